import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type { Account, Change, InvoiceList, Problem, Quote, Subscription } from '@billfold/contract';
import { createMockFetch, type Clock, type Faults, type Mail, type Outbox } from '../index.ts';
import { TestBackend } from '../testing/backend.ts';

const add = (email: string) => ({ type: 'add_members', emails: [email] });

describe('the clock', () => {
  it('stands still, whatever is done', async () => {
    const backend = new TestBackend({ at: '2026-04-16T23:59:59+02:00' });
    await backend.change(add('a@a.example'));
    await backend.change(add('b@a.example'));
    const { body } = await backend.get<Account>('/account');
    assert.equal(body.asOf, '2026-04-16T23:59:59+02:00');
  });

  it('goes on by a span, to a day, to an instant and to the renewal', async () => {
    const backend = new TestBackend();
    const move = async (body: object) => (await backend.post<Clock>('/__mock__/clock', body)).body.asOf;
    assert.equal(await move({ advance: 'P1D' }), '2026-04-17T00:00:00+02:00');
    assert.equal(await move({ advance: { days: 2 } }), '2026-04-19T00:00:00+02:00');
    assert.equal(await move({ advance: 'PT90M' }), '2026-04-19T01:30:00+02:00');
    assert.equal(await move({ to: '2026-04-20' }), '2026-04-20T00:00:00+02:00');
    assert.equal(await move({ to: '2026-04-20T10:00:00Z' }), '2026-04-20T12:00:00+02:00');
    assert.equal(await move({ to: 'next_renewal' }), '2026-05-01T00:00:00+02:00');
    assert.equal(await move({ to: 'next_renewal' }), '2026-06-01T00:00:00+02:00');
    const { body } = await backend.get<Clock>('/__mock__/clock');
    assert.deepEqual(body, {
      asOf: '2026-06-01T00:00:00+02:00',
      today: '2026-06-01',
      timeZone: 'Europe/Paris',
      nextRenewalOn: '2026-07-01',
    });
  });

  it('counts a day of 25 hours as one day', async () => {
    const backend = new TestBackend({ at: '2026-10-24T12:00:00+02:00' });
    const { body } = await backend.post<Clock>('/__mock__/clock', { advance: 'P1D' });
    assert.equal(body.asOf, '2026-10-25T12:00:00+01:00');
  });

  it('comes to the same in one step or in many (TIME-1)', async () => {
    const [once, often] = [new TestBackend(), new TestBackend()];
    await once.post('/__mock__/clock', { to: '2026-08-20' });
    for (const to of ['2026-04-30', '2026-05-01', '2026-06-15', 'next_renewal', '2026-08-20'])
      await often.post('/__mock__/clock', { to });
    const without = ({ instance }: TestBackend) =>
      JSON.stringify([instance.account, instance.outbox]).replaceAll(instance.id, '');
    assert.equal(without(often), without(once));
  });

  it('lets a quote live for ten minutes, and not a second longer', async () => {
    for (const [span, status] of [
      ['PT10M', 200],
      ['PT10M1S', 409],
    ] as const) {
      const backend = new TestBackend({ at: '2026-04-16T12:00:00+02:00' });
      const { body: quote } = await backend.post<Quote>('/quotes', { change: add('a@a.example') });
      await backend.post('/__mock__/clock', { advance: span });
      assert.equal((await backend.post(`/quotes/${quote.id}/accept`)).status, status, span);
    }
  });
});

