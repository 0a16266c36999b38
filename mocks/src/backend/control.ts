import { Day, Instant } from '@billfold/contract/schemas';
import { advance, asOf, dayOf, Refusal, startOfDay, type AccountState } from '@billfold/rules';
import { Temporal } from 'temporal-polyfill';
import * as z from 'zod/mini';
import { resetInstance, tokensOf, type Faults, type Instance } from '../instance.ts';
import { instantOf } from '../recipe.ts';
import type { Answered } from './answered.ts';
import { jsonBody, type Call } from './call.ts';
import { invalid, json, notFound } from './problems.ts';
import { methodNotAllowed } from './routes.ts';
import { given, read } from './validation.ts';
import { worldOf } from './world.ts';

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

/** What is given is set; what is left out stays. */
const FaultsPatch = z.strictObject({
  charges: z.optional(z.nullable(z.string().check(z.regex(/^[a-z_]{1,64}$/)))),
  latencyMs: z.optional(z.int().check(z.gte(0), z.lte(60_000))),
  failNext: z.optional(
    z.nullable(
      z.strictObject({
        status: z.int().check(z.gte(400), z.lte(599)),
        count: z.int().check(z.gte(1), z.lte(1000)),
      }),
    ),
  ),
  offline: z.optional(z.boolean()),
  loseAnswers: z.optional(z.int().check(z.gte(0), z.lte(1000))),
});

/** How the clock stands. */
export interface Clock {
  asOf: string;
  today: string;
  timeZone: string;
  /** `null` when no renewal is ahead. */
  nextRenewalOn: string | null;
}

type Endpoint = Partial<Record<'GET' | 'POST', (instance: Instance, call: Call) => Answered>>;

/** What a mock can be told beside the API, at `/__mock__/{name}`. Whoever knows the address may: it needs no token. */
const endpoints: Readonly<Record<string, Endpoint>> = {
  clock: {
    GET: (instance) => ({ instance, response: json(clockOf(instance.account), 200) }),
    POST: moveClock,
  },
  outbox: {
    GET: (instance) => ({
      instance,
      response: json({ data: instance.outbox.toReversed(), nextCursor: null }, 200),
    }),
  },
  faults: {
    GET: (instance) => ({ instance, response: json(instance.faults, 200) }),
    POST: setFaults,
  },
  reset: {
    POST(before) {
      const instance = resetInstance(before);
      return { instance, response: json({ ...clockOf(instance.account), tokens: tokensOf(instance) }, 200) };
    },
  },
};

export function control(instance: Instance, call: Call): Answered {
  const name = call.path.slice('/__mock__/'.length);
  const endpoint = Object.hasOwn(endpoints, name) ? endpoints[name] : undefined;
  if (!endpoint) throw notFound('resource');
  const act = endpoint[call.method as 'GET' | 'POST'];
  if (!act) throw methodNotAllowed(Object.keys(endpoint));
  return act(instance, call);
}

function clockOf(account: AccountState): Clock {
  return {
    asOf: asOf(account),
    today: dayOf(account.now, account.timeZone),
    timeZone: account.timeZone,
    nextRenewalOn: account.status === 'open' ? account.subscription.period.end : null,
  };
}

/** Time passes, and all that is due on the way happens. */
function moveClock(instance: Instance, call: Call): Answered {
  const move = read(ClockMove, jsonBody(call) ?? {});
  const { account: before } = instance;
  const to = 'to' in move ? destination(before, move.to) : later(before, move.advance);
  if (to > later(before, LONGEST_STEP)) {
    const pointer = 'to' in move ? '/to' : '/advance';
    throw invalid([
      { pointer, code: 'invalid_value', detail: 'The clock goes at most ten years in one step' },
    ]);
  }
  const mails: Instance['outbox'] = [];
  const account = advance(before, to, worldOf(instance, mails));
  return {
    instance: { ...instance, account, outbox: [...instance.outbox, ...mails] },
    response: json(clockOf(account), 200),
  };
}

function destination({ status, subscription, timeZone }: AccountState, to: string): number {
  if (to !== 'next_renewal') return readable('/to', () => instantOf(to, timeZone));
  if (status === 'closed') throw new Refusal('no_renewal', 'No renewal is ahead');
  return startOfDay(subscription.period.end, timeZone);
}

/** A day is a day of the calendar: the clock stands at the same local time after it, as long as it was. */
function later({ now, timeZone }: AccountState, span: string | { days: number }): number {
  return readable('/advance', () => {
    const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
    return local.add(span).epochMilliseconds;
  });
}

/** Temporal says by a RangeError what it cannot read. */
function readable(pointer: string, reading: () => number): number {
  try {
    return reading();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw invalid([{ pointer, code: 'invalid_value', detail: error.message }]);
  }
}

function setFaults(instance: Instance, call: Call): Answered {
  const faults: Faults = { ...instance.faults, ...given(read(FaultsPatch, jsonBody(call) ?? {})) };
  return { instance: { ...instance, faults }, response: json(faults, 200) };
}
