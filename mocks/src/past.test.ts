import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { History, MemberList, Problem } from '@billfold/contract';
import { createMockFetch, type MockFetch } from './mock-fetch.ts';

async function send(mock: MockFetch, path: string, init: RequestInit = {}, base = mock.endpoint) {
  const response = await mock.fetch(base + path, {
    ...init,
    headers: {
      Authorization: `Bearer ${mock.tokens.owner ?? ''}`,
      'Idempotency-Key': crypto.randomUUID(),
      ...(init.body !== undefined && { 'Content-Type': 'application/json' }),
    },
  });
  return { status: response.status, body: (await response.json()) as unknown };
}

async function invite(mock: MockFetch, email: string): Promise<void> {
  const body = JSON.stringify({ change: { type: 'add_members', emails: [email] } });
  const quote = (await send(mock, '/quotes', { method: 'POST', body })).body as { id: string };
  await send(mock, `/quotes/${quote.id}/accept`, { method: 'POST' });
}

/** Invited on 16 and 20 April, declined on the 20th, renewed on 1 May. */
async function story(): Promise<MockFetch> {
  const mock = createMockFetch({ at: '2026-04-16' });
  await invite(mock, 'nadia@example.com');
  await mock.control('clock', { to: '2026-04-20' });
  await mock.control('faults', { charges: 'card_declined' });
  await invite(mock, 'omar@example.com');
  await mock.control('clock', { to: '2026-05-02' });
  return mock;
}

/** The newest document of the history, as it is or was on a day. */
async function newest(mock: MockFetch, day?: string): Promise<[number: string, overdue: boolean]> {
  const { body } = await send(mock, day ? `/at/${day}/history` : '/history');
  const [first] = (body as History).data;
  assert.ok(first);
  return [first.number, first.overdue];
}

async function goOn(mock: MockFetch, at: string): Promise<MockFetch> {
  const from = mock.endpoint.split('/').at(-1);
  const root = mock.endpoint.slice(0, mock.endpoint.indexOf('/i/'));
  const made = await send(
    mock,
    '/__mock__/instances',
    { method: 'POST', body: JSON.stringify({ from, at }) },
    root,
  );
  const body = made.body as { baseUrl: string; tokens: MockFetch['tokens'] };
  return { ...mock, endpoint: body.baseUrl, tokens: body.tokens };
}

describe('TIME-2: looking back', () => {
  it('shows the account as it was on a day, charges that failed included', async () => {
    const mock = await story();
    assert.deepEqual(await newest(mock, '2026-04-16'), ['INV-10683', false]);
    assert.deepEqual(await newest(mock, '2026-04-25'), ['INV-10684', true]);
    assert.deepEqual(await newest(mock, '2026-05-02'), await newest(mock));
  });

  it('shows what was before the story began', async () => {
    const { body } = await send(await story(), '/at/2026-03-25/history');
    const { data, asOf } = body as History;
    assert.deepEqual([data[0]?.number, asOf], ['INV-10681', '2026-03-25T00:00:00+01:00']);
  });

  it('changes nothing, and is not to be changed', async () => {
    const mock = await story();
    const before = await send(mock, '/history');
    const body = JSON.stringify({ change: { type: 'add_members', emails: ['zoe@example.com'] } });
    const refused = await send(mock, '/at/2026-04-25/quotes', { method: 'POST', body });
    assert.deepEqual([refused.status, (refused.body as Problem).code], [409, 'past_is_read_only']);
    assert.deepEqual(await send(mock, '/history'), before);
  });

  it('does not look ahead, nor at days that are none', async () => {
    const mock = await story();
    const ahead = await send(mock, '/at/2026-06-01/history');
    assert.deepEqual([ahead.status, (ahead.body as Problem).code], [409, 'not_past']);
    assert.equal((await send(mock, '/at/never/history')).status, 422);
    assert.equal((await send(mock, '/at/2026-04-31/history')).status, 422);
    assert.equal((await send(mock, '/at/%E0%A4/history')).status, 404);
  });

  it('moving the clock backwards is refused', async () => {
    const mock = await story();
    await assert.rejects(mock.control('clock', { to: '2026-04-20' }), /backwards/);
  });
});

