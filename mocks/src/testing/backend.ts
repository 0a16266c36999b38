import { readCall, type Instance, type RecipeInput, type Viewer } from '../index.ts';
import { createInstance, respond, tokensOf } from '../index.ts';

export interface Ask {
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
    const { instance, response } = respond(this.instance, call);
    this.instance = instance;
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }

  /** Quotes and accepts. */
  async change<Change>(change: object): Promise<Answer<Change>> {
    const { body } = await this.post<{ id: string }>('/quotes', { change });
    return this.post(`/quotes/${body.id}/accept`);
  }
}
