import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations, type Operation, type OperationId } from '@billfold/contract/schemas';
import { createHttpAdapter } from './adapter.ts';
import type { HttpAdapter } from './facets.ts';
import { body, json, startBackend } from './testing/backend.ts';
import { samples } from '@billfold/contract/testing';

/** How an operation is reached, and what should come of it. */
interface Call {
  call: (adapter: HttpAdapter) => Promise<unknown>;
  /** The path and query that it should ask. */
  url: string;
  /** The name of its answer; nothing where it is a file. */
  answer?: keyof typeof samples;
  /** The body that it should send. */
  body?: unknown;
}

const paged = { cursor: 'c', limit: 5 };
const version = { version: 'v1' };
const token = 'tok_1';

const calls: Record<OperationId, Call> = {
  readAccount: { call: (a) => a.account.read(), url: '/account', answer: 'Account' },
  transferOwnership: {
    call: (a) => a.ownership.transfer('mem_2'),
    url: '/account/owner',
    answer: 'Account',
    body: { memberId: 'mem_2' },
  },
  listMembers: {
    call: (a) => a.members.list({ ...paged, query: 'in' }),
    url: '/members?cursor=c&limit=5&query=in',
    answer: 'MemberList',
  },
  acceptInvitation: {
    call: (a) => a.members.accept('{memberId}'),
    url: '/members/{memberId}/accept',
    answer: 'Member',
  },
  declineInvitation: {
    call: (a) => a.members.decline('{memberId}'),
    url: '/members/{memberId}/decline',
    answer: 'Member',
  },
  resendInvitation: {
    call: (a) => a.members.resend('{memberId}'),
    url: '/members/{memberId}/resend',
    answer: 'Member',
  },
  listPlans: { call: (a) => a.plans.list(), url: '/plans', answer: 'PlanList' },
  readSubscription: { call: (a) => a.subscription.read(), url: '/subscription', answer: 'Subscription' },
  createQuote: {
    call: (a) => a.quotes.create({ type: 'pay_invoice', invoiceId: 'inv_1' }),
    url: '/quotes',
    answer: 'Quote',
    body: { change: { type: 'pay_invoice', invoiceId: 'inv_1' } },
  },
  acceptQuote: {
    call: (a) => a.quotes.accept('{quoteId}'),
    url: '/quotes/{quoteId}/accept',
    answer: 'Change',
  },
  readChange: { call: (a) => a.changes.read('{changeId}'), url: '/changes/{changeId}', answer: 'Change' },
  cancelChange: { call: (a) => a.changes.cancel('{changeId}'), url: '/changes/{changeId}', answer: 'Change' },
  resendConfirmation: {
    call: (a) => a.changes.resend('{changeId}'),
    url: '/changes/{changeId}/resend',
    answer: 'Change',
  },
  readPayment: {
    call: (a) => a.payments.read('{paymentId}'),
    url: '/payments/{paymentId}',
    answer: 'Payment',
  },
  cancelPayment: {
    call: (a) => a.payments.cancel('{paymentId}'),
    url: '/payments/{paymentId}/cancel',
    answer: 'Payment',
  },
  listPaymentMethods: {
    call: (a) => a.paymentMethods.list(),
    url: '/payment-methods',
    answer: 'PaymentMethodList',
  },
  addPaymentMethod: {
    call: (a) => a.paymentMethods.add({ token }),
    url: '/payment-methods',
    answer: 'PaymentMethod',
    body: { token },
  },
  updatePaymentMethod: {
    call: (a) => a.paymentMethods.update('{paymentMethodId}', { expMonth: 1, expYear: 2030 }, version),
    url: '/payment-methods/{paymentMethodId}',
    answer: 'PaymentMethod',
    body: { expMonth: 1, expYear: 2030 },
  },
  makePaymentMethodDefault: {
    call: (a) => a.paymentMethods.makeDefault('{paymentMethodId}'),
    url: '/payment-methods/{paymentMethodId}/default',
    answer: 'PaymentMethod',
  },
  removePaymentMethod: {
    call: (a) => a.paymentMethods.remove('{paymentMethodId}', version),
    url: '/payment-methods/{paymentMethodId}',
    answer: 'PaymentMethod',
  },
  readSettings: { call: (a) => a.settings.read(), url: '/settings', answer: 'Settings' },
  updateSettings: {
    call: (a) => a.settings.update({ companyName: 'Acme', address: { line2: null }, taxId: null }, version),
    url: '/settings',
    answer: 'Settings',
    body: { companyName: 'Acme', address: { line2: null }, taxId: null },
  },
  listContacts: {
    call: (a) => a.contacts.list(paged),
    url: '/contacts?cursor=c&limit=5',
    answer: 'ContactList',
  },
  addContact: {
    call: (a) => a.contacts.add({ email: 'lea@example.com', firstName: 'Lea' }),
    url: '/contacts',
    answer: 'Contact',
    body: { email: 'lea@example.com', firstName: 'Lea' },
  },
  updateContact: {
    call: (a) => a.contacts.update('{contactId}', { lastName: null }, version),
    url: '/contacts/{contactId}',
    answer: 'Contact',
    body: { lastName: null },
  },
  removeContact: {
    call: (a) => a.contacts.remove('{contactId}', version),
    url: '/contacts/{contactId}',
    answer: 'Contact',
  },
  readClosure: { call: (a) => a.closure.read(), url: '/closure', answer: 'Closure' },
  closeAccount: { call: (a) => a.closure.close(version), url: '/closure', answer: 'Closure' },
  withdrawClosure: { call: (a) => a.closure.withdraw(), url: '/closure', answer: 'Closure' },
  readCurrentConfirmation: {
    call: (a) => a.confirmations.read(token),
    url: '/confirmations/current',
    answer: 'Confirmation',
  },
  confirm: {
    call: (a) => a.confirmations.confirm({ token, quoteId: 'quo_1' }),
    url: '/confirmations',
    answer: 'Confirmed',
    body: { token, quoteId: 'quo_1' },
  },
  readSpending: {
    call: (a) => a.spending.read({ months: 6 }),
    url: '/spending?months=6',
    answer: 'Spending',
  },
  listHistory: {
    call: (a) =>
      a.history.list({
        type: 'invoice',
        status: 'overdue',
        query: '1',
        from: '2026-01-01',
        to: '2026-02-01',
      }),
    url: '/history?type=invoice&status=overdue&query=1&from=2026-01-01&to=2026-02-01',
    answer: 'History',
  },
  listInvoices: {
    call: (a) => a.invoices.list({ ...paged, status: 'paid', query: '1', from: '2026-01-01', to: undefined }),
    url: '/invoices?cursor=c&limit=5&status=paid&query=1&from=2026-01-01',
    answer: 'InvoiceList',
  },
  exportInvoices: {
    call: (a) => a.documents.invoicesCsv({ status: 'open' }),
    url: '/invoices.csv?status=open',
  },
  readUpcomingInvoice: {
    call: (a) => a.invoices.upcoming(),
    url: '/invoices/upcoming',
    answer: 'UpcomingInvoice',
  },
  readInvoice: {
    call: (a) => a.invoices.read('{invoiceId}'),
    url: '/invoices/{invoiceId}',
    answer: 'Invoice',
  },
  downloadInvoice: { call: (a) => a.documents.invoicePdf('{invoiceId}'), url: '/invoices/{invoiceId}/pdf' },
  sendInvoice: {
    call: (a) => a.invoices.send('{invoiceId}'),
    url: '/invoices/{invoiceId}/send',
    answer: 'Invoice',
  },
  listLineMembers: {
    call: (a) => a.invoices.lineMembers('{invoiceId}', '{lineId}', paged),
    url: '/invoices/{invoiceId}/lines/{lineId}/members?cursor=c&limit=5',
    answer: 'LineMemberList',
  },
  listCreditNotes: {
    call: (a) => a.creditNotes.list(paged),
    url: '/credit-notes?cursor=c&limit=5',
    answer: 'CreditNoteList',
  },
  readCreditNote: {
    call: (a) => a.creditNotes.read('{creditNoteId}'),
    url: '/credit-notes/{creditNoteId}',
    answer: 'CreditNote',
  },
  downloadCreditNote: {
    call: (a) => a.documents.creditNotePdf('{creditNoteId}'),
    url: '/credit-notes/{creditNoteId}/pdf',
  },
  readCredits: { call: (a) => a.credits.read(paged), url: '/credits?cursor=c&limit=5', answer: 'Credits' },
};

