import {
  addLocalSpan,
  advance,
  asOf,
  localDay,
  nextRenewalAt,
  Refusal,
  type AccountState,
} from '@billfold/rules';
import * as z from 'zod/mini';
import type { Instance } from '../../instance.ts';
import { DayOrInstant, instantOf } from '../../recipe.ts';
import type { Answered } from '../answered.ts';
import { jsonBody, type Call } from '../call.ts';
import { invalid, json } from '../problems.ts';
import { forgetOld } from '../remembered.ts';
import { read } from '../validation.ts';
import { worldOf } from '../world.ts';

/** How far the clock goes in one step. */
const LONGEST_STEP = 'P10Y';

/** A day, an instant, or the renewal. */
const Destination = z
  .string()
  .check(
    z.refine(
      (to) => to === 'next_renewal' || DayOrInstant.safeParse(to).success,
      'It must be next_renewal, a day such as 2026-05-01, or an instant such as 2026-05-01T09:00:00Z',
    ),
  );

/** As ISO 8601 has it, or in days of the calendar. */
const Span = z.union([
  z.string().check(z.maxLength(50)),
  z.strictObject({ days: z.int().check(z.gte(-36_500), z.lte(36_500)) }),
]);

const OneMove = z
  .strictObject({ advance: z.optional(Span), to: z.optional(Destination) })
  .check(z.refine((move) => Object.keys(move).length === 1, 'It must say either advance or to'));

/** `{advance: "P1D"}`, `{advance: {days: 1}}`, `{to: "2026-05-01"}`, an instant, or `{to: "next_renewal"}`. */
export type ClockMove = { advance: z.infer<typeof Span> } | { to: string };

/** How the clock stands. */
export interface Clock {
  asOf: string;
  today: string;
  timeZone: string;
  /** `null` when no renewal is ahead. */
  nextRenewalOn: string | null;
}

/** How an account's clock stands. */
export function clockOf(account: AccountState): Clock {
  const { now, timeZone } = account;
  const renewalAt = nextRenewalAt(account);
  return {
    asOf: asOf(account),
    today: localDay(account, now),
    timeZone,
    nextRenewalOn: renewalAt === null ? null : localDay(account, renewalAt),
  };
}

/** Time passes, and all that is due on the way happens. */
export function moveClock(instance: Instance, call: Call): Answered {
  const move = read(OneMove, jsonBody(call) ?? {}) as ClockMove;
  const { account: before } = instance;
  const to = 'to' in move ? destination(before, move.to) : later(before, move.advance);
  if (to > later(before, LONGEST_STEP)) {
    const pointer = 'to' in move ? '/to' : '/advance';
    throw invalid([
      { pointer, code: 'invalid_value', detail: 'The clock goes at most ten years in one step' },
    ]);
  }
  const world = worldOf(instance);
  const account = advance(before, to, world);
  return { instance: forgetOld(world.leaves(account)), reply: json(clockOf(account), 200) };
}

function destination(account: AccountState, to: string): number {
  if (to !== 'next_renewal') return readable('/to', () => instantOf(to, account.timeZone));
  const renewalAt = nextRenewalAt(account);
  if (renewalAt === null) throw new Refusal('no_renewal', 'No renewal is ahead');
  return renewalAt;
}

/** A day is a day of the calendar: the clock stands at the same local time after it, as long as it was. */
function later({ now, timeZone }: AccountState, span: string | { days: number }): number {
  return readable(
    '/advance',
    () => addLocalSpan(now, span, timeZone),
    'It must be a span such as P1D or PT90M, or { "days": 1 }, of at most ten years',
  );
}

/**
 * Reads a day, an instant or a span. Temporal says by a RangeError what it cannot read.
 * @param detail what is said then, where Temporal's own words say too little
 * @throws HttpRefusal `invalid_request`
 */
export function readable(pointer: string, reading: () => number, detail?: string): number {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid([{ pointer, code: 'invalid_value', detail: detail ?? error.message }]);
  }
}
