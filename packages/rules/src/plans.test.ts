import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestedChange } from '@billfold/contract';
import {
  balance,
  execute,
  invoiceView,
  plansView,
  rowAt,
  rowById,
  subscriptionView,
  upcomingInvoice,
  type ChangeState,
} from './index.ts';
import { CARD, Story, type Accepted, type Beginning } from './testing/story.ts';

const lineAmounts = (lines: readonly { amount: number }[]) => lines.map(({ amount }) => amount);

const plan = (planId: string, interval: 'month' | 'year' = 'month') => ({
  type: 'change_plan' as const,
  planId,
  interval,
});

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
const ASKS = { status: 'requires_action' } as const;
const PAYS = { status: 'succeeded' } as const;

/** A program, 120.00 a year from 1 April 2026, on its way to 200.00. */
const PROGRAM: Beginning = { profile: 'program', interval: 'year', price: 12_000, members: 0 };

/** A change as it stands now. */
function changeNow(story: Story, { id }: { id: string }): ChangeState {
  const change = rowById(story.account.changes, id);
  assert.ok(change);
  return change;
}

function invoiceAt(story: Story, place: number) {
  const invoice = rowAt(story.account.invoices, place);
  assert.ok(invoice);
  return invoice;
}

/** Asks for a change, opens the link that was mailed, and accepts the fresh quote. */
function confirmed(story: Story, change: RequestedChange): Accepted {
  story.make(change);
  const quote = story.quote(change);
  const token = story.mailedToken('confirm_plan_change');
  const id = story.run({ type: 'confirm', by: story.owner, token, quoteId: quote.id });
  return { quote, change: changeNow(story, { id }) };
}

function answerBank(story: Story, outcome: 'succeeded' | 'refused'): void {
  const [paymentId = ''] = story.account.waitingPaymentIds;
  story.run({ type: 'settle_authentication', paymentId, outcome });
}

const estimated = (story: Story) => upcomingInvoice(story.account).estimate?.amountDue.amount ?? null;

describe('PLAN-1: plans can be compared', () => {
  it('PLAN-1: lowest first, with their prices, the current one marked', () => {
    const story = new Story();
    assert.deepEqual(
      plansView(story.account).map(({ id, current, selfService, prices }) => [
        id,
        current,
        selfService,
        prices.map(({ interval, unitAmount }) => `${interval} ${unitAmount.amount} ${unitAmount.currency}`),
      ]),
      [
        ['free', false, true, ['month 0 EUR', 'year 0 EUR']],
        ['pro', true, true, ['month 1200 EUR', 'year 12000 EUR']],
        ['max', false, true, ['month 2000 EUR', 'year 20000 EUR']],
        ['enterprise', false, false, []],
      ],
    );
  });
});

