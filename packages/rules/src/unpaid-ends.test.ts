import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balance, invoiceView, rowAt, type InvoiceState } from './index.ts';
import { CARD, Story } from './testing/story.ts';

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
const EXPIRED = { status: 'failed', declineCode: 'expired_card' } as const;
const ASKS = { status: 'requires_action' } as const;
const PAYS = { status: 'succeeded' } as const;

const waitingId = (story: Story) => story.account.waitingPaymentIds[0] ?? '';

/** The invoice that is being paid: of all stories here, the second one. */
function invoiceOf(story: Story): InvoiceState {
  const invoice = rowAt(story.account.invoices, 1);
  assert.ok(invoice);
  return invoice;
}

/** What is left when all is over. */
function outcomeOf(story: Story) {
  const { amountDue, status } = invoiceView(story.account, invoiceOf(story));
  return {
    due: amountDue.amount,
    invoice: status,
    balance: balance(story.account),
    subscription: story.account.subscription.status,
  };
}

const attempts = (story: Story) =>
  invoiceView(story.account, invoiceOf(story)).attempts.map(
    ({ status, declineCode }) => declineCode ?? status,
  );

/** How it comes that the bank asks: an owner and a member at 12.00 a month, so that the renewal is 24.00. */
const origins = {
  'an invitation': () => {
    const story = new Story().on('2026-04-16');
    story.card = ASKS;
    story.add('ada@example.com');
    return story;
  },
  'a renewal': () => {
    const story = new Story();
    story.card = ASKS;
    return story.on('2026-05-01');
  },
  'a retry': () => {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-03').card = ASKS;
    return story.on('2026-05-04');
  },
  'a payment by hand': () => {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-02').card = ASKS;
    story.make({ type: 'pay_invoice', invoiceId: invoiceOf(story).id });
    return story;
  },
};

/** How a payment ends unpaid. */
const ends = {
  'the bank refuses': (story: Story) => {
    story.run({ type: 'settle_authentication', paymentId: waitingId(story), outcome: 'refused' });
  },
  'it is given up': (story: Story) => {
    story.run({ type: 'cancel_payment', by: story.owner, paymentId: waitingId(story) });
  },
  'it lapses after 24 hours': (story: Story) => {
    story.moveTo(story.account.now + 24 * 3_600_000);
  },
};

/** Each way in which the bank comes to ask, with each way in which that ends unpaid. */
const eachEnd = Object.entries(origins).flatMap(([origin, begin]) =>
  Object.entries(ends).map(([ending, end]) => ({
    name: `${origin}: ${ending}`,
    origin: origin as keyof typeof origins,
    ending: ending as keyof typeof ends,
    begin,
    end,
  })),
);

describe('PAY-6, CRED-1: a seat that is withdrawn while the bank is asked is not owed when the payment ends unpaid', () => {
  const who = { 'an invitation': 'ada@example.com', 'a renewal': 'Member 1' } as const;
  const withdraw = (story: Story, origin: keyof typeof origins) =>
    story.remove(origin === 'an invitation' ? who[origin] : who['a renewal']);

  /** What is still due: 12.00 × days used ÷ 31 of the seat, and 12.00 for the owner's. */
  const due = {
    // Withdrawn on the day of the invitation.
    'an invitation': 0,
    // On the first day of the period.
    'a renewal': 1200,
    // After 3 days: 1.16.
    'a retry': 1316,
    // After a day: 0.39.
    'a payment by hand': 1239,
  };

  for (const { name, origin, ending, begin, end } of eachEnd) {
    const expected =
      due[origin] === 0
        ? { due: 0, invoice: 'paid', balance: 0, subscription: 'active' }
        : { due: due[origin], invoice: 'open', balance: 0, subscription: 'past_due' };

    it(`PAY-6: of ${name}`, () => {
      const story = begin();
      withdraw(story, origin);
      end(story);
      assert.deepEqual(outcomeOf(story), expected);
    });

    if (ending === 'it lapses after 24 hours') continue;
    it(`PAY-6: of ${name}, and then withdrawn, comes to the same`, () => {
      const story = begin();
      end(story);
      withdraw(story, origin);
      assert.deepEqual(outcomeOf(story), expected);
    });
  }

  it('PAY-6: paid after all, the invoice is paid whole, and the credit stays on the balance', () => {
    const story = origins['an invitation']();
    story.remove('ada@example.com');
    story.run({ type: 'settle_authentication', paymentId: waitingId(story), outcome: 'succeeded' });
    assert.equal(invoiceOf(story).amountPaid, 600);
    assert.deepEqual(outcomeOf(story), { due: 0, invoice: 'paid', balance: 600, subscription: 'active' });
  });

  it('PAY-6: credit that another invoice has used meanwhile stays used', () => {
    const story = new Story().on('2026-04-30T12:00:00+02:00');
    story.card = ASKS;
    story.add('ada@example.com');
    story.card = PAYS;
    // One of 30 days is charged, 0.40, and given back to the balance; the renewal takes it.
    story.remove('ada@example.com');
    story.on('2026-05-01T08:00:00+02:00');
    assert.deepEqual(story.charges, [2400, 40, 2360]);
    ends['the bank refuses'](story);
    assert.deepEqual(outcomeOf(story), { due: 40, invoice: 'open', balance: 0, subscription: 'past_due' });
  });

  it('PAY-6: the credit note says where its amount has gone, and the ledger takes the grant back', () => {
    const story = origins['an invitation']();
    story.remove('ada@example.com');
    ends['it is given up'](story);
    const note = rowAt(story.account.creditNotes, 0);
    assert.deepEqual([note?.toInvoice, note?.toBalance], [600, 0]);
    assert.deepEqual(
      story.account.ledger.pages.flat().map(({ kind, amount }) => [kind, amount]),
      [
        ['granted', 600],
        ['granted', -600],
      ],
    );
  });

  it('PAY-6, DUN-1: nobody is mailed that a payment failed of which nothing is owed', () => {
    const story = origins['an invitation']();
    story.remove('ada@example.com');
    ends['the bank refuses'](story);
    assert.ok(!story.mails.some(({ kind }) => kind === 'payment_failed'));
  });
});

