import type { PaymentSource } from '@billfold/contract';
import { hasExpired } from './card-expiry.ts';
import { knownRow, newId } from './ids.ts';
import { localDay } from './local-days.ts';
import type { AccountState, InvoiceState, PaymentMethodState, PaymentState } from './state.ts';
import { append } from './table.ts';
import type { Work } from './work.ts';

/** What the card said. `requires_action`: its bank has a question for whoever pays (PAY-4). */
export type ChargeOutcome =
  { status: 'succeeded' } | { status: 'failed'; declineCode: string } | { status: 'requires_action' };

/** How the bank's question was answered. */
export type AuthenticationOutcome = 'succeeded' | 'refused';

/** What the account pays with, unless another method is named. */
export function defaultMethod(account: AccountState): PaymentMethodState | undefined {
  const { defaultPaymentMethodId: id } = account;
  return id === null ? undefined : methodById(account, id);
}

/** The method that has this id. Ids come from outside: an inherited name is none. */
export function methodById(account: AccountState, id: string): PaymentMethodState | undefined {
  return Object.hasOwn(account.paymentMethods, id) ? account.paymentMethods[id] : undefined;
}

/** Whether invoices wait for a bank transfer rather than being charged (INV-7). */
export function paysByTransfer(account: AccountState): boolean {
  return defaultMethod(account)?.type === 'bank_transfer';
}

/** A card that says this will never pay again: trying it once more is pointless (DUN-2). */
const HARD_DECLINES = new Set(['lost_card', 'stolen_card', 'account_closed']);

/** Whether the card that would be charged has said of this invoice that it will never pay (DUN-2). */
export function isHopeless(account: AccountState, { paymentIds }: InvoiceState): boolean {
  const card = defaultMethod(account);
  return paymentIds.some((id) => {
    const { methodId, declineCode } = knownRow(account.payments, id);
    return methodId === card?.id && declineCode !== null && HARD_DECLINES.has(declineCode);
  });
}

/** What documents say that was paid with. */
export function paymentSource(method: PaymentMethodState | undefined): PaymentSource {
  if (method?.type === 'bank_transfer') return { type: 'bank_transfer', brand: null, last4: null };
  return { type: 'card', brand: method?.card?.brand ?? null, last4: method?.card?.last4 ?? null };
}

/** How a charge comes about. */
export interface ChargeTerms {
  /** Default: the account's default method. */
  method?: PaymentMethodState | undefined;
  /** Nobody asked for it: a renewal, or a retry. */
  automatic: boolean;
}

/**
 * Asks for a charge of an invoice. The answer comes back as the command `settle_payment`; without anything to pay with it
 * has failed before it was asked for. Where the account pays by transfer, the invoice waits for that (INV-7).
 */
export function wantCharge(work: Work, invoice: InvoiceState, amount: number, terms: ChargeTerms): void {
  const { account, at, happened } = work;
  const method = terms.method ?? defaultMethod(account);
  if (method?.type === 'bank_transfer') return;
  const payment: PaymentState = {
    id: newId(account, 'pay'),
    invoiceId: invoice.id,
    amount,
    status: 'processing',
    declineCode: null,
    at,
    methodId: method?.id ?? null,
    method: paymentSource(method),
    automatic: terms.automatic,
    changeId: null,
    expiresAt: null,
  };
  append(account.payments, payment);
  invoice.paymentIds.push(payment.id);
  happened.push({
    type: 'charge_wanted',
    paymentId: payment.id,
    amount,
    currency: account.currency,
    token: method?.card?.token ?? null,
    cardExpired: !!method?.card && hasExpired(method.card, localDay(account, at)),
  });
}