describe('PLAN-2: a higher plan at once', () => {
  it('PLAN-2: three seats, 12.00 → 20.00 a month on 16 April: −18.00 + 30.00, tax 2.08', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    const { quote, change } = story.make(plan('max'));
    assert.deepEqual(lineAmounts(change.lines), [-600, -600, -600, 1000, 1000, 1000]);
    assert.deepEqual([quote.dueNow.amount, quote.tax[0]?.amount.amount], [1200, 208]);
    assert.deepEqual(story.charges, [3600, 1200]);
    assert.equal(subscriptionView(story.account).planName, 'Max');
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-04-01',
      end: '2026-05-01',
    });
  });

  it('PLAN-2: the stays after it are credited at the new price: removed on 24 April, 4.67', () => {
    const story = new Story().on('2026-04-16');
    story.make(plan('max'));
    const { change } = story.on('2026-04-24').remove('Member 1');
    assert.deepEqual(lineAmounts(change.lines), [-467]);
  });

  it('PLAN-2: a plan that has one price credits what is not used of it and charges the rest', () => {
    // 1 Sep: 153 of 365 days are used. 120.00 − 50.30 = 69.70 back, 200.00 × 212 ÷ 365 = 116.16.
    const story = new Story(PROGRAM).on('2026-09-01');
    const { quote, change } = confirmed(story, plan('max', 'year'));
    assert.deepEqual(lineAmounts(change.lines), [-6970, 11_616]);
    assert.deepEqual([quote.dueNow.amount, quote.tax[0]?.amount.amount], [4646, 806]);
    assert.deepEqual(story.charges, [12_000, 4646]);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-04-01',
      end: '2027-04-01',
    });
    assert.equal(subscriptionView(story.account).quantity, 1);
    story.on('2027-04-01');
    assert.deepEqual(story.charges, [12_000, 4646, 20_000]);
  });

  it('PLAN-2: only a negative total becomes balance, and nothing is charged', () => {
    // A higher plan that costs less: 2 × −25.00 + 2 × 10.00.
    const story = new Story({ price: 5000 }).on('2026-04-16');
    const { quote, change } = story.make(plan('max'));
    assert.deepEqual(
      [quote.total.amount, quote.dueNow.amount, quote.tax[0]?.amount.amount],
      [-3000, 0, -521],
    );
    assert.deepEqual(quote.creditTo, [
      { to: 'balance', amount: { amount: 3000, currency: 'EUR' }, invoiceNumber: null },
    ]);
    assert.equal(quote.creditApplied.amount, 0);
    assert.deepEqual([change.status, invoiceAt(story, 1).status], ['applied', 'paid']);
    assert.equal(balance(story.account), 3000);
    assert.deepEqual(story.charges, [10_000]);
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [10_000, 1000]);
    assert.equal(balance(story.account), 0);
  });

  it('PLAN-2, SEAT-5: charges that have waited come along, and are not charged again', () => {
    // On 24 April, 7 of 30 days left: 6.00 waited, 2 × −2.80, 2 × 4.67.
    const story = new Story({ profile: 'workspace', members: 0 }).on('2026-04-16');
    story.add('ada@example.com');
    const { quote, change } = story.on('2026-04-24').make(plan('max'));
    assert.deepEqual(lineAmounts(change.lines), [600, -280, -280, 467, 467]);
    assert.deepEqual([quote.dueNow.amount, quote.dueAtRenewal.amount], [974, -600]);
    assert.equal(quote.tax[0]?.amount.amount, 169);
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [1200, 974, 4000]);
  });

  it('PLAN-2: changed twice on one day, the first change costs nothing', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    story.make(plan('max'));
    const { change } = story.make(plan('max', 'year'));
    assert.deepEqual(lineAmounts(change.lines), [-1000, 20_000]);
    assert.deepEqual(story.charges, [1200, 400, 19_000]);
  });

  it('PLAN-2: from Free, the days that are left are charged', () => {
    const story = new Story({ planId: 'free', members: 2 }).on('2026-04-16');
    const { quote } = story.make(plan('pro'));
    assert.deepEqual(lineAmounts(invoiceAt(story, 0).lines), [600, 600, 600]);
    assert.deepEqual([quote.nextRenewal.before, quote.nextRenewal.after?.amountDue.amount], [null, 3600]);
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [1800, 3600]);
  });

  it('PLAN-2: a higher plan that costs nothing is had without an invoice', () => {
    const story = new Story({ planId: 'free', price: 0, paymentMethod: null }).on('2026-04-16');
    const { change } = story.make(plan('pro'));
    assert.deepEqual([change.status, change.invoiceId, story.account.invoices.size], ['applied', null, 0]);
    assert.equal(subscriptionView(story.account).planName, 'Pro');
  });
});

