import type { Quote } from '@billfold/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balance, createQuote, invoiceView, rowAt, subscriptionView } from './index.ts';
import { CARD, Story } from './testing/story.ts';

const MINUTE = 60_000;
const invitation = { type: 'add_members' as const, emails: ['ada@example.com'] };
const plan = (planId: string, interval: 'month' | 'year' = 'month') => ({
  type: 'change_plan' as const,
  planId,
  interval,
});
const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;

/** What a quote comes to, in short. */
function inShort({ outcome, lines, tax, creditApplied, dueNow, dueAtRenewal, nextRenewal }: Quote) {
  const { before, after } = nextRenewal;
  return {
    outcome,
    lines: lines.map(({ amount }) => amount.amount),
    tax: tax.map(({ amount }) => amount.amount),
    creditApplied: creditApplied.amount,
    dueNow: dueNow.amount,
    dueAtRenewal: dueAtRenewal.amount,
    before: before && `${before.renewsOn} ${before.amountDue.amount}`,
    after: after && `${after.renewsOn} ${after.amountDue.amount}`,
  };
}

describe('QUO-1: a quote pins its instant and lapses after ten minutes', () => {
  it('changes nothing but that it can be accepted', () => {
    const story = new Story().on('2026-04-16');
    const { quotes: _, counters: __, ...before } = story.account;
    story.quote(invitation);
    const { quotes, counters: ___, ...after } = story.account;
    assert.deepEqual(after, before);
    assert.equal(quotes.size, 1);
  });

  it('can be accepted until ten minutes later, and not after', () => {
    const inTime = new Story().on('2026-04-16');
    const quote = inTime.quote(invitation);
    assert.equal(Date.parse(quote.expiresAt) - Date.parse(quote.asOf), 10 * MINUTE);
    inTime.moveTo(inTime.account.now + 10 * MINUTE);
    inTime.accept(quote);

    const late = new Story().on('2026-04-16');
    const lapsed = late.quote(invitation);
    late.moveTo(late.account.now + 10 * MINUTE + 1);
    assert.throws(() => late.accept(lapsed), { code: 'quote_stale' });
  });
});

describe('QUO-2: accepting charges exactly what was quoted, or is stale', () => {
  it('the invoice is the quote: lines, tax, due, at the quote’s instant', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(invitation);
    story.moveTo(story.account.now + 5 * MINUTE);
    story.accept(quote);
    const state = rowAt(story.account.invoices, 1);
    assert.ok(state);
    const invoice = invoiceView(story.account, state);
    const amounts = (lines: typeof quote.lines) => lines.map(({ id: _, ...line }) => line);
    assert.deepEqual(
      [amounts(invoice.lines), invoice.tax, invoice.issuedAt],
      [amounts(quote.lines), quote.tax, quote.asOf],
    );
    assert.equal(story.charges.at(-1), quote.dueNow.amount);
  });

  it('stale: a local midnight lies between', () => {
    const story = new Story().on('2026-04-16T23:55:00+02:00');
    const quote = story.quote(invitation);
    story.on('2026-04-17T00:01:00+02:00');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
  });

  it('stale: somebody else was removed meanwhile', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(invitation);
    story.remove('Member 1');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
  });

  it('stale: a renewal lies between, by the second too', () => {
    const story = new Story({ policy: { prorationUnit: 'second' }, timeZone: 'UTC' }).on(
      '2026-04-30T23:58:00Z',
    );
    const quote = story.quote(invitation);
    story.on('2026-05-01T00:01:00Z');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
  });

  it('accepted twice, it is done once', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(invitation);
    const first = story.accept(quote);
    const after = story.account;
    assert.equal(story.accept(quote).change.id, first.change.id);
    assert.deepEqual(story.account, after);
    story.on('2026-04-20');
    assert.equal(story.accept(quote).change.id, first.change.id);
    assert.deepEqual(story.charges, [2400, 600]);
  });

  it('nobody else’s quote can be accepted', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(invitation);
    assert.throws(() => story.accept(quote, story.memberNamed('Member 1')), { code: 'not_found' });
    assert.throws(() => story.run({ type: 'accept_quote', by: story.owner, quoteId: '__proto__' }), {
      code: 'not_found',
    });
  });

  it('paying an invoice that another tab has paid is stale', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    story.card = { status: 'succeeded' };
    const [invoiceId = ''] = story.account.openInvoiceIds;
    const [mine, theirs] = [
      story.quote({ type: 'pay_invoice', invoiceId }),
      story.quote({ type: 'pay_invoice', invoiceId }),
    ];
    story.accept(mine);
    assert.throws(() => story.accept(theirs), { code: 'quote_stale' });
    assert.deepEqual(story.charges, [2400, 600, 600]);
  });
});

