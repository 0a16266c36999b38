import { faultsIn, operations, Problem as ProblemSchema, type Operation } from '@billfold/contract/schemas';
import { Absent, Deviation } from './check.ts';

/** An answer, read. */
export interface Answer {
  status: number;
  headers: Headers;
  /** JSON, read; or the bytes of a file. */
  body: unknown;
}

/** What is asked. A header that is `null` is left out. */
export interface Asking {
  method: string;
  /** Below the account's address, encoded, with its query. */
  path: string;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  text?: string;
  headers?: Readonly<Record<string, string | null>>;
}

/** Sends to an account's address, and leaves the answer as it is. */
export type Send = (url: string, asking: Asking) => Promise<Response>;

const PATIENCE = 60_000;

/**
 * Asks and reads the answer, which must be valid by the contract: the operation's own, or a problem document (REQ-3).
 * @throws Deviation when it is not
 * @throws Absent when the backend knows no such operation
 */
export async function ask(send: Send, url: string, asking: Asking): Promise<Answer> {
  const response = await send(url, asking);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const media = response.headers.get('content-type') ?? '';
  const { status, headers } = response;
  if (isAbsent(asking, status, media)) throw absent(asking, status);
  const answer = { status, headers, body: /\bjson\b/i.test(media) ? jsonOf(bytes, asking) : bytes };
  validate(asking, answer, media);
  return answer;
}

/**
 * Whether this answer says that there is no such operation: a server that does not know the way there, or not with this
 * method, says so with 405 or 501, or with 404 where no id could have been the reason. What a mailed link is about is found by
 * its token, which may be nobody's.
 */
function isAbsent({ method, path }: Asking, status: number, media: string): boolean {
  const operation = operationAt(method, path);
  // Without an account there is nothing to hold, and one that is another's has no account to show.
  if (!operation || operation.path === '/account') return false;
  if (status === 405 || status === 501) return true;
  if (status !== 404) return false;
  const needsNoId = method === 'GET' && !/\{|confirmations/.test(operation.path);
  return needsNoId || !isProblem(media);
}

function absent({ method, path }: Asking, status: number): Absent {
  const operation = `${method} ${operationAt(method, path)?.path ?? path}`;
  return new Absent(operation, `${operation} is not there: it answered ${status}`);
}

const isProblem = (media: string): boolean => /^application\/problem\+json\b/i.test(media);

/** The one place from which anything is sent. Where redirects are not followed, a redirect is the answer. */
export function overHttp(redirect: 'follow' | 'manual'): Send {
  return (url, { method, path, body, text, headers = {} }) => {
    const sent = text ?? textOf(body);
    const wanted: Record<string, string | null> = {
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    };
    const kept = Object.entries(wanted).filter((entry): entry is [string, string] => entry[1] !== null);
    return fetch(url + path, {
      method,
      headers: kept,
      redirect,
      // In a page, no cookie signs anybody in.
      credentials: 'omit',
      signal: AbortSignal.timeout(PATIENCE),
      ...(sent !== undefined && { body: sent }),
    });
  };
}

/** `undefined` for what JSON does not know. */
function textOf(body: unknown): string | undefined {
  return body === undefined ? undefined : JSON.stringify(body);
}

function jsonOf(bytes: Uint8Array, { method, path }: Asking): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new Deviation(`${method} ${path} answered what says that it is JSON, and is not`, { cause });
  }
}

function validate(asking: Asking, answer: Answer, media: string): void {
  const what = `${asking.method} ${asking.path.slice(0, 120)} answered ${answer.status}`;
  if (answer.status >= 400) {
    if (!isProblem(media))
      throw new Deviation(`${what} with ${media || 'no media type'} instead of application/problem+json`);
    conform(ProblemSchema, answer.body, what);
    if ((answer.body as { status: number }).status !== answer.status)
      throw new Deviation(`${what} with a problem document that says another status`);
    return;
  }
  const operation = operationAt(asking.method, asking.path);
  if (!operation) throw new Deviation(`${what}, and the contract has no such operation`);
  if (answer.status !== operation.status) throw new Deviation(`${what} instead of ${operation.status}`);
  if (operation.answer) conform(operation.answer, answer.body, what);
  else if (!media.startsWith(operation.media ?? 'application/octet-stream'))
    throw new Deviation(`${what} with ${media} instead of ${operation.media ?? 'a file'}`);
}

/** @throws Deviation saying where, what the contract wants there, and what came */
export function conform(schema: NonNullable<Operation['answer']>, value: unknown, what: string): void {
  const [fault, ...others] = faultsIn(schema, value);
  if (!fault) return;
  const more = others.length > 0 ? ` (and ${others.length} more)` : '';
  throw new Deviation(
    `${what} with what the contract does not allow: ${fault.pointer && `${fault.pointer}: `}${fault.detail}${more}`,
  );
}

/** Of two that fit, the one with more literal parts: `/invoices/upcoming` is no invoice's id. */
export function operationAt(method: string, path: string): Operation | undefined {
  const [plain = ''] = path.split('?');
  const braces = ({ path: pattern }: Operation) => pattern.split('{').length;
  return Object.values<Operation>(operations)
    .filter((operation) => operation.method === method && fits(operation.path, plain))
    .sort((a, b) => braces(a) - braces(b))[0];
}

/** Whether a path is one of the contract's, part by part; what stands in braces is any id. */
export function fits(pattern: string, path: string): boolean {
  const [expected, parts] = [pattern.split('/'), path.split('/')];
  return (
    expected.length === parts.length &&
    expected.every((part, at) => part.startsWith('{') || part === parts[at])
  );
}
