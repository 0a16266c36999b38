import { isMeasured, type Line, type MeasuredLine, type Money } from '@billfold/contract';
import { lineReason as factors } from '../shared/line-text.ts';
import { name } from '../shared/name.ts';
import type { L10n } from '../shared/l10n.ts';
import { reasonsMessages, type ReasonsMessages } from './amount-reason.messages.ts';
import { periodOf } from './line-period.ts';
import { periodPicture } from './period-picture.ts';
import { plain, smallest } from './plain.ts';
import type { Reason } from './reason.ts';
import { timeSpan } from './time-span.ts';

const isText = (param: unknown): param is string => typeof param === 'string' && param !== '';
const isMoney = (param: unknown): param is Money => typeof param === 'object' && param !== null;

/**
 * Why a line's amount is what it is (INV-6): the same on a quote, an invoice and an estimate.
 * @param lines The document's, which may say when the period ended
 */
export function lineReason(l: L10n, line: Line, lines: readonly Line[]): Reason {
  const t = l.words('reasons', reasonsMessages);
  switch (line.kind) {
    case 'renewal':
      return { sentences: renewed(l, t, line) };
    case 'member_added':
    case 'plan_joined':
      return isMeasured(line) ? began(l, t, line, lines) : unknown(l, t, line, lines);
    case 'member_removed':
    case 'plan_left':
      return (isMeasured(line) ? ended(l, t, line) : undefined) ?? unknown(l, t, line, lines);
    case 'discount':
      return { sentences: [discounted(l, t, line)] };
    case 'one_off':
      return line.amount.amount < 0 ? unknown(l, t, line, lines) : once(l, t, line, lines);
    default:
      return unknown(l, t, line, lines);
  }
}

/** Everybody, for a whole period (SEAT-3). */
function renewed(l: L10n, t: ReasonsMessages, line: Line): unknown[] {
  const { quantity, members, params } = line;
  const price = l.money(line.unitAmount);
  const days = l.period(line.period);
  return [
    members
      ? t.renewal.members(quantity, price, days)
      : t.renewal.plan(planOf(t, params.planName), price, days),
    quantity > 1 && t.renewal.product(quantity, price, l.money(line.amount)),
  ];
}

/** From its first day on (SEAT-1). */
function began(l: L10n, t: ReasonsMessages, line: MeasuredLine, lines: readonly Line[]): Reason {
  const { units, unitsInPeriod, unitAmount, amount } = line;
  const { isCutShort } = periodOf(line, lines);
  const start = isCutShort ? t.lasts(whoseOf(t, line), l.period(line.period)) : about(l, t, t.begins, line);
  if (units === unitsInPeriod) return { sentences: [start, t.whole(l.money(amount))] };
  return {
    sentences: [
      start,
      isCutShort
        ? portion(l, line, units, t.daysCounted, t.timeCounted)
        : portion(l, line, units, t.daysLeft, t.timeLeft),
      product(l, t, line, units, amount),
    ],
    notes: [exactly(l, t, line, units), t.rounded(smallest(l, unitAmount))],
    picture: periodPicture(l, line, lines),
  };
}

/** What it was charged, less what was used (SEAT-2). */
function ended(l: L10n, t: ReasonsMessages, line: MeasuredLine): Reason | undefined {
  const { charged, used, unitsUsed } = line.params;
  if (!isMoney(charged) || !isMoney(used) || typeof unitsUsed !== 'number') return undefined;
  const start = [about(l, t, t.ends, line), t.charged(l.money(charged))];
  const picture = periodPicture(l, line);
  if (unitsUsed === 0) return { sentences: [...start, t.unused(plain(l, line.amount))], picture };
  return {
    sentences: [
      ...start,
      portion(l, line, unitsUsed, t.daysUsed, t.timeUsed),
      product(l, t, line, unitsUsed, used),
      t.rest(l.money(charged), l.money(used), plain(l, line.amount)),
    ],
    notes: [exactly(l, t, line, unitsUsed), t.restRounded(smallest(l, charged))],
    picture,
  };
}

/** What is taken off, and of what, as far as the line says so. */
function discounted(l: L10n, t: ReasonsMessages, { params, amount }: Line): unknown {
  const { rate, base } = params;
  const off = plain(l, amount);
  if (typeof rate !== 'string') return t.discount.amount(off);
  return isMoney(base)
    ? t.discount.ofBase(l.percent(rate), l.money(base), off)
    : t.discount.rate(l.percent(rate), off);
}

/** Something that is charged once, and is no part of the subscription. */
function once(l: L10n, t: ReasonsMessages, line: Line, lines: readonly Line[]): Reason {
  const amount = l.money(line.amount);
  const text = factors(l, line, lines);
  return { sentences: [t.once(text ? `${text} = ${amount}` : amount)] };
}

/** What is used, and a kind that is newer than the kit: what the line says itself, and nothing that it does not. */
function unknown(l: L10n, t: ReasonsMessages, line: Line, lines: readonly Line[]): Reason {
  const text = factors(l, line, lines) || l.money(line.unitAmount);
  return {
    sentences: [t.other(l.period(line.period), text, l.money(line.amount))],
    notes: [isMeasured(line) && line.units !== line.unitsInPeriod && exactly(l, t, line, line.units)],
  };
}

/** When a member, or a plan, began or ended. */
function about(l: L10n, t: ReasonsMessages, words: ReasonsMessages['begins'], line: Line): unknown {
  const { params, period, members } = line;
  const day = l.day(period.start);
  const plan = planOf(t, params.planName);
  if (line.kind.startsWith('member_')) return words.member(whoseOf(t, line), day);
  return members || isText(params.name)
    ? words.memberOnPlan(whoseOf(t, line), plan, day)
    : words.plan(plan, day);
}

const whoseOf = (t: ReasonsMessages, { params }: Line): unknown =>
  isText(params.name) ? name(params.name) : t.someone;
const planOf = (t: ReasonsMessages, planName: unknown): unknown =>
  isText(planName) ? name(planName) : t.thePlan;

/** `15 of the period’s 30 days …`, in the words that are given. */
function portion(
  l: L10n,
  { unit, unitsInPeriod }: MeasuredLine,
  units: number,
  days: (units: number, unitsInPeriod: number) => string,
  time: (part: string, whole: string) => string,
): string {
  if (unit === 'day') return days(units, unitsInPeriod);
  const t = l.words('reasons', reasonsMessages);
  const [part, whole] = [timeSpan(l, units), timeSpan(l, unitsInPeriod)].map(({ text, exact }) =>
    exact ? text : t.about(text),
  );
  return time(part ?? '', whole ?? '');
}

/** `15/30 of €12.00 is €6.00`. By the second the fraction stands in a note of its own. */
function product(l: L10n, t: ReasonsMessages, line: MeasuredLine, units: number, amount: Money): string {
  const price = l.money(line.unitAmount);
  return line.unit === 'day'
    ? t.share(fraction(l, line, units), price, l.money(amount))
    : t.thatShare(price, l.money(amount));
}

const exactly = (l: L10n, t: ReasonsMessages, line: MeasuredLine, units: number): unknown =>
  line.unit === 'second' && t.exactly(fraction(l, line, units), l.money(line.unitAmount));

const fraction = (l: L10n, { quantity, unitsInPeriod }: MeasuredLine, units: number): string =>
  `${quantity > 1 ? `${l.number(quantity)} × ` : ''}${l.number(units)}/${l.number(unitsInPeriod)}`;
