import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balance, invoiceView, rowAt, upcomingInvoice, type InvoiceState } from './index.ts';
import { Story } from './testing/story.ts';

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;

const plan = (planId: string, interval: 'month' | 'year' = 'month') => ({
  type: 'change_plan' as const,
  planId,
  interval,
});

/** What is expected of the next renewal, by hand. */
interface Expected {
  renewsOn: string;
  lines: number[];
  total: number;
  tax: number;
  balanceApplied: number;
  due: number;
}

/** INV-4: the estimate says so, and the renewal does so. */
function renewsAs(story: Story, expected: Expected): void {
  const { estimate, none } = upcomingInvoice(story.account);
  assert.ok(estimate);
  assert.equal(none, null);
  assert.deepEqual(
    {
      renewsOn: estimate.renewsOn,
      lines: estimate.lines.map(({ amount }) => amount.amount),
      total: estimate.total.amount,
      tax: estimate.tax.reduce((sum, { amount }) => sum + amount.amount, 0),
      balanceApplied: estimate.balanceApplied.amount,
      due: estimate.amountDue.amount,
    },
    expected,
  );
  assert.equal(estimate.net.amount, expected.total - expected.tax);
  const made = story.account.invoices.size;
  const before = story.charges.length;
  story.on(expected.renewsOn);
  const invoice: InvoiceState | undefined = rowAt(story.account.invoices, made);
  assert.ok(invoice);
  const renewal = invoiceView(story.account, invoice);
  assert.deepEqual(
    {
      renewsOn: renewal.issuedOn,
      lines: renewal.lines.map(({ amount }) => amount.amount),
      total: renewal.total.amount,
      tax: renewal.tax.reduce((sum, { amount }) => sum + amount.amount, 0),
      balanceApplied: renewal.balanceApplied.amount,
      due: story.charges[before] ?? 0,
    },
    expected,
  );
  assert.deepEqual(
    renewal.lines.map(({ kind, quantity, period }) => [kind, quantity, period]),
    estimate.lines.map(({ kind, quantity, period }) => [kind, quantity, period]),
  );
}

const none = (story: Story) => {
  const { estimate, none: why } = upcomingInvoice(story.account);
  return [estimate, why];
};

describe('INV-4: the renewal equals its estimate', () => {
  it('INV-4: members × price, invited ones too', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    story.add('ada@example.com');
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [4800],
      total: 4800,
      tax: 833,
      balanceApplied: 0,
      due: 4800,
    });
  });

  it('INV-4: with credit: 36.00 less 6.00 of the balance', () => {
    const story = new Story({ members: 3 }).on('2026-04-16');
    story.remove('Member 3');
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [3600],
      total: 3600,
      tax: 625,
      balanceApplied: 600,
      due: 3000,
    });
  });

  it('INV-4, CRED-3: with more credit than it comes to, the rest stays', () => {
    const story = new Story({ members: 0, profile: 'program' }).on('2026-04-16');
    story.receive(2000);
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [1200],
      total: 1200,
      tax: 208,
      balanceApplied: 1200,
      due: 0,
    });
    assert.equal(balance(story.account), 800);
  });

  it('INV-4: with a lower plan and an announced price ahead', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    story.make(plan('pro'));
    const from = Date.parse('2026-04-20T00:00:00Z');
    story.run({ type: 'announce_price', planId: 'pro', interval: 'month', amount: 1300, from });
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [2600],
      total: 2600,
      tax: 451,
      balanceApplied: 0,
      due: 2600,
    });
  });

  it('INV-4: with another interval ahead', () => {
    const story = new Story({ planId: 'max', members: 0 }).on('2026-04-16');
    story.make(plan('pro', 'year'));
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [12_000],
      total: 12_000,
      tax: 2083,
      balanceApplied: 0,
      due: 12_000,
    });
  });

  it('INV-4, SEAT-5: with charges that wait', () => {
    const story = new Story({ profile: 'workspace', members: 0 }).on('2026-04-16');
    story.add('ada@example.com');
    story.add('bob@example.com');
    story.on('2026-04-24').remove('bob@example.com');
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [2400, 600, 320],
      total: 3320,
      tax: 576,
      balanceApplied: 0,
      due: 3320,
    });
  });

  it('INV-4, SEAT-5: moving to Free, what waits is still charged', () => {
    const story = new Story({ profile: 'workspace', members: 0 }).on('2026-04-16');
    story.add('ada@example.com');
    story.make(plan('free'));
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [600],
      total: 600,
      tax: 104,
      balanceApplied: 0,
      due: 600,
    });
    assert.deepEqual(none(story), [null, { kind: 'free_plan', params: {} }]);
  });

  it('INV-4: a yearly program', () => {
    const story = new Story({ profile: 'program', interval: 'year', price: 12_000, members: 4 });
    renewsAs(story, {
      renewsOn: '2027-04-01',
      lines: [12_000],
      total: 12_000,
      tax: 2083,
      balanceApplied: 0,
      due: 12_000,
    });
  });

  it('INV-4, TAX-2: exempt from the day on which the number is valid', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    const patch = { taxId: { value: 'FR40303265045' } };
    story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [2976],
      total: 2976,
      tax: 0,
      balanceApplied: 0,
      due: 2976,
    });
  });

  it('INV-4, TAX-1: with the rate of the day of the renewal', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    story.account = {
      ...story.account,
      taxRates: {
        FR: [
          { rate: '0.21', from: '2000-01-01' },
          { rate: '0.25', from: '2026-05-01' },
        ],
      },
    };
    renewsAs(story, {
      renewsOn: '2026-05-01',
      lines: [1200],
      total: 1200,
      tax: 240,
      balanceApplied: 0,
      due: 1200,
    });
  });

  it('INV-4: while overdue, too', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    story.card = DECLINED;
    story.add('ada@example.com');
    assert.equal(story.account.subscription.status, 'past_due');
    assert.equal(upcomingInvoice(story.account).estimate?.total.amount, 2400);
  });

  it('INV-4: asking for it changes nothing', () => {
    const story = new Story({ members: 3 }).on('2026-04-16');
    story.remove('Member 3');
    const before = JSON.stringify(story.account);
    upcomingInvoice(story.account);
    assert.equal(JSON.stringify(story.account), before);
  });
});

describe('INV-4: none, because…', () => {
  it('INV-4: … the plan is free', () => {
    const story = new Story({ planId: 'free' }).on('2026-04-16');
    assert.deepEqual(none(story), [null, { kind: 'free_plan', params: {} }]);
  });

  it('INV-4, DUN-3: … the account is unpaid', () => {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-20');
    assert.deepEqual(none(story), [null, { kind: 'unpaid', params: {} }]);
    story.card = { status: 'succeeded' };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    assert.equal(upcomingInvoice(story.account).estimate?.renewsOn, '2026-06-20');
  });

  it('INV-4, CLO-2: … the account is closed', () => {
    const story = new Story().on('2026-04-16');
    story.run({ type: 'close_account', by: story.owner, version: story.closure.version });
    assert.deepEqual(none(story), [null, { kind: 'closed', params: {} }]);
  });
});
