import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  Account,
  ContactList,
  History,
  InvoiceList,
  PaymentMethodList,
  Plan,
  Settings,
  Subscription,
} from '@billfold/contract';
import { createInstance, SCENARIOS, VIEWERS, type RecipeInput } from '../index.ts';
import { HttpRefusal } from '../backend/problems.ts';
import { TestBackend } from '../testing/backend.ts';

const permissionsOf = async (backend: TestBackend, as: (typeof VIEWERS)[number]) =>
  (await backend.get<Account>('/account', { as })).body.viewer.permissions;

describe('every scenario', () => {
  for (const scenario of SCENARIOS) {
    it(`${scenario}: has an owner, a manager, a member and an invited person, and nothing that is overdue`, async () => {
      const backend = new TestBackend({ scenario });
      assert.deepEqual(
        backend.instance.tokens.map(({ viewer }) => viewer),
        VIEWERS,
      );
      const { body } = await backend.get<Account>('/account');
      assert.deepEqual([body.policy.words, body.notices], [scenario, []]);
      assert.deepEqual(backend.mails, []);
      const { data } = (await backend.get<InvoiceList>('/invoices?limit=100')).body;
      assert.ok(data.length >= 9);
      assert.ok(data.every(({ status }) => status === 'paid'));
    });

    it(`${scenario}: is the same every time but for its ids`, () => {
      const [one, other] = [createInstance({ scenario }, 'aaa'), createInstance({ scenario }, 'bbb')];
      assert.equal(JSON.stringify(other.account).replaceAll('bbb', 'aaa'), JSON.stringify(one.account));
    });

    it(`${scenario}: can be looked at on any day of its story, and years later`, () => {
      for (const at of ['2025-11-01', '2025-12-10', '2026-03-13', '2030-01-01'])
        assert.ok(createInstance({ scenario, at }).account.now > 0);
    });

    it(`${scenario}: takes each way to pay and each plan`, () => {
      for (const paymentMethod of ['card', 'bank_transfer', 'none'] as const)
        assert.ok(createInstance({ scenario, overrides: { paymentMethod } }));
      for (const { id } of createInstance({ scenario }).account.catalogue)
        assert.ok(createInstance({ scenario, overrides: { plan: id, price: 1000 } }));
    });
  }
});

describe('the workspace', () => {
  it('ACC-3: shows billing to the owner and to whoever moved it to a higher plan', async () => {
    const backend = new TestBackend({ scenario: 'workspace' });
    const owner = await permissionsOf(backend, 'owner');
    assert.deepEqual(
      owner.filter((each) => !['ownership.transfer', 'account.close'].includes(each)),
      await permissionsOf(backend, 'manager'),
    );
    assert.deepEqual(await permissionsOf(backend, 'member'), []);
    assert.deepEqual(await permissionsOf(backend, 'invited'), []);
    const { body } = await backend.get<Subscription>('/subscription');
    const manager = backend.instance.tokens.find(({ viewer }) => viewer === 'manager');
    assert.deepEqual([body.planName, body.upgradedBy], ['Plus', manager?.memberId]);
  });

  it('has a plan that is not self-service, and prices of a country’s own', async () => {
    const { data } = (await new TestBackend({ scenario: 'workspace' }).get<{ data: Plan[] }>('/plans')).body;
    assert.deepEqual(
      data.map(({ name, selfService, prices }) => [name, selfService, prices[0]?.unitAmount.amount]),
      [
        ['Gratuit', true, 0],
        ['Standard', true, 825],
        ['Plus', true, 1425],
        ['Enterprise', false, undefined],
      ],
    );
    const swiss = new TestBackend({ scenario: 'workspace', overrides: { country: 'CH', plan: 'standard' } });
    const { body } = await swiss.get<{ data: Plan[] }>('/plans');
    assert.equal(body.data[1]?.prices[0]?.unitAmount.amount, 900);
  });

  it('names who may purchase, and has a contact', async () => {
    const backend = new TestBackend({ scenario: 'workspace' });
    const { body } = await backend.get<Settings>('/settings');
    assert.deepEqual([body.purchasers, body.emailFrequency, body.legalStatus], ['owners', 'weekly', 'SAS']);
    assert.equal((await backend.get<ContactList>('/contacts')).body.total, 1);
  });

  it('can begin on the free plan, with nothing to pay with', async () => {
    const overrides = { plan: 'free', paymentMethod: 'none' as const, periodStart: '2026-04-01' };
    const backend = new TestBackend({ scenario: 'workspace', overrides });
    assert.equal((await backend.get<Subscription>('/subscription')).body.planName, 'Gratuit');
    assert.deepEqual((await backend.get<PaymentMethodList>('/payment-methods')).body.data, []);
    await backend.tell('clock', { to: '2026-06-01' });
    assert.deepEqual((await backend.get<Account>('/account')).body.notices, []);
  });
});

