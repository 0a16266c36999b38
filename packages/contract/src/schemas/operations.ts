import * as z from 'zod/mini';
import { Account, type Permission } from './account.ts';
import { Day, Limit } from './common.ts';
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
import { PlanList, Subscription } from './plans.ts';
import { Change, Payment, Quote, QuoteRequest } from './quotes.ts';

/** One thing that can be asked of a backend. The API, its OpenAPI description and the mock's routes follow this table. */
export interface Operation {
  method: 'GET' | 'POST';
  path: `/${string}`;
  /** What it does, in one line. */
  summary: string;
  /** What the viewer must be allowed; `null` when being signed in is enough. */
  permission: z.infer<typeof Permission> | null;
  query?: z.ZodMiniObject;
  body?: z.ZodMiniType;
  status: 200 | 201;
  answer: z.ZodMiniType;
  /** Codes of refusals beyond those that every operation may answer. */
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

/** Which entries of the history are wanted. Days are those of issue, both included. */
export const HistoryQuery = z.strictObject({
  ...page,
  type: z.optional(z.enum(['invoice', 'credit_note'])),
  status: z.optional(z.union([InvoiceStatus, z.literal('overdue')])),
  /** Part of a number. */
  query: search,
  from: wantedDay,
  to: wantedDay,
});

/** Which page of a list is wanted. */
export const PageQuery = z.strictObject(page);

/** Which members are wanted; `query` is part of a name or an address. */
export const MembersQuery = z.strictObject({ ...page, query: search });

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
    permission: 'members.manage',
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
  readPayment: {
    method: 'GET',
    path: '/payments/{paymentId}',
    summary: 'How a payment stands',
    permission: 'invoices.read',
    status: 200,
    answer: Payment,
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
    query: PageQuery,
    status: 200,
    answer: InvoiceList,
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
