import type { Interval, Quote } from '@billfold/contract';
import { periodAt } from './calendar.ts';
import {
  finalizeInvoice,
  openInvoices,
  paymentInProgress,
  payRemedy,
  unsettledInvoices,
} from './invoices.ts';
import { cutPeriod, firstInstant, localDay } from './local-days.ts';
import { seated } from './members.ts';
import { defaultMethod } from './payments.ts';
import { activatePlanChange, adoptPlan, planBeingPaid } from './plan-change.ts';
import { comparePlans, isUpgrade, offeredPrice, planOffer } from './prices.ts';
import { contactSupport, invalid, nothingToPayWith, Refusal } from './refusal.ts';
import type { AccountState, InvoiceState, LineState, MemberState, SubscriptionState } from './state.ts';
import { openStays, unusedLines, type OpenedStay } from './stays.ts';
import type { Work } from './work.ts';

/** A change of plan or interval, and who asks for it. */
export interface WantedPlan {
  planId: string;
  interval: Interval;
  by: string;
}

/**
 * What becomes of a change of plan: a higher one at once, or by policy once it was confirmed (PLAN-2); a lower one, or a
 * shorter interval, at the period's end, or by policy not without the support (PLAN-3, PLAN-4).
 * @throws Refusal `invalid_request`, `same_plan`, `change_not_available`, `change_in_progress`
 */
export function planOutcome(work: Work, { planId, interval }: WantedPlan): Quote['outcome'] {
  const { account, at } = work;
  const { subscription, policy } = account;
  const offer = planOffer(account, planId);
  if (offer && !offer.selfService) throw notAvailable(account);
  const price = offeredPrice(account, planId, interval, at);
  if (!price) {
    throw invalid([
      { pointer: '/change/planId', code: 'not_found', detail: 'There is no such plan at this interval' },
    ]);
  }
  if (planId === subscription.planId && interval === subscription.interval) throw samePlan(account);
  refuseWhileBeingPaid(account);
  if (isUpgrade(account, planId, interval)) {
    return policy.higherPlan === 'confirmation' ? 'awaiting_confirmation' : 'applied';
  }
  if (policy.lowerPlan === 'contact_support') throw notAvailable(account);
  if (price.amount > 0 && !defaultMethod(account)) throw nothingToPayWith();
  return 'scheduled';
}

/** Where a change waits, the way back to the current plan is to undo it. */
function samePlan({ subscription }: AccountState): Refusal {
  const { scheduled } = subscription;
  return new Refusal('same_plan', 'The account is on this plan already', {
    ...(scheduled && { remedy: { kind: 'undo_change', params: { changeId: scheduled.changeId } } }),
  });
}

function notAvailable(account: AccountState): Refusal {
  return new Refusal('change_not_available', 'This change is made by the support', {
    remedy: contactSupport(account),
  });
}

function refuseWhileBeingPaid(account: AccountState): void {
  const invoice = planBeingPaid(account);
  if (!invoice) return;
  throw new Refusal(
    'change_in_progress',
    'Another change of plan is being paid; finish it or give it up first',
    {
      remedy: payRemedy(account, invoice),
    },
  );
}

/** A change that charges waits until nothing is owed (PLAN-6). */
function refuseWhileUnsettled(account: AccountState): void {
  const [oldest] = [
    ...unsettledInvoices(account),
    ...openInvoices(account).filter((invoice) => paymentInProgress(account, invoice)),
  ];
  if (!oldest) return;
  throw new Refusal('account_overdue', 'An invoice must be paid before the plan can be changed', {
    remedy: payRemedy(account, oldest),
  });
}

/** The subscription as a change at once makes it. */
function changedSubscription({ account, at }: Work, { planId, interval }: WantedPlan): SubscriptionState {
  const { subscription } = account;
  const price = offeredPrice(account, planId, interval, at)?.amount ?? subscription.price;
  const changed = { ...subscription, planId, interval, price, scheduled: null };
  if (interval === subscription.interval) return changed;
  const anchor = localDay(account, at);
  const period = cutPeriod(periodAt(anchor, interval, 0), account.timeZone, firstInstant(account, anchor));
  return { ...changed, anchor, periodIndex: 0, period };
}

/**
 * A higher plan, or a year instead of a month: every stay closes and one opens at the new price, all on one invoice
 * (PLAN-2, PLAN-4), along with the charges that have waited for it (SEAT-5). It takes effect when that invoice is paid
 * (PLAN-6), or at once where there is nothing to charge.
 * @param waited the charges that have waited for an invoice
 * @returns the invoice; `null` when there is none
 */
export function changePlan(
  work: Work,
  wanted: WantedPlan,
  changeId: string,
  waited: LineState[],
): InvoiceState | null {
  const { account } = work;
  refuseWhileUnsettled(account);
  const subscription = changedSubscription(work, wanted);
  if (subscription.price > 0 && !defaultMethod(account)) throw nothingToPayWith();
  const closed = unusedLines(work);
  const opened = joiningStays(work, subscription);
  const lines: LineState[] = [...waited, ...closed, ...opened.map(({ line }) => line)];
  const upgradedBy = comparePlans(account, wanted.planId) > 0 ? wanted.by : null;
  const change = { changeId, upgradedBy, subscription };
  if (lines.length === 0) {
    adoptPlan(work, { ...change, stays: {}, planStay: null });
    return null;
  }
  const invoice = finalizeInvoice(work, lines, 'plan_changed');
  const chargedOn = { invoiceId: invoice.id };
  const stays = opened.map(({ member, stay }) => ({ member, stay: { ...stay, chargedOn } }));
  invoice.planChange = {
    ...change,
    stays: Object.fromEntries(stays.flatMap(({ member, stay }) => (member ? [[member.id, stay]] : []))),
    planStay: stays.find(({ member }) => member === null)?.stay ?? null,
  };
  if (invoice.status === 'paid') activatePlanChange(work, invoice);
  return invoice;
}

/** One for each member, or one for the plan where seats cost nothing; none of a plan that is free. */
function joiningStays(work: Work, terms: SubscriptionState): (OpenedStay & { member: MemberState | null })[] {
  const { account } = work;
  if (terms.price === 0) return [];
  const holders = account.policy.seats === 'none' ? [null] : seated(account);
  return openStays(work, holders, terms, 'plan_joined');
}