describe('the program', () => {
  it('has ten years of yearly renewals, paid by transfer: the last is INV-10682', async () => {
    const backend = new TestBackend({ scenario: 'program' });
    const { data } = (await backend.get<History>('/history')).body;
    assert.deepEqual(
      data.map(({ number, issuedOn, total }) => [number, issuedOn, total.amount]),
      Array.from({ length: 10 }, (_, index) => [`INV-${10_682 - index}`, `${2026 - index}-03-01`, 299_000]),
    );
    const [method] = (await backend.get<PaymentMethodList>('/payment-methods')).body.data;
    assert.equal(method?.type, 'bank_transfer');
  });

  it('ACC-4: shows managers the contacts alone, read-only', async () => {
    const backend = new TestBackend({ scenario: 'program' });
    assert.deepEqual(await permissionsOf(backend, 'manager'), ['contacts.read']);
    const contacts = await backend.get<ContactList>('/contacts', { as: 'manager' });
    assert.equal(contacts.body.total, 2);
    const body = { email: 'a@a.example' };
    assert.equal((await backend.post('/contacts', body, { as: 'manager' })).status, 403);
  });

  it('has a higher plan confirmed and a lower one refused (PLAN-2, PLAN-3)', async () => {
    const backend = new TestBackend({ scenario: 'program' });
    const quote = (planId: string) =>
      backend.post<{ outcome?: string; code?: string; remedy?: { kind: string } }>('/quotes', {
        change: { type: 'change_plan', planId, interval: 'year' },
      });
    assert.equal((await quote('premium')).body.outcome, 'awaiting_confirmation');
    const lower = await quote('essentiel');
    assert.deepEqual(
      [lower.status, lower.body.code, lower.body.remedy?.kind],
      [409, 'change_not_available', 'contact_support'],
    );
  });
});

describe('recipes', () => {
  const refused = (recipe: RecipeInput) => {
    try {
      createInstance(recipe);
    } catch (error) {
      assert.ok(error instanceof HttpRefusal);
      return error.errors.map(({ pointer, code }) => `${pointer} ${code}`);
    }
    return [];
  };

  it('are refused where the plan is not there or has no price, the page is no page, a contact stands there twice', () => {
    assert.deepEqual(refused({ overrides: { plan: 'gold' } }), ['/overrides/plan invalid_value']);
    assert.deepEqual(refused({ scenario: 'workspace', overrides: { plan: 'enterprise' } }), [
      '/overrides/interval invalid_value',
    ]);
    assert.deepEqual(refused({ scenario: 'program', overrides: { interval: 'month' } }), [
      '/overrides/interval invalid_value',
    ]);
    assert.deepEqual(refused({ portal: 'javascript:alert(1)' }), ['/portal invalid_value']);
    const contacts = [{ email: 'a@a.example' }, { email: 'A@a.example' }];
    assert.deepEqual(refused({ overrides: { contacts } }), ['/overrides/contacts/1/email duplicate']);
  });
});
