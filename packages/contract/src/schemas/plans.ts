import * as z from 'zod/mini';
import { Currency, Day, Id, ifKnown, Instant, Money, Period } from './common.ts';

/** How long a billing period is. */
export const Interval = z.enum(['month', 'year']);

/** A price of a plan: per member, or for the whole where the policy has no seats. Prices include VAT (TAX-1). */
export const Price = z.object({
  currency: Currency,
  interval: Interval,
  unitAmount: Money,
});

/** A plan that the account may be on. */
export const Plan = z.object({
  id: Id,
  name: z.string(),
  /** Higher plans have higher ranks. */
  rank: z.int(),
  /** Short names of what the plan offers. */
  features: z.array(z.string()),
  /** Whether the account is on it. */
  current: z.boolean(),
  /** Whether a customer can change to it alone; otherwise the support does it. */
  selfService: z.boolean(),
  /** The prices of the account's country and currency. */
  prices: z.array(Price),
});

/** All plans, lowest first. */
export const PlanList = z.object({
  data: z.array(Plan),
  nextCursor: z.null(),
  /** The product's own page about its plans; `null` where there is none. */
  pricingUrl: z.nullable(z.string()),
  asOf: Instant,
});

/**
 * A change of plan that waits: `scheduled` for the period's end (PLAN-3), `awaiting_confirmation` for the link in an
 * e-mail (PLAN-2), `requires_action` for its payment (PLAN-6).
 */
export const PendingChange = z.object({
  changeId: Id,
  status: z.enum(['scheduled', 'awaiting_confirmation', 'requires_action']),
  planId: Id,
  planName: z.string(),
  interval: Interval,
  /** When it takes effect; `null` when that depends on a person. */
  effectiveAt: z.nullable(Instant),
});

/** What the account is subscribed to. */
export const Subscription = z.object({
  planId: Id,
  planName: z.string(),
  interval: Interval,
  /** The price of one seat until the period's end (PRICE-1). */
  unitAmount: Money,
  /**
   * `trialing`: used, and nothing is charged yet. `past_due`: an invoice is overdue. `unpaid`: the last retry failed.
   * `paused`: nothing is charged until it resumes. `incomplete`: the first payment is missing.
   */
  status: z.enum(['trialing', 'active', 'past_due', 'unpaid', 'paused', 'canceled', 'incomplete']),
  /** While `trialing`: the day on which that ends, and the first charge is made. Left out where it is not known. */
  trialEndsOn: ifKnown(Day),
  /** While `paused`: the day on which it resumes. Left out where that depends on a person, or is not known. */
  resumesOn: ifKnown(Day),
  /** Seats that are charged: active and invited members (SEAT-10). */
  quantity: z.int().check(z.gte(0)),
  currentPeriod: Period,
  pendingChange: z.nullable(PendingChange),
  /** The member who last moved the account to a higher plan, while it is on a paid one (PLAN-5). */
  upgradedBy: z.nullable(Id),
  asOf: Instant,
});
