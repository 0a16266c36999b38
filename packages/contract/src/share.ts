import type { Line } from './types.ts';

/** A part of a whole, in percent. */
export interface Share {
  /** A third is 33, and two thirds are 67. */
  percent: number;
  is: 'exactly' | 'about' | 'under' | 'over';
}

/** A line that says which part of its period it is about. */
export interface MeasuredLine extends Line {
  units: number;
  unitsInPeriod: number;
  unit: 'day' | 'second';
}

/** Whether a line says which part of its period it is about. Engines know that only of what they prorate themselves. */
export const isMeasured = (line: Line): line is MeasuredLine =>
  [line.units, line.unitsInPeriod].every(Number.isInteger) && !!line.unit;

/** How much of a whole so many units are, as people say it. */
export function shareOf(units: number, whole: number): Share {
  const percent = Math.round((units * 100) / whole);
  const parts = percent === 33 || percent === 67 ? 3 : 100;
  if ((units * parts) % whole === 0) return { percent, is: 'exactly' };
  if (percent < 1) return { percent: 1, is: 'under' };
  return percent > 99 ? { percent: 99, is: 'over' } : { percent, is: 'about' };
}

const DAY = 86_400_000;

/**
 * The month or the year of the calendar that a line by the second is a part of, with a moment within its last day;
 * `undefined` where its period is neither.
 * @param lines The document's: a charge that was cut short ends before the renewal beside it (SEAT-5).
 */
export function calendarPeriod(
  { kind, period, unit, unitsInPeriod }: MeasuredLine,
  lines: readonly Line[],
): { is: 'month' | 'year'; last: Date } | undefined {
  if (unit !== 'second') return undefined;
  const renewal = lines.find((line) => line.kind === 'renewal' && line.period.start > period.end);
  const end = (kind === 'member_added' ? renewal?.period.start : undefined) ?? period.end;
  const last = new Date(Date.parse(end) - DAY);
  // A day with a change of clocks is one, too.
  const days = Math.round(unitsInPeriod / (DAY / 1000));
  if (end.endsWith('-01') && days === last.getUTCDate()) return { is: 'month', last };
  return end.endsWith('-01-01') && (days === 365 || days === 366) ? { is: 'year', last } : undefined;
}
