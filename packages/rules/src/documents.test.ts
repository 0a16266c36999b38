import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  balance,
  creditNoteView,
  history,
  invoiceView,
  newestFirst,
  rowAt,
  upcomingInvoice,
  type CreditNoteState,
  type InvoiceState,
} from './index.ts';
import { Story, type Beginning } from './testing/story.ts';

function invoiceAt(story: Story, index: number): InvoiceState {
  const invoice = rowAt(story.account.invoices, index);
  assert.ok(invoice);
  return invoice;
}

function lastNote(story: Story): CreditNoteState {
  const note = rowAt(story.account.creditNotes, story.account.creditNotes.size - 1);
  assert.ok(note);
  return note;
}

function netAndTax(story: Story, invoice: InvoiceState): number[] {
  const { net, tax } = invoiceView(story.account, invoice);
  return [net.amount, ...tax.map(({ amount }) => amount.amount)];
}

describe('TAX-1 and TAX-2: what an invoice is taxed', () => {
  const cases: [string, Beginning, number[]][] = [
    ['12.00 at 21 %', { members: 0 }, [992, 208]],
    ['9.99 at 25.5 %', { members: 0, price: 999, vatRate: '0.255', country: 'FI' }, [796, 203]],
    ['0.03 at 20 %', { members: 0, price: 3, vatRate: '0.20' }, [2, 1]],
    [
      'exempt from 21 %: three seats at 9.92',
      { members: 2, taxId: { value: 'FR40303265045', status: 'valid' } },
      [2976, 0],
    ],
    ['outside the EU: the list price, no VAT', { members: 2, country: 'CH' }, [3600, 0]],
    [
      'a VAT number of the seller’s own country does not exempt',
      { members: 0, country: 'NL', taxId: { value: 'NL000099998B57', status: 'valid' } },
      [992, 208],
    ],
    [
      'a VAT number that is not valid yet does not exempt',
      { members: 0, taxId: { value: 'FR40303265045', status: 'pending' } },
      [992, 208],
    ],
  ];
  for (const [title, beginning, expected] of cases) {
    it(title, () => {
      const story = new Story(beginning);
      assert.deepEqual(netAndTax(story, invoiceAt(story, 0)), expected);
    });
  }

  it('says why there is no tax', () => {
    const story = new Story({ taxId: { value: 'FR40303265045', status: 'valid' } });
    assert.equal(invoiceView(story.account, invoiceAt(story, 0)).tax[0]?.category, 'reverse_charge');
  });

  it('exempt: the price without tax is prorated', () => {
    const story = new Story({ taxId: { value: 'FR40303265045', status: 'valid' } }).on('2026-04-16');
    assert.equal(story.add('ada@example.com').quote.dueNow.amount, 496);
  });

  it('a credit note’s tax is the invoice’s tax before, less the tax of the gross that is left', () => {
    const story = new Story().on('2026-04-16');
    story.add('ada@example.com');
    assert.deepEqual(netAndTax(story, invoiceAt(story, 1)), [496, 104]);
    story.on('2026-04-24').remove('ada@example.com');
    const note = creditNoteView(story.account, lastNote(story));
    assert.deepEqual([note.total.amount, note.net.amount, note.tax[0]?.amount.amount], [280, 232, 48]);
  });
});

describe('CRED-1: a credit goes where the charge stands', () => {
  it('of a paid invoice, to the balance', () => {
    const story = new Story().on('2026-04-16');
    const { quote } = story.remove('Member 1');
    assert.deepEqual(
      quote.creditTo.map(({ to, amount }) => [to, amount.amount]),
      [['balance', 600]],
    );
    assert.equal(balance(story.account), 600);
  });

  it('on an open invoice, it lowers what is due; what is left goes to the balance', () => {
    const story = new Story({ members: 2 });
    story.on('2026-04-10').remove('Member 2');
    assert.equal(balance(story.account), 840);
    story.on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com', 'ben@example.com', 'cleo@example.com');
    const invoice = () => invoiceView(story.account, invoiceAt(story, 1));
    assert.deepEqual([invoice().balanceApplied.amount, invoice().amountDue.amount], [840, 960]);
    story.remove('ada@example.com');
    assert.equal(invoice().amountDue.amount, 360);
    const { quote } = story.remove('ben@example.com');
    assert.deepEqual(
      quote.creditTo.map(({ to, amount, invoiceNumber }) => [to, amount.amount, invoiceNumber]),
      [
        ['invoice', 360, 'INV-2'],
        ['balance', 240, null],
      ],
    );
    assert.deepEqual(
      [invoice().status, invoice().amountDue.amount, balance(story.account)],
      ['paid', 0, 240],
    );
  });

  it('has a gapless series of its own', () => {
    const story = new Story({ members: 3 }).on('2026-04-16');
    story.remove('Member 1');
    story.remove('Member 2');
    assert.deepEqual(
      [...newestFirst(story.account.creditNotes)].map(({ number }) => number),
      ['CN-2', 'CN-1'],
    );
  });
});

