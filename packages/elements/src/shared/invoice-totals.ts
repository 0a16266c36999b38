import type { CreditNote, Invoice, RenewalEstimate } from '@billfold/contract';
import { documentMessages } from './document.messages.ts';
import type { L10n } from './l10n.ts';
import { name } from './name.ts';
import { estimateTotals, taxes, totals, type Total } from './totals.ts';

/** From net to what is due, with what an invoice was lowered by and what was paid since (INV-1). */
export function invoiceTotals(l: L10n, document: Invoice | RenewalEstimate): unknown {
  const t = l.words('document', documentMessages);
  const { creditNotes = [], amountPaid }: Partial<Invoice> = document;
  return estimateTotals(l, document, [
    ...creditNotes.map(({ number, total }): Total => ({
      of: 'creditNote',
      label: t.creditNote(name(number)),
      amount: total,
      given: true,
    })),
    ...(amountPaid?.amount
      ? [{ of: 'amountPaid', label: t.amountPaid, amount: amountPaid, given: true } satisfies Total]
      : []),
  ]);
}

/** What is given back, and where it went (CRED-1). */
export function creditNoteTotals(l: L10n, note: CreditNote): unknown {
  const t = l.words('document', documentMessages);
  return totals(l, note, [
    note.tax.length > 0 && { label: t.net, amount: note.net, of: 'net' },
    ...taxes(l, note.tax),
    { label: t.givenBackTotal, amount: note.total, of: 'total', strong: true },
    note.toInvoice.amount !== 0 && {
      label: t.toInvoice(name(note.invoiceNumber)),
      amount: note.toInvoice,
      of: 'toInvoice',
    },
    note.toBalance.amount !== 0 && { label: t.toBalance, amount: note.toBalance, of: 'toBalance' },
  ]);
}