describe('QUO-1: what each kind of change comes to', () => {
  it('QUO-1: an invitation that is charged at once', () => {
    const story = new Story().on('2026-04-16');
    assert.deepEqual(inShort(story.quote(invitation)), {
      outcome: 'applied',
      lines: [600],
      tax: [104],
      creditApplied: 0,
      dueNow: 600,
      dueAtRenewal: 0,
      before: '2026-05-01 2400',
      after: '2026-05-01 3600',
    });
  });

  it('QUO-1, SEAT-5: an invitation that waits for the next invoice', () => {
    const story = new Story({ profile: 'workspace' }).on('2026-04-16');
    assert.deepEqual(inShort(story.quote(invitation)), {
      outcome: 'applied',
      lines: [600],
      tax: [104],
      creditApplied: 0,
      dueNow: 0,
      dueAtRenewal: 600,
      before: '2026-05-01 2400',
      after: '2026-05-01 4200',
    });
  });

  it('QUO-1, CRED-2: an invitation that the balance pays', () => {
    const story = new Story().on('2026-04-16');
    story.remove('Member 1');
    assert.deepEqual(inShort(story.quote(invitation)), {
      outcome: 'applied',
      lines: [600],
      tax: [104],
      creditApplied: 600,
      dueNow: 0,
      dueAtRenewal: 0,
      before: '2026-05-01 600',
      after: '2026-05-01 2400',
    });
  });

  it('QUO-1: a removal', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote({ type: 'remove_members', memberIds: [story.memberNamed('Member 1')] });
    assert.deepEqual(inShort(quote), {
      outcome: 'applied',
      lines: [-600],
      // 4.17 of 24.00 before, 3.12 of the 18.00 that are left (TAX-1).
      tax: [-105],
      creditApplied: 0,
      dueNow: 0,
      dueAtRenewal: 0,
      before: '2026-05-01 2400',
      after: '2026-05-01 600',
    });
    assert.deepEqual(quote.creditTo, [
      { to: 'balance', amount: { amount: 600, currency: 'EUR' }, invoiceNumber: null },
    ]);
  });

  it('QUO-1: a higher plan', () => {
    const story = new Story().on('2026-04-16');
    assert.deepEqual(inShort(story.quote(plan('max'))), {
      outcome: 'applied',
      lines: [-600, -600, 1000, 1000],
      tax: [139],
      creditApplied: 0,
      dueNow: 800,
      dueAtRenewal: 0,
      before: '2026-05-01 2400',
      after: '2026-05-01 4000',
    });
  });

  it('QUO-1: a year instead of a month', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    assert.deepEqual(inShort(story.quote(plan('pro', 'year'))), {
      outcome: 'applied',
      lines: [-600, 12_000],
      tax: [1979],
      creditApplied: 0,
      dueNow: 11_400,
      dueAtRenewal: 0,
      before: '2026-05-01 1200',
      after: '2027-04-16 12000',
    });
  });

  it('QUO-1: a lower plan', () => {
    const story = new Story({ planId: 'max' }).on('2026-04-16');
    assert.deepEqual(inShort(story.quote(plan('pro'))), {
      outcome: 'scheduled',
      lines: [],
      tax: [],
      creditApplied: 0,
      dueNow: 0,
      dueAtRenewal: 0,
      before: '2026-05-01 4000',
      after: '2026-05-01 2400',
    });
  });

  it('QUO-1: a higher plan that will await confirmation, at the amounts of today', () => {
    const story = new Story({ profile: 'program' }).on('2026-04-16');
    assert.deepEqual(inShort(story.quote(plan('max'))), {
      outcome: 'awaiting_confirmation',
      lines: [-600, 1000],
      tax: [69],
      creditApplied: 0,
      dueNow: 400,
      dueAtRenewal: 0,
      before: '2026-05-01 1200',
      after: '2026-05-01 2000',
    });
    assert.equal(story.mails.filter(({ kind }) => kind === 'confirm_plan_change').length, 0);
  });

  it('QUO-1: a higher plan that a transfer will pay, as if it had come', () => {
    const story = new Story({ profile: 'program', paymentMethod: { type: 'bank_transfer' } }).on(
      '2026-04-16',
    );
    assert.deepEqual(inShort(story.quote(plan('max'))), {
      outcome: 'awaiting_confirmation',
      lines: [-600, 1000],
      tax: [69],
      creditApplied: 0,
      dueNow: 400,
      dueAtRenewal: 0,
      before: '2026-05-01 1200',
      after: '2026-05-01 2000',
    });
  });

  it('QUO-1: paying an invoice', () => {
    const story = new Story().on('2026-04-16');
    story.card = DECLINED;
    story.add('ada@example.com');
    const [invoiceId = ''] = story.account.openInvoiceIds;
    assert.deepEqual(inShort(story.quote({ type: 'pay_invoice', invoiceId })), {
      outcome: 'applied',
      lines: [],
      tax: [],
      creditApplied: 0,
      dueNow: 600,
      dueAtRenewal: 0,
      before: '2026-05-01 3600',
      after: '2026-05-01 3600',
    });
  });

  /** The renewal of 1 May fails for good on 16 May; it is the 20th. */
  function unpaid(): Story {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-20').card = { status: 'succeeded' };
    assert.equal(story.account.subscription.status, 'unpaid');
    return story;
  }

  it('QUO-1, DUN-3: paying what was unpaid, with the period that begins anew', () => {
    // 12 of 31 days are left of what was paid late: 12.00 − 7.35 = 4.65 each.
    const story = unpaid();
    const quote = story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    assert.deepEqual(inShort(quote), {
      outcome: 'applied',
      lines: [2400, -465, -465],
      tax: [255],
      creditApplied: 0,
      dueNow: 3870,
      dueAtRenewal: 0,
      before: null,
      after: '2026-06-20 2400',
    });
    const before = story.charges.length;
    story.accept(quote);
    assert.deepEqual(story.charges.slice(before), [2400, 1470]);
  });

  it('QUO-1, DUN-3: a removal that settles what was unpaid, with the period that begins anew', () => {
    // Ada's 6.00 were never paid; the owner's new period is 12.00 less 6.00 of the old one.
    const story = new Story({ members: 0, policy: { retryDays: [] } }).on('2026-04-16');
    story.nextCharges = [DECLINED];
    story.add('ada@example.com');
    assert.equal(story.account.subscription.status, 'unpaid');
    const memberIds = [story.memberNamed('ada@example.com')];
    const quote = story.quote({ type: 'remove_members', memberIds });
    assert.deepEqual(inShort(quote), {
      outcome: 'applied',
      lines: [-600, 1200, -600],
      tax: [0],
      creditApplied: 0,
      dueNow: 600,
      dueAtRenewal: 0,
      before: null,
      after: '2026-05-16 1200',
    });
    story.accept(quote);
    assert.deepEqual(story.charges, [1200, 600, 600]);
  });

  it('QUO-1, TAX-2: what is given back and what is charged each have their own treatment', () => {
    // Ada was charged while the number was gone. 12.00 ÷ 1.21 = 9.92 for the new period, less 4.96 of the old one.
    const story = new Story({
      members: 0,
      policy: { retryDays: [] },
      taxId: { value: 'FR40303265045', status: 'valid' },
    }).on('2026-04-16');
    const by = story.owner;
    story.run({ type: 'update_settings', by, patch: { taxId: null }, version: '1' });
    story.nextCharges = [DECLINED];
    story.add('ada@example.com');
    const patch = { taxId: { value: 'FR40303265045' } };
    story.run({ type: 'update_settings', by, patch, version: '2' });
    const memberIds = [story.memberNamed('ada@example.com')];
    const { lines, tax, dueNow } = story.quote({ type: 'remove_members', memberIds });
    assert.deepEqual(
      lines.map(({ amount }) => amount.amount),
      [-600, 992, -496],
    );
    assert.deepEqual(
      tax.map(({ category, amount }) => [category, amount.amount]),
      [
        ['standard', -104],
        ['reverse_charge', 0],
      ],
    );
    assert.equal(dueNow.amount, 496);
  });

  it('QUO-1, DUN-3: paying what was unpaid on the way to Free gives back what is not used', () => {
    const story = unpaid();
    story.make(plan('free'));
    const quote = story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    const { creditApplied, dueNow, lines, after } = inShort(quote);
    assert.deepEqual(
      { creditApplied, dueNow, lines, after },
      { creditApplied: 0, dueNow: 2400, lines: [-465, -465], after: null },
    );
    assert.deepEqual(quote.creditTo, [
      { to: 'balance', amount: { amount: 930, currency: 'EUR' }, invoiceNumber: null },
    ]);
    story.accept(quote);
    assert.equal(balance(story.account), 930);
    assert.equal(subscriptionView(story.account).planName, 'Free');
  });
});