describe('CRED-2 and CRED-3: the balance pays the next invoice', () => {
  it('at renewal: totals and tax stay, due is lower', () => {
    const story = new Story({ members: 3 });
    story.on('2026-04-16').remove('Member 1');
    story.on('2026-05-01');
    const invoice = invoiceView(story.account, invoiceAt(story, 1));
    assert.deepEqual(
      [
        invoice.total.amount,
        invoice.net.amount,
        invoice.tax[0]?.amount.amount,
        invoice.balanceApplied.amount,
      ],
      [3600, 2975, 625, 600],
    );
    assert.deepEqual(story.charges, [4800, 3000]);
  });

  it('when a member is added', () => {
    const story = new Story().on('2026-04-16');
    story.remove('Member 1');
    const { quote } = story.add('ada@example.com');
    assert.deepEqual([quote.creditApplied.amount, quote.dueNow.amount], [600, 0]);
    assert.equal(invoiceAt(story, 1).status, 'paid');
    assert.deepEqual(story.charges, [2400]);
  });

  it('what is left stays', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    story.remove('Member 1', 'Member 2');
    story.add('ada@example.com');
    assert.equal(balance(story.account), 600);
  });

  it('does not touch invoices that are already open', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    story.remove('Member 1');
    assert.equal(balance(story.account), 600);
    assert.equal(invoiceView(story.account, invoiceAt(story, 1)).amountDue.amount, 600);
  });
});

describe('INV-1, INV-2 and INV-3: documents', () => {
  it('INV-1: numbers run without gaps in the order of finalisation', () => {
    const story = new Story().on('2026-04-16');
    story.add('ada@example.com');
    story.on('2026-06-02');
    assert.deepEqual(
      [...newestFirst(story.account.invoices)].map(({ number }) => number),
      ['INV-4', 'INV-3', 'INV-2', 'INV-1'],
    );
  });

  it('INV-1: what comes later changes neither lines nor totals', () => {
    const story = new Story().on('2026-04-16');
    const before = invoiceView(story.account, invoiceAt(story, 0));
    story.remove('Member 1');
    const after = invoiceView(story.account, invoiceAt(story, 0));
    assert.deepEqual([after.lines, after.total, after.tax], [before.lines, before.total, before.tax]);
    assert.equal(after.creditNotes.length, 1);
  });

  it('INV-2: a declined charge makes the invoice overdue at once, and its payment ends that', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'insufficient_funds' };
    story.add('ada@example.com');
    const invoice = () => invoiceView(story.account, invoiceAt(story, 1));
    assert.deepEqual([invoice().status, invoice().overdue], ['open', true]);
    assert.equal(invoice().attempts[0]?.declineCode, 'insufficient_funds');
    story.card = { status: 'succeeded' };
    story.make({ type: 'pay_invoice', invoiceId: invoice().id });
    assert.deepEqual([invoice().status, invoice().overdue, invoice().amountDue.amount], ['paid', false, 0]);
    assert.throws(() => story.make({ type: 'pay_invoice', invoiceId: invoice().id }), {
      code: 'not_payable',
    });
  });

  it('INV-3: history is newest first, across invoices and credit notes', () => {
    const story = new Story().on('2026-04-16');
    story.remove('Member 1');
    story.add('ada@example.com');
    assert.deepEqual(
      [...history(story.account)].map(({ number, total }) => [number, total.amount]),
      [
        ['INV-2', 600],
        ['CN-1', -600],
        ['INV-1', 2400],
      ],
    );
  });
});

describe('INV-4: the estimate of the next renewal', () => {
  it('is what the renewal then is', () => {
    const story = new Story({ members: 3 }).on('2026-04-16');
    story.add('ada@example.com');
    story.remove('Member 1');
    const { estimate } = upcomingInvoice(story.account);
    story.on('2026-05-01');
    const invoice = invoiceView(story.account, invoiceAt(story, 2));
    assert.deepEqual(
      [estimate?.total, estimate?.tax, estimate?.balanceApplied, estimate?.amountDue.amount],
      [invoice.total, invoice.tax, invoice.balanceApplied, story.charges.at(-1)],
    );
  });

  it('on a free plan there is none, and it says why', () => {
    const story = new Story({ price: 0 });
    assert.deepEqual(upcomingInvoice(story.account).none, { kind: 'free_plan', params: {} });
  });
});

describe('INV-6: lines about many members', () => {
  it('a renewal has one line, and knows its members as they were', () => {
    const story = new Story({ members: 2 });
    assert.deepEqual(
      invoiceAt(story, 0).lines.map(({ members }) => members.map(({ name }) => name)),
      [['Owner', 'Member 1', 'Member 2']],
    );
  });
});

describe('PRICE-1: a price is kept until the period’s end', () => {
  it('for added members too; the announced price is estimated and applies from the renewal', () => {
    const story = new Story().on('2026-04-16');
    story.run({
      type: 'announce_price',
      planId: 'pro',
      interval: 'month',
      amount: 1500,
      from: story.account.now,
    });
    const { quote } = story.add('ada@example.com');
    assert.equal(quote.dueNow.amount, 600);
    assert.equal(upcomingInvoice(story.account).estimate?.amountDue.amount, 4500);
    story.on('2026-05-01');
    assert.equal(story.charges.at(-1), 4500);
  });
});
