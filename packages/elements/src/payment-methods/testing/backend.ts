import {
  BillingError,
  type Account,
  type BillingAdapter,
  type Invoice,
  type PaymentMethod,
  type PaymentMethodPatch,
  type PaymentMethodRequest,
} from '@billfold/contract';
import { card, mastercard } from '../../shared/testing/methods.ts';
import { account } from '../../shared/testing/team.ts';

const asOf = '2026-04-16T09:00:00+02:00';

export const permissions: Account['viewer']['permissions'] = [
  'invoices.read',
  'payment_methods.read',
  'payment_methods.manage',
];

/** A backend in memory that knows payment methods, and keeps what it was asked. */
export class MethodsBackend {
  account = account({ viewer: { ...account().viewer, permissions } });
  methods: readonly PaymentMethod[] = [card(), mastercard];
  invoices: readonly Invoice[] = [];
  readonly asked: unknown[][] = [];
  /** Idempotency keys of what was to be added. */
  readonly keys: (string | undefined)[] = [];
  add: (request: PaymentMethodRequest) => Promise<PaymentMethod> = () => {
    const added = card({ id: 'pm_9', last4: '1111', isDefault: false });
    this.methods = [...this.methods, added];
    return Promise.resolve(added);
  };
  update: (id: string, patch: PaymentMethodPatch, version: string) => Promise<PaymentMethod> = (id, patch) =>
    this.#replace(id, { ...patch, expiryStatus: 'valid', version: '2' });
  makeDefault: (id: string) => Promise<PaymentMethod> = (id) => {
    this.methods = this.methods.map((method) => ({ ...method, isDefault: method.id === id }));
    return this.#replace(id, {});
  };
  remove: (id: string, version: string) => Promise<PaymentMethod> = (id) => {
    const removed = this.#known(id);
    this.methods = this.methods.filter((method) => method !== removed);
    return Promise.resolve(removed);
  };

  /** The same object each time, as a page's adapter is. */
  readonly adapter: Required<Pick<BillingAdapter, 'account' | 'paymentMethods' | 'invoices'>> = {
    account: { read: () => Promise.resolve(this.account) },
    paymentMethods: {
      list: () => Promise.resolve({ data: [...this.methods], nextCursor: null, asOf }),
      add: (request, options) => {
        this.asked.push(['add', request]);
        this.keys.push(options?.idempotencyKey);
        return this.add(request);
      },
      update: (id, patch, { version }) => {
        this.asked.push(['update', id, patch, version]);
        return this.update(id, patch, version);
      },
      makeDefault: (id) => {
        this.asked.push(['makeDefault', id]);
        return this.makeDefault(id);
      },
      remove: (id, { version }) => {
        this.asked.push(['remove', id, version]);
        return this.remove(id, version);
      },
    },
    invoices: {
      list: ({ status } = {}) =>
        Promise.resolve({
          data: this.invoices.filter((invoice) => invoice.status === status),
          nextCursor: null,
          asOf,
        }),
      read: (id) => {
        const invoice = this.invoices.find((known) => known.id === id);
        return invoice ? Promise.resolve(invoice) : failing('not_found', 404)();
      },
      send: failing('unavailable', 404),
      upcoming: failing('unavailable', 404),
      lineMembers: failing('unavailable', 404),
    },
  };

  #replace(id: string, more: Partial<PaymentMethod>): Promise<PaymentMethod> {
    const changed = { ...this.#known(id), ...more };
    this.methods = this.methods.map((method) => (method.id === id ? changed : method));
    return Promise.resolve(changed);
  }

  #known(id: string): PaymentMethod {
    const method = this.methods.find((known) => known.id === id);
    if (!method) throw new BillingError('not_found', 'No such method', { status: 404 });
    return method;
  }
}

export const failing =
  (code: string, status: number, details: object = {}) =>
  (): Promise<never> =>
    Promise.reject(new BillingError(code, code, { status, ...details }));
