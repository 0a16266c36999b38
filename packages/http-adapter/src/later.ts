import type { EditOptions, ReadOptions } from '@billfold/contract';
import type { AnswerName } from './answer.ts';
import type { HttpAdapter } from './facets.ts';
import type { Send, WriteMethod } from './request.ts';
import type { Query } from './url.ts';

export { laterShapes } from '@billfold/contract/answers/later';

/** The facets that pages of plans, settings, payment methods and the like ask. */
export type LaterFacets = Pick<
  HttpAdapter,
  | 'account'
  | 'members'
  | 'quotes'
  | 'payments'
  | 'changes'
  | 'creditNotes'
  | 'ownership'
  | 'plans'
  | 'subscription'
  | 'paymentMethods'
  | 'settings'
  | 'contacts'
  | 'closure'
  | 'confirmations'
  | 'credits'
  | 'spending'
  | 'documents'
> & {
  /** The estimate is asked for at first sight. */
  invoices: Omit<HttpAdapter['invoices'], 'upcoming'>;
};

/** Makes these facets of the adapter. */
export function createLaterFacets(send: Send): LaterFacets {
  const get = <Name extends AnswerName>(answer: Name, path: string[], options?: ReadOptions, query?: Query) =>
    send({ answer, path, query, options });
  const write =
    (method: WriteMethod) =>
    <Name extends AnswerName>(answer: Name, path: string[], options?: Partial<EditOptions>, body?: unknown) =>
      send({ answer, path, method, body, headers: editHeaders(method, options?.version), options });
  const post = write('POST');
  const patch = write('PATCH');
  const remove = write('DELETE');

  return {
    account: {
      read: (options) => get('Account', ['account'], options),
    },
    members: {
      list: (query, options) => get('MemberList', ['members'], options, query),
      accept: (memberId, options) => post('Member', ['members', memberId, 'accept'], options),
      decline: (memberId, options) => post('Member', ['members', memberId, 'decline'], options),
      resend: (memberId, options) => post('Member', ['members', memberId, 'resend'], options),
    },
    quotes: {
      create: (change, options) => post('Quote', ['quotes'], options, { change }),
      accept: (quoteId, options) => post('Change', ['quotes', quoteId, 'accept'], options),
    },
    payments: {
      read: (paymentId, options) => get('Payment', ['payments', paymentId], options),
      cancel: (paymentId, options) => post('Payment', ['payments', paymentId, 'cancel'], options),
    },
    invoices: {
      list: (query, options) => get('InvoiceList', ['invoices'], options, query),
      read: (invoiceId, options) => get('Invoice', ['invoices', invoiceId], options),
      send: (invoiceId, options) => post('Invoice', ['invoices', invoiceId, 'send'], options),
      lineMembers: (invoiceId, lineId, query, options) =>
        get('LineMemberList', ['invoices', invoiceId, 'lines', lineId, 'members'], options, query),
    },
    creditNotes: {
      list: (query, options) => get('CreditNoteList', ['credit-notes'], options, query),
      read: (creditNoteId, options) => get('CreditNote', ['credit-notes', creditNoteId], options),
    },
    changes: {
      read: (changeId, options) => get('Change', ['changes', changeId], options),
      cancel: (changeId, options) => remove('Change', ['changes', changeId], options),
      resend: (changeId, options) => post('Change', ['changes', changeId, 'resend'], options),
    },
    ownership: {
      transfer: (memberId, options) => post('Account', ['account', 'owner'], options, { memberId }),
    },
    plans: {
      list: (options) => get('PlanList', ['plans'], options),
    },
    subscription: {
      read: (options) => get('Subscription', ['subscription'], options),
    },
    paymentMethods: {
      list: (options) => get('PaymentMethodList', ['payment-methods'], options),
      add: (request, options) => post('PaymentMethod', ['payment-methods'], options, request),
      update: (methodId, change, options) =>
        patch('PaymentMethod', ['payment-methods', methodId], options, change),
      makeDefault: (methodId, options) =>
        post('PaymentMethod', ['payment-methods', methodId, 'default'], options),
      remove: (methodId, options) => remove('PaymentMethod', ['payment-methods', methodId], options),
    },
    settings: {
      read: (options) => get('Settings', ['settings'], options),
      update: (change, options) => patch('Settings', ['settings'], options, change),
    },
    contacts: {
      list: (query, options) => get('ContactList', ['contacts'], options, query),
      add: (request, options) => post('Contact', ['contacts'], options, request),
      update: (contactId, change, options) => patch('Contact', ['contacts', contactId], options, change),
      remove: (contactId, options) => remove('Contact', ['contacts', contactId], options),
    },
    closure: {
      read: (options) => get('Closure', ['closure'], options),
      close: (options) => post('Closure', ['closure'], options),
      withdraw: (options) => remove('Closure', ['closure'], options),
    },
    confirmations: {
      read: (token, options) =>
        send({
          answer: 'Confirmation',
          path: ['confirmations', 'current'],
          headers: { 'Billfold-Confirmation': visible(token) },
          options,
        }),
      confirm: (request, options) => post('Confirmed', ['confirmations'], options, request),
    },
    credits: {
      read: (query, options) => get('Credits', ['credits'], options, query),
    },
    spending: {
      read: (query, options) => get('Spending', ['spending'], options, query),
    },
    documents: {
      invoicePdf: (invoiceId, options) => get('application/pdf', ['invoices', invoiceId, 'pdf'], options),
      creditNotePdf: (creditNoteId, options) =>
        get('application/pdf', ['credit-notes', creditNoteId, 'pdf'], options),
      invoicesCsv: (filter, options) => get('text/csv', ['invoices.csv'], options, filter),
    },
  };
}

/** A change bears the version that it was made from, as the entity tag that it was (REQ-2). */
function editHeaders(method: WriteMethod, version: string | undefined): Record<string, string> {
  return {
    ...(version !== undefined && { 'If-Match': `"${visible(version)}"` }),
    ...(method === 'PATCH' && { 'Content-Type': 'application/merge-patch+json' }),
  };
}

/**
 * A version or a token as a header can bear it, in quotation marks too. The backend's own have only such letters; one
 * that has others, out of the page's address for instance, is nobody's either way, and the backend says so.
 */
function visible(text: string): string {
  return text.replace(/[^\x21\x23-\x7e]/gu, '?');
}
