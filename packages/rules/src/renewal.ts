import { periodAt } from './calendar.ts';
import { newId } from './ids.ts';
import { finalizeInvoice } from './invoices.ts';
import { offeredPrice } from './plans.ts';
import type { LineState } from './state.ts';
import { periodBounds, planName, snapshot } from './stays.ts';
import { treatmentAt, unitPrice } from './tax.ts';
import type { Work } from './work.ts';

/** Begins the first period on the anchor day. */
export function startFirstPeriod(work: Work): void {
  invoicePeriod(work);
}

/** Begins the next period: every active and invited member is charged the full price (SEAT-3). */
export function renew(work: Work): void {
  const { account, at } = work;
  const { subscription } = account;
  account.revision += 1;
  subscription.periodIndex += 1;
  subscription.period = periodAt(subscription.anchor, subscription.interval, subscription.periodIndex);
  const price = offeredPrice(account, subscription.planId, subscription.interval, at);
  if (price) subscription.price = price.amount;
  invoicePeriod(work);
}

/** One invoice: what the period costs, on one line, and the charges that have waited for it (SEAT-5). */
function invoicePeriod(work: Work): void {
  const { account, at } = work;
  const { policy, subscription } = account;
  const members = Object.values(account.members);
  const waited = account.pendingCharges;
  account.pendingCharges = [];
  for (const member of members) member.stay = null;

  const lines = subscription.price > 0 ? [renewalLine(work), ...waited] : waited;
  if (lines.length === 0) return;
  const invoice = finalizeInvoice(work, lines, 'renewal');
  const [line] = lines;
  if (policy.seats !== 'per_member' || line?.kind !== 'renewal') return;
  const { unitAmount, treatment } = line;
  for (const member of members) {
    member.stay = {
      openedAt: at,
      unitAmount,
      charged: unitAmount,
      chargedOn: { invoiceId: invoice.id },
      treatment,
    };
  }
}

function renewalLine({ account, at }: Work): LineState {
  const { policy, subscription } = account;
  const perMember = policy.seats === 'per_member';
  const members = perMember ? Object.values(account.members).map(snapshot) : [];
  const treatment = treatmentAt(account, at);
  const unitAmount = unitPrice(account, subscription.price, treatment, at);
  const quantity = perMember ? members.length : 1;
  const { units } = periodBounds(account, subscription.period);
  return {
    id: newId(account, 'line'),
    kind: 'renewal',
    params: { planName: planName(account, subscription) },
    period: { ...subscription.period },
    units,
    unitsInPeriod: units,
    unit: policy.prorationUnit,
    unitAmount,
    quantity,
    amount: unitAmount * quantity,
    treatment,
    members,
  };
}
