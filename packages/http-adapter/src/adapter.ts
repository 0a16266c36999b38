import { checkedAdapters, type ReadOptions } from '@billfold/contract';
import type { AnswerName } from './answer.ts';
import type { HttpAdapter } from './facets.ts';
import type { LaterFacets } from './later.ts';
import { loadLater } from './load-later.ts';
import type { HttpAdapterOptions } from './options.ts';
import { createSend, type Send } from './request.ts';
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
export function createHttpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const send = createSend(options);

  const get = <Name extends AnswerName>(answer: Name, path: string[], options?: ReadOptions, query?: Query) =>
    send({ answer, path, query, options });
  const later = createLater(send);

  const adapter: HttpAdapter = {
    account: later('account', 'read'),
    history: {
      list: (query, options) => get('History', ['history'], options, query),
    },
    invoices: {
      ...later('invoices', 'list', 'read', 'send', 'lineMembers'),
      upcoming: (options) => get('UpcomingInvoice', ['invoices', 'upcoming'], options),
    },
    credits: later('credits', 'read'),
    members: later('members', 'list', 'accept', 'decline', 'resend'),
    quotes: later('quotes', 'create', 'accept'),
    payments: later('payments', 'read', 'cancel'),
    changes: later('changes', 'read', 'cancel', 'resend'),
    creditNotes: later('creditNotes', 'list', 'read'),
    ownership: later('ownership', 'transfer'),
    plans: later('plans', 'list'),
    subscription: later('subscription', 'read'),
    paymentMethods: later('paymentMethods', 'list', 'add', 'update', 'makeDefault', 'remove'),
    settings: later('settings', 'read', 'update'),
    contacts: later('contacts', 'list', 'add', 'update', 'remove'),
    closure: later('closure', 'read', 'close', 'withdraw'),
    confirmations: later('confirmations', 'read', 'confirm'),
    spending: later('spending', 'read'),
    documents: later('documents', 'invoicePdf', 'creditNotePdf', 'invoicesCsv'),
  };
  checkedAdapters.add(adapter);
  return adapter;
}

type Method = (...args: never[]) => Promise<unknown>;

/**
 * Gives what makes a facet of `later.ts`, which is loaded when one of its methods is first called. All of them have to
 * be named.
 */
function createLater(send: Send) {
  return <Facet extends keyof LaterFacets>(facet: Facet, ...methods: (keyof LaterFacets[Facet])[]) => {
    const call =
      (method: keyof LaterFacets[Facet]): Method =>
      async (...args) => {
        const { createLaterFacets } = await loadLater();
        return (createLaterFacets(send)[facet][method] as Method)(...args);
      };
    return Object.fromEntries(
      methods.map((method) => [method, call(method)]),
    ) as unknown as LaterFacets[Facet];
  };
}
