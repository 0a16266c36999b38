import type { UpcomingInvoice } from '@billfold/contract';
import { html } from 'lit';
import { date } from '../shared/date.ts';
import { documentPlaceholder } from '../shared/document.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { money } from '../shared/money.ts';
import type { QueryController } from '../shared/query.ts';
import { region, type Asked } from '../shared/region.ts';
import { lineList } from '../shared/line-list.ts';
import { isWholeRenewal } from '../shared/renewal-line.ts';
import { bar } from '../shared/skeleton.ts';
import { estimateTotals } from '../shared/totals.ts';
import { historyMessages, type HistoryMessages } from './billing-history.messages.ts';
import type { HistoryLater } from './history-later.ts';

/**
 * When the next renewal is, and what it will be (INV-4).
 * @param later Brings the words for unusual lines, for which there is room already.
 */
export function renewal(
  l: L10n,
  upcoming: QueryController<UpcomingInvoice>,
  later: Asked<HistoryLater>,
): unknown {
  const t = l.words('history', historyMessages);
  return region(
    l,
    upcoming,
    () => estimated(t, bar(), bar(6), documentPlaceholder()),
    ({ estimate, none }) =>
      estimate
        ? estimated(
            t,
            date(l, estimate.renewsOn),
            money(l, estimate.amountDue),
            estimate.lines.every(isWholeRenewal)
              ? [lineList(l, estimate.lines), estimateTotals(l, estimate)]
              : region(l, later, documentPlaceholder, (part) => part.details(l, estimate)),
          )
        : html`<h2>${t.upcoming.title}</h2>
            <div class="muted none">
              ${
                none && !(none.kind in t.upcoming.none)
                  ? region(l, later, bar, (part) => part.noRenewal(l, none))
                  : wording(t.upcoming.none, none?.kind)
              }
            </div>`,
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
    <div class="stack room">${details}</div>`;
}
