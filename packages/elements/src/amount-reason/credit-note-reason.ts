import type { CreditNote } from '@billfold/contract';
import { name } from '../shared/name.ts';
import type { ReasonsMessages } from './amount-reason.messages.ts';
import type { TotalFigure } from './figure.ts';

/** Where what a credit note gives back has gone (CRED-1). */
export function creditNoteSentences(t: ReasonsMessages, { of }: TotalFigure, note: CreditNote): unknown[] {
  return [of === 'toInvoice' ? t.creditTo.invoice(name(note.invoiceNumber)) : t.creditTo.balance];
}
