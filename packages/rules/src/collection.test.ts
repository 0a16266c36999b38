import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  balance,
  formatInstant,
  invoiceView,
  rowAt,
  subscriptionView,
  upcomingInvoice,
  type InvoiceState,
} from './index.ts';
import { CARD, Story, type Beginning } from './testing/story.ts';

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
const PAYS = { status: 'succeeded' } as const;
const ASKS = { status: 'requires_action' } as const;

/** An owner and a member at 12.00 a month: the renewal of 1 May 2026 asks for 24.00, and fails. */
function failing(beginning: Beginning = {}): Story {
  const story = new Story(beginning);
  story.card = DECLINED;
  return story;
}

function invoiceAt(story: Story, place: number): InvoiceState {
  const invoice = rowAt(story.account.invoices, place);
  assert.ok(invoice);
  return invoice;
}

/** When each charge of an invoice was tried, in local time, with what came of it. */
function attempts(story: Story, place: number): string[] {
  return invoiceView(story.account, invoiceAt(story, place)).attempts.map(({ at, declineCode, status }) =>
    [at, declineCode ?? status].join(' '),
  );
}

const statusOf = (story: Story) => story.account.subscription.status;
const mailsOf = (story: Story, kind: string) => story.mails.filter((mail) => mail.kind === kind);
const pay = (story: Story, place: number) =>
  story.make({ type: 'pay_invoice', invoiceId: invoiceAt(story, place).id });

function addCard(story: Story, token: string): string {
  const card = { ...CARD, token };
  const method = { type: 'card' as const, card, requiresAction: false };
  return story.run({ type: 'add_payment_method', by: story.owner, method });
}

const makeDefault = (story: Story, paymentMethodId: string) =>
  story.run({ type: 'make_default', by: story.owner, paymentMethodId });

const receivedBy = ({ to }: { to: { email: string }[] }) => to.map(({ email }) => email);

describe('DUN-1: a failed charge', () => {
  it('DUN-1: of a renewal leaves its invoice open and overdue, and the subscription past due', () => {
    const story = failing().on('2026-05-01');
    const { status, overdue, amountDue } = invoiceView(story.account, invoiceAt(story, 1));
    assert.deepEqual([status, overdue, amountDue.amount], ['open', true, 2400]);
    assert.equal(statusOf(story), 'past_due');
  });

  it('DUN-1: of an invitation, too', () => {
    const story = failing().on('2026-04-16');
    story.add('ada@example.com');
    const { status, overdue, amountDue } = invoiceView(story.account, invoiceAt(story, 1));
    assert.deepEqual([status, overdue, amountDue.amount], ['open', true, 600]);
    assert.equal(statusOf(story), 'past_due');
  });

  it('DUN-1: is mailed to the owner and every contact, with amount, reason, and when it is tried again', () => {
    const story = failing();
    const contact = { email: 'books@example.com', firstName: 'Bea', lastName: null };
    story.run({ type: 'add_contact', by: story.owner, contact });
    const [mail] = mailsOf(story.on('2026-05-01'), 'payment_failed');
    assert.ok(mail);
    assert.deepEqual(receivedBy(mail), ['owner@example.com', 'books@example.com']);
    assert.deepEqual(mail.params, {
      invoiceId: 'in_test_2',
      number: 'INV-2',
      amount: { amount: 2400, currency: 'EUR' },
      declineCode: 'card_declined',
      nextAttemptAt: '2026-05-04T00:00:00+02:00',
    });
  });

  it('DUN-1: with nothing to pay with, the charge fails before it is made', () => {
    const story = new Story({ paymentMethod: null });
    assert.deepEqual(story.charges, []);
    assert.deepEqual(attempts(story, 0), ['2026-04-01T00:00:00+02:00 no_payment_method']);
    assert.equal(statusOf(story), 'past_due');
  });

  it('DUN-1: the next period renews all the same, while the invoice is only overdue', () => {
    const story = failing({ policy: { retryDays: [3, 8, 40] } }).on('2026-06-01');
    assert.equal(story.account.openInvoiceIds.length, 2);
    assert.equal(statusOf(story), 'past_due');
  });
});

