import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  balance,
  creditEntryView,
  creditNoteView,
  history,
  invoiceView,
  lineMembers,
  newestFirst,
  rowAt,
  upcomingInvoice,
  type CreditNoteState,
  type InvoiceState,
} from './index.ts';
import { membersOf } from './lines.ts';
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

describe('CRED-2 to CRED-4: the balance over time', () => {
  const entries = (story: Story) =>
    [...newestFirst(story.account.ledger)].map(({ kind, amount }) => [kind, amount]).reverse();
  it('CRED-4: a movement shows what is left of it, and where it came from', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    story.remove('Member 1', 'Member 2');
    story.add('ada@example.com');
    const shown = [...newestFirst(story.account.ledger)].map((entry) =>
      creditEntryView(story.account, entry),
    );
    const EUR = (amount: number) => ({ amount, currency: 'EUR' });
    const at = '2026-04-16T09:00:00+02:00';
    assert.deepEqual(shown, [
      {
        id: 'le_test_2',
        kind: 'applied',
        amount: EUR(-600),
        remaining: EUR(0),
        at,
        creditNoteId: null,
        invoiceId: 'in_test_2',
      },
      {
        id: 'le_test_1',
        kind: 'granted',
        amount: EUR(1200),
        remaining: EUR(600),
        at,
        creditNoteId: 'cn_test_1',
        invoiceId: null,
      },
    ]);
  });

  const grants = (story: Story) => story.account.grants.map(({ entryId, remaining }) => [entryId, remaining]);

  it('CRED-2: is taken oldest first', () => {
    const story = new Story({ members: 3 });
    story.on('2026-04-16').remove('Member 1');
    story.on('2026-04-24').remove('Member 2');
    assert.deepEqual(grants(story), [
      ['le_test_1', 600],
      ['le_test_2', 280],
    ]);
    // Seven days of thirty: 2.80, then from the older grant alone.
    story.add('ada@example.com');
    assert.deepEqual(grants(story), [
      ['le_test_1', 320],
      ['le_test_2', 280],
    ]);
    assert.deepEqual(entries(story), [
      ['granted', 600],
      ['granted', 280],
      ['applied', -280],
    ]);
  });

  it('CRED-3: larger than the charge, it pays all of it over several renewals, and no card is charged', () => {
    const story = new Story({ interval: 'month', members: 0, policy: { paymentMethodTypes: ['card'] } });
    story.receive(3000, 'nobody’s');
    story.on('2026-07-01');
    assert.deepEqual(story.charges, [1200, 600]);
    assert.equal(balance(story.account), 0);
    assert.deepEqual(entries(story), [
      ['granted', 3000],
      ['applied', -1200],
      ['applied', -1200],
      ['applied', -600],
    ]);
    for (const place of [1, 2]) assert.equal(invoiceAt(story, place).status, 'paid');
  });

  it('CRED-4: what was applied to an invoice that becomes void returns with its age, before younger credit', () => {
    const story = new Story({ members: 3 });
    story.on('2026-04-16').remove('Member 1');
    story.card = { status: 'requires_action' };
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.deepEqual(grants(story), []);
    story.receive(100, 'nobody’s');
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'settle_authentication', paymentId, outcome: 'refused' });
    assert.deepEqual(grants(story), [
      ['le_test_1', 600],
      ['le_test_3', 100],
    ]);
    assert.deepEqual(entries(story), [
      ['granted', 600],
      ['applied', -600],
      ['granted', 100],
      ['applied', 600],
    ]);
    assert.equal(invoiceView(story.account, invoiceAt(story, 1)).balanceApplied.amount, 0);
    assert.equal(invoiceView(story.account, invoiceAt(story, 1)).amountDue.amount, 0);
  });

  it('CRED-3, PLAN-6: a change of plan that the balance covers takes effect without a card', () => {
    const story = new Story({ members: 1 });
    story.receive(5000, 'nobody’s');
    story.on('2026-04-16').card = { status: 'requires_action' };
    // Two seats, half a month: 2 × (10.00 − 6.00).
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.deepEqual([story.account.subscription.planId, balance(story.account)], ['max', 4200]);
  });

  it('CRED-4, CLO-2: what is left when the account is closed lapses, and the ledger says so', () => {
    const story = new Story().on('2026-04-16');
    story.remove('Member 1');
    story.run({ type: 'close_account', by: story.owner, version: story.closure.version });
    assert.equal(balance(story.account), 0);
    assert.deepEqual(entries(story), [
      ['granted', 600],
      ['lapsed', -600],
    ]);
    assert.deepEqual(story.account.ledgerTotals, { granted: 600, applied: 0, lapsed: -600 });
  });

  it('CRED-1: a removal of members who were charged on two invoices makes a credit note for each', () => {
    const story = new Story().on('2026-04-16');
    story.add('ada@example.com');
    const { quote, change } = story.remove('Member 1', 'ada@example.com');
    assert.deepEqual(
      change.creditNoteIds.map((_, index) => rowAt(story.account.creditNotes, index)?.invoiceId),
      ['in_test_1', 'in_test_2'],
    );
    // 6.00 with 1.04 of tax each: of 24.00 (4.17), 18.00 are left (3.12): 1.05; and of 6.00 nothing: 1.04.
    assert.deepEqual(
      quote.tax.map(({ amount }) => amount.amount),
      [-209],
    );
  });
});

