import type {
  CreditDestination,
  CreditEntry,
  EmailFrequency,
  Interval,
  InvoiceStatus,
  Line,
  LineMember,
  Party,
  Payment,
  PaymentSource,
  Period,
  Policy,
  Purchasers,
  RequestedChange,
  Role,
  Support,
  Tax,
  TextParams,
} from '@billfold/contract';
import type { Instant } from './calendar.ts';
import type { People } from './people.ts';
import type { Table } from './table.ts';

/** How an account is billed: as the contract says, and when a charge is tried again (DUN-2). */
export type BillingPolicy = Policy & { retryDays: number[] };

/**
 * An account, whole: one plain value. Commands turn it into the next one (see `commands.ts`); nothing else changes it.
 * Amounts are integers in the account currency's minor unit.
 */
export interface AccountState {
  /** Also part of every other id, so that no two accounts share one. */
  id: string;
  name: string;
  status: 'open' | 'closed';
  policy: BillingPolicy;
  timeZone: string;
  /** A change of zone waits for the renewal (CAL-1). */
  nextTimeZone: string | null;
  currency: string;
  /** The country whose prices apply, and with the address of `billTo` whose taxes do (TAX-2). */
  country: string;
  locale: string;
  support: Support;
  seller: Party;
  /** The company's details, as the next document will bear them. */
  billTo: Party;
  /** The company's VAT number, with the registry's word on it; `null` when none was given. */
  taxId: TaxIdState | null;
  /** The registry's last word on each number that it was asked about, which an outage does not undo (TAX-3). */
  knownTaxIds: Record<string, 'valid' | 'invalid'>;
  settings: SettingsState;
  /** Who gets the billing mail beside the owner (CON-1). */
  contacts: People<ContactState>;
  /** Changes of billing that wait to be mailed together (SET-2). */
  digest: BillingChange[];
  /** What the seller offers, lowest plan first. */
  catalogue: PlanOffer[];
  /** The product's own page about its plans (PLAN-1). */
  pricingUrl: string | null;
  /** VAT rates by member state (Monaco has France's), each with the day from which it applies, earliest first. */
  taxRates: Record<string, { rate: string; from: string }[]>;
  /** Where bank transfers go; `null` where there are none (INV-7). */
  bankAccount: BankAccount | null;
  /** How the account pays, or may pay, by id (PAY-1). */
  paymentMethods: Record<string, PaymentMethodState>;
  defaultPaymentMethodId: string | null;
  /** Known to the backend alone: what the tokens of mailed links are made with (CONF-1). */
  secret: string;

  /** The present: the instant of the last thing that happened. */
  now: Instant;
  /** Counts everything that may change an amount. A quote from another revision is stale (QUO-2). */
  revision: number;
  /** Last number given out, by kind of id or series. */
  counters: Record<string, number>;

  subscription: SubscriptionState;
  /** Who holds a seat, active or invited. */
  members: People<MemberState>;
  /** Exactly one of them (OWN-1). */
  ownerId: string;
  /** Who held one. */
  formerMembers: Table<MemberState>;
  /** The invitations that lapse, by the day on which they do (SEAT-12). */
  lapses: Record<string, Lapse>;
  /** The stays that all members have alike. */
  stays: CommonStays;
  /** What the plan itself was charged, where seats cost nothing: as a member's stay (SEAT-1, SEAT-2). */
  planStay: Stay | null;
  /** Charges that wait for the next invoice (SEAT-5). */
  pendingCharges: PendingCharge[];

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
  /** Those that wait for their bank's question to be answered, oldest first (PAY-4). */
  waitingPaymentIds: string[];

  /** All of them: accepted again, however late, one gives the same answer (PAY-5). */
  quotes: Table<QuoteState>;
  changes: Table<ChangeState>;

  /** The change of plan that awaits confirmation: at most one does (PLAN-4). */
  unconfirmedChangeId: string | null;
  /** The links that were mailed (CONF-1). */
  confirmations: Table<ConfirmationState>;
  /** The link that closes the account, while it awaits confirmation (CLO-1). */
  closingConfirmationId: string | null;
}

/** What the registry says of a number. */
export type TaxCheckOutcome = 'pending' | 'valid' | 'invalid' | 'unavailable';

/** The company's tax number. */
export interface TaxIdState {
  /** Without spaces, upper case, with its country. */
  value: string;
  /** What the registry says; `null` of a number that no registry knows of. */
  status: TaxCheckOutcome | null;
  checkedAt: Instant | null;
  /** When the registry is asked again (TAX-3). */
  nextCheckAt: Instant | null;
}

/** What the settings hold beside the company's name, address and tax number, which are in `billTo` and `taxId`. */
export interface SettingsState {
  legalStatus: string | null;
  emailFrequency: EmailFrequency;
  /** Counts only where the policy leaves the choice (ACC-5). */
  purchasers: Purchasers;
  /** Counts changes (REQ-2). */
  version: number;
}

export interface ContactState {
  id: string;
  firstName: string | null;
  lastName: string | null;
  email: string;
  /** The member who was picked from the list. */
  memberId: string | null;
  version: number;
}

/** Something about billing that was changed, for the digest (SET-2). */
export interface BillingChange {
  kind: string;
  params: TextParams;
  at: Instant;
}

export interface BankAccount {
  accountHolder: string;
  iban: string;
  bic: string;
}

export interface PaymentMethodState {
  id: string;
  type: 'card' | 'bank_transfer';
  /** Of a card. */
  card: Card | null;
  /** A bank may have to be asked before a card is saved (PAY-4). */
  setup:
    | { status: 'succeeded' | 'failed' }
    /** Until then the bank's question can be answered. */
    | { status: 'requires_action'; expiresAt: Instant };
  /** Counts changes (REQ-2). */
  version: number;
}

