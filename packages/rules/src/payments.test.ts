import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestedChange } from '@billfold/contract';
import {
  changeView,
  createQuote,
  execute,
  formatInstant,
  paymentView,
  rowById,
  type AccountState,
  type Happening,
  type PaymentState,
} from './index.ts';
import { balance } from './credit.ts';
import { amountDue } from './invoices.ts';
import { Story } from './testing/story.ts';

/** Accepts a quote; the charge that it wants has not been answered yet. */
function begin(story: Story, change: RequestedChange): Happening[] {
  const { now } = story.account;
  const quoted = createQuote(story.account, story.owner, change, now);
  if (quoted.refusal) throw quoted.refusal;
  const command = { type: 'accept_quote' as const, by: story.owner, quoteId: quoted.result.id };
  const begun = execute(quoted.account, command, now);
  if (begun.refusal) throw begun.refusal;
  story.account = begun.account;
  return begun.happened;
}

function succeed(story: Story, happened: Happening[]): void {
  for (const wanted of happened) {
    if (wanted.type !== 'charge_wanted') continue;
    const { paymentId } = wanted;
    story.run({ type: 'settle_payment', paymentId, outcome: { status: 'succeeded' } });
  }
}

const lastInvoice = ({ invoices }: AccountState) => {
  const invoice = invoices.pages.at(-1)?.at(-1);
  assert.ok(invoice);
  return invoice;
};

const dues = ({ invoices }: AccountState) => invoices.pages.flat().map(amountDue);

describe('a payment in progress', () => {
  it('PAY-5: its invoice cannot be paid once more', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    const [invoiceId = ''] = story.account.openInvoiceIds;
    const happened = begin(story, { type: 'pay_invoice', invoiceId });
    assert.throws(() => begin(story, { type: 'pay_invoice', invoiceId }), { code: 'payment_in_progress' });
    succeed(story, happened);
    assert.deepEqual(dues(story.account), [0, 0]);
    assert.throws(() => begin(story, { type: 'pay_invoice', invoiceId }), { code: 'not_payable' });
  });

  it('PAY-5: one that failed does not stand in the way of another', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    const [invoiceId = ''] = story.account.openInvoiceIds;
    story.make({ type: 'pay_invoice', invoiceId });
    story.card = { status: 'succeeded' };
    story.make({ type: 'pay_invoice', invoiceId });
    assert.deepEqual(dues(story.account), [0, 0]);
  });

  it('PAY-6: what is due is frozen, and a credit goes to the balance', () => {
    const story = new Story().on('2026-04-16');
    const happened = begin(story, { type: 'add_members', emails: ['ada@example.com'] });
    story.remove('ada@example.com');
    assert.equal(amountDue(lastInvoice(story.account)), 600);
    assert.equal(balance(story.account), 600);
    succeed(story, happened);
    assert.deepEqual(dues(story.account), [0, 0]);
    assert.equal(balance(story.account), 600);
  });
});

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
const ASKS = { status: 'requires_action' } as const;
const PAYS = { status: 'succeeded' } as const;

function paymentOf(story: Story, id: string): PaymentState {
  const payment = rowById(story.account.payments, id);
  assert.ok(payment);
  return payment;
}

const waitingId = (story: Story) => story.account.waitingPaymentIds[0] ?? '';
const mailKinds = (story: Story) => story.mails.map(({ kind }) => kind);