describe('DUN-2: a way to pay that comes while the bank is asked is tried as soon as that ends unpaid', () => {
  const addCard = (story: Story, token: string) =>
    story.run({
      type: 'add_payment_method',
      by: story.owner,
      method: { type: 'card', card: { ...CARD, token }, requiresAction: false },
    });
  const makeDefault = (story: Story, paymentMethodId: string) =>
    story.run({ type: 'make_default', by: story.owner, paymentMethodId });

  /** What somebody does meanwhile, after which the default card pays. */
  const mends = {
    'another card becomes the default': (story: Story) => {
      story.cards = { other: PAYS };
      makeDefault(story, addCard(story, 'other'));
    },
    'the default is chosen again': (story: Story) => {
      story.card = PAYS;
      makeDefault(story, story.account.defaultPaymentMethodId ?? '');
    },
    'the expiry of the default is mended': (story: Story) => {
      story.card = PAYS;
      const id = story.account.defaultPaymentMethodId ?? '';
      const version = String(story.account.paymentMethods[id]?.version);
      story.run({
        type: 'update_payment_method',
        by: story.owner,
        paymentMethodId: id,
        expMonth: 11,
        expYear: 2045,
        version,
      });
    },
  };

  for (const { name, begin, end } of eachEnd)
    for (const [mend, happens] of Object.entries(mends))
      it(`DUN-2: ${name}, and meanwhile ${mend}: one attempt at once`, () => {
        const story = begin();
        const before = attempts(story).length;
        happens(story);
        assert.equal(attempts(story).length, before, 'nothing is tried while the bank is asked');
        end(story);
        assert.deepEqual(attempts(story).slice(before), ['succeeded']);
        assert.deepEqual(outcomeOf(story), { due: 0, invoice: 'paid', balance: 0, subscription: 'active' });
        story.make({ type: 'add_members', emails: ['eve@example.com'] });
      });

  it('DUN-2: paid after all, nothing more is tried', () => {
    const story = origins['a renewal']();
    mends['another card becomes the default'](story);
    story.run({ type: 'settle_authentication', paymentId: waitingId(story), outcome: 'succeeded' });
    assert.deepEqual(attempts(story), ['succeeded']);
    assert.equal(story.charges.length, 2);
  });

  it('DUN-2: a try that fails, too, is the only one until the schedule', () => {
    const story = origins['a renewal']();
    story.cards = { other: DECLINED };
    makeDefault(story, addCard(story, 'other'));
    ends['it is given up'](story);
    assert.deepEqual(attempts(story), ['canceled', 'card_declined']);
    story.on('2026-05-03');
    assert.equal(attempts(story).length, 2);
    // Three days after the first failure, at nine o'clock.
    story.on('2026-05-04');
    assert.deepEqual(attempts(story), ['canceled', 'card_declined', 'card_declined']);
  });

  it('DUN-2: where bank transfer has become the default, no card is tried', () => {
    const story = new Story({ profile: 'program', interval: 'month' });
    story.card = ASKS;
    story.on('2026-05-01');
    const transfer = story.run({
      type: 'add_payment_method',
      by: story.owner,
      method: { type: 'bank_transfer' },
    });
    makeDefault(story, transfer);
    ends['it is given up'](story);
    assert.deepEqual(attempts(story), ['canceled']);
    makeDefault(story, addCard(story, 'other'));
    story.cards = { other: PAYS };
    assert.equal(outcomeOf(story).invoice, 'open');
  });

  for (const [ending, end] of Object.entries(ends))
    it(`DUN-1: where bank transfer has become the default, it is overdue all the same, and given up: ${ending}`, () => {
      const outcome = (inWhichOrder: 'before' | 'after') => {
        const story = new Story({ profile: 'program', interval: 'month' });
        story.card = ASKS;
        story.on('2026-05-01');
        const method = { type: 'bank_transfer' } as const;
        const switches = () => {
          makeDefault(story, story.run({ type: 'add_payment_method', by: story.owner, method }));
        };
        if (inWhichOrder === 'before') switches();
        end(story);
        if (inWhichOrder === 'after') switches();
        const then = outcomeOf(story);
        return [then, outcomeOf(story.on('2026-05-20'))];
      };
      const owed = { due: 1200, balance: 0 };
      assert.deepEqual(outcome('before'), [
        { ...owed, invoice: 'open', subscription: 'past_due' },
        { ...owed, invoice: 'uncollectible', subscription: 'unpaid' },
      ]);
      assert.deepEqual(outcome('before'), outcome('after'));
    });

  it('DUN-2, CRED-2: where bank transfer has become the default, the balance is tried all the same', () => {
    const story = new Story({ profile: 'program', interval: 'month' });
    story.card = ASKS;
    story.on('2026-05-01').receive(1200, 'of nobody');
    const method = { type: 'bank_transfer' } as const;
    makeDefault(story, story.run({ type: 'add_payment_method', by: story.owner, method }));
    assert.deepEqual(outcomeOf(story), { due: 1200, invoice: 'open', balance: 1200, subscription: 'active' });
    ends['it is given up'](story);
    assert.deepEqual(outcomeOf(story), { due: 0, invoice: 'paid', balance: 0, subscription: 'active' });
    assert.deepEqual(attempts(story), ['canceled']);
  });

  it('DUN-2: whoever mends it may be gone: the next bank that asks does so by mail', () => {
    const story = origins['a payment by hand']();
    story.cards = { other: ASKS };
    makeDefault(story, addCard(story, 'other'));
    ends['it is given up'](story);
    assert.ok(story.mails.some(({ kind }) => kind === 'authentication_required'));
  });
});

