import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Change } from '@billfold/contract';
import { createMockFetch } from '../../index.ts';

describe('the frames that a mock serves', () => {
  const frame = async (mock: ReturnType<typeof createMockFetch>, path: string) => {
    const response = await mock.fetch(`${mock.endpoint}/__mock__/${path}`);
    return { response, text: await response.text() };
  };

  it('come with a policy that lets nothing else run, and no inline script or style', async () => {
    for (const path of ['card-field', 'card-field.js', 'card-field.css', 'bank.js', 'bank.css']) {
      const { response, text } = await frame(createMockFetch(), path);
      assert.equal(response.status, 200, path);
      const policy = response.headers.get('Content-Security-Policy') ?? '';
      assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'/);
      assert.doesNotMatch(policy, /unsafe/);
      assert.doesNotMatch(text, /<style|\sstyle=|\son\w+=|<script(?! type="module" src=)/);
    }
  });

  async function waiting(card = '3220', faults = {}) {
    const mock = createMockFetch({ at: '2026-04-16', overrides: { card } });
    await mock.control('faults', faults);
    const post = async <Answer>(path: string, body?: object) =>
      (await (
        await mock.fetch(`${mock.endpoint}${path}`, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${mock.tokens.owner}`,
            'Idempotency-Key': path,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify(body ?? {}),
        })
      ).json()) as Answer;
    const change = { type: 'add_members', emails: ['nadia@example.com'] };
    const quote = await post<{ id: string }>('/quotes', { change });
    const { payment } = await post<Change>(`/quotes/${quote.id}/accept`);
    assert.ok(payment);
    return { mock, payment };
  }

  it('PAY-4: the bank asks for the amount, in English and French', async () => {
    const { mock, payment } = await waiting();
    const english = await frame(mock, `bank?paymentId=${payment.id}&lang=en`);
    assert.match(english.text, /Approve the payment of €6\.00\?/);
    assert.match(english.text, /your card that ends in 3220/);
    const french = await frame(mock, `bank?paymentId=${payment.id}&lang=fr-FR`);
    assert.match(french.text, /<html lang="fr">[^]*Autoriser le paiement de 6,00\s€\s\?/);
    for (const lang of ['fr_FR', 'fr_CA.UTF-8', '%20FR%20'])
      assert.match((await frame(mock, `bank?paymentId=${payment.id}&lang=${lang}`)).text, /lang="fr"/);
    for (const lang of ['%3C', 'C', ''])
      assert.match((await frame(mock, `bank?paymentId=${payment.id}&lang=${lang}`)).text, /lang="en"/);
  });

  it('PAY-4: what was answered cannot be answered again', async () => {
    const { mock, payment } = await waiting();
    await mock.control('authentications', { paymentId: payment.id, outcome: 'succeeded' });
    const { text } = await frame(mock, `bank?paymentId=${payment.id}&lang=en`);
    assert.match(text, /nothing to answer any more/);
    assert.doesNotMatch(text, /data-outcome/);
  });

  it('PAY-4: a bank knows only what there is', async () => {
    const { mock } = await waiting();
    assert.equal((await frame(mock, 'bank?paymentId=none')).response.status, 404);
    assert.equal((await frame(mock, 'bank')).response.status, 404);
    assert.equal((await frame(mock, 'bank?paymentMethodId=toString')).response.status, 404);
  });

  it('PAY-4: any card waits for its bank when the mock was told so', async () => {
    const { payment } = await waiting('4242', { charges: 'requires_action' });
    assert.deepEqual(
      [payment.status, payment.nextAction?.params],
      ['requires_action', { paymentId: payment.id }],
    );
  });
});

describe('the transfer that is awaited', () => {
  it('settles the oldest open invoice', async () => {
    const mock = createMockFetch({ at: '2026-04-16', overrides: { card: '9995' } });
    const nothing = { amount: { amount: 0, currency: 'EUR' }, reference: null };
    assert.deepEqual(await mock.control('transfers'), nothing);
    await mock.control('clock', { to: 'next_renewal' });
    const due = { amount: 7200, currency: 'EUR' };
    assert.deepEqual(await mock.control('transfers'), { amount: due, reference: 'INV-10683' });
    await mock.control('transfers', { amount: 7200, reference: 'INV-10683' });
    assert.deepEqual(await mock.control('transfers'), nothing);
  });
});
