import {
  calendarPeriod,
  isMeasured,
  shareOf,
  type Line,
  type MeasuredLine,
  type Money,
  type TextParams,
} from '@billfold/contract';
import { nothing } from 'lit';
import { documentMessages } from './document.messages.ts';
import { wording, type L10n } from './l10n.ts';
import { linesMessages } from './line-text.messages.ts';
import { own } from './renewal-line.ts';

const isMoney = (param: TextParams[string] | undefined): param is Money =>
  typeof param === 'object' && param !== null;

/** Whether a line is about seats or a plan. */
const isSubscription = ({ kind }: Line): boolean =>
  /^(renewal|member_(added|removed)|plan_(left|joined))$/.test(kind);

/** What a line is for. Of a kind that is newer than the kit: what the backend says itself, if it does. */
export function lineTitle(l: L10n, line: Line): unknown {
  const { kind, params } = line;
  const t = l.words('lines', linesMessages);
  const named = own(params.name);
  if (kind === 'discount') return t.discount(named);
  if (kind === 'usage') return named ?? t.usage;
  const { lines, someone } = l.words('document', documentMessages);
  const words = wording<string | ((subject: unknown) => unknown)>(lines, kind);
  if (typeof words === 'string') return own(params.text) ?? named ?? words;
  return words(kind.startsWith('member_') ? (named ?? someone) : (own(params.planName) ?? nothing));
}

/**
 * How a line's amount came about: `3 members × half of April × €12.00`, `1,200 GB × €0.02`, `20% off`. Empty where the
 * amount says it all.
 * @param lines The document's, which may say when the period ended
 */
export function lineReason(l: L10n, line: Line, lines: readonly Line[]): string {
  const t = l.words('lines', linesMessages);
  const { times, givenBack } = l.words('document', documentMessages);
  const { kind, params } = line;
  const { charged, used, unitsUsed, rate, per } = params;
  const measured = isMeasured(line) ? line : undefined;
  if (measured && isMoney(charged) && isMoney(used) && typeof unitsUsed === 'number') {
    const words = measured.unit === 'day' ? givenBack : t.givenBack;
    return words(l.money(charged), l.money(used), share(l, measured, unitsUsed, lines));
  }
  if (kind === 'discount' && typeof rate === 'string') return t.off(l.percent(rate));
  const count = counted(l, line);
  const isPart = measured && measured.units !== measured.unitsInPeriod;
  const factors = [...(count ? [count] : []), ...(isPart ? [share(l, measured, measured.units, lines)] : [])];
  const price = l.money(line.unitAmount);
  return factors.length
    ? [...factors, typeof per === 'number' ? t.per(price, l.number(per)) : price].join(times)
    : '';
}

/** `15 of 30 days`, `half of April`. */
function share(l: L10n, line: MeasuredLine, units: number, lines: readonly Line[]): string {
  const { unit, unitsInPeriod } = line;
  return unit === 'day'
    ? l.words('document', documentMessages).days(units, unitsInPeriod)
    : l.words('lines', linesMessages).share(shareOf(units, unitsInPeriod), periodName(l, line, lines));
}

/** `3 members`, `1,200 GB`. Empty of one thing that has no unit. */
function counted(l: L10n, line: Line): string {
  const { params, quantity, members } = line;
  if (isSubscription(line)) {
    const t = l.words('document', documentMessages);
    return quantity > 1 || (members && !params.name) ? t.members(quantity) : '';
  }
  const { unitName } = params;
  if (typeof unitName === 'string') return `${l.number(quantity)}\u00a0${unitName}`;
  return quantity === 1 ? '' : l.number(quantity);
}

/** `April` or `2026`. */
function periodName(l: L10n, line: MeasuredLine, lines: readonly Line[]): string | undefined {
  const period = calendarPeriod(line, lines);
  if (!period) return undefined;
  const { is, last } = period;
  const style = is === 'month' ? ({ month: 'long' } as const) : ({ year: 'numeric' } as const);
  return new Intl.DateTimeFormat(l.locale, { ...style, timeZone: 'UTC' }).format(last);
}
