import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { RequestedChange } from '@billfold/contract';
import { createQuote, execute, type AccountState, type Happening } from './index.ts';
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
