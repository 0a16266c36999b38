import {
  isMeasured,
  type Line,
  type MeasuredLine,
  type Money,
  type Plan,
  type RequestedChange,
  type Subscription,
  type Tax,
} from '@billfold/contract';
import type { Recipe } from '../backend.ts';
import { NotCovered, present } from '../check.ts';
import type { Session } from '../session.ts';

export const ADA = 'ada@example.com';
export const BEN = 'ben@example.com';
export const CLEO = 'cleo@example.com';
/** Holds a seat from the first day of the period. */
export const FULL = 'full-period@example.com';
/** Manages, and holds a seat from the first day. */
export const MANAGER = 'manager@example.com';

/**
 * 12.00 EUR a month from 1 April 2026, VAT of 21 % included. In UTC no day is longer than another, so that the figures
 * are the same by day and by second (CAL-3).
 */
export const APRIL = {
  price: 1200,
  currency: 'EUR',
  interval: 'month',
  periodStart: '2026-04-01',
  vatRate: '0.21',
  timeZone: 'UTC',
};
/** 9.99 EUR a month from 1 March 2026. */
export const MARCH = { ...APRIL, price: 999, periodStart: '2026-03-01' };

/** A team of the owner and so many others, at the beginning of April 2026. */
export function accountOf(others: number, overrides: Record<string, unknown> = {}): Recipe {
  const members = Array.from({ length: others }, (_, index) => ({
    name: `Member ${index + 1}`,
    email: index === 0 ? FULL : `member${index + 1}@example.com`,
  }));
  const { periodStart = '2026-04-01' } = overrides;
  return { scenario: 'team', at: String(periodStart), overrides: { ...APRIL, members, ...overrides } };
}

/** An account of another profile: the owner and a manager. */
export function profileOf(
  scenario: 'workspace' | 'program',
  overrides: Record<string, unknown> = {},
): Recipe {
  const members = [
    { name: 'Mia Manager', email: MANAGER, role: 'manager' },
    { name: 'Full Period', email: FULL },
  ];
  return {
    scenario,
    at: '2026-04-01',
    overrides: { periodStart: '2026-04-01', timeZone: 'UTC', vatRate: '0.21', members, ...overrides },
  };
}

/** An amount's units. */
export function units({ amount }: Money): number {
  return amount;
}

/** What each line comes to. */
export function amounts(lines: readonly Line[]): number[] {
  return lines.map(({ amount }) => amount.amount);
}

/** All rates together. */
export function taxes(tax: readonly Tax[]): number {
  return tax.reduce((sum, { amount }) => sum + amount.amount, 0);
}

/** Adding these addresses. */
export function adding(...emails: string[]): RequestedChange {
  return { type: 'add_members', emails };
}

/** Removing the member with this address. */
export async function removing(session: Session, email: string): Promise<RequestedChange> {
  return { type: 'remove_members', memberIds: [await session.member(email)] };
}

/**
 * To the plan next to the current one, above or below, at the same interval; or to the same one for a year. Which plans
 * there are is the backend's matter.
 */
export async function planChange(
  session: Session,
  to: 'higher' | 'lower' | 'yearly' | 'monthly',
): Promise<RequestedChange> {
  const { planId, interval } = await session.get<Subscription>('/subscription');
  if (to === 'yearly' || to === 'monthly')
    return { type: 'change_plan', planId, interval: to === 'yearly' ? 'year' : 'month' };
  const next = await neighbour(session, to);
  return { type: 'change_plan', planId: present(next, `a plan that is ${to}`).id, interval };
}

/** The plan above or below the current one that a customer can change to alone; `undefined` where there is none. */
export async function neighbour(session: Session, to: 'higher' | 'lower'): Promise<Plan | undefined> {
  const [plans, { planId }] = [await session.plans(), await session.subscription()];
  const rank = present(
    plans.find(({ id }) => id === planId),
    'the current plan',
  ).rank;
  const beyond = plans.filter(
    (plan) => plan.selfService && (to === 'higher' ? plan.rank > rank : plan.rank < rank),
  );
  return beyond.sort((a, b) => (to === 'higher' ? a.rank - b.rank : b.rank - a.rank))[0];
}

/**
 * On which days after its first failure a charge is tried again, in order: one at least.
 * @throws NotCovered where the policy does not say, or has none
 */
export async function retryDaysOf(session: Session): Promise<number[]> {
  const days = (await session.account()).policy.retryDays ?? [];
  if (days.length === 0) throw new NotCovered('the policy says of no retries');
  return days.toSorted((a, b) => a - b);
}

/**
 * A line that says which part of its period it is about.
 * @throws NotCovered where the backend does not say so of its lines
 */
export function measured(line: Line | undefined): MeasuredLine {
  const said = present(line, 'the line');
  if (!isMeasured(said))
    throw new NotCovered('this backend does not say which part of a period a line is about');
  return said;
}

/**
 * Which member is asking.
 * @throws NotCovered where the backend does not say so
 */
export async function viewerOf(session: Session): Promise<string> {
  const { memberId } = (await session.account()).viewer;
  if (!memberId) throw new NotCovered('this backend does not say which member is asking');
  return memberId;
}

/** The day after so many others. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
