import type { Instant } from './calendar.ts';
import { prorate } from './money.ts';
import type { AccountState, LineState, PendingCharge } from './state.ts';
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
  for (const charge of account.pendingCharges) reckon(account, charge, at);
  for (const { stay } of Object.values(account.members)) {
    if (!stay || !('pendingLineId' in stay.chargedOn)) continue;
    const { pendingLineId } = stay.chargedOn;
    const charge = account.pendingCharges.find(({ id }) => id === pendingLineId);
    if (!charge) continue;
    stay.unitAmount = charge.unitAmount;
    stay.charged = charge.amount;
    stay.treatment = charge.treatment;
  }
  return account.pendingCharges.map(({ price: _, ...line }) => line);
}

function reckon(account: AccountState, charge: PendingCharge, at: Instant): void {
  charge.treatment = treatmentAt(account, at);
  charge.unitAmount = unitPrice(account, charge.price, charge.treatment, at);
  charge.amount = prorate(charge.unitAmount, charge.units, charge.unitsInPeriod);
}
