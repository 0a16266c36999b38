import type { Invoice, PaymentMethod, PaymentMethodRequest, Permission } from '@billfold/contract';
import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { ActionController } from '../shared/action.ts';
import { button } from '../shared/button.ts';
import { strongButtonStyles } from '../shared/button.strong.styles.ts';
import { cardFieldStyles } from '../shared/card-field-look.ts';
import type { Client } from '../shared/client.ts';
import { state } from '../shared/decorators.ts';
import { dialogStyles } from '../shared/dialog.ts';
import { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { QueryController } from '../shared/query.ts';
import { readAccount, readPaymentMethods } from '../shared/reads.ts';
import { region, regionStyles } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';
import { AddCard } from './add-card.ts';
import { BankQuestion } from './bank-question.ts';
import { CardExpiry } from './card-expiry.ts';
import { failure } from './failure.ts';
import { isUsable, words } from './method.ts';
import { confirmButton, methodList, methodPlaceholder, type MethodActions } from './method-list.ts';
import { outcomeNotice, type Outcome } from './outcome.ts';
import { PayWith } from './pay-with.ts';
import { methodsStyles } from './payment-methods.styles.ts';
import './payment-methods.events.ts';
import { readSome } from './reads.ts';
import { RemoveMethod } from './remove-method.ts';

/**
 * How the account pays: its cards and bank transfer, which of them is paid with, and the ways to add, edit and remove
 * them.
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

  @state() private outcome: Outcome | undefined;
  /** The card whose expiry is edited. */
  @state() private editing: string | undefined;
  private readonly account = new QueryController(this, readAccount);
  private readonly methods = new QueryController(this, readPaymentMethods);
  private readonly tried = new QueryController<Invoice[]>(this, () =>
    this.outcome?.tried?.length ? readSome(this.outcome.tried) : null,
  );
  private readonly payWith = new PayWith(this, {
    mayRead: () => this.may('invoices.read') && this.may('payment_methods.manage'),
    done: (method, tried) => {
      this.emit('billing-payment-method-default', { paymentMethod: method });
      void this.tell({ did: 'default', method, tried });
    },
  });
  private readonly adding = new AddCard(this, {
    tries: () => this.triedIfFirst,
    consequences: (l) => (this.hasDefault ? nothing : this.firstOne(l)),
    added: (method, tried) => this.added(method, tried),
    left: () => void this.focusOn('.open'),
  });
  private readonly removing = new RemoveMethod(this, {
    list: () => this.methods.data?.data,
    removed: (method) => {
      this.emit('billing-payment-method-removed', { paymentMethod: method });
      void this.tell({ did: 'removed', method });
    },
    gone: (method) => void this.tell({ did: 'gone', method }),
    add: () => (this.canAddCards ? () => this.addCard() : undefined),
  });
  private readonly bank = new BankQuestion(this);
  private readonly addTransfer = new ActionController(
    this,
    (adapter, options, request: PaymentMethodRequest) => adapter.paymentMethods?.add(request, options),
  );
  #client: Client | undefined;
  /** Ids in the order in which they were first shown: no row moves under somebody's hand. */
  readonly #order = new Set<string>();

  /** Opens the form for a new card, for a page that links there. Nothing happens where cards can't be added. */
  addCard(): void {
    if (this.canAddCards) this.adding.open();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    this.bank.settle((id) => this.waits(id));
    if (this.client === this.#client) return;
    if (this.#client) this.forget();
    this.#client = this.client;
  }

  protected override render(): unknown {
    return this.frame(
      (l) =>
        html`<div class="stack wide">
            <section class="stack">${this.existing(l)}</section>
            ${this.addition(l)}
          </div>
          ${this.removing.render(l)}`,
    );
  }

  private existing(l: L10n): unknown {
    const t = words(l);
    return html`<h2 id="title" tabindex="-1">${this.hasTransfer ? t.methods : t.cards}</h2>
      <div role="status">${this.outcome ? this.told(l, this.outcome) : nothing}</div>
      ${region(l, this.methods, methodPlaceholder, ({ data, asOf }) =>
        data.length
          ? html`${methodList(l, this.inOrder(data), this.bank, this.actions(Number(asOf.slice(0, 4))))}
            ${this.choice(l, data)}`
          : html`<div>
              <p>${t.empty.title}</p>
              <p class="small muted">${t.empty.text}</p>
            </div>`,
      )}`;
  }

  /** What came of it, with the way to answer the bank about a payment. */
  private told(l: L10n, outcome: Outcome): unknown {
    const payments = this.processor && this.client?.adapter.payments;
    return outcomeNotice(l, outcome, this.tried, (paymentId, number) =>
      payments
        ? confirmButton(l, this.bank, paymentId, number, () => {
            void this.bank.ask(paymentId, async () => (await payments.read(paymentId)).nextAction);
          })
        : nothing,
    );
  }

  private choice(l: L10n, methods: readonly PaymentMethod[]): unknown {
    const chosen = methods.find(({ id }) => id === this.payWith.chosen);
    return chosen && !chosen.isDefault && isUsable(chosen) ? this.payWith.render(l, chosen) : nothing;
  }

  /** While the list can't be shown the form is hidden, and keeps what was typed. */
  private addition(l: L10n): unknown {
    if (this.account.state.status === 'loading') return html`<p class="held">${bar(16)}</p>`;
    const may = this.may('payment_methods.manage');
    if (!may && !this.adding.isOpen) return nothing;
    return html`<section class="stack" ?hidden=${!may || !this.methods.data}>
      ${this.adding.render(l)} ${this.adding.isOpen ? nothing : this.ways(l)}
    </section>`;
  }

  private ways(l: L10n): unknown {
    const t = words(l).add;
    const { addTransfer } = this;
    return html`${this.processor || !this.takes('card') ? nothing : html`<p class="muted">${t.unavailable}</p>`}
      ${failure(l, addTransfer.error)}
      <div class="actions">
        ${
          this.canAddCards
            ? html`<span class="open">${button({ label: t.open, onClick: () => this.addCard() })}</span>`
            : nothing
        }
        ${
          this.takes('bank_transfer') && !this.list.some(({ type }) => type === 'bank_transfer')
            ? button({
                label: t.transfer,
                busy: addTransfer.pending !== undefined,
                onClick: () => void this.addBankTransfer(),
              })
            : nothing
        }
      </div>`;
  }

  /** The first one is the default at once, and open invoices are tried with it. */
  private firstOne(l: L10n): unknown {
    return html`<p class="small">${words(l).add.isFirst}</p>
      ${this.payWith.consequences(l)}`;
  }

  private actions(year: number): MethodActions {
    if (!this.may('payment_methods.manage')) return {};
    return {
      chosen: this.payWith.chosen ?? this.list.find(({ isDefault }) => isDefault)?.id,
      choose: (method) => this.payWith.choose(method.isDefault ? undefined : method),
      edit: ({ id }) => (this.editing = id),
      editing: (method) => (method.id === this.editing ? this.expiryForm(method, year) : undefined),
      remove: (method) => this.askToRemove(method),
      confirm: this.processor ? (method) => void this.confirm(method) : 'unavailable',
    };
  }

  private expiryForm(method: PaymentMethod, year: number): unknown {
    return html`<billing-card-expiry
      .adapter=${this.adapter}
      .method=${method}
      .year=${year}
      @close=${() => void this.leaveExpiry(method)}
      @done=${({ detail }: CustomEvent<PaymentMethod>) => void this.tell({ did: 'updated', method: detail })}
    ></billing-card-expiry>`;
  }

  private async leaveExpiry({ id }: PaymentMethod): Promise<void> {
    this.editing = undefined;
    await this.focusOn(`[data-id="${CSS.escape(id)}"] .actions`);
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
    if (!method.isDefault) this.payWith.choose(method);
    void this.tell({ did: 'added', method, tried: method.isDefault ? tried : [] });
  }

  private async addBankTransfer(): Promise<void> {
    const method = await this.addTransfer.run({ type: 'bank_transfer' });
    if (method) this.added(method, []);
  }

  private async confirm(method: PaymentMethod): Promise<void> {
    const tried = this.triedIfFirst;
    const result = await this.bank.ask(method.id, () => method.setup.nextAction);
    if (result === 'succeeded') {
      if (this.hasDefault) this.payWith.choose(method);
      await this.tell({ did: 'saved', method, tried });
    } else if (result === 'refused') await this.tell({ did: 'refused', method });
  }

  /** Whoever did it finds the result where the focus is: under the title. */
  private async tell(outcome: Outcome): Promise<void> {
    this.outcome = outcome;
    this.editing = undefined;
    await this.updateComplete;
    this.renderRoot.querySelector('h2')?.focus();
  }

  private async focusOn(place: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`${place} button`)?.focus();
  }

  /** Another account is shown: nothing that was said or begun for the last one may stay. */
  private forget(): void {
    this.outcome = this.editing = undefined;
    this.adding.close();
    this.removing.close();
    this.payWith.choose(undefined);
    this.bank.forget();
    this.addTransfer.reset();
    this.#order.clear();
  }

  private inOrder(methods: readonly PaymentMethod[]): PaymentMethod[] {
    for (const { id } of methods) this.#order.add(id);
    return [...this.#order].flatMap((id) => methods.find((method) => method.id === id) ?? []);
  }

  private get list(): readonly PaymentMethod[] {
    return this.methods.data?.data ?? [];
  }

  /** Whether a bank's question still stands, as far as is known. */
  private waits(id: string): boolean {
    const { data } = this.methods;
    const waits = ({ status }: { status: string }): boolean => status === 'requires_action';
    const payments = this.tried.data?.flatMap(({ attempts }) => attempts) ?? [];
    return (
      !data ||
      data.data.some((method) => method.id === id && waits(method.setup)) ||
      payments.some((payment) => payment.id === id && waits(payment))
    );
  }

  private get hasDefault(): boolean {
    return this.list.some(({ isDefault }) => isDefault);
  }

  private get hasTransfer(): boolean {
    return this.takes('bank_transfer') || this.list.some(({ type }) => type === 'bank_transfer');
  }

  private get triedIfFirst(): readonly string[] {
    return this.hasDefault ? [] : this.payWith.openIds;
  }

  private get canAddCards(): boolean {
    return !!this.processor && this.takes('card') && this.may('payment_methods.manage');
  }

  /** Whether the account may be paid in this way. Without an account, by card. */
  private takes(type: PaymentMethod['type']): boolean {
    return (this.account.data?.policy.paymentMethodTypes ?? ['card']).includes(type);
  }

  /** Without an account, nobody has said what the viewer may not do. */
  private may(permission: Permission): boolean {
    const { state: known, data } = this.account;
    return known.status === 'unavailable' || !!data?.viewer.permissions.includes(permission);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'payment-methods': PaymentMethods;
  }
}
