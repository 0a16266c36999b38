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
  body: string;
}

export function entryOf({ tokens }: Instance, { method, path, query, headers, body }: Call): Entry {
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
    body,
  };
}

export function callOf({ tokens }: Instance, entry: Entry): Call {
  const { method, path, query, body, memberId, idempotencyKey, contentType } = entry;
  const headers = new Headers();
  const token = tokens.find((known) => known.memberId === memberId)?.token;
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (idempotencyKey !== null) headers.set('Idempotency-Key', idempotencyKey);
  if (contentType !== null) headers.set('Content-Type', contentType);
  return { method, path, query: new URLSearchParams(query), headers, body };
}

/** The token of a request, if it has one. */
export function bearer(headers: Headers): string | undefined {
  return /^Bearer (\S+)$/i.exec(headers.get('Authorization') ?? '')?.[1];
}