describe('faults', () => {
  it('declines charges until it is told otherwise: the invitation stands, paying lifts the block', async () => {
    const backend = new TestBackend();
    await backend.post('/__mock__/faults', { charges: 'lost_card' });
    const { body: change } = await backend.change<Change>(add('a@a.example'));
    assert.deepEqual([change.status, change.payment?.declineCode], ['applied', 'lost_card']);
    assert.equal((await backend.get<Subscription>('/subscription')).body.quantity, 7);
    const { body: account } = await backend.get<Account>('/account');
    assert.deepEqual(
      account.notices.map(({ kind, params }) => [kind, params.declineCode]),
      [['payment_failed', 'lost_card']],
    );
    const blocked = await backend.post<Problem>('/quotes', { change: add('b@a.example') });
    assert.deepEqual([blocked.status, blocked.body.code], [409, 'invitations_blocked']);

    await backend.post('/__mock__/faults', { charges: null });
    const paid = await backend.change<Change>({ type: 'pay_invoice', invoiceId: change.invoiceId });
    assert.equal(paid.body.payment?.status, 'succeeded');
    assert.equal((await backend.post('/quotes', { change: add('b@a.example') })).status, 201);
  });

  it('answers the next requests with a failure, and carries none of them out', async () => {
    const backend = new TestBackend();
    await backend.post('/__mock__/faults', { failNext: { status: 503, count: 2 } });
    const { account } = backend.instance;
    for (let count = 0; count < 2; count += 1) {
      const { status, headers } = await backend.post('/quotes', { change: add('a@a.example') });
      assert.deepEqual([status, headers.get('Retry-After')], [503, '1']);
    }
    assert.equal(backend.instance.account, account);
    assert.equal((await backend.post('/quotes', { change: add('a@a.example') })).status, 201);
  });

  it('sets what is given, and keeps the rest', async () => {
    const backend = new TestBackend();
    await backend.post('/__mock__/faults', { charges: 'card_declined' });
    const { body } = await backend.post<Faults>('/__mock__/faults', { latencyMs: 5 });
    assert.deepEqual(body, {
      charges: 'card_declined',
      latencyMs: 5,
      failNext: null,
      offline: false,
      loseAnswers: 0,
      registry: 'available',
    });
  });

  it('loses the answers to what it has carried out: the same key gets them later, and nothing is done twice', async () => {
    const { endpoint, tokens, fetch, control } = createMockFetch();
    const post = (path: string, key: string, body?: object) =>
      fetch(endpoint + path, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${tokens.owner}`,
          'Idempotency-Key': key,
          ...(body && { 'Content-Type': 'application/json' }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
    const asked = await post('/quotes', 'ask', { change: add('a@a.example') });
    const accept = `/quotes/${((await asked.json()) as Quote).id}/accept`;
    await control('faults', { loseAnswers: 2 });
    await assert.rejects(post(accept, 'do'), TypeError);
    await assert.rejects(post(accept, 'do'), TypeError);
    const heard = await post(accept, 'do');
    assert.deepEqual([heard.status, heard.headers.get('Idempotent-Replayed')], [200, 'true']);
    const { data } = await control('outbox');
    assert.equal(data.filter(({ kind }) => kind === 'invoice_paid').length, 1);
  });
});

describe('the outbox', () => {
  it('holds what went out, newest first, in the account’s language and with exact amounts', async () => {
    const backend = new TestBackend();
    await backend.change(add('a@a.example'));
    const { body } = await backend.get<{ data: Mail[] }>('/__mock__/outbox');
    assert.deepEqual(
      body.data.map(({ kind, to }) => [kind, to]),
      [
        ['invoice_paid', 'ines@atelier-moreau.example'],
        ['invoice_issued', 'ines@atelier-moreau.example'],
        ['invitation', 'a@a.example'],
      ],
    );
    assert.equal(body.data[1]?.subject, 'Facture INV-10683\u202f: 6,00\u00a0€');
    assert.match(body.data[1].text, /^Bonjour Inès Moreau,\n\nVotre facture INV-10683 /);
    assert.equal(body.data[0]?.at, '2026-04-16T00:00:00+02:00');
    assert.equal(new Set(body.data.map(({ id }) => id)).size, 3);
  });

  it('writes English, in currencies of any number of decimals', async () => {
    const overrides = { locale: 'en-GB', price: 1500, currency: 'JPY' };
    const backend = new TestBackend({ overrides });
    await backend.post('/__mock__/faults', { charges: 'expired_card' });
    await backend.change(add('a@a.example'));
    const [failed] = backend.mails.filter(({ kind }) => kind === 'payment_failed');
    assert.equal(failed?.subject, 'The payment of invoice INV-10683 failed');
    assert.match(failed.text, /We could not charge JP¥750 for invoice INV-10683: the card has expired\./);
  });

  it('is opened page by page, and no more of it is worded than is asked for', async () => {
    const backend = new TestBackend();
    for (let count = 1; count <= 3; count += 1)
      await backend.post('/contacts', { email: `c${count}@a.example` });
    const all = await backend.tell<Outbox>('outbox');
    // The owner, and whoever was a contact by then.
    const contacts = all.data.filter(({ to }) => to !== 'ines@atelier-moreau.example').map(({ to }) => to);
    assert.equal(all.total, all.data.length);
    assert.deepEqual(contacts.slice(0, 3), ['c3@a.example', 'c2@a.example', 'c1@a.example']);
    const read: Mail[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Outbox = await backend.tell<Outbox>(`outbox?limit=2${cursor && `&cursor=${cursor}`}`);
      assert.ok(page.data.length <= 2 && page.total === all.total);
      read.push(...page.data);
      cursor = page.nextCursor;
    }
    assert.deepEqual(read, all.data);
    assert.equal((await backend.get('/__mock__/outbox?limit=0', { as: null })).status, 422);
  });

  it('tells of the account as it was when a mail went out', async () => {
    const backend = new TestBackend();
    await backend.change(add('a@a.example'));
    const { body } = await backend.get<{ version: string }>('/settings');
    const before = backend.mails.map(({ html }) => html);
    await backend.patch('/settings', { companyName: 'Another name' }, body.version);
    assert.deepEqual(backend.mails.map(({ html }) => html).slice(0, before.length), before);
  });

  it('is empty where the scenario begins', () => {
    assert.deepEqual(new TestBackend().mails, []);
  });
});

describe('a backend', () => {
  it('is one plain value: it goes on from where it was written down', async () => {
    const [kept, read] = [new TestBackend(), new TestBackend()];
    await kept.change(add('a@a.example'));
    read.instance = JSON.parse(kept.bytes) as TestBackend['instance'];
    for (const backend of [kept, read]) await backend.post('/__mock__/clock', { to: '2026-06-10' });
    assert.equal(read.bytes, kept.bytes);
  });
});

describe('starting again', () => {
  it('makes the same account once more, and those who are signed in stay so', async () => {
    const backend = new TestBackend({ overrides: { price: 999, decline: 'card_declined' } });
    const before = backend.bytes;
    await backend.change(add('a@a.example'));
    await backend.post('/__mock__/clock', { to: '2027-01-01' });
    await backend.post('/__mock__/faults', { charges: null });
    assert.equal((await backend.post('/__mock__/reset')).status, 200);
    assert.equal(backend.bytes, before);
  });

  it('has the invoices of the story again', async () => {
    const backend = new TestBackend();
    await backend.change(add('a@a.example'));
    await backend.post('/__mock__/reset');
    const { body } = await backend.get<InvoiceList>('/invoices?limit=1');
    assert.equal(body.data[0]?.number, 'INV-10682');
  });
});