describe('TAX-1 to TAX-3: over time', () => {
  const VALID: Beginning = { taxId: { value: 'FR40303265045', status: 'valid' } };
  const category = (story: Story, place: number) =>
    invoiceAt(story, place).taxGroups.map(({ treatment }) => treatment.category);
  const setNumber = (story: Story, value: string | null) =>
    story.run({
      type: 'update_settings',
      by: story.owner,
      patch: { taxId: value === null ? null : { value } },
      version: String(story.account.settings.version),
    });

  it('TAX-1: at the rate of the day of the invoice', () => {
    const story = new Story({ members: 0 });
    const FR = [
      { rate: '0.21', from: '2000-01-01' },
      { rate: '0.20', from: '2026-05-01' },
    ];
    story.account = { ...story.account, taxRates: { FR } };
    story.on('2026-06-01');
    // 12.00 at 21 % and at 20 %.
    assert.deepEqual(netAndTax(story, invoiceAt(story, 0)), [992, 208]);
    assert.deepEqual(netAndTax(story, invoiceAt(story, 1)), [1000, 200]);
  });

  it('TAX-1, CRED-1: a credit bears the rate of the charge that it reverses, not today’s', () => {
    const story = new Story();
    const FR = [
      { rate: '0.21', from: '2000-01-01' },
      { rate: '0.10', from: '2026-04-10' },
    ];
    story.account = { ...story.account, taxRates: { FR } };
    story.on('2026-04-16').remove('Member 1');
    const note = creditNoteView(story.account, lastNote(story));
    // 24.00 had 4.17 of tax, 18.00 have 3.12.
    assert.deepEqual([note.tax[0]?.rate, note.tax[0]?.amount.amount], ['0.21', 105]);
  });

  it('TAX-1: credit notes never give back more tax than was charged', () => {
    // 0.03 × 3 at 20 %: 0.09 has 0.02 of tax (0.015). Each 0.03 that goes: 0.01, 0.00 and the owner stays.
    const story = new Story({ price: 3, vatRate: '0.20', members: 2 }).on('2026-04-01T12:00:00+02:00');
    const taxOf = () => creditNoteView(story.account, lastNote(story)).tax[0]?.amount.amount;
    story.remove('Member 1');
    // 0.06 has 0.01.
    assert.equal(taxOf(), 1);
    story.remove('Member 2');
    // 0.03 has 0.01 (0.005).
    assert.equal(taxOf(), 0);
  });

  it('TAX-2: treatment is fixed when an invoice is finalised: a number that comes later changes nothing', () => {
    const story = new Story().on('2026-04-16');
    setNumber(story, 'FR40303265045');
    assert.deepEqual(category(story, 0), ['standard']);
    story.on('2026-05-01');
    assert.deepEqual(category(story, 1), ['reverse_charge']);
    // Two seats at 12.00 ÷ 1.21 = 9.92.
    assert.equal(invoiceAt(story, 1).total, 1984);
  });

  it('TAX-2, SEAT-4: a member who was charged with VAT is credited with VAT', () => {
    const story = new Story().on('2026-04-16');
    setNumber(story, 'FR40303265045');
    story.remove('Member 1');
    const note = creditNoteView(story.account, lastNote(story));
    assert.deepEqual(
      [note.total.amount, note.tax[0]?.category, note.tax[0]?.amount.amount],
      [600, 'standard', 105],
    );
  });

  it('TAX-2, PLAN-2: a higher plan credits with the old treatment and charges with the new one', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    setNumber(story, 'FR40303265045');
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    // −6.00 with 1.04 of tax; 20.00 ÷ 1.21 = 16.53, half of it 8.27 (8.265).
    const groups = invoiceAt(story, 1).taxGroups.map(({ treatment, gross, tax }) => [
      treatment.category,
      gross,
      tax,
    ]);
    assert.deepEqual(groups, [
      ['standard', -600, -104],
      ['reverse_charge', 827, 0],
    ]);
    assert.equal(story.charges.at(-1), 227);
  });

  describe('TAX-2, SEAT-5: charges that have waited are taxed as the invoice that bears them', () => {
    const waiting = () => {
      const story = new Story({ policy: { seatInvoicing: 'next_invoice' } }).on('2026-04-16');
      story.add('ada@example.com');
      story.on('2026-04-20');
      setNumber(story, 'FR40303265045');
      return story;
    };
    const amounts = (story: Story, place: number) =>
      invoiceAt(story, place).lines.map(({ amount }) => amount);

    it('TAX-2, SEAT-5: exempt by the renewal, what was added with VAT is charged without', () => {
      const story = waiting();
      const estimate = upcomingInvoice(story.account).estimate?.total.amount;
      story.on('2026-05-01');
      // Three at 12.00 ÷ 1.21 = 9.92, and half a month of one, 4.96; it was to be 6.00 with VAT.
      assert.deepEqual(amounts(story, 1), [2976, 496]);
      assert.deepEqual([estimate, invoiceAt(story, 1).total], [3472, 3472]);
      assert.deepEqual(
        invoiceAt(story, 1).taxGroups.map(({ treatment }) => treatment.category),
        ['reverse_charge'],
      );
    });

    it('TAX-2, SEAT-5: exempt no more, what was added without VAT is charged with it', () => {
      const story = new Story({ ...VALID, policy: { seatInvoicing: 'next_invoice' } }).on('2026-04-16');
      story.add('ada@example.com');
      setNumber(story, null);
      story.on('2026-05-01');
      assert.deepEqual(amounts(story, 1), [3600, 600]);
    });

    it('TAX-2, SEAT-5: whoever leaves before is charged for the days used, taxed as the invoice is', () => {
      const story = waiting().on('2026-04-24');
      story.remove('ada@example.com');
      assert.deepEqual(
        story.account.pendingCharges.map(({ amount }) => amount),
        [320],
      );
      story.on('2026-05-01');
      // 9.92 × 8 ÷ 30 = 2.65 (2.645).
      assert.deepEqual(amounts(story, 1), [1984, 265]);
    });

    it('TAX-2, PLAN-2: on the invoice of a higher plan, its closing gives back what it charges', () => {
      const story = waiting().on('2026-04-24');
      story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
      // Waited: 4.96. Of 12.00, 9.20 was used, twice with VAT; of 4.96, 2.65. 20.00 ÷ 1.21 = 16.53; 7 days: 3.86.
      assert.deepEqual(amounts(story, 1), [496, -280, -280, -231, 386, 386, 386]);
    });
  });

  it('TAX-2: exempt, what is not used is prorated of the price without tax', () => {
    const story = new Story(VALID);
    story.on('2026-04-16').add('ada@example.com');
    story.on('2026-04-24').remove('ada@example.com');
    // 9.92 × 15 ÷ 30 = 4.96; 9.92 × 8 ÷ 30 = 2.65 was used.
    assert.equal(lastNote(story).total, 231);
  });

  it('TAX-3: an outage keeps the last known treatment, and the registry is asked again a day later', () => {
    const story = new Story(VALID).on('2026-04-30T10:00:00+02:00');
    story.registry = 'unavailable';
    setNumber(story, 'FR40303265045');
    assert.equal(story.account.taxId?.status, 'unavailable');
    story.on('2026-05-01T00:00:00+02:00');
    assert.deepEqual(category(story, 1), ['reverse_charge']);
    story.registry = 'invalid';
    story.on('2026-06-01');
    assert.deepEqual(category(story, 2), ['standard']);
  });

  it('TAX-3: an outage exempts no new number', () => {
    const story = new Story().on('2026-04-30T10:00:00+02:00');
    story.registry = 'unavailable';
    setNumber(story, 'FR40303265045');
    story.on('2026-05-01T00:00:00+02:00');
    assert.deepEqual(category(story, 1), ['standard']);
    story.registry = 'valid';
    story.on('2026-06-01');
    assert.deepEqual(category(story, 2), ['reverse_charge']);
  });

  it('TAX-3: without its number the account pays VAT from the next invoice on', () => {
    const story = new Story(VALID).on('2026-04-16');
    setNumber(story, null);
    story.on('2026-05-01');
    assert.deepEqual([...category(story, 0), ...category(story, 1)], ['reverse_charge', 'standard']);
  });

  it('TAX-2: another country counts from the next invoice on: its rate, its rules', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    const move = (country: string, postalCode: string) =>
      story.run({
        type: 'update_settings',
        by: story.owner,
        patch: { address: { country, postalCode } },
        version: String(story.account.settings.version),
      });
    move('DE', '10115');
    story.on('2026-05-02');
    move('CH', '8001');
    story.on('2026-06-02');
    // 12.00 at 19 %: 1.92.
    assert.deepEqual(
      [0, 1, 2].map((place) => netAndTax(story, invoiceAt(story, place))),
      [
        [992, 208],
        [1008, 192],
        [1200, 0],
      ],
    );
    assert.deepEqual(category(story, 2), ['outside_scope']);
  });

  it('TAX-4: a country’s own price goes before the one for all, from the renewal on', () => {
    const story = new Story({ members: 0, country: 'CH' });
    story.run({
      type: 'announce_price',
      planId: 'pro',
      interval: 'month',
      amount: 900,
      from: story.account.now,
      country: 'CH',
    });
    story.on('2026-05-01');
    assert.deepEqual(netAndTax(story, invoiceAt(story, 1)), [900, 0]);
  });

  it('TAX-1: a country without a known rate is charged none', () => {
    const story = new Story({ members: 0 });
    story.account = { ...story.account, taxRates: {} };
    story.on('2026-05-01');
    assert.deepEqual(netAndTax(story, invoiceAt(story, 1)), [1200, 0]);
  });
});

