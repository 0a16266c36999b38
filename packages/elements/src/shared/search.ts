import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { BillingElement } from './element.ts';
import { field } from './field.ts';
import type { Pages } from './pagination.ts';

/** How long somebody must have stopped typing. */
const PAUSE = 250;
/** What a backend takes at most. */
const LONGEST = 200;

/** What a list is searched for: what was typed, once there is a pause. It begins at the first page again. */
export class Search implements ReactiveController {
  /** For the backend; `undefined` when nothing is searched for. */
  query: string | undefined;
  readonly #host: BillingElement;
  readonly #pages: Pages;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(host: BillingElement, pages: Pages) {
    this.#host = host;
    this.#pages = pages;
    host.addController(this);
  }

  /** Something was typed. */
  readonly typed = (event: Event): void => {
    const text = (event.target as HTMLInputElement).value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#search(text), PAUSE);
  };

  hostDisconnected(): void {
    clearTimeout(this.#pause);
  }

  #search(text: string): void {
    const query = text.trim() || undefined;
    if (query === this.query) return;
    this.query = query;
    this.#pages.start();
    this.#host.requestUpdate();
  }
}

export function searchField(label: string, search: Search): TemplateResult {
  return field({ id: 'search', label }, () => {
    return html`<input
      id="search"
      type="search"
      autocomplete="off"
      spellcheck="false"
      maxlength=${LONGEST}
      @input=${search.typed}
    />`;
  });
}
