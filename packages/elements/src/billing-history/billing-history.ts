import type { History, HistoryEntry as Entry } from '@billfold/contract';
import { html, nothing, type CSSResultGroup } from 'lit';
import { property, state } from '../shared/decorators.ts';
import { button } from '../shared/button.ts';
import { date } from '../shared/date.ts';
import { documentPlaceholder, documentStyles, invoiceStatus } from '../shared/document.ts';
import { name } from '../shared/name.ts';
import { BillingElement } from '../shared/element.ts';
import type { NavigateDetail } from '../shared/events.ts';
import { safeHref } from '../shared/href.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { Lazy } from '../shared/lazy.ts';
import { money } from '../shared/money.ts';
import { QueryController } from '../shared/query.ts';
import { readHistory, readUpcoming } from '../shared/first-reads.ts';
import { failedAlike, region, regionStyles } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';
import { table, tableStyles, type Column } from '../shared/table.ts';
import { historyMessages, type HistoryMessages } from './billing-history.messages.ts';
import { historyStyles } from './billing-history.styles.ts';
import type { HistoryFilter } from './history-filter.ts';
import type { HistoryLater } from './history-later.ts';
import { renewal } from './renewal.ts';
import { figures } from '../shared/figures.ts';

export type { HistoryFilter };

const PAGE = 10;

