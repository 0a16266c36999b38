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

export const readAccount = (): Read<Account> => ({
  ...read('account', 'read'),
  offers:
    ({ features }) =>
    (facet, method) =>
      !features ||
      [facet, `${facet}.${method}`].some((each) => each === 'account' || features.includes(each)),
});

export const readCredits = (): Read<Credits> => read('credits', 'read', {});

export const readMembers = (query: MembersQuery): Read<MemberList> => read('members', 'list', query);

export const readInvoice = (id: string): Read<Invoice> => read('invoices', 'read', id);

export const readLineMembers = (invoiceId: string, lineId: string, page: PageQuery): Read<LineMemberList> =>
  read('invoices', 'lineMembers', invoiceId, lineId, page);

export const readCreditNote = (id: string): Read<CreditNote> => read('creditNotes', 'read', id);

export const readSpending = (query: SpendingQuery): Read<Spending> => read('spending', 'read', query);

export const readPayment = (id: string): Read<Payment> => read('payments', 'read', id);

export const readPaymentMethods = (): Read<PaymentMethodList> => read('paymentMethods', 'list');

export const readSettings = (): Read<Settings> => read('settings', 'read');
