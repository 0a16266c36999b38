import * as z from 'zod/mini';
import { Day, Id, Instant, Money, TypedEmail } from './common.ts';
import { Line, PaymentSource, Tax } from './invoices.ts';
import { NextAction } from './next-action.ts';
import { Interval } from './plans.ts';

/** At most this many addresses in one action. */
export const MAX_EMAILS = 100;

/** What belongs to each kind of change. */
const changes = {
  add_members: {
    type: z.literal('add_members'),
    emails: z.array(TypedEmail).check(z.minLength(1), z.maxLength(MAX_EMAILS)),
  },
  remove_members: {
    type: z.literal('remove_members'),
    memberIds: z.array(Id).check(z.minLength(1), z.maxLength(MAX_EMAILS)),
  },
  change_plan: { type: z.literal('change_plan'), planId: Id, interval: Interval },
  /** With one of the account's methods; left out, with the default one. */
  pay_invoice: { type: z.literal('pay_invoice'), invoiceId: Id, paymentMethodId: z.optional(Id) },
  /** Invoices the charges that wait for the next invoice at once, as before the account is closed (SEAT-5, CLO-1). */
  invoice_pending_charges: { type: z.literal('invoice_pending_charges') },
};

/** What somebody asks for. Every action that moves money, or may, is one of these (QUO-1). */
export const RequestedChange = z.discriminatedUnion('type', [
  z.object(changes.add_members),
  z.object(changes.remove_members),
  z.object(changes.change_plan),
  z.object(changes.pay_invoice),
  z.object(changes.invoice_pending_charges),
]);

/** The body that asks for a quote. */
export const QuoteRequest = z.strictObject({
  change: z.discriminatedUnion('type', [
    z.strictObject(changes.add_members),
    z.strictObject(changes.remove_members),
    z.strictObject(changes.change_plan),
    z.strictObject(changes.pay_invoice),
    z.strictObject(changes.invoice_pending_charges),
  ]),
});

/** Where a credit goes: it lowers an open invoice, a charge that waits, or becomes balance (CRED-1, SEAT-5). */
export const CreditDestination = z.object({
  to: z.enum(['balance', 'invoice', 'pending_charge']),
  amount: Money,
  /** The number of the invoice that is lowered. */
  invoiceNumber: z.nullable(z.string()),
});

/** The next renewal, in short. */
export const RenewalAmount = z.object({ renewsOn: Day, amountDue: Money });

/** What an action will cost or give back, before it is done. Accepting it does exactly this (QUO-1, QUO-2). */
export const Quote = z.object({
  id: Id,
  change: RequestedChange,
  lines: z.array(Line),
  tax: z.array(Tax),
  /** What the lines add up to, tax included. Negative for a credit. */
  total: Money,
  /** What the account's balance pays of it. */
  creditApplied: Money,
  /** What is charged when the quote is accepted. */
  dueNow: Money,
  /** What is not charged now but with the next renewal (SEAT-5). */
  dueAtRenewal: Money,
  /** Where what is given back goes. Empty when nothing is. */
  creditTo: z.array(CreditDestination),
  /** `null` where no renewal is ahead. */
  nextRenewal: z.object({ before: z.nullable(RenewalAmount), after: z.nullable(RenewalAmount) }),
  /**
   * What accepting it comes to: `applied` at once, `scheduled` for the period's end, or `awaiting_confirmation` from an
   * e-mail; then the amounts are those of today.
   */
  outcome: z.enum(['applied', 'scheduled', 'awaiting_confirmation']),
  /** When the change takes effect: at this instant, even if it is accepted minutes later. */
  effectiveAt: Instant,
  asOf: Instant,
  /** Ten minutes later. */
  expiresAt: Instant,
});

/** A payment, as far as its payer needs to know. */
export const Payment = z.object({
  id: Id,
  status: z.enum(['processing', 'requires_action', 'succeeded', 'failed', 'canceled']),
  amount: Money,
  /** Why a card said no, such as `card_declined`. */
  declineCode: z.nullable(z.string()),
  invoiceId: Id,
  /** What it was paid with. */
  method: PaymentSource,
  /** While `requires_action`: what the payer has to do, for the payments adapter's `confirm` (PAY-4). */
  nextAction: z.nullable(NextAction),
});

/** A link that was mailed (CONF-1). */
export const SentConfirmation = z.object({ sentTo: z.string(), expiresAt: Instant });

/** What became of an accepted quote. */
export const Change = z.object({
  id: Id,
  type: z.enum(['add_members', 'remove_members', 'change_plan', 'pay_invoice', 'invoice_pending_charges']),
  /**
   * `applied`: done. `scheduled`: waits for the period's end. `failed`: nothing was changed. An invitation is applied
   * even when its payment fails (SEAT-6). `awaiting_confirmation`: a link was mailed (CONF-1). `requires_action`: its
   * payment is under way, and nothing is changed yet (PLAN-6). `canceled`: withdrawn, replaced or lapsed.
   */
  status: z.enum(['applied', 'scheduled', 'awaiting_confirmation', 'requires_action', 'failed', 'canceled']),
  effectiveAt: Instant,
  invoiceId: z.nullable(Id),
  creditNoteIds: z.array(Id),
  memberIds: z.array(Id),
  payment: z.nullable(Payment),
  /** While it awaits confirmation: where the link went, and until when it works. */
  confirmation: z.nullable(SentConfirmation),
});