describe('INV-5: whom an invoice names', () => {
  it('INV-5: its contact and the company as they were when it was finalised', () => {
    const story = new Story({ members: 0 });
    const contact = { email: 'books@example.com', firstName: 'Bea', lastName: 'Books' };
    const contactId = story.run({ type: 'add_contact', by: story.owner, contact });
    story.run({ type: 'update_settings', by: story.owner, patch: { companyName: 'Second' }, version: '1' });
    story.on('2026-05-01');
    story.run({ type: 'remove_contact', by: story.owner, contactId, version: '1' });
    story.run({ type: 'update_settings', by: story.owner, patch: { companyName: 'Third' }, version: '2' });
    const named = [0, 1].map((place) => {
      const { billTo, contact: whom } = invoiceView(story.account, invoiceAt(story, place));
      return [billTo.name, whom.name, whom.email];
    });
    assert.deepEqual(named, [
      ['Customer', 'Owner', 'owner@example.com'],
      ['Second', 'Bea Books', 'books@example.com'],
    ]);
  });

  it('INV-5: a credit note names the company as it is when it is issued', () => {
    const story = new Story().on('2026-04-16');
    story.run({ type: 'update_settings', by: story.owner, patch: { companyName: 'Second' }, version: '1' });
    story.remove('Member 1');
    assert.equal(creditNoteView(story.account, lastNote(story)).billTo.name, 'Second');
    assert.equal(invoiceView(story.account, invoiceAt(story, 0)).billTo.name, 'Customer');
  });

  it('CON-2: sent again, it goes to whoever gets the mail now', () => {
    const story = new Story();
    const contact = { email: 'books@example.com' };
    story.run({ type: 'add_contact', by: story.owner, contact });
    story.run({ type: 'send_invoice', by: story.owner, invoiceId: 'in_test_1' });
    assert.deepEqual(
      story.mails.at(-1)?.to.map(({ email }) => email),
      ['owner@example.com', 'books@example.com'],
    );
    assert.throws(() => story.run({ type: 'send_invoice', by: story.owner, invoiceId: 'in_test_7' }), {
      code: 'not_found',
    });
  });
});

describe('INV-6: lines about many members', () => {
  it('a renewal has one line, and knows its members as they were', () => {
    const story = new Story({ members: 2 });
    assert.deepEqual(
      invoiceAt(story, 0).lines.map((line) => membersOf(line).map(({ name }) => name)),
      [['Owner', 'Member 1', 'Member 2']],
    );
    const invoice = invoiceAt(story, 0);
    const lineId = invoice.lines[0]?.id ?? '';
    assert.deepEqual(
      lineMembers(invoice, lineId)?.map(({ email }) => email),
      ['owner@example.com', 'member1@example.com', 'member2@example.com'],
    );
    assert.equal(lineMembers(invoice, 'line_test_99'), undefined);
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
