import { css, html, nothing, type ReactiveController } from 'lit';
import { button } from './button.ts';
import type { Client } from './client.ts';
import type { BillingElement } from './element.ts';
import type { L10n } from './l10n.ts';
import { pagesMessages } from './pages.messages.ts';

/** A page as it came. */
export interface Page {
  readonly data: readonly unknown[];
  readonly nextCursor: string | null;
  /** Of lists whose backend can say so, as are the last page's and the page's own place. */
  readonly previousCursor?: string | null | undefined;
  readonly lastCursor?: string | null | undefined;
  readonly offset?: number | undefined;
  readonly total?: number | null | undefined;
}

/** Which page of a list is shown, and the way back. Another account begins at the first one again. */
export class Pages implements ReactiveController {
  /** Where the page begins, for the backend; `undefined` on the first. */
  cursor: string | undefined;
  /** The place in the list of the page's first entry, where the backend does not say it. */
  first = 1;
  /**
   * There are so many pages that it may be a way to the first one and the last; or there were, before something else was
   * searched for: no button comes and goes with what is found.
   */
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
    if (client !== this.#client) {
      this.start();
      this.far = false;
    }
    this.#client = client;
  }

  /** How many entries there are, where that is known: a single page has all of them. */
  count({ total, nextCursor, data }: Page): number | undefined {
    return total ?? (this.cursor || nextCursor ? undefined : data.length);
  }

  next(page: Page): void {
    this.#leave(page.nextCursor, this.first + page.data.length);
  }

  /** To where the backend says that the page before begins; if it doesn't, the way that one came. */
  previous(page?: Page): void {
    Object.assign(this, this.#before.pop());
    if (page?.previousCursor) this.cursor = page.previousCursor;
    this.#host.requestUpdate();
  }

  last(page: Page): void {
    this.#leave(page.lastCursor, this.first);
  }

  /** Back to the first page, however far it is, or to that of another list. */
  start(): void {
    this.#before = [];
    this.cursor = undefined;
    this.first = 1;
    this.#host.requestUpdate();
  }

  #leave(cursor: string | null | undefined, first: number): void {
    // Whoever clicks twice on a slow day is on the way already.
    if (!cursor || cursor === this.cursor) return;
    this.#before.push({ cursor: this.cursor, first: this.first });
    this.cursor = cursor;
    this.first = first;
    this.far ||= this.#before.length > 1;
    this.#host.requestUpdate();
  }
}

/** The first page, previous, next and the last one, and where one is. Nothing where one page holds it all. */
export function pagination(l: L10n, pages: Pages, page: Page): unknown {
  const { data, nextCursor, previousCursor, lastCursor } = page;
  const atFirst = previousCursor === undefined ? !pages.cursor : !previousCursor;
  if (atFirst && !nextCursor) return nothing;
  const t = l.words('pages', pagesMessages);
  const first = (page.offset ?? pages.first - 1) + 1;
  const total = typeof page.total === 'number' ? l.number(page.total) : undefined;
  if (lastCursor && lastCursor !== nextCursor) pages.far = true;
  const far = (shown: unknown): unknown => (pages.far ? shown : nothing);
  return html`<nav class="pages" aria-label=${t.label}>
    <p class="small muted" role="status" translate="no">
      ${t.range(l.number(first), l.number(first + data.length - 1), total)}
    </p>
    <div class="actions">
      ${far(button({ label: t.first, disabled: atFirst, onClick: () => pages.start() }))}
      ${button({ label: t.previous, disabled: atFirst, onClick: () => pages.previous(page) })}
      ${button({ label: t.next, disabled: !nextCursor, onClick: () => pages.next(page) })}
      ${
        lastCursor === undefined
          ? nothing
          : far(button({ label: t.last, disabled: !lastCursor, onClick: () => pages.last(page) }))
      }
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
  @container (inline-size < 42em) {
    .pages > div {
      gap: 4px;
    }
    .pages .button {
      padding-inline: 8px;
    }
  }
  @container (inline-size < 24em) {
    .pages > div,
    .pages .button {
      flex: 1 1 auto;
    }
    .pages .button {
      padding-inline: 4px;
    }
  }
  @container (inline-size < 19em) {
    .pages > div {
      gap: 2px;
    }
    .pages .button {
      font-size: 0.8125em;
      padding-inline: 2px;
    }
  }
`;
