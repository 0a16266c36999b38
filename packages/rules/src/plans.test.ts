import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balance, invoiceView, rowAt, subscriptionView } from './index.ts';
import { Story } from './testing/story.ts';

const lineAmounts = (lines: readonly { amount: number }[]) => lines.map(({ amount }) => amount);

describe('PLAN-2: a higher plan at once', () => {
  it('three seats, 12.00 → 20.00 a month on 16 April: −18.00 + 30.00, tax 2.08', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    const { quote, change } = story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.deepEqual(lineAmounts(change.lines), [-600, -600, -600, 1000, 1000, 1000]);
    assert.deepEqual([quote.dueNow.amount, quote.tax[0]?.amount.amount], [1200, 208]);
    assert.equal(subscriptionView(story.account).planName, 'Max');
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-04-01',
      end: '2026-05-01',
    });
  });

  it('the stays after it are credited at the new price: removed on 24 April, 4.67', () => {
    const story = new Story().on('2026-04-16');
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    const { change } = story.on('2026-04-24').remove('Member 1');
    assert.deepEqual(lineAmounts(change.lines), [-467]);
  });
});

describe('PLAN-4: a year instead of a month', () => {
  it('three seats on 16 April: −18.00 + 360.00, tax 59.36, new anchor that day', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    const { quote } = story.make({ type: 'change_plan', planId: 'pro', interval: 'year' });
    assert.deepEqual([quote.dueNow.amount, quote.tax[0]?.amount.amount], [34_200, 5936]);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-04-16',
      end: '2027-04-16',
    });
  });
});

describe('PLAN-6: a change that charges takes effect when its invoice is paid', () => {
  function declinedUpgrade(): Story {
    const story = new Story({ members: 3 }).on('2026-04-10');
    story.remove('Member 3');
    story.on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    return story;
  }

  it('declined: the invoice is void, the old plan stays, nothing is owed', () => {
    const story = declinedUpgrade();
    const { change } = story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    const invoice = rowAt(story.account.invoices, 1);
    assert.ok(invoice);
    assert.deepEqual([change.status, invoice.status, invoice.number], ['failed', 'void', 'INV-2']);
    assert.equal(invoiceView(story.account, invoice).amountDue.amount, 0);
    assert.deepEqual(
      [subscriptionView(story.account).planName, story.account.subscription.status],
      ['Pro', 'active'],
    );
  });

  it('CRED-4: what the balance paid of the void invoice returns', () => {
    const story = declinedUpgrade();
    assert.equal(balance(story.account), 840);
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.equal(balance(story.account), 840);
  });

  it('is refused while overdue', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    assert.throws(() => story.make({ type: 'change_plan', planId: 'max', interval: 'month' }), {
      code: 'account_overdue',
    });
  });
});

describe('changes of plan that are not made', () => {
  const story = new Story({ price: 1200 }).on('2026-04-16');
  it('the same plan', () => {
    assert.throws(() => story.quote({ type: 'change_plan', planId: 'pro', interval: 'month' }), {
      code: 'same_plan',
    });
  });
  it('an unknown plan', () => {
    assert.throws(() => story.quote({ type: 'change_plan', planId: 'nope', interval: 'month' }), {
      code: 'invalid_request',
    });
  });
  it('a lower plan is refused with the way to support', () => {
    assert.throws(
      () => story.quote({ type: 'change_plan', planId: 'free', interval: 'month' }),
      (error: { code: string; remedy: { kind: string } }) =>
        error.code === 'change_not_available' && error.remedy.kind === 'contact_support',
    );
  });
});
