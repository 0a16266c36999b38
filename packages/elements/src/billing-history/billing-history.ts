import type { Credits, History, HistoryEntry as Entry, UpcomingInvoice } from '@billfold/contract';
import { html, nothing, type CSSResultGroup } from 'lit';
import { property, state } from '../shared/decorators.ts';
import { button } from '../shared/button.ts';
import { date } from '../shared/date.ts';
import {
  documentLines,
  documentPlaceholder,
  documentStyles,
  invoiceStatus,
  invoiceTotals,
  name,
} from '../shared/document.ts';
import { BillingElement } from '../shared/element.ts';
import type { NavigateDetail } from '../shared/events.ts';
import { safeHref } from '../shared/href.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { money } from '../shared/money.ts';
import { Pages, pagination, paginationStyles } from '../shared/pagination.ts';
import { QueryController } from '../shared/query.ts';
import { readCredits, readHistory, readUpcoming } from '../shared/reads.ts';
import { failedAlike, region, regionStyles } from '../shared/region.ts';
import { bar, skeleton } from '../shared/skeleton.ts';
import { table, tableStyles, type Column } from '../shared/table.ts';
import { warnOnce } from '../shared/warn.ts';
import { historyMessages, type HistoryMessages } from './billing-history.messages.ts';
import { historyStyles } from './billing-history.styles.ts';
import { HistoryEntry } from './history-entry.ts';

const PAGE = 10;

/**
 * What the account was charged, is owed, and will be charged next.
 *
 * @tag billing-history
 * @summary The estimate of the next renewal, then invoices and credit notes, newest first.
 * @attr {number} page-size - How many entries stand on a page, 1 to 100. 10 by default.
 * @fires {CustomEvent<NavigateDetail>} billing-navigate - Somebody chose a number. When it is not canceled, the entry
 *   opens in place or, with `hrefFor`, its link is followed.
 * @fires billing-error - Something could not be read. It is shown already.
 * @fires billing-session-expired - The viewer has to sign in again.
 * @csspart base - The wrapper of everything.
 * @cssprop --billing-font - Font family. The page's by default.
 * @cssprop --billing-color - Text colour. The page's by default; all other colours are mixed from it.
 * @cssprop --billing-accent - Buttons and focus. The text colour by default.
 * @cssprop --billing-on-accent - Text on the accent. Black or white by default, whichever can be read.
 * @cssprop --billing-critical - What is overdue or went wrong.
 * @cssprop --billing-muted - Secondary text.
 * @cssprop --billing-line - Rules between rows.
 * @cssprop --billing-surface - Surfaces under the pointer.
 * @cssprop --billing-radius - Corners. 6px by default.
 * @cssprop --billing-max-inline-size - How wide it gets. 60rem by default.
 */
