import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  balance,
  invoiceView,
  membersInOrder,
  memberView,
  newestFirst,
  rowAt,
  subscriptionView,
  upcomingInvoice,
  Refusal,
  type Outcome,
} from './index.ts';
import { createQuote } from './index.ts';
import { memberById } from './members.ts';
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
    assert.equal(memberById(story.account, story.memberNamed('ada@example.com'))?.status, 'invited');
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

describe('SEAT-7: nobody can be invited, on any path', () => {
  const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
  const blocked = (kind: string) => (error: Refusal) => {
    assert.deepEqual([error.code, error.remedy?.kind], ['invitations_blocked', kind]);
    return true;
  };

  it('SEAT-7: while an invoice is given up, of a member that has gone too', () => {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-20');
    assert.equal(story.account.subscription.status, 'unpaid');
    assert.throws(() => story.add('ada@example.com'), blocked('pay_invoice'));
    story.remove('Member 1');
    assert.throws(() => story.add('ada@example.com'), blocked('pay_invoice'));
  });

  it('SEAT-7: while a payment waits for its bank, with that as the remedy', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'requires_action' };
    story.add('ada@example.com');
    assert.throws(() => story.add('ben@example.com'), blocked('authenticate'));
    story.remove('ada@example.com');
    assert.throws(() => story.add('ben@example.com'), blocked('authenticate'));
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' });
    story.card = { status: 'succeeded' };
    story.add('ben@example.com');
  });

  it('SEAT-7: while a renewal waits for its bank', () => {
    const story = new Story();
    story.card = { status: 'requires_action' };
    story.on('2026-05-01');
    assert.throws(() => story.add('ada@example.com'), blocked('authenticate'));
  });

  for (const policy of [{ seatInvoicing: 'next_invoice' as const }, { seats: 'none' as const }]) {
    it(`SEAT-7: where it would cost nothing now, too: ${Object.values(policy).join()}`, () => {
      const story = new Story({ policy });
      story.card = DECLINED;
      story.on('2026-05-01');
      assert.throws(() => story.add('ada@example.com'), blocked('pay_invoice'));
    });
  }

  it('SEAT-7: on Free, too, while something is owed', () => {
    const story = new Story({ policy: { retryDays: [3, 8, 60] } });
    story.card = DECLINED;
    story.on('2026-05-01').make({ type: 'change_plan', planId: 'free', interval: 'month' });
    story.on('2026-06-02');
    assert.equal(story.account.subscription.planId, 'free');
    assert.throws(() => story.add('ada@example.com'), blocked('pay_invoice'));
  });

  it('SEAT-7, ACC-5: a member who may purchase, too', () => {
    const story = new Story({
      profile: 'workspace',
      settings: { purchasers: 'members' },
      policy: { seatInvoicing: 'immediate' },
    });
    story.card = DECLINED;
    story.on('2026-05-01');
    const by = story.memberNamed('Member 1');
    assert.throws(
      () => story.quote({ type: 'add_members', emails: ['ada@example.com'] }, by),
      (error: Refusal) => error.code === 'invitations_blocked',
    );
  });

  it('SEAT-7: an invitation can be sent again to who has a seat already', () => {
    const story = new Story().on('2026-04-16');
    story.card = DECLINED;
    story.add('ada@example.com');
    story.run({ type: 'resend_invitation', by: story.owner, memberId: story.memberNamed('ada@example.com') });
  });

  it('SEAT-7: a quote from before its payment was refused by the bank is stale after', () => {
    const story = new Story().on('2026-04-16');
    const early = story.quote({ type: 'add_members', emails: ['ben@example.com'] });
    story.card = { status: 'requires_action' };
    story.add('ada@example.com');
    assert.throws(() => story.accept(early), { code: 'quote_stale' });
  });

  it('SEAT-6: the invitation stands when its bank refuses, or nobody answers', () => {
    for (const answer of ['refused', 'nobody']) {
      const story = new Story().on('2026-04-16');
      story.card = { status: 'requires_action' };
      story.add('ada@example.com');
      story.card = DECLINED;
      const [paymentId = ''] = story.account.waitingPaymentIds;
      if (answer === 'refused') story.run({ type: 'settle_authentication', paymentId, outcome: 'refused' });
      else story.on('2026-04-18');
      const by = story.memberNamed('ada@example.com');
      const status = () => memberById(story.account, by)?.status;
      assert.equal(status(), 'invited');
      story.run({ type: 'accept_invitation', by, name: 'Ada' });
      assert.equal(status(), 'active');
    }
  });

  it('SEAT-6: the seat of an unpaid invitation is charged at the renewal, too', () => {
    const story = new Story({ policy: { retryDays: [3, 8, 40] } }).on('2026-04-28');
    story.card = DECLINED;
    story.add('ada@example.com');
    story.on('2026-05-01');
    assert.equal(rowAt(story.account.invoices, 2)?.total, 3600);
  });
});

