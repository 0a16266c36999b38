import { emailKey, languageTag, type FieldError } from '@billfold/contract';
import { Country, Currency, Day, Id, Instant, Interval, Policy, RetryDays } from '@billfold/contract/schemas';
import { addDays, isTimeZone, parseInstant, startOfDay } from '@billfold/rules';
import * as z from 'zod/mini';
import { invalid } from './backend/problems.ts';
import { given, read } from './backend/validation.ts';
import { CHARGE_FAULTS, TEST_CARDS, testCardNamed } from './backend/vault.ts';
import { CURRENCIES } from './currencies.ts';

/** The products that there are to look at. */
export const SCENARIOS = ['workspace', 'program', 'team'] as const;

/** A day or an instant, as a recipe and what is told to a mock have it. */
export const DayOrInstant = z
  .string()
  .check(
    z.refine(
      (text) => [Day, Instant].some((schema) => schema.safeParse(text).success),
      'It must be a day such as 2026-05-01, or an instant such as 2026-05-01T09:00:00Z',
    ),
  );

const SHARE =
  'It must be a share of 1 as a text, such as "0.21": from 0 to below 1, with at most six decimals';

/** A rate of VAT, as an exact decimal: `"0.21"` is 21 %. */
const VatRate = z.string(SHARE).check(z.regex(/^0(\.\d{1,6})?$/, SHARE));

/** A person to be put into the account. */
export const Person = z.strictObject({
  /** Any text, markup and direction marks too; `null` while invited. */
  name: z.nullable(z.string().check(z.minLength(1), z.maxLength(200))),
  email: z.string().check(z.regex(/^\S+@\S+$/), z.maxLength(254)),
  role: z.optional(z.enum(['manager', 'member'])),
  status: z.optional(z.enum(['active', 'invited'])),
});

/** Somebody who gets the billing e-mails. */
export const BillingContact = z.strictObject({
  email: z.string().check(z.regex(/^\S+@\S+$/), z.maxLength(254)),
  firstName: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(100)))),
  lastName: z.optional(z.nullable(z.string().check(z.minLength(1), z.maxLength(100)))),
});

/** What is to be different from the scenario as it is written. */
export const Overrides = z.strictObject({
  /** The price of a seat on the current plan at the current interval, in the minor unit: `999` is 9.99 EUR. */
  price: z.optional(z.int().check(z.gte(0), z.lte(1_000_000_000_000))),
  /** The id of the plan that the account begins on. */
  plan: z.optional(Id),
  currency: z.optional(Currency),
  interval: z.optional(Interval),
  /** The account begins on this day, with all its members and no earlier history. */
  periodStart: z.optional(Day),
  country: z.optional(Country),
  /** `"0.21"`. Without it the country's. */
  vatRate: z.optional(VatRate),
  /** A VAT number, with the registry's word on it; a bare number is what the mock's registry says. */
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
  /** As systems write it: `"fr"`, `"fr_CA.UTF-8"`. */
  locale: z.optional(z.string().check(z.maxLength(40))),
  policy: z.optional(z.strictObject({ ...z.partial(Policy).shape, retryDays: z.optional(RetryDays) })),
  /** What the account pays with. `none`: from `at` on; what came before was paid. */
  paymentMethod: z.optional(z.enum(['card', 'bank_transfer', 'none'])),
  /** A test card, by its number or its last four digits: it is the account's from `at` on. */
  card: z.optional(z.string().check(z.maxLength(40))),
  /** Every charge from `at` on is declined with this code, whatever the card. */
  decline: z.optional(z.enum(CHARGE_FAULTS)),
  /** Everybody beside the owner, from the first day on. */
  members: z.optional(z.array(Person).check(z.maxLength(5000))),
  /** Everybody who gets the billing e-mails beside the owner. */
  contacts: z.optional(z.array(BillingContact).check(z.maxLength(1000))),
});

/** What an instance is made from. The same recipe gives the same account. */
export const Recipe = z.strictObject({
  scenario: z._default(z.enum(SCENARIOS), 'team'),
  /** For scenarios that leave something to chance. None of these does. */
  seed: z.optional(z.union([z.int(), z.string().check(z.maxLength(100))])),
  /** The clock's day, at its first instant, or its instant. */
  at: z.optional(DayOrInstant),
  /** The page that mails link to. */
  portal: z.optional(z.string().check(z.maxLength(2000))),
  overrides: z._default(Overrides, {}),
});

