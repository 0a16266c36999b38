import { calendarPeriod, shareOf, type Line } from '@billfold/contract';
import { documentMessages } from './document.messages.ts';
import type { L10n } from './l10n.ts';
import { linesMessages } from './line-kinds.messages.ts';
import { lineTitle as usualTitle, lineReason as usualReason, isSubscription, own } from './line-text.ts';

/** What a line is for. Of a kind that is newer than the kit: what the backend says itself, if it does. */
export function lineTitle(l: L10n, line: Line): unknown {
  const { kind, params } = line;
  const t = l.words('lines', linesMessages);
  const said = own(params.text) ?? own(params.name);
  if (kind === 'discount') return t.discount(own(params.name));
  if (kind === 'usage') return said ?? t.usage;
  return (isSubscription(line) ? undefined : said) ?? usualTitle(l, line);
}

/**
 * How a line's amount came about: `3 members × half of April × €12.00`, `1,200 GB × €0.02`, `20% off`. Empty where the
 * amount says it all.
 * @param lines The document's, which may say when the period ended
 */
export function lineReason(l: L10n, line: Line, lines: readonly Line[]): string {
  const t = l.words('lines', linesMessages);
  const { kind, params, quantity, units, unit, unitsInPeriod } = line;
  const { days, times } = l.words('document', documentMessages);
  const share = (counted: number): string =>
    unit === 'day'
      ? days(counted, unitsInPeriod)
      : t.share(shareOf(counted, unitsInPeriod), periodName(l, line, lines));
  if (isSubscription(line)) {
    return usualReason(l, line, unit === 'day' ? undefined : { share, givenBack: t.givenBack });
  }
  const { rate, unitName, per } = params;
  if (kind === 'discount' && typeof rate === 'string') return t.off(l.percent(rate));
  const named = typeof unitName === 'string' ? `\u00a0${unitName}` : '';
  const factors = [
    ...(quantity !== 1 || named ? [l.number(quantity) + named] : []),
    ...(units !== unitsInPeriod ? [share(units)] : []),
  ];
  const price = l.money(line.unitAmount);
  return factors.length
    ? [...factors, typeof per === 'number' ? t.per(price, l.number(per)) : price].join(times)
    : '';
}

/** `April` or `2026`. */
function periodName(l: L10n, line: Line, lines: readonly Line[]): string | undefined {
  const period = calendarPeriod(line, lines);
  if (!period) return undefined;
  const { is, last } = period;
  const style = is === 'month' ? ({ month: 'long' } as const) : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(l.locale, { ...style, timeZone: 'UTC' }).format(last);
}
