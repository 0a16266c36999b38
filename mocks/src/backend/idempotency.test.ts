import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type { Change, Problem, Quote } from '@billfold/contract';
import { TestBackend } from '../testing/backend.ts';

const change = (email: string) => ({ change: { type: 'add_members', emails: [email] } });

describe('an idempotency key (REQ-1)', () => {
  it('gets the first answer again, and nothing is done twice', async () => {
    const backend = new TestBackend();
    const { body: quote } = await backend.post<Quote>('/quotes', change('a@a.example'));
    const first = await backend.post<Change>(`/quotes/${quote.id}/accept`, undefined, { key: 'once' });
    const after = backend.bytes;
    const second = await backend.post<Change>(`/quotes/${quote.id}/accept`, undefined, { key: 'once' });
    assert.deepEqual([second.status, second.body], [first.status, first.body]);
    assert.equal(second.headers.get('Idempotent-Replayed'), 'true');
    assert.equal(backend.bytes, after);
  });

  it('gets the first answer again when the body is the same in another order', async () => {
    const backend = new TestBackend();
    const first = await backend.post(
      '/quotes',
      '{"change":{"type":"add_members","emails":["a@a.example"]}}',
      { key: 'k' },
    );
    const second = await backend.post(
      '/quotes',
      '{"change": {"emails": ["a@a.example"], "type": "add_members"}}',
      {
        key: 'k',
      },
    );
    assert.deepEqual(second.body, first.body);
  });

  it('is refused with another body, or elsewhere', async () => {
    const backend = new TestBackend();
    const { body: quote } = await backend.post<Quote>('/quotes', change('a@a.example'), { key: 'k' });
    const after = backend.bytes;
    for (const reused of [
      await backend.post<Problem>('/quotes', change('b@a.example'), { key: 'k' }),
      await backend.post<Problem>(`/quotes/${quote.id}/accept`, undefined, { key: 'k' }),
    ])
      assert.deepEqual([reused.status, reused.body.code], [422, 'idempotency_key_reused']);
    assert.equal(backend.bytes, after);
  });

  it('is each viewer’s own', async () => {
    const backend = new TestBackend();
    const { body: quote } = await backend.post<Quote>('/quotes', change('a@a.example'), { key: 'k' });
    const other = await backend.post<Problem>(`/quotes/${quote.id}/accept`, undefined, {
      as: 'member',
      key: 'k',
    });
    assert.equal(other.body.code, 'not_found');
  });

  it('does not keep a refusal: what is possible later is done', async () => {
    const backend = new TestBackend();
    await backend.post('/__mock__/faults', { charges: 'card_declined' });
    await backend.post('/__mock__/clock', { to: 'next_renewal' });
    const refused = await backend.post<Problem>('/quotes', change('a@a.example'), { key: 'k' });
    assert.equal(refused.body.code, 'invitations_blocked');
    await backend.post('/__mock__/faults', { charges: null });
    const { invoiceId } = refused.body.remedy?.params ?? {};
    await backend.change({ type: 'pay_invoice', invoiceId });
    assert.equal((await backend.post('/quotes', change('a@a.example'), { key: 'k' })).status, 201);
  });

  it('keeps what a declined charge came to', async () => {
    const backend = new TestBackend();
    await backend.post('/__mock__/faults', { charges: 'insufficient_funds' });
    const { body: quote } = await backend.post<Quote>('/quotes', change('a@a.example'));
    const first = await backend.post<Change>(`/quotes/${quote.id}/accept`, undefined, { key: 'k' });
    assert.deepEqual([first.body.status, first.body.payment?.declineCode], ['applied', 'insufficient_funds']);
    await backend.post('/__mock__/faults', { charges: null });
    const second = await backend.post<Change>(`/quotes/${quote.id}/accept`, undefined, { key: 'k' });
    assert.deepEqual(second.body, first.body);
  });

  it('is forgotten after 24 hours of the backend’s clock', async () => {
    const backend = new TestBackend();
    await backend.post('/quotes', change('a@a.example'), { key: 'k' });
    await backend.post('/__mock__/clock', { advance: 'PT23H59M59S' });
    assert.equal((await backend.post('/quotes', change('b@a.example'), { key: 'k' })).status, 422);
    await backend.post('/__mock__/clock', { advance: 'PT1S' });
    assert.equal((await backend.post('/quotes', change('b@a.example'), { key: 'k' })).status, 201);
    assert.equal(Object.keys(backend.instance.remembered).length, 1);
  });
});
