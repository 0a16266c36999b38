import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balance, execute, invoiceView, newestFirst, paymentView, rowAt, rowById } from './index.ts';
import type { InvoiceState } from './index.ts';
import { CARD, Story, type Beginning } from './testing/story.ts';

/** Two seats at 12.00 a month, paid by transfer: INV-1 of 1 April 2026 asks for 24.00 until 1 May. */
const BY_TRANSFER: Beginning = {
  policy: { paymentMethodTypes: ['card', 'bank_transfer'] },
  paymentMethod: { type: 'bank_transfer' },
};

function invoiceAt(story: Story, place: number): InvoiceState {
  const invoice = rowAt(story.account.invoices, place);
  assert.ok(invoice);
  return invoice;
}

const shown = (story: Story, place: number) => invoiceView(story.account, invoiceAt(story, place));
const lastMail = (story: Story) => story.mails.at(-1);
const EUR = (amount: number) => ({ amount, currency: 'EUR' });

describe('INV-7: an invoice that waits for a transfer', () => {
  it('INV-7: is charged to no card, and says where to and with which reference', () => {
    const story = new Story(BY_TRANSFER);
    assert.deepEqual(story.charges, []);
    assert.deepEqual(shown(story, 0).paymentInstructions, {
      accountHolder: 'Seller',
      iban: 'NL91ABNA0417164300',
      bic: 'ABNANL2A',
      reference: 'RF47INV1',
    });
  });

  it('INV-7: has no instructions where cards pay, nor once it is paid, nor where the seller has no account', () => {
    assert.equal(shown(new Story(), 0).paymentInstructions, null);
    const story = new Story(BY_TRANSFER);
    story.receive(2400);
    assert.equal(shown(story, 0).paymentInstructions, null);
    const other = new Story(BY_TRANSFER);
    other.account = { ...other.account, bankAccount: null };
    assert.equal(shown(other, 0).paymentInstructions, null);
  });

  it('INV-2: is due 30 days later, and overdue only after that day', () => {
    const story = new Story(BY_TRANSFER);
    assert.equal(shown(story, 0).dueOn, '2026-05-01');
    story.on('2026-05-01T23:59:00+02:00');
    assert.deepEqual([shown(story, 0).overdue, story.account.subscription.status], [false, 'active']);
    story.on('2026-05-02T00:00:00+02:00');
    assert.deepEqual([shown(story, 0).overdue, story.account.subscription.status], [true, 'past_due']);
  });

  it('INV-2: is due when the policy says', () => {
    const policy = { ...BY_TRANSFER.policy, transferDueDays: 14 };
    assert.equal(shown(new Story({ ...BY_TRANSFER, policy }), 0).dueOn, '2026-04-15');
  });

  it('INV-2: a card invoice is due when it is finalised', () => {
    assert.equal(shown(new Story(), 0).dueOn, '2026-04-01');
  });

  it('SEAT-7: overdue, nobody can be invited until it is paid', () => {
    const story = new Story(BY_TRANSFER).on('2026-05-03');
    assert.throws(() => story.add('ada@example.com'), { code: 'invitations_blocked' });
    story.receive(2400, 'INV-1');
    assert.equal(story.account.subscription.status, 'active');
    story.add('ada@example.com');
  });

  it('SEAT-7: that only waits, it stands in nobody’s way', () => {
    new Story(BY_TRANSFER).on('2026-04-16').add('ada@example.com');
  });
});

