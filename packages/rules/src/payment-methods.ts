import type { Instant } from './calendar.ts';
import { hasExpired, monthsLeft } from './card-expiry.ts';
import { retryOpenInvoices } from './collection.ts';
import { noteBillingChange } from './digest.ts';
import { newId } from './ids.ts';
import { openInvoices, paymentInProgress } from './invoices.ts';
import { localDay } from './local-days.ts';
import { methodById, paymentSource, type AuthenticationOutcome } from './payments.ts';
import { offeredPrice } from './prices.ts';
import { invalid, notFound, Refusal } from './refusal.ts';
import type { AccountState, Card, PaymentMethodState } from './state.ts';
import { requireVersion } from './versions.ts';
import type { Work } from './work.ts';

const HOUR = 3_600_000;

/** A card as the vault knows it, or bank transfer. */
export type NewPaymentMethod =
  | {
      type: 'card';
      card: Card;
      /** Whether its bank has to be asked before it is saved (PAY-4). */
      requiresAction: boolean;
    }
  | { type: 'bank_transfer' };

/** Adds a way to pay (PAY-1). The first usable one is the default. */
export function addPaymentMethod(work: Work, method: NewPaymentMethod): string {
  const { account, at } = work;
  if (!account.policy.paymentMethodTypes.includes(method.type)) {
    throw new Refusal('payment_method_type_not_offered', 'This product is not paid in this way');
  }
  const methods = Object.values(account.paymentMethods);
  if (method.type === 'bank_transfer' && methods.some(({ type }) => type === 'bank_transfer')) {
    throw new Refusal('already_added', 'Bank transfer has been added already');
  }
  const id = newId(account, 'pm');
  const waits = method.type === 'card' && method.requiresAction;
  account.paymentMethods[id] = {
    id,
    type: method.type,
    card: method.type === 'card' ? method.card : null,
    setup: waits
      ? { status: 'requires_action', expiresAt: at + account.policy.authenticationHours * HOUR }
      : { status: 'succeeded' },
    version: 1,
  };
  if (!waits) welcome(work, account.paymentMethods[id]);
  return id;
}

/** It can be used from now on; the first one is used. */
function welcome(work: Work, method: PaymentMethodState): void {
  note(work, 'payment_method_added', method);
  if (work.account.defaultPaymentMethodId === null && isUsable(work.account, method)) take(work, method);
}

/** The bank's question before a card is saved was answered, or the answer was no (PAY-4). */
export function settleSetup(work: Work, id: string, outcome: AuthenticationOutcome): void {
  const method = existing(work.account, id);
  if (method.setup.status !== 'requires_action')
    throw new Refusal('setup_settled', 'This method does not wait for anything');
  method.version += 1;
  method.setup = { status: outcome === 'succeeded' ? 'succeeded' : 'failed' };
  if (outcome === 'succeeded') welcome(work, method);
}

/** When the bank's question before saving a card can no longer be answered. */
export function nextSetupExpiry(account: AccountState): { at: Instant; method: PaymentMethodState } | null {
  return Object.values(account.paymentMethods).reduce<{ at: Instant; method: PaymentMethodState } | null>(
    (first, method) => {
      if (method.setup.status !== 'requires_action') return first;
      const { expiresAt: at } = method.setup;
      return !first || at < first.at ? { at, method } : first;
    },
    null,
  );
}

/** Nobody answered in time: the card is not saved. */
export function expireSetup(method: PaymentMethodState): void {
  method.version += 1;
  method.setup = { status: 'failed' };
}

/** The same card with another expiry (PAY-1). Once the default one is mended, open invoices are tried with it (DUN-2). */
export function updatePaymentMethod(
  work: Work,
  id: string,
  { expMonth, expYear, version }: { expMonth: number; expYear: number; version: string },
): void {
  const { account } = work;
  const method = existing(account, id);
  requireVersion(method.version, version);
  if (!method.card) throw new Refusal('not_a_card', 'Only cards have an expiry');
  if (hasExpired({ expMonth, expYear }, today(account))) {
    throw invalid([{ pointer: '/expMonth', code: 'expired', detail: 'This month is over' }]);
  }
  const isMended = method.card.expMonth !== expMonth || method.card.expYear !== expYear;
  method.card = { ...method.card, expMonth, expYear };
  method.version += 1;
  note(work, 'payment_method_updated', method);
  if (isMended && account.defaultPaymentMethodId === id) retryOpenInvoices(work);
}

