import type { Line, MeasuredLine, Period } from '@billfold/contract';
import { daysOf } from './time-span.ts';

/** The day so many days later. What is no day stays as it is. */
export function addDays(day: string, count: number): string {
  const date = new Date(`${day}T00:00Z`);
  if (Number.isNaN(date.getTime())) return day;
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/**
 * The whole period that a line is about a part of. A line ends with its period, unless it stands beside the renewal that
 * came after it and ends before that: then a charge that waited was cut short (SEAT-5).
 */
export function periodOf(
  { kind, period, unit, unitsInPeriod }: MeasuredLine,
  lines: readonly Line[],
): Period & { isCutShort: boolean } {
  const renewal = lines.find((line) => line.kind === 'renewal')?.period.start;
  const isCutShort = kind === 'member_added' && renewal !== undefined && period.end < renewal;
  const end = isCutShort ? renewal : period.end;
  return { start: addDays(end, -daysOf(unitsInPeriod, unit)), end, isCutShort };
}
