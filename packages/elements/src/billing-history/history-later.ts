import type {
  Credits,
  History,
  HistoryEntry as Entry,
  RenewalEstimate,
  UpcomingInvoice,
} from '@billfold/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { button } from '../shared/button.ts';
import { name } from '../shared/name.ts';
import { documentLines } from '../shared/document-lines.ts';
import { figures } from '../shared/figures.ts';
import { Files } from '../shared/files.ts';
import { FocusKept } from '../shared/focus-kept.ts';
import type { L10n } from '../shared/l10n.ts';
import { leftOut } from '../shared/left-out.ts';
import { Lazy } from '../shared/lazy.ts';
import { Pages, pagination, paginationStyles } from '../shared/pagination.ts';
import { QueryController } from '../shared/query.ts';
import { readAccount, readCredits } from '../shared/reads.ts';
import { region, type Asked } from '../shared/region.ts';
import { estimateTotals } from '../shared/totals.ts';
import { bar } from '../shared/skeleton.ts';
import { warnOnce } from '../shared/warn.ts';
import { balance, balanceStyles } from './balance.ts';
import type { BillingHistory } from './billing-history.ts';
import { HistoryFilters } from './filters.ts';
import { filtersMessages } from './filters.messages.ts';
import { isReversed, warnOf, type HistoryFilter } from './history-filter.ts';
import { HistoryEntry } from './history-entry.ts';
import { ListRoom, listRoomStyles } from './list-room.ts';
import { noRenewal } from './no-renewal.ts';
import { RenewalRoom, renewalRoomStyles } from './renewal-room.ts';

/** Of a button beside the title, which is no higher for it. */
const laterStyles = css`
  .title .button {
    margin-block: -8px;
  }
`;

/** What the history does without at first sight: filters, files, other pages, and what stands beneath an opened row. */
export class HistoryLater {
  readonly uses = { 'billing-history-entry': HistoryEntry, 'billing-history-filters': HistoryFilters };
  readonly #host: BillingHistory;
  readonly #pages: Pages;
  readonly #files: Files;
  readonly #chart;
  readonly #listRoom: ListRoom;
  readonly #renewalRoom: RenewalRoom;
  readonly #credits: QueryController<Credits>;
  #filter = '';

  constructor(host: BillingHistory) {
    this.#host = host;
    this.#pages = new Pages(host);
    this.#files = new Files(host);
    this.#listRoom = new ListRoom(host);
    this.#renewalRoom = new RenewalRoom(host);
    this.#credits = new QueryController(host, readCredits);
    new FocusKept(host, host.upcoming, host.history);
    // It may say what the backend does not offer.
    new QueryController(host, readAccount);
    host.addController({ hostUpdated: () => this.#warn() });
    this.#chart = new Lazy(host, async () => {
      const { BillingSpending } = await import('../billing-spending/billing-spending.ts');
      return { uses: { 'billing-spending': BillingSpending } };
    });
    for (const { styleSheet } of [
      paginationStyles,
      laterStyles,
      listRoomStyles,
      renewalRoomStyles,
      balanceStyles,
    ]) {
      if (styleSheet) (host.renderRoot as ShadowRoot).adoptedStyleSheets.push(styleSheet);
    }
  }

  /** Where the page begins that is to be shown. Other entries begin at the first page again. */
  cursor(filter: HistoryFilter): string | undefined {
    const wanted = JSON.stringify(filter);
    if (this.#filter && this.#filter !== wanted) this.#pages.start();
    this.#filter = wanted;
    const { cursor } = this.#pages;
    this.#listRoom.keep(`${wanted} ${cursor}`);
    return cursor;
  }

  /** What the next renewal is made of. */
  details(l: L10n, estimate: RenewalEstimate): unknown {
    return [documentLines(l, estimate.lines), estimateTotals(l, estimate)];
  }

  /** Why no renewal is ahead. */
  noRenewal(l: L10n, none: NonNullable<UpcomingInvoice['none']>): unknown {
    return html`<p>${figures(noRenewal(l, none))}</p>`;
  }

  /** The way to the whole estimate of the next renewal, where it is longer than there is room for. */
  estimate(l: L10n): unknown {
    return this.#renewalRoom.render(l);
  }

  /** The row of filters above the list, and what becomes of a file that somebody wants. */
  filters(l: L10n, filter: HistoryFilter, page: History | undefined): TemplateResult {
    warnOf(filter);
    return html`${this.#files.outcome(l)}
      <billing-history-filters
        .adapter=${this.#host.adapter}
        .filter=${filter}
        .found=${page && this.#pages.count(page)}
        @wanted=${({ detail }: CustomEvent<HistoryFilter>) => this.#show(detail)}
      ></billing-history-filters>`;
  }

  /** Instead of the list, when nothing in it is as the filters say. */
  none(l: L10n): TemplateResult {
    const t = l.words('filters', filtersMessages).none;
    const clear = (): void => {
      this.#show({});
      this.#host.renderRoot.querySelector<HTMLElement>('billing-history-filters')?.focus();
    };
    // What stood on a later page no longer is as the filters say, but what stands on the first one may be.
    if (this.#pages.cursor) queueMicrotask(() => this.#pages.start());
    return html`${
        // Its field says so already.
        isReversed(this.#host)
          ? nothing
          : html`<div>
              <p>${t.title}</p>
              <p class="small muted">${t.text}</p>
            </div>`
      }
      <div>${button({ label: t.clear, onClick: clear })}</div>`;
  }

  pages(l: L10n, page: History): unknown {
    return pagination(l, this.#pages, page);
  }

  /** What the account has to its credit, at the end, where nothing makes way for it. */
  balance(l: L10n, list: Asked<History>): unknown {
    return list.state.status === 'loading' ? nothing : balance(l, this.#credits);
  }

  /** A button that saves the invoices that are shown, on all pages. */
  csv(l: L10n, filter: HistoryFilter): unknown {
    const can = this.#host.client?.can('documents', 'invoicesCsv') && filter.type !== 'credit_note';
    return can ? this.#files.csv(l, filter) : nothing;
  }

  /** A button that saves one entry's document. */
  pdf(entry: Entry): unknown {
    if (!this.#files.can(entry.type)) return nothing;
    return this.#files.pdf(entry, html`PDF <span class="hidden">${name(entry.number)}</span>`);
  }

  /** What stands beneath an opened row. */
  entry({ type, id }: Entry): TemplateResult {
    return html`<billing-history-entry
      .adapter=${this.#host.adapter}
      .type=${type}
      .itemId=${id}
    ></billing-history-entry>`;
  }

  /** What was spent in each of the last months. */
  spending(l: L10n): unknown {
    this.#chart.want();
    return region(
      l,
      this.#chart,
      () => bar(8),
      () => html`<billing-spending .adapter=${this.#host.adapter}></billing-spending>`,
    );
  }

  /** Tells the page's author what can't be shown as it is asked for. */
  #warn(): void {
    const { history, upcoming, pageSize, limit } = this.#host;
    if (pageSize !== limit) warnOnce(`<billing-history> page-size is 1 to 100, not ${pageSize}.`);
    if ([history, upcoming].every(({ state }) => state.status === 'unavailable'))
      leftOut(this.#host, 'history');
  }

  #show(filter: HistoryFilter): void {
    const { type, status, query, from, to } = filter;
    Object.assign(this.#host, { type, status, query, from, to });
    this.#host.emit('billing-filter', filter);
  }
}