describe('DUN-2: retries', () => {
  it('DUN-2: on days 3, 8 and 15 after the first failure, at the same local time', () => {
    const story = failing().on('2026-05-31');
    assert.deepEqual(attempts(story, 1), [
      '2026-05-01T00:00:00+02:00 card_declined',
      '2026-05-04T00:00:00+02:00 card_declined',
      '2026-05-09T00:00:00+02:00 card_declined',
      '2026-05-16T00:00:00+02:00 card_declined',
    ]);
    assert.deepEqual(
      mailsOf(story, 'payment_failed').map(({ params }) => params.nextAttemptAt),
      ['2026-05-04T00:00:00+02:00', '2026-05-09T00:00:00+02:00', '2026-05-16T00:00:00+02:00', null],
    );
  });

  it('DUN-2: each mail about a retry bears the instant of the retry', () => {
    const story = failing().on('2026-05-31');
    assert.deepEqual(
      mailsOf(story, 'payment_failed').map(({ at }) => formatInstant(at, 'Europe/Paris').slice(0, 16)),
      ['2026-05-01T00:00', '2026-05-04T00:00', '2026-05-09T00:00', '2026-05-16T00:00'],
    );
  });

  it('DUN-2: at the same local time when the clocks have gone forward meanwhile', () => {
    const story = failing({ startsOn: '2026-03-10' });
    // 26 March, in winter time; the clocks go forward on 29 March at two.
    story.on('2026-03-26T09:00:00+01:00').add('ada@example.com');
    story.on('2026-04-05');
    assert.deepEqual(attempts(story, 1), [
      '2026-03-26T09:00:00+01:00 card_declined',
      '2026-03-29T09:00:00+02:00 card_declined',
      '2026-04-03T09:00:00+02:00 card_declined',
    ]);
  });

  it('DUN-2: at the same local time when the clocks have gone back meanwhile', () => {
    const story = failing({ startsOn: '2026-10-10' });
    // 22 October, in summer time; the clocks go back on 25 October at three.
    story.on('2026-10-22T09:00:00+02:00').add('ada@example.com');
    story.on('2026-10-31T12:00:00+01:00');
    assert.deepEqual(attempts(story, 1), [
      '2026-10-22T09:00:00+02:00 card_declined',
      '2026-10-25T09:00:00+01:00 card_declined',
      '2026-10-30T09:00:00+01:00 card_declined',
    ]);
  });

  it('DUN-2: where the clocks skip that time, once they have', () => {
    const story = failing({ startsOn: '2026-03-10' });
    story.on('2026-03-26T02:30:00+01:00').add('ada@example.com');
    story.on('2026-03-30');
    assert.deepEqual(attempts(story, 1), [
      '2026-03-26T02:30:00+01:00 card_declined',
      '2026-03-29T03:30:00+02:00 card_declined',
    ]);
  });

  it('DUN-2: as often as the policy says', () => {
    const story = failing({ policy: { retryDays: [1] } }).on('2026-05-31');
    assert.equal(attempts(story, 1).length, 2);
    assert.equal(invoiceAt(story, 1).status, 'uncollectible');
  });

  it('DUN-2: not at all where the policy has none: the invoice is given up at once', () => {
    const story = failing({ policy: { retryDays: [] } }).on('2026-05-01');
    assert.equal(attempts(story, 1).length, 1);
    assert.equal(invoiceAt(story, 1).status, 'uncollectible');
    assert.equal(statusOf(story), 'unpaid');
  });

  it('DUN-2: each of three invoices by its own first failure', () => {
    const story = failing({ policy: { retryDays: [3, 8, 70] } }).on('2026-07-05');
    const days = (place: number) => attempts(story, place).map((text) => text.slice(0, 10));
    assert.deepEqual(days(3), ['2026-07-01', '2026-07-04']);
    story.on('2026-09-30');
    assert.deepEqual(days(1), ['2026-05-01', '2026-05-04', '2026-05-09', '2026-07-10']);
    assert.deepEqual(days(2), ['2026-06-01', '2026-06-04', '2026-06-09', '2026-08-10']);
    assert.deepEqual(days(3), ['2026-07-01', '2026-07-04', '2026-07-09', '2026-09-09']);
    // Unpaid since 10 July: August and September did not begin.
    assert.equal(story.account.invoices.size, 4);
    assert.equal(mailsOf(story, 'subscription_unpaid').length, 3);
  });

  it('DUN-2: a retry that pays ends it', () => {
    const story = failing().on('2026-05-03');
    story.card = PAYS;
    story.on('2026-05-31');
    assert.deepEqual(story.charges, [2400, 2400, 2400]);
    assert.equal(invoiceAt(story, 1).status, 'paid');
    assert.equal(statusOf(story), 'active');
    assert.equal(invoiceView(story.account, invoiceAt(story, 1)).nextAttemptAt, null);
  });

  it('DUN-2: a retry asks for what is still due', () => {
    const story = failing().on('2026-04-16');
    story.add('ada@example.com', 'ben@example.com');
    story.remove('ben@example.com');
    story.on('2026-04-19T12:00:00+02:00');
    assert.deepEqual(story.charges, [2400, 1200, 600]);
  });

  it('DUN-2: after the last the invoice is uncollectible, the subscription unpaid, and both are mailed', () => {
    const story = failing().on('2026-05-16');
    const { status, overdue, amountDue, nextAttemptAt } = invoiceView(story.account, invoiceAt(story, 1));
    assert.deepEqual(
      [status, overdue, amountDue.amount, nextAttemptAt],
      ['uncollectible', false, 2400, null],
    );
    assert.equal(statusOf(story), 'unpaid');
    assert.deepEqual(mailsOf(story, 'subscription_unpaid')[0]?.params, {
      amountDue: { amount: 2400, currency: 'EUR' },
    });
  });

  it('DUN-2: what was given up can still be paid', () => {
    const story = failing().on('2026-05-20');
    story.card = PAYS;
    pay(story, 1);
    assert.equal(invoiceAt(story, 1).status, 'paid');
    assert.equal(statusOf(story), 'active');
  });

  it('DUN-2: what was given up and fails by hand once more stays given up, and is not tried again', () => {
    const story = failing().on('2026-05-20');
    pay(story, 1);
    story.on('2026-07-20');
    assert.equal(story.charges.length, 6);
    assert.equal(invoiceAt(story, 1).status, 'uncollectible');
    assert.equal(mailsOf(story, 'subscription_unpaid').length, 1);
  });
});

