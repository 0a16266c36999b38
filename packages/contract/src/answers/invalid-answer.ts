import { BillingError } from '../errors.ts';

/** The error for an answer that is not what the contract promises, and where in it. */
export function invalidAnswer(name: string, pointer: string, detail: string, cause?: unknown): BillingError {
  return new BillingError('invalid_answer', `${name}${pointer && ` at ${pointer}`}: ${detail}`, {
    errors: [{ pointer, code: 'invalid_type', detail }],
    cause,
  });
}
