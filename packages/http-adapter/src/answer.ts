import { BillingError, type Problem } from '@billfold/contract';
import type * as schemas from '@billfold/contract/schemas';
import { validate } from '#validate';
import { invalidAnswer } from './invalid-answer.ts';
import { readRetryAfter } from './retry.ts';
import type { shapes } from './shapes.ts';

/** What can be read from an answer, by the name of its schema. */
export type AnswerName = keyof typeof shapes & keyof typeof schemas;
export type Answer<Name extends AnswerName> = (typeof schemas)[Name]['_zod']['output'];

/** The body of an answer, if it says that it is JSON. Nothing else is read. */
export async function readJsonText(response: Response): Promise<string | undefined> {
  if (/^application\/([^;]+\+)?json\s*(;|$)/i.test(response.headers.get('Content-Type') ?? '')) {
    return response.text();
  }
  await response.body?.cancel();
  return undefined;
}

/**
 * Reads an answer of the backend.
 * @param text Its body, if that is JSON.
 * @throws BillingError for a refusal, and for an answer that is not what the contract promises.
 */
export function readAnswer<Name extends AnswerName>(
  response: Response,
  text: string | undefined,
  name: Name,
): Answer<Name> {
  if (!response.ok) throw toError(response, text);
  if (text === undefined) {
    throw new BillingError('unexpected', `${name}: the answer is not JSON`, { status: response.status });
  }
  const value = parse(text, name);
  validate(name, value);
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
function toError(response: Response, text: string | undefined): BillingError {
  const { status } = response;
  const retryAfter = readRetryAfter(response.headers.get('Retry-After'));
  const refusal = toRefusal(status, text, retryAfter);
  return status === 401
    ? new BillingError('session_expired', refusal.message, { status, cause: refusal })
    : refusal;
}

function toRefusal(status: number, text: string | undefined, retryAfter: number | undefined): BillingError {
  try {
    return BillingError.fromProblem(toProblem(status, text), retryAfter);
  } catch (cause) {
    return new BillingError('unexpected', `Status ${status} without a problem document`, {
      status,
      cause,
      retryAfter,
    });
  }
}

/** Only the code must be there: a refusal that lacks a title is still better than an unexpected answer. */
function toProblem(status: number, text = ''): Problem {
  const body = parse(text, 'Problem') as object;
  const problem = { type: 'about:blank', title: '', detail: '', instance: '', ...body, status };
  validate('Problem', problem);
  return problem as unknown as Problem;
}
