import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  Account,
  CreditNote,
  Invoice,
  Member,
  Money,
  Payment,
  Plan,
  Problem,
  UpcomingInvoice,
} from '@billfold/contract';
import { TestBackend } from '../testing/backend.ts';

interface Became {
  payments: Payment[];
  balance: Money;
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });

/** The day after the renewal of 2026, which waits for its transfer. */
const owing = () => new TestBackend({ scenario: 'program', at: '2026-03-02' });
const invoiceOf = async (backend: TestBackend) =>
  (await backend.get<Invoice>(`/invoices/in_${backend.instance.id}_10`)).body;

describe('a bank transfer that arrives (INV-7)', () => {
  it('pays the invoice that it names', async () => {
    const backend = owing();
    const arrived = await backend.post<Became>('/__mock__/transfers', {
      amount: 299_000,
      reference: 'RF19 INV1 0682',
    });
    assert.equal(arrived.status, 201);
    assert.deepEqual(
      arrived.body.payments.map(({ status, amount }) => [status, amount]),
      [['succeeded', eur(299_000)]],
    );
    assert.deepEqual(arrived.body.balance, eur(0));
    assert.equal((await invoiceOf(backend)).status, 'paid');
  });

  it('leaves the rest due when it is short, and gives what is too much to the balance', async () => {
    const backend = owing();
    await backend.tell<Became>('transfers', { amount: 100_000 });
    assert.deepEqual((await invoiceOf(backend)).amountDue, eur(199_000));
    const { balance } = await backend.tell<Became>('transfers', { amount: 200_000, reference: null });
    assert.deepEqual(balance, eur(1000));
  });

  it('pays no invoice with a reference that is nobody’s', async () => {
    const backend = owing();
    const became = await backend.tell<Became>('transfers', { amount: 5000, reference: 'thanks!' });
    assert.deepEqual(became, { payments: [], balance: eur(5000) });
  });

  it('is more than nothing, and of whole cents', async () => {
    const backend = owing();
    const before = backend.bytes;
    for (const amount of [0, -1, 1.5, '100', null, 2e15]) {
      const refused = await backend.post<Problem>('/__mock__/transfers', { amount });
      assert.deepEqual([refused.status, refused.body.errors?.[0]?.pointer], [422, '/amount']);
    }
    assert.equal((await backend.post('/__mock__/transfers')).status, 422);
    assert.equal(backend.bytes, before);
  });
});

describe('a price that is announced (PRICE-1)', () => {
  it('applies from the renewal, and is estimated', async () => {
    const backend = new TestBackend();
    const price = { planId: 'standard', interval: 'month', amount: 1500, from: '2026-05-01' };
    const announced = await backend.post('/__mock__/prices', price);
    assert.deepEqual(
      [announced.status, announced.body],
      [201, { ...price, from: '2026-05-01T00:00:00+02:00', country: null }],
    );
    const { body } = await backend.get<UpcomingInvoice>('/invoices/upcoming');
    assert.deepEqual(body.estimate?.total, eur(6 * 1500));
  });

  it('may be for one country alone (TAX-4)', async () => {
    const backend = new TestBackend();
    const price = { planId: 'plus', interval: 'month', amount: 2100, from: '2026-04-01', country: 'DE' };
    await backend.tell('prices', price);
    const monthly = async () => {
      const { data } = (await backend.get<{ data: Plan[] }>('/plans')).body;
      return data[1]?.prices.find(({ interval }) => interval === 'month')?.unitAmount.amount;
    };
    assert.equal(await monthly(), 2000);
    await backend.tell('prices', { ...price, country: 'FR' });
    assert.equal(await monthly(), 2100);
  });

  it('is of a plan and a day that there are', async () => {
    const backend = new TestBackend();
    const price = { planId: 'standard', interval: 'month', amount: 1500, from: '2026-05-01' };
    for (const [wrong, status] of [
      [{ planId: 'gold' }, 404],
      [{ from: '2026-02-31' }, 422],
      [{ amount: -1 }, 422],
      [{ interval: 'week' }, 422],
      [{ country: 'france' }, 422],
    ] as const)
      assert.equal((await backend.post('/__mock__/prices', { ...price, ...wrong })).status, status);
  });
});

