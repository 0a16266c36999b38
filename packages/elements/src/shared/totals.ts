import type { Invoice, Money, RenewalEstimate, Tax } from '@billfold/contract';
import { html, nothing } from 'lit';
import { figure } from '../amount-reason/ask-why.ts';
import type { Reckoned, TotalFigure } from '../amount-reason/figure.ts';
import { documentMessages } from './document.messages.ts';
import { wording, type L10n } from './l10n.ts';
import { money } from './money.ts';
import { figures } from './figures.ts';

/** The same amount without its sign, where words say which way it goes. */
export const unsigned = ({ amount, currency }: Money): Money => ({ amount: Math.abs(amount), currency });

export type Total = TotalFigure & {
  label: unknown;
  amount: Money;
  /** Taken off. */
  given?: boolean;
  strong?: boolean;
};

/** Amounts under each other, each explaining itself. */
export function totals(l: L10n, document: Reckoned, rows: readonly (Total | false)[]): unknown {
  return html`<dl class="totals">
    ${rows.map((row) =>
      row
        ? html`<div class="spread ${row.strong ? 'sum' : ''}">
            <dt>${figures(row.label)}</dt>
            <dd>${figure(l, { ...row, document }, money(l, row.amount, row.given))}</dd>
          </div>`
        : nothing,
    )}
  </dl>`;
}

/** A row for each rate of tax. */
export function taxes(l: L10n, tax: readonly Tax[]): Total[] {
  const t = l.words('document', documentMessages).tax;
  return tax.map((each) => {
    const { category, rate, amount } = each;
    const words = wording<string | ((rate: string) => string)>(t, category);
    const label = typeof words === 'string' ? words : words(l.percent(rate));
    return { label, amount, of: 'tax', tax: each };
  });
}

/**
 * From net to what is due. Whatever is zero is left out.
 * @param later What has been taken off since.
 */
export function estimateTotals(
  l: L10n,
  document: Invoice | RenewalEstimate,
  later: readonly Total[] = [],
): unknown {
  const t = l.words('document', documentMessages);
  const { tax, total, balanceApplied, amountDue } = document;
  const row = (of: 'net' | 'total' | 'amountDue', strong = false): Total => ({
    of,
    label: t[of],
    amount: document[of],
    strong,
  });
  // More is given back than charged: then the balance grows.
  const given = balanceApplied.amount > 0;
  return totals(l, document, [
    tax.length > 0 && row('net'),
    ...taxes(l, tax),
    row('total', true),
    balanceApplied.amount !== 0 && {
      of: 'balanceApplied',
      label: given ? t.balanceApplied : t.toBalance,
      amount: unsigned(balanceApplied),
      given,
    },
    ...later,
    amountDue.amount !== total.amount && row('amountDue', amountDue.amount !== 0),
  ]);
}