describe('SEAT-12: an invitation that is declined', () => {
  it('SEAT-12: is a removal that day: credited as one, and the address is free again', () => {
    const story = new Story().on('2026-04-16');
    story.add('ada@example.com');
    story.on('2026-04-24');
    const by = story.memberNamed('ada@example.com');
    story.run({ type: 'decline_invitation', by });
    assert.equal(memberById(story.account, by), undefined);
    assert.equal(balance(story.account), 280);
    story.add('ada@example.com');
    assert.notEqual(story.memberNamed('ada@example.com'), by);
  });

  it('SEAT-12: works while overdue, and lowers what is due', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    story.run({ type: 'decline_invitation', by: story.memberNamed('ada@example.com') });
    assert.equal(rowAt(story.account.invoices, 1)?.status, 'paid');
    assert.equal(story.account.subscription.status, 'active');
  });

  it('SEAT-12: not once it was accepted, nor by the owner, nor by who has gone', () => {
    const story = new Story().on('2026-04-16');
    story.add('ada@example.com');
    const by = story.memberNamed('ada@example.com');
    story.run({ type: 'accept_invitation', by, name: null });
    assert.throws(() => story.run({ type: 'decline_invitation', by }), { code: 'not_invited' });
    assert.throws(() => story.run({ type: 'decline_invitation', by: story.owner }), { code: 'not_invited' });
    assert.throws(() => story.run({ type: 'resend_invitation', by: story.owner, memberId: by }), {
      code: 'not_invited',
    });
    story.remove('ada@example.com');
    for (const type of ['decline_invitation', 'accept_invitation'] as const) {
      const command = type === 'accept_invitation' ? { type, by, name: null } : { type, by };
      assert.throws(() => story.run(command), { code: 'not_found' });
    }
    assert.throws(() => story.run({ type: 'resend_invitation', by: story.owner, memberId: by }), {
      code: 'not_found',
    });
  });

  it('SEAT-12: accepted twice, it is accepted once', () => {
    const story = new Story().on('2026-04-16');
    story.add('ada@example.com');
    const by = story.memberNamed('ada@example.com');
    story.run({ type: 'accept_invitation', by, name: 'Ada' });
    story.on('2026-04-20').run({ type: 'accept_invitation', by, name: 'Somebody' });
    const { name, joinedOn } = memberById(story.account, by) ?? {};
    assert.deepEqual([name, joinedOn], ['Ada', '2026-04-16']);
  });

  it('SEAT-2: removing names each member that cannot be removed', () => {
    const story = new Story().on('2026-04-16');
    const id = story.memberNamed('Member 1');
    const remove = (...memberIds: string[]) => story.quote({ type: 'remove_members', memberIds });
    assert.throws(() => remove('nobody'), refusedField('/change/memberIds/0', 'not_found'));
    assert.throws(() => remove('constructor'), refusedField('/change/memberIds/0', 'not_found'));
    assert.throws(() => remove(id, id), refusedField('/change/memberIds/1', 'duplicate'));
  });

  it('PAY-2, SEAT-5: nobody is invited where nothing could pay for it', () => {
    for (const seatInvoicing of ['immediate', 'next_invoice'] as const) {
      const story = new Story({ policy: { seatInvoicing } });
      story.make({ type: 'change_plan', planId: 'free', interval: 'month' });
      story.run({
        type: 'remove_payment_method',
        by: story.owner,
        paymentMethodId: 'pm_test_1',
        version: '1',
      });
      assert.throws(() => story.add('ada@example.com'), { code: 'payment_method_required' });
    }
  });
});

