import type { FieldError, Problem, Quote, Remedy } from '@billfold/contract';
import { Refusal } from '@billfold/rules';
import type { Reply } from './answered.ts';

/** A refusal that the rules know nothing of: it comes from the way of asking. */
export class HttpRefusal extends Refusal {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** With `quote_stale`: the new quote. */
  readonly quote: Quote | undefined;

  constructor(
    status: number,
    code: string,
    detail: string,
    more: {
      errors?: readonly FieldError[];
      remedy?: Remedy;
      headers?: Readonly<Record<string, string>>;
      quote?: Quote;
    } = {},
  ) {
    super(code, detail, more);
    this.status = status;
    this.headers = more.headers ?? {};
    this.quote = more.quote;
  }
}

/** The input is wrong, field by field. */
export function invalid(errors: readonly FieldError[]): HttpRefusal {
  const [first] = errors;
  return new HttpRefusal(422, 'invalid_request', first ? inOneLine(first) : 'See errors', { errors });
}

/** `/to: It must be …`; only what it must be where the whole is meant. */
export const inOneLine = ({ pointer, detail }: FieldError): string =>
  [...(pointer ? [pointer] : []), detail].join(': ');

/** What is asked for does not exist, or not for this account. */
export function notFound(what: string): HttpRefusal {
  return new HttpRefusal(404, 'not_found', `There is no such ${what}`);
}

/** Refusals of the rules that are no matter of the account's state. */
const STATUS: Readonly<Record<string, number>> = {
  forbidden: 403,
  not_found: 404,
  version_stale: 412,
  invalid_request: 422,
  version_missing: 428,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not possible now',
  412: 'Changed in the meantime',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Invalid request',
  428: 'Header missing',
  429: 'Too many requests',
  503: 'Not available',
};

/** A refusal as a problem document (REQ-3). */
export function problemReply(refusal: Refusal, path: string): Reply {
  const http = refusal instanceof HttpRefusal ? refusal : undefined;
  const status = http?.status ?? STATUS[refusal.code] ?? 409;
  const { code, errors, requiredPermission, remedy } = refusal;
  const problem: Problem = {
    type: `urn:billfold:problem:${code}`,
    title: TITLES[status] ?? 'Error',
    status,
    detail: refusal.message,
    code,
    instance: path,
    ...(errors.length > 0 && { errors: [...errors] }),
    ...(requiredPermission && { requiredPermission }),
    ...(remedy && { remedy }),
    ...(http?.quote && { quote: http.quote }),
  };
  return json(problem, status, { 'Content-Type': 'application/problem+json', ...http?.headers });
}

/** An answer. Nobody keeps it: the next one may be another. */
export function json(body: unknown, status: number, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store', ...headers },
    body: JSON.stringify(body),
  };
}
