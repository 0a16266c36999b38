import { css, html, nothing, type ReactiveController } from 'lit';
import { button } from './button.ts';
import type { Client } from './client.ts';
import type { BillingElement } from './element.ts';
import type { L10n } from './l10n.ts';
import { sharedMessages } from './shared.messages.ts';

/** A page as it came. */
export interface Page {
  readonly data: readonly unknown[];
  readonly nextCursor: string | null;
  readonly total?: number;
}

/** Which page of a list is shown, and the way back. Another account begins at the first one again. */
export class Pages implements ReactiveController {
  /** Where the page begins, for the backend; `undefined` on the first. */
  cursor: string | undefined;
  /** The place in the list of the page's first entry. */
  first = 1;
  /** Somebody went so far that it is a way back to the first page. */
  far = false;
  #before: { cursor: string | undefined; first: number }[] = [];
  #client: Client | undefined;
  readonly #host: BillingElement;

  constructor(host: BillingElement) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdate(): void {
    const { client } = this.#host;
    if (client !== this.#client) this.reset();
    this.#client = client;
  }

  next(page: Page): void {
    if (!page.nextCursor) return;
    this.#before.push({ cursor: this.cursor, first: this.first });
    this.cursor = page.nextCursor;
    this.first += page.data.length;
    this.far ||= this.#before.length > 1;
    this.#host.requestUpdate();
  }

  previous(): void {
    Object.assign(this, this.#before.pop());
    this.#host.requestUpdate();
  }

  /** Back to the first page, however far it is. */
  start(): void {
    this.#before = [];
    this.cursor = undefined;
    this.first = 1;
    this.#host.requestUpdate();
  }

  /** Another list: nothing that is known of pages counts any more. */
  reset(): void {
    this.start();
    this.far = false;
  }
}

/** The first page, previous and next, and where one is. Nothing where one page holds it all. */
export function pagination(l: L10n, pages: Pages, page: Page): unknown {
  if (!pages.cursor && !page.nextCursor) return nothing;
  const t = l.words('shared', sharedMessages).pages;
  const last = l.number(pages.first + page.data.length - 1);
  const total = page.total === undefined ? undefined : l.number(page.total);
  return html`<nav class="pages" aria-label=${t.label}>
    <p class="small muted" role="status">${t.range(l.number(pages.first), last, total)}</p>
    <div class="actions">
      ${pages.far ? button({ label: t.first, disabled: !pages.cursor, onClick: () => pages.start() }) : nothing}
      ${button({ label: t.previous, disabled: !pages.cursor, onClick: () => pages.previous() })}
      ${button({ label: t.next, disabled: !page.nextCursor, onClick: () => pages.next(page) })}
    </div>
  </nav>`;
}

export const paginationStyles = css`
  .pages {
    align-items: center;
    display: flex;
    flex-wrap: wrap;
    gap: 4px 16px;
    justify-content: space-between;
    min-block-size: 36px;
  }
  .pages > div {
    gap: 8px;
  }
`;
