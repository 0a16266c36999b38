import type { PaymentMethod } from '@billfold/contract';
import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { Authentication } from '../shared/authentication.ts';
import { isAwaited } from '../shared/awaited.ts';
import { strongButtonStyles } from '../shared/button.strong.styles.ts';
import { cardFieldStyles } from '../shared/card-field-look.ts';
import type { Client } from '../shared/client.ts';
import { property, state } from '../shared/decorators.ts';
import { dialogStyles } from '../shared/dialog.ts';
import { BillingElement } from '../shared/element.ts';
import { FocusKept } from '../shared/focus-kept.ts';
import { inStep } from '../shared/in-step.ts';
import type { L10n } from '../shared/l10n.ts';
import { leftOut } from '../shared/left-out.ts';
import { region, regionStyles } from '../shared/region.ts';
import { Adding } from './adding.ts';
import { CardExpiry } from './card-expiry.ts';
import { KnownMethods } from './known-methods.ts';
import { isUsable, words } from './method.ts';
import {
  confirmButton,
  methodList,
  methodPlaceholder,
  type Called,
  type MethodActions,
} from './method-list.ts';
import { LastOutcome, type Outcome } from './outcome.ts';
import { PayWith } from './pay-with.ts';
import { methodsStyles } from './payment-methods.styles.ts';
import { RemoveMethod } from './remove-method.ts';

export type { PaymentMethodDetail } from './payment-methods.events.ts';

/** The first thing that can be done about a method: edit its expiry. */
const BUTTON = '.actions button';

/**
 * How the account pays: its cards and bank transfer, which of them is paid with, and the ways to add, edit and remove
 * them.
 *
 * While they are read, one card has its place. More of them grow downwards; where what follows must not move, the page
 * keeps the place, with a `min-block-size` on the element.
 *
 * A card's number is typed into the card field of the provider's `payments`, which stands in the page's own document: in
 * the light DOM of this element or, where this one stands in shadow roots, of the outermost host. It stays where it is
 * while the page renders, hides and shows. An element that is taken out of the document, or moved in it, takes the field
 * away with all that was typed; the form stays open, with a new field, where the element comes back.
 *
 * @tag payment-methods
 * @summary The ways to pay: add a card, pay with another one, edit an expiry, remove one.
 * @fires {CustomEvent<PaymentMethodDetail>} billing-payment-method-added - One was added. A card whose bank has a
 *   question first can't be used yet.
 * @fires {CustomEvent<PaymentMethodDetail>} billing-payment-method-updated - A card has another expiry.
 * @fires {CustomEvent<PaymentMethodDetail>} billing-payment-method-default - It is paid with from now on, and each open
 *   invoice was tried once.
 * @fires {CustomEvent<PaymentMethodDetail>} billing-payment-method-remove-request - Somebody wants to remove one.
 *   Cancelable: when it is canceled, nothing is asked or done.
 * @fires {CustomEvent<PaymentMethodDetail>} billing-payment-method-removed - One was removed.
 * @fires billing-error - Something could not be read or done. It is shown already.
 * @fires billing-session-expired - The viewer has to sign in again.
 * @csspart base - The wrapper of everything.
 * @cssprop --billing-font - Font family. The page's by default.
 * @cssprop --billing-color - Text colour. The page's by default; all other colours are mixed from it.
 * @cssprop --billing-accent - Buttons and focus. The text colour by default.
 * @cssprop --billing-on-accent - Text on the accent. Black or white by default, whichever can be read.
 * @cssprop --billing-critical - What has expired or went wrong, and what takes something away.
 * @cssprop --billing-muted - Secondary text.
 * @cssprop --billing-line - Rules between rows.
 * @cssprop --billing-surface - Surfaces under the pointer.
 * @cssprop --billing-background - The dialog's background. White or near black by default.
 * @cssprop --billing-radius - Corners. 6px by default.
 * @cssprop --billing-max-inline-size - How wide it gets. 60rem by default.
 */
