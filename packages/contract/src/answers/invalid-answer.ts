import { BillingError } from '../errors.ts';

/** The error for an answer that is not what the contract promises, and where in it. */
export function invalidAnswer(name: string, pointer: string, detail: string, cause?: unknown): BillingError {
  return new BillingError('invalid_answer', `${name}${pointer && ` at ${pointer}`}: ${detail}`, {
    errors: [{ pointer, code: 'invalid_type', detail }],
    cause,
  });
}

/** Escapes a key as a part of a JSON pointer (RFC 6901). */
export function escapeKey(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}
