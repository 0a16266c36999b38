import type {
  Account,
  CreditNote,
  Credits,
  Invoice,
  LineMemberList,
  MemberList,
  MembersQuery,
  PageQuery,
  Payment,
  PaymentMethodList,
  Settings,
  Spending,
  SpendingQuery,
} from '@billfold/contract';
import { read, type Read } from './first-reads.ts';

export * from './first-reads.ts';

// Each question of the contract once, so that elements which ask the same share the answer.

export const readAccount = (): Read<Account> =>
  read('account', [], (account, options) => account.read(options));

export const readCredits = (): Read<Credits> =>
  read('credits', [], (credits, options) => credits.read(undefined, options));

export const readMembers = (query: MembersQuery): Read<MemberList> =>
  read('members', [query], (members, options) => members.list(query, options));

export const readInvoice = (id: string): Read<Invoice> =>
  read('invoices', ['read', id], (invoices, options) => invoices.read(id, options));

export const readLineMembers = (invoiceId: string, lineId: string, page: PageQuery): Read<LineMemberList> =>
  read('invoices', ['members', invoiceId, lineId, page], (invoices, options) =>
    invoices.lineMembers(invoiceId, lineId, page, options),
  );

export const readCreditNote = (id: string): Read<CreditNote> =>
  read('creditNotes', [id], (creditNotes, options) => creditNotes.read(id, options));

export const readSpending = (query: SpendingQuery): Read<Spending> =>
  read('spending', [query], (spending, options) => spending.read(query, options));

export const readPayment = (id: string): Read<Payment> =>
  read('payments', [id], (payments, options) => payments.read(id, options));

export const readPaymentMethods = (): Read<PaymentMethodList> =>
  read('paymentMethods', [], (paymentMethods, options) => paymentMethods.list(options));

export const readSettings = (): Read<Settings> =>
  read('settings', [], (settings, options) => settings.read(options));
