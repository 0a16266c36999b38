import * as z from 'zod/mini';
import { Id, ifKnown, Instant, Money, NextCursor } from './common.ts';

/** One movement of the account's balance. */
export const CreditEntry = z.object({
  id: Id,
  /** `granted`: a credit note put it there, or took it back. `applied`: an invoice took it. `lapsed`: the account closed. */
  kind: z.enum(['granted', 'applied', 'lapsed']),
  /**
   * Positive when granted, negative when applied or lapsed. A negative grant takes an earlier one back: its credit note
   * lowers an invoice after all, whose payment has ended unpaid (PAY-6).
   */
  amount: Money,
  /** Of a grant: what is left of it. Zero for the others. Left out by a ledger that keeps the balance alone. */
  remaining: ifKnown(Money),
  at: Instant,
  /** Of a grant: the credit note that it came from. */
  creditNoteId: z.nullable(Id),
  /** Of an application: the invoice that took it. */
  invoiceId: z.nullable(Id),
});

/** The account's balance, tax included, and how it came about, newest first (CRED-2, CRED-4). */
export const Credits = z.object({
  balance: Money,
  data: z.array(CreditEntry),
  nextCursor: NextCursor,
  asOf: Instant,
});
