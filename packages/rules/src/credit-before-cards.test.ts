import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balance, invoiceView, rowAt, upcomingInvoice, type InvoiceState } from './index.ts';
import { creditorReference } from './reference.ts';
import { CARD, Story, type Beginning } from './testing/story.ts';

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
const LOST = { status: 'failed', declineCode: 'lost_card' } as const;
const ASKS = { status: 'requires_action' } as const;

function overdue(story: Story): InvoiceState {
  const invoice = rowAt(story.account.invoices, 1);
  assert.ok(invoice);
  return invoice;
}

function stateOf(story: Story) {
  const { amountDue, balanceApplied, status } = invoiceView(story.account, overdue(story));
  return {
    due: amountDue.amount,
    fromBalance: balanceApplied.amount,
    invoice: status,
    balance: balance(story.account),
    subscription: story.account.subscription.status,
  };
}

const SETTLED = { due: 0, fromBalance: 840, invoice: 'paid', balance: 0, subscription: 'active' };

/**
 * 8.40 a seat and month. On 1 April inviting Ada fails, so that 8.40 are overdue; then Member 1, whose 8.40 were paid,
 * is removed on the same day, which gives 8.40 of credit.
 */
function owingWhatItHas(beginning: Beginning = {}): Story {
  const story = new Story({ price: 840, ...beginning }).on('2026-04-01');
  story.card = DECLINED;
  story.add('ada@example.com');
  story.remove('Member 1');
  const { due, balance: credit, subscription } = stateOf(story);
  assert.deepEqual([due, credit, subscription], [840, 840, 'past_due']);
  return story;
}

const pay = (story: Story) => ({ type: 'pay_invoice', invoiceId: overdue(story).id }) as const;

describe('CRED-2: an overdue invoice takes the balance before any card', () => {
  it('CRED-2: when it is tried again', () => {
    const story = owingWhatItHas();
    const charged = story.charges.length;
    story.on('2026-04-04');
    assert.deepEqual(stateOf(story), SETTLED);
    assert.equal(story.charges.length, charged, 'no card is charged');
    assert.equal(story.mails.at(-1)?.kind, 'invoice_paid_from_credit');
  });

  it('CRED-2: when it is paid by hand, as quoted', () => {
    const story = owingWhatItHas();
    const charged = story.charges.length;
    const { quote, change } = story.make(pay(story));
    assert.deepEqual([quote.creditApplied.amount, quote.dueNow.amount], [840, 0]);
    assert.deepEqual([change.status, change.paymentId], ['applied', null]);
    assert.deepEqual(stateOf(story), SETTLED);
    assert.equal(story.charges.length, charged, 'no card is charged');
  });

  it('CRED-2: what it does not cover is charged', () => {
    const story = new Story({ price: 840 }).on('2026-04-01');
    story.card = DECLINED;
    story.add('ada@example.com', 'eve@example.com');
    story.remove('Member 1');
    story.card = { status: 'succeeded' };
    const { quote } = story.make(pay(story));
    assert.deepEqual(
      [quote.creditApplied.amount, quote.dueNow.amount, story.charges.at(-1)],
      [840, 840, 840],
    );
    assert.deepEqual(stateOf(story), SETTLED);
  });

  it('CRED-2: a card that is declined then leaves only the rest due', () => {
    const story = new Story({ price: 840 }).on('2026-04-01');
    story.card = DECLINED;
    story.add('ada@example.com', 'eve@example.com');
    story.remove('Member 1');
    story.on('2026-04-04');
    assert.deepEqual(stateOf(story), { ...SETTLED, due: 840, invoice: 'open', subscription: 'past_due' });
  });

  it('CRED-2: when the default is chosen again', () => {
    const story = owingWhatItHas();
    const paymentMethodId = story.account.defaultPaymentMethodId ?? '';
    story.run({ type: 'make_default', by: story.owner, paymentMethodId });
    assert.deepEqual(stateOf(story), SETTLED);
  });

  it('CRED-2: when another card becomes the default', () => {
    const story = owingWhatItHas();
    const method = { type: 'card', card: { ...CARD, token: 'other' }, requiresAction: false } as const;
    const paymentMethodId = story.run({ type: 'add_payment_method', by: story.owner, method });
    story.run({ type: 'make_default', by: story.owner, paymentMethodId });
    assert.deepEqual(stateOf(story), SETTLED);
  });

  it('CRED-2, DUN-2: where a card that is lost is not asked again', () => {
    const story = new Story({ price: 840 }).on('2026-04-01');
    story.card = LOST;
    story.add('ada@example.com');
    story.remove('Member 1');
    story.on('2026-04-04');
    assert.deepEqual(stateOf(story), SETTLED);
  });

  it('CRED-2, INV-7: paid by transfer, the balance alone settles it by hand', () => {
    const story = new Story({ profile: 'program', price: 840, paymentMethod: { type: 'bank_transfer' } });
    // A transfer that names nobody's invoice goes to the balance; the renewal is awaited by transfer.
    story.receive(840, creditorReference('INV-1'));
    story.on('2026-05-01');
    story.receive(840, 'RF00NOBODY');
    assert.deepEqual([stateOf(story).due, stateOf(story).balance], [840, 840]);
    story.on('2026-05-20').make(pay(story));
    assert.deepEqual([stateOf(story).due, stateOf(story).invoice, stateOf(story).balance], [0, 'paid', 0]);
  });
});