describe('QUO-2: never a different amount', () => {
  const inputs: [string, (story: Story) => void][] = [
    [
      'another price',
      (story) => {
        const from = story.account.now;
        story.run({ type: 'announce_price', planId: 'max', interval: 'month', amount: 9900, from });
      },
    ],
    [
      'another country',
      (story) => {
        const patch = { address: { country: 'DE', postalCode: '10115' } };
        story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
      },
    ],
    [
      'a VAT number',
      (story) => {
        const patch = { taxId: { value: 'FR40303265045' } };
        story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
      },
    ],
    ['another zone', (story) => void story.run({ type: 'change_time_zone', timeZone: 'Asia/Tokyo' })],
    [
      'another default card',
      (story) => {
        const { owner: by } = story;
        const card = { brand: 'visa', last4: '0001', expMonth: 12, expYear: 2040, token: 'other' };
        const method = { type: 'card' as const, card, requiresAction: false };
        const paymentMethodId = story.run({ type: 'add_payment_method', by, method });
        story.run({ type: 'make_default', by, paymentMethodId });
      },
    ],
    [
      'a transfer',
      (story) => {
        story.receive(100);
      },
    ],
    ['another member', (story) => void story.add('bob@example.com')],
    ['another plan', (story) => void story.make(plan('pro', 'year'))],
    ['a change that waits', (story) => void story.make(plan('free'))],
  ];
  for (const [name, change] of inputs) {
    it(`QUO-2: stale: ${name} lies between`, () => {
      for (const asked of [plan('max'), plan('free'), invitation]) {
        const story = new Story().on('2026-04-16');
        const quote = story.quote(asked);
        change(story);
        const { charges } = story;
        const made = charges.length;
        assert.throws(() => story.accept(quote), {
          code: 'quote_stale',
          remedy: { kind: 'requote', params: {} },
        });
        assert.equal(charges.length, made);
      }
    });
  }

  it('QUO-2: stale: a retry of another invoice lies between', () => {
    const story = new Story().on('2026-04-16');
    story.card = DECLINED;
    story.add('ada@example.com');
    // The first retry is on the 19th at nine.
    story.on('2026-04-19T08:55:00+02:00');
    const quote = story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.on('2026-04-19T09:00:00+02:00');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
    assert.deepEqual(story.charges, [2400, 600, 600]);
  });

  it('QUO-2: of two quotes for the same, the second is stale once the first was accepted', () => {
    const story = new Story().on('2026-04-16');
    const [mine, again] = [story.quote(plan('max')), story.quote(plan('max'))];
    story.accept(mine);
    assert.throws(() => story.accept(again), { code: 'quote_stale' });
    assert.deepEqual(story.charges, [2400, 800]);
  });

  it('QUO-2, PAY-5: a change of plan that was accepted twice is charged once', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(plan('max'));
    const first = story.accept(quote);
    assert.equal(story.accept(quote).change.id, first.change.id);
    assert.deepEqual(story.charges, [2400, 800]);
  });

  it('QUO-2: a change that waits and was accepted twice waits once', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(plan('free'));
    const first = story.accept(quote);
    assert.equal(story.accept(quote).change.id, first.change.id);
    assert.equal(story.account.changes.size, 1);
    assert.equal(subscriptionView(story.account).pendingChange?.changeId, first.change.id);
  });

  it('QUO-2: it takes effect at the quote’s instant', () => {
    const story = new Story({ policy: { prorationUnit: 'second' }, timeZone: 'UTC' }).on(
      '2026-04-16T00:00:00Z',
    );
    const quote = story.quote(plan('max'));
    story.moveTo(story.account.now + 9 * MINUTE);
    const { change } = story.accept(quote);
    assert.equal(change.effectiveAt, Date.parse('2026-04-16T00:00:00Z'));
    assert.equal(story.charges.at(-1), 800);
    // Half of the month is left of each stay, to the second.
    assert.deepEqual(change.lines[0]?.units, 15 * 86_400);
  });

  it('QUO-2, ACC-2: who has lost the right meanwhile cannot accept', () => {
    const story = new Story({ profile: 'workspace', settings: { purchasers: 'members' } }).on('2026-04-16');
    const member = story.memberNamed('Member 1');
    const quote = story.quote(invitation, member);
    const patch = { purchasers: 'owners' as const };
    story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
    assert.throws(() => story.accept(quote, member), { code: 'forbidden' });
  });
});