describe('PLAN-3: a lower plan at the period’s end', () => {
  it('PLAN-3: is scheduled, shown as pending, and counts from the renewal', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    const { quote, change } = story.make(plan('pro'));
    assert.deepEqual([quote.outcome, change.status, quote.dueNow.amount], ['scheduled', 'scheduled', 0]);
    assert.deepEqual(quote.lines, []);
    assert.deepEqual(
      [quote.nextRenewal.before?.amountDue.amount, quote.nextRenewal.after?.amountDue.amount],
      [4000, 2400],
    );
    assert.deepEqual(subscriptionView(story.account).pendingChange, {
      changeId: change.id,
      status: 'scheduled',
      planId: 'pro',
      planName: 'Pro',
      interval: 'month',
      effectiveAt: '2026-05-01T00:00:00+02:00',
    });
    assert.equal(subscriptionView(story.account).planName, 'Max');
    story.on('2026-05-01');
    const { planName, pendingChange } = subscriptionView(story.account);
    assert.deepEqual([planName, pendingChange], ['Pro', null]);
    assert.equal(changeNow(story, change).status, 'applied');
    assert.deepEqual(story.charges, [4000, 2400]);
  });

  it('PLAN-3: can be undone until then, once', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    const { change } = story.make(plan('pro'));
    const undo = { type: 'cancel_change' as const, by: story.owner, changeId: change.id };
    story.on('2026-04-30T23:59:59+02:00').run(undo);
    assert.equal(changeNow(story, change).status, 'canceled');
    assert.equal(estimated(story), 4000);
    assert.throws(() => story.run(undo), { code: 'change_not_pending' });
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [4000, 4000]);
  });

  it('PLAN-3: what has happened cannot be undone, nor what is no change of plan', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    const { change } = story.make(plan('pro'));
    const { change: invitation } = story.on('2026-05-01').add('ada@example.com');
    for (const { id } of [change, invitation]) {
      assert.throws(() => story.run({ type: 'cancel_change', by: story.owner, changeId: id }), {
        code: 'change_not_pending',
      });
    }
    assert.throws(() => story.run({ type: 'cancel_change', by: story.owner, changeId: 'chg_test_9' }), {
      code: 'not_found',
    });
  });

  it('PLAN-3: cancelling is the change to Free: used to the end, and then nothing renews', () => {
    const story = new Story().on('2026-04-16');
    const { quote } = story.make(plan('free'));
    assert.deepEqual([quote.nextRenewal.before?.amountDue.amount, quote.nextRenewal.after], [2400, null]);
    const { estimate, none } = upcomingInvoice(story.account);
    assert.deepEqual([estimate, none?.kind], [null, 'free_plan']);
    assert.equal(subscriptionView(story.account).planName, 'Pro');
    story.on('2026-08-15');
    const { planName, unitAmount, currentPeriod } = subscriptionView(story.account);
    assert.deepEqual([planName, unitAmount.amount], ['Free', 0]);
    assert.deepEqual(currentPeriod, { start: '2026-08-01', end: '2026-09-01' });
    assert.deepEqual([story.charges, story.account.invoices.size], [[2400], 1]);
  });

  it('PLAN-3: after the move to Free, members come and go for nothing', () => {
    const story = new Story().on('2026-04-16');
    story.make(plan('free'));
    story.on('2026-05-10');
    story.remove('Member 1');
    story.add('ada@example.com');
    assert.deepEqual([story.charges, balance(story.account)], [[2400], 0]);
  });

  it('PLAN-3, PAY-2: to stay on a paid plan takes something to pay with', () => {
    const story = new Story().on('2026-04-16');
    const { change } = story.make(plan('free'));
    const paymentMethodId = story.account.defaultPaymentMethodId ?? '';
    story.run({ type: 'remove_payment_method', by: story.owner, paymentMethodId, version: '1' });
    assert.throws(() => story.run({ type: 'cancel_change', by: story.owner, changeId: change.id }), {
      code: 'payment_method_required',
      remedy: { kind: 'add_payment_method', params: {} },
    });
    assert.throws(() => story.quote(plan('max')), { code: 'payment_method_required' });
  });

  it('PLAN-3: a lower plan that costs something takes something to pay with', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    story.make(plan('free'));
    const paymentMethodId = story.account.defaultPaymentMethodId ?? '';
    story.run({ type: 'remove_payment_method', by: story.owner, paymentMethodId, version: '1' });
    assert.throws(() => story.quote(plan('pro')), { code: 'payment_method_required' });
  });

  it('PLAN-3, PRICE-1: its price is the one that is offered when it takes effect', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    story.make(plan('pro'));
    const from = Date.parse('2026-04-20T00:00:00Z');
    story.run({ type: 'announce_price', planId: 'pro', interval: 'month', amount: 1500, from });
    assert.equal(estimated(story), 3000);
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [4000, 3000]);
  });

  it('PLAN-3: a change whose price is not offered any more is not made, and the old plan renews', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    const { change } = story.make(plan('pro'));
    story.account = {
      ...story.account,
      catalogue: story.account.catalogue.map((offer) =>
        offer.id === 'pro' ? { ...offer, prices: [] } : offer,
      ),
    };
    assert.equal(estimated(story), 4000);
    story.on('2026-05-01');
    assert.equal(changeNow(story, change).status, 'failed');
    assert.deepEqual(story.charges, [4000, 4000]);
  });

  it('PLAN-3, PLAN-6: a change that waits charges nothing, and is possible while overdue', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    story.card = DECLINED;
    story.add('ada@example.com');
    assert.equal(story.make(plan('free')).change.status, 'scheduled');
  });

  it('PLAN-3, SUP-1: by policy a lower plan is refused with the way to support, Free too', () => {
    const story = new Story({ ...PROGRAM, planId: 'max' }).on('2026-04-16');
    for (const change of [plan('pro', 'year'), plan('free', 'year'), plan('max', 'month')]) {
      assert.throws(() => story.quote(change), {
        code: 'change_not_available',
        remedy: { kind: 'contact_support', params: { url: 'https://example.com/support', hours: null } },
      });
    }
  });
});

