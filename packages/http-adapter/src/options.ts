import type { GetToken } from './tokens.ts';

/** Where the backend is, and how to speak with it. */
export interface HttpAdapterOptions {
  /**
   * Base address of the API, http or https, with or without a trailing slash. A relative one is resolved against the
   * document. Its path is kept before, and its query beside, those of each request.
   */
  endpoint: string | URL;
  /**
   * Gives the bearer token of whoever is signed in, or none (`null`, `undefined`) when nobody is. It is asked for every
   * request, once for those that start together, so it should keep the token itself. When the backend answers 401 it is
   * asked once more, with the token that was `rejected`, and the request is repeated. Left out, the browser's cookies
   * say who asks.
   */
  getToken?: GetToken | undefined;
  /**
   * Id of the account in question, for a viewer who has several. Sent in the header `Billfold-Account`; left out, the
   * backend knows by the cookie, the token or the endpoint.
   */
  account?: string | undefined;
  /** Used instead of the global `fetch`. */
  fetch?: typeof globalThis.fetch | undefined;
  /** How often a request is sent at most, the first time included. Default 3. */
  tries?: number | undefined;
  /** Milliseconds after which one try counts as lost. Default 30,000. */
  timeout?: number | undefined;
  /** Waits between two tries: milliseconds, and the signal that ends the waiting. Default: a timer. */
  wait?: ((milliseconds: number, signal?: AbortSignal) => Promise<void>) | undefined;
}
