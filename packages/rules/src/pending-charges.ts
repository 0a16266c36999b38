import type { Instant } from './calendar.ts';
import { finalizeInvoice } from './invoices.ts';
import { memberById } from './members.ts';
import { prorate } from './money.ts';
import { defaultMethod } from './payments.ts';
import { nothingToPayWith, Refusal } from './refusal.ts';
import type { AccountState, InvoiceState, LineState, OwnStay, PendingCharge } from './state.ts';
import { treatmentAt, unitPrice } from './tax.ts';
import type { Work } from './work.ts';

/** Lets charges wait for the next invoice (SEAT-5). Their stays name them (see `Stay.chargedOn`). */
export function letWait(account: AccountState, lines: readonly LineState[]): void {
  const { price } = account.subscription;
  account.pendingCharges.push(...lines.map((line) => ({ ...line, price })));
}

/**
 * The charges that have waited, reckoned as the invoice is taxed that is about to bear them, whatever was so on the day on
 * which each was added (TAX-2). Their stays follow, so that closing one gives back what it is charged now.
 */
export function reckonPendingCharges({ account, at }: Work): LineState[] {
  for (const charge of account.pendingCharges) Object.assign(charge, recalculated(account, charge, at));
  for (const { charge, stay } of waitingStays(account)) {
    stay.unitAmount = charge.unitAmount;
    stay.charged = charge.amount;
    stay.treatment = charge.treatment;
  }
  return account.pendingCharges.map(({ price: _, ...line }) => line);
}

/**
 * Invoices at once the charges that wait for the next invoice, as before the account is closed (SEAT-5, CLO-1).
 * @throws Refusal `nothing_pending`, `payment_method_required`
 */
export function invoicePendingCharges(work: Work): InvoiceState {
  const { account } = work;
  if (account.pendingCharges.length === 0)
    throw new Refusal('nothing_pending', 'No charge waits for the next invoice');
  if (!defaultMethod(account)) throw nothingToPayWith();
  const lines = reckonPendingCharges(work);
  const waiting = waitingStays(account);
  account.pendingCharges = [];
  const invoice = finalizeInvoice(work, lines, 'members_added');
  for (const { stay } of waiting) stay.chargedOn = { invoiceId: invoice.id };
  return invoice;
}

/** The stays whose charges wait; whoever has gone left a charge and no stay. */
function waitingStays(account: AccountState): { charge: PendingCharge; stay: OwnStay }[] {
  return account.pendingCharges.flatMap((charge) => {
    const [about] = charge.members;
    const stay = about && memberById(account, about.id)?.stay;
    if (!stay || !('pendingLineId' in stay.chargedOn)) return [];
    return stay.chargedOn.pendingLineId === charge.id ? [{ charge, stay }] : [];
  });
}

/** What the charges that wait come to, taxed as an invoice of this instant (SEAT-5, TAX-2). */
export function pendingTotal(account: AccountState): number {
  const { pendingCharges, now } = account;
  return pendingCharges.reduce((sum, charge) => sum + recalculated(account, charge, now).amount, 0);
}

function recalculated(account: AccountState, { price, units, unitsInPeriod }: PendingCharge, at: Instant) {
  const treatment = treatmentAt(account, at);
  const unitAmount = unitPrice(account, price, treatment, at);
  return { treatment, unitAmount, amount: prorate(unitAmount, units, unitsInPeriod) };
}
