import type { PaymentMethod } from '@billfold/contract';
import { html, nothing } from 'lit';
import { ActionController } from '../shared/action.ts';
import { button } from '../shared/button.ts';
import type { BillingElement } from '../shared/element.ts';
import { failure } from '../shared/failure.ts';
import type { L10n } from '../shared/l10n.ts';
import { AddCard, type AddCardOptions } from './add-card.ts';
import type { KnownMethods } from './known-methods.ts';
import { words } from './method.ts';

/** The ways to add a card, and bank transfer where the policy has it (PAY-1, INV-7). */
export class Adding {
  readonly #host: BillingElement;
  readonly #known: KnownMethods;
  readonly #added: AddCardOptions['added'];
  readonly #card: AddCard;
  readonly #transfer: ActionController<[], PaymentMethod>;

  constructor(host: BillingElement, known: KnownMethods, options: Omit<AddCardOptions, 'left' | 'seen'>) {
    this.#host = host;
    this.#known = known;
    this.#added = options.added;
    this.#card = new AddCard(host, {
      ...options,
      left: () => void this.#focusOnOpen(),
      seen: () => this.#isSeen,
    });
    this.#transfer = new ActionController(host, (adapter, doing) =>
      adapter.paymentMethods?.add?.({ type: 'bank_transfer' }, doing),
    );
  }

  /** Opens the form for a new card, where cards can be added. */
  openCard(): void {
    if (this.#known.canAddCards) this.#card.open();
  }

  /** Another account is shown. */
  forget(): void {
    this.#card.close();
    this.#transfer.reset();
  }

  /** While the list can't be shown the form is hidden, and keeps what was typed. */
  render(l: L10n): unknown {
    const { account, query } = this.#known;
    const waits = [account, query].some(({ state }) => state.status === 'loading');
    // How far down they will stand is not known: their place is kept, and nothing is seen there.
    if (waits && !this.#card.isOpen) return html`<p class="held"></p>`;
    if (!this.#known.canAdd && !this.#card.isOpen) return nothing;
    return html`<section class="stack" ?hidden=${!this.#isSeen}>
      ${this.#card.render(l)} ${this.#card.isOpen ? nothing : this.#ways(l)}
    </section>`;
  }

  get #isSeen(): boolean {
    return this.#known.mayManage && !!this.#known.query.data;
  }

  #ways(l: L10n): unknown {
    const t = words(l).add;
    const known = this.#known;
    return html`${
        this.#host.processor || !known.takes('card') ? nothing : html`<p class="muted">${t.unavailable}</p>`
      }
      ${failure(l, this.#transfer.error)}
      <div class="actions">
        ${
          known.canAddCards
            ? html`<span class="open">${button({ label: t.open, onClick: () => this.openCard() })}</span>`
            : nothing
        }
        ${
          known.takes('bank_transfer') && !known.hasTransfer
            ? button({
                label: t.transfer,
                busy: this.#transfer.pending !== undefined,
                onClick: () => void this.#addTransfer(),
              })
            : nothing
        }
      </div>`;
  }

  async #addTransfer(): Promise<void> {
    if (this.#transfer.pending) return;
    const method = await this.#transfer.run();
    if (method) this.#added(method, []);
  }

  async #focusOnOpen(): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>('.open button')?.focus();
  }
}
