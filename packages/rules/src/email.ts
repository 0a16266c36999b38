import { emailFault, emailKey, type FieldError } from '@billfold/contract';

/**
 * What is wrong with an address that was typed, `null` when nothing is: which character stands where, if it is one.
 * @param address after `extractEmail`
 */
export function emailError(pointer: string, address: string): FieldError | null {
  if (address === '') return { pointer, code: 'required', detail: 'An address is missing' };
  const fault = emailFault(address);
  if (!fault) return null;
  const { character, index, part } = fault;
  const detail =
    character === null
      ? 'Not an e-mail address'
      : `Not an e-mail address: ${named(character)} cannot stand ${part === 'local' ? 'before' : 'after'} the @ (place ${index + 1})`;
  return { pointer, code: 'invalid_email', detail };
}

/** `“ü” (U+00FC)`, or the code alone of what nobody sees. */
function named(character: string): string {
  const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{Z}\p{C}]/u.test(character) ? code : `“${character}” (${code})`;
}

/** Whether two addresses are the same mailbox (SEAT-11, CON-1). */
export function sameEmail(a: string, b: string): boolean {
  return emailKey(a) === emailKey(b);
}
