import { WRONG_TOKEN } from './harmless.ts';
import { operationAt, type Send } from './http.ts';

/** What was sent, and how often. */
export interface Sent {
  /** `GET`; of an adapter, the method that was called: `list`. */
  method: string;
  /** As the contract has it, such as `/invoices/{invoiceId}`; of an adapter, the facet: `invoices`. */
  path: string;
  /** How often. */
  times: number;
  /** How often of these with a token that is somebody's. An adapter is always signed in. */
  withToken: number;
}

/** Counts what is sent. */
export class SentLog {
  readonly #rows = new Map<string, Sent>();

  add(method: string, path: string, withToken: boolean): void {
    const key = `${method} ${path}`;
    const { times, withToken: before } = this.#rows.get(key) ?? { times: 0, withToken: 0 };
    this.#rows.set(key, { method, path, times: times + 1, withToken: before + Number(withToken) });
  }

  /** By path, then by method. */
  list(): Sent[] {
    return [...this.#rows.values()].sort((a, b) => inOrder(a.path, b.path) || inOrder(a.method, b.method));
  }

  /** Sends, and counts each request before it goes. */
  counting(send: Send): Send {
    return (url, asking) => {
      const { method, path, headers } = asking;
      const token = headers?.authorization ?? null;
      const known = operationAt(method, path)?.path ?? path.split('?')[0] ?? path;
      this.add(method, known, token !== null && token !== `Bearer ${WRONG_TOKEN}`);
      return send(url, asking);
    };
  }
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
