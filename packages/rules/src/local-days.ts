import type { Period } from '@billfold/contract';
import {
  addDays,
  dayOf,
  formatAtOffset,
  formatInstant,
  startOfDay,
  type DatedInstant,
  type Instant,
} from './calendar.ts';
import type { AccountState, CutPeriod } from './state.ts';

// A country changes its clocks, sometimes weeks ahead. A period that was cut before keeps its instants, and at its edges
// its own days count: so newer rules move neither a renewal that was announced nor what a day has cost (CAL-1).

/**
 * Cuts a period by the zone's rules as they are known now (CAL-1).
 * @param startsAt where the period before it ends, so that nothing lies between
 */
export function cutPeriod(
  { start, end }: Period,
  timeZone: string,
  startsAt: Instant = startOfDay(start, timeZone),
): CutPeriod {
  return { start, end, startsAt, endsAt: startOfDay(end, timeZone) };
}

/** A period's days, as documents show them. */
export function periodDays({ start, end }: CutPeriod): Period {
  return { start, end };
}

/** A period's first instant, with its day. */
export function periodStart({ start, startsAt }: CutPeriod): DatedInstant {
  return { at: startsAt, on: start };
}

/** The first instant after a period, with its day. */
export function periodEnd({ end, endsAt }: CutPeriod): DatedInstant {
  return { at: endsAt, on: end };
}

/** The account's local day of an instant: within the running period it is one of that period's days. */
export function localDay({ timeZone, subscription }: AccountState, at: Instant): string {
  const { start, end, startsAt, endsAt } = subscription.period;
  const day = dayOf(at, timeZone);
  if (at >= endsAt) return day < end ? end : day;
  if (at < startsAt) return day < start ? day : addDays(start, -1);
  if (day < start) return start;
  return day < end ? day : addDays(end, -1);
}

/** An instant with the account's local day. */
export function dated(account: AccountState, at: Instant): DatedInstant {
  return { at, on: localDay(account, at) };
}

/** The first instant of a local day of the account. */
export function firstInstant({ timeZone, subscription }: AccountState, day: string): Instant {
  const { start, end, startsAt, endsAt } = subscription.period;
  if (day === start) return startsAt;
  if (day === end) return endsAt;
  return startOfDay(day, timeZone);
}

/**
 * ISO 8601 with the zone's offset at that instant, or, where newer rules put an edge of the period onto another day, with
 * the offset by which it was cut: so the text bears the account's local day.
 */
export function instantText(account: AccountState, at: Instant): string {
  const { period } = account.subscription;
  const text = formatInstant(at, account.timeZone);
  if (text.startsWith(localDay(account, at))) return text;
  const edge = at - period.startsAt < period.endsAt - at ? periodStart(period) : periodEnd(period);
  return formatAtOffset(at, startOfDay(edge.on, 'UTC') - edge.at);
}
