import * as z from 'zod/mini';
import {
  Country,
  Day,
  Id,
  ifKnown,
  Instant,
  Money,
  NextCursor,
  Period,
  Rate,
  Text,
  TextParams,
  Total,
} from './common.ts';
import { MethodLabel, PaymentMethodType } from './method-type.ts';

/**
 * One line of an invoice, a credit note, a quote or an estimate. It explains itself (INV-6): for `units` of
 * `unitsInPeriod`, `quantity` times `unitAmount`, is `amount`.
 */
export const Line = z.object({
  /** Unique within its document. */
  id: Id,
  /**
   * `renewal` {planName}: every seat for a whole period. `member_added` {name, planName}: one seat from its first day.
   * `member_removed` {name, planName, charged, used, unitsUsed}: a seat's charge less its use (SEAT-2).
   * `plan_left` and `plan_joined`, with the same params: seats at the old and at the new price (PLAN-2).
   *
   * `discount` {name?, rate?, base?}: what is taken off, such as the rate `"0.2"` of the base, an amount of money.
   * `usage` {name?, unitName?, per?}: what was used, `quantity` of the unit, such as `GB`, at `unitAmount` for each or, with
   * the integer `per`, for so many of them. `one_off` {name}: something that is charged once. `text` {text}: anything else,
   * in the backend's own words. A line that is no share of a period, or whose share is not known, leaves out `units`,
   * `unitsInPeriod` and `unit`, or has as many `units` as `unitsInPeriod`.
   *
   * Others may come. A reader shows the `text` or the `name` of a kind that it does not know.
   */
  kind: z.string(),
  params: TextParams,
  /** The part of the period that the line is about. */
  period: Period,
  /** Days or seconds that are charged, or given back. It is there with the next two, or none of them is. */
  units: ifKnown(z.int().check(z.gte(0))),
  unitsInPeriod: ifKnown(z.int().check(z.gte(1))),
  unit: ifKnown(z.enum(['day', 'second'])),
  /** The price of one seat for a whole period, or of one unit. */
  unitAmount: Money,
  /** Seats, or units: only of what is used there may be none. */
  quantity: z.int().check(z.gte(0)),
  /** Negative when it is given back, or taken off. */
  amount: Money,
  /** How many members the line is about; they are listed at `/invoices/{id}/lines/{lineId}/members`. */
  members: z.int().check(z.gte(0)),
});

/** The tax of one rate within a document. */
export const Tax = z.object({
  /** `reverse_charge`: the customer owes the tax, and the document says so (TAX-2). */
  category: z.enum(['standard', 'reverse_charge', 'outside_scope']),
  rate: Rate,
  /** What is taxed, without the tax. */
  taxableAmount: Money,
  amount: Money,
});

/** A postal address. Which parts there are, and their order, is the country's matter. */
export const Address = z.object({
  line1: z.string(),
  line2: z.nullable(z.string()),
  city: z.string(),
  state: z.nullable(z.string()),
  postalCode: z.nullable(z.string()),
  country: Country,
});

/** A company on a document, as it was on the day (INV-5). */
export const Party = z.object({
  name: z.string(),
  address: Address,
  /** VAT number or the like. */
  taxId: z.nullable(z.string()),
});

/** What a payment was made with. */
export const PaymentSource = z.object({
  type: PaymentMethodType,
  label: MethodLabel,
  /** `visa`, `mastercard`, … of a card. */
  brand: z.nullable(z.string()),
  last4: z.nullable(z.string()),
});

/** Where a bank transfer goes (INV-7). */
export const PaymentInstructions = z.object({
  accountHolder: z.string(),
  iban: z.string(),
  bic: z.string(),
  /** What the transfer has to say, so that it is known what it pays (ISO 11649). */
  reference: z.string(),
});

/** One try to charge an invoice, or a transfer that arrived. */
export const PaymentAttempt = z.object({
  /** The payment's id. */
  id: Id,
  at: Instant,
  status: z.enum(['processing', 'requires_action', 'succeeded', 'failed', 'canceled']),
  /** Why a card said no, such as `card_declined`. */
  declineCode: z.nullable(z.string()),
  amount: Money,
  method: PaymentSource,
});

/** draft → open → paid, void or uncollectible (INV-2). Overdue is not a state: see `overdue`. */
export const InvoiceStatus = z.enum(['draft', 'open', 'paid', 'void', 'uncollectible']);

/** A credit note that lowers an invoice. */
export const CreditNoteReference = z.object({ id: Id, number: z.string(), total: Money });