describe('a rate of VAT that is announced (TAX-1)', () => {
  const rates = (tax: Invoice['tax']) => tax.map(({ rate, amount }) => [rate, amount.amount]);
  const upcoming = async (backend: TestBackend) =>
    rates((await backend.get<UpcomingInvoice>('/invoices/upcoming')).body.estimate?.tax ?? []);

  it('applies from its day, and is estimated', async () => {
    const backend = new TestBackend();
    const change = { country: 'FR', rate: '0.22', from: '2026-05-01' };
    const announced = await backend.post('/__mock__/tax-rates', change);
    assert.deepEqual([announced.status, announced.body], [201, change]);
    // Six at 12.00: 72.00 × 22 ÷ 122.
    assert.deepEqual(await upcoming(backend), [['0.22', 1298]]);
    await backend.tell('clock', { to: 'next_renewal' });
    const { data } = (await backend.get<{ data: Invoice[] }>('/invoices?limit=1')).body;
    assert.deepEqual(rates(data[0]?.tax ?? []), [['0.22', 1298]]);
  });

  it('leaves the credit note of what was charged before its old rate (CRED-1)', async () => {
    const backend = new TestBackend();
    await backend.tell('tax-rates', { country: 'FR', rate: '0.22', from: '2026-04-17' });
    await backend.tell('clock', { to: '2026-04-20' });
    const { data } = (await backend.get<{ data: Member[] }>('/members')).body;
    const leaver = data.find(({ role }) => role === 'member');
    await backend.change({ type: 'remove_members', memberIds: [leaver?.id ?? ''] });
    const notes = (await backend.get<{ data: CreditNote[] }>('/credit-notes')).body.data;
    assert.deepEqual(
      notes[0]?.tax.map(({ rate }) => rate),
      ['0.20'],
    );
  });

  it('is of a member state, a rate and a day that there are, and that nothing was charged on', async () => {
    const backend = new TestBackend();
    const change = { country: 'FR', rate: '0.22', from: '2026-05-01' };
    const before = backend.bytes;
    for (const [wrong, pointer] of [
      [{ country: 'CH' }, '/country'],
      [{ country: 'France' }, '/country'],
      [{ rate: '22' }, '/rate'],
      [{ rate: 0.22 }, '/rate'],
      [{ rate: '-0.22' }, '/rate'],
      [{ from: '2026-02-31' }, '/from'],
      [{ from: '2026-05-01T00:00:00Z' }, '/from'],
      [{ from: '2026-04-01' }, '/from'],
    ] as const) {
      const refused = await backend.post<Problem>('/__mock__/tax-rates', { ...change, ...wrong });
      assert.deepEqual([refused.status, refused.body.errors?.[0]?.pointer], [422, pointer]);
    }
    assert.equal(backend.bytes, before);
  });
});

describe('another time zone (CAL-1)', () => {
  it('waits for the renewal', async () => {
    const backend = new TestBackend();
    await backend.tell('time-zone', { timeZone: 'America/New_York' });
    assert.equal((await backend.get<Account>('/account')).body.timeZone, 'Europe/Paris');
    await backend.tell('clock', { to: 'next_renewal' });
    assert.equal((await backend.get<Account>('/account')).body.timeZone, 'America/New_York');
  });

  it('is one that there is', async () => {
    const refused = await new TestBackend().post<Problem>('/__mock__/time-zone', {
      timeZone: 'Mars/Olympus',
    });
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.pointer], [422, '/timeZone']);
  });
});

describe('a token of one’s own', () => {
  it('is another one each time, and opens what its member may see', async () => {
    const backend = new TestBackend();
    const memberId = backend.instance.tokens[0]?.memberId;
    const sessions = [
      await backend.tell<{ token: string }>('tokens', { memberId }),
      await backend.tell<{ token: string }>('tokens', { memberId }),
    ];
    assert.equal(new Set(sessions.map(({ token }) => token)).size, 2);
    for (const { token } of sessions) {
      const headers = { Authorization: `Bearer ${token}` };
      assert.equal((await backend.get('/invoices', { as: null, headers })).status, 200);
    }
    assert.equal((await backend.post('/__mock__/tokens', { memberId: '__proto__' })).status, 404);
  });
});

describe('mails', () => {
  it('link to the product’s page, or to the one that the recipe names', async () => {
    const linkIn = async (portal?: string) => {
      const backend = new TestBackend({ scenario: 'program', ...(portal && { portal }) });
      await backend.change({ type: 'change_plan', planId: 'premium', interval: 'year' });
      return backend.mails.at(-1)?.text ?? '';
    };
    assert.match(await linkIn(), /https:\/\/laureat\.example\/billing#billing\//);
    assert.match(await linkIn('https://host.example/app?x=1'), /https:\/\/host\.example\/app\?x=1#billing\//);
  });
});
