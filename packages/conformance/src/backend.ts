import type {
  Change,
  History,
  Invoice,
  MemberList,
  Problem,
  Quote,
  RequestedChange,
  UpcomingInvoice,
} from '@billfold/contract';
import { operations, Problem as ProblemSchema, type Operation } from '@billfold/contract/schemas';
import { Deviation, NothingToTry } from './check.ts';

/** How an account is to begin, as `POST /__mock__/instances` takes it. */
export interface Recipe {
  scenario?: string;
  /** Where the clock stands: a day or an instant. */
  at: string;
  overrides?: Record<string, unknown>;
}

/** An answer, read. */
export interface Answer {
  status: number;
  body: unknown;
}

/** A backend to be held against the rules: it can begin accounts and move their clocks. */
export class Backend {
  readonly #url: string;

  /** @param url where `/__mock__/instances` is */
  constructor(url: string) {
    this.#url = url.replace(/\/$/, '');
  }

  /**
   * Begins an account, and signs its owner in.
   * @throws NothingToTry where no accounts can be begun
   */
  async begin(recipe: Recipe): Promise<Session> {
    const where = `${this.#url}/__mock__/instances`;
    const response = await fetch(where, json('POST', { scenario: 'team', ...recipe })).catch(
      (cause: unknown) => {
        throw new NothingToTry(`No answer came from ${where}`, { cause });
      },
    );
    const body = (await response.json().catch(() => undefined)) as
      { baseUrl: string; tokens: Record<string, string> } | undefined;
    if (!body || response.status === 404) {
      throw new NothingToTry(
        `POST ${where} has to begin an account, as the mock's does, and answered ${response.status}`,
      );
    }
    if (!response.ok) throw new Deviation(`An account could not be begun: ${JSON.stringify(body)}`);
    return new Session(body.baseUrl, body.tokens, 'owner');
  }
}

/** One account, as one person sees it. Every answer is held against the contract. */
export class Session {
  readonly #url: string;
  readonly #tokens: Record<string, string>;
  readonly #viewer: string;

  constructor(url: string, tokens: Record<string, string>, viewer: string) {
    this.#url = url.replace(/\/$/, '');
    this.#tokens = tokens;
    this.#viewer = viewer;
  }

  /** The same account as somebody else sees it. */
  as(viewer: string): Session {
    return new Session(this.#url, this.#tokens, viewer);
  }

  /** Moves the account's clock to a day, or to an instant. */
  async moveTo(to: string): Promise<void> {
    const response = await fetch(`${this.#url}/__mock__/clock`, json('POST', { to }));
    if (!response.ok) throw new Deviation(`The clock could not be moved to ${to}: ${await response.text()}`);
  }

  /** Lets every charge from now on be declined with this code, or none. */
  async decline(code: string | null): Promise<void> {
    const response = await fetch(`${this.#url}/__mock__/faults`, json('POST', { charges: code }));
    if (!response.ok) throw new Deviation(`The card could not be made to decline: ${await response.text()}`);
  }

  /** Asks; the answer is whatever came, valid by the contract. */
  async ask(
    method: Operation['method'],
    path: string,
    body?: unknown,
    key: string = crypto.randomUUID(),
  ): Promise<Answer> {
    const token = this.#tokens[this.#viewer];
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(method !== 'GET' && { 'idempotency-key': key }),
    };
    const response = await fetch(this.#url + path, json(method, body, headers));
    const answer = { status: response.status, body: (await response.json()) as unknown };
    validate(method, path, answer);
    return answer;
  }

  /** Asks for what must be granted. */
  async get<Body>(path: string): Promise<Body> {
    return granted(await this.ask('GET', path), `GET ${path}`) as Body;
  }

  async post<Body>(path: string, body?: unknown): Promise<Body> {
    return granted(await this.ask('POST', path, body), `POST ${path}`) as Body;
  }

  quote(change: RequestedChange): Promise<Quote> {
    return this.post<Quote>('/quotes', { change });
  }

  /** Asks for what must be refused. */
  async refusal(change: RequestedChange): Promise<Problem> {
    const { status, body } = await this.ask('POST', '/quotes', { change });
    if (status < 400) throw new Deviation(`Quoting ${change.type} should have been refused`);
    return body as Problem;
  }

  accept(quote: Quote): Promise<Change> {
    return this.post<Change>(`/quotes/${quote.id}/accept`);
  }

  /** Asks for a quote and accepts it. */
  async make(change: RequestedChange): Promise<{ quote: Quote; change: Change }> {
    const quote = await this.quote(change);
    return { quote, change: await this.accept(quote) };
  }

  invoice(id: string | null): Promise<Invoice> {
    return this.get<Invoice>(`/invoices/${id ?? ''}`);
  }

  upcoming(): Promise<UpcomingInvoice> {
    return this.get<UpcomingInvoice>('/invoices/upcoming');
  }

  history(): Promise<History> {
    return this.get<History>('/history?limit=100');
  }

  /** The id of the member who has this address. */
  async member(email: string): Promise<string> {
    const { data } = await this.get<MemberList>(`/members?limit=100&query=${encodeURIComponent(email)}`);
    const found = data.find((member) => member.email === email);
    if (!found) throw new Deviation(`Nobody with the address ${email} holds a seat`);
    return found.id;
  }
}

function json(method: string, body?: unknown, headers: Record<string, string> = {}): RequestInit {
  return {
    method,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

function granted({ status, body }: Answer, what: string): unknown {
  if (status >= 400) throw new Deviation(`${what} was refused: ${JSON.stringify(body)}`);
  return body;
}

/** Every answer is what the contract promises: the operation's own, or a problem document (REQ-3). */
function validate(method: Operation['method'], path: string, { status, body }: Answer): void {
  const route = path.split('?')[0] ?? '';
  const operation = Object.values<Operation>(operations).find(
    (candidate) => candidate.method === method && pattern(candidate.path).test(route),
  );
  if (!operation) throw new Deviation(`The contract has no ${method} ${route}`);
  const schema = status >= 400 ? ProblemSchema : operation.answer;
  const { error } = schema.safeParse(body);
  if (!error) return;
  const [issue] = error.issues;
  throw new Deviation(
    `${method} ${route} answered ${status} with what the contract does not allow: /${issue?.path.join('/') ?? ''} ${issue?.message ?? ''}`,
  );
}

/** Literal paths come first: `/invoices/upcoming` is no invoice's id. */
function pattern(path: string): RegExp {
  return new RegExp(
    `^${path.replace(/\{\w+\}/g, path.startsWith('/invoices/{') ? '(?!upcoming$)[^/]+' : '[^/]+')}$`,
  );
}