export class PaymentMethods extends BillingElement {
  static override readonly uses = { 'billing-card-expiry': CardExpiry };
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    strongButtonStyles,
    dialogStyles,
    cardFieldStyles,
    methodsStyles,
  ];

  /**
   * The method that somebody was led here for: what can be done about it gets the focus, once.
   * @internal
   */
  @property({ attribute: false }) awaited: string | undefined;
  /** The card whose expiry is edited. */
  @state() private editing: string | undefined;
  private readonly known = new KnownMethods(this);
  private readonly payWith = new PayWith(this, {
    default: () => this.known.default,
    mayRead: () => this.known.may('invoices.read') && this.known.mayManage,
    done: (method, tried) => {
      this.emit('billing-payment-method-default', { paymentMethod: method });
      void this.tell({ did: 'default', method, tried });
    },
  });
  // After what tells it: what it reads is asked for in the same update.
  private readonly outcome = new LastOutcome(this, this.known);
  private readonly adding = new Adding(this, this.known, {
    tries: () => this.triedIfFirst,
    consequences: (l) => (this.known.default ? nothing : this.firstOne(l)),
    added: (method, tried) => this.added(method, tried),
  });
  private readonly removing = new RemoveMethod(this, {
    list: () => this.known.query.data?.data,
    called: (l, method) => this.known.called(l, method),
    removed: (method) => {
      this.emit('billing-payment-method-removed', { paymentMethod: method });
      void this.tell({ did: 'removed', method });
    },
    gone: (method) => void this.tell({ did: 'gone', method }),
    add: () => (this.known.canAddCards ? () => this.addCard() : undefined),
  });
  private readonly bank = new Authentication(this);
  protected readonly focusKept = new FocusKept(this, this.known.account, this.known.query);
  #client: Client | undefined;
  #arrived = false;

  /** Opens the form for a new card, for a page that links there. Nothing happens where cards can't be added. */
  addCard(): void {
    this.adding.openCard();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.bank.settle((id) => this.waits(id));
    if (this.client === this.#client) return;
    if (this.#client) this.forget();
    this.#client = this.client;
  }

  protected override updated(): void {
    const { awaited } = this;
    if (!awaited || this.#arrived || !this.l10n || !this.known.query.data || !this.known.account.data) return;
    this.#arrived = true;
    // Where its bank has a question, that comes first.
    if (isAwaited(this)) (this.find(awaited, '.question button') ?? this.find(awaited, BUTTON))?.focus();
  }

  protected override render(): unknown {
    if (this.known.query.state.status === 'unavailable')
      return this.frame(() => leftOut(this, 'paymentMethods'));
    return this.frame(
      (l) =>
        html`<div class="stack wide">
            <section class="stack existing">${this.existing(l)}</section>
            ${this.adding.render(l)}
          </div>
          ${this.removing.render(l)}`,
    );
  }

  private existing(l: L10n): unknown {
    const t = words(l);
    const { known } = this;
    return html`<h2 id="title" tabindex="-1">
        ${known.takes('bank_transfer') || !known.onlyCards ? t.methods : t.cards}
      </h2>
      <div role="status">${this.told(l)}</div>
      ${region(l, inStep(known.query, known.account), methodPlaceholder, ({ data, asOf }) =>
        data.length
          ? html`${methodList(l, known.inOrder(l), this.bank, this.actions(l, Number(asOf.slice(0, 4))))}
            ${this.choice(l)}`
          : html`<div>
              <p>${t.empty.title}</p>
              <p class="small muted">${t.empty.text}</p>
            </div>`,
      )}`;
  }

  /** What came of it, with the way to answer the bank about a payment. */
  private told(l: L10n): unknown {
    const payments = this.processor && this.client?.can('payments', 'read') && this.client.adapter.payments;
    return this.outcome.render(l, (paymentId, number) =>
      payments
        ? confirmButton(l, this.bank, paymentId, number, () => {
            void this.bank.ask(paymentId, async () => (await payments.read(paymentId)).nextAction);
          })
        : nothing,
    );
  }

  private choice(l: L10n): unknown {
    const { chosen } = this;
    return chosen && !chosen.isDefault && this.known.can('makeDefault')
      ? this.payWith.render(l, chosen)
      : nothing;
  }

  /** The first one is the default at once, and open invoices are tried with it. */
  private firstOne(l: L10n): unknown {
    return html`<p class="small">${words(l).add.isFirst}</p>
      ${this.payWith.consequences(l)}`;
  }

  private actions(l: L10n, year: number): MethodActions {
    const called: Called = (words, method) => this.known.called(words, method);
    const { known } = this;
    if (!known.mayManage) return { called };
    return {
      called,
      chosen: this.chosen?.id,
      ...(known.can('makeDefault') && {
        choose: (method: PaymentMethod) => this.payWith.choose(method.isDefault ? undefined : method),
      }),
      ...(known.can('update') && { edit: ({ id }: PaymentMethod) => (this.editing = id) }),
      editing: (method) => (method.id === this.editing ? this.expiryForm(l, method, year) : undefined),
      ...(known.can('remove') && { remove: (method: PaymentMethod) => this.askToRemove(method) }),
      confirm: this.processor ? (method) => void this.confirm(method) : 'unavailable',
    };
  }

  private expiryForm(l: L10n, method: PaymentMethod, year: number): unknown {
    return html`<billing-card-expiry
      .adapter=${this.adapter}
      .method=${method}
      .called=${this.known.called(l, method)}
      .year=${year}
      @close=${() => void this.leaveExpiry(method)}
      @done=${({ detail }: CustomEvent<PaymentMethod>) => void this.tell({ did: 'updated', method: detail })}
    ></billing-card-expiry>`;
  }

  private async leaveExpiry({ id }: PaymentMethod): Promise<void> {
    this.editing = undefined;
    await this.updateComplete;
    this.find(id, BUTTON)?.focus();
  }

  private find(id: string, selector: string): HTMLElement | null {
    return this.renderRoot.querySelector(`[data-id="${CSS.escape(id)}"] ${selector}`);
  }

  private askToRemove(method: PaymentMethod): void {
    const wanted = this.emit(
      'billing-payment-method-remove-request',
      { paymentMethod: method },
      { cancelable: true },
    );
    if (wanted) this.removing.ask(method);
  }

  private added(method: PaymentMethod, tried: readonly string[]): void {
    this.emit('billing-payment-method-added', { paymentMethod: method });
    if (!method.isDefault && isUsable(method)) this.payWith.choose(method);
    void this.tell({ did: 'added', method, tried: method.isDefault ? tried : [] });
  }

  private async confirm(method: PaymentMethod): Promise<void> {
    const tried = this.triedIfFirst;
    const result = await this.bank.ask(method.id, () => method.setup.nextAction);
    if (result === 'succeeded') {
      if (this.known.default) this.payWith.choose(method);
      await this.tell({ did: 'saved', method, tried });
    } else if (result === 'refused') await this.tell({ did: 'refused', method });
  }

  /** Whoever did it finds the result where the focus is: under the title. */
  private async tell(outcome: Outcome): Promise<void> {
    this.outcome.set(outcome);
    this.editing = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector('h2')?.focus();
  }

  /** Another account is shown: nothing that was said or begun for the last one may stay. */
  private forget(): void {
    this.outcome.set(undefined);
    this.editing = undefined;
    this.adding.forget();
    this.removing.close();
    this.payWith.choose(undefined);
    this.bank.reset();
  }

  /** Whether a bank's question still stands, as far as is known. */
  private waits(id: string): boolean {
    const { data } = this.known.query;
    const asks = ({ id: known, setup }: PaymentMethod): boolean =>
      known === id && setup.status === 'requires_action';
    return !data || data.data.some(asks) || this.outcome.waits(id);
  }

  /** What is paid with, unless somebody chose another one that still can be. */
  private get chosen(): PaymentMethod | undefined {
    const method = this.known.find(this.payWith.chosen);
    return method && isUsable(method) ? method : this.known.default;
  }

  private get triedIfFirst(): readonly string[] {
    return this.known.default ? [] : this.payWith.openIds;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'payment-methods': PaymentMethods;
  }
}
