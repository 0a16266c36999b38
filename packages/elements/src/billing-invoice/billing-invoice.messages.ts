import type { Inline } from '../shared/shared.messages.ts';

/** What `billing-invoice` says. */
export interface InvoiceMessages {
  /** `Invoice INV-10682` */
  title: (number: Inline) => Inline;
  creditNote: (number: Inline) => Inline;
  /** Of a credit note: the invoice that it reverses. */
  reverses: (number: Inline) => Inline;
  issued: string;
  due: string;
  from: string;
  billedTo: string;
  sentTo: string;
  taxId: (value: Inline) => Inline;
  lines: string;
  attempts: string;
  attempt: {
    processing: string;
    requires_action: string;
    succeeded: string;
    failed: string;
    canceled: string;
    other: string;
  };
}

export const invoiceMessages: InvoiceMessages = {
  title: (number) => ['Invoice ', number],
  creditNote: (number) => ['Credit note ', number],
  reverses: (number) => ['For invoice ', number],
  issued: 'Issued',
  due: 'Due',
  from: 'From',
  billedTo: 'Billed to',
  sentTo: 'Sent to',
  taxId: (value) => ['VAT ', value],
  lines: 'Details',
  attempts: 'Payments',
  attempt: {
    processing: 'In progress',
    requires_action: 'Waiting for your bank',
    succeeded: 'Paid',
    failed: 'Declined',
    canceled: 'Canceled',
    other: '–',
  },
};
