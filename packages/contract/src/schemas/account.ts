import * as z from 'zod/mini';
import { permissions } from '../permissions.ts';
import { Country, Currency, Id, ifKnown, Instant, Remedy, TextParams } from './common.ts';

/** What a viewer may do. The backend decides; elements show, disable or hide from this set alone (ACC-1). */
export const Permission = z.enum(permissions);

/** Where a person stands in the account. */
export const Role = z.enum(['owner', 'manager', 'member']);

/** On which days after its first failure a charge is tried again (DUN-2). */
export const RetryDays = z.array(z.int().check(z.gte(1), z.lte(365))).check(z.maxLength(20));

/**
 * How this product bills. It is data that the backend sends: the kit has no code for one product or another.
 */
export const Policy = z.object({
  /** Whose words the texts use. */
  words: z.enum(['workspace', 'program', 'team']),
  /** Who manages billing: the owner, or those who moved the account to a higher plan as well (ACC-3). */
  billingAccess: z.enum(['owner', 'owner_and_upgraders']),
  /** What managers see of billing, without changing it (ACC-4). */
  managersSee: z.enum(['nothing', 'contacts']),
  /** Whether the settings name who may upgrade and purchase (ACC-5). */
  purchasersNamed: z.boolean(),
  /** `per_member`: each seat is charged. `none`: the plan has one price, whatever the number of members. */
  seats: z.enum(['per_member', 'none']),
  /** `immediate`: adding members makes an invoice. `next_invoice`: the charges wait for the renewal (SEAT-5). */
  seatInvoicing: z.enum(['immediate', 'next_invoice']),
  /** `day`: the local day counts whole. `second`: elapsed seconds replace days (CAL-3). */
  prorationUnit: z.enum(['day', 'second']),
  /** A higher plan: at once, or once it was confirmed from an e-mail (PLAN-2). */
  higherPlan: z.enum(['immediate', 'confirmation']),
  /** A lower plan: at the period's end, or refused with the way to support (PLAN-3). */
  lowerPlan: z.enum(['period_end', 'contact_support']),
  /** Closing the account: at once, or once it was confirmed from an e-mail (CLO-1). */
  closing: z.enum(['immediate', 'confirmation']),
  /** How the account may pay. */
  paymentMethodTypes: z.array(z.enum(['card', 'bank_transfer'])),
  /** Days between an invoice and its due day, for bank transfers (INV-2). Cards are due at once. */
  transferDueDays: z.int().check(z.gte(0)),
  /** Left out where that is not known beforehand. */
  retryDays: ifKnown(RetryDays),
  /** For so long the bank's question can be answered; then the payment has failed (PAY-4). */
  authenticationHours: z.int().check(z.gte(1)),
  /**
   * For so many days after it was last sent an invitation can be accepted; then it lapses, and the seat goes with it
   * (SEAT-12). `null`: it waits for good.
   */
  invitationDays: z.nullable(z.int().check(z.gte(1), z.lte(3650))),
});

/** The way to a person (SUP-1). */
export const Support = z.object({
  /** `https:` or `mailto:` address. */
  url: z.string(),
  /** When somebody answers, in the account's language; `null` when that is not said. */
  hours: z.nullable(z.string()),
});

/** Something that the viewer should know now, and what mends it. */
export const Notice = z.object({
  /**
   * `payment_failed` {invoiceId, number, amountDue, declineCode}, and {dueOn, reference} without a `declineCode` where
   * the account now pays by bank transfer and that has not come; `payment_problem` {}, the same for people who are told
   * neither amount nor reason (SEAT-8). `authentication_required` {paymentId, invoiceId, number, amountDue},
   * `subscription_unpaid` {amountDue}, `subscription_trialing` {trialEndsOn?}, `subscription_paused` {resumesOn?},
   * `transfer_expected` {invoiceId, number, amountDue, dueOn, reference},
   * `card_expiring` and `card_expired` {paymentMethodId, brand, last4, expMonth, expYear}, `tax_id_invalid` and
   * `tax_id_unavailable` {value}, `plan_change_scheduled` {changeId, planName, effectiveOn}, `plan_change_unconfirmed`
   * {changeId, planName, sentTo}, `closing_unconfirmed` {sentTo, expiresOn}, `account_closed` {}. Others may come.
   */
  kind: z.string(),
  params: TextParams,
  severity: z.enum(['info', 'warning', 'critical']),
  remedy: z.nullable(Remedy),
});

/** Who is asking. */
export const Viewer = z.object({
  /** Left out where who signs in is no member. */
  memberId: ifKnown(Id),
  name: z.string(),
  role: Role,
  permissions: z.array(Permission),
});

/** The account as its viewer sees it. */
export const Account = z.object({
  id: Id,
  /** The customer's name for it. */
  name: z.string(),
  status: z.enum(['open', 'closed']),
  policy: Policy,
  /** IANA name. Days and periods are counted in it (CAL-1). */
  timeZone: z.string(),
  currency: Currency,
  /** The country whose prices and taxes apply. */
  country: Country,
  /** BCP 47 tag of the account's own language: its mails are written in it. */
  locale: z.string(),
  /** The backend's present. The only clock there is (TIME-1). */
  asOf: Instant,
  support: Support,
  /**
   * What of the API this backend offers: a facet of the adapter with all of its methods, `members`, or one method of it,
   * `invoices.read`. What is not named is not there, and elements leave it out. Left out: all of it is there.
   */
  features: ifKnown(z.array(z.string())),
  viewer: Viewer,
  notices: z.array(Notice),
});