/** Pays with it from now on (PAY-1). Each open invoice is tried once, at once: chosen again, again (DUN-2). */
export function makeDefault(work: Work, id: string): void {
  const { account } = work;
  const method = existing(account, id);
  if (account.defaultPaymentMethodId === id) {
    // Even when it has expired: its bank may have renewed it.
    retryOpenInvoices(work);
    return;
  }
  if (!isUsable(account, method)) throw notUsable();
  take(work, method);
  note(work, 'payment_method_default', method);
}

export function notUsable(): Refusal {
  return new Refusal('payment_method_not_usable', 'It has expired, or its bank has not agreed yet', {
    remedy: { kind: 'add_payment_method', params: {} },
  });
}

function take(work: Work, method: PaymentMethodState): void {
  const { account } = work;
  account.revision += 1;
  account.defaultPaymentMethodId = method.id;
  retryOpenInvoices(work);
}

/**
 * Removes a way to pay (PAY-1), while overdue too. Of an account that pays or owes, the default goes only after another
 * usable one has taken over; bank transfer takes over by itself (PAY-2). One that is just being paid with stays (PAY-6).
 */
export function removePaymentMethod(work: Work, id: string, version: string): void {
  const { account } = work;
  const method = existing(account, id);
  requireVersion(method.version, version);
  if (openInvoices(account).some((invoice) => paymentInProgress(account, invoice)?.methodId === id)) {
    throw new Refusal('payment_in_progress', 'A payment with it is under way');
  }
  const next = successor(account, id);
  if (account.defaultPaymentMethodId !== id) {
    // The default may have expired: then this one is what there is to take over.
    if (isNeeded(account) && isUsable(account, method) && !next) throw stillNeeded();
  } else {
    if (isNeeded(account) && next?.type !== 'bank_transfer') throw stillNeeded();
    account.defaultPaymentMethodId = next?.id ?? null;
    account.revision += 1;
  }
  Reflect.deleteProperty(account.paymentMethods, id);
  note(work, 'payment_method_removed', method);
}

function stillNeeded(): Refusal {
  return new Refusal('payment_method_required', 'Another method must become the default one first', {
    remedy: { kind: 'add_payment_method', params: {} },
  });
}

/** What would take over: bank transfer, or the next usable card. */
function successor(account: AccountState, id: string): PaymentMethodState | undefined {
  const others = Object.values(account.paymentMethods).filter(
    (other) => other.id !== id && isUsable(account, other),
  );
  return others.find(({ type }) => type === 'bank_transfer') ?? others[0];
}

/** A paid or owing account needs one; not where a move to a free plan is ahead and nothing is owed (PAY-2). */
function isNeeded(account: AccountState): boolean {
  const { subscription, openInvoiceIds, pendingCharges, now } = account;
  if (openInvoiceIds.length > 0 || pendingCharges.length > 0) return true;
  const { scheduled, price } = subscription;
  const ahead = scheduled && offeredPrice(account, scheduled.planId, scheduled.interval, now)?.amount;
  return (ahead ?? price) > 0;
}

/** Whether something can be paid with it: its bank has agreed, and it has not expired. */
export function isUsable(account: AccountState, { setup, card }: PaymentMethodState): boolean {
  return setup.status === 'succeeded' && !(card && hasExpired(card, today(account)));
}

/** How a card stands: it works to the end of its month, and is expiring in that month and the one before (PAY-1). */
export function expiryStatus(account: AccountState, card: Card): 'valid' | 'expiring' | 'expired' {
  const left = monthsLeft(card, today(account));
  if (left < 0) return 'expired';
  return left <= 1 ? 'expiring' : 'valid';
}

function today(account: AccountState): string {
  return localDay(account, account.now);
}

function existing(account: AccountState, id: string): PaymentMethodState {
  const method = methodById(account, id);
  if (!method) throw notFound('payment method');
  return method;
}

function note(work: Work, kind: string, method: PaymentMethodState): void {
  const { brand, last4 } = paymentSource(method);
  noteBillingChange(work, kind, { brand, last4 });
}