export type Person = z.infer<typeof Person>;
export type BillingContact = z.infer<typeof BillingContact>;
export type ScenarioName = (typeof SCENARIOS)[number];
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
  const { card: named } = recipe.overrides;
  // No whole number is kept, not even a test card's (PAY-3).
  const card = named === undefined ? undefined : testCardNamed(named);
  return { ...recipe, overrides: { ...recipe.overrides, ...given({ card }) } };
}

/** What has the right form and yet means nothing: a 31st of February, a zone that is nowhere. */
function wrongMeanings({ at, portal, overrides }: Recipe): FieldError[] {
  const { currency, country, periodStart, timeZone, locale, card, members = [], contacts = [] } = overrides;
  const wrong = (pointer: string, detail: string, code = 'invalid_value') => ({ pointer, code, detail });
  const errors: FieldError[] = [];
  if (at !== undefined && !isPointInTime(at)) errors.push(wrong('/at', 'There is no such day or instant'));
  if (portal !== undefined && !(/^https?:\/\//.test(portal) && URL.canParse(portal)))
    errors.push(wrong('/portal', 'It must be an http or https address'));
  if (periodStart !== undefined && !isPointInTime(periodStart))
    errors.push(wrong('/overrides/periodStart', 'There is no such day'));
  if (currency !== undefined && !CURRENCIES.has(currency))
    errors.push(wrong('/overrides/currency', 'There is no such currency'));
  if (country !== undefined && !isCountry(country))
    errors.push(wrong('/overrides/country', 'There is no such country'));
  if (timeZone !== undefined && !isTimeZone(timeZone))
    errors.push(wrong('/overrides/timeZone', 'There is no such time zone'));
  if (locale !== undefined && languageTag(locale) === undefined)
    errors.push(wrong('/overrides/locale', 'There is no such language'));
  if (card !== undefined && !testCardNamed(card))
    errors.push(wrong('/overrides/card', `The vault knows ${Object.keys(TEST_CARDS).join(', ')}`));
  for (const place of duplicates(members))
    errors.push(wrong(`/overrides/members/${place}/email`, 'It stands in the list twice', 'duplicate'));
  for (const place of duplicates(contacts))
    errors.push(wrong(`/overrides/contacts/${place}/email`, 'It stands in the list twice', 'duplicate'));
  members.forEach(({ name, status }, place) => {
    if (name !== null || status === 'invited') return;
    errors.push(
      wrong(`/overrides/members/${place}/name`, 'Only invited people have no name yet', 'required'),
    );
  });
  return errors;
}

/** The places of addresses that stand further up already, however they are spelt. */
function duplicates(people: readonly { email: string }[]): number[] {
  const seen = new Set<string>();
  return people.flatMap(({ email }, place) => {
    const key = emailKey(email);
    if (seen.has(key)) return [place];
    seen.add(key);
    return [];
  });
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
  'plan',
  'paymentMethod',
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
    else if (name.startsWith('policy.')) {
      const part = name.slice('policy.'.length);
      policy[part] = policyValue(part, value);
    }
  }
  if (Object.keys(policy).length > 0) overrides.policy = policy;
  const whole = ['scenario', 'seed', 'at'].flatMap((name) => {
    const value = query.get(name);
    return value === null ? [] : [[name, value]];
  });
  return readRecipe({ ...Object.fromEntries(whole), overrides });
}

function policyValue(part: string, text: string): unknown {
  switch (part) {
    case 'paymentMethodTypes':
      return text.split(',');
    case 'retryDays':
      return text === '' ? [] : text.split(',').map(numberOr);
    case 'transferDueDays':
    case 'authenticationHours':
    case 'invitationDays':
      return numberOr(text);
    case 'purchasersNamed':
      return text === 'true' || (text === 'false' ? false : text);
    default:
      return text;
  }
}

function numberOr(text: string): number | string {
  return /^\d+$/.test(text) ? Number(text) : text;
}
