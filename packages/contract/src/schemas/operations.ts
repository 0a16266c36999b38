import * as z from 'zod/mini';
import { Account, type Permission } from './account.ts';
import { Day, Limit } from './common.ts';
import { Closure } from './closure.ts';
import { Confirmation, ConfirmationRequest, Confirmed } from './confirmations.ts';
import { Contact, ContactList, ContactPatch, ContactRequest } from './contacts.ts';
import { Credits } from './credits.ts';
import {
  CreditNote,
  CreditNoteList,
  History,
  Invoice,
  InvoiceList,
  InvoiceStatus,
  LineMemberList,
  UpcomingInvoice,
} from './invoices.ts';
import { Member, MemberList } from './members.ts';
import { OwnerRequest } from './owner.ts';
import {
  PaymentMethod,
  PaymentMethodList,
  PaymentMethodPatch,
  PaymentMethodRequest,
} from './payment-methods.ts';
import { PlanList, Subscription } from './plans.ts';
import { Change, Payment, Quote, QuoteRequest } from './quotes.ts';
import { Settings, SettingsPatch } from './settings.ts';
import { Spending } from './spending.ts';

/** One thing that can be asked of a backend. The API, its OpenAPI description and the mock's routes follow this table. */
export interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  path: `/${string}`;
  /** What it does, in one line. */
  summary: string;
  /** What the viewer must be allowed; `null` when being signed in is enough. */
  permission: z.infer<typeof Permission> | null;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniType;
  /** Whether it changes what was read: the request bears that version in `If-Match` (REQ-2). */
  versioned?: true;
  /** Bears the token of a mailed link, in the header `Billfold-Confirmation` (CONF-1). */
  confirmation?: true;
  status: 200 | 201;
  /** `null` when it is a file. */
  answer: z.ZodMiniType | null;
  /** What kind of file the answer is. */
  media?: 'text/csv' | 'application/pdf';
  /** Codes of refusals beyond those that every operation may answer, and every one but reads: `account_closed`. */
  refusals?: readonly string[];
}

const cursor = z.optional(z.string().check(z.maxLength(200)));
const page = { cursor, limit: z.optional(Limit) };
const search = z.optional(z.string().check(z.maxLength(200)));

