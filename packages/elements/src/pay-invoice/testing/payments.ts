import type { BillingAdapter, BillingError, NextAction, Payment, PaymentMethod } from '@billfold/contract';
import { eur, visa } from '../../shared/testing/fixtures.ts';

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
