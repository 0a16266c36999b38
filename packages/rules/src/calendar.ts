import type { Interval, Period, Policy } from '@billfold/contract';
import { Temporal } from 'temporal-polyfill';

/** Milliseconds since 1970 in UTC: how the rules hold an instant. */
export type Instant = number;

/** The instant of an ISO 8601 text with an offset. */
export function parseInstant(text: string): Instant {
  return Temporal.Instant.from(text).epochMilliseconds;
}

/** ISO 8601 with the offset that the zone has at that instant: `2026-04-16T09:00:00+02:00`. */
export function formatInstant(at: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toString({
    timeZone,
    smallestUnit: at % 1000 ? 'millisecond' : 'second',
  });
}

/** ISO 8601 with an offset of so many milliseconds. */
export function formatAtOffset(at: Instant, offset: number): string {
  const minutes = Math.abs(offset) / 60_000;
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const suffix = `${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
  return formatInstant(at + offset, 'UTC').replace(/\+00:00$/, suffix);
}

/** The local day of an instant, `YYYY-MM-DD`. */
export function dayOf(at: Instant, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}

/** The first instant of a local day: some days have no midnight (CAL-1). */
export function startOfDay(day: string, timeZone: string): Instant {
  return Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
}

/** The day `count` days later, or earlier when negative. */
export function addDays(day: string, count: number): string {
  return Temporal.PlainDate.from(day).add({ days: count }).toString();
}

/** The same local time so many days later; where the clocks skip it that day, later by what they skip (DUN-2). */
export function addLocalDays(at: Instant, days: number, timeZone: string): Instant {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).add({ days })
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

/** Whether there is a time zone of this name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
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
