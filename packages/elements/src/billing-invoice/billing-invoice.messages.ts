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
  creditNotes: string;
  /** Nothing has this id. */
  missing: Record<'invoice' | 'credit_note', string>;
  missingText: string;
  /** On a button. */
  print: string;
  /** Instead of the way to pay it. */
  mayNotPay: string;
  /** What a state means. */
  meaning: Record<'uncollectible' | 'void', { title: string; text: string }>;
  send: {
    again: string;
    sent: string;
    /** Whom it went to: where the contacts are not known, where there are none, and before their addresses. */
    toEveryone: string;
    toOwner: string;
    toContacts: string;
    failed: { title: string; text: string };
    /** No answer came. */
    unknown: { title: string; text: string };
  };
  /** Paying by bank transfer (INV-7). */
  transfer: {
    title: string;
    text: string;
    amount: string;
    due: string;
    wasDue: string;
    accountHolder: string;
    iban: string;
    bic: string;
    reference: string;
    copy: string;
    copied: (what: string) => string;
    notCopied: (what: string) => string;
    shortOrLate: string;
  };
  /** When a charge that failed is tried again by itself. */
  nextAttempt: (day: string, time: string) => string;
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
  creditNotes: 'Credit notes',
  missing: { invoice: 'There is no such invoice here', credit_note: 'There is no such credit note here' },
  missingText: 'It may belong to another account, or the link may be incomplete.',
  print: 'Print',
  mayNotPay: 'Only some people in your account can pay it. The owner can tell you more.',
  meaning: {
    uncollectible: {
      title: 'Every try to charge this invoice has failed',
      text: 'It is still owed, and nothing renews until it is paid.',
    },
    void: { title: 'This invoice is void', text: 'Nothing is owed for it. Only its number is kept.' },
  },
  send: {
    again: 'Send again',
    sent: 'Sent again',
    toEveryone: 'To the owner of this account and all its billing contacts.',
    toOwner: 'To the owner of this account.',
    toContacts: 'To the owner of this account and its billing contacts:',
    failed: { title: 'It was not sent', text: 'Something went wrong on our side. Please try again.' },
    unknown: {
      title: 'It may not have been sent',
      text: 'There was no answer. Check your connection, then send it again: it will arrive once.',
    },
  },
  transfer: {
    title: 'Pay by bank transfer',
    text: 'Put the reference on the transfer: it tells us which invoice it pays.',
    amount: 'Amount',
    due: 'Due on',
    wasDue: 'Was due on',
    accountHolder: 'Account holder',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Reference',
    copy: 'Copy',
    copied: (what) => `${what}: copied`,
    notCopied: (what) => `${what}: could not be copied. Select it and copy it by hand.`,
    shortOrLate:
      'A transfer takes some days. If less arrives, the rest stays due; if more arrives, the excess becomes your credit. After the due day the invoice is overdue until the money has arrived.',
  },
  nextAttempt: (day, time) => `The charge will be tried again by itself on ${day} at ${time}.`,
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
