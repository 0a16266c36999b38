import type { Credits, UpcomingInvoice } from '@billfold/contract';
import { html, nothing } from 'lit';
import { date } from '../shared/date.ts';
import { documentLines, documentPlaceholder } from '../shared/document.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { money } from '../shared/money.ts';
import type { QueryController } from '../shared/query.ts';
import { region } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';
import { estimateTotals } from '../shared/totals.ts';
import { historyMessages, type HistoryMessages } from './billing-history.messages.ts';

/** When the next renewal is, and what it will be (INV-4). */
export function renewal(l: L10n, upcoming: QueryController<UpcomingInvoice>): unknown {
  const t = l.words('history', historyMessages);
  return region(
    l,
    upcoming,
    () => estimated(t, bar(), bar(6), documentPlaceholder()),
    ({ estimate, none }) =>
      estimate
        ? estimated(t, date(l, estimate.renewsOn), money(l, estimate.amountDue), [
            documentLines(l, estimate.lines),
            estimateTotals(l, estimate),
          ])
        : html`<h2>${t.upcoming.title}</h2>
            <p class="muted">${wording(t.upcoming.none, none?.kind)}</p>`,
  );
}

function estimated(t: HistoryMessages, day: unknown, amount: unknown, details: unknown): unknown {
  return html`<div class="spread">
      <div>
        <h2>${t.upcoming.title}</h2>
        <p>${day}</p>
        <p class="small muted">${t.upcoming.estimate}</p>
      </div>
      <p class="hero">${amount}</p>
    </div>
    ${details}`;
}

/** The account's balance. Shown only where there is one, and to whom may see it. */
export function credit(l: L10n, credits: QueryController<Credits>): unknown {
  const { state } = credits;
  if (state.status === 'error') return region(l, credits, bar, () => nothing);
  if (state.status !== 'data' || state.data.balance.amount === 0) return nothing;
  const t = l.words('history', historyMessages);
  return html`<div class="spread balance">
    <div>
      <p><strong>${t.balance}</strong></p>
      <p class="small muted">${t.balanceHint}</p>
    </div>
    ${money(l, state.data.balance)}
  </div>`;
}
