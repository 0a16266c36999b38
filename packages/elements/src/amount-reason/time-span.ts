import type { L10n } from '../shared/l10n.ts';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const sizes = [
  ['day', DAY],
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1],
] as const;

/**
 * So many seconds as people say it, by the two largest units that fit: `14 days, 21 hours`.
 * @returns `exact` when nothing is left out
 */
export function timeSpan(l: L10n, seconds: number): { text: string; exact: boolean } {
  const first = sizes.findIndex(([, size]) => seconds >= size);
  let rest = seconds;
  const parts: string[] = [];
  for (const [unit, size] of first < 0 ? sizes.slice(-1) : sizes.slice(first, first + 2)) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0 || seconds === 0) parts.push(withUnit(l, count, unit));
  }
  return { text: new Intl.ListFormat(l.locale, { type: 'unit' }).format(parts), exact: rest === 0 };
}

/** `15 days`, in the forms that the language has for them. */
export function withUnit(l: L10n, count: number, unit: (typeof sizes)[number][0]): string {
  return new Intl.NumberFormat(l.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}

/** How many days so many units are, as a calendar counts: a day with a change of clocks is one, too. */
export const daysOf = (units: number, unit: 'day' | 'second'): number =>
  unit === 'day' ? units : Math.round(units / DAY);