describe('PAY-5: a payment for one intent happens once', () => {
  it('PAY-5: what the card said counts once, whatever is said again', () => {
    const story = new Story().on('2026-04-16');
    const happened = begin(story, { type: 'add_members', emails: ['ada@example.com'] });
    succeed(story, happened);
    succeed(story, happened);
    story.run({ type: 'settle_payment', paymentId: 'pay_test_2', outcome: DECLINED });
    story.run({ type: 'settle_payment', paymentId: 'pay_test_2', outcome: ASKS });
    const invoice = lastInvoice(story.account);
    assert.deepEqual([invoice.amountPaid, invoice.status, invoice.dunning], [600, 'paid', null]);
    assert.equal(mailKinds(story).filter((kind) => kind === 'invoice_paid').length, 2);
    assert.equal(story.account.subscription.status, 'active');
  });

  it('PAY-5: a failure that is told twice starts collecting once', () => {
    const story = new Story().on('2026-04-16');
    begin(story, { type: 'add_members', emails: ['ada@example.com'] });
    story.run({ type: 'settle_payment', paymentId: 'pay_test_2', outcome: DECLINED });
    story.run({ type: 'settle_payment', paymentId: 'pay_test_2', outcome: DECLINED });
    assert.equal(mailKinds(story).filter((kind) => kind === 'payment_failed').length, 1);
  });

  it('PAY-5: the bank’s question is answered once', () => {
    const story = asked();
    const paymentId = waitingId(story);
    story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' });
    for (const outcome of ['succeeded', 'refused'] as const) {
      assert.throws(() => story.run({ type: 'settle_authentication', paymentId, outcome }), {
        code: 'payment_settled',
      });
    }
    assert.throws(() => story.run({ type: 'cancel_payment', by: story.owner, paymentId }), {
      code: 'payment_settled',
    });
    assert.deepEqual(dues(story.account), [0, 0]);
  });

  it('PAY-5: two tabs: of two quotes to pay the same, one charges, and the other is stale', () => {
    const story = declined();
    const pay = { type: 'pay_invoice' as const, invoiceId: 'in_test_2' };
    const [one, two] = [story.quote(pay), story.quote(pay)];
    story.card = PAYS;
    story.accept(one);
    assert.throws(() => story.accept(two), { code: 'quote_stale' });
    assert.deepEqual(story.charges, [2400, 600, 600]);
  });

  it('PAY-5: accepted again, at once or months later, a quote gives the same change and charges nothing', () => {
    const story = declined();
    const quote = story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.card = PAYS;
    const { change } = story.accept(quote);
    assert.equal(story.accept(quote).change.id, change.id);
    story.on('2026-07-20');
    const charges = story.charges.length;
    assert.equal(story.accept(quote).change.id, change.id);
    assert.equal(story.charges.length, charges);
  });

  it('PAY-5: accepted again while the bank is asked, it asks no second time', () => {
    const story = declined();
    const quote = story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.card = ASKS;
    story.accept(quote);
    story.accept(quote);
    assert.deepEqual(story.charges, [2400, 600, 600]);
    assert.equal(story.account.waitingPaymentIds.length, 1);
    assert.throws(() => story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2' }), {
      code: 'payment_in_progress',
    });
  });

  it('PAY-5: an invoice that is not there, paid or void is not payable', () => {
    const story = new Story();
    assert.throws(() => story.quote({ type: 'pay_invoice', invoiceId: 'in_test_9' }), { code: 'not_found' });
    assert.throws(() => story.quote({ type: 'pay_invoice', invoiceId: 'in_other_1' }), { code: 'not_found' });
    assert.throws(() => story.quote({ type: 'pay_invoice', invoiceId: 'in_test_1' }), {
      code: 'not_payable',
    });
    story.on('2026-04-16').card = DECLINED;
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.equal(lastInvoice(story.account).status, 'void');
    assert.throws(() => story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2' }), {
      code: 'not_payable',
    });
  });

  it('PAY-5: a payment that is not there cannot be given up or answered', () => {
    const story = new Story();
    const missing = { code: 'not_found' };
    assert.throws(
      () => story.run({ type: 'cancel_payment', by: story.owner, paymentId: 'pay_test_9' }),
      missing,
    );
    assert.throws(
      () => story.run({ type: 'settle_authentication', paymentId: 'nothing', outcome: 'succeeded' }),
      missing,
    );
  });

  it('PAY-5, ACC-2: who may not pay cannot give a payment up', () => {
    const story = asked();
    const by = story.memberNamed('Member 1');
    assert.throws(() => story.run({ type: 'cancel_payment', by, paymentId: waitingId(story) }), {
      code: 'forbidden',
      requiredPermission: 'invoices.pay',
    });
  });
});

/** Ada was invited on 16 April for 6.00, which was declined. */
function declined(): Story {
  const story = new Story().on('2026-04-16');
  story.card = DECLINED;
  story.add('ada@example.com');
  return story;
}

/** Ada was invited on 16 April for 6.00, and the bank asks. */
function asked(policy = {}): Story {
  const story = new Story({ policy }).on('2026-04-16');
  story.card = ASKS;
  story.add('ada@example.com');
  story.card = DECLINED;
  return story;
}