describe('DUN-2: hard declines', () => {
  for (const declineCode of ['lost_card', 'stolen_card', 'account_closed']) {
    it(`DUN-2: ${declineCode} skips the attempts, and not the end`, () => {
      const story = failing();
      story.card = { status: 'failed', declineCode };
      story.on('2026-05-15');
      assert.deepEqual(attempts(story, 1), [`2026-05-01T00:00:00+02:00 ${declineCode}`]);
      assert.equal(statusOf(story), 'past_due');
      story.on('2026-05-16');
      assert.equal(story.charges.length, 2);
      assert.equal(invoiceAt(story, 1).status, 'uncollectible');
      assert.equal(statusOf(story), 'unpaid');
      assert.equal(mailsOf(story, 'subscription_unpaid').length, 1);
    });
  }

  it('DUN-2: nobody is told of an attempt that will not be made', () => {
    const story = failing();
    story.card = { status: 'failed', declineCode: 'lost_card' };
    story.on('2026-05-01');
    assert.equal(mailsOf(story, 'payment_failed')[0]?.params.nextAttemptAt, null);
    assert.equal(invoiceView(story.account, invoiceAt(story, 1)).nextAttemptAt, null);
  });

  it('DUN-2: another card is tried by the schedule of the first failure', () => {
    const story = failing();
    story.cards = { card: { status: 'failed', declineCode: 'lost_card' }, other: DECLINED };
    story.on('2026-05-05');
    makeDefault(story, addCard(story, 'other'));
    story.on('2026-05-31');
    assert.deepEqual(attempts(story, 1), [
      '2026-05-01T00:00:00+02:00 lost_card',
      '2026-05-05T09:00:00+02:00 card_declined',
      '2026-05-09T00:00:00+02:00 card_declined',
      '2026-05-16T00:00:00+02:00 card_declined',
    ]);
  });
});

