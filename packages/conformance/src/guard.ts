import { operations, type Operation } from '@billfold/contract/schemas';
import { NotCovered } from './check.ts';
import { harmlessReads, NO_SUCH_ID, refusedActions, refusedReads, WRONG_TOKEN } from './harmless.ts';
import { fits, type Asking, type Send } from './http.ts';

/** A request to one account, each part read once, so that what was looked at is what is sent. */
interface Request {
  method: string;
  path: string;
  query: URLSearchParams;
  authorization: string | undefined;
  /** Beside `authorization`, in lower case. */
  headers: Record<string, string>;
  text: string | undefined;
}

/** Of an action that must be refused. */
const ACTION_HEADERS: Readonly<Record<string, RegExp>> = {
  'idempotency-key': /^[\w-]+$/,
  'if-match': /^"x"$/,
  'content-type': /^application\/json$/,
};

/**
 * Sends to the account at this address what `harmless.ts` lists, and nothing else, whoever asks and however it is spelt:
 * a request is put together anew from the parts that were recognised.
 * @throws NotCovered in place of sending
 */
export function guarded(base: string, tokens: Readonly<Record<string, string>>, send: Send): Send {
  const real = new Set(Object.values(tokens).flatMap((token) => (token ? [`Bearer ${token}`] : [])));
  return async (url, asking) => {
    const request = requestOf(asking);
    if (url !== base || !request || !isHarmless(request, real))
      throw new NotCovered(
        `${asking.method} ${asking.path.slice(0, 120)} could do harm to an account that is real`,
      );
    const { method, path, query, authorization, headers, text } = request;
    return send(base, {
      method,
      path: query.size > 0 ? `${path}?${query.toString()}` : path,
      headers: { ...headers, authorization: authorization ?? null },
      ...(text !== undefined && { text }),
    });
  };
}

/** `undefined` where the path is not spelt as plainly as the contract's are: no empty, dotted or encoded segments. */
function requestOf({ method, path: whole, body, text, headers = {} }: Asking): Request | undefined {
  const [, path, query = ''] = /^((?:\/(?!\.{1,2}(?:[/?]|$))[\w.~:@-]+)+)(?:\?([^]*))?$/.exec(whole) ?? [];
  if (path === undefined) return undefined;
  const kept = Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null);
  const { authorization, ...others } = Object.fromEntries(new Headers(kept));
  return {
    method,
    path,
    query: new URLSearchParams(query),
    authorization,
    headers: others,
    text: text ?? (body === undefined ? undefined : JSON.stringify(body)),
  };
}

function isHarmless(request: Request, real: ReadonlySet<string>): boolean {
  const { authorization } = request;
  const signed = authorization !== undefined && real.has(authorization);
  const wrong = authorization === undefined || authorization === `Bearer ${WRONG_TOKEN}`;
  if (!signed && !wrong) return false;
  // Where nobody has a token the account is open to all, and a request without one is as good as any.
  return isRead(request) || (!signed && real.size > 0 && isRefusedAction(request));
}

function isRead({ method, path, query, headers, text }: Request): boolean {
  if (method !== 'GET' || text !== undefined || Object.keys(headers).length > 0) return false;
  const asks = (names: readonly string[]) => [...query.keys()].every((name) => names.includes(name));
  return (
    listed(harmlessReads).some(
      (operation) => fits(operation.path, path) && asks(Object.keys(operation.query?.shape ?? {})),
    ) || refusedReads.some((read) => read.path === path && asks(read.query))
  );
}

function isRefusedAction({ method, path, query, headers, text }: Request): boolean {
  return (
    query.size === 0 &&
    (text === undefined || text === '{}') &&
    Object.entries(headers).every(([name, value]) => ACTION_HEADERS[name]?.test(value)) &&
    listed(refusedActions).some(
      (operation) => operation.method === method && operation.path.replace(/\{\w+\}/g, NO_SUCH_ID) === path,
    )
  );
}

function listed(these: Readonly<Record<string, string>>): Operation[] {
  return Object.entries<Operation>(operations).flatMap(([id, operation]) => (id in these ? [operation] : []));
}
