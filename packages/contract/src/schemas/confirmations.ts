import * as z from 'zod/mini';
import { Closure } from './closure.ts';
import { Id, Instant } from './common.ts';
import { Change, RequestedChange } from './quotes.ts';

const kind = z.enum(['change_plan', 'close_account']);

/**
 * What a mailed link is about. Nothing is done yet: mail scanners open links (CONF-1). For a change of plan, ask for a
 * fresh quote of `change`; for closing, read the closure.
 */
export const Confirmation = z.object({
  kind,
  /** Of a change of plan. */
  changeId: z.nullable(Id),
  change: z.nullable(RequestedChange),
  requestedAt: Instant,
  expiresAt: Instant,
  asOf: Instant,
});

/** The link's token, in the body and never in a path; for a change of plan with the fresh quote that was shown. */
export const ConfirmationRequest = z.strictObject({
  token: z.string().check(z.minLength(1), z.maxLength(200)),
  quoteId: z.optional(Id),
});

/** What confirming came to. */
export const Confirmed = z.object({
  kind,
  change: z.nullable(Change),
  closure: z.nullable(Closure),
});