describe('DUN-2: another way to pay', () => {
  it('DUN-2: a new default method tries each open invoice once, at once', () => {
    const story = failing({ policy: { retryDays: [3, 8, 70] } }).on('2026-06-02');
    const before = story.charges.length;
    story.cards = { other: PAYS };
    makeDefault(story, addCard(story, 'other'));
    assert.deepEqual(story.charges.slice(before), [2400, 2400]);
    assert.deepEqual(story.account.openInvoiceIds, []);
    assert.equal(statusOf(story), 'active');
  });

  it('DUN-2: once each time: nothing more is tried until it is chosen again', () => {
    const story = failing().on('2026-05-02');
    const other = addCard(story, 'other');
    makeDefault(story, other);
    makeDefault(story, other);
    assert.deepEqual(attempts(story, 1), [
      '2026-05-01T00:00:00+02:00 card_declined',
      '2026-05-02T09:00:00+02:00 card_declined',
      '2026-05-02T09:00:00+02:00 card_declined',
    ]);
  });

  it('DUN-2: one that fails does not move the schedule', () => {
    const story = failing().on('2026-05-02');
    makeDefault(story, addCard(story, 'other'));
    story.on('2026-05-31');
    assert.deepEqual(
      attempts(story, 1).map((text) => text.slice(0, 16)),
      ['2026-05-01T00:00', '2026-05-02T09:00', '2026-05-04T00:00', '2026-05-09T00:00', '2026-05-16T00:00'],
    );
  });

  it('DUN-2: the first method of an account that has none is tried at once, too', () => {
    const story = new Story({ paymentMethod: null }).on('2026-04-02');
    addCard(story, 'card');
    assert.deepEqual(story.charges, [2400]);
    assert.equal(statusOf(story), 'active');
  });

  it('DUN-2: an invoice that is just being paid is not tried beside it', () => {
    const story = failing().on('2026-05-02');
    story.card = ASKS;
    pay(story, 1);
    const before = story.charges.length;
    makeDefault(story, addCard(story, 'other'));
    assert.equal(story.charges.length, before);
  });

  it('DUN-2: bank transfer tries no card, and the schedule runs to its end', () => {
    const story = failing({ policy: { paymentMethodTypes: ['card', 'bank_transfer'] } }).on('2026-05-02');
    const before = story.charges.length;
    const method = { type: 'bank_transfer' as const };
    makeDefault(story, story.run({ type: 'add_payment_method', by: story.owner, method }));
    assert.equal(invoiceView(story.account, invoiceAt(story, 1)).nextAttemptAt, null);
    story.on('2026-05-15');
    assert.equal(invoiceAt(story, 1).status, 'open');
    story.on('2026-05-16');
    assert.equal(story.charges.length, before);
    assert.equal(invoiceAt(story, 1).status, 'uncollectible');
  });

  it('DUN-2: paying by hand does not move the schedule', () => {
    const story = failing().on('2026-05-02');
    pay(story, 1);
    pay(story, 1);
    assert.equal(invoiceView(story.account, invoiceAt(story, 1)).nextAttemptAt, '2026-05-04T00:00:00+02:00');
    story.on('2026-05-31');
    assert.equal(attempts(story, 1).length, 6);
  });

  it('DUN-2, INV-7: a card that fails by hand takes nothing from the time that a transfer has', () => {
    const story = new Story({ profile: 'program', paymentMethod: { type: 'bank_transfer' } }).on(
      '2026-04-05',
    );
    const paymentMethodId = addCard(story, 'other');
    story.card = DECLINED;
    story.make({ type: 'pay_invoice', invoiceId: invoiceAt(story, 0).id, paymentMethodId });
    const { overdue, nextAttemptAt } = invoiceView(story.account, invoiceAt(story, 0));
    assert.deepEqual([overdue, nextAttemptAt, statusOf(story)], [false, null, 'active']);
  });

  it('DUN-2: a settlement restores the subscription only when nothing else is overdue', () => {
    const story = failing({ policy: { retryDays: [3, 8, 70] } }).on('2026-06-10');
    story.card = PAYS;
    pay(story, 2);
    assert.equal(statusOf(story), 'past_due');
    pay(story, 1);
    assert.equal(statusOf(story), 'active');
  });

  it('DUN-2: unpaid, the last invoice that is settled restores it, not the one that was given up', () => {
    const story = failing({ policy: { retryDays: [3, 8, 70] } }).on('2026-07-12');
    story.card = PAYS;
    pay(story, 1);
    assert.equal(statusOf(story), 'unpaid');
    pay(story, 2);
    assert.equal(story.account.invoices.size, 4);
    pay(story, 3);
    assert.equal(statusOf(story), 'active');
    assert.equal(invoiceAt(story, 4).reason, 'restart');
  });
});