for (const [id, operation] of Object.entries<Operation>(operations)) {
  const { call, url: expected, answer, body: sent } = calls[id as OperationId];
  const { media = 'application/json' } = operation;
  const reply = answer
    ? json(samples[answer], operation.status)
    : body('%PDF or number;total', operation.status, { 'Content-Type': `${media}; charset=utf-8` });

  test(`${id} asks as the contract says`, async (t) => {
    const { endpoint, received } = await startBackend(t, reply);
    await call(createHttpAdapter({ endpoint: `${endpoint}/api` }));
    const [request] = received;
    const url = decodeURIComponent(request?.url ?? '');
    assert.equal(received.length, 1);
    assert.equal(request?.method, operation.method);
    assert.equal(url, `/api${expected}`);
    assert.equal(url.split('?')[0], `/api${operation.path}`);
    assert.equal(request.headers.accept, `${media}, application/problem+json`);
  });

  test(`${id} bears the headers and the body that the contract says`, async (t) => {
    const { endpoint, received } = await startBackend(t, reply);
    await call(createHttpAdapter({ endpoint }));
    const { headers = {}, body: text = '' } = received[0] ?? {};
    const content = operation.method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    assert.equal(headers['idempotency-key'] !== undefined, operation.method !== 'GET');
    assert.equal(headers['if-match'], operation.versioned && '"v1"');
    assert.equal(headers['billfold-confirmation'], operation.confirmation && token);
    assert.equal(headers['content-type'], operation.body && content);
    assert.deepEqual(text ? JSON.parse(text) : undefined, sent);
    assert.ok(operation.body ? operation.body.safeParse(sent).success : text === '');
  });

  test(`${id} reads what the contract says`, async (t) => {
    const { endpoint } = await startBackend(t, reply);
    const result = await call(createHttpAdapter({ endpoint }));
    if (answer) {
      assert.deepEqual(result, samples[answer]);
      assert.ok(operation.answer?.safeParse(result).success);
    } else {
      assert.ok(result instanceof Blob);
      assert.equal(result.type.split(';')[0], media);
      assert.equal(await result.text(), '%PDF or number;total');
    }
  });

  test(`${id} refuses what the contract does not say`, async (t) => {
    const { endpoint } = await startBackend(t, json({}, operation.status));
    const code = answer ? 'invalid_answer' : 'unexpected';
    await assert.rejects(call(createHttpAdapter({ endpoint })), { code });
  });
}