describe('PLAN-4: another interval', () => {
  it('PLAN-4: three seats to a year on 16 April: −18.00 + 360.00, tax 59.36, new anchor that day', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    const { quote } = story.make(plan('pro', 'year'));
    assert.deepEqual([quote.dueNow.amount, quote.tax[0]?.amount.amount], [34_200, 5936]);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-04-16',
      end: '2027-04-16',
    });
    story.on('2026-05-02');
    assert.deepEqual(story.charges, [3600, 34_200]);
  });

  it('PLAN-4: a year where the plan has one price: −6.00 + 120.00, new anchor', () => {
    const story = new Story({ profile: 'program', members: 3 }).on('2026-04-16');
    const { quote } = confirmed(story, plan('pro', 'year'));
    assert.deepEqual([quote.dueNow.amount, quote.tax[0]?.amount.amount], [11_400, 1979]);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-04-16',
      end: '2027-04-16',
    });
  });

  it('PLAN-4: a month instead of a year waits for the period’s end, and sets the anchor there', () => {
    const story = new Story({ interval: 'year', price: 12_000 }).on('2026-04-16');
    const { quote } = story.make(plan('pro', 'month'));
    assert.deepEqual([quote.outcome, quote.effectiveAt], ['scheduled', '2027-04-01T00:00:00+02:00']);
    story.on('2027-04-01');
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2027-04-01',
      end: '2027-05-01',
    });
    assert.deepEqual(story.charges, [24_000, 2400]);
  });

  it('PLAN-4, CAL-2: from 29 February yearly to monthly, the new anchor is where the year ended', () => {
    const story = new Story({ interval: 'year', price: 12_000, startsOn: '2028-02-29', members: 0 });
    story.on('2028-03-01').make(plan('pro', 'month'));
    story.on('2029-03-30');
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2029-03-28',
      end: '2029-04-28',
    });
  });

  it('PLAN-4: if any part waits, all of it waits: a higher plan for a shorter interval', () => {
    const story = new Story({ interval: 'year', price: 12_000 }).on('2026-04-16');
    const { quote } = story.make(plan('max', 'month'));
    assert.deepEqual([quote.outcome, quote.dueNow.amount], ['scheduled', 0]);
    assert.equal(subscriptionView(story.account).planName, 'Pro');
    story.on('2027-04-01');
    assert.deepEqual(story.charges, [24_000, 4000]);
  });

  it('PLAN-4: if any part waits, all of it waits: a lower plan for a longer interval', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    const { quote } = story.make(plan('pro', 'year'));
    assert.deepEqual([quote.outcome, quote.dueNow.amount], ['scheduled', 0]);
    story.on('2026-05-01');
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-05-01',
      end: '2027-05-01',
    });
    assert.deepEqual(story.charges, [4000, 24_000]);
  });

  it('PLAN-4: nothing was paid for a year on Free, so that a month at once takes nothing away', () => {
    const story = new Story({ planId: 'free', interval: 'year' }).on('2026-04-16');
    // A yearly story has the monthly Pro at 12.00.
    const { quote } = story.make(plan('pro', 'month'));
    assert.deepEqual([quote.outcome, quote.dueNow.amount], ['applied', 2400]);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-04-16',
      end: '2026-05-16',
    });
  });

  it('PLAN-4: a new change replaces the one that waits', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    const first = story.make(plan('free')).change;
    const second = story.make(plan('pro')).change;
    assert.deepEqual(
      [changeNow(story, first).status, changeNow(story, second).status],
      ['canceled', 'scheduled'],
    );
    assert.equal(subscriptionView(story.account).pendingChange?.changeId, second.id);
    assert.throws(() => story.run({ type: 'cancel_change', by: story.owner, changeId: first.id }), {
      code: 'change_not_pending',
    });
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [4000, 2400]);
  });

  it('PLAN-4: a change at once replaces the one that waits, too', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    const waiting = story.make(plan('free')).change;
    story.make(plan('max'));
    assert.equal(changeNow(story, waiting).status, 'canceled');
    assert.equal(subscriptionView(story.account).pendingChange, null);
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [1200, 400, 2000]);
  });

  it('PLAN-4, PLAN-6: one that was declined has changed nothing: what waits still waits', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    const waiting = story.make(plan('free')).change;
    story.card = DECLINED;
    story.make(plan('max'));
    assert.equal(changeNow(story, waiting).status, 'scheduled');
    assert.equal(estimated(story), null);
  });

  it('PLAN-4: the current plan is no change, and where another one waits, the way back is to undo it', () => {
    const story = new Story().on('2026-04-16');
    assert.throws(() => story.quote(plan('pro')), { code: 'same_plan', remedy: null });
    const { change } = story.make(plan('free'));
    assert.throws(() => story.quote(plan('pro')), {
      code: 'same_plan',
      remedy: { kind: 'undo_change', params: { changeId: change.id } },
    });
  });
});

