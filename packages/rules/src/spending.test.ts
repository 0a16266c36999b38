import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { spendingView } from './index.ts';
import { Story } from './testing/story.ts';

/** The figures alone, by month. */
function spent(story: Story, months: number): [month: string, amount: number][] {
  return spendingView(story.account, months).data.map(({ month, total }) => [month, total.amount]);
}

describe('the figures of the spending chart', () => {
  it('INV-3: as many months as asked, oldest first, the current one last; none where nothing was invoiced', () => {
    const story = new Story({ startsOn: '2026-02-01' }).on('2026-04-16');
    assert.deepEqual(spent(story, 5), [
      ['2025-12', 0],
      ['2026-01', 0],
      ['2026-02', 2400],
      ['2026-03', 2400],
      ['2026-04', 2400],
    ]);
    assert.deepEqual(spent(story, 1), [['2026-04', 2400]]);
  });

  it('INV-3: what came before is not counted, in the sum neither', () => {
    const story = new Story({ startsOn: '2026-01-01' }).on('2026-04-16');
    const { total, highest, asOf } = spendingView(story.account, 2);
    assert.deepEqual(total, { amount: 4800, currency: 'EUR' });
    assert.deepEqual(highest, { amount: 2400, currency: 'EUR' });
    assert.equal(asOf, '2026-04-16T09:00:00+02:00');
  });

  it('INV-3, CRED-1: credit notes are taken off in their own month, not in their invoice’s', () => {
    const story = new Story({ startsOn: '2026-03-20' }).on('2026-03-25T09:00:00+01:00');
    story.add('ada@example.com');
    // 26 of 31 days: 10.06; removed on 4 April, 10 days after: 3.87 was used, 6.19 comes back.
    story.on('2026-04-04').remove('ada@example.com');
    assert.deepEqual(spent(story, 2), [
      ['2026-03', 2400 + 1006],
      ['2026-04', -619],
    ]);
    assert.equal(spendingView(story.account, 2).highest.amount, 3406);
    assert.equal(spendingView(story.account, 1).highest.amount, 0);
    assert.equal(spendingView(story.account, 1).total.amount, -619);
  });

  it('PLAN-6: a void invoice never was owed', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.deepEqual(spent(story, 1), [['2026-04', 2400]]);
  });

  it('DUN-2: what was given up is owed still', () => {
    const story = new Story();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-06-20');
    assert.deepEqual(spent(story, 3), [
      ['2026-04', 2400],
      ['2026-05', 2400],
      ['2026-06', 0],
    ]);
  });

  it('CRED-2: what the balance pays is spent all the same', () => {
    const story = new Story().on('2026-04-16');
    story.remove('Member 1');
    story.on('2026-05-01');
    assert.deepEqual(spent(story, 2), [
      ['2026-04', 1800],
      ['2026-05', 1200],
    ]);
  });

  it('PLAN-2, DUN-3: a negative invoice is less spent', () => {
    const story = new Story();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-05-20').card = { status: 'succeeded' };
    story.make({ type: 'change_plan', planId: 'free', interval: 'month' });
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    // 12 of 31 days are given back of 12.00 each, to the balance: 4.65 twice.
    assert.deepEqual(spent(story, 2), [
      ['2026-04', 2400],
      ['2026-05', 2400 - 930],
    ]);
  });

  it('CAL-1: months are those of the account’s zone', () => {
    const story = new Story({ timeZone: 'America/New_York', startsOn: '2026-04-01' });
    // 1 May, two in the morning in Paris, is 30 April in New York.
    story.on('2026-05-01T02:00:00+02:00').add('ada@example.com');
    assert.deepEqual(spent(story, 2), [
      ['2026-03', 0],
      ['2026-04', 2440],
    ]);
  });

  it('INV-3: credit notes of months that were not asked for are not counted', () => {
    const story = new Story();
    story.on('2026-04-16').remove('Member 1');
    assert.deepEqual(spent(story.on('2026-05-02'), 1), [['2026-05', 1200]]);
  });
});
