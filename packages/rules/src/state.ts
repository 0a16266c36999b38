import type {
  CreditDestination,
  CreditEntry,
  Interval,
  InvoiceStatus,
  Line,
  Party,
  Payment,
  Period,
  Policy,
  RequestedChange,
  Role,
  Support,
  Tax,
} from '@billfold/contract';
import type { Instant } from './calendar.ts';
import type { Table } from './table.ts';

/**
 * An account, whole: one plain value. Commands turn it into the next one (see `commands.ts`); nothing else changes it.
 * Amounts are integers in the account currency's minor unit.
 */
export interface AccountState {
  /** Also part of every other id, so that no two accounts share one. */
  id: string;
  name: string;
  status: 'open' | 'closed';
  policy: Policy;
  timeZone: string;
  currency: string;
  /** The country whose prices and taxes apply. */
  country: string;
  locale: string;
  support: Support;
  seller: Party;
  /** The company's details, as the next document will bear them. */
  billTo: Party;
  /** The company's VAT number, with the registry's word on it; `null` when none was given. */
  taxId: { value: string; status: 'pending' | 'valid' | 'invalid' | 'unavailable' } | null;
  /** What the seller offers, lowest plan first. */
  catalogue: PlanOffer[];
  /** The customer's country's VAT rate, with the day from which it applies, earliest first. */
  taxRates: { rate: string; from: string }[];
  /** The card that is charged. */
  card: Card;

  /** The present: the instant of the last thing that happened. */
  now: Instant;
  /** Counts everything that may change an amount. A quote from another revision is stale (QUO-2). */
  revision: number;
  /** Last number given out, by kind of id or series. */
  counters: Record<string, number>;

  subscription: SubscriptionState;
  /** Who holds a seat, active or invited, by id. */
  members: Record<string, MemberState>;
  /** Who held one. */
  formerMembers: Table<MemberState>;
  /** Charges that wait for the next invoice (SEAT-5). */
  pendingCharges: LineState[];

  invoices: Table<InvoiceState>;
  /** Ids of the invoices that ask for money, oldest first. */
  openInvoiceIds: string[];
  creditNotes: Table<CreditNoteState>;
  /** Every movement of the balance (CRED-4). */
  ledger: Table<LedgerEntry>;
  /** Grants of which something is left, oldest first. */
  grants: Grant[];
  /** Sums of the ledger, by kind. */
  ledgerTotals: Record<LedgerEntry['kind'], number>;
  payments: Table<PaymentState>;

  /** All of them: accepted again, however late, one gives the same answer (PAY-5). */
  quotes: Table<QuoteState>;
  changes: Table<ChangeState>;
}

export interface PlanOffer {
  id: string;
  name: string;
  rank: number;
  features: string[];
  prices: OfferedPrice[];
}

/** A price, tax included. Of those that fit, the one whose `from` came last applies (PRICE-1). */
export interface OfferedPrice {
  currency: string;
  interval: Interval;
  amount: number;
  /** The price applies to periods that begin at this instant or later. */
  from: Instant;
}

export interface Card {
  brand: string;
  last4: string;
  expMonth: number;
  expYear: number;
  /** What the vault knows the card by. */
  token: string;
}

export interface SubscriptionState {
  planId: string;
  interval: Interval;
  /** The price of a seat until the period's end, tax included (PRICE-1). */
  price: number;
  status: 'active' | 'past_due';
  /** The day from which all periods are counted (CAL-2). */
  anchor: string;
  /** The number of the current period, counted from the anchor. */
  periodIndex: number;
  period: Period;
}

export interface MemberState {
  id: string;
  name: string | null;
  email: string;
  role: Role;
  status: 'invited' | 'active' | 'removed';
  invitedOn: string;
  joinedOn: string | null;
  /** `null` when seats cost nothing. */
  stay: Stay | null;
}

/**
 * One member at one price within one period, from its first instant. It is charged when it opens and credited when it
 * closes early (SEAT-1, SEAT-2).
 */
export interface Stay {
  openedAt: Instant;
  /** The price of a whole period that it was charged at (SEAT-4). */
  unitAmount: number;
  charged: number;
  /** Where the charge stands. */
  chargedOn: { invoiceId: string } | { pendingLineId: string };
  treatment: TaxTreatment;
}