describe('CRED-2, DUN-2: nobody is unpaid who has what they owe', () => {
  it('DUN-2: credit that has come while the last try was in progress is taken before the invoice is given up', () => {
    const story = new Story({ price: 840, policy: { retryDays: [] } }).on('2026-04-01');
    story.card = ASKS;
    story.add('ada@example.com');
    story.remove('Member 1');
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'settle_authentication', paymentId, outcome: 'refused' });
    assert.deepEqual(stateOf(story), SETTLED);
  });

  it('DUN-3: an invoice that was given up is paid from the balance by hand, and a new period begins', () => {
    const story = new Story({ price: 840, policy: { retryDays: [3] } }).on('2026-04-16');
    story.card = DECLINED;
    // 4.20 for half a month, which are given up three days later.
    story.add('ada@example.com');
    story.on('2026-04-20').receive(420, 'RF00NOBODY');
    assert.deepEqual(
      [stateOf(story).due, stateOf(story).balance, stateOf(story).subscription],
      [420, 420, 'unpaid'],
    );
    story.card = { status: 'succeeded' };
    story.make(pay(story));
    assert.deepEqual([stateOf(story).due, stateOf(story).subscription], [0, 'active']);
    assert.equal(story.account.subscription.anchor, '2026-04-20');
  });

  it('CRED-3, DUN-3, QUO-2: credit pays without a card; the period that begins then is owed as it was quoted', () => {
    const story = new Story({ paymentMethod: null }).on('2026-04-17');
    assert.equal(story.account.subscription.status, 'unpaid');
    story.receive(2400, 'of nobody');
    const [invoice] = [rowAt(story.account.invoices, 0)];
    const { quote } = story.make({ type: 'pay_invoice', invoiceId: invoice?.id ?? '' });
    // Two seats at 12.00, less 14 of 30 days of each: 2 × 5.60.
    assert.deepEqual([quote.creditApplied.amount, quote.dueNow.amount], [2400, 1280]);
    const views = story.account.invoices.pages.flat().map((each) => invoiceView(story.account, each));
    assert.deepEqual(
      views.map(({ status, amountDue }) => [status, amountDue.amount]),
      [
        ['paid', 0],
        ['open', 1280],
      ],
    );
    assert.equal(story.account.subscription.status, 'past_due');
  });
});

describe('INV-4: the estimate counts on no credit that is used before the renewal', () => {
  it('INV-4: where an overdue invoice is tried again before it', () => {
    const story = owingWhatItHas();
    // Two seats, the owner's and Ada's, at 8.40.
    const { estimate } = upcomingInvoice(story.account);
    assert.deepEqual([estimate?.balanceApplied.amount, estimate?.amountDue.amount], [0, 1680]);
    story.on('2026-05-01');
    assert.deepEqual(
      [rowAt(story.account.invoices, 2)?.balanceApplied, rowAt(story.account.invoices, 2)?.total],
      [0, 1680],
    );
  });

  it('INV-4: where it is not tried again, the renewal takes it', () => {
    const story = owingWhatItHas({ policy: { retryDays: [40] } });
    const { estimate } = upcomingInvoice(story.account);
    assert.deepEqual([estimate?.balanceApplied.amount, estimate?.amountDue.amount], [840, 840]);
    story.on('2026-05-01');
    assert.equal(rowAt(story.account.invoices, 2)?.balanceApplied, 840);
  });
});
