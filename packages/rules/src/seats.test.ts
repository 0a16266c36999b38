import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { balance, invoiceView, rowAt, upcomingInvoice, Refusal, type Outcome } from './index.ts';
import { createQuote } from './index.ts';
import { Story, type Beginning } from './testing/story.ts';

/** Charges positive, credits negative: what each line of a change came to. */
function amounts({ change }: { change: { lines: { amount: number }[] } }): number[] {
  return change.lines.map(({ amount }) => amount);
}

const EMAILS = ['ada@example.com', 'ben@example.com', 'cleo@example.com'];
const MARCH = { startsOn: '2026-03-01', price: 999 };

interface Example {
  title: string;
  beginning?: Beginning;
  /** Each step: the day, what is done, and the amounts that it comes to. */
  steps: [
    day: string,
    act: (story: Story) => { change: { lines: { amount: number }[] } },
    amounts: number[],
  ][];
}

const add =
  (count = 1) =>
  (story: Story) =>
    story.add(...EMAILS.slice(0, count));
const removeAdded = (story: Story) => story.remove('ada@example.com');
const removeFullPeriod = (story: Story) => story.remove('Member 1');

/** Worked out by hand, each figure from price × days ÷ days in the period. */
const examples: Example[] = [
  { title: 'half a month at 12.00', steps: [['2026-04-16', add(), [600]]] },
  { title: 'a full-period member gone at half', steps: [['2026-04-16', removeFullPeriod, [-600]]] },
  {
    title: 'added on the 16th, gone on the 24th: eight days stay',
    steps: [
      ['2026-04-16', add(), [600]],
      ['2026-04-24', removeAdded, [-280]],
    ],
  },
  {
    title: 'an odd price: one goes and one comes on the same day',
    beginning: { price: 999 },
    steps: [
      ['2026-04-16', removeFullPeriod, [-499]],
      ['2026-04-16', add(), [500]],
    ],
  },
  {
    title: 'March at 9.99',
    beginning: MARCH,
    steps: [
      ['2026-03-12', add(), [645]],
      ['2026-03-20', removeAdded, [-387]],
    ],
  },
  { title: 'three at once', beginning: MARCH, steps: [['2026-03-12', add(3), [645, 645, 645]]] },
  {
    title: 'yen, which have no decimals',
    beginning: { startsOn: '2026-03-01', price: 1500, currency: 'JPY' },
    steps: [['2026-03-12', add(), [968]]],
  },
  {
    title: 'February of a leap year',
    beginning: { startsOn: '2028-02-01' },
    steps: [['2028-02-15', add(), [621]]],
  },
  {
    title: 'a year at 120.00',
    beginning: { startsOn: '2026-03-01', price: 12_000, interval: 'year' },
    steps: [['2026-09-01', add(), [5951]]],
  },
  {
    title: 'opened and closed on one day nets to zero',
    steps: [
      ['2026-04-16', add(), [600]],
      ['2026-04-16', removeAdded, [-600]],
    ],
  },
];

describe('SEAT-1 and SEAT-2: a stay is charged for the days left and credited for the days not used', () => {
  for (const { title, beginning, steps } of examples) {
    it(title, () => {
      const story = new Story(beginning);
      for (const [day, act, expected] of steps) assert.deepEqual(amounts(act(story.on(day))), expected);
    });
  }

  it('SEAT-1: the line says from when to when, and units of units', () => {
    const { change } = new Story().on('2026-04-16').add('ada@example.com');
    const [line] = change.lines;
    assert.ok(line);
    assert.deepEqual(line.period, { start: '2026-04-16', end: '2026-05-01' });
    assert.deepEqual([line.units, line.unitsInPeriod, line.unit], [15, 30, 'day']);
  });

  it('SEAT-2: the credit says what was charged, what was used, and for how many days', () => {
    const story = new Story();
    story.on('2026-04-16').add('ada@example.com');
    const { change } = story.on('2026-04-24').remove('ada@example.com');
    const { charged, used, unitsUsed } = change.lines[0]?.params ?? {};
    assert.deepEqual(
      { charged, used, unitsUsed },
      {
        charged: { amount: 600, currency: 'EUR' },
        used: { amount: 320, currency: 'EUR' },
        unitsUsed: 8,
      },
    );
  });

  it('SEAT-4: the credit reverses the price that was charged, not today’s', () => {
    const story = new Story().on('2026-04-16');
    const owner = story.owner;
    story.accept(story.quote({ type: 'change_plan', planId: 'max', interval: 'month' }), owner);
    const { change } = story.on('2026-04-24').remove('Member 1');
    assert.deepEqual(amounts({ change }), [-467]);
  });
});

