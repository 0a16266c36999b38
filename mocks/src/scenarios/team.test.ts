import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type {
  Account,
  History,
  Invoice,
  MemberList,
  Quote,
  Subscription,
  UpcomingInvoice,
} from '@billfold/contract';
import { createInstance, readRecipeFromQuery, tokensOf, type Overrides } from '../index.ts';
import { HttpRefusal } from '../backend/problems.ts';
import { TestBackend } from '../testing/backend.ts';

const eur = (amount: number) => ({ amount, currency: 'EUR' });

async function newest(backend: TestBackend): Promise<Invoice> {
  const { body } = await backend.get<History>('/history?type=invoice&limit=1');
  return (await backend.get<Invoice>(`/invoices/${body.data[0]?.id}`)).body;
}

describe('the scenario team', () => {
  it('stands in the middle of April 2026, with six seats at 12.00', async () => {
    const backend = new TestBackend();
    const { body: account } = await backend.get<Account>('/account');
    assert.deepEqual(
      [account.asOf, account.country, account.locale],
      ['2026-04-16T00:00:00+02:00', 'FR', 'fr'],
    );
    assert.deepEqual(account.notices, []);
    const { body: subscription } = await backend.get<Subscription>('/subscription');
    assert.deepEqual(subscription.currentPeriod, { start: '2026-04-01', end: '2026-05-01' });
    assert.deepEqual([subscription.unitAmount, subscription.quantity], [eur(1200), 6]);
    const { body: members } = await backend.get<MemberList>('/members');
    assert.deepEqual(
      members.data.map(({ role, status }) => `${role} ${status}`),
      ['owner active', 'member active', 'manager active', 'member invited', 'member active', 'member active'],
    );
  });

  it('has a history of real commands: ten invoices without a gap, and a credit that a renewal used', async () => {
    const backend = new TestBackend();
    const { body } = await backend.get<History>('/history');
    assert.deepEqual(
      body.data.map(({ number, issuedOn, total }) => [number, issuedOn, total.amount]),
      [
        ['INV-10682', '2026-04-01', 7200],
        ['INV-10681', '2026-03-24', 310], // 8 of 31 days
        ['INV-10680', '2026-03-01', 6000],
        ['CN-204', '2026-02-12', -729], // 12.00 less 11 of 28 days
        ['INV-10679', '2026-02-01', 7200],
        ['INV-10678', '2026-01-20', 465], // 12 of 31 days
        ['INV-10677', '2026-01-01', 6000],
        ['INV-10676', '2025-12-09', 1780], // twice 23 of 31 days
        ['INV-10675', '2025-12-01', 3600],
        ['INV-10674', '2025-11-18', 520], // 13 of 30 days
        ['INV-10673', '2025-11-01', 2400],
      ],
    );
    assert.ok(body.data.every(({ status }) => status === 'paid' || status === null));
  });

  it('has only members of the whole period: removing one on 16 April gives back half', async () => {
    const backend = new TestBackend();
    const { body: members } = await backend.get<MemberList>('/members?limit=100');
    for (const { id } of members.data.slice(1)) {
      const change = { type: 'remove_members', memberIds: [id] };
      const { body: quote } = await backend.post<Quote>('/quotes', { change });
      assert.deepEqual(quote.total, eur(-600));
    }
  });

  it('lets owner, manager, member and the invited person in', async () => {
    const backend = new TestBackend();
    const roles = [];
    for (const as of ['owner', 'manager', 'member', 'invited'] as const)
      roles.push((await backend.get<Account>('/account', { as })).body.viewer.role);
    assert.deepEqual(roles, ['owner', 'manager', 'member', 'member']);
  });

  it('is as it was on an earlier day, and goes on to a later one', async () => {
    const earlier = new TestBackend({ at: '2025-12-01' });
    assert.equal((await earlier.get<Subscription>('/subscription')).body.quantity, 3);
    assert.deepEqual(Object.keys(tokensOf(earlier.instance)), ['owner', 'manager', 'member']);
    const later = new TestBackend({ at: '2026-07-14' });
    assert.equal((await newest(later)).number, 'INV-10685');
  });

  it('is the same every time but for its ids', () => {
    const [one, other] = [createInstance({}, 'aaa'), createInstance({}, 'bbb')];
    assert.equal(JSON.stringify(other.account).replaceAll('bbb', 'aaa'), JSON.stringify(one.account));
  });
});

