import type {
  Account,
  Change,
  CreditNote,
  History,
  HistoryEntry,
  Invoice,
  Member,
  PaymentMethod,
  PlanList,
  Problem,
  Quote,
  RequestedChange,
  Subscription,
  UpcomingInvoice,
} from '@billfold/contract';
import { Deviation, expectEqual } from './check.ts';
import { allEntries, type Page } from './pages.ts';
import { ask, type Answer, type Asking, type Send } from './http.ts';

/** A mail, as the mock's outbox has it. */
export interface Mail {
  id: string;
  kind: string;
  /** An address, or several. */
  to: string | string[];
  subject: string;
  text: string;
  /** What it leads to; left out where it leads nowhere. */
  links?: { kind: string; href: string }[];
  at: string;
}

/** One account, as one person sees it. Every answer is held against the contract. */
export class Session {
  /** The account's address, without a slash at its end. */
  readonly url: string;
  readonly #tokens: Readonly<Record<string, string>>;
  readonly #viewer: string;
  readonly #send: Send;

  /** All that it asks goes by `send`, which may refuse to. */
  constructor(url: string, tokens: Readonly<Record<string, string>>, viewer: string, send: Send) {
    this.url = url.replace(/\/$/, '');
    this.#tokens = tokens;
    this.#viewer = viewer;
    this.#send = send;
  }