describe('SEAT-3: at renewal each active and invited member is charged the full price', () => {
  it('counts the invited one too', () => {
    const story = new Story();
    story.on('2026-04-16').add('ada@example.com');
    story.on('2026-05-01');
    const renewal = rowAt(story.account.invoices, 2);
    assert.deepEqual(
      renewal?.lines.map(({ kind, quantity, amount }) => ({ kind, quantity, amount })),
      [{ kind: 'renewal', quantity: 3, amount: 3600 }],
    );
  });
});

describe('SEAT-5: how added members are invoiced', () => {
  it('makes one invoice of one action', () => {
    const story = new Story().on('2026-04-16');
    story.add(...EMAILS);
    assert.equal(story.account.invoices.size, 2);
    assert.equal(rowAt(story.account.invoices, 1)?.total, 1800);
  });

  const waiting: Beginning = { policy: { seatInvoicing: 'next_invoice' } };

  it('next_invoice: the charges wait for the renewal and nothing is charged now', () => {
    const story = new Story(waiting).on('2026-04-16');
    const { quote } = story.add('ada@example.com');
    assert.equal(quote.dueNow.amount, 0);
    assert.equal(quote.dueAtRenewal.amount, 600);
    assert.deepEqual(story.charges, [2400]);
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [2400, 4200]);
  });

  it('next_invoice: a credit first lowers the charge that waits', () => {
    const story = new Story(waiting);
    story.on('2026-04-16').add('ada@example.com');
    const { quote } = story.on('2026-04-24').remove('ada@example.com');
    assert.deepEqual(quote.creditTo, [
      { to: 'pending_charge', amount: { amount: 280, currency: 'EUR' }, invoiceNumber: null },
    ]);
    const [waits] = story.account.pendingCharges;
    assert.deepEqual([waits?.amount, waits?.units, waits?.period.end], [320, 8, '2026-04-24']);
    assert.equal(story.account.creditNotes.size, 0);
  });

  it('next_invoice: added and removed on one day leaves nothing to charge', () => {
    const story = new Story(waiting).on('2026-04-16');
    story.add('ada@example.com');
    story.remove('ada@example.com');
    assert.deepEqual(story.account.pendingCharges, []);
  });
});

describe('SEAT-6 and SEAT-7: a failed payment', () => {
  function declined(): Story {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    return story;
  }

  it('SEAT-6: the invitation stands, and its invoice is overdue', () => {
    const story = declined();
    assert.equal(story.account.members[story.memberNamed('ada@example.com')]?.status, 'invited');
    const invoice = rowAt(story.account.invoices, 1);
    assert.ok(invoice);
    const { overdue, amountDue } = invoiceView(story.account, invoice);
    assert.deepEqual({ overdue, due: amountDue.amount }, { overdue: true, due: 600 });
    assert.equal(story.account.subscription.status, 'past_due');
  });

  it('SEAT-7: nobody can be invited until it is paid, and the refusal carries the way to pay', () => {
    const story = declined();
    assert.throws(
      () => story.add('ben@example.com'),
      (error: Refusal) => {
        assert.equal(error.code, 'invitations_blocked');
        assert.equal(error.remedy?.params.number, 'INV-2');
        return error.remedy.kind === 'pay_invoice';
      },
    );
  });

  it('SEAT-7: a quote made before the payment failed cannot be accepted after', () => {
    const story = new Story().on('2026-04-16');
    const early = story.quote({ type: 'add_members', emails: ['ben@example.com'] });
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    assert.throws(() => story.accept(early), { code: 'quote_stale' });
  });

  it('SEAT-7: removing still works', () => {
    const story = declined();
    story.remove('Member 1');
    assert.equal(balance(story.account), 600);
  });

  it('SEAT-7: paying lifts it', () => {
    const story = declined();
    story.card = { status: 'succeeded' };
    const [invoiceId = ''] = story.account.openInvoiceIds;
    story.make({ type: 'pay_invoice', invoiceId });
    assert.equal(story.account.subscription.status, 'active');
    story.add('ben@example.com');
  });

  it('SEAT-7: removing the member whose invitation was not paid lifts it, since nothing is due any more', () => {
    const story = declined();
    story.remove('ada@example.com');
    assert.equal(story.account.subscription.status, 'active');
    assert.equal(rowAt(story.account.invoices, 1)?.status, 'paid');
  });
});