describe('PLAN-5: who moves the account to a higher plan', () => {
  const purchasing: Beginning = { profile: 'workspace', settings: { purchasers: 'members' }, members: 2 };

  it('PLAN-5: is recorded, whoever came last last', () => {
    const story = new Story({ ...purchasing, planId: 'free' }).on('2026-04-16');
    const [first, second] = [story.memberNamed('Member 1'), story.memberNamed('Member 2')];
    story.accept(story.quote(plan('pro'), first), first);
    assert.equal(subscriptionView(story.account).upgradedBy, first);
    story.accept(story.quote(plan('max'), second), second);
    assert.deepEqual(story.account.subscription.upgradedBy, [first, second]);
    assert.equal(subscriptionView(story.account).upgradedBy, second);
  });

  it('PLAN-5: also when the higher plan had to wait, and from then on', () => {
    const story = new Story({ interval: 'year', price: 12_000 }).on('2026-04-16');
    story.make(plan('max', 'month'));
    assert.equal(subscriptionView(story.account).upgradedBy, null);
    story.on('2027-04-01');
    assert.equal(subscriptionView(story.account).upgradedBy, story.owner);
  });

  it('PLAN-5: not by another interval of the same plan, nor by a change that was declined', () => {
    const story = new Story(purchasing).on('2026-04-16');
    const member = story.memberNamed('Member 1');
    story.accept(story.quote(plan('pro', 'year'), member), member);
    story.card = DECLINED;
    story.accept(story.quote(plan('max', 'year'), member), member);
    assert.deepEqual(story.account.subscription.upgradedBy, []);
  });
});

describe('PLAN-6: a change that charges takes effect when its invoice is paid', () => {
  function declinedUpgrade(): Story {
    const story = new Story({ members: 3 }).on('2026-04-10');
    story.remove('Member 3');
    story.on('2026-04-16');
    story.card = DECLINED;
    return story;
  }

  it('PLAN-6, INV-1: declined: the invoice is void and keeps its number, the old plan stays, nothing is owed', () => {
    const story = declinedUpgrade();
    const { change } = story.make(plan('max'));
    const invoice = invoiceAt(story, 1);
    assert.deepEqual([change.status, invoice.status, invoice.number], ['failed', 'void', 'INV-2']);
    assert.equal(invoiceView(story.account, invoice).amountDue.amount, 0);
    assert.deepEqual(
      [subscriptionView(story.account).planName, story.account.subscription.status],
      ['Pro', 'active'],
    );
    story.card = PAYS;
    story.add('ada@example.com');
    assert.equal(invoiceAt(story, 2).number, 'INV-3');
  });

  it('CRED-4: what the balance paid of the void invoice returns', () => {
    const story = declinedUpgrade();
    assert.equal(balance(story.account), 840);
    story.make(plan('max'));
    assert.equal(balance(story.account), 840);
  });

  it('PLAN-6, CRED-4: each part of the balance returns with its age', () => {
    const story = new Story({ members: 3 }).on('2026-04-10');
    story.remove('Member 3');
    story.on('2026-04-13').remove('Member 2');
    story.card = DECLINED;
    const { quote } = story.on('2026-04-16').make(plan('pro', 'year'));
    assert.deepEqual([quote.creditApplied.amount, quote.dueNow.amount], [1560, 21_240]);
    assert.deepEqual(
      story.account.grants.map(({ remaining }) => remaining),
      [840, 720],
    );
    assert.deepEqual(story.account.ledgerTotals, { granted: 1560, applied: 0, lapsed: 0 });
  });

  it('PLAN-6: is refused while overdue, and while unpaid, with the invoice to pay', () => {
    const story = new Story().on('2026-04-16');
    story.card = DECLINED;
    story.add('ada@example.com');
    const refused = {
      code: 'account_overdue',
      remedy: {
        kind: 'pay_invoice',
        params: {
          invoiceId: 'in_test_2',
          number: 'INV-2',
          amountDue: { amount: 600, currency: 'EUR' },
        },
      },
    };
    assert.throws(() => story.quote(plan('max')), refused);
    story.on('2026-05-02');
    assert.equal(story.account.subscription.status, 'unpaid');
    assert.throws(() => story.quote(plan('pro', 'year')), refused);
  });

  it('PLAN-6: is refused while another payment waits for the bank', () => {
    const story = new Story().on('2026-04-16');
    story.card = ASKS;
    story.add('ada@example.com');
    assert.throws(
      () => story.quote(plan('max')),
      (error: { code: string; remedy: { kind: string } }) =>
        error.code === 'account_overdue' && error.remedy.kind === 'authenticate',
    );
  });

  it('PLAN-6, PAY-2: is refused with nothing to pay with', () => {
    const story = new Story({ planId: 'free', paymentMethod: null }).on('2026-04-16');
    assert.throws(() => story.quote(plan('pro')), {
      code: 'payment_method_required',
      remedy: { kind: 'add_payment_method', params: {} },
    });
  });

  it('PLAN-6: an unknown plan, and one that the support sells, are no change', () => {
    const story = new Story().on('2026-04-16');
    assert.throws(() => story.quote(plan('nope')), { code: 'invalid_request' });
    assert.throws(() => story.quote(plan('__proto__')), { code: 'invalid_request' });
    assert.throws(() => story.quote(plan('enterprise')), {
      code: 'change_not_available',
      remedy: { kind: 'contact_support', params: { url: 'https://example.com/support', hours: null } },
    });
  });
});

