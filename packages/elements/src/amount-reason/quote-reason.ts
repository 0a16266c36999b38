import type { Quote } from '@billfold/contract';
import { name } from '../shared/name.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import type { ReasonsMessages } from './amount-reason.messages.ts';
import type { TotalFigure } from './figure.ts';

/** What a quote's total comes to: now, later, or given back (QUO-1). */
export function quoteSentences(l: L10n, t: ReasonsMessages, figure: TotalFigure, quote: Quote): unknown[] {
  const { creditApplied, total, nextRenewal } = quote;
  switch (figure.of) {
    case 'creditApplied':
      return [t.balance.applied(l.money(creditApplied), l.money(total))];
    case 'creditTo': {
      const { to, invoiceNumber } = figure.creditTo;
      return [to === 'invoice' ? t.creditTo.invoice(name(invoiceNumber)) : wording(t.creditTo, to)];
    }
    case 'dueAtRenewal':
      return [t.quote.atRenewal];
    case 'nextRenewal': {
      const { before, after } = nextRenewal;
      return [
        after && t.nextRenewal.estimate(l.day(after.renewsOn)),
        before &&
          before.amountDue.amount !== after?.amountDue.amount &&
          t.nextRenewal.before(l.money(before.amountDue)),
      ];
    }
    default:
      return due(l, t, quote);
  }
}

/** What is charged when it is confirmed. */
function due(l: L10n, t: ReasonsMessages, quote: Quote): unknown[] {
  const { change, lines, creditApplied, total, dueNow, outcome, effectiveAt } = quote;
  if (outcome === 'scheduled') return [t.quote.later(l.day(effectiveAt.slice(0, 10)))];
  if (!lines.length && dueNow.amount === 0) return [t.quote.free];
  const asks = dueNow.amount !== 0 && t.quote.confirmed;
  if (change.type === 'pay_invoice') return [lines.length ? t.quote.invoiceAndMore : t.quote.invoice, asks];
  return [
    creditApplied.amount !== 0
      ? t.due.rest(l.money(total), [t.due.balance(l.money(creditApplied))], l.money(dueNow))
      : t.total.lines(lines.length),
    asks,
  ];
}