describe('PAY-4: the bank has a question about a payment', () => {
  it('PAY-4: neither paid nor failed: nothing is overdue, nobody is mailed of a failure', () => {
    const story = asked();
    const invoice = lastInvoice(story.account);
    assert.deepEqual(
      [invoice.status, invoice.dunning, story.account.subscription.status],
      ['open', null, 'active'],
    );
    assert.ok(!mailKinds(story).includes('payment_failed'));
    assert.equal(mailKinds(story).filter((kind) => kind === 'invoice_paid').length, 1);
  });

  it('PAY-4: read again, it is the same question with its last instant', () => {
    const story = asked();
    const expected = {
      id: 'pay_test_2',
      status: 'requires_action',
      amount: { amount: 600, currency: 'EUR' },
      declineCode: null,
      invoiceId: 'in_test_2',
      method: { type: 'card', brand: 'visa', last4: '4242' },
      nextAction: {
        kind: 'authenticate',
        params: { paymentId: 'pay_test_2' },
        expiresAt: '2026-04-17T09:00:00+02:00',
      },
    };
    assert.deepEqual(paymentView(story.account, paymentOf(story, 'pay_test_2')), expected);
    story.account = structuredClone(story.account);
    story.on('2026-04-16T20:00:00+02:00');
    assert.deepEqual(paymentView(story.account, paymentOf(story, 'pay_test_2')), expected);
  });

  it('PAY-4: answered, it is paid', () => {
    const story = asked();
    story.run({ type: 'settle_authentication', paymentId: waitingId(story), outcome: 'succeeded' });
    assert.deepEqual(dues(story.account), [0, 0]);
    assert.equal(paymentView(story.account, paymentOf(story, 'pay_test_2')).nextAction, null);
    assert.deepEqual(story.account.waitingPaymentIds, []);
  });

  const ways: [string, PaymentState['status'], string | null, (story: Story, paymentId: string) => void][] = [
    [
      'refused',
      'failed',
      'authentication_failed',
      (story, paymentId) => story.run({ type: 'settle_authentication', paymentId, outcome: 'refused' }),
    ],
    [
      'given up',
      'canceled',
      null,
      (story, paymentId) => story.run({ type: 'cancel_payment', by: story.owner, paymentId }),
    ],
    ['forgotten', 'failed', 'authentication_expired', (story) => story.on('2026-04-17T09:00:00+02:00')],
  ];
  for (const [how, status, declineCode, answer] of ways) {
    it(`PAY-4: ${how}, it is ${status} with ${declineCode ?? 'no reason'}, and its invoice is overdue`, () => {
      const story = asked();
      const paymentId = waitingId(story);
      answer(story, paymentId);
      const payment = paymentOf(story, paymentId);
      assert.deepEqual([payment.status, payment.declineCode], [status, declineCode]);
      assert.equal(story.account.subscription.status, 'past_due');
      assert.equal(amountDue(lastInvoice(story.account)), 600);
      const failures = story.mails.filter(({ kind }) => kind === 'payment_failed');
      assert.deepEqual(
        failures.map(({ params }) => params.declineCode),
        declineCode === null ? [] : [declineCode],
      );
    });
  }

  it('PAY-4: it can be answered until 24 hours are over, and not after', () => {
    const story = asked().on('2026-04-17T08:59:59+02:00');
    const paymentId = waitingId(story);
    assert.equal(paymentOf(story, paymentId).status, 'requires_action');
    story.on('2026-04-17T09:00:00+02:00');
    assert.throws(() => story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' }), {
      code: 'payment_settled',
    });
  });

  it('PAY-4: by policy, after other hours', () => {
    const story = asked({ authenticationHours: 2 }).on('2026-04-16T11:00:00+02:00');
    assert.equal(paymentOf(story, 'pay_test_2').declineCode, 'authentication_expired');
  });

  it('PAY-4: a renewal that asks is mailed, since nobody sits at the page; an invitation that asks is not', () => {
    const story = new Story();
    story.card = ASKS;
    story.on('2026-05-01');
    assert.deepEqual(story.mails.find(({ kind }) => kind === 'authentication_required')?.params, {
      paymentId: 'pay_test_2',
      invoiceId: 'in_test_2',
      number: 'INV-2',
      amount: { amount: 2400, currency: 'EUR' },
      expiresAt: '2026-05-02T00:00:00+02:00',
    });
    assert.ok(!mailKinds(asked()).includes('authentication_required'));
  });

  it('PAY-4: what it is paid for tells what came of it', () => {
    const story = declined();
    story.card = ASKS;
    const { change } = story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    const now = () => {
      const record = rowById(story.account.changes, change.id);
      assert.ok(record);
      const { status, payment } = changeView(story.account, record);
      return [status, payment?.status];
    };
    assert.deepEqual(now(), ['requires_action', 'requires_action']);
    story.run({ type: 'cancel_payment', by: story.owner, paymentId: waitingId(story) });
    assert.deepEqual(now(), ['canceled', 'canceled']);
  });

  it('PAY-4: two questions at once lapse each at its own instant', () => {
    const story = new Story({ policy: { retryDays: [3, 8, 40] } });
    story.card = DECLINED;
    story.on('2026-06-01').card = ASKS;
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.on('2026-06-01T10:00:00+02:00').make({ type: 'pay_invoice', invoiceId: 'in_test_3' });
    assert.equal(story.account.waitingPaymentIds.length, 2);
    story.card = DECLINED;
    story.on('2026-06-02T12:00:00+02:00');
    const lapsed = story.mails.filter(({ params }) => params.declineCode === 'authentication_expired');
    assert.deepEqual(
      lapsed.map(({ at, params }) => [params.number, formatInstant(at, 'Europe/Paris').slice(0, 16)]),
      [
        ['INV-2', '2026-06-02T09:00'],
        ['INV-3', '2026-06-02T10:00'],
      ],
    );
  });
});

