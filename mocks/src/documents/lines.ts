import {
  calendarPeriod,
  isMeasured,
  shareOf,
  type Line,
  type MeasuredLine,
  type Money,
  type Party,
  type Tax,
  type TextParams,
} from '@billfold/contract';
import type { Formats } from './formats.ts';
import type { Fact, PaperParty, PaperRow } from './paper.ts';
import { addressLines } from './address.ts';
import { apart } from './direction.ts';
import type { DocumentWords } from './words.ts';

/** How a document is written. */
export interface Writing {
  words: DocumentWords;
  formats: Formats;
}

/**
 * A line, explaining itself (INV-6). `sign` −1 shows what was given back as what is credited.
 * @param lines the document's
 */
export function paperRow(
  line: Line,
  { words, formats }: Writing,
  lines: readonly Line[],
  sign: 1 | -1 = 1,
): PaperRow {
  return {
    description: lineTitle(line, words),
    details: lineDetails(line, { words, formats }, lines),
    quantity: formats.number(line.quantity),
    unitPrice: formats.money(line.unitAmount),
    amount: formats.money(signed(line.amount, sign)),
  };
}

/** What is taken off, or what was given back: the same amount, seen from the other side. */
export function signed({ amount, currency }: Money, sign: 1 | -1): Money {
  return { amount: sign < 0 && amount !== 0 ? -amount : amount, currency };
}

function lineTitle({ kind, params }: Line, words: DocumentWords): string {
  const text = (param: TextParams[string] | undefined) => (typeof param === 'string' ? apart(param) : '');
  const name = text(params.name) || words.someone;
  const plan = text(params.planName);
  switch (kind) {
    case 'renewal':
    case 'plan_left':
    case 'plan_joined':
      return words.lines[kind](plan);
    case 'member_added':
    case 'member_removed':
      return words.lines[kind](name);
    case 'discount':
      return words.lines.discount(text(params.name));
    case 'usage':
      return text(params.name) || words.lines.usage;
    default:
      return text(params.text) || text(params.name) || words.lines.other;
  }
}

/** From when to when, and how much of the period: `16–30 April 2026 · 15 of 30 days`. */
function lineDetails(line: Line, { words, formats }: Writing, lines: readonly Line[]): string {
  const { charged, used, unitsUsed, rate, base, unitName, per } = line.params;
  const write = (count: number) => formats.number(count);
  const facts = [formats.period(line.period)];
  if (isMeasured(line)) {
    const { unit, units, unitsInPeriod } = line;
    const isByDay = unit === 'day';
    const share = (part: number) =>
      isByDay
        ? words.days(part, unitsInPeriod, write)
        : words.share(shareOf(part, unitsInPeriod), periodName(line, lines, formats));
    if (isMoney(charged) && isMoney(used) && typeof unitsUsed === 'number') {
      const givenBack = isByDay ? words.givenBack : words.givenBackFor;
      facts.push(givenBack(formats.money(charged), formats.money(used), share(unitsUsed)));
    } else if (units !== unitsInPeriod) facts.push(share(units));
  }
  if (line.kind === 'discount' && typeof rate === 'string') {
    facts.push(words.off(formats.percent(rate), isMoney(base) ? formats.money(base) : null));
  }
  if (typeof unitName === 'string') facts.push(`${write(line.quantity)}\u00a0${apart(unitName)}`);
  if (typeof per === 'number') facts.push(words.per(write(per)));
  return facts.join(' · ');
}

/** `April` or `2026`, where a line by the second is a part of that. */
function periodName(line: MeasuredLine, lines: readonly Line[], formats: Formats): string | undefined {
  const period = calendarPeriod(line, lines);
  return period && formats[period.is](period.last);
}

const isMoney = (param: TextParams[string] | undefined): param is Money =>
  typeof param === 'object' && param !== null;

/** A company as it was on the day (INV-5). */
export function paperParty(
  label: string,
  { name, address, taxId }: Party,
  { words, formats }: Writing,
): PaperParty {
  const lines = [...addressLines(address, formats), ...(taxId ? [words.taxId(taxId)] : [])];
  return { label, name: apart(name), lines: lines.map(apart) };
}

/** Net, and a row for each rate. The bases are named where there are several. */
export function taxFacts(net: Money, tax: readonly Tax[], { words, formats }: Writing): Fact[] {
  if (tax.length === 0) return [];
  const rows = tax.map(({ category, rate, taxableAmount, amount }) => {
    const label = words.tax(category, formats.percent(rate));
    const base = tax.length > 1 ? ` ${words.taxOn(formats.money(taxableAmount))}` : '';
    return { label: label + base, value: formats.money(amount) };
  });
  return [{ label: words.net, value: formats.money(net) }, ...rows];
}

/** What the law wants said of each treatment on the document, once (TAX-2). */
export function taxNotes(tax: readonly Tax[], { words }: Writing): string[] {
  const categories = new Set(tax.map(({ category }) => category));
  return [...categories].flatMap((category) => words.taxNote[category] ?? []);
}

/** The heads of the columns. Amounts include tax where tax is charged (TAX-1). */
export function columns(tax: readonly Tax[], words: DocumentWords) {
  const taxed = tax.some(({ category }) => category === 'standard');
  const { description, quantity, unitPrice } = words;
  return { description, quantity, unitPrice, amount: taxed ? words.amountWithTax : words.amount };
}
