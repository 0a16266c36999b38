import type { Invoice, InvoiceList } from '@billfold/contract';
import { read, type Read } from '../shared/first-reads.ts';

const open = { status: 'open', limit: 100 } as const;

/** What is open, and tried when another method becomes the default (DUN-2). */
export const readOpenInvoices = (): Read<InvoiceList> =>
  read('invoices', ['list', open], (invoices, options) => invoices.list(open, options));

/** Some invoices, whole. */
export const readSome = (ids: readonly string[]): Read<Invoice[]> =>
  read('invoices', ['some', ids], (invoices, options) =>
    Promise.all(ids.map((id) => invoices.read(id, options))),
  );
