import type { Interval } from '@billfold/contract';
import type { Instant } from './calendar.ts';
import { invalid, notFound } from './refusal.ts';
import type { AccountState, OfferedPrice, PlanOffer } from './state.ts';
import type { Work } from './work.ts';

/**
 * The price that applies to a period that begins at this instant: of those announced, the last one (PRICE-1). A country's
 * own price goes before the one for all (TAX-4).
 */
export function offeredPrice(
  account: AccountState,
  planId: string,
  interval: Interval,
  at: Instant,
): OfferedPrice | undefined {
  const fitting = (planOffer(account, planId)?.prices ?? []).filter(
    (price) =>
      price.interval === interval &&
      price.currency === account.currency &&
      price.from <= at &&
      (price.country === null || price.country === account.country),
  );
  const own = fitting.filter(({ country }) => country !== null);
  return (own.length > 0 ? own : fitting).reduce<OfferedPrice | undefined>(
    (last, price) => (last && last.from > price.from ? last : price),
    undefined,
  );
}

export function planOffer({ catalogue }: AccountState, planId: string): PlanOffer | undefined {
  return catalogue.find(({ id }) => id === planId);
}

/** The plan's name, as documents have it. */
export function planName(account: AccountState, planId: string): string {
  return planOffer(account, planId)?.name ?? planId;
}

/** Whether a plan stands above the current one: positive; below: negative; or beside it. */
export function comparePlans(account: AccountState, planId: string): number {
  const rank = (id: string) => planOffer(account, id)?.rank ?? 0;
  return rank(planId) - rank(account.subscription.planId);
}

/**
 * Whether all of a change can be had at once: a higher plan or the same, and no shorter interval, unless nothing was paid
 * for the longer one. If any part of it waits, all of it waits (PLAN-4).
 */
export function isUpgrade(account: AccountState, planId: string, interval: Interval): boolean {
  const { subscription } = account;
  const shorter = interval === 'month' && subscription.interval === 'year' && subscription.price > 0;
  return comparePlans(account, planId) >= 0 && !shorter;
}

/** A price to come, or one to begin with. */
export interface AnnouncedPrice {
  planId: string;
  interval: Interval;
  /** In the account's currency, tax included. */
  amount: number;
  /** It applies to periods that begin at this instant or later. */
  from: Instant;
  /** For one country alone (TAX-4). */
  country?: string;
}

/** Announces a price. Who is subscribed keeps the old one until the period's end (PRICE-1). */
export function announcePrice({ account }: Work, announced: AnnouncedPrice): void {
  const { planId, interval, amount, from, country = null } = announced;
  const plan = planOffer(account, planId);
  if (!plan) throw notFound('plan');
  if (!Number.isSafeInteger(amount) || amount < 0)
    throw invalid([{ pointer: '/amount', code: 'invalid_value', detail: 'It must be nothing or more' }]);
  account.revision += 1;
  plan.prices.push({ currency: account.currency, country, interval, amount, from });
}
