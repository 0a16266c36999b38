import type { TaxId, UpcomingInvoice } from '@billfold/contract';
import type { NoticeOptions } from '../shared/notice.ts';
import type { TaxIdMessages } from './tax-id-form.messages.ts';

/** Whether a number that is kept is the one that was typed: with blanks, in small letters, or without its country. */
export function isSameNumber(kept: string, typed: string): boolean {
  const plain = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}+*]/gu, '');
  return !!plain && (kept === plain || kept.slice(2) === plain);
}

/**
 * What the register says of a number that was saved (TAX-3). That VAT is no longer charged is said only where the backend
 * reckons so: a valid number of the seller's own country changes nothing (TAX-2).
 */
export function outcomeOf(
  { became: t }: TaxIdMessages,
  { verification }: TaxId,
  value: unknown,
  upcoming: UpcomingInvoice | undefined,
): NoticeOptions {
  switch (verification?.status) {
    case 'valid':
      return { title: t.valid.title(value), text: isExempt(upcoming) ? t.valid.exempt : undefined };
    case 'pending':
    case 'unavailable':
    case 'invalid': {
      const { title, text } = t[verification.status];
      return { title: title(value), text, critical: verification.status === 'invalid' };
    }
    default:
      return { title: t.kept.title(value), text: t.kept.text };
  }
}

/** Whether the next invoice shifts the tax to the customer. */
const isExempt = (upcoming: UpcomingInvoice | undefined): boolean => {
  const tax = upcoming?.estimate?.tax ?? [];
  return tax.length > 0 && tax.every(({ category }) => category === 'reverse_charge');
};