/**
 * What the account was charged, is owed, and will be charged next.
 *
 * The estimate has room for a usual one, and a button opens a longer one. While the list is read it takes the place of a
 * whole page; a shorter one ends sooner, and what the account has to its credit is added at the end. Where what follows
 * must not move, the page keeps the place, with a `min-block-size` on the element.
 *
 * @tag billing-history
 * @summary The estimate of the next renewal, then invoices and credit notes, newest first, to be searched and exported.
 * @attr {number} page-size - How many entries stand on a page, 1 to 100. 10 by default.
 * @attr {"invoice" | "credit_note"} type - Only these.
 * @attr {"open" | "overdue" | "paid" | "uncollectible" | "void" | "draft"} status - Only invoices in this state.
 * @attr {string} query - Only entries with this in their number.
 * @attr {string} from - Only entries issued on this day, `YYYY-MM-DD`, or later.
 * @attr {string} to - Only entries issued on this day or earlier.
 * @attr {boolean} spending - Shows what was spent in each of the last twelve months, too.
 * @fires {CustomEvent<NavigateDetail>} billing-navigate - Somebody chose a number. When it is not canceled, the entry
 *   opens in place or, with `hrefFor`, its link is followed.
 * @fires {CustomEvent<HistoryFilter>} billing-filter - Somebody chose which entries to see; the attributes say so too.
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
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    tableStyles,
    documentStyles,
    historyStyles,
  ];

  @property({ type: Number, reflect: true, attribute: 'page-size' }) pageSize = PAGE;
  @property({ reflect: true }) type: HistoryFilter['type'];
  @property({ reflect: true }) status: HistoryFilter['status'];
  @property({ reflect: true }) query: HistoryFilter['query'];
  @property({ reflect: true }) from: HistoryFilter['from'];
  @property({ reflect: true }) to: HistoryFilter['to'];
  @property({ type: Boolean, reflect: true }) spending = false;
  /** Makes real links of the numbers: the address of an invoice or a credit note. */
  @property({ attribute: false }) hrefFor: ((target: NavigateDetail) => string) | undefined;

  @state() private opened: ReadonlySet<string> = new Set();
  /** @internal */
  readonly upcoming = new QueryController(this, readUpcoming);
  /** @internal */
  readonly history = new QueryController(
    this,
    () => {
      const { later, limit } = this;
      const filter = this.#filter;
      return readHistory({ ...filter, cursor: later.part?.cursor(filter), limit });
    },
    { keep: true },
  );
  private readonly later = new Lazy(this, () => loadLater(this));

  #found = false;

  protected override firstUpdated(): void {
    // All is asked by now: what is answered at once needs no skeleton before it.
    queueMicrotask(() => this.requestUpdate());
  }

  protected override updated(): void {
    if (this.client) this.later.want();
    this.#found = this.#isFound;
  }

  protected override render(): unknown {
    if (!this.hasUpdated) return nothing;
    return this.frame((l) => {
      const t = l.words('history', historyMessages);
      const failed = failedAlike(this.upcoming, this.history);
      if (failed) return region(l, failed, bar, () => nothing);
      return html`<div class="stack wide">
        ${
          this.upcoming.state.status === 'unavailable'
            ? nothing
            : html`<section class="stack renewal">
                ${renewal(l, this.upcoming, this.later)} ${this.later.part?.estimate(l)}
              </section>`
        }
        ${
          this.spending && this.client?.can('spending', 'read')
            ? html`<section class="spending">${this.later.part?.spending(l)}</section>`
            : nothing
        }
        <section class="stack list">${this.#entries(l, t)}</section>
      </div>`;
    });
  }

  #entries(l: L10n, t: HistoryMessages): unknown {
    const { later, history } = this;
    const filter = this.#filter;
    const found = this.#isFound;
    const { state, data } = history;
    const can = found || data?.data.length !== 0;
    const balance = later.part?.balance(l, history);
    if (state.status === 'unavailable') return balance;
    return html`<div class="spread title">
        <h2>${t.title}</h2>
        ${can ? later.part?.csv(l, filter) : nothing}
      </div>
      ${
        can && /loading|data|error/.test(state.status)
          ? html`<div class="filters">${region(l, later, bar, (part) => part.filters(l, filter, data))}</div>`
          : nothing
      }
      ${region(
        l,
        history,
        () => this.#skeleton(l, t),
        (page: History) => {
          if (page.data.length) return this.#page(l, t, page);
          return found
            ? later.part?.none(l)
            : html`<div>
                <p>${t.empty.title}</p>
                <p class="small muted">${t.empty.text}</p>
              </div>`;
        },
        this.upcoming,
      )}
      ${balance}`;
  }

  #page(l: L10n, t: HistoryMessages, page: History): unknown {
    return html`${table({
        label: t.title,
        columns: this.#columns(l, t),
        rows: page.data,
        details: (entry) =>
          this.opened.has(entry.id) &&
          region(l, this.later, documentPlaceholder, (later) => later.entry(entry)),
      })}
      <div class="held">${this.later.part?.pages(l, page)}</div>`;
  }

  #columns(l: L10n, t: HistoryMessages): Column<Entry>[] {
    return [
      { header: t.columns.number, class: 'number', cell: (entry) => this.#number(entry) },
      { header: t.columns.date, class: 'muted', cell: (entry) => date(l, entry.issuedOn) },
      { header: t.columns.reason, class: 'row', cell: (entry) => wording(t.reasons, entry.reason) },
      {
        header: t.columns.status,
        cell: (entry) => (entry.type === 'credit_note' ? t.creditNote : invoiceStatus(l, entry)),
      },
      { header: t.columns.amount, class: 'end amount', cell: (entry) => this.#amount(l, t, entry) },
      ...(this.client?.can('documents', 'invoicePdf')
        ? [{ header: 'PDF', class: 'end pdf', cell: (entry: Entry) => this.later.part?.pdf(entry) }]
        : []),
    ];
  }

  #skeleton(l: L10n, t: HistoryMessages): unknown {
    const columns = this.#columns(l, t).map((column) => ({
      ...column,
      cell: () => bar(column.header === 'PDF' ? 2 : 8),
    }));
    return html`${table({ label: undefined, columns, rows: Array.from({ length: this.limit }) })}
      <div class="held"></div>`;
  }

  /** A link, where the page has an address for it; else a button that opens the row, where there is more to see. */
  #number({ type, id, number }: Entry): unknown {
    const target: NavigateDetail = { view: type, itemId: id };
    const label = name(number);
    const href = safeHref(this.hrefFor?.(target));
    if (href)
      return html`<a href=${href} @click=${(event: MouseEvent) => this.#follow(event, target)}>${label}</a>`;
    return this.client?.can(type === 'invoice' ? 'invoices' : 'creditNotes', 'read')
      ? button({ label, kind: 'plain', expanded: this.opened.has(id), onClick: () => this.#toggle(target) })
      : label;
  }

  #amount(l: L10n, t: HistoryMessages, { total, amountDue }: Entry): unknown {
    const partly = amountDue.amount !== 0 && amountDue.amount !== total.amount;
    return html`${money(l, total)}${partly ? html`<small>${figures(t.due(l.money(amountDue)))}</small>` : nothing}`;
  }

  #toggle(target: NavigateDetail): void {
    const opened = new Set(this.opened);
    if (!opened.delete(target.itemId)) {
      if (!this.emit('billing-navigate', target, { cancelable: true })) return;
      opened.add(target.itemId);
    }
    this.opened = opened;
  }

  #follow(event: MouseEvent, target: NavigateDetail): void {
    // In a new tab or window, the link is the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!this.emit('billing-navigate', target, { cancelable: true })) event.preventDefault();
  }

  /** Which entries are wanted, as far as that is said. */
  get #filter(): HistoryFilter {
    const { type, status, query, from, to } = this;
    return Object.fromEntries(
      Object.entries({ type, status, query, from, to }).filter(([, wanted]) => wanted),
    );
  }

  /** Whether what is shown was looked for: while other entries are on their way, the last ones still stand. */
  get #isFound(): boolean {
    const { state } = this.history;
    return state.status === 'data' && state.stale ? this.#found : Object.keys(this.#filter).length > 0;
  }

  /**
   * How many entries stand on a page.
   * @internal
   */
  get limit(): number {
    const { pageSize } = this;
    return pageSize >= 1 && pageSize <= 100 && pageSize % 1 === 0 ? pageSize : PAGE;
  }
}

/** Not in the class: TypeScript 6.0.3 keeps the `.ts` of an import in a field's initializer when it emits. */
async function loadLater(history: BillingHistory): Promise<HistoryLater> {
  // Nothing that is seen first waits for it.
  await new Promise(requestAnimationFrame);
  const { HistoryLater: Later } = await import('./history-later.ts');
  return new Later(history);
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-history': BillingHistory;
  }
}
