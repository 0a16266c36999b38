import { operations } from '@billfold/contract/schemas';

type Operations = typeof operations;

/** Operations that read. */
type Read = {
  [Id in keyof Operations]: Operations[Id]['method'] extends 'GET' ? Id : never;
}[keyof Operations];

/** Operations that do something to one thing, which their path names. */
type ActionById = {
  [Id in keyof Operations]: Operations[Id]['path'] extends `${string}{${string}` ? Id : never;
}[Exclude<keyof Operations, Read>];

/** A token that is nobody's. */
export const WRONG_TOKEN = 'conformance-wrong';

/** An id that no account has. */
export const NO_SUCH_ID = 'conformance-none';

/**
 * Sent with the token of an account that is real, each with the reason why it does no harm. A `GET` is safe by definition
 * (RFC 9110, 9.2.1), and these are those that the contract has: none that it does not know, and none by a mailed link.
 */
export const harmlessReads: Readonly<Partial<Record<Read, string>>> = {
  readAccount: 'reads who is asking and what the account is',
  listMembers: 'reads who holds a seat',
  listPlans: 'reads what is on offer',
  readSubscription: 'reads the plan and the period',
  readChange: 'reads what became of a change, and makes none',
  readPayment: 'reads how a payment stands, and neither tries nor gives it up',
  listPaymentMethods: 'reads the cards, and chooses none',
  readSettings: 'reads the company',
  listContacts: 'reads who gets the mail, and sends none',
  readClosure: 'reads what stands in the way of closing; only POST closes',
  listHistory: 'reads the documents',
  listInvoices: 'reads the invoices',
  exportInvoices: 'reads the invoices as a table',
  readUpcomingInvoice: 'reads an estimate; no invoice is made',
  readInvoice: 'reads an invoice, or finds none',
  downloadInvoice: 'reads an invoice as a file; only POST mails it',
  listLineMembers: 'reads whom a line is about',
  listCreditNotes: 'reads the credit notes',
  readCreditNote: 'reads a credit note, or finds none',
  downloadCreditNote: 'reads a credit note as a file',
  readSpending: 'reads what was invoiced by month',
  readCredits: 'reads the balance and its ledger',
};

/** Reads that the contract says must be refused, sent with the token as well: whatever answers them only reads, too. */
export const refusedReads: readonly { path: string; query: readonly string[]; why: string }[] = [
  { path: '/money', query: [], why: 'names a resource that there is not (404)' },
  { path: '/history', query: ['colour'], why: 'reads by a filter that there is not (422)' },
];

/**
 * Sent without a token, or with one that is nobody's, and about an id that nothing has: a 401, by the contract. Where
 * the first is overlooked there is still nothing that it could be done to. What is about the account itself, such as
 * closing it or passing it on, names no id and is not here: a backend that asks for no token would do it.
 */
export const refusedActions: Readonly<Partial<Record<ActionById, string>>> = {
  acceptInvitation: 'accepts the invitation of nobody',
  resendInvitation: 'mails to nobody',
  declineInvitation: 'removes nobody',
  acceptQuote: 'accepts a quote that was never made',
  cancelChange: 'undoes a change that was never made',
  resendConfirmation: 'mails no link',
  cancelPayment: 'gives up a payment that was never tried',
  updatePaymentMethod: 'edits a card that there is not',
  makePaymentMethodDefault: 'chooses a card that there is not',
  removePaymentMethod: 'removes a card that there is not',
  updateContact: 'edits a contact that there is not',
  removeContact: 'removes a contact that there is not',
  sendInvoice: 'mails an invoice that there is not',
};

/** Which operations a backend must answer with 401 can be asked of an account that is real; the others cannot. */
export function canBeRefusedHarmlessly(id: keyof Operations): boolean {
  return id in harmlessReads || id in refusedActions;
}