/** Whether the calendar has it: a 31st of April it has not. */
function isInCalendar(day: string): boolean {
  const instant = new Date(`${day}T00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day);
}

const wantedDay = z.optional(Day.check(z.refine(isInCalendar, 'There is no such day')));

/** Which invoices are wanted, on all pages. Days are those of issue, both included. */
export const InvoiceFilter = z.strictObject({
  status: z.optional(z.union([InvoiceStatus, z.literal('overdue')])),
  /** Part of a number, however it is spaced: `inv 10682`. */
  query: search,
  from: wantedDay,
  to: wantedDay,
});

/** Which invoices are wanted, and which page of them. */
export const InvoicesQuery = z.strictObject({ ...page, ...InvoiceFilter.shape });

/** Which entries of the history are wanted. */
export const HistoryQuery = z.strictObject({
  ...InvoicesQuery.shape,
  type: z.optional(z.enum(['invoice', 'credit_note'])),
});

/** How many months are wanted, the current one included; 12 when not said. */
export const SpendingQuery = z.strictObject({
  months: z.optional(z.coerce.number().check(z.int(), z.gte(1), z.lte(36))),
});

/** Which page of a list is wanted. */
export const PageQuery = z.strictObject(page);

/**
 * Which members are wanted; `query` is words or parts of words of a name or an address, in any order. Letter case and
 * accents make no difference, and every sign is literal.
 */
export const MembersQuery = z.strictObject({ ...page, query: search });

/** Which contacts are wanted, as members are. */
export const ContactsQuery = z.strictObject({ ...page, query: search });

export const operations = {
  readAccount: {
    method: 'GET',
    path: '/account',
    summary: 'The account, its policy, and who is asking',
    permission: null,
    status: 200,
    answer: Account,
  },
  listMembers: {
    method: 'GET',
    path: '/members',
    summary: 'Members with a seat, active and invited',
    permission: 'members.read',
    query: MembersQuery,
    status: 200,
    answer: MemberList,
  },
  acceptInvitation: {
    method: 'POST',
    path: '/members/{memberId}/accept',
    summary: 'Accept the own invitation; moves no money (SEAT-12)',
    permission: null,
    status: 200,
    answer: Member,
  },
  resendInvitation: {
    method: 'POST',
    path: '/members/{memberId}/resend',
    summary: 'Mail an invitation once more (SEAT-12)',
    permission: 'members.invite',
    status: 200,
    answer: Member,
    refusals: ['not_invited'],
  },
  declineInvitation: {
    method: 'POST',
    path: '/members/{memberId}/decline',
    summary: 'Decline the own invitation: a removal that day (SEAT-12)',
    permission: null,
    status: 200,
    answer: Member,
    refusals: ['not_invited'],
  },
  listPlans: {
    method: 'GET',
    path: '/plans',
    summary: 'The plans and their prices',
    permission: 'subscription.read',
    status: 200,
    answer: PlanList,
  },
  readSubscription: {
    method: 'GET',
    path: '/subscription',
    summary: 'The current plan, price, period and quantity',
    permission: 'subscription.read',
    status: 200,
    answer: Subscription,
  },
  createQuote: {
    method: 'POST',
    path: '/quotes',
    summary: 'What a change would cost or give back (QUO-1)',
    permission: null,
    body: QuoteRequest,
    status: 201,
    answer: Quote,
    refusals: [
      'invitations_blocked',
      'account_overdue',
      'not_payable',
      'payment_in_progress',
      'same_plan',
      'change_not_available',
      'change_in_progress',
      'payment_method_required',
      'payment_method_not_usable',
    ],
  },
  acceptQuote: {
    method: 'POST',
    path: '/quotes/{quoteId}/accept',
    summary: 'Do what the quote says, for exactly its amounts (QUO-2)',
    permission: null,
    status: 200,
    answer: Change,
    refusals: ['quote_stale', 'invitations_blocked'],
  },
  readChange: {
    method: 'GET',
    path: '/changes/{changeId}',
    summary: 'What became of an accepted quote',
    permission: null,
    status: 200,
    answer: Change,
  },
  cancelChange: {
    method: 'DELETE',
    path: '/changes/{changeId}',
    summary: 'Undo a change of plan that waits (PLAN-3)',
    permission: null,
    status: 200,
    answer: Change,
    refusals: ['change_not_pending'],
  },
  resendConfirmation: {
    method: 'POST',
    path: '/changes/{changeId}/resend',
    summary: 'Mail the link that confirms a change once more (CONF-1)',
    permission: null,
    status: 200,
    answer: Change,
    refusals: ['change_not_pending'],
  },
  readCurrentConfirmation: {
    method: 'GET',
    path: '/confirmations/current',
    summary: 'What a mailed link is about; nothing is done yet (CONF-1)',
    permission: null,
    confirmation: true,
    status: 200,
    answer: Confirmation,
    refusals: ['confirmation_used', 'confirmation_lapsed', 'confirmation_void'],
  },
  confirm: {
    method: 'POST',
    path: '/confirmations',
    summary: 'Do what a mailed link is about (CONF-1)',
    permission: null,
    body: ConfirmationRequest,
    status: 200,
    answer: Confirmed,
    refusals: [
      'confirmation_used',
      'confirmation_lapsed',
      'confirmation_void',
      'quote_stale',
      'account_overdue',
      'closing_blocked',
    ],
  },
  readPayment: {
    method: 'GET',
    path: '/payments/{paymentId}',
    summary: 'How a payment stands',
    permission: 'invoices.read',
    status: 200,
    answer: Payment,
  },
  cancelPayment: {
    method: 'POST',
    path: '/payments/{paymentId}/cancel',
    summary: 'Give up a payment that waits for its bank’s question to be answered (PAY-4)',
    permission: 'invoices.pay',
    status: 200,
    answer: Payment,
    refusals: ['payment_settled'],
  },
  listPaymentMethods: {
    method: 'GET',
    path: '/payment-methods',
    summary: 'How the account pays, the default first (PAY-1)',
    permission: 'payment_methods.read',
    status: 200,
    answer: PaymentMethodList,
  },
  addPaymentMethod: {
    method: 'POST',
    path: '/payment-methods',
    summary: 'Add a card by its token, or bank transfer (PAY-1, PAY-3)',
    permission: 'payment_methods.manage',
    body: PaymentMethodRequest,
    status: 201,
    answer: PaymentMethod,
    refusals: ['card_refused', 'unknown_token', 'payment_method_type_not_offered', 'already_added'],
  },
  updatePaymentMethod: {
    method: 'PATCH',
    path: '/payment-methods/{paymentMethodId}',
    summary: 'A card’s new expiry (PAY-1)',
    permission: 'payment_methods.manage',
    body: PaymentMethodPatch,
    versioned: true,
    status: 200,
    answer: PaymentMethod,
    refusals: ['not_a_card'],
  },
  makePaymentMethodDefault: {
    method: 'POST',
    path: '/payment-methods/{paymentMethodId}/default',
    summary: 'Pay with it from now on; each open invoice is tried once, at once (DUN-2)',
    permission: 'payment_methods.manage',
    status: 200,
    answer: PaymentMethod,
    refusals: ['payment_method_not_usable'],
  },
  removePaymentMethod: {
    method: 'DELETE',
    path: '/payment-methods/{paymentMethodId}',
    summary: 'Remove it, unless it is needed (PAY-2)',
    permission: 'payment_methods.manage',
    versioned: true,
    status: 200,
    answer: PaymentMethod,
    refusals: ['payment_method_required', 'payment_in_progress'],
  },
  readSettings: {
    method: 'GET',
    path: '/settings',
    summary: 'The company, its VAT number, and what is mailed how often (SET-1, SET-2)',
    permission: 'settings.read',
    status: 200,
    answer: Settings,
  },
  updateSettings: {
    method: 'PATCH',
    path: '/settings',
    summary: 'Change some of it; each part can be saved alone (SET-1)',
    permission: 'settings.manage',
    body: SettingsPatch,
    versioned: true,
    status: 200,
    answer: Settings,
  },
  listContacts: {
    method: 'GET',
    path: '/contacts',
    summary: 'Who gets the billing e-mails, beside the owner (CON-2)',
    permission: 'contacts.read',
    query: ContactsQuery,
    status: 200,
    answer: ContactList,
  },
  addContact: {
    method: 'POST',
    path: '/contacts',
    summary: 'Add a member, or any address (CON-1)',
    permission: 'contacts.manage',
    body: ContactRequest,
    status: 201,
    answer: Contact,
  },
  updateContact: {
    method: 'PATCH',
    path: '/contacts/{contactId}',
    summary: 'Change a contact',
    permission: 'contacts.manage',
    body: ContactPatch,
    versioned: true,
    status: 200,
    answer: Contact,
  },
  removeContact: {
    method: 'DELETE',
    path: '/contacts/{contactId}',
    summary: 'Remove a contact',
    permission: 'contacts.manage',
    versioned: true,
    status: 200,
    answer: Contact,
  },
  transferOwnership: {
    method: 'POST',
    path: '/account/owner',
    summary: 'Pass ownership on to an active manager (OWN-1)',
    permission: 'ownership.transfer',
    body: OwnerRequest,
    status: 200,
    answer: Account,
  },
  readClosure: {
    method: 'GET',
    path: '/closure',
    summary: 'What stands in the way of closing, and what is given up (CLO-1)',
    permission: 'account.close',
    status: 200,
    answer: Closure,
  },
  closeAccount: {
    method: 'POST',
    path: '/closure',
    summary: 'Close the account, or have the link mailed that does (CLO-1)',
    permission: 'account.close',
    versioned: true,
    status: 200,
    answer: Closure,
    refusals: ['closing_blocked'],
  },
  withdrawClosure: {
    method: 'DELETE',
    path: '/closure',
    summary: 'Withdraw it while it awaits confirmation',
    permission: 'account.close',
    status: 200,
    answer: Closure,
    refusals: ['closing_not_pending'],
  },
  listHistory: {
    method: 'GET',
    path: '/history',
    summary: 'Invoices and credit notes together, newest first (INV-3)',
    permission: 'invoices.read',
    query: HistoryQuery,
    status: 200,
    answer: History,
  },
  listInvoices: {
    method: 'GET',
    path: '/invoices',
    summary: 'Invoices, newest first',
    permission: 'invoices.read',
    query: InvoicesQuery,
    status: 200,
    answer: InvoiceList,
  },
  exportInvoices: {
    method: 'GET',
    path: '/invoices.csv',
    summary: 'Invoices as a table for spreadsheets, newest first',
    permission: 'invoices.read',
    query: InvoiceFilter,
    status: 200,
    answer: null,
    media: 'text/csv',
  },
  readUpcomingInvoice: {
    method: 'GET',
    path: '/invoices/upcoming',
    summary: 'An estimate of the next renewal, or why there is none (INV-4)',
    permission: 'invoices.read',
    status: 200,
    answer: UpcomingInvoice,
  },
  readInvoice: {
    method: 'GET',
    path: '/invoices/{invoiceId}',
    summary: 'One invoice',
    permission: 'invoices.read',
    status: 200,
    answer: Invoice,
  },
  downloadInvoice: {
    method: 'GET',
    path: '/invoices/{invoiceId}/pdf',
    summary: 'One invoice as a PDF (INV-3)',
    permission: 'invoices.read',
    status: 200,
    answer: null,
    media: 'application/pdf',
  },
  sendInvoice: {
    method: 'POST',
    path: '/invoices/{invoiceId}/send',
    summary: 'Mail an invoice once more to the billing contacts',
    permission: 'invoices.read',
    status: 200,
    answer: Invoice,
  },
  listLineMembers: {
    method: 'GET',
    path: '/invoices/{invoiceId}/lines/{lineId}/members',
    summary: 'The members whom a line is about',
    permission: 'invoices.read',
    query: PageQuery,
    status: 200,
    answer: LineMemberList,
  },
  listCreditNotes: {
    method: 'GET',
    path: '/credit-notes',
    summary: 'Credit notes, newest first',
    permission: 'invoices.read',
    query: PageQuery,
    status: 200,
    answer: CreditNoteList,
  },
  readCreditNote: {
    method: 'GET',
    path: '/credit-notes/{creditNoteId}',
    summary: 'One credit note',
    permission: 'invoices.read',
    status: 200,
    answer: CreditNote,
  },
  downloadCreditNote: {
    method: 'GET',
    path: '/credit-notes/{creditNoteId}/pdf',
    summary: 'One credit note as a PDF (INV-3)',
    permission: 'invoices.read',
    status: 200,
    answer: null,
    media: 'application/pdf',
  },
  readSpending: {
    method: 'GET',
    path: '/spending',
    summary: 'What was invoiced in each of the last months',
    permission: 'invoices.read',
    query: SpendingQuery,
    status: 200,
    answer: Spending,
  },
  readCredits: {
    method: 'GET',
    path: '/credits',
    summary: 'The balance, and how it came about',
    permission: 'credits.read',
    query: PageQuery,
    status: 200,
    answer: Credits,
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;
