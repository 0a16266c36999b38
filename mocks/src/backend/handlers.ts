import type { HistoryEntry, HistoryQuery, MembersQuery } from '@billfold/contract';
import type { OperationId, operations } from '@billfold/contract/schemas';
import {
  accountView,
  asOf,
  balance,
  carryOut,
  changeView,
  createQuote,
  creditEntryView,
  creditNoteView,
  execute,
  history,
  invoiceView,
  lineMembers,
  memberById,
  membersInOrder,
  memberView,
  newestFirst,
  paymentView,
  permissionFor,
  plansView,
  requirePermission,
  type Refusal,
  rowById,
  subscriptionView,
  upcomingInvoice,
  type AccountState,
  type MemberState,
  type Outcome,
  type Table,
  type World,
} from '@billfold/rules';
import type * as z from 'zod/mini';
import { badCursor, DEFAULT_LIMIT, readCursor, readNumber, takePage, writeCursor } from './paging.ts';
import { HttpRefusal, notFound } from './problems.ts';

type Operations = typeof operations;

type NamesIn<Path> = Path extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never;

/** What was asked, read by the contract's schemas. */
export interface Asked<Id extends OperationId> {
  /** After all that was due has run. */
  account: AccountState;
  viewer: MemberState;
  params: Record<NamesIn<Operations[Id]['path']>, string>;
  query: Operations[Id] extends { query: infer Schema extends z.ZodMiniType } ? z.output<Schema> : object;
  body: Operations[Id] extends { body: infer Schema extends z.ZodMiniType } ? z.output<Schema> : undefined;
  world: World;
}

type Answer<Id extends OperationId> = z.output<Operations[Id]['answer']>;

/** What a write has done. A refusal may leave something behind: with `quote_stale` the new quote is noted down. */
export type Effect<Body> =
  { account: AccountState; answer: Body; refusal?: never } | { account: AccountState; refusal: HttpRefusal };

/** Reads give an answer; writes an effect. Both throw a `Refusal` and have then done nothing. */
type Handlers = {
  [Id in OperationId]: (
    asked: Asked<Id>,
  ) => Operations[Id]['method'] extends 'GET' ? Answer<Id> : Effect<Answer<Id>>;
};

/** The facets of the adapter that this backend serves. */
const FEATURES = [
  'account',
  'members',
  'plans',
  'subscription',
  'quotes',
  'changes',
  'payments',
  'history',
  'invoices',
  'creditNotes',
  'credits',
];

/** Every operation of the contract. */
export const handlers: Handlers = {
  readAccount: ({ account, viewer }) => accountView(account, viewer, FEATURES),

  listMembers: ({ account, query }) => listMembers(account, query),

  acceptInvitation(asked) {
    const { account, viewer, params } = asked;
    if (!memberById(account, params.memberId)) throw notFound('member');
    if (viewer.id !== params.memberId) {
      throw new HttpRefusal(403, 'forbidden', 'Only the invited person can accept an invitation');
    }
    return member(
      asked,
      execute(account, { type: 'accept_invitation', by: viewer.id, name: null }, account.now),
    );
  },

  resendInvitation(asked) {
    const { account, viewer, params } = asked;
    const { memberId } = params;
    return member(
      asked,
      execute(account, { type: 'resend_invitation', by: viewer.id, memberId }, account.now),
    );
  },

  listPlans: ({ account }) => ({ data: plansView(account), nextCursor: null, asOf: asOf(account) }),

  readSubscription: ({ account }) => subscriptionView(account),

  createQuote({ account, viewer, body, world }) {
    const outcome = succeed(createQuote(account, viewer.id, body.change, account.now));
    return { account: carryOut(outcome.account, outcome.happened, world), answer: outcome.result };
  },

  acceptQuote({ account, viewer, params, world }) {
    const { quoteId } = params;
    const outcome = execute(account, { type: 'accept_quote', by: viewer.id, quoteId }, account.now);
    if (outcome.refusal?.code === 'quote_stale') return requote(account, viewer, quoteId, outcome.refusal);
    const { result, happened, account: accepted } = succeed(outcome);
    const next = carryOut(accepted, happened, world);
    return { account: next, answer: changeView(next, found(next.changes, result, 'change')) };
  },

  readChange({ account, viewer, params }) {
    const change = found(account.changes, params.changeId, 'change');
    requirePermission(account, viewer.id, permissionFor[change.type]);
    return changeView(account, change);
  },

  readPayment: ({ account, params }) =>
    paymentView(account, found(account.payments, params.paymentId, 'payment')),

  listHistory: ({ account, query }) => listHistory(account, query),

  listInvoices({ account, query }) {
    const { page, nextCursor } = pageOf(account, 'invoices', account.invoices, query);
    return { data: page.map((row) => invoiceView(account, row)), nextCursor, asOf: asOf(account) };
  },

  readUpcomingInvoice: ({ account }) => upcomingInvoice(account),

  readInvoice: ({ account, params }) =>
    invoiceView(account, found(account.invoices, params.invoiceId, 'invoice')),

  listLineMembers({ account, params, query }) {
    const invoice = found(account.invoices, params.invoiceId, 'invoice');
    const members = lineMembers(invoice, params.lineId);
    if (!members) throw notFound('line');
    const list = `line ${params.lineId}`;
    const start = readNumber(account, list, query.cursor) ?? 0;
    const { page, more } = takePage(members.slice(start), query.limit ?? DEFAULT_LIMIT);
    return {
      data: page.map((row) => ({ ...row })),
      nextCursor: more ? writeCursor(account, list, start + page.length) : null,
      asOf: asOf(account),
    };
  },

  listCreditNotes({ account, query }) {
    const { page, nextCursor } = pageOf(account, 'credit_notes', account.creditNotes, query);
    return { data: page.map((row) => creditNoteView(account, row)), nextCursor, asOf: asOf(account) };
  },

  readCreditNote: ({ account, params }) =>
    creditNoteView(account, found(account.creditNotes, params.creditNoteId, 'credit note')),

  readCredits({ account, query }) {
    const { page, nextCursor } = pageOf(account, 'credits', account.ledger, query);
    return {
      balance: { amount: balance(account), currency: account.currency },
      data: page.map((row) => creditEntryView(account, row)),
      nextCursor,
      asOf: asOf(account),
    };
  },
};

