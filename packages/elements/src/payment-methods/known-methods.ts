import type { Account, PaymentMethod, PaymentMethodList, Permission } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import type { Client } from '../shared/client.ts';
import type { BillingElement } from '../shared/element.ts';
import { may, takes } from '../shared/may.ts';
import { QueryController } from '../shared/query.ts';
import { readAccount, readPaymentMethods } from '../shared/reads.ts';

/** What is known of how an account pays, and of what the viewer may do about it. */
export class KnownMethods implements ReactiveController {
  readonly account: QueryController<Account>;
  readonly query: QueryController<PaymentMethodList>;
  readonly #host: BillingElement;
  #client: Client | undefined;
  /** Ids in the order in which they were first shown. */
  readonly #order = new Set<string>();

  constructor(host: BillingElement) {
    this.#host = host;
    host.addController(this);
    this.account = new QueryController(host, readAccount);
    this.query = new QueryController(host, readPaymentMethods);
  }

  hostUpdate(): void {
    if (this.#host.client !== this.#client) this.#order.clear();
    this.#client = this.#host.client;
  }

  get all(): readonly PaymentMethod[] {
    return this.query.data?.data ?? [];
  }

  /** All of them, so that no row moves under somebody's hand when another one becomes the default. */
  get inOrder(): PaymentMethod[] {
    for (const { id } of this.all) this.#order.add(id);
    return [...this.#order].flatMap((id) => this.find(id) ?? []);
  }

  get default(): PaymentMethod | undefined {
    return this.all.find(({ isDefault }) => isDefault);
  }

  find(id: string | undefined): PaymentMethod | undefined {
    return this.all.find((method) => method.id === id);
  }

  get hasTransfer(): boolean {
    return this.all.some(({ type }) => type === 'bank_transfer');
  }

  /** Whether the account may be paid in this way. */
  takes(type: PaymentMethod['type']): boolean {
    return takes(this.account, type);
  }

  get canAddCards(): boolean {
    return !!this.#host.processor && this.takes('card') && this.mayManage;
  }

  get mayManage(): boolean {
    return this.may('payment_methods.manage');
  }

  may(permission: Permission): boolean {
    return may(this.account, permission);
  }
}