export class BillingHistory extends BillingElement {
  static override readonly uses = { 'billing-history-entry': HistoryEntry };
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    tableStyles,
    paginationStyles,
    documentStyles,
    historyStyles,
  ];

  @property({ type: Number, reflect: true, attribute: 'page-size' }) pageSize = PAGE;
  /** Makes real links of the numbers: the address of an invoice or a credit note. */
  @property({ attribute: false }) hrefFor: ((target: NavigateDetail) => string) | undefined;

  @state() private opened: ReadonlySet<string> = new Set();
  private readonly pages = new Pages(this);
  private readonly upcoming = new QueryController(this, readUpcoming);
  private readonly credits = new QueryController(this, readCredits);
  private readonly history = new QueryController(
    this,
    () => readHistory({ cursor: this.pages.cursor, limit: this.limit }),
    { keep: true },
  );

  protected override render(): unknown {
    return this.frame(
      (l) => {
        const t = l.words('history', historyMessages);
        const failed = failedAlike(this.upcoming, this.history);
        if (failed) return region(l, failed, skeleton, () => nothing);
        return html`<div class="stack wide">
          <section class="stack">${this.renewal(l, t)} ${this.balance(l, t)}</section>
          <section class="stack">${this.entries(l, t)}</section>
        </div>`;
      },
      () => skeleton(this.limit + 12),
    );
  }

  private renewal(l: L10n, t: HistoryMessages): unknown {
    return region(
      l,
      this.upcoming,
      () => this.estimate(t, bar(), bar(6), documentPlaceholder()),
      ({ estimate, none }: UpcomingInvoice) =>
        estimate
          ? this.estimate(t, date(l, estimate.renewsOn), money(l, estimate.amountDue), [
              documentLines(l, estimate.lines),
              invoiceTotals(l, estimate),
            ])
          : html`<h2>${t.upcoming.title}</h2>
              <p class="muted">${wording(t.upcoming.none, none?.kind)}</p>`,
    );
  }

  private estimate(t: HistoryMessages, day: unknown, amount: unknown, details: unknown): unknown {
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

  /** Shown only where there is one, and to whom may see it. */
  private balance(l: L10n, t: HistoryMessages): unknown {
    const { state } = this.credits;
    if (state.status === 'error') return region(l, this.credits, skeleton, () => nothing);
    if (state.status !== 'data' || state.data.balance.amount === 0) return nothing;
    const { balance }: Credits = state.data;
    return html`<div class="spread balance">
      <div>
        <p><strong>${t.balance}</strong></p>
        <p class="small muted">${t.balanceHint}</p>
      </div>
      ${money(l, balance)}
    </div>`;
  }

  private entries(l: L10n, t: HistoryMessages): unknown {
    return html`<h2>${t.title}</h2>
      ${region(
        l,
        this.history,
        () => this.entriesPlaceholder(l, t),
        (page: History) =>
          page.data.length
            ? html`${table({
                label: t.title,
                columns: this.columns(l, t),
                rows: page.data,
                details: (entry) => this.details(entry),
              })}
              ${pagination(l, this.pages, page)}`
            : html`<div>
                <p>${t.empty.title}</p>
                <p class="small muted">${t.empty.text}</p>
              </div>`,
      )}`;
  }

  private columns(l: L10n, t: HistoryMessages): Column<Entry>[] {
    return [
      { header: t.columns.number, class: 'number', cell: (entry) => this.number(entry) },
      { header: t.columns.date, class: 'muted', cell: (entry) => date(l, entry.issuedOn) },
      { header: t.columns.reason, class: 'row', cell: (entry) => wording(t.reasons, entry.reason) },
      {
        header: t.columns.status,
        cell: (entry) => (entry.type === 'credit_note' ? t.creditNote : invoiceStatus(l, entry)),
      },
      { header: t.columns.amount, class: 'end amount', cell: (entry) => this.amount(l, t, entry) },
    ];
  }

  private entriesPlaceholder(l: L10n, t: HistoryMessages): unknown {
    const columns = this.columns(l, t).map((column) => ({ ...column, cell: () => bar(8) }));
    return table({ label: undefined, columns, rows: Array.from({ length: this.limit }) });
  }

  /** A button that opens the row or, where the page has an address for it, a link. */
  private number({ type, id, number }: Entry): unknown {
    const target: NavigateDetail = { view: type, itemId: id };
    const href = safeHref(this.hrefFor?.(target));
    return href
      ? html`<a href=${href} @click=${(event: MouseEvent) => this.follow(event, target)}>${name(number)}</a>`
      : button({
          label: name(number),
          kind: 'plain',
          expanded: this.opened.has(id),
          onClick: () => this.toggle(target),
        });
  }

  private amount(l: L10n, t: HistoryMessages, { total, amountDue }: Entry): unknown {
    const partly = amountDue.amount !== 0 && amountDue.amount !== total.amount;
    return html`${money(l, total)}${partly ? html`<small>${t.due(l.money(amountDue))}</small>` : nothing}`;
  }

  private details({ type, id }: Entry): unknown {
    return (
      this.opened.has(id) &&
      html`<billing-history-entry
        .adapter=${this.adapter}
        .type=${type}
        .itemId=${id}
      ></billing-history-entry>`
    );
  }

  private toggle(target: NavigateDetail): void {
    const opened = new Set(this.opened);
    if (!opened.delete(target.itemId)) {
      if (!this.emit('billing-navigate', target, { cancelable: true })) return;
      opened.add(target.itemId);
    }
    this.opened = opened;
  }

  private follow(event: MouseEvent, target: NavigateDetail): void {
    // In a new tab or window, the link is the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!this.emit('billing-navigate', target, { cancelable: true })) event.preventDefault();
  }

  private get limit(): number {
    const { pageSize } = this;
    if (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100) return pageSize;
    warnOnce(`<billing-history> page-size is 1 to 100, not ${pageSize}.`);
    return PAGE;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-history': BillingHistory;
  }
}
