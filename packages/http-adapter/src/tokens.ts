import { BillingError } from '@billfold/contract';

/** The host page's function: no token when nobody is signed in. */
export type GetToken = (rejected?: string) => string | null | undefined | Promise<string | null | undefined>;

/** Gives a token; asked again with the one that the backend rejected. */
export type Tokens = (rejected?: string) => Promise<string>;

/**
 * Asks the host page for tokens: once for requests that start together, and once for those that are rejected together.
 * No token is kept for later requests, so that somebody else who signs in is never served with the former one's.
 * @throws BillingError `session_expired` when there is none; `unexpected` when the host page's function fails.
 */
export function createTokens(getToken: GetToken): Tokens {
  const asked = new Map<string | undefined, Promise<string>>();
  let newest: string | undefined;

  async function ask(rejected?: string): Promise<string> {
    const token = await askHost(rejected);
    if (!token) throw new BillingError('session_expired', 'Nobody is signed in: getToken gave no token');
    newest = token;
    return token;
  }

  async function askHost(rejected?: string): Promise<string | null | undefined> {
    try {
      return await getToken(rejected);
    } catch (cause) {
      throw new BillingError('unexpected', 'getToken failed', { cause });
    }
  }

  return (rejected) => {
    // Somebody was rejected with the same token a moment ago, and a newer one has come since.
    if (rejected && newest && newest !== rejected) return Promise.resolve(newest);
    let token = asked.get(rejected);
    if (!token) {
      token = ask(rejected).finally(() => asked.delete(rejected));
      asked.set(rejected, token);
    }
    return token;
  };
}
