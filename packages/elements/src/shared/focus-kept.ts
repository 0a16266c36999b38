import type { ReactiveController } from 'lit';
import type { BillingElement } from './element.ts';
import { focused } from './focused.ts';
import type { QueryController } from './query.ts';

/**
 * Where access ends while somebody is busy in an element, as when a session does, what they were busy with goes, and the
 * focus with it: it then lands on the element's heading or, where that is gone too, on what says why. So it does when all
 * is shown again, and the button that tried again is gone.
 *
 *     protected readonly focusKept = new FocusKept(this, this.account, this.list);
 */
export class FocusKept implements ReactiveController {
  readonly #host: BillingElement;
  readonly #queries: readonly QueryController<unknown>[];
  #had = false;
  /** As of what is rendered. */
  #wasEnded = false;

  /** @param queries What is shown only to who has access. */
  constructor(host: BillingElement, ...queries: readonly QueryController<unknown>[]) {
    this.#host = host;
    this.#queries = queries;
    host.addController(this);
  }

  hostUpdate(): void {
    const { shadowRoot } = this.#host;
    // A card field stands in the light DOM. A dialog in a shadow root is not `:focus-within` its host in Chromium.
    this.#had = !!shadowRoot?.activeElement || this.#host.matches(':focus-within');
  }

  hostUpdated(): void {
    const isAbout = this.#wasEnded || this.#isEnded;
    this.#wasEnded = this.#isEnded;
    if (!this.#had || !isAbout) return;
    // Whoever wants it elsewhere says so by then.
    void this.#host.updateComplete.then(() => {
      if (isNowhere()) this.#land();
    });
  }

  get #isEnded(): boolean {
    return this.#queries.some(({ state }) => state.status === 'signed_out' || state.status === 'refused');
  }

  #land(): void {
    const find = (selector: string): HTMLElement | null => this.#host.renderRoot.querySelector(selector);
    const place = find('h2') ?? find('.notice') ?? find('[tabindex="-1"]');
    if (!place) return;
    place.tabIndex = -1;
    place.focus();
  }
}

/** What had the focus is gone, or hidden, which the browser notices only when it paints. */
function isNowhere(): boolean {
  const element = focused();
  return !element || element === document.body || element.getClientRects().length === 0;
}
