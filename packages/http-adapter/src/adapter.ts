import type { BillingAdapter, ReadOptions, WriteOptions } from '@billfold/contract';
import type { AnswerName } from './answer.ts';
import type { HttpAdapterOptions } from './options.ts';
import { createSend } from './request.ts';
import type { Query } from './url.ts';

/**
 * The `BillingAdapter` over the HTTP API that `openapi.json` of the contract describes, with all its facets. Answers
 * are checked before they are given on: unknown fields and enum values pass, a missing or wrong-typed field does not.
 * Requests whose answer is lost, or that are answered with 429 or 5xx, are sent again, those that do something with
 * the same idempotency key.
 *
 * Every method rejects with a `BillingError`: a refusal's own code, or `network`, `session_expired`, `invalid_answer`
 * (its `errors` name the place as a JSON pointer), `unexpected`; or, if its signal is aborted, with the signal's reason.
 * @throws TypeError when the endpoint is not an http or https address.
 */
export function createHttpAdapter(options: HttpAdapterOptions): Required<BillingAdapter> {
  const send = createSend(options);

  const get = <Name extends AnswerName>(answer: Name, path: string[], options?: ReadOptions, query?: Query) =>
    send({ answer, path, query, options });
  const post = <Name extends AnswerName>(
    answer: Name,
    path: string[],
    options?: WriteOptions,
    body?: unknown,
  ) => send({ answer, path, method: 'POST', body, options });

  return {
    account: {
      read: (options) => get('Account', ['account'], options),
    },
    members: {
      list: (query, options) => get('MemberList', ['members'], options, query),
      accept: (memberId, options) => post('Member', ['members', memberId, 'accept'], options),
      resend: (memberId, options) => post('Member', ['members', memberId, 'resend'], options),
    },
    plans: {
      list: (options) => get('PlanList', ['plans'], options),
    },
    subscription: {
      read: (options) => get('Subscription', ['subscription'], options),
    },
    quotes: {
      create: (change, options) => post('Quote', ['quotes'], options, { change }),
      accept: (quoteId, options) => post('Change', ['quotes', quoteId, 'accept'], options),
    },
    changes: {
      read: (changeId, options) => get('Change', ['changes', changeId], options),
    },
    payments: {
      read: (paymentId, options) => get('Payment', ['payments', paymentId], options),
    },
    history: {
      list: (query, options) => get('History', ['history'], options, query),
    },
    invoices: {
      list: (query, options) => get('InvoiceList', ['invoices'], options, query),
      read: (invoiceId, options) => get('Invoice', ['invoices', invoiceId], options),
      upcoming: (options) => get('UpcomingInvoice', ['invoices', 'upcoming'], options),
      lineMembers: (invoiceId, lineId, query, options) =>
        get('LineMemberList', ['invoices', invoiceId, 'lines', lineId, 'members'], options, query),
    },
    creditNotes: {
      list: (query, options) => get('CreditNoteList', ['credit-notes'], options, query),
      read: (creditNoteId, options) => get('CreditNote', ['credit-notes', creditNoteId], options),
    },
    credits: {
      read: (query, options) => get('Credits', ['credits'], options, query),
    },
  };
}
