import { BillingError, type WriteOptions } from '@billfold/contract';
import { abortable, pause } from './abort.ts';
import { mediaTypeFor, readAnswer, readBody, shapesFor, type Answer, type AnswerName } from './answer.ts';
import type { HttpAdapterOptions } from './options.ts';
import { delayAfter } from './retry.ts';
import { createTokens } from './tokens.ts';
import { createToUrl, type Query } from './url.ts';

/** One thing that is asked of the backend. */
export interface BackendRequest<Name extends AnswerName> {
  /** The schema that the answer follows, or the media type of the file that it is. */
  answer: Name;
  /** Parts of the path, not yet encoded. */
  path: readonly string[];
  /** How something is done; left out, something is read. */
  method?: WriteMethod;
  query?: Query | undefined;
  body?: unknown;
  /** Beside those that every such request has, or instead of them. */
  headers?: Readonly<Record<string, string>>;
  options?: WriteOptions | undefined;
}

/** Requests of these methods bear a key, and are done once (REQ-1). */
export type WriteMethod = 'POST' | 'PATCH' | 'DELETE';

export type Send = <Name extends AnswerName>(request: BackendRequest<Name>) => Promise<Answer<Name>>;

/** Gives the function that all requests go through: who asks, tries, and reading the answer. */
export function createSend(settings: HttpAdapterOptions): Send {
  const { account, tries = 3, timeout = 30_000, wait = pause } = settings;
  const fetch = settings.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const tokens = settings.getToken && createTokens(settings.getToken);
  const toUrl = createToUrl(settings.endpoint);

  return async (request) => {
    const { answer, path, method, query, body, options = {} } = request;
    const { signal } = options;
    const url = toUrl(path, query);
    const headers: Record<string, string> = { Accept: `${mediaTypeFor(answer)}, application/problem+json` };
    if (account) headers['Billfold-Account'] = account;
    if (method) headers['Idempotency-Key'] = options.idempotencyKey ?? randomKey();
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    Object.assign(headers, request.headers);
    const init: RequestInit = {
      method: method ?? 'GET',
      // What somebody else changed must show: the browser's cache asks the backend each time.
      cache: 'no-cache',
      // One identity per request: the token's, or the cookie's.
      credentials: tokens ? 'omit' : 'include',
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };

    for (let tried = 1; ; tried++) {
      try {
        return await authorize();
      } catch (error) {
        signal?.throwIfAborted();
        const delay = error instanceof BillingError ? delayAfter(error, tried) : undefined;
        if (delay === undefined || tried >= tries) throw error;
        await wait(delay, signal);
      }
    }

    /** Sends it with a token, and once more with a fresh one if that is rejected. */
    async function authorize() {
      signal?.throwIfAborted();
      if (!tokens) return exchange();
      const token = await abortable(tokens(), signal);
      try {
        return await exchange(token);
      } catch (error) {
        if (!(error instanceof BillingError && error.status === 401)) throw error;
      }
      return exchange(await abortable(tokens(token), signal));
    }

    /** Sends it once, and reads the answer. */
    async function exchange(token?: string) {
      const [response, body, shapes] = await transfer(token);
      return readAnswer(response, body, answer, shapes);
    }

    /** Sends it once, and waits until the answer is there with its body, and what it is to be held against. */
    async function transfer(token?: string) {
      const lost = AbortSignal.timeout(timeout);
      const over = signal ? AbortSignal.any([signal, lost]) : lost;
      const authorization = token && { Authorization: `Bearer ${token}` };
      try {
        // Nothing is done whose answer could not be read.
        if (method) await abortable(shapesFor(answer), over);
        const sent = fetch(url, { ...init, headers: { ...headers, ...authorization }, signal: over });
        const [response, shapes] = await abortable(Promise.all([sent, shapesFor(answer)]), over);
        return [response, await abortable(readBody(response, answer), over), shapes] as const;
      } catch (cause) {
        signal?.throwIfAborted();
        throw new BillingError('network', `No answer came from ${url}`, { cause });
      }
    }
  };
}

/** 128 random bits. Unlike `crypto.randomUUID` this is there on pages without https, too. */
function randomKey(): string {
  return crypto.getRandomValues(new Uint32Array(4)).join('-');
}