describe('SEAT-9: what one more member costs is said before', () => {
  it('now, and at renewal', () => {
    const quote = new Story().on('2026-04-16').quote({ type: 'add_members', emails: ['ada@example.com'] });
    assert.equal(quote.dueNow.amount, 600);
    assert.deepEqual(
      [quote.nextRenewal.before?.amountDue.amount, quote.nextRenewal.after?.amountDue.amount],
      [2400, 3600],
    );
  });
});

describe('SEAT-10: the owner', () => {
  it('cannot be removed', () => {
    const story = new Story().on('2026-04-16');
    assert.throws(() => story.remove('Owner'), refusedField('/change/memberIds/0', 'owner_not_removable'));
  });
});

describe('SEAT-11: one address, one seat', () => {
  const story = new Story().on('2026-04-16');
  const refused = (emails: string[], pointer: string, code: string) => {
    const before = story.account;
    assert.throws(() => story.quote({ type: 'add_members', emails }), refusedField(pointer, code));
    assert.equal(story.account, before);
  };

  it('whatever the letter case', () => {
    refused(['MEMBER1@example.com'], '/change/emails/0', 'already_member');
  });
  it('within a batch too', () => {
    refused(['ada@example.com', 'Ada@Example.com'], '/change/emails/1', 'duplicate');
  });
  it('names each bad address by itself', () => {
    for (const bad of [
      'ada',
      '<b>ada</b>@example.com',
      'ada\u202e@example.com',
      'a b@example.com',
      'ada@example',
      '@example.com',
    ]) {
      refused(['ada@example.com', bad], '/change/emails/1', 'invalid_email');
    }
    refused([`${'a'.repeat(250)}@example.com`], '/change/emails/0', 'invalid_email');
    refused(['  '], '/change/emails/0', 'required');
  });
});

describe('SEAT-12: a seat starts at the invitation', () => {
  it('accepting moves no money and works while overdue', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    const id = story.memberNamed('ada@example.com');
    const before = upcomingInvoice(story.account).estimate;
    story.run({ type: 'accept_invitation', by: id, name: 'Ada' });
    assert.equal(story.account.members[id]?.status, 'active');
    assert.deepEqual(upcomingInvoice(story.account).estimate?.total, before?.total);
    assert.equal(story.charges.length, 2);
  });

  it('can be sent again', () => {
    const story = new Story().on('2026-04-16');
    story.add('ada@example.com');
    story.run({ type: 'resend_invitation', by: story.owner, memberId: story.memberNamed('ada@example.com') });
    assert.equal(story.mails.filter(({ kind }) => kind === 'invitation').length, 2);
  });
});

describe('ACC-1: who may not', () => {
  it('a member is refused, with the permission that it needs', () => {
    const story = new Story().on('2026-04-16');
    const change = { type: 'add_members' as const, emails: ['ada@example.com'] };
    const outcome: Outcome<unknown> = createQuote(
      story.account,
      story.memberNamed('Member 1'),
      change,
      story.account.now,
    );
    assert.equal(outcome.refusal?.code, 'forbidden');
    assert.equal(outcome.refusal.requiredPermission, 'members.manage');
  });
});

function refusedField(pointer: string, code: string) {
  return (error: Refusal) => {
    assert.equal(error.code, 'invalid_request');
    assert.deepEqual(
      error.errors.map((field) => [field.pointer, field.code]),
      [[pointer, code]],
    );
    return true;
  };
}
