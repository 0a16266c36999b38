import type {
  Account,
  BillingAdapter,
  CreditNote,
  Credits,
  History,
  HistoryQuery,
  Invoice,
  LineMemberList,
  MemberList,
  MembersQuery,
  PageQuery,
  ReadOptions,
  UpcomingInvoice,
} from '@billfold/contract';

/** Something that can be asked of a backend. Two with the same key are one question, and asked once. */
export interface Read<T> {
  readonly facet: keyof BillingAdapter;
  readonly key: string;
  run(adapter: BillingAdapter, options: ReadOptions): Promise<T>;
}

function read<F extends keyof BillingAdapter, T>(
  facet: F,
  key: readonly unknown[],
  run: (facet: NonNullable<BillingAdapter[F]>, options: ReadOptions) => Promise<T>,
): Read<T> {
  return {
    facet,
    key: JSON.stringify([facet, ...key]),
    run(adapter, options) {
      const backend = adapter[facet];
      return backend ? run(backend, options) : Promise.reject(new TypeError(`The adapter has no ${facet}.`));
    },
  };
}

// Each question of the contract once, so that elements which ask the same share the answer.

export const readAccount = (): Read<Account> =>
  read('account', [], (account, options) => account.read(options));

export const readMembers = (query: MembersQuery): Read<MemberList> =>
  read('members', [query], (members, options) => members.list(query, options));

export const readHistory = (query: HistoryQuery): Read<History> =>
  read('history', [query], (history, options) => history.list(query, options));

export const readUpcoming = (): Read<UpcomingInvoice> =>
  read('invoices', ['upcoming'], (invoices, options) => invoices.upcoming(options));

export const readInvoice = (id: string): Read<Invoice> =>
  read('invoices', ['read', id], (invoices, options) => invoices.read(id, options));

export const readLineMembers = (invoiceId: string, lineId: string, page: PageQuery): Read<LineMemberList> =>
  read('invoices', ['members', invoiceId, lineId, page], (invoices, options) =>
    invoices.lineMembers(invoiceId, lineId, page, options),
  );

export const readCreditNote = (id: string): Read<CreditNote> =>
  read('creditNotes', [id], (creditNotes, options) => creditNotes.read(id, options));

export const readCredits = (): Read<Credits> =>
  read('credits', [], (credits, options) => credits.read(undefined, options));