describe('PLAN-6, PAY-4: while the bank asks about a change of plan', () => {
  /** One member active and one invited, 12.00 a month each, 28 April. */
  function asking(): { story: Story; change: ChangeState } {
    const story = new Story({ members: 1 }).on('2026-04-16');
    story.add('ada@example.com');
    story.on('2026-04-28').card = ASKS;
    const { change } = story.make(plan('max'));
    story.card = PAYS;
    return { story, change: changeNow(story, change) };
  }

  it('PLAN-6: nothing has changed yet', () => {
    const { story, change } = asking();
    assert.equal(change.status, 'requires_action');
    const { planName, status, pendingChange } = subscriptionView(story.account);
    assert.deepEqual([planName, status], ['Pro', 'active']);
    assert.deepEqual(
      [pendingChange?.status, pendingChange?.planName, pendingChange?.effectiveAt],
      ['requires_action', 'Max', null],
    );
    assert.equal(estimated(story), 3600);
  });

  it('PLAN-6: seats and plan stay as they were reckoned, with the payment to finish as the remedy', () => {
    const { story } = asking();
    const member = story.memberNamed('Member 1');
    const ada = story.memberNamed('ada@example.com');
    const refused = (error: { code: string; remedy: { kind: string } }) =>
      error.code === 'change_in_progress' && error.remedy.kind === 'authenticate';
    assert.throws(() => story.quote(plan('pro', 'year')), refused);
    assert.throws(() => story.quote(plan('free')), refused);
    assert.throws(() => story.quote({ type: 'remove_members', memberIds: [member] }), refused);
    // Who is invited is not told of the invoice (SEAT-8).
    assert.throws(
      () => story.run({ type: 'decline_invitation', by: ada }),
      (error: { code: string; remedy: unknown }) =>
        error.code === 'change_in_progress' && error.remedy === null,
    );
    assert.throws(() => story.add('bob@example.com'), { code: 'invitations_blocked' });
    story.run({ type: 'accept_invitation', by: ada, name: 'Ada' });
  });

  it('PLAN-6: answered, it takes effect as it was quoted', () => {
    // 28 April, 3 of 30 days left: 3 × −1.20, 3 × 2.00.
    const { story, change } = asking();
    story.moveTo(story.account.now + 3_600_000);
    answerBank(story, 'succeeded');
    assert.equal(changeNow(story, change).status, 'applied');
    assert.equal(subscriptionView(story.account).planName, 'Max');
    assert.equal(invoiceAt(story, 2).total, 240);
    story.on('2026-05-01');
    assert.equal(story.charges.at(-1), 6000);
  });

  it('PLAN-6: refused by the bank, given up, undone or forgotten, it comes to nothing', () => {
    const ways: [string, ChangeState['status'], (story: Story, change: ChangeState) => void][] = [
      [
        'refused',
        'failed',
        (story) => {
          answerBank(story, 'refused');
        },
      ],
      [
        'given up',
        'canceled',
        (story) => {
          const [paymentId = ''] = story.account.waitingPaymentIds;
          story.run({ type: 'cancel_payment', by: story.owner, paymentId });
        },
      ],
      [
        'undone',
        'canceled',
        (story, { id }) => {
          story.run({ type: 'cancel_change', by: story.owner, changeId: id });
        },
      ],
      [
        'forgotten',
        'failed',
        (story) => {
          story.moveTo(story.account.now + 24 * 3_600_000);
        },
      ],
    ];
    for (const [way, status, end] of ways) {
      const { story, change } = asking();
      end(story, change);
      assert.equal(changeNow(story, change).status, status, way);
      const invoice = invoiceAt(story, 2);
      assert.deepEqual([invoice.status, invoice.number], ['void', 'INV-3'], way);
      assert.deepEqual([story.account.openInvoiceIds, story.account.waitingPaymentIds], [[], []], way);
      const { planName, status: standing } = subscriptionView(story.account);
      assert.deepEqual([planName, standing], ['Pro', 'active'], way);
      story.remove('Member 1');
    }
  });

  it('PLAN-6, PAY-5: one that was undone cannot be paid any more', () => {
    const { story, change } = asking();
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'cancel_change', by: story.owner, changeId: change.id });
    assert.throws(() => story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' }), {
      code: 'payment_settled',
    });
    assert.equal(subscriptionView(story.account).planName, 'Pro');
  });

  it('PLAN-6: a renewal in between gives it up, and renews the old plan', () => {
    const story = new Story().on('2026-04-30');
    story.card = ASKS;
    const { change } = story.make(plan('max'));
    story.card = PAYS;
    story.on('2026-05-01T00:00:00+02:00');
    assert.equal(changeNow(story, change).status, 'canceled');
    assert.deepEqual([invoiceAt(story, 1).status, invoiceAt(story, 2).total], ['void', 2400]);
    assert.equal(subscriptionView(story.account).planName, 'Pro');
    assert.deepEqual(story.account.waitingPaymentIds, []);
  });

  it('PLAN-6, CRED-4: the renewal that gives it up takes the balance that comes back', () => {
    const story = new Story({ members: 2 }).on('2026-04-28');
    // 12.00 − 12.00 × 27 ÷ 30 = 1.20 back.
    story.remove('Member 2');
    story.on('2026-04-30').card = ASKS;
    // 2 × −0.40 + 2 × 0.67 = 0.54, all from the balance: paid at once.
    assert.equal(changeNow(story, story.make(plan('max')).change).status, 'applied');
    // −1.34 + 400.00, of which 0.66 come from the balance.
    const { quote } = story.make(plan('max', 'year'));
    assert.deepEqual([quote.creditApplied.amount, quote.dueNow.amount], [66, 39_800]);
    assert.equal(balance(story.account), 0);
    assert.equal(estimated(story), 3934);
    story.card = PAYS;
    story.on('2026-05-01');
    assert.deepEqual([story.charges.at(-1), balance(story.account)], [3934, 0]);
  });

  it('PLAN-6, DUN-3: a period that begins anew gives it up as a renewal does', () => {
    // By transfer a renewal waits while a change of plan is asked for; a card then settles neither.
    const story = new Story({
      ...PROGRAM,
      paymentMethod: { type: 'bank_transfer' },
      policy: { retryDays: [] },
    }).on('2026-04-16');
    const { change } = confirmed(story, plan('max', 'year'));
    const paymentMethodId = story.run({
      type: 'add_payment_method',
      by: story.owner,
      method: { type: 'card', card: CARD, requiresAction: false },
    });
    story.nextCharges = [DECLINED, ASKS];
    story.run({ type: 'make_default', by: story.owner, paymentMethodId });
    assert.equal(story.account.subscription.status, 'unpaid');
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_1' });
    assert.equal(changeNow(story, change).status, 'canceled');
    assert.deepEqual([invoiceAt(story, 1).status, story.account.waitingPaymentIds], ['void', []]);
    const { planName, currentPeriod } = subscriptionView(story.account);
    assert.deepEqual([planName, currentPeriod], ['Pro', { start: '2026-04-16', end: '2027-04-16' }]);
  });
});

