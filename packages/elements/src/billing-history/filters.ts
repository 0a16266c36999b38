import { html, noChange, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { live } from 'lit/directives/live.js';
import { button, buttonStyles } from '../shared/button.ts';
import { property, state } from '../shared/decorators.ts';
import { documentMessages } from '../shared/document.messages.ts';
import { BillingElement } from '../shared/element.ts';
import { field, fieldStyles } from '../shared/field.ts';
import type { L10n } from '../shared/l10n.ts';
import { filtersMessages, type FiltersMessages } from './filters.messages.ts';
import { filtersStyles } from './filters.styles.ts';
import { isReversed, type HistoryFilter } from './history-filter.ts';

/** How long somebody must have stopped typing. */
const PAUSE = 250;
/** What a backend takes at most. */
const LONGEST = 200;
/** Years have four digits, for backends as for people. */
const LATEST = '9999-12-31';
/** Whether it is a day or none: a year that is being typed passes through 0002 and 0020, and may go on to 20260. */
const isWhole = (day: string): boolean => /^$|^[1-9]\d{3}-/.test(day);

type Status = NonNullable<HistoryFilter['status']>;
const statuses = ['open', 'overdue', 'paid', 'uncollectible', 'void'] as const satisfies readonly Status[];

/**
 * What somebody looks for in the history: a number, what kind of entry in what state, and from when to when.
 *
 * @tag billing-history-filters
 * @summary The row of filters above the history.
 * @fires {CustomEvent<HistoryFilter>} wanted - Somebody chose other entries. Does not bubble.
 */
export class HistoryFilters extends BillingElement {
  static override styles: CSSResultGroup = [BillingElement.styles, buttonStyles, fieldStyles, filtersStyles];

  @property({ attribute: false }) filter: HistoryFilter = {};
  /** How many entries match; `undefined` while that is not known. */
  @property({ attribute: false }) found: number | undefined;

  @state() private open = false;
  /** As it is being typed. */
  @state() private text = '';
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super();
    this.addController({ hostDisconnected: () => clearTimeout(this.#pause) });
  }

  /** To the search, as when what was found is cleared. */
  override focus(options?: FocusOptions): void {
    this.renderRoot.querySelector('input')?.focus(options);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { query = '' } = this.filter;
    if (!changed.has('filter') || query === (changed.get('filter')?.query ?? '')) return;
    if (query === this.text.trim()) return;
    clearTimeout(this.#pause);
    this.text = query;
  }

  protected override render(): unknown {
    return this.frame((l) => {
      const t = l.words('filters', filtersMessages);
      return html`<form role="search" aria-label=${t.label} @submit=${this.submitted}>
          ${this.search(t)} ${this.toggle(t)}
          <div class="more ${this.open ? 'open' : ''}">${this.show(l, t)} ${this.days(t)}</div>
        </form>
        <span class="hidden" role="status">${this.result(t)}</span>`;
    });
  }

  private search(t: FiltersMessages): unknown {
    return field(
      { id: 'query', label: t.search },
      () =>
        html`<input
          id="query"
          type="search"
          autocomplete="off"
          spellcheck="false"
          enterkeyhint="search"
          maxlength=${LONGEST}
          .value=${live(this.text)}
          @input=${this.typed}
        />`,
    );
  }

  private toggle(t: FiltersMessages): unknown {
    const { type, status, from, to } = this.filter;
    const used = [type ?? status, from, to].filter(Boolean).length;
    return html`<div class="toggle">
      ${button({ label: t.more(used), expanded: this.open, onClick: () => (this.open = !this.open) })}
    </div>`;
  }

  private show(l: L10n, t: FiltersMessages): unknown {
    const words = l.words('document', documentMessages);
    const { type, status } = this.filter;
    const chosen = status ?? type ?? '';
    const option = (value: string, label: string): unknown =>
      html`<option value=${value} .selected=${live(value === chosen)}>${label}</option>`;
    return field(
      { id: 'show', label: t.show },
      () =>
        html`<select id="show" @change=${this.shown}>
          ${option('', t.all)}
          <optgroup label=${t.invoices}>
            ${option('invoice', t.allInvoices)}
            ${statuses.map((value) => option(value, value === 'overdue' ? words.overdue : words.status[value]))}
          </optgroup>
          ${option('credit_note', t.creditNotes)}
        </select>`,
    );
  }

  private days(t: FiltersMessages): unknown {
    const error = isReversed(this.filter) ? t.reversed : undefined;
    return html`${field(
      { id: 'from', label: t.from },
      () =>
        html`<input id="from" type="date" max=${LATEST} .value=${this.day('from')} @change=${this.dated} />`,
    )}
    ${field(
      { id: 'to', label: t.to, error },
      (aria) =>
        html`<input
          id="to"
          type="date"
          max=${LATEST}
          aria-describedby=${aria.describedBy}
          aria-invalid=${aria.invalid}
          .value=${this.day('to')}
          @change=${this.dated}
        />`,
    )}`;
  }

  /** The day that is wanted. Where another one is being typed, it would stop that half-way. */
  private day(id: 'from' | 'to'): unknown {
    const { activeElement } = this.renderRoot as ShadowRoot;
    const isTyped = activeElement instanceof HTMLInputElement && activeElement.id === id;
    return isTyped && !isWhole(activeElement.value) ? noChange : live(this.filter[id] ?? '');
  }

  /** For those who don't see the list change. */
  private result(t: FiltersMessages): unknown {
    const { filter, found } = this;
    const isSaid = found !== undefined && Object.keys(filter).length > 0 && !isReversed(filter);
    return isSaid ? t.found(found) : nothing;
  }

  private typed(event: Event): void {
    this.text = (event.target as HTMLInputElement).value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.want({}), PAUSE);
  }

  private submitted(event: Event): void {
    event.preventDefault();
    this.want({});
  }

  private shown(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const isType = value === 'invoice' || value === 'credit_note';
    this.want({
      type: isType ? value : undefined,
      status: isType || !value ? undefined : (value as Status),
    });
  }

  private dated(event: Event): void {
    const { id, value } = event.target as HTMLInputElement;
    if (isWhole(value)) this.want({ [id]: value || undefined });
  }

  private want(change: HistoryFilter): void {
    clearTimeout(this.#pause);
    const query = this.text.trim() || undefined;
    const { type, status, from, to } = { ...this.filter, ...change };
    const detail: HistoryFilter = { type, status, query, from, to };
    if (JSON.stringify(detail) !== JSON.stringify(this.filter))
      this.dispatchEvent(new CustomEvent('wanted', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-history-filters': HistoryFilters;
  }
}