test('every method of the adapter is one of the operations', () => {
  const facets: Record<string, object> = createHttpAdapter({ endpoint: 'https://x.test' });
  const methods = Object.values(facets).flatMap((facet) => Object.keys(facet));
  assert.equal(methods.length, Object.keys(operations).length);
});

test('every method takes a signal', async () => {
  const facets = createHttpAdapter({ endpoint: 'https://x.test' });
  const reason = new Error('Gone elsewhere');
  const options = { signal: AbortSignal.abort(reason) };
  const edit = { ...options, ...version };
  const asked = [
    facets.account.read(options),
    facets.ownership.transfer('x', options),
    facets.members.list({}, options),
    facets.members.accept('x', options),
    facets.members.decline('x', options),
    facets.members.resend('x', options),
    facets.plans.list(options),
    facets.subscription.read(options),
    facets.quotes.create({ type: 'pay_invoice', invoiceId: 'x' }, options),
    facets.quotes.accept('x', options),
    facets.changes.read('x', options),
    facets.changes.cancel('x', options),
    facets.changes.resend('x', options),
    facets.payments.read('x', options),
    facets.payments.cancel('x', options),
    facets.paymentMethods.list(options),
    facets.paymentMethods.add({ type: 'bank_transfer' }, options),
    facets.paymentMethods.update('x', { expMonth: 1, expYear: 2030 }, edit),
    facets.paymentMethods.makeDefault('x', options),
    facets.paymentMethods.remove('x', edit),
    facets.settings.read(options),
    facets.settings.update({}, edit),
    facets.contacts.list({}, options),
    facets.contacts.add({ memberId: 'x' }, options),
    facets.contacts.update('x', {}, edit),
    facets.contacts.remove('x', edit),
    facets.closure.read(options),
    facets.closure.close(edit),
    facets.closure.withdraw(options),
    facets.confirmations.read('x', options),
    facets.confirmations.confirm({ token }, options),
    facets.spending.read({}, options),
    facets.history.list({}, options),
    facets.invoices.list({}, options),
    facets.invoices.read('x', options),
    facets.invoices.send('x', options),
    facets.invoices.upcoming(options),
    facets.invoices.lineMembers('x', 'y', {}, options),
    facets.creditNotes.list({}, options),
    facets.creditNotes.read('x', options),
    facets.documents.invoicePdf('x', options),
    facets.documents.creditNotePdf('x', options),
    facets.documents.invoicesCsv({}, options),
    facets.credits.read({}, options),
  ];
  assert.equal(asked.length, Object.keys(operations).length);
  const outcomes = await Promise.allSettled(asked);
  for (const outcome of outcomes) assert.ok(outcome.status === 'rejected' && outcome.reason === reason);
});