describe('SEAT-10: who holds a seat', () => {
  it('SEAT-10: active and invited, the owner first, then by name or address; nothing of what they cost', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    story.add('zoe@example.com', 'ada@example.com');
    story.remove('Member 1');
    const members = membersInOrder(story.account).map(memberView);
    assert.deepEqual(
      members.map(({ name, email, status }) => [name ?? email, status]),
      [
        ['Owner', 'active'],
        ['ada@example.com', 'invited'],
        ['Member 2', 'active'],
        ['zoe@example.com', 'invited'],
      ],
    );
    assert.ok(members.every((member) => !('stay' in member)));
    assert.equal(subscriptionView(story.account).quantity, 4);
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
  it('says which character stands where', () => {
    for (const [typed, detail] of [
      ['müller@example.com', 'Not an e-mail address: “ü” (U+00FC) cannot stand before the @ (place 2)'],
      ['a\u00a0b@example.com', 'Not an e-mail address: U+00A0 cannot stand before the @ (place 2)'],
      ['ada@exam_ple.com', 'Not an e-mail address: “_” (U+005F) cannot stand after the @ (place 9)'],
      ['ada', 'Not an e-mail address'],
    ] as const) {
      const { refusal } = createQuote(
        story.account,
        story.owner,
        { type: 'add_members', emails: [typed] },
        story.account.now,
      );
      assert.equal(refusal?.errors[0]?.detail, detail);
    }
  });
  it('however it is pasted, and however its domain is spelt', () => {
    refused(['Member <mailto:member1@example.com>,'], '/change/emails/0', 'already_member');
    refused(['\ufeffmember1@exa\u200bmple.com\u00a0'], '/change/emails/0', 'already_member');
    refused(['ada@bücher.example', 'ADA@xn--bcher-kva.example'], '/change/emails/1', 'duplicate');
    const other = new Story().on('2026-04-16');
    other.add('Ada <ada@bücher.example>');
    // People see what was typed, mail servers what the domain is called there.
    assert.ok(other.memberNamed('ada@bücher.example'));
    assert.deepEqual(other.mails.find(({ kind }) => kind === 'invitation')?.to, [
      { name: null, email: 'ada@xn--bcher-kva.example' },
    ]);
    assert.throws(
      () => other.quote({ type: 'add_members', emails: ['ada@XN--BCHER-KVA.example'] }),
      refusedField('/change/emails/0', 'already_member'),
    );
  });
});

describe('SEAT-12: an invitation that nobody accepts in time', () => {
  const eightDays = { policy: { invitationDays: 8 } };
  const balanceAt = (story: Story, when: string) => balance(story.on(when).account);

  it('SEAT-12: lapses as the day begins, a removal that day: added 16 April, gone 24 April, 2.80 back', () => {
    const story = new Story(eightDays).on('2026-04-16');
    story.add('ada@example.com', 'ben@example.com');
    assert.equal(memberById(story.account, story.memberNamed('ada@example.com'))?.lapsesOn, '2026-04-24');
    assert.equal(balanceAt(story, '2026-04-23T23:59:59+02:00'), 0);
    assert.equal(balanceAt(story, '2026-04-24T00:00:00+02:00'), 560);
    assert.equal(story.account.members.count, 2);
    // One credit note for both: they were charged on one invoice.
    assert.equal(story.account.creditNotes.size, 1);
  });

  it('SEAT-12: nobody has asked for it, so it is recorded under nobody’s name', () => {
    const story = new Story(eightDays).on('2026-04-16');
    story.add('ada@example.com');
    const ada = story.memberNamed('ada@example.com');
    story.on('2026-04-24');
    const [record] = [...newestFirst(story.account.changes)];
    assert.ok(record);
    const { type, memberId, memberIds, status, creditNoteIds } = record;
    assert.deepEqual(
      { type, memberId, memberIds, status, notes: creditNoteIds.length },
      { type: 'remove_members', memberId: null, memberIds: [ada], status: 'applied', notes: 1 },
    );
  });

  it('SEAT-12: who declines has asked for it', () => {
    const story = new Story(eightDays).on('2026-04-16');
    story.add('ada@example.com');
    const ada = story.memberNamed('ada@example.com');
    story.run({ type: 'decline_invitation', by: ada });
    const [record] = [...newestFirst(story.account.changes)];
    assert.equal(record?.memberId, ada);
  });

  it('SEAT-12: accepted before, it stays', () => {
    const story = new Story(eightDays).on('2026-04-16');
    story.add('ada@example.com');
    story.on('2026-04-23');
    story.run({ type: 'accept_invitation', by: story.memberNamed('ada@example.com'), name: null });
    assert.equal(balanceAt(story, '2026-04-30'), 0);
  });

  it('SEAT-12: sent again, it has the whole time again', () => {
    const story = new Story(eightDays).on('2026-04-16');
    story.add('ada@example.com');
    story.on('2026-04-20');
    const memberId = story.memberNamed('ada@example.com');
    story.run({ type: 'resend_invitation', by: story.owner, memberId });
    assert.equal(balanceAt(story, '2026-04-27'), 0);
    // 12 of 30 days used: 6.00 − 4.80.
    assert.equal(balanceAt(story, '2026-04-28'), 120);
  });

  it('SEAT-12, SEAT-3: on the day of the renewal it goes first, and is not charged', () => {
    const story = new Story({ policy: { invitationDays: 15 } }).on('2026-04-16');
    story.add('ada@example.com');
    // The estimate counts on those who are invited.
    assert.equal(upcomingInvoice(story.account).estimate?.total.amount, 3600);
    story.on('2026-05-01');
    assert.equal(rowAt(story.account.invoices, 2)?.total, 2400);
    assert.equal(balance(story.account), 0);
  });

  it('SEAT-12, PLAN-6: not while a change of plan is being paid that was reckoned for it', () => {
    const story = new Story(eightDays).on('2026-04-16');
    story.add('ada@example.com');
    story.on('2026-04-23T12:00:00+02:00').card = { status: 'requires_action' };
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.equal(story.on('2026-04-24T11:00:00+02:00').account.members.count, 3);
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' });
    // 20.00 × 8 ÷ 30 = 5.33 was charged on the 23rd; 0.67 of it was used by the 24th.
    assert.equal(balanceAt(story, '2026-04-24T12:00:00+02:00'), 466);
  });

  it('SEAT-12, DUN-1: lapsing lowers what is due of an invoice that was never paid', () => {
    const story = new Story(eightDays).on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    story.on('2026-04-24');
    const invoice = rowAt(story.account.invoices, 1);
    assert.deepEqual([invoice?.total, invoice?.credited, invoice?.status], [600, 280, 'open']);
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
    assert.equal(memberById(story.account, id)?.status, 'active');
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
    assert.equal(outcome.refusal.requiredPermission, 'members.invite');
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