export interface TaxTreatment {
  category: Tax['category'];
  /** The rate that is charged: `"0"` unless the category is `standard`. */
  rate: string;
}

/** A line, and what it remembers beyond what is shown. */
export interface LineState {
  id: string;
  kind: Line['kind'];
  params: Line['params'];
  period: Period;
  units: number;
  unitsInPeriod: number;
  unit: Line['unit'];
  unitAmount: number;
  quantity: number;
  amount: number;
  treatment: TaxTreatment;
  /** Whom the line is about, as they were. */
  members: { id: string; name: string | null; email: string }[];
}

/** The amounts of one tax rate within a document. */
export interface TaxGroup {
  treatment: TaxTreatment;
  gross: number;
  tax: number;
}

/** A finalised invoice. Its lines and totals never change (INV-1). */
export interface InvoiceState {
  id: string;
  /** Its place among all documents: of two, the later one has the higher. */
  sequence: number;
  number: string;
  reason: 'renewal' | 'members_added' | 'plan_changed';
  status: Exclude<InvoiceStatus, 'draft'>;
  issuedAt: Instant;
  issuedOn: string;
  dueOn: string;
  lines: LineState[];
  taxGroups: TaxGroup[];
  total: number;
  /** What credit notes have left of each rate's amounts (TAX-1). */
  uncredited: TaxGroup[];
  creditNoteIds: string[];
  /** What credit notes took off what was due. */
  credited: number;
  /** What the balance paid; negative when a negative total went to the balance (PLAN-2). */
  balanceApplied: number;
  /** Which grants paid it: they get it back, with their age, when the invoice becomes void (CRED-4). */
  creditApplied: AppliedCredit[];
  amountPaid: number;
  /** A charge for it has failed (INV-2). */
  chargeFailed: boolean;
  paymentIds: string[];
  billTo: Party;
  contact: { name: string | null; email: string };
  /** The change of plan that its payment brings about (PLAN-6). */
  planChange: PlanChange | null;
}

/** Another plan or interval, as it was quoted: what becomes true once its invoice is paid. */
export interface PlanChange {
  changeId: string;
  subscription: SubscriptionState;
  /** The stays that open, by member. */
  stays: Record<string, Stay>;
}

/** A finalised credit note (CRED-1). */
export interface CreditNoteState {
  id: string;
  /** Its place among all documents. */
  sequence: number;
  number: string;
  reason: 'members_removed';
  invoiceId: string;
  issuedAt: Instant;
  issuedOn: string;
  lines: LineState[];
  /** Positive, as are `total`, `toInvoice` and `toBalance`. */
  taxGroups: TaxGroup[];
  total: number;
  toInvoice: number;
  toBalance: number;
  billTo: Party;
}

/** A movement of the balance. */
export interface LedgerEntry {
  id: string;
  kind: CreditEntry['kind'];
  /** Positive when it adds to the balance. */
  amount: number;
  at: Instant;
  creditNoteId: string | null;
  invoiceId: string | null;
}

/** What one grant gave to an invoice. */
export interface AppliedCredit {
  entryId: string;
  amount: number;
}

/** What is left of a grant. */
export interface Grant {
  entryId: string;
  remaining: number;
}

export interface PaymentState {
  id: string;
  invoiceId: string;
  amount: number;
  status: Payment['status'];
  declineCode: string | null;
  at: Instant;
}

export interface QuoteState {
  id: string;
  /** Who asked. Nobody else can accept it. */
  memberId: string;
  change: RequestedChange;
  asOf: Instant;
  expiresAt: Instant;
  revision: number;
  /** What became of it, once accepted. */
  changeId: string | null;
}

export interface ChangeState {
  id: string;
  type: RequestedChange['type'];
  status: 'applied' | 'failed';
  effectiveAt: Instant;
  memberIds: string[];
  invoiceId: string | null;
  creditNoteIds: string[];
  paymentId: string | null;
  lines: LineState[];
  /** The tax of the lines, as their documents reckon it. */
  tax: TaxGroup[];
  /** What the balance paid. */
  creditApplied: number;
  /** What is charged at once. */
  dueNow: number;
  /** What waits for the next invoice; negative when a charge that waits was lowered. */
  dueAtRenewal: number;
  creditTo: { to: CreditDestination['to']; amount: number; invoiceNumber: string | null }[];
}
