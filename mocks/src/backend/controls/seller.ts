import { Country, Day, Id, Interval, Rate } from '@billfold/contract/schemas';
import { formatInstant } from '@billfold/rules';
import * as z from 'zod/mini';
import type { Instance } from '../../instance.ts';
import { DayOrInstant, instantOf } from '../../recipe.ts';
import type { Answered } from '../answered.ts';
import { jsonBody, type Call } from '../call.ts';
import { json } from '../problems.ts';
import { read } from '../validation.ts';
import { clockOf, readable } from './clock.ts';
import { tell } from './tell.ts';

/** A price to come. Who is subscribed keeps the old one until the period's end (PRICE-1). */
const Announced = z.strictObject({
  planId: Id,
  interval: Interval,
  /** In the minor unit of the account's currency, tax included. */
  amount: z.int().check(z.gte(0), z.lte(1_000_000_000_000)),
  /** It applies to periods that begin on this day, at this instant, or later. */
  from: DayOrInstant,
  /** For one country alone (TAX-4). */
  country: z.optional(Country),
});

export type Announced = z.input<typeof Announced>;

/** The seller announces a price. */
export function announce(before: Instance, call: Call): Answered {
  const { from: day, country, ...price } = read(Announced, jsonBody(call));
  const { timeZone } = before.account;
  const from = readable('/from', () => instantOf(day, timeZone));
  const command = { type: 'announce_price', ...price, from, ...(country && { country }) } as const;
  const { instance } = tell(before, command);
  const announced = { ...price, from: formatInstant(from, timeZone), country: country ?? null };
  return { instance, reply: json(announced, 201) };
}

/** A member state's standard rate of VAT to come (TAX-1). */
const AnnouncedRate = z.strictObject({
  country: Country,
  /** `"0.255"` is 25.5 %. */
  rate: Rate,
  /** The first day on which it applies. */
  from: Day,
});

export type AnnouncedRate = z.input<typeof AnnouncedRate>;

/** A change of a rate of VAT is announced: what was charged before its day keeps its own. */
export function announceRate(before: Instance, call: Call): Answered {
  const announced = read(AnnouncedRate, jsonBody(call));
  const { instance } = tell(before, { type: 'announce_tax_rate', ...announced });
  return { instance, reply: json(announced, 201) };
}

const Zone = z.strictObject({ timeZone: z.string().check(z.maxLength(60)) });

export type Zone = z.input<typeof Zone>;

/** The account moves to another time zone, which waits for the renewal (CAL-1). */
export function changeZone(before: Instance, call: Call): Answered {
  const { timeZone } = read(Zone, jsonBody(call));
  const { instance } = tell(before, { type: 'change_time_zone', timeZone });
  return { instance, reply: json(clockOf(instance.account), 200) };
}