describe('overrides', () => {
  it('begin the account on a day of their own, with everybody in it and no earlier history', async () => {
    const backend = new TestBackend({ overrides: { periodStart: '2026-03-01', price: 999 } });
    const { body } = await backend.get<History>('/history');
    assert.deepEqual(
      body.data.map(({ number, issuedOn, total }) => [number, issuedOn, total.amount]),
      [['INV-10673', '2026-03-01', 5994]],
    );
  });

  it('make the worked examples of proration', async () => {
    const table: [Overrides, at: string, amount: number, currency: string][] = [
      [{ periodStart: '2026-04-01' }, '2026-04-16', 600, 'EUR'],
      [{ periodStart: '2026-03-01', price: 999 }, '2026-03-12', 645, 'EUR'],
      [{ periodStart: '2026-03-01', price: 1500, currency: 'JPY' }, '2026-03-12', 968, 'JPY'],
      [{ periodStart: '2028-02-01' }, '2028-02-15', 621, 'EUR'],
      [{ periodStart: '2026-03-01', interval: 'year' }, '2026-09-01', 5951, 'EUR'],
    ];
    for (const [overrides, at, amount, currency] of table) {
      const backend = new TestBackend({ at, overrides });
      const change = { type: 'add_members', emails: ['new@a.example'] };
      const { body: quote } = await backend.post<Quote>('/quotes', { change });
      assert.deepEqual(quote.dueNow, { amount, currency });
    }
  });

  it('set country, rate and VAT number, which decide the tax', async () => {
    const category = async (overrides: Overrides) => {
      const backend = new TestBackend({ overrides });
      const { body } = await backend.get<UpcomingInvoice>('/invoices/upcoming');
      return body.estimate?.tax.map((tax) => [tax.category, tax.rate]);
    };
    assert.deepEqual(await category({ country: 'FI' }), [['standard', '0.255']]);
    assert.deepEqual(await category({ vatRate: '0.21' }), [['standard', '0.21']]);
    assert.deepEqual(await category({ taxId: 'FR40303265045' }), [['reverse_charge', '0']]);
    assert.deepEqual(await category({ taxId: { value: 'FR40303265045', status: 'pending' } }), [
      ['standard', '0.20'],
    ]);
    assert.deepEqual(await category({ country: 'US' }), [['outside_scope', '0']]);
    // Monaco is France (TAX-2).
    assert.deepEqual(await category({ country: 'MC' }), [['standard', '0.20']]);
    assert.deepEqual(await category({ country: 'MC', vatRate: '0.21' }), [['standard', '0.21']]);
    assert.deepEqual(await category({ country: 'MC', taxId: 'FR53000004605' }), [['reverse_charge', '0']]);
  });

  it('have the registry’s word on a VAT number that comes alone, as from an address', async () => {
    const query = new URLSearchParams({ taxId: 'fr 71 404 833 238' });
    const backend = new TestBackend(readRecipeFromQuery(query));
    const { body } = await backend.get<Account>('/account');
    assert.deepEqual(
      body.notices.map(({ kind, params }) => [kind, params.value]),
      [['tax_id_invalid', 'FR71404833238']],
    );
  });

  it('set zone, language, policy and people', async () => {
    const backend = new TestBackend({
      overrides: {
        timeZone: 'America/New_York',
        locale: 'en',
        policy: { seatInvoicing: 'next_invoice' },
        members: [
          { name: 'Ada', email: 'ada@a.example', role: 'manager' },
          { name: null, email: 'bo@a.example', status: 'invited' },
        ],
      },
    });
    const { body: account } = await backend.get<Account>('/account');
    assert.equal(account.asOf, '2026-04-16T00:00:00-04:00');
    assert.equal(account.policy.seatInvoicing, 'next_invoice');
    assert.deepEqual(Object.keys(tokensOf(backend.instance)), ['owner', 'manager', 'invited']);
    assert.equal((await newest(backend)).total.amount, 3600);
  });

  it('put a card on file that fails from now on', async () => {
    const backend = new TestBackend({ overrides: { card: '4000 0000 0000 9995' } });
    assert.deepEqual((await backend.get<Account>('/account')).body.notices, []);
    await backend.post('/__mock__/clock', { to: 'next_renewal' });
    const { overdue, attempts } = await newest(backend);
    assert.deepEqual([overdue, attempts[0]?.declineCode], [true, 'insufficient_funds']);
  });

  it('are refused field by field when they mean nothing', () => {
    const refused = (recipe: object) => {
      try {
        createInstance(recipe);
      } catch (error) {
        assert.ok(error instanceof HttpRefusal);
        assert.equal(error.status, 422);
        return error.errors.map(({ pointer, code }) => `${pointer} ${code}`);
      }
      return [];
    };
    assert.deepEqual(refused({ scenario: 'circus' }), ['/scenario invalid_value']);
    assert.deepEqual(refused({ at: '2026-02-31' }), ['/at invalid_value']);
    assert.deepEqual(refused({ at: '2025-10-31' }), ['/at invalid_value']);
    assert.deepEqual(refused({ at: '2150-01-01' }), ['/at invalid_value']);
    assert.deepEqual(refused({ at: '2026-03-31', overrides: { periodStart: '2026-04-01' } }), [
      '/at invalid_value',
    ]);
    assert.deepEqual(
      refused({
        overrides: { price: 9.99, currency: 'euro', interval: 'week', vatRate: 0.2, colour: 'red' },
      }),
      [
        '/overrides/price invalid_type',
        '/overrides/currency invalid_value',
        '/overrides/interval invalid_value',
        '/overrides/vatRate invalid_type',
        '/overrides/colour unknown_field',
      ],
    );
    assert.deepEqual(
      refused({
        overrides: {
          currency: 'ZZZ',
          country: 'ZQ',
          periodStart: '2026-13-01',
          timeZone: 'Mars/Olympus',
          locale: '-',
          card: '1234',
        },
      }),
      [
        '/overrides/periodStart invalid_value',
        '/overrides/currency invalid_value',
        '/overrides/country invalid_value',
        '/overrides/timeZone invalid_value',
        '/overrides/locale invalid_value',
        '/overrides/card invalid_value',
      ],
    );
    assert.deepEqual(refused({ overrides: { policy: { words: 'club', fee: 1 } } }), [
      '/overrides/policy/words invalid_value',
      '/overrides/policy/fee unknown_field',
    ]);
    for (const vatRate of ['1', '22', '1.0001', '-0.1', 'NaN', '0,2', '', NaN, 0.2])
      assert.match(refused({ overrides: { vatRate } }).join(), /^\/overrides\/vatRate invalid_(value|type)$/);
    for (const decline of ['declined', 'Card declined', 'other'])
      assert.deepEqual(refused({ overrides: { decline } }), ['/overrides/decline invalid_value']);
    const person = { name: 'Ada', email: 'ada@a.example' };
    assert.deepEqual(refused({ overrides: { members: [person, { name: null, email: 'ADA@a.example' }] } }), [
      '/overrides/members/1/email duplicate',
      '/overrides/members/1/name required',
    ]);
    assert.deepEqual(
      refused({ overrides: { members: [{ name: 'Ada', email: 'ines@atelier-moreau.example' }] } }),
      ['/overrides/members/0/email duplicate'],
    );
  });

  it('are read from an address, where other parameters are the page’s own', () => {
    const query = new URLSearchParams(
      'scenario=team&viewer=member&at=2026-04-16&price=999&vatRate=0.21&policy.prorationUnit=second&theme=dark',
    );
    assert.deepEqual(readRecipeFromQuery(query), {
      scenario: 'team',
      at: '2026-04-16',
      overrides: { price: 999, vatRate: '0.21', policy: { prorationUnit: 'second' } },
    });
    assert.throws(() => readRecipeFromQuery(new URLSearchParams('price=9.99')), HttpRefusal);
  });
});