describe('QUO-1: what is refused is refused before it is quoted', () => {
  /** Ada's invitation was declined by the card: INV-2, 6.00. */
  function owing(): Story {
    const story = new Story({ profile: 'program', policy: { seats: 'per_member' } }).on('2026-04-16');
    story.nextCharges = [DECLINED];
    story.add('ada@example.com');
    return story;
  }

  const pay = (invoiceId: string, paymentMethodId?: string) => ({
    type: 'pay_invoice' as const,
    invoiceId,
    ...(paymentMethodId !== undefined && { paymentMethodId }),
  });

  it('QUO-1, PAY-5: paying what is no invoice, or asks for nothing', () => {
    const story = owing();
    assert.throws(() => story.quote(pay('in_test_9')), { code: 'not_found' });
    assert.throws(() => story.quote(pay('in_test_1')), { code: 'not_payable' });
  });

  it('QUO-1, PAY-1: paying with what is not there, cannot be charged, or has expired', () => {
    const story = owing();
    const by = story.owner;
    const transfer = story.run({ type: 'add_payment_method', by, method: { type: 'bank_transfer' } });
    const card = { ...CARD, expMonth: 3, expYear: 2026 };
    const expired = story.run({
      type: 'add_payment_method',
      by,
      method: { type: 'card', card, requiresAction: false },
    });
    assert.throws(() => story.quote(pay('in_test_2', 'pm_test_9')), { code: 'not_found' });
    assert.throws(() => story.quote(pay('in_test_2', '__proto__')), { code: 'not_found' });
    assert.throws(() => story.quote(pay('in_test_2', transfer)), { code: 'payment_method_required' });
    assert.throws(() => story.quote(pay('in_test_2', expired)), { code: 'payment_method_not_usable' });
    assert.equal(
      story.quote(pay('in_test_2', story.account.defaultPaymentMethodId ?? '')).dueNow.amount,
      600,
    );
  });

  it('QUO-1, PAY-5: paying what the bank is just asked about', () => {
    const story = owing();
    story.nextCharges = [{ status: 'requires_action' }];
    story.make(pay('in_test_2'));
    assert.throws(() => story.quote(pay('in_test_2')), { code: 'payment_in_progress' });
  });

  it('QUO-1, TIME-2: in the past', () => {
    const { account, owner } = new Story().on('2026-04-16');
    assert.equal(createQuote(account, owner, invitation, account.now - 1).refusal?.code, 'clock_backwards');
  });
});
