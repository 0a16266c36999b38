import {
  BillingError,
  type AuthenticationResult,
  type BillingAdapter,
  type NextAction,
  type Payment,
  type PaymentMethod,
  type PaymentsAdapter,
} from '@billfold/contract';
import { eur, visa } from '../../shared/testing/fixtures.ts';
import { deferred } from '../../shared/testing/page.ts';

/** What the payer's bank wants to know. */
export const question: NextAction = {
  kind: 'authenticate',
  params: { paymentId: 'pay_1' },
  expiresAt: '2026-04-17T09:00:00+02:00',
};

/** A payment whose bank has a question. */
export const waiting: Payment = {
  id: 'pay_1',
  status: 'requires_action',
  amount: eur(600),
  declineCode: null,
  invoiceId: 'inv_2',
  method: visa,
  nextAction: question,
};

/** A processor whose bank answers when a test says so. */
export class Bank implements PaymentsAdapter {
  readonly asked: NextAction[] = [];
  readonly stopped: NextAction[] = [];
  #answer = deferred<AuthenticationResult>();

  confirm: PaymentsAdapter['confirm'] = (action, { signal } = {}) => {
    this.asked.push(action);
    this.#answer = deferred();
    const { promise, reject } = this.#answer;
    signal?.addEventListener('abort', () => {
      this.stopped.push(action);
      reject(signal.reason);
    });
    return promise;
  };

  mountCardField: PaymentsAdapter['mountCardField'] = () =>
    Promise.reject(new Error('No card is typed here'));

  /** What the payer does, once the bank has asked. */
  answer(result: AuthenticationResult): void {
    this.#answer.resolve(result);
  }

  /** The bank could not be reached. */
  fail(): void {
    this.#answer.reject(new BillingError('network', 'No answer came'));
  }
}

/** A backend's payments, which a test changes as the bank would. */
export class Payments {
  now: Payment = waiting;
  readonly canceled: string[] = [];
  /** Why a payment can't be given up. */
  refusal: BillingError | undefined;

  readonly facet: NonNullable<BillingAdapter['payments']> = {
    read: () => Promise.resolve(this.now),
    cancel: (id) => {
      this.canceled.push(id);
      if (this.refusal) return Promise.reject(this.refusal);
      this.now = { ...this.now, status: 'canceled', nextAction: null };
      return Promise.resolve(this.now);
    },
  };

  become(status: Payment['status'], declineCode: string | null = null): void {
    this.now = { ...this.now, status, declineCode, nextAction: null };
  }
}

/** A card of the account. */
export const card = (more: Partial<PaymentMethod> = {}): PaymentMethod => ({
  id: 'pm_visa',
  type: 'card',
  brand: 'visa',
  last4: '4242',
  expMonth: 8,
  expYear: 2029,
  expiryStatus: 'valid',
  isDefault: true,
  setup: { status: 'succeeded', nextAction: null },
  version: '1',
  ...more,
});

export const mastercard = card({ id: 'pm_master', brand: 'mastercard', last4: '4444', isDefault: false });

export const transfer = card({
  id: 'pm_transfer',
  type: 'bank_transfer',
  brand: null,
  last4: null,
  expMonth: null,
  expYear: null,
  expiryStatus: null,
});

/** The ways to pay that an account has. */
export const methodsOf = (...data: PaymentMethod[]): NonNullable<BillingAdapter['paymentMethods']> => {
  const no = (): Promise<never> => Promise.reject(new Error('No method is changed here'));
  return {
    list: () => Promise.resolve({ data, nextCursor: null, asOf: '2026-04-16T09:00:00+02:00' }),
    add: no,
    update: no,
    makeDefault: no,
    remove: no,
  };
};
