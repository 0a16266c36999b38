/** A month, `2026-04`, in the reader's language: `long` with its year. As it came where it is none. */
export function monthName(locale: string, month: string, style: 'long' | 'short' | 'narrow'): string {
  const time = timeOf(month);
  if (Number.isNaN(time)) return month;
  return format(locale, style === 'long' ? { month: style, year: 'numeric' } : { month: style }).format(time);
}

/** `December 2025 – November 2026`. */
export function monthRange(locale: string, first: string, last: string): string {
  const [start, end] = [timeOf(first), timeOf(last)];
  if (!(start <= end)) return `${first} – ${last}`;
  return format(locale, { month: 'long', year: 'numeric' }).formatRange(start, end);
}

/** The year that begins with a month; `undefined` in the middle of one. */
export function yearBegun(locale: string, month: string): string | undefined {
  return /^\d{4}-01$/.test(month) ? format(locale, { year: 'numeric' }).format(timeOf(month)) : undefined;
}

const timeOf = (month: string): number => Date.parse(`${month}-01T00:00Z`);

const format = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