describe('INV-7: a transfer arrives', () => {
  it('INV-7: exact, it pays the invoice that it means, and the recipients are told', () => {
    const story = new Story(BY_TRANSFER).on('2026-04-16');
    story.add('ada@example.com');
    const id = story.run({ type: 'receive_transfer', amount: 600, reference: 'RF20 INV2' });
    assert.deepEqual([invoiceAt(story, 0).status, invoiceAt(story, 1).status], ['open', 'paid']);
    const payment = rowById(story.account.payments, id);
    assert.ok(payment);
    const { status, amount, method } = paymentView(story.account, payment);
    assert.deepEqual([status, amount.amount, method.type], ['succeeded', 600, 'bank_transfer']);
    assert.deepEqual(
      [lastMail(story)?.kind, lastMail(story)?.params],
      [
        'invoice_paid',
        { invoiceId: 'in_test_2', number: 'INV-2', amount: EUR(600), brand: null, last4: null },
      ],
    );
  });

  it('INV-7: short, it leaves the rest due, and the rest can follow', () => {
    const story = new Story(BY_TRANSFER).on('2026-04-16');
    story.receive(1000, 'INV-1');
    assert.deepEqual(
      [shown(story, 0).status, shown(story, 0).amountPaid.amount, shown(story, 0).amountDue.amount],
      ['open', 1000, 1400],
    );
    story.receive(1400, 'INV-1');
    assert.equal(shown(story, 0).status, 'paid');
    assert.equal(balance(story.account), 0);
  });

  it('INV-7: short, a card pays the rest', () => {
    const story = new Story(BY_TRANSFER).on('2026-04-16');
    story.receive(1000, 'INV-1');
    const method = { type: 'card' as const, card: CARD, requiresAction: false };
    const paymentMethodId = story.run({ type: 'add_payment_method', by: story.owner, method });
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_1', paymentMethodId });
    assert.deepEqual(story.charges, [1400]);
    assert.equal(shown(story, 0).status, 'paid');
  });

  it('INV-7: an excess goes to the balance, is told, and pays the next invoice', () => {
    const story = new Story(BY_TRANSFER).on('2026-04-16');
    story.receive(2500, 'INV-1');
    assert.equal(balance(story.account), 100);
    assert.deepEqual(
      [lastMail(story)?.kind, lastMail(story)?.params],
      ['transfer_in_excess', { amount: EUR(100), number: 'INV-1' }],
    );
    story.on('2026-05-01');
    assert.deepEqual([shown(story, 1).balanceApplied.amount, shown(story, 1).amountDue.amount], [100, 2300]);
  });

  it('INV-7: with the reference of nobody, or of what is paid, all of it goes to the balance', () => {
    for (const reference of ['RF47INV1X', 'INV-77', '', 'hello']) {
      const story = new Story(BY_TRANSFER).on('2026-04-16');
      assert.equal(story.run({ type: 'receive_transfer', amount: 2400, reference }), 'test');
      assert.deepEqual([invoiceAt(story, 0).status, balance(story.account)], ['open', 2400]);
      assert.deepEqual(lastMail(story)?.params, { amount: EUR(2400), number: null });
    }
    const story = new Story(BY_TRANSFER).on('2026-04-16');
    story.receive(2400, 'INV-1');
    story.receive(2400, 'INV-1');
    assert.deepEqual([shown(story, 0).amountPaid.amount, balance(story.account)], [2400, 2400]);
  });

  it('INV-7: without a reference it pays the oldest invoice', () => {
    const story = new Story(BY_TRANSFER).on('2026-04-16');
    story.add('ada@example.com');
    story.receive(2400);
    assert.deepEqual([invoiceAt(story, 0).status, invoiceAt(story, 1).status], ['paid', 'open']);
  });

  it('INV-7: its text names the invoice somewhere within', () => {
    for (const reference of ['Invoice RF47INV1', '/ROC/RF47 INV1//', 'Facture n° INV-1 merci']) {
      const story = new Story(BY_TRANSFER).on('2026-04-16');
      story.add('ada@example.com');
      story.receive(2400, reference);
      assert.deepEqual([invoiceAt(story, 0).status, invoiceAt(story, 1).status], ['paid', 'open'], reference);
    }
  });

  it('INV-7: that names several pays the oldest first, and what is too much goes to the balance', () => {
    const several = () => {
      const story = new Story(BY_TRANSFER).on('2026-04-16');
      story.add('ada@example.com');
      story.add('ben@example.com');
      return story;
    };
    const due = (story: Story) => [0, 1, 2].map((place) => shown(story, place).amountDue.amount);
    const named = 'INV-3 and RF47INV1';
    const exact = several();
    const id = exact.run({ type: 'receive_transfer', amount: 3000, reference: named });
    assert.deepEqual([due(exact), balance(exact.account)], [[0, 600, 0], 0]);
    assert.equal(rowById(exact.account.payments, id)?.invoiceId, 'in_test_1');
    assert.deepEqual(
      exact.mails
        .filter(({ kind }) => kind === 'invoice_paid')
        .map(({ params }) => [params.number, params.amount]),
      [
        ['INV-1', EUR(2400)],
        ['INV-3', EUR(600)],
      ],
    );
    const short = several();
    short.receive(2500, named);
    assert.deepEqual([due(short), balance(short.account)], [[0, 600, 500], 0]);
    const long = several();
    long.receive(3300, named);
    assert.deepEqual([due(long), balance(long.account)], [[0, 600, 0], 300]);
    assert.deepEqual(lastMail(long)?.params, { amount: EUR(300), number: 'INV-3' });
  });

  it('INV-7: a number within another is not meant', () => {
    const story = new Story(BY_TRANSFER).on('2026-04-16');
    for (let n = 2; n <= 12; n += 1) story.add(`m${n}@example.com`);
    story.receive(600, 'Invoice INV-12');
    assert.deepEqual(
      [0, 1, 11].map((place) => shown(story, place).amountDue.amount),
      [2400, 600, 0],
    );
  });

  it('INV-7: pays what was given up, too', () => {
    const story = new Story();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-06-10').card = { status: 'succeeded' };
    story.receive(2400, 'RF20INV2');
    assert.deepEqual([invoiceAt(story, 1).status, story.account.subscription.status], ['paid', 'active']);
  });

  it('INV-7: nothing, less than nothing, and parts of the smallest unit are no transfer', () => {
    const story = new Story(BY_TRANSFER);
    for (const amount of [0, -1, 0.5, Number.NaN, Number.MAX_SAFE_INTEGER + 1]) {
      assert.throws(
        () => {
          story.receive(amount);
        },
        { code: 'invalid_request' },
      );
    }
  });

  it('CLO-2: none is taken once the account is closed', () => {
    const story = new Story(BY_TRANSFER);
    story.receive(2400);
    story.run({ type: 'close_account', by: story.owner, version: story.closure.version });
    assert.throws(
      () => {
        story.receive(100);
      },
      { code: 'account_closed' },
    );
  });

  it('QUO-2: a quote to pay that was made before it arrived is stale', () => {
    const story = new Story();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-05-01');
    const quote = story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.receive(1000, 'INV-2');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
  });
});

