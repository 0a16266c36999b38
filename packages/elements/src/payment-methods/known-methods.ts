import type {
  Account,
  PaymentMethod,
  PaymentMethodList,
  PaymentMethodsFacet,
  Permission,
  Policy,
} from '@billfold/contract';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import { areCalledAlike, isCard, nameAmong } from '../pay-invoice/cards.ts';
import type { Client } from '../shared/client.ts';
import type { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { may, takes } from '../shared/may.ts';
import { QueryController } from '../shared/query.ts';
import { readAccount, readPaymentMethods } from '../shared/reads.ts';

/** What is known of how an account pays, and of what the viewer may do about it. */
export class KnownMethods implements ReactiveController {
  readonly account: QueryController<Account>;
  readonly query: QueryController<PaymentMethodList>;
  readonly #host: BillingElement;
  #client: Client | undefined;
  /** All that are shown, in the order in which they came, and what is gone since while its twin stands. */
  readonly #seen = new Map<string, PaymentMethod>();

  constructor(host: BillingElement) {
    this.#host = host;
    host.addController(this);
    this.account = new QueryController(host, readAccount);
    this.query = new QueryController(host, readPaymentMethods);
  }

  hostUpdate(): void {
    if (this.#host.client !== this.#client) this.#seen.clear();
    this.#client = this.#host.client;
  }

  get all(): readonly PaymentMethod[] {
    return this.query.data?.data ?? [];
  }

  /** All of them, so that no row moves under somebody's hand when another one becomes the default. */
  inOrder(l: L10n): PaymentMethod[] {
    const stillHere = this.all.filter(({ id }) => this.#seen.has(id));
    for (const [id, method] of this.#seen) {
      if (!stillHere.some((other) => other.id === id || areCalledAlike(l, other, method)))
        this.#seen.delete(id);
    }
    for (const method of this.all) this.#seen.set(method.id, method);
    return [...this.#seen.keys()].flatMap((id) => this.find(id) ?? []);
  }

  get default(): PaymentMethod | undefined {
    return this.all.find(({ isDefault }) => isDefault);
  }

  find(id: string | undefined): PaymentMethod | undefined {
    return this.all.find((method) => method.id === id);
  }

  /** How one is called. It keeps its number when its twin goes; what is added later, alone, has none. */
  called(l: L10n, method: PaymentMethod): TemplateResult {
    return html`<span class="called">${nameAmong(l, method, [...this.#seen.values()])}</span>`;
  }

  get onlyCards(): boolean {
    return this.all.every(isCard);
  }

  get hasTransfer(): boolean {
    return this.all.some(({ type }) => type === 'bank_transfer');
  }

  /** Whether the account may be paid in this way. */
  takes(type: Policy['paymentMethodTypes'][number]): boolean {
    return takes(this.account, type);
  }

  get canAddCards(): boolean {
    return !!this.#host.processor && this.takes('card') && this.canAdd;
  }

  /** Whether the viewer may add anything, and the backend can. */
  get canAdd(): boolean {
    return this.mayManage && this.can('add');
  }

  /** Whether the backend does this with payment methods. */
  can(method: keyof PaymentMethodsFacet): boolean {
    return !!this.#host.client?.can('paymentMethods', method);
  }

  get mayManage(): boolean {
    return this.may('payment_methods.manage');
  }

  may(permission: Permission): boolean {
    return may(this.account, permission);
  }
}