  /** The same account as somebody else sees it: `manager`, `member`, `invited`. */
  as(viewer: string): Session {
    if (!this.#tokens[viewer]) throw new Deviation(`There is no token for a viewer ${viewer}`);
    return new Session(this.url, this.#tokens, viewer, this.#send);
  }

  /** The same person at another address of the account, such as its past (TIME-2). */
  at(url: string): Session {
    return new Session(url, this.#tokens, this.#viewer, this.#send);
  }

  /** Asks anything; the answer is whatever came, valid by the contract. */
  ask(asking: Asking): Promise<Answer> {
    const token = this.#tokens[this.#viewer];
    const headers = {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(asking.method !== 'GET' && { 'idempotency-key': crypto.randomUUID() }),
      ...asking.headers,
    };
    return ask(this.#send, this.url, { ...asking, headers });
  }

  /** Asks for what must be granted. */
  async must<Body>(asking: Asking): Promise<Body> {
    const { status, body } = await this.ask(asking);
    if (status >= 400)
      throw new Deviation(`${asking.method} ${asking.path} was refused: ${JSON.stringify(body)}`);
    return body as Body;
  }

  /**
   * Asks for what must be refused with this status and code.
   * @throws Deviation when it is granted, or refused otherwise
   */
  async refused(asking: Asking, status: number, code: string): Promise<Problem> {
    const answer = await this.ask(asking);
    const problem = answer.body as Partial<Problem>;
    expectEqual(
      [answer.status, problem.code],
      [status, code],
      `${asking.method} ${asking.path.slice(0, 120)}`,
    );
    return problem as Problem;
  }

  get<Body>(path: string): Promise<Body> {
    return this.must<Body>({ method: 'GET', path });
  }

  post<Body>(path: string, body?: unknown): Promise<Body> {
    return this.must<Body>({ method: 'POST', path, body });
  }

  /** An edit of what was read at this version (REQ-2). */
  edit<Body>(
    method: 'PATCH' | 'DELETE' | 'POST',
    path: string,
    version: string,
    body?: unknown,
  ): Promise<Body> {
    return this.must<Body>({ method, path, body, headers: { 'if-match': `"${version}"` } });
  }

  /** All entries of a list, page by page, however few a page has. */
  all<Entry extends { id: string }>(path: string): Promise<Entry[]> {
    const list = `${path}${path.includes('?') ? '&' : '?'}limit=100`;
    return allEntries(`GET ${path}`, (cursor) =>
      this.get<Page<Entry>>(cursor === undefined ? list : `${list}&cursor=${encodeURIComponent(cursor)}`),
    );
  }

  account(): Promise<Account> {
    return this.get<Account>('/account');
  }

  subscription(): Promise<Subscription> {
    return this.get<Subscription>('/subscription');
  }

  async plans(): Promise<PlanList['data']> {
    return (await this.get<PlanList>('/plans')).data;
  }

  invoice(id: string | null): Promise<Invoice> {
    return this.get<Invoice>(`/invoices/${id ?? 'none'}`);
  }

  creditNote(id: string | undefined): Promise<CreditNote> {
    return this.get<CreditNote>(`/credit-notes/${id ?? 'none'}`);
  }

  upcoming(): Promise<UpcomingInvoice> {
    return this.get<UpcomingInvoice>('/invoices/upcoming');
  }

  /** Every document, newest first. */
  history(): Promise<HistoryEntry[]> {
    return this.all<HistoryEntry>('/history');
  }

  /** How many documents there are. */
  async documents(): Promise<number> {
    return (await this.get<History>('/history?limit=1')).total ?? (await this.history()).length;
  }

  /** The invoice that was finalised last. */
  async latestInvoice(): Promise<Invoice> {
    const entry = (await this.history()).find(({ type }) => type === 'invoice');
    if (!entry) throw new Deviation('There is no invoice yet');
    return this.invoice(entry.id);
  }

  async paymentMethods(): Promise<PaymentMethod[]> {
    return (await this.get<{ data: PaymentMethod[] }>('/payment-methods')).data;
  }

  members(): Promise<Member[]> {
    return this.all<Member>('/members');
  }

  /** The id of the member who has this address. */
  async member(email: string): Promise<string> {
    const found = (await this.all<Member>(`/members?query=${encodeURIComponent(email)}`)).find(
      (member) => member.email === email,
    );
    if (!found) throw new Deviation(`Nobody with the address ${email} holds a seat`);
    return found.id;
  }

  quote(change: RequestedChange): Promise<Quote> {
    return this.post<Quote>('/quotes', { change });
  }

  accept(quote: Quote): Promise<Change> {
    return this.post<Change>(`/quotes/${quote.id}/accept`);
  }

  /** Asks for a quote and accepts it. */
  async make(change: RequestedChange): Promise<{ quote: Quote; change: Change }> {
    const quote = await this.quote(change);
    return { quote, change: await this.accept(quote) };
  }

  /** A change that must be refused, whatever the status. */
  async refusal(change: RequestedChange): Promise<Problem> {
    const { status, body } = await this.ask({ method: 'POST', path: '/quotes', body: { change } });
    if (status < 400) throw new Deviation(`Quoting ${change.type} should have been refused`);
    return body as Problem;
  }

  /** Asks one of the controls under `/__mock__/`, whatever it answers. */
  tryControl(name: string, body?: unknown): Promise<Response> {
    const method = body === undefined ? 'GET' : 'POST';
    return this.#send(this.url, { method, path: `/__mock__/${name}`, body });
  }

  /** Asks one of the controls for what it must do. */
  async control<Body>(name: string, body?: unknown): Promise<Body> {
    const response = await this.tryControl(name, body);
    const said = await response.text();
    if (!response.ok) throw new Deviation(`/__mock__/${name} refused ${JSON.stringify(body)}: ${said}`);
    return JSON.parse(said) as Body;
  }

  /** Moves the account's clock to a day, or to an instant. */
  async moveTo(to: string): Promise<void> {
    await this.control('clock', { to });
  }

  /** Moves the account's clock on: `P1D`, `PT2H`. */
  async advance(span: string): Promise<void> {
    await this.control('clock', { advance: span });
  }

  /** Lets every charge from now on be declined with this code, or none. */
  async decline(code: string | null): Promise<void> {
    await this.control('faults', { charges: code });
  }

  /** What was mailed, newest first. */
  async outbox(): Promise<Mail[]> {
    return (await this.control<{ data: Mail[] }>('outbox')).data;
  }

  /** The token for a test card's number, as the card field gives it. */
  async cardToken(number: string, expMonth = 12, expYear = 2031): Promise<string> {
    return (await this.control<{ token: string }>('vault/tokens', { number, expMonth, expYear })).token;
  }

  /** Adds a test card. */
  async addCard(number: string, expMonth = 12, expYear = 2031): Promise<PaymentMethod> {
    return this.post<PaymentMethod>('/payment-methods', {
      token: await this.cardToken(number, expMonth, expYear),
    });
  }
}
