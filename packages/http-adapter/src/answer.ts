import { BillingError, type Problem } from '@billfold/contract';
import {
  invalidAnswer,
  shapes,
  validate,
  type AnswerOf,
  type SchemaName,
  type Shapes,
} from '@billfold/contract/answers';
import { loadLater } from './load-later.ts';
import { readRetryAfter } from './retry.ts';

/** What an answer is: the name of its schema, or the media type of a file. */
export type AnswerName = SchemaName | 'application/pdf' | 'text/csv';
export type Answer<Name extends AnswerName> = Name extends SchemaName ? AnswerOf<Name> : Blob;

/** The media type that an answer must have. */
export function mediaTypeFor(name: AnswerName): string {
  return name.includes('/') ? name : 'application/json';
}

/** The shapes that an answer of this name and its refusals are held against. Some are loaded when they are needed. */
export async function shapesFor(name: AnswerName): Promise<Shapes> {
  return name in shapes ? shapes : { ...shapes, ...(await loadLater()).laterShapes };
}

/** The body of an answer: its text, if it says that it is JSON, or the file that was asked for. Nothing else is read. */
export async function readBody(response: Response, name: AnswerName): Promise<string | Blob | undefined> {
  const [type = ''] = (response.headers.get('Content-Type') ?? '').toLowerCase().split(/\s*;/);
  if (/^application\/(.+\+)?json$/.test(type)) return response.text();
  if (type === name) return response.blob();
  await response.body?.cancel();
  return undefined;
}

/**
 * Reads an answer of the backend.
 * @param body As `readBody` gives it.
 * @param shapes As `shapesFor` gives them.
 * @throws BillingError for a refusal, and for an answer that is not what the contract promises.
 */
export function readAnswer<Name extends AnswerName>(
  response: Response,
  body: string | Blob | undefined,
  name: Name,
  shapes: Shapes,
): Answer<Name> {
  const { ok, status } = response;
  const text = typeof body === 'string' ? body : undefined;
  if (!ok) throw toError(response, text, shapes);
  const type = mediaTypeFor(name);
  const isFile = type === name;
  if (body === undefined || isFile === (body === text)) {
    throw new BillingError('unexpected', `${name}: the answer is not ${type}`, { status });
  }
  if (text === undefined) return body as Answer<Name>;
  const value = parse(text, name);
  validate(name as SchemaName, value, shapes);
  return value as Answer<Name>;
}

function parse(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalidAnswer(name, '', 'malformed JSON', cause);
  }
}

/** The error that an answer of status 400 and above stands for. A 401 is always the end of the session. */
function toError(response: Response, text: string | undefined, shapes: Shapes): BillingError {
  const refusal = toRefusal(response, text, shapes);
  const { status, message } = refusal;
  return status === 401 ? new BillingError('session_expired', message, { status, cause: refusal }) : refusal;
}

function toRefusal(response: Response, text: string | undefined, shapes: Shapes): BillingError {
  const { status } = response;
  const retryAfter = readRetryAfter(response.headers.get('Retry-After'));
  try {
    return BillingError.fromProblem(toProblem(status, text, shapes), retryAfter);
  } catch (cause) {
    return new BillingError('unexpected', `Status ${status} without a problem document`, {
      status,
      cause,
      retryAfter,
    });
  }
}

/** Only the code must be there: a refusal that lacks a title is still better than an unexpected answer. */
function toProblem(status: number, text = '', shapes: Shapes): Problem {
  const body = parse(text, 'Problem') as object;
  const problem = { type: 'about:blank', title: '', detail: '', instance: '', ...body, status };
  validate('Problem', problem, shapes);
  return problem as unknown as Problem;
}
