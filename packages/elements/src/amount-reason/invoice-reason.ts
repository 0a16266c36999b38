import type { Invoice, RenewalEstimate } from '@billfold/contract';
import type { L10n } from '../shared/l10n.ts';
import type { ReasonsMessages } from './amount-reason.messages.ts';
import type { TotalFigure } from './figure.ts';
import { plain } from './plain.ts';

/** How an invoice's total, or an estimate's, comes to what is due. */
export function invoiceSentences(
  l: L10n,
  t: ReasonsMessages,
  { of }: TotalFigure,
  document: Invoice | RenewalEstimate,
): unknown[] {
  const { balanceApplied, total } = document;
  const invoice = 'status' in document ? document : undefined;
  switch (of) {
    case 'balanceApplied':
      return [
        balanceApplied.amount < 0
          ? t.balance.grown(plain(l, balanceApplied))
          : t.balance.applied(l.money(balanceApplied), l.money(total)),
      ];
    case 'creditNote':
      return invoice ? [credited(l, t, invoice)] : [];
    case 'amountPaid':
      return invoice ? paid(l, t, invoice) : [];
    default:
      return [
        due(l, t, document, invoice),
        'renewsOn' in document && document.amountDue.amount !== 0 && t.due.renewal(l.day(document.renewsOn)),
      ];
  }
}

/** total − credited − balance applied − paid (INV-1). */
function due(
  l: L10n,
  t: ReasonsMessages,
  { total, balanceApplied, amountDue }: Invoice | RenewalEstimate,
  invoice: Invoice | undefined,
): string {
  if (invoice?.status === 'void') return t.due.void;
  if (total.amount < 0) return t.due.nothing;
  const less = [
    invoice?.credited.amount && t.due.credited(l.money(invoice.credited)),
    balanceApplied.amount && t.due.balance(l.money(balanceApplied)),
    invoice?.amountPaid.amount && t.due.paid(l.money(invoice.amountPaid)),
  ].filter((part) => typeof part === 'string');
  return t.due.rest(l.money(total), less, l.money(amountDue));
}

/** What credit notes have lowered, and what they could not, since it was paid already (CRED-1). */
function credited(l: L10n, t: ReasonsMessages, { credited, creditNotes }: Invoice): string {
  if (credited.amount === 0) return t.creditNote.toBalance;
  const [only, another] = creditNotes;
  return !another && only?.total.amount === credited.amount
    ? t.creditNote.toInvoice
    : t.creditNote.both(l.money(credited));
}

function paid(l: L10n, t: ReasonsMessages, { attempts }: Invoice): unknown[] {
  const succeeded = attempts.filter(({ status }) => status === 'succeeded');
  return succeeded.length
    ? succeeded.map(({ at, amount }) => t.paid.on(l.day(at.slice(0, 10)), l.money(amount)))
    : [t.paid.other];
}
