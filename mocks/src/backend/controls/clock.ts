import { Day, Instant } from '@billfold/contract/schemas';
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
import { instantOf } from '../../recipe.ts';
import type { Answered } from '../answered.ts';
import { jsonBody, type Call } from '../call.ts';
import { invalid, json } from '../problems.ts';
import { read } from '../validation.ts';
import { worldOf } from '../world.ts';

/** How far the clock goes in one step. */
const LONGEST_STEP = 'P10Y';

/** `{advance: "P1D"}`, `{advance: {days: 1}}`, `{to: "2026-05-01"}`, an instant, or `{to: "next_renewal"}`. */
const ClockMove = z.union([
  z.strictObject({
    advance: z.union([
      z.string().check(z.maxLength(50)),
      z.strictObject({ days: z.int().check(z.gte(-36_500), z.lte(36_500)) }),
    ]),
  }),
  z.strictObject({ to: z.union([z.literal('next_renewal'), Day, Instant]) }),
]);

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
  const move = read(ClockMove, jsonBody(call) ?? {});
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
  return { instance: world.leaves(account), response: json(clockOf(account), 200) };
}

function destination(account: AccountState, to: string): number {
  if (to !== 'next_renewal') return readable('/to', () => instantOf(to, account.timeZone));
  const renewalAt = nextRenewalAt(account);
  if (renewalAt === null) throw new Refusal('no_renewal', 'No renewal is ahead');
  return renewalAt;
}

/** A day is a day of the calendar: the clock stands at the same local time after it, as long as it was. */
function later({ now, timeZone }: AccountState, span: string | { days: number }): number {
  return readable('/advance', () => addLocalSpan(now, span, timeZone));
}

/**
 * Reads a day, an instant or a span. Temporal says by a RangeError what it cannot read.
 * @throws HttpRefusal `invalid_request`
 */
export function readable(pointer: string, reading: () => number): number {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid([{ pointer, code: 'invalid_value', detail: error.message }]);
  }
}
