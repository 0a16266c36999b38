import type { FieldError } from '@billfold/contract';
import { Country, Currency, Day, Instant, Interval, Policy, Rate } from '@billfold/contract/schemas';
import { addDays, parseInstant, startOfDay } from '@billfold/rules';
import * as z from 'zod/mini';
import { cardOnFile, TEST_CARDS } from './backend/cards.ts';
import { invalid } from './backend/problems.ts';
import { read } from './backend/validation.ts';

/** A person to be put into the account. */
export const Person = z.strictObject({
  /** Any text, markup and direction marks too; `null` while invited. */
  name: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
  email: z.string().check(z.regex(/^\S+@\S+$/), z.maxLength(254)),
  role: z.optional(z.enum(['manager', 'member'])),
  status: z.optional(z.enum(['active', 'invited'])),
});

/** What is to be different from the scenario as it is written. */
export const Overrides = z.strictObject({
  /** The price of a seat on the current plan at the current interval, in the minor unit: `999` is 9.99 EUR. */
  price: z.optional(z.int().check(z.gte(0), z.lte(1_000_000_000_000))),
  currency: z.optional(Currency),
  interval: z.optional(Interval),
  /** The account begins on this day, with all its members and no earlier history. */
  periodStart: z.optional(Day),
  country: z.optional(Country),
  /** `"0.21"`. Without it the country's. */
  vatRate: z.optional(Rate),
  /** A VAT number, with the registry's word on it; a bare number is valid. */
  taxId: z.optional(
    z.union([
      z.string().check(z.minLength(1), z.maxLength(40)),
      z.strictObject({
        value: z.string().check(z.minLength(1), z.maxLength(40)),
        status: z.enum(['pending', 'valid', 'invalid', 'unavailable']),
      }),
    ]),
  ),
  timeZone: z.optional(z.string().check(z.maxLength(60))),
  locale: z.optional(z.string().check(z.maxLength(40))),
  policy: z.optional(z.strictObject(z.partial(Policy).shape)),
  /** The number of a test card: it is the account's from `at` on. What came before was paid. */
  card: z.optional(z.string().check(z.maxLength(40))),
  /** Every charge from `at` on is declined with this code, whatever the card. */
  decline: z.optional(z.string().check(z.regex(/^[a-z_]{1,64}$/))),
  /** Everybody beside the owner, from the first day on. */
  members: z.optional(z.array(Person).check(z.maxLength(5000))),
});

/** What an instance is made from. The same recipe gives the same account. */
export const Recipe = z.strictObject({
  scenario: z._default(z.enum(['team']), 'team'),
  /** For scenarios that leave something to chance. `team` does not. */
  seed: z.optional(z.union([z.int(), z.string().check(z.maxLength(100))])),
  /** The clock's day, at its first instant, or its instant. */
  at: z.optional(z.union([Day, Instant])),
  overrides: z._default(Overrides, {}),
});

export type Person = z.infer<typeof Person>;
export type Overrides = z.infer<typeof Overrides>;
export type Recipe = z.infer<typeof Recipe>;
export type RecipeInput = z.input<typeof Recipe>;

/**
 * Reads a recipe from outside.
 * @throws HttpRefusal `invalid_request`, naming each field that is wrong
 */
export function readRecipe(input: unknown): Recipe {
  const recipe = read(Recipe, input);
  const errors = wrongMeanings(recipe);
  if (errors.length > 0) throw invalid(errors);
  return recipe;
}

/** What has the right form and yet means nothing: a 31st of February, a zone that is nowhere. */
function wrongMeanings({ at, overrides }: Recipe): FieldError[] {
  const { currency, country, periodStart, timeZone, locale, card, members = [] } = overrides;
  const wrong = (pointer: string, detail: string, code = 'invalid_value') => ({ pointer, code, detail });
  const errors: FieldError[] = [];
  if (at !== undefined && !isPointInTime(at)) errors.push(wrong('/at', 'There is no such day or instant'));
  if (periodStart !== undefined && !isPointInTime(periodStart))
    errors.push(wrong('/overrides/periodStart', 'There is no such day'));
  if (currency !== undefined && !Intl.supportedValuesOf('currency').includes(currency))
    errors.push(wrong('/overrides/currency', 'There is no such currency'));
  if (country !== undefined && !isCountry(country))
    errors.push(wrong('/overrides/country', 'There is no such country'));
  if (timeZone !== undefined && !accepts(() => new Intl.DateTimeFormat('en', { timeZone })))
    errors.push(wrong('/overrides/timeZone', 'There is no such time zone'));
  if (locale !== undefined && !accepts(() => new Intl.Locale(locale)))
    errors.push(wrong('/overrides/locale', 'There is no such language'));
  if (card !== undefined && !cardOnFile(card))
    errors.push(wrong('/overrides/card', `The vault knows ${Object.keys(TEST_CARDS).join(', ')}`));
  const seen = new Set<string>();
  members.forEach(({ name, email, status }, index) => {
    const key = email.toLowerCase();
    if (seen.has(key))
      errors.push(wrong(`/overrides/members/${index}/email`, 'It stands in the list twice', 'duplicate'));
    if (name === null && status !== 'invited')
      errors.push(
        wrong(`/overrides/members/${index}/name`, 'Only invited people have no name yet', 'required'),
      );
    seen.add(key);
  });
  return errors;
}

/** Real, and within the years that a calendar of the mock goes through. */
function isPointInTime(text: string): boolean {
  const year = Number(text.slice(0, 4));
  if (year < 1990 || year > 2200) return false;
  return accepts(() => (text.length === 10 ? addDays(text, 0) : parseInstant(text)));
}

function isCountry(code: string): boolean {
  return new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code) !== undefined;
}

/** Whether what is made by the platform from a text can be made. */
function accepts(make: () => unknown): boolean {
  try {
    make();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** The instant that a day or an instant of a recipe means. */
export function instantOf(at: string, timeZone: string): number {
  return at.length === 10 ? startOfDay(at, timeZone) : parseInstant(at);
}

const PLAIN = [
  'currency',
  'interval',
  'periodStart',
  'country',
  'vatRate',
  'taxId',
  'timeZone',
  'locale',
  'card',
  'decline',
];

/**
 * Reads a recipe from a page's address: `?scenario=team&at=2026-04-16&price=999&policy.prorationUnit=second`. What else
 * stands there is the page's.
 * @throws HttpRefusal `invalid_request`
 */
export function readRecipeFromQuery(query: URLSearchParams): Recipe {
  const overrides: Record<string, unknown> = {};
  const policy: Record<string, unknown> = {};
  for (const [name, value] of query) {
    if (name === 'price') overrides.price = numberOr(value);
    else if (PLAIN.includes(name)) overrides[name] = value;
    else if (name === 'policy.paymentMethodTypes') policy.paymentMethodTypes = value.split(',');
    else if (name === 'policy.transferDueDays') policy.transferDueDays = numberOr(value);
    else if (name.startsWith('policy.')) policy[name.slice('policy.'.length)] = value;
  }
  if (Object.keys(policy).length > 0) overrides.policy = policy;
  const whole = ['scenario', 'seed', 'at'].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  return readRecipe({ ...Object.fromEntries(whole), overrides });
}

function numberOr(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
