import * as z from 'zod/mini';
import { Instant, TextParams } from './common.ts';

/**
 * What the payer's bank wants before it pays or a card is saved (PAY-4). Only the payments adapter understands it:
 * elements pass it to `confirm` as it is.
 */
export const NextAction = z.object({
  /** The processor's word: `authenticate` in the mock. */
  kind: z.string(),
  params: TextParams,
  /** Until then it can be done. */
  expiresAt: Instant,
});
