import * as z from 'zod/mini';
import { Id, Instant, Version } from './common.ts';
import { MethodLabel, PaymentMethodType } from './method-type.ts';
import { NextAction } from './next-action.ts';

/** How the account pays, or may pay. */
export const PaymentMethod = z.object({
  id: Id,
  type: PaymentMethodType,
  label: MethodLabel,
  /** `visa`, `mastercard`, … Like the other facts of a card, `null` of what is none. */
  brand: z.nullable(z.string()),
  /** The last characters of a card's or an account's number. */
  last4: z.nullable(z.string()),
  /** 1 to 12. */
  expMonth: z.nullable(z.int()),
  expYear: z.nullable(z.int()),
  /** `expiring`: at the end of this month or of the next. A card works to the end of its month (PAY-1). */
  expiryStatus: z.nullable(z.enum(['valid', 'expiring', 'expired'])),
  /** What renewals, invitations and changes are paid with. */
  isDefault: z.boolean(),
  /** Whether it can be used: a bank may want to be asked before a card is saved (PAY-4). */
  setup: z.object({
    status: z.enum(['succeeded', 'requires_action', 'failed']),
    /** While `requires_action`. */
    nextAction: z.nullable(NextAction),
  }),
  version: Version,
});

/** All of them: the default first, then in the order in which they were added. */
export const PaymentMethodList = z.object({
  data: z.array(PaymentMethod),
  nextCursor: z.null(),
  asOf: Instant,
});

/** A card by the token that the card field gave for it (PAY-3), or bank transfer where the policy has it. */
export const PaymentMethodRequest = z.union([
  z.strictObject({ token: z.string().check(z.minLength(1), z.maxLength(255)) }),
  z.strictObject({ type: z.literal('bank_transfer') }),
]);

/** A card that was renewed: the same number, a later expiry (PAY-1). */
export const PaymentMethodPatch = z.strictObject({
  expMonth: z.int().check(z.gte(1), z.lte(12)),
  expYear: z.int().check(z.gte(2000), z.lte(2100)),
});
