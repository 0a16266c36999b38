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
