import type { Interval, Period, Policy } from '@billfold/contract';
import { Temporal } from 'temporal-polyfill';
import { instantOfLocal, offsetAt } from './zone-rules.ts';

/** Milliseconds since 1970 in UTC: how the rules hold an instant. */
export type Instant = number;

/** The instant of an ISO 8601 text with an offset. */
export function parseInstant(text: string): Instant {
  return Temporal.Instant.from(text).epochMilliseconds;
}

/** ISO 8601 with the offset that the zone has at that instant: `2026-04-16T09:00:00+02:00`. */
export function formatInstant(at: Instant, timeZone: string): string {
  return formatAtOffset(at, offsetAt(at, timeZone));
}

/** ISO 8601 with an offset of so many milliseconds. */
export function formatAtOffset(at: Instant, offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const suffix = `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  return inUtc(at + offset).replace(at % 1000 ? 'Z' : '.000Z', suffix);
}

/** `2026-04-16T09:00:00.000Z`: a page of invoices has dozens of instants, and Temporal takes ten times as long for each. */
function inUtc(at: Instant): string {
  // eslint-disable-next-line no-restricted-globals -- writes an instant, and asks no clock
  return new Date(at).toISOString();
}

/** What the zone's clocks show at an instant. */
function localTimeOf(at: Instant, timeZone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at + offsetAt(at, timeZone))
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime();
}

/** The first instant of a local time; where the clocks leave that time out, the first one after (CAL-1). */
export function firstInstantOf(local: Temporal.PlainDateTime, timeZone: string): Instant {
  return instantOfLocal(local.toZonedDateTime('UTC').epochMilliseconds, timeZone);
}

/** The local day of an instant, `YYYY-MM-DD`. */
export function dayOf(at: Instant, timeZone: string): string {
  const text = inUtc(at + offsetAt(at, timeZone));
  return text.slice(0, text.indexOf('T'));
}

/** The first instant of a local day: some days have no midnight (CAL-1). */
export function startOfDay(day: string, timeZone: string): Instant {
  return firstInstantOf(Temporal.PlainDate.from(day).toPlainDateTime(), timeZone);
}

/** The day `count` days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** The same local time so many days later; where the clocks skip it that day, later by what they skip (DUN-2). */
export function addLocalDays(at: Instant, days: number, timeZone: string): Instant {
  return addLocalSpan(at, { days }, timeZone);
}

/**
 * An instant and a span later: years to days by the calendar, at the same local time, and hours to milliseconds as they
 * pass.
 * @param span as an object or by ISO 8601: `P1M`
 * @throws RangeError when it is none
 */
export function addLocalSpan(at: Instant, span: string | Temporal.DurationLike, timeZone: string): Instant {
  const { years, months, weeks, days, hours, minutes, seconds, milliseconds } = Temporal.Duration.from(span);
  const before = localTimeOf(at, timeZone);
  const local = before.add({ years, months, weeks, days });
  const sameTime = local.equals(before)
    ? at
    : instantOfLocal(local.toZonedDateTime('UTC').epochMilliseconds, timeZone, 'shifted');
  return Temporal.Instant.fromEpochMilliseconds(sameTime).add({ hours, minutes, seconds, milliseconds })
    .epochMilliseconds;
}

/** How many days lie between, the end excluded. */
export function daysBetween(start: string, end: string): number {
  return Temporal.PlainDate.from(start).until(end, { largestUnit: 'days' }).days;
}

/**
 * The period number `index`, counted from the anchor. Each boundary is reckoned from the anchor itself, never from a
 * boundary that a short month has clamped: 31 Jan → 28 Feb → 31 Mar (CAL-2).
 */
export function periodAt(anchor: string, interval: Interval, index: number): Period {
  const boundary = (count: number) => {
    const step = interval === 'month' ? { months: count } : { years: count };
    return Temporal.PlainDate.from(anchor).add(step, { overflow: 'constrain' }).toString();
  };
  return { start: boundary(index), end: boundary(index + 1) };
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  try {
    return Temporal.PlainDate.from(text).toString() === text;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** An instant, and the local day that it counts for. */
export interface DatedInstant {
  at: Instant;
  on: string;
}

/** Units from one instant to a later one. A local day counts whole, so within one day there are none (CAL-3). */
export function unitsBetween(from: DatedInstant, to: DatedInstant, unit: Policy['prorationUnit']): number {
  if (unit === 'day') return daysBetween(from.on, to.on);
  return Math.floor(to.at / 1000) - Math.floor(from.at / 1000);
}