describe('PAY-6: a transfer during a payment', () => {
  /** INV-2 of 24.00, 1 May, asked again by hand and waiting for the bank. */
  function asking(): Story {
    const story = new Story();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-05-01').card = { status: 'requires_action' };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.card = { status: 'succeeded' };
    return story;
  }

  it('PAY-6: goes to the balance, with and without a reference; what is due is frozen', () => {
    for (const reference of ['RF20INV2', null]) {
      const story = asking();
      story.receive(1000, reference);
      assert.deepEqual([shown(story, 1).amountDue.amount, balance(story.account)], [2400, 1000]);
      const [paymentId = ''] = story.account.waitingPaymentIds;
      story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' });
      assert.deepEqual([shown(story, 1).status, balance(story.account)], ['paid', 1000]);
    }
  });

  const ends = {
    'the bank refuses': (story: Story) => {
      const [paymentId = ''] = story.account.waitingPaymentIds;
      story.run({ type: 'settle_authentication', paymentId, outcome: 'refused' });
    },
    'it is given up': (story: Story) => {
      const [paymentId = ''] = story.account.waitingPaymentIds;
      story.run({ type: 'cancel_payment', by: story.owner, paymentId });
    },
    'it lapses': (story: Story) => {
      story.moveTo(story.account.now + 24 * 3_600_000);
    },
  };
  for (const [ending, end] of Object.entries(ends)) {
    for (const reference of ['RF20INV2', null]) {
      it(`PAY-6: pays its invoice when that ends unpaid, ${reference ?? 'without a reference'}: ${ending}`, () => {
        const story = asking();
        story.receive(2400, reference);
        end(story);
        assert.deepEqual([shown(story, 1).status, balance(story.account)], ['paid', 0]);
        assert.equal(story.account.subscription.status, 'active');
        assert.equal(story.mails.at(-1)?.kind, 'invoice_paid_from_credit');
      });
    }
  }

  it('PAY-6: a short one leaves the rest due, and what is too much stays on the balance', () => {
    const short = asking();
    short.receive(1000, 'INV-2');
    ends['it is given up'](short);
    assert.deepEqual([shown(short, 1).amountDue.amount, balance(short.account)], [1400, 0]);
    const over = asking();
    over.receive(3000, 'INV-2');
    ends['it is given up'](over);
    assert.deepEqual([shown(over, 1).status, balance(over.account)], ['paid', 600]);
  });

  it('PAY-6: one for nobody waits for the next try, as it would if it came after', () => {
    const story = asking();
    story.receive(2400, 'of nobody');
    ends['it is given up'](story);
    assert.deepEqual([shown(story, 1).amountDue.amount, balance(story.account)], [2400, 2400]);
  });

  it('PAY-6: what another invoice has used meanwhile stays used', () => {
    const story = new Story().on('2026-04-30T12:00:00+02:00');
    story.card = { status: 'requires_action' };
    story.add('ada@example.com');
    story.card = { status: 'succeeded' };
    story.receive(40, 'INV-2');
    story.on('2026-05-01T08:00:00+02:00');
    ends['it is given up'](story);
    assert.deepEqual([shown(story, 1).amountDue.amount, balance(story.account)], [40, 0]);
  });

  it('PAY-6: of two invoices, one without a reference pays the one that is not being paid', () => {
    const story = new Story({ policy: { retryDays: [3, 8, 60] } });
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-06-01').card = { status: 'requires_action' };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.receive(2400);
    assert.deepEqual([invoiceAt(story, 1).status, invoiceAt(story, 2).status], ['open', 'paid']);
  });
});

describe('CRED-4: the ledger of transfers', () => {
  it('CRED-4: an excess names its invoice; an unknown transfer names none', () => {
    const story = new Story(BY_TRANSFER).on('2026-04-16');
    story.receive(2500, 'INV-1');
    story.receive(300, 'nobody');
    assert.deepEqual(
      [...newestFirst(story.account.ledger)].map(({ kind, amount, invoiceId }) => [kind, amount, invoiceId]),
      [
        ['granted', 300, null],
        ['granted', 100, 'in_test_1'],
      ],
    );
  });

  it('INV-7: a refused transfer changes nothing', () => {
    const { account } = new Story(BY_TRANSFER);
    const outcome = execute(account, { type: 'receive_transfer', amount: 0, reference: null }, account.now);
    assert.equal(outcome.refusal?.code, 'invalid_request');
  });
});
