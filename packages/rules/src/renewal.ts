import { dayOf, periodAt, startOfDay, type Instant } from './calendar.ts';
import { noteBillingChange } from './digest.ts';
import { knownRow, newId } from './ids.ts';
import { finalizeInvoice } from './invoices.ts';
import { cutPeriod, periodDays } from './local-days.ts';
import { replaceStays } from './members.ts';
import { rowsNow } from './people.ts';
import { reckonPendingCharges } from './pending-charges.ts';
import { abandonPlanChange, recordUpgrade } from './plan-change.ts';
import { comparePlans, offeredPrice, planName } from './prices.ts';
import type { InvoiceState, LineState } from './state.ts';
import { openingIn, unitsIn, unusedLines } from './stays.ts';
import { treatmentAt, unitPrice } from './tax.ts';
import { adoptTimeZone } from './time-zone.ts';
import type { Work } from './work.ts';

/** Begins the first period on the anchor day. */
export function startFirstPeriod(work: Work): void {
  invoicePeriod(work, 'renewal', []);
}

/**
 * Begins the next period. What waited for it takes effect first: a change of plan or interval, a change of zone; what hung
 * on a payment that never came is given up.
 */
export function renew(work: Work): void {
  const { account, at } = work;
  const { subscription } = account;
  const { end: today, endsAt } = subscription.period;
  // A price from this day on applies, wherever newer zone rules have put the day's beginning.
  const pricesAt = Math.max(at, startOfDay(today, account.timeZone));
  account.revision += 1;
  abandonPlanChange(work);
  if (adoptScheduledChange(work, pricesAt)) {
    subscription.anchor = today;
    subscription.periodIndex = 0;
  } else subscription.periodIndex += 1;
  const { anchor, interval, periodIndex } = subscription;
  // In another zone the day begins at another instant; otherwise nothing lies between one period and the next.
  const startsAt = adoptTimeZone(account) ? undefined : endsAt;
  subscription.period = cutPeriod(periodAt(anchor, interval, periodIndex), account.timeZone, startsAt);
  adoptPrice(work, pricesAt);
  invoicePeriod(work, 'renewal', reckonPendingCharges(work));
}

/**
 * All is settled again: a new period begins today, with today as its anchor, and what the old one has not used is given
 * back on its invoice (DUN-3). As at a renewal, what hung on a payment that never came is given up.
 */
export function restart(work: Work): void {
  const { account, at } = work;
  const { subscription } = account;
  account.revision += 1;
  abandonPlanChange(work);
  subscription.status = 'active';
  const waited = reckonPendingCharges(work);
  const unused = unusedLines(work);
  adoptScheduledChange(work, at);
  adoptTimeZone(account);
  subscription.anchor = dayOf(at, account.timeZone);
  subscription.periodIndex = 0;
  subscription.period = cutPeriod(periodAt(subscription.anchor, subscription.interval, 0), account.timeZone);
  adoptPrice(work, at);
  invoicePeriod(work, 'restart', [...unused, ...waited]);
}

/**
 * The change that has waited for the period's end takes effect (PLAN-3, PLAN-4).
 * @param pricesAt the instant whose prices apply
 * @returns whether the interval is another one, so that periods are counted from today
 */
function adoptScheduledChange(work: Work, pricesAt: Instant): boolean {
  const { account } = work;
  const { subscription } = account;
  const { scheduled } = subscription;
  if (!scheduled) return false;
  subscription.scheduled = null;
  const change = knownRow(account.changes, scheduled.changeId);
  if (!offeredPrice(account, scheduled.planId, scheduled.interval, pricesAt)) {
    change.status = 'failed';
    return false;
  }
  change.status = 'applied';
  if (change.memberId !== null && comparePlans(account, scheduled.planId) > 0)
    recordUpgrade(account, change.memberId);
  const isAnotherInterval = scheduled.interval !== subscription.interval;
  subscription.planId = scheduled.planId;
  subscription.interval = scheduled.interval;
  noteBillingChange(work, 'plan_changed', { planName: planName(account, scheduled.planId) });
  return isAnotherInterval;
}

/** The price that is offered at this instant, until the period's end (PRICE-1). */
function adoptPrice({ account }: Work, at: Instant): void {
  const { subscription } = account;
  const price = offeredPrice(account, subscription.planId, subscription.interval, at);
  if (price) subscription.price = price.amount;
  // Who upgraded manages billing while the account is on a paid plan (ACC-3).
  if (subscription.price === 0) subscription.upgradedBy = [];
}

/**
 * One invoice: what the period costs, on one line, every active and invited member at the full price (SEAT-3), and what
 * there is from before, as the charges that have waited for it (SEAT-5).
 */
function invoicePeriod(work: Work, reason: InvoiceState['reason'], before: LineState[]): void {
  const { account } = work;
  const { policy, subscription } = account;
  account.pendingCharges = [];
  account.planStay = null;
  replaceStays(account, null);

  const lines = subscription.price > 0 ? [renewalLine(work), ...before] : before;
  if (lines.length === 0) return;
  const invoice = finalizeInvoice(work, lines, reason);
  const [line] = lines;
  if (line?.kind !== 'renewal') return;
  const { unitAmount, treatment } = line;
  const opening = openingIn(subscription.period, work);
  const stay = {
    openedAt: opening.at,
    openedOn: opening.on,
    unitAmount,
    charged: unitAmount,
    chargedOn: { invoiceId: invoice.id },
    treatment,
  };
  if (policy.seats === 'none') account.planStay = stay;
  else account.stays.common = stay;
}

function renewalLine({ account, at }: Work): LineState {
  const { policy, subscription } = account;
  const perMember = policy.seats === 'per_member';
  const treatment = treatmentAt(account, at);
  const unitAmount = unitPrice(account, subscription.price, treatment, at);
  const quantity = perMember ? account.members.count : 1;
  const units = unitsIn(subscription.period, account);
  return {
    id: newId(account, 'line'),
    kind: 'renewal',
    params: { planName: planName(account, subscription.planId) },
    period: periodDays(subscription.period),
    units,
    unitsInPeriod: units,
    unit: policy.prorationUnit,
    unitAmount,
    quantity,
    amount: unitAmount * quantity,
    treatment,
    members: [],
    everybody: perMember ? { rows: rowsNow(account.members), count: quantity } : null,
  };
}