/** A link that was mailed. Its token is reckoned from its id (see `confirmations.ts`). */
export interface ConfirmationState {
  id: string;
  kind: 'change_plan' | 'close_account';
  /** Of a change of plan. */
  changeId: string | null;
  /** Who asked for it, and got it. */
  memberId: string;
  sentTo: string;
  sentAt: Instant;
  expiresAt: Instant;
  /** `void`: withdrawn, replaced, or ownership has passed. */
  status: 'sent' | 'used' | 'void';
}

export interface PlanOffer {
  id: string;
  name: string;
  rank: number;
  features: string[];
  /** Whether a customer can change to it alone. */
  selfService: boolean;
  prices: OfferedPrice[];
}

/** A price, tax included. Of those that fit, the one whose `from` came last applies (PRICE-1). */
export interface OfferedPrice {
  currency: string;
  /** The one country that it is for; `null`: for all that have no price of their own (TAX-4). */
  country: string | null;
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
  status: 'active' | 'past_due' | 'unpaid' | 'canceled';
  /** The day from which all periods are counted (CAL-2). */
  anchor: string;
  /** The number of the current period, counted from the anchor. */
  periodIndex: number;
  period: CutPeriod;
  /** A change that waits for the period's end (PLAN-3). */
  scheduled: ScheduledChange | null;
  /** Who last moved the account to a higher plan comes last (PLAN-5). */
  upgradedBy: string[];
}

/** A period's days, and the instants at which it was cut: newer zone rules do not move them (CAL-1). */
export interface CutPeriod extends Period {
  startsAt: Instant;
  /** The next period begins here. */
  endsAt: Instant;
}

/** Another plan or interval, from the period's end on. Its price is the one that is offered then. */
export interface ScheduledChange {
  changeId: string;
  planId: string;
  interval: Interval;
}

export interface MemberState {
  id: string;
  name: string | null;
  email: string;
  role: Role;
  status: 'invited' | 'active' | 'removed';
  invitedOn: string;
  joinedOn: string | null;
  /** The day on which the invitation lapses unless it is accepted before; `null` when it does not (SEAT-12). */
  lapsesOn: string | null;
  /** One that is the member's own: the round of `stays` in which it was opened, and counts. See `stayOf`. */
  stay: OwnStay | null;
}

/** The invitations that lapse on one day. */
export interface Lapse {
  /** How many there are. */
  count: number;
  /** Whose they are, and whose they were: accepted, sent once more, or taken back since. */
  memberIds: Table<string>;
}

export interface OwnStay extends Stay {
  round: number;
}

/**
 * A renewal opens the same stay for everybody, and so it is kept once. It counts for whoever has none of their own that was
 * opened in the same round.
 */
export interface CommonStays {
  /** Counts how often the stays of all members were ended together. */
  round: number;
  /** `null` when seats cost nothing. */
  common: Stay | null;
}

/**
 * One member at one price within one period, from its first instant. It is charged when it opens and credited when it
 * closes early (SEAT-1, SEAT-2).
 */
export interface Stay {
  openedAt: Instant;
  /** The local day on which it opened, the first that was charged. */
  openedOn: string;
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
  members: LineMember[];
  /** The same of a renewal's line, which is about everybody with a seat: the state's own rows, shared and not copied. */
  everybody: Pick<People<MemberState>, 'rows' | 'count'> | null;
}

/** A charge that waits for the next invoice, and is taxed as that one will be (SEAT-5, TAX-2). */
export interface PendingCharge extends LineState {
  /** The price of a whole period that it is a part of, tax included. */
  price: number;
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
  reason: 'renewal' | 'members_added' | 'plan_changed' | 'restart';
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
  /** What has failed of collecting it (DUN-2); `null` while nothing has. */
  dunning: Dunning | null;
  /** The default method was changed or mended while it was being paid: tried as soon as that ends unpaid (DUN-2). */
  retryPending: boolean;
  paymentIds: string[];
  billTo: Party;
  contact: { name: string | null; email: string };
  /** The change of plan that its payment brings about (PLAN-6). */
  planChange: PlanChange | null;
}

/** A charge that failed, and how often it was tried again (DUN-2). */
export interface Dunning {
  firstFailedAt: Instant;
  /** How many of the policy's retries are over, skipped ones too. */
  retriesOver: number;
}

/** Another plan or interval, as it was quoted: what becomes true once its invoice is paid. */
export interface PlanChange {
  changeId: string;
  /** Who asked for it, when it is a higher plan (PLAN-5). */
  upgradedBy: string | null;
  subscription: SubscriptionState;
  /** The stays that open, by member. */
  stays: Record<string, Stay>;
  planStay: Stay | null;
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
  /** Positive when it adds to the balance. A negative grant takes one back, so that it lowers its invoice (PAY-6). */
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
  /** What it is made with; `null` when there was nothing to pay with. */
  methodId: string | null;
  /** As it was. */
  method: PaymentSource;
  /** Nobody asked for it: a renewal, or a retry. */
  automatic: boolean;
  /** The change that hangs on it. */
  changeId: string | null;
  /** Until when its bank's question can be answered (PAY-4). */
  expiresAt: Instant | null;
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
  /** What was asked for. */
  requested: RequestedChange;
  /** Who asked; `null` where nobody did, because it happened of itself (SEAT-12). */
  memberId: string | null;
  status: 'applied' | 'scheduled' | 'awaiting_confirmation' | 'requires_action' | 'failed' | 'canceled';
  effectiveAt: Instant;
  memberIds: string[];
  invoiceId: string | null;
  creditNoteIds: string[];
  paymentId: string | null;
  /** The link that was mailed last (CONF-1). */
  confirmationId: string | null;
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
