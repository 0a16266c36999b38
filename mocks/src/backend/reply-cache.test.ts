import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type { Account, InvoiceList, MemberList, Problem, Quote } from '@billfold/contract';
import { createInstance, respond, tokensOf, type Viewer } from '../index.ts';
import { TestBackend } from '../testing/backend.ts';

const instance = createInstance();

function reply(path: string, as: Viewer = 'owner', body = '') {
  const headers = new Headers({ Authorization: `Bearer ${tokensOf(instance)[as]}` });
  const [below = '', query = ''] = path.split('?');
  return respond(instance, {
    method: 'GET',
    path: below,
    query: new URLSearchParams(query),
    headers,
    body,
  }).reply;
}

describe('what is asked twice of a backend that did not change', () => {
  it('is answered but once', () => {
    assert.equal(reply('/invoices?limit=10'), reply('/invoices?limit=10'));
  });

  it('is another question by another member, on another page, or with a body that it may not have', () => {
    const account = reply('/account');
    assert.notEqual(reply('/account', 'member')?.body, account?.body);
    assert.notEqual(reply('/invoices?limit=3')?.body, reply('/invoices?limit=10')?.body);
    assert.equal(reply('/account', 'owner', 'no JSON')?.status, 415);
  });

  it('is answered anew after a change, after a refusal as before it, and after many other questions', async () => {
    const backend = new TestBackend();
    const members = async () => (await backend.get<MemberList>('/members')).body.data.length;
    const before = await members();
    const refused = await backend.get<Problem>('/invoices?limit=none');
    assert.deepEqual([refused.status, (await backend.get('/invoices?limit=none')).status], [422, 422]);
    for (let limit = 1; limit <= 100; limit += 1) {
      const { body } = await backend.get<InvoiceList>(`/invoices?limit=${limit}`);
      assert.ok(body.data.length <= limit);
    }
    const { body: quote } = await backend.post<Quote>('/quotes', {
      change: { type: 'add_members', emails: ['nadia@example.com'] },
    });
    await backend.post(`/quotes/${quote.id}/accept`);
    assert.equal(await members(), before + 1);
  });

  it('is answered by the clock', async () => {
    const backend = new TestBackend();
    const asOf = async () => (await backend.get<Account>('/account')).body.asOf;
    const before = await asOf();
    await backend.post('/__mock__/clock', { advance: { days: 1 } });
    assert.notEqual(await asOf(), before);
  });
});
