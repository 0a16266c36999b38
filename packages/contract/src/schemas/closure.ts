import * as z from 'zod/mini';
import { Instant, Money, Period, Remedy, TextParams, Version } from './common.ts';
import { SentConfirmation } from './quotes.ts';

/** Something that stands in the way, and what mends it. */
export const Blocker = z.object({
  /**
   * `invoice_open` {invoiceId, number, amountDue}, `payment_in_progress` {paymentId, invoiceId, number, amount},
   * `pending_charges` {amount}: charges that wait for the next invoice, and are invoiced and paid first.
   */
  kind: z.string(),
  params: TextParams,
  remedy: z.nullable(Remedy),
});

/** Closing the account: what stands in the way, all of it at once, and what is given up (CLO-1). */
export const Closure = z.object({
  status: z.enum(['open', 'awaiting_confirmation', 'closed']),
  /** Empty when the account can be closed. */
  blockers: z.array(Blocker),
  forfeits: z.object({
    /** The balance, which lapses. */
    balance: Money,
    /** From now to the end of what is paid; `null` when nothing is. */
    unusedTime: z.nullable(Period),
    /** What the unused time was charged, or will be before the account closes. */
    unusedAmount: Money,
  }),
  /** While it awaits confirmation: where the link went, and until when it works. */
  confirmation: z.nullable(SentConfirmation),
  /** Pins what is given up: whoever closes bears it in `If-Match`. */
  version: Version,
  asOf: Instant,
});