/** An invoice. Once it has a number, its lines and totals never change (INV-1). */
export const Invoice = z.object({
  id: Id,
  /** `INV-10682`: without gaps, in the order of finalisation. */
  number: z.string(),
  /** `renewal`, `members_added`, `plan_changed`, `restart` (DUN-3). Others may come. */
  reason: z.string(),
  status: InvoiceStatus,
  /** Open, and past its due day or after a failed charge (INV-2). */
  overdue: z.boolean(),
  issuedOn: Day,
  dueOn: Day,
  issuedAt: Instant,
  lines: z.array(Line),
  net: Money,
  tax: z.array(Tax),
  /** What the lines add up to, with tax. */
  total: Money,
  creditNotes: z.array(CreditNoteReference),
  /** What credit notes took off what was due. */
  credited: Money,
  /** What the account's balance paid (CRED-2). */
  balanceApplied: Money,
  amountPaid: Money,
  /** total − credited − balanceApplied − amountPaid. Never negative (CRED-3). */
  amountDue: Money,
  seller: Party,
  billTo: Party,
  /** Whom the invoice was mailed to. */
  contact: z.object({ name: z.nullable(z.string()), email: z.string() }),
  attempts: z.array(PaymentAttempt),
  /** When a failed charge is tried again by itself; `null` when it is not (DUN-2). */
  nextAttemptAt: z.nullable(Instant),
  /** Where it is paid by bank transfer and asks for money: how (INV-7). */
  paymentInstructions: z.nullable(PaymentInstructions),
});

/** A page of invoices, newest first. */
export const InvoiceList = z.object({ data: z.array(Invoice), nextCursor: NextCursor, asOf: Instant });

/** A member as a line is about it. */
export const LineMember = z.object({ id: Id, name: z.nullable(z.string()), email: z.string() });

/** A page of the members of a line. */
export const LineMemberList = z.object({ data: z.array(LineMember), nextCursor: NextCursor, asOf: Instant });

/** What the next renewal will be if nothing changes until then (INV-4). */
export const RenewalEstimate = z.object({
  /** The day of the renewal. */
  renewsOn: Day,
  lines: z.array(Line),
  net: Money,
  tax: z.array(Tax),
  total: Money,
  /** What the balance will pay. */
  balanceApplied: Money,
  amountDue: Money,
});

/** The estimate, or why there is none. Exactly one of the two is `null`. */
export const UpcomingInvoice = z.object({
  asOf: Instant,
  estimate: z.nullable(RenewalEstimate),
  /** `free_plan` {}, `unpaid` {}, `closed` {}, `trialing` {trialEndsOn?}, `paused` {resumesOn?}. Others may come. */
  none: z.nullable(Text),
});

/** A credit note: money given back, against one invoice, with that invoice's tax (CRED-1). */
export const CreditNote = z.object({
  id: Id,
  /** `CN-204`: a gapless series of its own. */
  number: z.string(),
  invoiceId: Id,
  invoiceNumber: z.string(),
  issuedOn: Day,
  issuedAt: Instant,
  /** Amounts are negative, as on the invoice that they reverse. */
  lines: z.array(Line),
  /** What is given back, without tax. Positive, like `tax` and `total`. */
  net: Money,
  tax: z.array(Tax),
  total: Money,
  /** The part that lowered what the invoice still asked for. */
  toInvoice: Money,
  /** The part that went to the account's balance. */
  toBalance: Money,
  seller: Party,
  billTo: Party,
});

/** A page of credit notes, newest first. */
export const CreditNoteList = z.object({ data: z.array(CreditNote), nextCursor: NextCursor, asOf: Instant });

/** An invoice or a credit note, in short, as a line of the history (INV-3). */
export const HistoryEntry = z.object({
  type: z.enum(['invoice', 'credit_note']),
  id: Id,
  number: z.string(),
  /** As on the document: `renewal`, `members_added`, `plan_changed`, `members_removed`. Others may come. */
  reason: z.string(),
  issuedOn: Day,
  /** An invoice's total, or a credit note's as a negative amount. */
  total: Money,
  /** What is still asked for; zero on a credit note. */
  amountDue: Money,
  /** `null` on a credit note. */
  status: z.nullable(InvoiceStatus),
  overdue: z.boolean(),
});

/**
 * Invoices and credit notes together, newest first. A backend that can also go back, and to the end, says so on every page
 * by `previousCursor`, `lastCursor` and `offset`; one that can't leaves out all three. Cursors hold while new entries
 * arrive, for the same filters and the same limit.
 */
export const History = z.object({
  data: z.array(HistoryEntry),
  nextCursor: NextCursor,
  /** Opaque: where the page before begins; `null` on the first page. */
  previousCursor: z.optional(z.nullable(z.string())),
  /** Opaque: where the last page begins, the one that the next cursors lead to in the end; `null` on that page. */
  lastCursor: z.optional(z.nullable(z.string())),
  total: Total,
  /** How many of them stand on the pages before. */
  offset: z.optional(z.int().check(z.gte(0))),
  asOf: Instant,
});