describe('TIME-2: going on from the past makes a new account', () => {
  it('with the same past, and a future of its own', async () => {
    const mock = await story();
    const other = await goOn(mock, '2026-04-18');
    assert.deepEqual(await newest(other), ['INV-10683', false]);
    await invite(other, 'zoe@example.com');
    const emails = async (which: MockFetch) =>
      ((await send(which, '/members')).body as MemberList).data.map(({ email }) => email);
    assert.ok((await emails(other)).includes('zoe@example.com'));
    assert.ok(!(await emails(mock)).includes('zoe@example.com'));
    assert.ok((await emails(mock)).includes('omar@example.com'));
  });

  it('and not from what is no recipe', async () => {
    const mock = await story();
    const root = mock.endpoint.slice(0, mock.endpoint.indexOf('/i/'));
    for (const body of ['5', '"team"', '[]', '{"from":7,"at":"2026-04-18"}'])
      assert.equal(
        (await send(mock, '/__mock__/instances', { method: 'POST', body }, root)).status,
        422,
        body,
      );
  });

  it('whose past can be looked back at, too', async () => {
    const other = await goOn(await story(), '2026-04-25');
    assert.deepEqual(await newest(other, '2026-04-16'), ['INV-10683', false]);
  });
});

describe('TIME-2: what the world has told is told again', () => {
  /** A card was added and used, a plan was confirmed from an e-mail, a transfer came, a price and a rate of VAT were announced. */
  async function worldly(): Promise<MockFetch> {
    const mock = createMockFetch({ scenario: 'program', at: '2026-04-16' });
    const post = (path: string, body?: object) =>
      send(mock, path, { method: 'POST', ...(body && { body: JSON.stringify(body) }) });
    const change = { type: 'change_plan', planId: 'premium', interval: 'year' };
    const kept = await mock.control('vault/tokens', {
      number: '4242424242424242',
      expMonth: 5,
      expYear: 2031,
    });
    const method = await post('/payment-methods', { token: kept.token });
    await post(`/payment-methods/${(method.body as { id: string }).id}/default`);
    const asked = (await post('/quotes', { change })).body as { id: string };
    await post(`/quotes/${asked.id}/accept`);
    await mock.control('clock', { to: '2026-04-18' });
    const { data } = await mock.control('outbox');
    const mail = data.find(({ kind }) => kind === 'confirm_plan_change');
    const token = /conf_\w+\.\w+/.exec(mail?.text ?? '')?.[0];
    const shown = (await post('/quotes', { change })).body as { id: string };
    const confirmed = await post('/confirmations', { token, quoteId: shown.id });
    assert.equal(confirmed.status, 200);
    await mock.control('transfers', { amount: 5000 });
    await mock.control('prices', {
      planId: 'premium',
      interval: 'year',
      amount: 600_000,
      from: '2027-01-01',
    });
    await mock.control('tax-rates', { country: 'FR', rate: '0.22', from: '2027-01-01' });
    await mock.control('time-zone', { timeZone: 'Europe/Lisbon' });
    await mock.control('clock', { to: '2026-05-01' });
    return mock;
  }

  const shown = async (mock: MockFetch, base = mock.endpoint) => {
    const paths = ['/subscription', '/history', '/payment-methods', '/invoices/upcoming', '/credits'];
    const answers = await Promise.all(paths.map((path) => send(mock, path, {}, base)));
    assert.deepEqual(
      answers.map(({ status }) => status),
      paths.map(() => 200),
    );
    return JSON.stringify(answers.map(({ body }) => body));
  };

  it('so that looking back to now shows what is', async () => {
    const mock = await worldly();
    assert.equal(await shown(mock, `${mock.endpoint}/at/2026-05-01`), await shown(mock));
    assert.match(await shown(mock), /"planName":"Premium"/);
    assert.match(await shown(mock), /"rate":"0.22"/);
  });

  it('and another account goes on from the same, though its links are others', async () => {
    const mock = await worldly();
    const other = await goOn(mock, '2026-05-01');
    const [from = '', to = ''] = [mock, other].map(({ endpoint }) => endpoint.split('/').at(-1));
    assert.equal((await shown(other)).replaceAll(to, from), await shown(mock));
  });
});
