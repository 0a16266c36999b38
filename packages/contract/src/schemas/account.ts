import * as z from 'zod/mini';
import { permissions } from '../permissions.ts';
import { Country, Currency, Id, Instant, Remedy, TextParams } from './common.ts';

/** What a viewer may do. The backend decides; elements show, disable or hide from this set alone (ACC-1). */
export const Permission = z.enum(permissions);

/** Where a person stands in the account. */
export const Role = z.enum(['owner', 'manager', 'member']);

/**
 * How this product bills. It is data that the backend sends: the kit has no code for one product or another.
 */
export const Policy = z.object({
  /** Whose words the texts use. */
  words: z.enum(['workspace', 'program', 'team']),
  /** `per_member`: each seat is charged. `none`: the plan has one price, whatever the number of members. */
  seats: z.enum(['per_member', 'none']),
  /** `immediate`: adding members makes an invoice. `next_invoice`: the charges wait for the renewal (SEAT-5). */
  seatInvoicing: z.enum(['immediate', 'next_invoice']),
  /** `day`: the local day counts whole. `second`: elapsed seconds replace days (CAL-3). */
  prorationUnit: z.enum(['day', 'second']),
  /** How the account may pay. */
  paymentMethodTypes: z.array(z.enum(['card', 'bank_transfer'])),
  /** Days between an invoice and its due day, for bank transfers (INV-2). Cards are due at once. */
  transferDueDays: z.int().check(z.gte(0)),
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
   * `payment_failed` {invoiceId, number, amountDue, declineCode}; `payment_problem` {}, the same for people who are
   * told neither amount nor reason (SEAT-8). Others may come.
   */
  kind: z.string(),
  params: TextParams,
  severity: z.enum(['info', 'warning', 'critical']),
  remedy: z.nullable(Remedy),
});

/** Who is asking. */
export const Viewer = z.object({
  memberId: Id,
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
  /** Facets of the API that this backend offers: `members`, `history`, … */
  features: z.array(z.string()),
  viewer: Viewer,
  notices: z.array(Notice),
});
