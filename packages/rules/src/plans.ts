import type { Interval } from '@billfold/contract';
import { dayOf, periodAt, type Instant } from './calendar.ts';
import { finalizeInvoice, overdueInvoices, payRemedy } from './invoices.ts';
import { invalid, notFound, Refusal } from './refusal.ts';
import type {
  AccountState,
  InvoiceState,
  LineState,
  OfferedPrice,
  PlanChange,
  SubscriptionState,
} from './state.ts';
import { closingLine, openStay } from './stays.ts';
import type { Work } from './work.ts';

/** The price that applies to a period that begins at this instant: of those announced, the last one (PRICE-1). */
export function offeredPrice(
  account: AccountState,
  planId: string,
  interval: Interval,
  at: Instant,
): OfferedPrice | undefined {
  return account.catalogue
    .find((plan) => plan.id === planId)
    ?.prices.filter(
      (price) => price.interval === interval && price.currency === account.currency && price.from <= at,
    )
    .reduce<OfferedPrice | undefined>(
      (last, price) => (last && last.from > price.from ? last : price),
      undefined,
    );
}

function rankOf(account: AccountState, planId: string): number {
  return account.catalogue.find((plan) => plan.id === planId)?.rank ?? 0;
}

/** The subscription as a change at once makes it, or a refusal. */
function changedSubscription({ account, at }: Work, planId: string, interval: Interval): SubscriptionState {
  const { subscription } = account;
  const price = offeredPrice(account, planId, interval, at);
  if (!price) {
    throw invalid([
      { pointer: '/change/planId', code: 'not_found', detail: 'There is no such plan at this interval' },
    ]);
  }
  if (planId === subscription.planId && interval === subscription.interval) {
    throw new Refusal('same_plan', 'The account is on this plan already');
  }
  const lower = rankOf(account, planId) < rankOf(account, subscription.planId);
  const shorter = interval === 'month' && subscription.interval === 'year';
  if (lower || shorter || account.policy.seats !== 'per_member') {
    const { url, hours } = account.support;
    throw new Refusal('change_not_available', 'This change is made by the support', {
      remedy: { kind: 'contact_support', params: { url, hours } },
    });
  }
  const changed = { ...subscription, planId, interval, price: price.amount };
  if (interval === subscription.interval) return changed;
  const anchor = dayOf(at, account.timeZone);
  return { ...changed, anchor, periodIndex: 0, period: periodAt(anchor, interval, 0) };
}

/**
 * A higher plan, or a year instead of a month, at once: every stay closes and one opens at the new price, all on one
 * invoice (PLAN-2, PLAN-4), along with the charges that have waited for it (SEAT-5). It takes effect when that invoice
 * is paid (PLAN-6).
 */
export function changePlan(work: Work, planId: string, interval: Interval, changeId: string): InvoiceState {
  const { account } = work;
  const [oldest] = overdueInvoices(account);
  if (oldest) {
    throw new Refusal('account_overdue', 'An overdue invoice must be paid before the plan can be changed', {
      remedy: payRemedy(account, oldest),
    });
  }
  const subscription = changedSubscription(work, planId, interval);
  const members = Object.values(account.members);
  const closed = members.flatMap((member) =>
    member.stay ? [closingLine(work, member, member.stay, 'plan_left')] : [],
  );
  const opened = members.map((member) => openStay(work, member, subscription, 'plan_joined'));
  const lines: LineState[] = [
    ...account.pendingCharges,
    ...closed.filter(({ amount }) => amount !== 0),
    ...opened.map(({ line }) => line),
  ];
  const invoice = finalizeInvoice(work, lines, 'plan_changed');
  const stays = opened.map(
    ({ member, stay }) => [member.id, { ...stay, chargedOn: { invoiceId: invoice.id } }] as const,
  );
  const change: PlanChange = { changeId, subscription, stays: Object.fromEntries(stays) };
  if (invoice.status === 'paid') activatePlanChange(account, invoice, change);
  else invoice.planChange = change;
  return invoice;
}

/** The change takes effect, as it was when its invoice was made (PLAN-6). */
export function activatePlanChange(account: AccountState, invoice: InvoiceState, change: PlanChange): void {
  for (const member of Object.values(account.members)) member.stay = change.stays[member.id] ?? null;
  account.pendingCharges = [];
  account.subscription = { ...change.subscription, status: account.subscription.status };
  invoice.planChange = null;
}

/** A price to come, or one to begin with. */
export interface AnnouncedPrice {
  planId: string;
  interval: Interval;
  /** In the account's currency, tax included. */
  amount: number;
  /** It applies to periods that begin at this instant or later. */
  from: Instant;
}

/** Announces a price. Who is subscribed keeps the old one until the period's end (PRICE-1). */
export function announcePrice({ account }: Work, { planId, interval, amount, from }: AnnouncedPrice): void {
  const plan = account.catalogue.find(({ id }) => id === planId);
  if (!plan) throw notFound('plan');
  account.revision += 1;
  plan.prices.push({ currency: account.currency, interval, amount, from });
}
