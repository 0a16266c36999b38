import * as z from 'zod/mini';
import type { Faults, Instance } from '../../instance.ts';
import type { Answered } from '../answered.ts';
import { jsonBody, type Call } from '../call.ts';
import { json } from '../problems.ts';
import { given, read } from '../validation.ts';
import { CHARGE_FAULTS } from '../vault.ts';

/** What is given is set; what is left out stays. */
const FaultsPatch = z.strictObject({
  charges: z.optional(z.nullable(z.enum(CHARGE_FAULTS))),
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
  registry: z.optional(z.enum(['available', 'unavailable'])),
});

export type FaultsPatch = z.input<typeof FaultsPatch>;

/** Sets what is to go wrong. */
export function setFaults(instance: Instance, call: Call): Answered {
  const faults: Faults = { ...instance.faults, ...given(read(FaultsPatch, jsonBody(call) ?? {})) };
  return { instance: { ...instance, faults }, reply: json(faults, 200) };
}
