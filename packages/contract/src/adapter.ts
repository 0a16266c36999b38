import type {
  Account,
  Change,
  Closure,
  Confirmation,
  ConfirmationRequest,
  Confirmed,
  Contact,
  ContactList,
  ContactPatch,
  ContactRequest,
  ContactsQuery,
  CreditNote,
  CreditNoteList,
  Credits,
  History,
  HistoryQuery,
  Invoice,
  InvoiceFilter,
  InvoiceList,
  InvoicesQuery,
  LineMemberList,
  Member,
  MemberList,
  MembersQuery,
  NextAction,
  PageQuery,
  Payment,
  PaymentMethod,
  PaymentMethodList,
  PaymentMethodPatch,
  PaymentMethodRequest,
  PlanList,
  Quote,
  RequestedChange,
  Settings,
  SettingsPatch,
  Spending,
  SpendingQuery,
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

/** How something that was read is changed. */
export interface EditOptions extends WriteOptions {
  /** The `version` of what was read: a change of anything else is refused as `version_stale` (REQ-2). */
  version: string;
}

/**
 * All that the elements ask of a backend. Implement it over whatever you have; `@billfold/http-adapter` does so over
 * the HTTP API. It comes in facets, each with a basic read: leave out the facets that your backend lacks, and of a facet
 * the methods beyond its read. Elements leave out what they have no method for: nobody sees a button that can't work.
 * Every method rejects with a `BillingError`.
 */
export interface BillingAdapter {
  account?: AccountFacet;
  ownership?: OwnershipFacet;
  members?: MembersFacet;
  plans?: PlansFacet;
  subscription?: SubscriptionFacet;
  quotes?: QuotesFacet;
  changes?: ChangesFacet;
  payments?: PaymentsFacet;
  paymentMethods?: PaymentMethodsFacet;
  settings?: SettingsFacet;
  contacts?: ContactsFacet;
  closure?: ClosureFacet;
  confirmations?: ConfirmationsFacet;
  spending?: SpendingFacet;
  history?: HistoryFacet;
  invoices?: InvoicesFacet;
  creditNotes?: CreditNotesFacet;
  documents?: DocumentsFacet;
  credits?: CreditsFacet;
}

/** The name of a method of a facet. */
export type MethodName = {
  [Facet in keyof BillingAdapter]-?: keyof NonNullable<BillingAdapter[Facet]> & string;
}[keyof BillingAdapter];

export interface AccountFacet {
  /** The account, its policy, and who is asking. */
  read(options?: ReadOptions): Promise<Account>;
}

export interface OwnershipFacet {
  /** Passes ownership on to an active manager (OWN-1). */
  transfer(memberId: string, options?: WriteOptions): Promise<Account>;
}

export interface MembersFacet {
  /** Members with a seat, owner first. */
  list(query?: MembersQuery, options?: ReadOptions): Promise<MemberList>;
  /** Accepts the viewer's own invitation. Moves no money (SEAT-12). */
  accept?(memberId: string, options?: WriteOptions): Promise<Member>;
  /** Declines the viewer's own invitation: a removal that day (SEAT-12). */
  decline?(memberId: string, options?: WriteOptions): Promise<Member>;
  /** Mails an invitation once more. */
  resend?(memberId: string, options?: WriteOptions): Promise<Member>;
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
  /** Undoes a change of plan that waits (PLAN-3). */
  cancel?(changeId: string, options?: WriteOptions): Promise<Change>;
  /** Mails the link that confirms it once more (CONF-1). */
  resend?(changeId: string, options?: WriteOptions): Promise<Change>;
}

export interface PaymentsFacet {
  read(paymentId: string, options?: ReadOptions): Promise<Payment>;
  /** Gives up a payment that waits for the bank's question to be answered (PAY-4). */
  cancel?(paymentId: string, options?: WriteOptions): Promise<Payment>;
}

export interface PaymentMethodsFacet {
  /** The default one first (PAY-1). */
  list(options?: ReadOptions): Promise<PaymentMethodList>;
  /** Adds a card by its token, or bank transfer. */
  add?(request: PaymentMethodRequest, options?: WriteOptions): Promise<PaymentMethod>;
  /** Gives a card its new expiry. */
  update?(paymentMethodId: string, patch: PaymentMethodPatch, options: EditOptions): Promise<PaymentMethod>;
  /** Pays with it from now on, and tries each open invoice once, at once (DUN-2). */
  makeDefault?(paymentMethodId: string, options?: WriteOptions): Promise<PaymentMethod>;
  /** @throws BillingError `payment_method_required` when it is needed (PAY-2) */
  remove?(paymentMethodId: string, options: EditOptions): Promise<PaymentMethod>;
}

export interface SettingsFacet {
  read(options?: ReadOptions): Promise<Settings>;
  /** Changes what is given; the rest stays. Its `errors` name each field that is wrong (SET-1). */
  update?(patch: SettingsPatch, options: EditOptions): Promise<Settings>;
}

export interface ContactsFacet {
  list(query?: ContactsQuery, options?: ReadOptions): Promise<ContactList>;
  add?(request: ContactRequest, options?: WriteOptions): Promise<Contact>;
  update?(contactId: string, patch: ContactPatch, options: EditOptions): Promise<Contact>;
  remove?(contactId: string, options: EditOptions): Promise<Contact>;
}

export interface ClosureFacet {
  /** What stands in the way of closing, and what is given up (CLO-1). */
  read(options?: ReadOptions): Promise<Closure>;
  /** Closes the account, or has the link mailed that does. */
  close?(options: EditOptions): Promise<Closure>;
  /** Withdraws it while it awaits confirmation. */
  withdraw?(options?: WriteOptions): Promise<Closure>;
}

export interface ConfirmationsFacet {
  /** What a mailed link is about. Nothing is done yet (CONF-1). */
  read(token: string, options?: ReadOptions): Promise<Confirmation>;
  /** Does it. */
  confirm?(request: ConfirmationRequest, options?: WriteOptions): Promise<Confirmed>;
}

export interface SpendingFacet {
  read(query?: SpendingQuery, options?: ReadOptions): Promise<Spending>;
}

export interface HistoryFacet {
  /** Invoices and credit notes together, newest first (INV-3). */
  list(query?: HistoryQuery, options?: ReadOptions): Promise<History>;
}

export interface InvoicesFacet {
  /** Newest first. */
  list?(query?: InvoicesQuery, options?: ReadOptions): Promise<InvoiceList>;
  read(invoiceId: string, options?: ReadOptions): Promise<Invoice>;
  /** Mails it once more to the billing contacts. */
  send?(invoiceId: string, options?: WriteOptions): Promise<Invoice>;
  /** An estimate of the next renewal, or why there is none (INV-4). */
  upcoming?(options?: ReadOptions): Promise<UpcomingInvoice>;
  /** The members whom a line is about. */
  lineMembers?(
    invoiceId: string,
    lineId: string,
    query?: PageQuery,
    options?: ReadOptions,
  ): Promise<LineMemberList>;
}

export interface CreditNotesFacet {
  list?(query?: PageQuery, options?: ReadOptions): Promise<CreditNoteList>;
  read(creditNoteId: string, options?: ReadOptions): Promise<CreditNote>;
}

/** The same as files. */
export interface DocumentsFacet {
  /** A PDF (INV-3). */
  invoicePdf?(invoiceId: string, options?: ReadOptions): Promise<Blob>;
  /** A PDF (INV-3). */
  creditNotePdf?(creditNoteId: string, options?: ReadOptions): Promise<Blob>;
  /** A table for spreadsheets, of all invoices that match. */
  invoicesCsv?(filter?: InvoiceFilter, options?: ReadOptions): Promise<Blob>;
}

export interface CreditsFacet {
  /** The balance, and how it came about. */
  read(query?: PageQuery, options?: ReadOptions): Promise<Credits>;
}

/** How a card field should look and speak. Taken from where it stands; a processor uses what it can. */
export interface CardFieldOptions {
  /** BCP 47 tag. */
  locale: string;
  dir: 'ltr' | 'rtl';
  /** What the page looks like there, as CSS values. */
  appearance: {
    fontFamily: string;
    fontSize: string;
    color: string;
    background: string;
    accent: string;
    critical: string;
    radius: string;
    colorScheme: 'light' | 'dark';
  };
  /** Told whenever that changes: whether what was typed could be sent. Never what was typed. */
  onChange?: (state: { complete: boolean }) => void;
  /** Told when somebody presses Enter in it, which submits the form around it as any other field's would. */
  onSubmit?: () => void;
}

/** A card field that stands in the page. What is typed into it stays in it (PAY-3). */
export interface CardField {
  /**
   * Turns what was typed into a token.
   * @throws BillingError `card_incomplete`, `card_refused` (`message` is English, the field says why in its own words)
   */
  tokenize(options?: ReadOptions): Promise<{ token: string }>;
  focus(): void;
  /** The page looks otherwise than when it was put there, as when it turns dark. What was typed stays. */
  setAppearance?(appearance: CardFieldOptions['appearance']): void;
  /** Takes it away, with all that was typed. */
  unmount(): void;
}

/** How the bank's question should be asked. */
export interface ConfirmOptions extends ReadOptions {
  /** BCP 47 tag. */
  locale?: string | undefined;
}

/** How a bank's question was answered: `abandoned` when the payer left it open. */
export type AuthenticationResult = 'succeeded' | 'refused' | 'abandoned';

/**
 * A payment processor's part, apart from the billing backend's: most have an engine of their own, and a processor's card
 * field. Card numbers touch neither the elements nor the billing API (PAY-3).
 */
export interface PaymentsAdapter {
  /**
   * Puts a card field into an element of the page's own document: processors' frames fail in shadow roots. It must not
   * be moved afterwards.
   */
  mountCardField(host: HTMLElement, options: CardFieldOptions): Promise<CardField>;
  /** Lets the payer answer the bank's question (PAY-4). The backend hears of it by itself. */
  confirm(action: NextAction, options?: ConfirmOptions): Promise<AuthenticationResult>;
}
