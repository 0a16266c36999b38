import { emailFault } from '@billfold/contract';
import { wording } from '../shared/l10n.ts';
import type { Address } from './address-fields.ts';
import type { MembersMessages } from './billing-members.messages.ts';

/** What is wrong with an address, in words: which character stands where, if that is it. */
export function addressError(t: MembersMessages['invite'], { text, error }: Address): string | undefined {
  if (error === undefined) return undefined;
  const fault = error === 'invalid_email' ? emailFault(text) : null;
  if (!fault?.character) return wording(t.errors, error);
  return /\s/.test(fault.character) ? t.space : t.character(visible(fault.character), fault.part);
}

/** The code of a character that nobody sees: `U+202E`. */
function visible(character: string): string {
  if (!/\p{C}/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