describe('DUN-2 and PAY-4: a retry and the bank’s question', () => {
  it('DUN-2: a retry that asks is mailed with its last instant, and waits', () => {
    const story = failing().on('2026-05-03');
    story.card = ASKS;
    story.on('2026-05-04');
    assert.deepEqual(mailsOf(story, 'authentication_required')[0]?.params, {
      paymentId: 'pay_test_3',
      invoiceId: 'in_test_2',
      number: 'INV-2',
      amount: { amount: 2400, currency: 'EUR' },
      expiresAt: '2026-05-05T00:00:00+02:00',
    });
    assert.equal(invoiceAt(story, 1).status, 'open');
  });

  it('DUN-2: while a payment waits for its answer, a retry is over without a charge', () => {
    const story = failing().on('2026-05-03T12:00:00+02:00');
    story.card = ASKS;
    pay(story, 1);
    story.card = DECLINED;
    story.on('2026-05-04T11:00:00+02:00');
    assert.equal(story.charges.length, 3);
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'settle_authentication', paymentId, outcome: 'refused' });
    assert.equal(invoiceView(story.account, invoiceAt(story, 1)).nextAttemptAt, '2026-05-09T00:00:00+02:00');
  });

  for (const [how, answer] of [
    ['is refused', (story: Story) => settleWaiting(story, 'refused')],
    ['lapses', (story: Story) => void story.on('2026-05-16T23:00:00+02:00')],
    [
      'is given up',
      (story: Story) => {
        const [paymentId = ''] = story.account.waitingPaymentIds;
        story.run({ type: 'cancel_payment', by: story.owner, paymentId });
      },
    ],
  ] as const) {
    it(`DUN-2: the last retry is skipped by a payment that waits; when that ${how}, the invoice is given up`, () => {
      const story = failing().on('2026-05-15T22:00:00+02:00');
      story.card = ASKS;
      pay(story, 1);
      story.on('2026-05-16T09:00:00+02:00');
      assert.equal(invoiceAt(story, 1).status, 'open');
      assert.equal(statusOf(story), 'past_due');
      answer(story);
      assert.equal(invoiceAt(story, 1).status, 'uncollectible');
      assert.equal(statusOf(story), 'unpaid');
    });
  }

  it('DUN-2: answered after the last retry was skipped, it is paid and nothing is given up', () => {
    const story = failing().on('2026-05-15T22:00:00+02:00');
    story.card = ASKS;
    pay(story, 1);
    story.on('2026-05-16T09:00:00+02:00');
    settleWaiting(story, 'succeeded');
    assert.equal(invoiceAt(story, 1).status, 'paid');
    assert.equal(statusOf(story), 'active');
    assert.equal(mailsOf(story, 'subscription_unpaid').length, 0);
  });
});