describe('PLAN-6, INV-7: a change of plan that a transfer pays', () => {
  /** Asked for and confirmed on 1 September: 46.46. */
  function awaitingTransfer(): { story: Story; change: ChangeState } {
    const story = new Story({ ...PROGRAM, paymentMethod: { type: 'bank_transfer' } }).on('2026-04-05');
    story.receive(12_000);
    const { change } = confirmed(story.on('2026-09-01'), plan('max', 'year'));
    return { story, change };
  }

  it('PLAN-6: waits, and the old plan stays', () => {
    const { story, change } = awaitingTransfer();
    assert.equal(change.status, 'requires_action');
    const { planName, pendingChange, status } = subscriptionView(story.account);
    assert.deepEqual([planName, pendingChange?.status, status], ['Pro', 'requires_action', 'active']);
    assert.deepEqual([invoiceAt(story, 1).total, invoiceAt(story, 1).dueOn], [4646, '2026-10-01']);
    assert.throws(() => story.quote(plan('max', 'year')), { code: 'change_in_progress' });
  });

  it('PLAN-6: takes effect when the transfer comes, as it was quoted', () => {
    const { story, change } = awaitingTransfer();
    story.on('2026-09-10').receive(4646, 'INV-2');
    assert.equal(changeNow(story, change).status, 'applied');
    assert.equal(subscriptionView(story.account).planName, 'Max');
    // Charged from 1 September: 20000 × 212 ÷ 365.
    assert.deepEqual(
      [story.account.planStay?.charged, story.account.planStay?.openedAt],
      [11_616, Date.parse('2026-09-01T07:00:00Z')],
    );
    assert.equal(estimated(story), 20_000);
  });

  it('PLAN-6: a short transfer leaves the rest due, and the plan as it is', () => {
    const { story } = awaitingTransfer();
    story.receive(4000, 'INV-2');
    assert.equal(subscriptionView(story.account).planName, 'Pro');
    story.receive(700, 'INV-2');
    assert.equal(subscriptionView(story.account).planName, 'Max');
    assert.equal(balance(story.account), 54);
  });

  it('PLAN-6, INV-7: given up after a short transfer, what has come goes to the balance', () => {
    const { story, change } = awaitingTransfer();
    story.receive(4000, 'INV-2');
    story.run({ type: 'cancel_change', by: story.owner, changeId: change.id });
    assert.deepEqual([changeNow(story, change).status, invoiceAt(story, 1).status], ['canceled', 'void']);
    assert.equal(balance(story.account), 4000);
    assert.equal(estimated(story), 8000);
  });

  it('PLAN-6: a renewal in between gives it up, and takes what has come', () => {
    const { story, change } = awaitingTransfer();
    story.receive(4000, 'INV-2');
    story.on('2027-04-02');
    assert.equal(changeNow(story, change).status, 'canceled');
    const renewal = invoiceView(story.account, invoiceAt(story, 2));
    assert.deepEqual([renewal.total.amount, renewal.amountDue.amount], [12_000, 8000]);
  });

  it('PLAN-6: a card pays it, too', () => {
    const { story, change } = awaitingTransfer();
    const by = story.owner;
    const paymentMethodId = story.run({
      type: 'add_payment_method',
      by,
      method: { type: 'card', card: CARD, requiresAction: false },
    });
    story.make({ type: 'pay_invoice', invoiceId: change.invoiceId ?? '', paymentMethodId });
    assert.equal(subscriptionView(story.account).planName, 'Max');
    assert.equal(changeNow(story, change).status, 'applied');
  });

  it('PLAN-6, PAY-6: is not given up while a card is just paying it', () => {
    const { story, change } = awaitingTransfer();
    const by = story.owner;
    const paymentMethodId = story.run({
      type: 'add_payment_method',
      by,
      method: { type: 'card', card: CARD, requiresAction: false },
    });
    const pay = { type: 'pay_invoice' as const, invoiceId: change.invoiceId ?? '', paymentMethodId };
    const { id: quoteId } = story.quote(pay);
    const begun = execute(story.account, { type: 'accept_quote', by, quoteId }, story.account.now);
    assert.ok(!begun.refusal);
    const undo = { type: 'cancel_change' as const, by, changeId: change.id };
    assert.equal(execute(begun.account, undo, story.account.now).refusal?.code, 'payment_in_progress');
  });

  it('PLAN-6: members of a plan with one price come and go meanwhile', () => {
    const { story } = awaitingTransfer();
    story.add('ada@example.com');
    story.remove('ada@example.com');
    story.receive(4646, 'INV-2');
    assert.equal(subscriptionView(story.account).planName, 'Max');
  });
});

