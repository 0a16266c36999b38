import type {
  Account,
  Change,
  CreditNote,
  CreditNoteList,
  Credits,
  History,
  HistoryQuery,
  Invoice,
  InvoiceList,
  LineMemberList,
  Member,
  MemberList,
  MembersQuery,
  PageQuery,
  Payment,
  PlanList,
  Quote,
  RequestedChange,
  Subscription,
  UpcomingInvoice,
} from './types.ts';

/** How a read is made. */
export interface ReadOptions {
  /** Aborting it rejects the read with the signal's reason. */
  signal?: AbortSignal;
}

/** How something is done. */
export interface WriteOptions extends ReadOptions {
  /**
   * One key for one intent: whoever tries again after a lost answer passes the same key and gets the first answer
   * (REQ-1). Left out, the adapter makes one, which serves its own retries only.
   */
  idempotencyKey?: string;
}

/**
 * All that the elements ask of a backend. Implement it over whatever you have; `@billfold/http-adapter` does so over
 * the HTTP API. It comes in facets: leave out what your backend lacks, and the elements show it as not available.
 * Every method rejects with a `BillingError`.
 */
export interface BillingAdapter {
  account?: AccountFacet;
  members?: MembersFacet;
  plans?: PlansFacet;
  subscription?: SubscriptionFacet;
  quotes?: QuotesFacet;
  changes?: ChangesFacet;
  payments?: PaymentsFacet;
  history?: HistoryFacet;
  invoices?: InvoicesFacet;
  creditNotes?: CreditNotesFacet;
  credits?: CreditsFacet;
}

export interface AccountFacet {
  /** The account, its policy, and who is asking. */
  read(options?: ReadOptions): Promise<Account>;
}

export interface MembersFacet {
  /** Members with a seat, owner first. */
  list(query?: MembersQuery, options?: ReadOptions): Promise<MemberList>;
  /** Accepts the viewer's own invitation. Moves no money (SEAT-12). */
  accept(memberId: string, options?: WriteOptions): Promise<Member>;
  /** Mails an invitation once more. */
  resend(memberId: string, options?: WriteOptions): Promise<Member>;
}

export interface PlansFacet {
  list(options?: ReadOptions): Promise<PlanList>;
}

export interface SubscriptionFacet {
  read(options?: ReadOptions): Promise<Subscription>;
}

export interface QuotesFacet {
  /** What a change would cost or give back. Nothing is done yet (QUO-1). */
  create(change: RequestedChange, options?: WriteOptions): Promise<Quote>;
  /**
   * Does what the quote says, for exactly its amounts.
   * @throws BillingError `quote_stale` with the new quote when that is no longer possible (QUO-2).
   */
  accept(quoteId: string, options?: WriteOptions): Promise<Change>;
}

export interface ChangesFacet {
  read(changeId: string, options?: ReadOptions): Promise<Change>;
}

export interface PaymentsFacet {
  read(paymentId: string, options?: ReadOptions): Promise<Payment>;
}

export interface HistoryFacet {
  /** Invoices and credit notes together, newest first (INV-3). */
  list(query?: HistoryQuery, options?: ReadOptions): Promise<History>;
}

export interface InvoicesFacet {
  list(query?: PageQuery, options?: ReadOptions): Promise<InvoiceList>;
  read(invoiceId: string, options?: ReadOptions): Promise<Invoice>;
  /** An estimate of the next renewal, or why there is none (INV-4). */
  upcoming(options?: ReadOptions): Promise<UpcomingInvoice>;
  /** The members whom a line is about. */
  lineMembers(
    invoiceId: string,
    lineId: string,
    query?: PageQuery,
    options?: ReadOptions,
  ): Promise<LineMemberList>;
}

export interface CreditNotesFacet {
  list(query?: PageQuery, options?: ReadOptions): Promise<CreditNoteList>;
  read(creditNoteId: string, options?: ReadOptions): Promise<CreditNote>;
}

export interface CreditsFacet {
  /** The balance, and how it came about. */
  read(query?: PageQuery, options?: ReadOptions): Promise<Credits>;
}
