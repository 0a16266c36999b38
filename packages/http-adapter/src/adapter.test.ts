import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BillingAdapter } from '@billfold/contract';
import { operations, type OperationId } from '@billfold/contract/schemas';
import { createHttpAdapter } from './adapter.ts';
import { json, startBackend } from './testing/backend.ts';
import { samples } from './testing/samples.ts';

type Call = (adapter: Required<BillingAdapter>) => Promise<unknown>;
const paged = { cursor: 'c', limit: 5 };

/** How each operation is reached: the call, the path and query that it should make, and the name of its answer. */
const calls: Record<OperationId, [call: Call, url: string, answer: keyof typeof samples]> = {
  readAccount: [(a) => a.account.read(), '/account', 'Account'],
  listMembers: [
    (a) => a.members.list({ ...paged, query: 'in' }),
    '/members?cursor=c&limit=5&query=in',
    'MemberList',
  ],
  acceptInvitation: [(a) => a.members.accept('{memberId}'), '/members/{memberId}/accept', 'Member'],
  resendInvitation: [(a) => a.members.resend('{memberId}'), '/members/{memberId}/resend', 'Member'],
  listPlans: [(a) => a.plans.list(), '/plans', 'PlanList'],
  readSubscription: [(a) => a.subscription.read(), '/subscription', 'Subscription'],
  createQuote: [(a) => a.quotes.create({ type: 'pay_invoice', invoiceId: 'inv_1' }), '/quotes', 'Quote'],
  acceptQuote: [(a) => a.quotes.accept('{quoteId}'), '/quotes/{quoteId}/accept', 'Change'],
  readChange: [(a) => a.changes.read('{changeId}'), '/changes/{changeId}', 'Change'],
  readPayment: [(a) => a.payments.read('{paymentId}'), '/payments/{paymentId}', 'Payment'],
  listHistory: [
    (a) =>
      a.history.list({
        type: 'invoice',
        status: 'overdue',
        query: '1',
        from: '2026-01-01',
        to: '2026-02-01',
      }),
    '/history?type=invoice&status=overdue&query=1&from=2026-01-01&to=2026-02-01',
    'History',
  ],
  listInvoices: [(a) => a.invoices.list(paged), '/invoices?cursor=c&limit=5', 'InvoiceList'],
  readUpcomingInvoice: [(a) => a.invoices.upcoming(), '/invoices/upcoming', 'UpcomingInvoice'],
  readInvoice: [(a) => a.invoices.read('{invoiceId}'), '/invoices/{invoiceId}', 'Invoice'],
  listLineMembers: [
    (a) => a.invoices.lineMembers('{invoiceId}', '{lineId}', paged),
    '/invoices/{invoiceId}/lines/{lineId}/members?cursor=c&limit=5',
    'LineMemberList',
  ],
  listCreditNotes: [(a) => a.creditNotes.list(paged), '/credit-notes?cursor=c&limit=5', 'CreditNoteList'],
  readCreditNote: [(a) => a.creditNotes.read('{creditNoteId}'), '/credit-notes/{creditNoteId}', 'CreditNote'],
  readCredits: [(a) => a.credits.read(paged), '/credits?cursor=c&limit=5', 'Credits'],
};

for (const [id, operation] of Object.entries(operations)) {
  const [call, expected, answer] = calls[id as OperationId];
  test(`${id} asks as the contract says`, async (t) => {
    const { endpoint, received } = await startBackend(t, json(samples[answer], operation.status));
    const result = await call(createHttpAdapter({ endpoint: `${endpoint}/api` }));
    const [request] = received;
    const url = decodeURIComponent(request?.url ?? '');
    assert.equal(received.length, 1);
    assert.equal(request?.method, operation.method);
    assert.equal(url, `/api${expected}`);
    assert.equal(url.split('?')[0], `/api${operation.path}`);
    assert.equal(request.headers['idempotency-key'] !== undefined, operation.method === 'POST');
    assert.deepEqual(result, samples[answer]);
    assert.ok(operation.answer.safeParse(result).success);
  });

  test(`${id} reads what the contract says: anything else is an invalid answer`, async (t) => {
    const { endpoint } = await startBackend(t, json({}, operation.status));
    await assert.rejects(call(createHttpAdapter({ endpoint })), { code: 'invalid_answer' });
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
  const reads = [
    facets.account.read(options),
    facets.members.list({}, options),
    facets.members.accept('x', options),
    facets.members.resend('x', options),
    facets.plans.list(options),
    facets.subscription.read(options),
    facets.quotes.create({ type: 'pay_invoice', invoiceId: 'x' }, options),
    facets.quotes.accept('x', options),
    facets.changes.read('x', options),
    facets.payments.read('x', options),
    facets.history.list({}, options),
    facets.invoices.list({}, options),
    facets.invoices.read('x', options),
    facets.invoices.upcoming(options),
    facets.invoices.lineMembers('x', 'y', {}, options),
    facets.creditNotes.list({}, options),
    facets.creditNotes.read('x', options),
    facets.credits.read({}, options),
  ];
  assert.equal(reads.length, Object.keys(operations).length);
  for (const read of reads) await assert.rejects(read, (error) => error === reason);
});