describe('PLAN-6: a card that answers late', () => {
  it('pays into the balance what was given up in the meantime: nothing is lost', () => {
    const story = new Story({ members: 0 });
    story.on('2026-04-16');
    story.card = { status: 'requires_action' };
    const { change } = story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.equal(change.status, 'requires_action');
    story.run({ type: 'cancel_change', by: story.owner, changeId: change.id });
    // 12.00 → 20.00 at half of the month: −6.00 + 10.00.
    story.run({
      type: 'settle_payment',
      paymentId: change.paymentId ?? '',
      outcome: { status: 'succeeded' },
    });
    assert.equal(balance(story.account), 400);
    assert.equal(story.account.subscription.planId, 'pro');
  });

  it('pays an invoice that still asks for it', () => {
    const story = new Story({ members: 0 });
    story.on('2026-04-16');
    story.card = { status: 'requires_action' };
    const { change } = story.add('ada@example.com');
    const paymentId = change.paymentId ?? '';
    story.run({ type: 'cancel_payment', by: story.owner, paymentId });
    assert.equal(story.account.subscription.status, 'past_due');
    story.run({ type: 'settle_payment', paymentId, outcome: { status: 'succeeded' } });
    assert.equal(story.account.subscription.status, 'active');
    assert.equal(balance(story.account), 0);
  });
});

describe('PLAN-6, INV-2: what a change of plan waits for is never overdue', () => {
  it('a bank’s question that is still open after midnight makes no one owe', () => {
    const story = new Story({ members: 0 });
    story.on('2026-04-16');
    story.card = { status: 'requires_action' };
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    story.on('2026-04-17');
    assert.equal(story.account.subscription.status, 'active');
  });
});