describe('DUN-2: the default is mended after it failed', () => {
  it('DUN-2: its expiry, after expired_card: every open invoice is tried once, at once', () => {
    const story = new Story();
    story.card = EXPIRED;
    story.on('2026-05-02').card = PAYS;
    const [id = ''] = Object.keys(story.account.paymentMethods);
    const patch = { type: 'update_payment_method', by: story.owner, paymentMethodId: id } as const;
    story.run({ ...patch, expMonth: 12, expYear: 2044, version: '1' });
    assert.deepEqual(attempts(story), ['expired_card', 'succeeded']);
    assert.equal(story.account.subscription.status, 'active');
  });

  it('DUN-2: an expiry that stays as it was tries nothing', () => {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-02');
    const [id = ''] = Object.keys(story.account.paymentMethods);
    const { expMonth, expYear } = CARD;
    const patch = { type: 'update_payment_method', by: story.owner, paymentMethodId: id } as const;
    story.run({ ...patch, expMonth, expYear, version: '1' });
    assert.deepEqual(attempts(story), ['card_declined']);
  });

  it('DUN-2: the expiry of another card tries nothing', () => {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-02');
    const paymentMethodId = story.run({
      type: 'add_payment_method',
      by: story.owner,
      method: { type: 'card', card: { ...CARD, token: 'other' }, requiresAction: false },
    });
    const patch = { type: 'update_payment_method', by: story.owner, paymentMethodId } as const;
    story.run({ ...patch, expMonth: 1, expYear: 2045, version: '1' });
    assert.deepEqual(attempts(story), ['card_declined']);
  });

  it('DUN-2: chosen again, too', () => {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-02').card = PAYS;
    const paymentMethodId = story.account.defaultPaymentMethodId ?? '';
    story.run({ type: 'make_default', by: story.owner, paymentMethodId });
    assert.deepEqual(attempts(story), ['card_declined', 'succeeded']);
  });
});
