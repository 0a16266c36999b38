import { readCall, type Instance, type Mail, type RecipeInput, type Viewer } from '../index.ts';
import { completed, toResponse } from '../backend/answered.ts';
import { mailsOf } from '../backend/outbox.ts';
import { createInstance, respond, tokensOf } from '../index.ts';

export interface Ask {
  /** Who asks: a viewer, or nobody. A token of its own goes into `headers`. */
  as?: Viewer | null;
  key?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A backend that remembers what it became, for tests. */
export class TestBackend {
  instance: Instance;
  #keys = 0;

  constructor(recipe: RecipeInput = {}) {
    this.instance = createInstance(recipe);
  }

  /** What went out, as it is read, oldest first. */
  get mails(): Mail[] {
    return mailsOf(this.instance).reverse();
  }

  /** The whole state, byte for byte. */
  get bytes(): string {
    return JSON.stringify(this.instance);
  }

  async get<Body>(path: string, ask: Ask = {}): Promise<Answer<Body>> {
    return this.send('GET', path, { key: null, ...ask });
  }

  async post<Body>(path: string, body?: unknown, ask: Ask = {}): Promise<Answer<Body>> {
    return this.send('POST', path, { body, ...ask });
  }

  async send<Body>(method: string, path: string, ask: Ask): Promise<Answer<Body>> {
    const { as = 'owner', key = `key ${++this.#keys}`, body } = ask;
    const token = as && tokensOf(this.instance)[as];
    const request = new Request(`https://mock.invalid${path}`, {
      method,
      headers: {
        ...(token && { Authorization: `Bearer ${token}` }),
        ...(key !== null && { 'Idempotency-Key': key }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...ask.headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const call = await readCall(request, new URL(request.url).pathname);
    const answered = respond(this.instance, call);
    this.instance = answered.instance;
    const response = toResponse(await completed(answered));
    const { status, headers } = response;
    const isJson = headers.get('Content-Type')?.includes('json');
    const answer: unknown = isJson ? await response.json() : new Uint8Array(await response.arrayBuffer());
    return { status, headers, body: answer as Body };
  }

  /** Changes what was read: with its version. */
  async patch<Body>(path: string, body: unknown, version: string, ask: Ask = {}): Promise<Answer<Body>> {
    return this.send('PATCH', path, {
      body,
      ...ask,
      headers: { 'If-Match': `"${version}"`, ...ask.headers },
    });
  }

  async delete<Body>(path: string, version?: string, ask: Ask = {}): Promise<Answer<Body>> {
    const headers = { ...(version !== undefined && { 'If-Match': `"${version}"` }), ...ask.headers };
    return this.send('DELETE', path, { ...ask, headers });
  }

  /** Tells it what only a mock can be told, and gets what it says. */
  async tell<Body>(name: string, body?: unknown): Promise<Body> {
    const path = `/__mock__/${name}`;
    const ask = { as: null, key: null };
    const answer = await (body === undefined ? this.get<Body>(path, ask) : this.post<Body>(path, body, ask));
    if (answer.status >= 400) throw new Error(`${name} was refused: ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  /** Quotes and accepts. */
  async change<Change>(change: object): Promise<Answer<Change>> {
    const { body } = await this.post<{ id: string }>('/quotes', { change });
    return this.post(`/quotes/${body.id}/accept`);
  }
}
