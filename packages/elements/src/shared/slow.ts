import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import type { BillingElement } from './element.ts';
import type { L10n } from './l10n.ts';
import { quoteMessages } from './quote.messages.ts';

/** Whatever takes no longer is not worth a word. In milliseconds. */
const MOMENT = 1000;

/**
 * Says that something is still being done, once and politely, to those who don't see that its button is busy.
 *
 *     private readonly slow = new Slow(this, () => this.pay.pending !== undefined);
 *     …
 *     ${this.slow.render(l, isPayment)}
 */
export class Slow implements ReactiveController {
  readonly #host: BillingElement;
  readonly #isBusy: () => boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isSlow = false;

  constructor(host: BillingElement, isBusy: () => boolean) {
    this.#host = host;
    this.#isBusy = isBusy;
    host.addController(this);
  }

  hostUpdate(): void {
    if (!this.#isBusy()) this.#end();
    else
      this.#timer ??= setTimeout(() => {
        this.#isSlow = true;
        this.#host.requestUpdate();
      }, MOMENT);
  }

  hostDisconnected(): void {
    this.#end();
  }

  /**
   * It stands there before it says anything, for only what changes is read out.
   * @param isPayment Whether money is asked for by it.
   */
  render(l: L10n, isPayment: boolean): TemplateResult {
    const { paying, doing } = l.words('quote', quoteMessages);
    const said = isPayment ? paying : doing;
    return html`<span class="hidden" role="status">${this.#isSlow ? said : nothing}</span>`;
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isSlow = false;
  }
}
