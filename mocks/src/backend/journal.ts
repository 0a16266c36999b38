import type { Instance } from '../instance.ts';
import type { Call } from './call.ts';

/** A request that changed the backend, so that it can be made again. A list of them tells an account's whole story. */
export interface Entry {
  method: string;
  path: string;
  query: string;
  /** Who asked; `null` where no token is needed. */
  memberId: string | null;
  idempotencyKey: string | null;
  contentType: string | null;
  /** The version that was read, in quotation marks. */
  ifMatch: string | null;
  body: string;
  /** Which of the links that were mailed it bears: the token in its body; `null`: none. */
  link: number | null;
}

/** Whether a request belongs to the story. A card's number does not: what the vault keeps of it is kept as it is (PAY-3). */
export function isNoted({ path }: Call): boolean {
  return path !== '/__mock__/vault/tokens';
}

export function entryOf({ tokens, links }: Instance, { method, path, query, headers, body }: Call): Entry {
  const token = bearer(headers);
  // What only a mock can be told takes neither a token nor a key.
  const told = path.startsWith('/__mock__/');
  return {
    method,
    path,
    query: query.toString(),
    memberId: told ? null : (tokens.find((known) => known.token === token)?.memberId ?? null),
    idempotencyKey: told ? null : headers.get('Idempotency-Key'),
    contentType: headers.get('Content-Type'),
    ifMatch: headers.get('If-Match'),
    body,
    link: path === '/confirmations' ? links.indexOf(tokenIn(body)) : null,
  };
}

/** The request once more, to the same account or to one that is told the same story: its links bear other tokens. */
export function callOf({ tokens, links }: Instance, entry: Entry): Call {
  const { method, path, query, link, memberId, idempotencyKey, contentType, ifMatch } = entry;
  const headers = new Headers();
  const token = tokens.find((known) => known.memberId === memberId)?.token;
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (idempotencyKey !== null) headers.set('Idempotency-Key', idempotencyKey);
  if (contentType !== null) headers.set('Content-Type', contentType);
  if (ifMatch !== null) headers.set('If-Match', ifMatch);
  const body = link === null ? entry.body : withToken(entry.body, links[link] ?? '');
  return { method, path, query: new URLSearchParams(query), headers, body };
}

/** The token of a request, if it has one. */
export function bearer(headers: Call['headers']): string | undefined {
  return /^Bearer (\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1];
}

function tokenIn(body: string): string {
  return (JSON.parse(body) as { token: string }).token;
}

function withToken(body: string, token: string): string {
  return JSON.stringify({ ...(JSON.parse(body) as object), token });
}