function settleWaiting(story: Story, outcome: 'succeeded' | 'refused'): void {
  const [paymentId = ''] = story.account.waitingPaymentIds;
  story.run({ type: 'settle_authentication', paymentId, outcome });
}

describe('DUN-3: while unpaid', () => {
  const lines = (story: Story, place: number) => invoiceAt(story, place).lines.map(({ amount }) => amount);

  it('DUN-3: nothing renews, and the estimate says why', () => {
    const story = failing().on('2026-07-20');
    assert.equal(story.account.invoices.size, 2);
    assert.deepEqual(upcomingInvoice(story.account).none, { kind: 'unpaid', params: {} });
  });

  it('DUN-3: settling starts a new period and anchor that day; what was not used is credited on its invoice', () => {
    // 1 to 20 May is 19 of 31 days: 12.00 − 7.35 = 4.65 for each of two.
    const story = failing().on('2026-05-20');
    story.card = PAYS;
    pay(story, 1);
    assert.equal(invoiceAt(story, 2).reason, 'restart');
    assert.deepEqual(lines(story, 2), [2400, -465, -465]);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-05-20',
      end: '2026-06-20',
    });
    assert.equal(story.charges.at(-1), 1470);
    story.on('2026-07-20');
    const starts = [3, 4].map((place) => invoiceAt(story, place).lines[0]?.period.start);
    assert.deepEqual(starts, ['2026-06-20', '2026-07-20']);
  });

  it('DUN-3: by the day of the settlement in the account’s zone', () => {
    const story = failing({ timeZone: 'America/New_York' }).on('2026-05-21T01:00:00+02:00');
    story.card = PAYS;
    pay(story, 1);
    assert.equal(subscriptionView(story.account).currentPeriod.start, '2026-05-20');
  });

  it('DUN-3: settled after the period’s end, nothing is credited', () => {
    const story = failing().on('2026-06-10');
    story.card = PAYS;
    pay(story, 1);
    assert.deepEqual(lines(story, 2), [2400]);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-06-10',
      end: '2026-07-10',
    });
  });

  it('DUN-3: settled on the very day on which the period ends, nothing is credited', () => {
    const story = failing().on('2026-06-01');
    story.card = PAYS;
    pay(story, 1);
    assert.deepEqual(lines(story, 2), [2400]);
  });

  it('DUN-3: settled on 31 May, the new anchor is the 31st', () => {
    const story = failing().on('2026-05-31');
    story.card = PAYS;
    pay(story, 1);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-05-31',
      end: '2026-06-30',
    });
    story.on('2026-07-01');
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-06-30',
      end: '2026-07-31',
    });
  });

  it('DUN-3: a new period that is not paid is overdue in turn, by a schedule of its own', () => {
    const story = failing().on('2026-05-20');
    story.nextCharges = [PAYS];
    pay(story, 1);
    assert.equal(statusOf(story), 'past_due');
    assert.equal(invoiceView(story.account, invoiceAt(story, 2)).nextAttemptAt, '2026-05-23T09:00:00+02:00');
  });

  it('DUN-3, INV-7: a transfer settles, and its excess pays for the new period', () => {
    const story = failing({ policy: { paymentMethodTypes: ['card', 'bank_transfer'] } }).on('2026-06-10');
    story.card = PAYS;
    story.receive(3000, 'INV-2');
    const restarted = invoiceAt(story, 2);
    assert.deepEqual([restarted.total, restarted.balanceApplied], [2400, 600]);
    assert.equal(story.charges.at(-1), 1800);
    assert.equal(statusOf(story), 'active');
  });

  it('DUN-3, INV-7: a short transfer settles nothing', () => {
    const story = failing().on('2026-06-10');
    story.receive(2399, 'INV-2');
    assert.equal(invoiceAt(story, 1).status, 'uncollectible');
    assert.equal(statusOf(story), 'unpaid');
    story.card = PAYS;
    pay(story, 1);
    assert.equal(story.charges.at(-2), 1);
    assert.equal(statusOf(story), 'active');
  });

  it('DUN-3, CRED-1: the credit note of a removal settles, as its quote says', () => {
    const story = failing({ policy: { retryDays: [] } }).on('2026-04-16');
    story.add('ada@example.com');
    assert.equal(statusOf(story), 'unpaid');
    story.card = PAYS;
    const { quote } = story.remove('ada@example.com');
    assert.deepEqual(
      quote.lines.map(({ amount }) => amount.amount),
      [-600, 2400, -600, -600],
    );
    assert.equal(quote.dueNow.amount, 1200);
    assert.equal(quote.nextRenewal.after?.renewsOn, '2026-05-16');
    assert.equal(invoiceAt(story, 1).status, 'paid');
    assert.deepEqual(lines(story, 2), [2400, -600, -600]);
    assert.equal(story.charges.at(-1), 1200);
    assert.equal(statusOf(story), 'active');
  });

  it('DUN-3, SEAT-7: removing works meanwhile, and after the period’s end gives nothing back', () => {
    const story = failing().on('2026-06-10');
    const { quote } = story.remove('Member 1');
    assert.deepEqual(quote.lines, []);
    assert.equal(balance(story.account), 0);
    story.card = PAYS;
    pay(story, 1);
    assert.deepEqual(lines(story, 2), [1200]);
  });

  it('DUN-3, SEAT-2: removed within the period, the credit lowers what was given up', () => {
    // 19 of 31 days used: 4.65 of 24.00.
    const story = failing().on('2026-05-20');
    story.remove('Member 1');
    const { status, amountDue } = invoiceView(story.account, invoiceAt(story, 1));
    assert.deepEqual([status, amountDue.amount, statusOf(story)], ['uncollectible', 1935, 'unpaid']);
    story.card = PAYS;
    pay(story, 1);
    assert.deepEqual(lines(story, 2), [1200, -465]);
  });

  it('DUN-3, SEAT-5: charges that have waited come with the new period', () => {
    // next_invoice: ada waits from 16 to 30 April with the renewal of 1 May; ben cannot come while overdue.
    const story = new Story({ policy: { seatInvoicing: 'next_invoice' } }).on('2026-05-01');
    story.card = DECLINED;
    story.on('2026-05-16').add('ada@example.com');
    story.on('2026-06-20');
    assert.equal(statusOf(story), 'unpaid');
    story.card = PAYS;
    pay(story, 2);
    // Who came on 16 May: 16 of 31 days, 6.19, charged with June; 1 to 20 June used 19 of 30 days: 12.00 − 7.60.
    assert.deepEqual(lines(story, 2), [3600, 619]);
    assert.deepEqual(lines(story, 3), [3600, -440, -440, -440]);
  });

  it('DUN-3, PLAN-3: a lower plan that waited counts from the new period', () => {
    const story = new Story({ planId: 'max' });
    story.card = DECLINED;
    story.on('2026-05-20').make({ type: 'change_plan', planId: 'pro', interval: 'month' });
    story.card = PAYS;
    pay(story, 1);
    // 20.00 × 19 ÷ 31 = 12.26 was used: 7.74 comes back for each of two.
    assert.deepEqual(lines(story, 2), [2400, -774, -774]);
    const { planName, pendingChange } = subscriptionView(story.account);
    assert.deepEqual([planName, pendingChange], ['Pro', null]);
  });

  it('DUN-3: where the plan has one price, what is not used of it is credited', () => {
    // 16 of 365 days used: 120.00 − 5.26 (526.03).
    const story = failing({
      profile: 'program',
      interval: 'year',
      price: 12_000,
      policy: { retryDays: [15] },
    });
    story.on('2027-04-17').card = PAYS;
    pay(story, 1);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2027-04-17',
      end: '2028-04-17',
    });
    // 16 of 366 days, since 2028 has a 29 February: 120.00 − 5.25 = 114.75.
    assert.deepEqual(lines(story, 2), [12_000, -11_475]);
  });

  it('DUN-3, CAL-3: by the second, the new period costs exactly what was quoted', () => {
    const story = failing({ price: 10_000_000, policy: { prorationUnit: 'second' } }).on('2026-05-20');
    story.card = PAYS;
    const quote = story.quote({ type: 'pay_invoice', invoiceId: invoiceAt(story, 1).id });
    const before = story.charges.length;
    story.on('2026-05-20T09:07:00+02:00').accept(quote);
    const charged = story.charges.slice(before).reduce((sum, amount) => sum + amount, 0);
    assert.equal(charged, quote.dueNow.amount);
  });

  it('DUN-3, QUO-2, PAY-4: the bank’s question answered a day later, the new period costs what was quoted', () => {
    const story = failing().on('2026-05-20');
    story.card = { status: 'requires_action' };
    const { quote } = story.make({ type: 'pay_invoice', invoiceId: invoiceAt(story, 1).id });
    const before = story.charges.length;
    story.card = PAYS;
    story.on('2026-05-21T08:59:00+02:00');
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' });
    // 19 of 31 days used, on the day of the quote: 12.00 − 7.35 comes back for each of two.
    assert.equal(quote.dueNow.amount, 2400 + 2400 - 465 - 465);
    assert.deepEqual(lines(story, 2), [2400, -465, -465]);
    assert.deepEqual(story.charges.slice(before), [1470]);
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-05-20',
      end: '2026-06-20',
    });
    assert.equal(statusOf(story), 'active');
  });

  it('DUN-3, PAY-4: the bank’s question answered after a renewal, no new period begins before the one that has begun', () => {
    // The invitation of 30 April is given up on 1 June; the renewal of 1 May would be on 2 June.
    const story = failing({ policy: { retryDays: [32] } }).on('2026-04-30');
    story.add('ada@example.com');
    story.on('2026-05-31T22:00:00+02:00').card = ASKS;
    const { change } = pay(story, 2);
    // June is paid, and then the invitation, on the day on which it was given up.
    story.nextCharges = [PAYS];
    story.card = DECLINED;
    story.on('2026-06-01T10:00:00+02:00');
    assert.deepEqual([statusOf(story), invoiceAt(story, 3).status], ['unpaid', 'paid']);
    story.card = PAYS;
    pay(story, 1);
    assert.equal(statusOf(story), 'unpaid');
    story.on('2026-06-01T11:00:00+02:00');
    const paymentId = change.paymentId ?? '';
    story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' });
    assert.equal(statusOf(story), 'active');
    assert.deepEqual(subscriptionView(story.account).currentPeriod, {
      start: '2026-06-01',
      end: '2026-07-01',
    });
    // None of June was used yet: what was paid for it comes back whole.
    assert.deepEqual(lines(story, 4), [3600, -1200, -1200, -1200]);
    assert.equal(formatInstant(invoiceAt(story, 4).issuedAt, 'Europe/Paris'), '2026-06-01T00:00:00+02:00');
  });
});
