import type { Tax } from '@billfold/contract';
import type { L10n } from '../shared/l10n.ts';
import { reasonsMessages, type ReasonsMessages } from './amount-reason.messages.ts';
import { creditNoteSentences } from './credit-note-reason.ts';
import type { Reckoned, TotalFigure } from './figure.ts';
import { invoiceSentences } from './invoice-reason.ts';
import { plain, smallest } from './plain.ts';
import { quoteSentences } from './quote-reason.ts';
import type { Reason } from './reason.ts';

/** Why a figure of a document's totals is what it is. */
export function totalReason(l: L10n, figure: TotalFigure & { document: Reckoned }): Reason {
  const t = l.words('reasons', reasonsMessages);
  const { document } = figure;
  const isTaxed = document.tax.some(({ amount }) => amount.amount !== 0);
  switch (figure.of) {
    case 'tax':
      return taxReason(l, t, figure.tax, document);
    case 'net':
      return { sentences: [isTaxed ? t.net.taxed(plain(l, document.total)) : t.net.untaxed] };
    case 'total':
      return {
        sentences: [
          t.total.lines(document.lines.length),
          document.tax.length > 0 && (isTaxed ? t.total.taxed : t.total.untaxed),
        ],
      };
    default:
      if ('dueNow' in document) return { sentences: quoteSentences(l, t, figure, document) };
      if ('toBalance' in document) return { sentences: creditNoteSentences(t, figure, document) };
      return { sentences: invoiceSentences(l, t, figure, document) };
  }
}

/** What of an amount is tax, and why (TAX-1, TAX-2). What is given back gives its tax back, as it was charged. */
function taxReason(
  l: L10n,
  t: ReasonsMessages,
  tax: Tax,
  { tax: all, total, ...document }: Reckoned,
): Reason {
  const { category, rate, amount, taxableAmount } = tax;
  switch (category) {
    case 'reverse_charge':
    case 'outside_scope':
      return { sentences: [t.tax[category]] };
    case 'standard':
      break;
    default:
      return { sentences: [t.tax.other(plain(l, amount), plain(l, taxableAmount))] };
  }
  const isGivenBack = 'toBalance' in document || total.amount < 0;
  const words = isGivenBack ? t.tax.givenBack : t.tax.standard;
  const whole = all.length === 1 ? plain(l, total) : undefined;
  return {
    sentences: [words(l.percent(rate), plain(l, amount), plain(l, taxableAmount), whole)],
    notes: [!isGivenBack && t.tax.rounded(smallest(l, amount))],
  };
}