/** What a command came to. Throws its refusal. */
function succeed<Result>(outcome: Outcome<Result>): Extract<Outcome<Result>, { refusal: null }> {
  if (outcome.refusal) throw outcome.refusal;
  return outcome;
}

/** The member that a command was about. */
function member({ world }: { world: World }, outcome: Outcome<string>) {
  const { account, happened, result } = succeed(outcome);
  const next = carryOut(account, happened, world);
  const about = memberById(next, result);
  if (!about) throw notFound('member');
  return { account: next, answer: memberView(about) };
}

/** What the same costs now, as a step of its own: where that is refused, that refusal is the answer (QUO-2). */
function requote(
  account: AccountState,
  viewer: MemberState,
  quoteId: string,
  { code, message, remedy }: Refusal,
): Effect<never> {
  const quote = found(account.quotes, quoteId, 'quote');
  const fresh = succeed(createQuote(account, viewer.id, quote.change, account.now));
  return {
    account: fresh.account,
    refusal: new HttpRefusal(409, code, message, { quote: fresh.result, ...(remedy && { remedy }) }),
  };
}

function found<Row extends { id: string }>(table: Table<Row>, id: string, what: string): Row {
  const row = rowById(table, id);
  if (!row) throw notFound(what);
  return row;
}

/** A page of a list that only grows, newest first: the next one begins below a row that keeps its place. */
function pageOf<Row>(
  account: AccountState,
  list: string,
  table: Table<Row>,
  { cursor, limit = DEFAULT_LIMIT }: { cursor?: string | undefined; limit?: number | undefined },
): { page: Row[]; nextCursor: string | null } {
  const below = Math.min(readNumber(account, list, cursor) ?? table.size, table.size);
  const { page, more } = takePage(newestFirst(table, below), limit);
  return { page, nextCursor: more ? writeCursor(account, list, below - page.length) : null };
}

function listHistory(account: AccountState, query: HistoryQuery) {
  const below = readNumber(account, 'history', query.cursor) ?? Infinity;
  const matching = [...history(account)].filter((entry) => matches(entry, query));
  const rest = matching.filter((entry) => sequenceOf(account, entry) < below);
  const { page, more } = takePage(rest, query.limit ?? DEFAULT_LIMIT);
  const last = page.at(-1);
  return {
    data: page,
    nextCursor: more && last ? writeCursor(account, 'history', sequenceOf(account, last)) : null,
    total: matching.length,
    asOf: asOf(account),
  };
}

function sequenceOf({ invoices, creditNotes }: AccountState, { type, id }: HistoryEntry): number {
  return type === 'invoice'
    ? found(invoices, id, 'invoice').sequence
    : found(creditNotes, id, 'credit note').sequence;
}

function matches(entry: HistoryEntry, { type, status, query, from, to }: HistoryQuery): boolean {
  return (
    (type === undefined || entry.type === type) &&
    (status === undefined || (status === 'overdue' ? entry.overdue : entry.status === status)) &&
    (query === undefined || entry.number.toLowerCase().includes(query.trim().toLowerCase())) &&
    (from === undefined || entry.issuedOn >= from) &&
    (to === undefined || entry.issuedOn <= to)
  );
}

function listMembers(account: AccountState, { query, cursor, limit = DEFAULT_LIMIT }: MembersQuery) {
  const wanted = (query ?? '').trim().toLocaleLowerCase(account.locale);
  const fits = ({ name, email }: MemberState) =>
    `${name ?? ''}\n${email}`.toLocaleLowerCase(account.locale).includes(wanted);
  const matching = membersInOrder(account).filter(fits);
  const { page, more } = takePage(
    cursor === undefined ? matching : after(account, cursor).filter(fits),
    limit,
  );
  const last = page.at(-1);
  return {
    data: page.map(memberView),
    nextCursor: more && last ? writeCursor(account, 'members', last.id) : null,
    total: matching.length,
    asOf: asOf(account),
  };
}

/** Who comes after the last one of a page, though that one may have left in the meantime. */
function after(account: AccountState, cursor: string): MemberState[] {
  const id = String(readCursor(account, 'members', cursor));
  const last =
    memberById(account, id) ?? [...newestFirst(account.formerMembers)].find((gone) => gone.id === id);
  if (!last) throw badCursor();
  const inOrder = membersInOrder({ ...account, members: { ...account.members, [id]: last } });
  return inOrder.slice(inOrder.indexOf(last) + 1);
}
