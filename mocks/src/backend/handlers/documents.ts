import type { HistoryEntry, HistoryQuery, InvoiceFilter, InvoicesQuery } from '@billfold/contract';
import {
  asOf,
  balance,
  creditEntryView,
  creditNoteView,
  history,
  invoiceView,
  lineMembers,
  newestFirst,
  numberSearch,
  spendingView,
  upcomingInvoice,
  type AccountState,
  type CreditNoteState,
  type InvoiceState,
  type Table,
} from '@billfold/rules';
import { invoicesCsv } from '../../documents/csv.ts';
import type { FileAnswer } from '../answered.ts';
import { DEFAULT_LIMIT, readNumber, takePage, writeCursor } from '../paging.ts';
import { notFound } from '../problems.ts';
import { act, found, type Handlers } from './asked.ts';

const DEFAULT_MONTHS = 12;

/** Above every document: where the first page begins. */
const TOP = Number.MAX_SAFE_INTEGER;

/** What was invoiced and credited. */
export const documentHandlers: Pick<
  Handlers,
  | 'listHistory'
  | 'listInvoices'
  | 'exportInvoices'
  | 'readUpcomingInvoice'
  | 'readInvoice'
  | 'downloadInvoice'
  | 'sendInvoice'
  | 'listLineMembers'
  | 'listCreditNotes'
  | 'readCreditNote'
  | 'downloadCreditNote'
  | 'readSpending'
  | 'readCredits'
> = {
  listHistory: ({ account, query }) => listHistory(account, query),

  listInvoices: ({ account, query }) => listInvoices(account, query),

  exportInvoices: ({ account, query }) => ({
    name: 'invoices.csv',
    render: () => Promise.resolve(invoicesCsv(views(account, query))),
  }),

  readUpcomingInvoice: ({ account }) => upcomingInvoice(account),

  readInvoice: ({ account, params }) => invoiceView(account, invoice(account, params.invoiceId)),

  downloadInvoice: ({ account, params }) => invoiceFile(account, invoice(account, params.invoiceId)),

  sendInvoice: (asked) =>
    act(
      asked,
      { type: 'send_invoice', by: asked.viewer.id, invoiceId: asked.params.invoiceId },
      (account, id) => invoiceView(account, invoice(account, id)),
    ),

  listLineMembers({ account, params, query }) {
    const members = lineMembers(invoice(account, params.invoiceId), params.lineId);
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

  downloadCreditNote: ({ account, params }) =>
    creditNoteFile(account, found(account.creditNotes, params.creditNoteId, 'credit note')),

  readSpending: ({ account, query }) => spendingView(account, query.months ?? DEFAULT_MONTHS),

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

function invoice({ invoices }: AccountState, id: string): InvoiceState {
  return found(invoices, id, 'invoice');
}

// What makes PDFs is large: it is loaded for the first one.
function invoiceFile(account: AccountState, row: InvoiceState): FileAnswer {
  return {
    name: `${row.number}.pdf`,
    async render() {
      const { invoicePdf } = await import('../../documents/pdf.ts');
      return bytes(await invoicePdf(invoiceView(account, row), { locale: account.locale }));
    },
  };
}

function creditNoteFile(account: AccountState, row: CreditNoteState): FileAnswer {
  return {
    name: `${row.number}.pdf`,
    async render() {
      const { creditNotePdf } = await import('../../documents/pdf.ts');
      return bytes(await creditNotePdf(creditNoteView(account, row), { locale: account.locale }));
    },
  };
}

/** Bytes as a body may be: of memory that nobody shares. */
function bytes(content: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(content);
}

interface Page {
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** A page of a list that only grows, newest first: the next one begins below a row that keeps its place. */
function pageOf<Row>(account: AccountState, list: string, table: Table<Row>, { cursor, limit }: Page) {
  const below = Math.min(readNumber(account, list, cursor) ?? table.size, table.size);
  const { page, more } = takePage(newestFirst(table, below), limit ?? DEFAULT_LIMIT);
  return { page, nextCursor: more ? writeCursor(account, list, below - page.length) : null };
}

function listInvoices(account: AccountState, query: InvoicesQuery) {
  const { cursor, limit = DEFAULT_LIMIT } = query;
  const below = readNumber(account, 'invoices', cursor) ?? Infinity;
  const { page, more } = takePage(matchingInvoices(account, query, below), limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => invoiceView(account, row)),
    nextCursor: more && last ? writeCursor(account, 'invoices', last.sequence) : null,
    asOf: asOf(account),
  };
}

function* views(account: AccountState, filter: InvoiceFilter) {
  for (const row of matchingInvoices(account, filter)) yield invoiceView(account, row);
}

/** Invoices that match, newest first, of those whose place among all documents is below a given one. */
function* matchingInvoices(
  account: AccountState,
  { status, ...rest }: InvoiceFilter,
  below = Infinity,
): Generator<InvoiceState> {
  const matches = documentFilter(rest);
  for (const row of newestFirst(account.invoices)) {
    if (row.sequence >= below || !matches(row)) continue;
    const fits =
      status === 'overdue'
        ? row.status === 'open' && invoiceView(account, row).overdue
        : status === undefined || row.status === status;
    if (fits) yield row;
  }
}

function listHistory(account: AccountState, query: HistoryQuery) {
  const { type, status, limit = DEFAULT_LIMIT, ...rest } = query;
  const below = readNumber(account, 'history', query.cursor) ?? TOP;
  const matches = documentFilter(rest);
  const matching = [...history(account)].filter(
    (entry) =>
      (type === undefined || entry.type === type) &&
      (status === undefined || (status === 'overdue' ? entry.overdue : entry.status === status)) &&
      matches(entry),
  );
  const total = matching.length;
  const offset = matching.filter((entry) => sequenceOf(account, entry) >= below).length;
  const more = offset + limit < total;
  /** A page begins below the last entry of the one before, however many arrive above. */
  const cursorAt = (begin: number): string => {
    const before = matching[begin - 1];
    return writeCursor(account, 'history', before ? sequenceOf(account, before) : TOP);
  };
  return {
    data: matching.slice(offset, offset + limit),
    nextCursor: more ? cursorAt(offset + limit) : null,
    previousCursor: offset > 0 ? cursorAt(Math.max(0, offset - limit)) : null,
    lastCursor: more ? cursorAt(total - 1 - ((total - 1 - offset) % limit)) : null,
    total,
    offset,
    asOf: asOf(account),
  };
}

function sequenceOf(account: AccountState, { type, id }: HistoryEntry): number {
  return type === 'invoice'
    ? invoice(account, id).sequence
    : found(account.creditNotes, id, 'credit note').sequence;
}

/** Says which documents are wanted, by number and day. */
function documentFilter({ query, from, to }: Pick<InvoiceFilter, 'query' | 'from' | 'to'>) {
  const isWanted = numberSearch(query);
  return ({ number, issuedOn }: Pick<HistoryEntry, 'number' | 'issuedOn'>): boolean =>
    (from === undefined || issuedOn >= from) && (to === undefined || issuedOn <= to) && isWanted(number);
}
