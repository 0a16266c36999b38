import { BillingError, type WriteOptions } from '@billfold/contract';
import { abortable, pause } from './abort.ts';
import { readAnswer, readJsonText, type Answer, type AnswerName } from './answer.ts';
import type { HttpAdapterOptions } from './options.ts';
import { delayAfter } from './retry.ts';
import { createTokens } from './tokens.ts';
import { createToUrl, type Query } from './url.ts';

/** One thing that is asked of the backend. */
export interface BackendRequest<Name extends AnswerName> {
  /** The schema that the answer follows. */
  answer: Name;
  /** Parts of the path, not yet encoded. */
  path: readonly string[];
  method?: 'POST';
  query?: Query | undefined;
  body?: unknown;
  options?: WriteOptions | undefined;
}

export type Send = <Name extends AnswerName>(request: BackendRequest<Name>) => Promise<Answer<Name>>;

/** Gives the function that all requests go through: who asks, tries, and reading the answer. */
export function createSend(settings: HttpAdapterOptions): Send {
  const { account, tries = 3, timeout = 30_000, wait = pause } = settings;
  const fetch = settings.fetch ?? ((input, init) => globalThis.fetch(input, init));
  const tokens = settings.getToken && createTokens(settings.getToken);
  const toUrl = createToUrl(settings.endpoint);

  return async (request) => {
    const { answer, path, method = 'GET', query, body, options = {} } = request;
    const { signal } = options;
    const url = toUrl(path, query);
    const headers: Record<string, string> = { Accept: 'application/json, application/problem+json' };
    if (account) headers['Billfold-Account'] = account;
    if (method === 'POST') headers['Idempotency-Key'] = options.idempotencyKey ?? randomKey();
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const init: RequestInit = {
      method,
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
      const [response, text] = await transfer(token);
      return readAnswer(response, text, answer);
    }

    /** Sends it once, and waits until the answer is there with its body. */
    async function transfer(token?: string) {
      const lost = AbortSignal.timeout(timeout);
      const over = signal ? AbortSignal.any([signal, lost]) : lost;
      const authorization = token && { Authorization: `Bearer ${token}` };
      try {
        const sent = fetch(url, { ...init, headers: { ...headers, ...authorization }, signal: over });
        const response = await abortable(sent, over);
        return [response, await abortable(readJsonText(response), over)] as const;
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
