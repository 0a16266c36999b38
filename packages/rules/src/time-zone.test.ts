import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balance, formatInstant, nextRenewalAt, rowAt, subscriptionView, upcomingInvoice } from './index.ts';
import { Story, type Beginning } from './testing/story.ts';

const move = (story: Story, timeZone: string) => story.run({ type: 'change_time_zone', timeZone });

const renewal = (story: Story) => formatInstant(nextRenewalAt(story.account) ?? 0, 'UTC');

const periodOf = (story: Story) => {
  const { start, end } = subscriptionView(story.account).currentPeriod;
  return `${start}/${end}`;
};

/** In Paris, 12.00 a month from 1 April, on the 16th. */
function moved(timeZone: string, beginning: Beginning = {}): Story {
  const story = new Story({ members: 1, ...beginning }).on('2026-04-16');
  move(story, timeZone);
  return story;
}

describe('CAL-1: a change of zone waits for the renewal', () => {
  it('CAL-1: the running period keeps its days and its end', () => {
    const story = moved('America/Los_Angeles');
    assert.equal(story.account.timeZone, 'Europe/Paris');
    assert.equal(renewal(story), '2026-04-30T22:00:00+00:00');
    // In Los Angeles it is still the 15th; here it is the 16th.
    story.on('2026-04-16T09:00:00+02:00');
    assert.equal(story.add('ada@example.com').quote.dueNow.amount, 600);
  });

  it('CAL-1: westward: the next period begins when its day begins there, and is charged whole', () => {
    const story = moved('America/Los_Angeles');
    assert.equal(upcomingInvoice(story.account).estimate?.renewsOn, '2026-05-01');
    story.on('2026-04-30T22:00:00Z');
    assert.deepEqual(story.charges, [2400, 2400]);
    assert.equal(story.account.timeZone, 'America/Los_Angeles');
    assert.equal(periodOf(story), '2026-05-01/2026-06-01');
    assert.equal(renewal(story), '2026-06-01T07:00:00+00:00');
    const invoice = rowAt(story.account.invoices, 1);
    assert.deepEqual(
      [invoice?.issuedOn, invoice?.lines[0]?.units, invoice?.lines[0]?.unitsInPeriod],
      ['2026-04-30', 31, 31],
    );
  });

  it('CAL-1, SEAT-2: westward: whoever goes before that day has used nothing of it', () => {
    const story = moved('America/Los_Angeles').on('2026-04-30T23:00:00Z');
    const { change } = story.remove('Member 1');
    assert.deepEqual(
      change.lines.map(({ amount, units, period }) => [amount, units, period.start]),
      [[-1200, 31, '2026-05-01']],
    );
    assert.equal(balance(story.account), 1200);
  });

  it('CAL-1, SEAT-1: westward: whoever comes before that day pays the period whole', () => {
    const story = moved('America/Los_Angeles').on('2026-04-30T23:00:00Z');
    assert.equal(story.add('ada@example.com').quote.dueNow.amount, 1200);
    // On its first day, gone again: nothing is used of it.
    story.on('2026-05-01T08:00:00Z').remove('ada@example.com');
    assert.equal(balance(story.account), 1200);
  });

  it('CAL-1, CAL-3: westward, by the second: stays begin with the period', () => {
    const story = moved('America/Los_Angeles', { policy: { prorationUnit: 'second' } });
    story.on('2026-05-01T07:00:00Z');
    // Half of 31 days: noon of the 16th, in Los Angeles.
    const { change } = story.on('2026-05-16T19:00:00Z').remove('Member 1');
    assert.deepEqual([change.lines[0]?.amount, change.lines[0]?.units], [-600, 1_339_200]);
  });

  it('CAL-1: eastward: the next period has begun there already, and is charged whole', () => {
    const story = moved('Pacific/Auckland').on('2026-04-30T22:00:00Z');
    assert.deepEqual(story.charges, [2400, 2400]);
    assert.equal(periodOf(story), '2026-05-01/2026-06-01');
    assert.equal(rowAt(story.account.invoices, 1)?.issuedOn, '2026-05-01');
    // 1 June begins at noon of 31 May in UTC.
    assert.equal(renewal(story), '2026-05-31T12:00:00+00:00');
    story.on('2026-05-31T12:00:00Z');
    assert.deepEqual(story.charges, [2400, 2400, 2400]);
  });

  it('CAL-1, SEAT-2: eastward: a stay is credited by the days there', () => {
    // It is the 16th there: 15 of 31 days are used. 12.00 − 5.81.
    const { change } = moved('Pacific/Auckland').on('2026-05-15T13:00:00Z').remove('Member 1');
    assert.equal(change.lines[0]?.amount, -619);
  });

  it('CAL-1: eastward: with an interval that changes at the same renewal, no day is lost or charged twice', () => {
    const story = new Story({ planId: 'max', members: 0 }).on('2026-04-16');
    move(story, 'Pacific/Auckland');
    story.make({ type: 'change_plan', planId: 'pro', interval: 'year' });
    story.on('2026-05-02');
    assert.equal(periodOf(story), '2026-05-01/2027-05-01');
    assert.deepEqual(story.charges, [2000, 12_000]);
  });

  it('CAL-1: westward: with an interval that changes at the same renewal, no day is lost or charged twice', () => {
    const story = new Story({ planId: 'max', members: 0 }).on('2026-04-16');
    move(story, 'America/Los_Angeles');
    story.make({ type: 'change_plan', planId: 'pro', interval: 'year' });
    story.on('2026-05-02');
    assert.equal(periodOf(story), '2026-05-01/2027-05-01');
    assert.deepEqual(story.charges, [2000, 12_000]);
  });

  it('CAL-1: across the date line, a month is a month', () => {
    const story = moved('Pacific/Kiritimati', { timeZone: 'Pacific/Honolulu', members: 0 });
    // Honolulu's 1 May begins at 10:00 UTC; Kiritimati's has begun a day before.
    assert.equal(renewal(story), '2026-05-01T10:00:00+00:00');
    story.on('2026-05-01T10:00:00Z');
    assert.equal(renewal(story), '2026-05-31T10:00:00+00:00');
    assert.deepEqual(story.charges, [1200, 1200]);
  });

  it('CAL-1: moved back before the renewal, all is as it was', () => {
    const story = moved('America/Los_Angeles');
    move(story, 'Europe/Paris');
    assert.equal(story.account.nextTimeZone, null);
    story.on('2026-05-02');
    assert.equal(renewal(story), '2026-05-31T22:00:00+00:00');
  });

  it('CAL-1, DUN-3: a period that begins anew begins in the new zone', () => {
    const story = new Story({ members: 0 });
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-05-16T12:00:00Z');
    assert.equal(story.account.subscription.status, 'unpaid');
    move(story, 'Asia/Tokyo');
    story.card = { status: 'succeeded' };
    // In Tokyo it is the 21st.
    story.on('2026-05-20T18:00:00Z').make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    assert.equal(story.account.timeZone, 'Asia/Tokyo');
    assert.equal(periodOf(story), '2026-05-21/2026-06-21');
  });

  it('CAL-1: there is no such zone', () => {
    const story = new Story();
    assert.throws(() => move(story, 'Europe/Nowhere'), {
      code: 'invalid_request',
      errors: [{ pointer: '/timeZone', code: 'invalid_value', detail: 'There is no such time zone' }],
    });
  });
});
