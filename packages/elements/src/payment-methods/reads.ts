import type { Invoice, InvoiceList } from '@billfold/contract';
import { read, readInvoice, type Read } from '../shared/reads.ts';

const open = { status: 'open', limit: 100 } as const;

/** What is open, and tried when another method becomes the default (DUN-2). */
export const readOpenInvoices = (): Read<InvoiceList> => read('invoices', 'list', open);

/** Some invoices, whole. */
export function readSome(ids: readonly string[]): Read<Invoice[]> {
  const each = ids.map((id) => readInvoice(id));
  return {
    facet: 'invoices',
    method: 'read',
    key: JSON.stringify(each),
    run: (adapter, options) => Promise.all(each.map((one) => one.run(adapter, options))),
  };
}
