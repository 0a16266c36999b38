import type { Money, Spending } from '@billfold/contract';
import { html, nothing, type CSSResultGroup } from 'lit';
import { button } from '../shared/button.ts';
import { state } from '../shared/decorators.ts';
import { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { figures } from '../shared/figures.ts';
import { leftOut } from '../shared/left-out.ts';
import { money } from '../shared/money.ts';
import { QueryController } from '../shared/query.ts';
import { readSpending } from '../shared/reads.ts';
import { region, regionStyles } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';
import { table, tableStyles } from '../shared/table.ts';
import { spendingMessages, type SpendingMessages } from './billing-spending.messages.ts';
import { spendingStyles } from './billing-spending.styles.ts';
import { monthName, monthRange, yearBegun } from './months.ts';

type Month = Spending['data'][number];

/** So many months are asked for. */
const MONTHS = 12;

/**
 * What was spent in each of the last twelve months: a picture, and the figures beneath it. It is as high while it is read
 * as afterwards, also when there is nothing to draw.
 *
 * @tag billing-spending
 * @summary Twelve months of spending as a bar chart, its total, and its figures as a table.
 * @fires billing-error - Something could not be read. It is shown already.
 * @fires billing-session-expired - The viewer has to sign in again.
 * @csspart base - The wrapper of everything.
 * @cssprop --billing-font - Font family. The page's by default.
 * @cssprop --billing-color - Text colour. The page's by default; all other colours are mixed from it.
 * @cssprop --billing-accent - Bars, buttons and focus. The text colour by default.
 * @cssprop --billing-muted - Secondary text.
 * @cssprop --billing-line - Rules between rows, and the chart's base.
 * @cssprop --billing-max-inline-size - How wide it gets. 60rem by default.
 */
export class BillingSpending extends BillingElement {
  static override styles: CSSResultGroup = [BillingElement.styles, regionStyles, tableStyles, spendingStyles];

  @state() private open = false;
  private readonly spending = new QueryController(this, () => readSpending({ months: MONTHS }));

  protected override updated(): void {
    const { data } = this.spending;
    const chart = this.renderRoot.querySelector<HTMLElement>('.chart:not(.waiting)');
    if (!data || !chart) return;
    // No style attributes, for strict pages: a script may set properties.
    chart.style.setProperty('--_highest', String(data.highest.amount));
    chart.style.setProperty('--_lowest', String(lowest(data)));
    chart.querySelectorAll<HTMLElement>('.column').forEach((column, i) => {
      column.style.setProperty('--_value', String(data.data[i]?.total.amount ?? 0));
    });
  }

  protected override render(): unknown {
    return this.frame((l) => {
      const t = l.words('spending', spendingMessages);
      if (this.spending.state.status === 'unavailable') return leftOut(this, 'spending');
      return region(
        l,
        this.spending,
        () => this.placeholder(t),
        (spending) => this.shown(l, t, spending),
      );
    });
  }

  private shown(l: L10n, t: SpendingMessages, spending: Spending): unknown {
    const { data, total, highest } = spending;
    const range = monthRange(l.locale, data[0]?.month ?? '', data.at(-1)?.month ?? '');
    const head = this.head(t, range, money(l, total));
    if (data.every((month) => month.total.amount === 0)) {
      return html`${head}
        <div class="empty">
          <p>${t.empty.title}</p>
          <p class="small muted">${t.empty.text}</p>
        </div>
        <p class="held"></p>`;
    }
    return html`${head}
      <div role="img" aria-label=${t.chart(range)}>
        <p class="scale">${money(l, highest)}</p>
        <div class="chart">${data.map((month, i) => this.column(l, month, i === data.length - 1))}</div>
      </div>
      <div>
        ${button({
          label: t.figures,
          kind: 'plain',
          expanded: this.open,
          onClick: () => (this.open = !this.open),
        })}
        ${this.open ? this.figures(l, t, spending) : nothing}
      </div>`;
  }

  private head(t: SpendingMessages, range: unknown, total: unknown): unknown {
    return html`<div class="spread">
      <div>
        <h2>${t.title}</h2>
        <p translate="no">${range}</p>
        <p class="small muted">${t.hint}</p>
      </div>
      <p class="hero">${total}</p>
    </div>`;
  }

  private column(l: L10n, { month, total }: Month, current: boolean): unknown {
    return html`<div class="month ${total.amount < 0 ? 'given' : ''} ${current ? 'current' : ''}">
      <div class="plot">
        <div class="zero"></div>
        <div class="column"></div>
      </div>
      <span translate="no">
        <span class="short">${monthName(l.locale, month, 'short')}</span>
        <span class="narrow">${monthName(l.locale, month, 'narrow')}</span>
      </span>
      <span translate="no">${yearBegun(l.locale, month)}</span>
    </div>`;
  }

  private figures(l: L10n, t: SpendingMessages, { data, total }: Spending): unknown {
    const rows: { label: unknown; amount: Money }[] = data.map(({ month, total: amount }, i) => {
      const label = monthName(l.locale, month, 'long');
      return { label: i === data.length - 1 ? t.soFar(label) : label, amount };
    });
    return table({
      label: t.title,
      columns: [
        { header: t.columns.month, cell: ({ label }) => figures(label) },
        { header: t.columns.amount, class: 'end', cell: ({ amount }) => money(l, amount) },
      ],
      rows: [...rows, { label: html`<strong>${t.total}</strong>`, amount: total }],
    });
  }

  private placeholder(t: SpendingMessages): unknown {
    return html`${this.head(t, bar(18), bar(6))}
      <div aria-hidden="true">
        <p class="scale">${bar(6)}</p>
        <div class="chart waiting">
          ${Array.from(
            { length: MONTHS },
            () =>
              html`<div class="month">
                <div class="plot"><div class="column"></div></div>
                <span></span><span></span>
              </div>`,
          )}
        </div>
      </div>
      <p class="held">${bar(12)}</p>`;
  }
}

/** The smallest month, or zero: negative where more was credited than invoiced. */
const lowest = ({ data }: Spending): number => Math.min(0, ...data.map(({ total }) => total.amount));

declare global {
  interface HTMLElementTagNameMap {
    'billing-spending': BillingSpending;
  }
}