describe('PAY-6: while the bank is asked', () => {
  it('PAY-6: what is due is frozen: credit goes to the balance', () => {
    const story = asked();
    story.remove('ada@example.com');
    assert.deepEqual([amountDue(lastInvoice(story.account)), balance(story.account)], [600, 600]);
  });

  it('PAY-6: once it is over, a credit lowers what is due', () => {
    const story = asked();
    story.run({ type: 'settle_authentication', paymentId: waitingId(story), outcome: 'refused' });
    story.remove('ada@example.com');
    assert.deepEqual([amountDue(lastInvoice(story.account)), balance(story.account)], [0, 0]);
    assert.equal(story.account.subscription.status, 'active');
  });

  it('PAY-6: a renewal in between takes the balance and leaves the payment alone', () => {
    const story = new Story().on('2026-04-30T12:00:00+02:00');
    story.card = ASKS;
    story.add('ada@example.com');
    story.card = PAYS;
    story.remove('ada@example.com');
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [2400, 40, 2360]);
    story.run({ type: 'settle_authentication', paymentId: waitingId(story), outcome: 'succeeded' });
    assert.deepEqual(dues(story.account), [0, 0, 0]);
  });
});

describe('PAY-5: a card that pays after its payment was given up', () => {
  /** Ada’s 6.00, asked by the bank, given up: what the card says of it comes late. */
  function givenUp(): { story: Story; paymentId: string } {
    const story = asked();
    const paymentId = waitingId(story);
    story.run({ type: 'cancel_payment', by: story.owner, paymentId });
    return { story, paymentId };
  }
  const late = (story: Story, paymentId: string) =>
    story.run({ type: 'settle_payment', paymentId, outcome: PAYS });

  it('PAY-5: it pays its invoice, once', () => {
    const { story, paymentId } = givenUp();
    late(story, paymentId);
    late(story, paymentId);
    assert.deepEqual([...dues(story.account), balance(story.account)], [0, 0, 0]);
    assert.equal(story.account.subscription.status, 'active');
  });

  it('PAY-5, PAY-6: while another payment is in progress, it goes to the balance', () => {
    const { story, paymentId } = givenUp();
    story.card = ASKS;
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    late(story, paymentId);
    assert.deepEqual([...dues(story.account), balance(story.account)], [0, 600, 600]);
    story.run({ type: 'settle_authentication', paymentId: waitingId(story), outcome: 'succeeded' });
    assert.deepEqual([...dues(story.account), balance(story.account)], [0, 0, 600]);
  });

  it('PAY-5: what was paid otherwise meanwhile is not paid twice', () => {
    const { story, paymentId } = givenUp();
    story.card = PAYS;
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    late(story, paymentId);
    assert.deepEqual([...dues(story.account), balance(story.account)], [0, 0, 600]);
  });
});
