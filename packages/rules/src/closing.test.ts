import type { RequestedChange } from '@billfold/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  accountView,
  balance,
  closureView,
  createQuote,
  execute,
  history,
  memberById,
  nextDue,
  permissionsOf,
  requireReadingOf,
  rowAt,
  rowById,
  subscriptionView,
  upcomingInvoice,
  type AccountState,
  type Command,
} from './index.ts';
import { Story, type Beginning } from './testing/story.ts';

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
const ASKS = { status: 'requires_action' } as const;
const PAYS = { status: 'succeeded' } as const;
const eur = (amount: number) => ({ amount, currency: 'EUR' });

function close(story: Story): void {
  story.run({ type: 'close_account', by: story.ownerId, version: story.closure.version });
}

/** An account that was closed on 16 April, with 6.00 on its balance. */
function closed(beginning: Beginning = {}): Story {
  const story = new Story({ members: 2, ...beginning }).on('2026-04-16');
  story.remove('Member 1');
  close(story);
  return story;
}

describe('CLO-1: what stands in the way, and what is given up', () => {
  it('CLO-1: names the balance and the time that is not used', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    story.remove('Member 1');
    const { status, blockers, forfeits, confirmation } = story.closure;
    assert.deepEqual(
      { status, blockers, forfeits, confirmation },
      {
        status: 'open',
        blockers: [],
        forfeits: {
          balance: eur(600),
          unusedTime: { start: '2026-04-16', end: '2026-05-01' },
          unusedAmount: eur(1200),
        },
        confirmation: null,
      },
    );
  });

  it('CLO-1: names what is not used of a plan that has one price', () => {
    const story = new Story({ profile: 'program' }).on('2026-04-16');
    assert.deepEqual(story.closure.forfeits.unusedAmount, eur(600));
  });

  it('CLO-1: names nothing on Free', () => {
    const story = new Story({ planId: 'free' }).on('2026-04-16');
    assert.deepEqual(story.closure.forfeits, {
      balance: eur(0),
      unusedTime: null,
      unusedAmount: eur(0),
    });
  });

  it('CLO-1, SEAT-5: what will be charged before it closes is given up as well', () => {
    const story = new Story({ profile: 'workspace', members: 0 }).on('2026-04-16');
    story.add('ada@example.com');
    assert.deepEqual(story.closure.forfeits.unusedAmount, eur(1200));
    story.make({ type: 'invoice_pending_charges' });
    assert.deepEqual(story.closure.forfeits.unusedAmount, eur(1200));
  });

  describe('CLO-1, SEAT-5: charges that wait for the next invoice', () => {
    /** Fifty seats at 120.00 a year, invited in mid-year: 181 of 365 days each, 59.51. */
    function fiftySeats(): Story {
      const story = new Story({
        profile: 'workspace',
        interval: 'year',
        price: 12_000,
        startsOn: '2026-03-01',
        members: 0,
      });
      story.on('2026-09-01').add(...Array.from({ length: 50 }, (_, index) => `seat${index}@example.com`));
      return story;
    }

    it('CLO-1: stand in the way, with the way to invoice them', () => {
      const story = fiftySeats();
      const params = { amount: eur(297_550) };
      assert.deepEqual(story.closure.blockers, [
        { kind: 'pending_charges', params, remedy: { kind: 'invoice_pending_charges', params } },
      ]);
      assert.throws(
        () => {
          close(story);
        },
        { code: 'closing_blocked', remedy: { kind: 'invoice_pending_charges', params } },
      );
      assert.equal(story.account.status, 'open');
    });

    it('CLO-1, QUO-2: are invoiced as quoted, paid, and then the account closes', () => {
      const story = fiftySeats();
      const { quote, change } = story.make({ type: 'invoice_pending_charges' });
      assert.deepEqual([quote.dueNow, quote.lines.length], [eur(297_550), 50]);
      assert.equal(story.charges.at(-1), 297_550);
      const invoice = rowById(story.account.invoices, change.invoiceId ?? '');
      assert.deepEqual([invoice?.status, invoice?.total], ['paid', 297_550]);
      assert.deepEqual(story.closure.blockers, []);
      close(story);
      assert.equal(story.account.status, 'closed');
    });

    it('CLO-1: an invoice of them that is not paid stands in the way itself', () => {
      const story = fiftySeats();
      story.card = DECLINED;
      story.make({ type: 'invoice_pending_charges' });
      assert.deepEqual(
        story.closure.blockers.map(({ kind }) => kind),
        ['invoice_open'],
      );
    });

    it('CLO-1, SEAT-2: a seat that is removed first leaves what was used of it', () => {
      const story = fiftySeats().on('2026-09-11');
      story.remove(...Array.from({ length: 50 }, (_, index) => `seat${index}@example.com`));
      // 120.00 × 10 ÷ 365 = 3.29 for each.
      assert.deepEqual(story.closure.blockers[0]?.params, { amount: eur(16_450) });
      story.make({ type: 'invoice_pending_charges' });
      assert.equal(story.charges.at(-1), 16_450);
    });

    it('SEAT-2: a seat that was invoiced so is credited on that invoice', () => {
      const story = fiftySeats();
      const { change } = story.make({ type: 'invoice_pending_charges' });
      story.on('2026-09-11').remove('seat0@example.com');
      const note = rowAt(story.account.creditNotes, 0);
      assert.deepEqual([note?.invoiceId, note?.total], [change.invoiceId, 5951 - 329]);
    });

    it('SEAT-3: what was invoiced so is not on the renewal', () => {
      const story = fiftySeats();
      story.make({ type: 'invoice_pending_charges' });
      story.on('2027-03-01');
      assert.equal(story.charges.at(-1), 51 * 12_000);
    });

    it('CLO-1: where none wait there is nothing to invoice', () => {
      const story = new Story({ profile: 'workspace' }).on('2026-04-16');
      assert.throws(() => story.quote({ type: 'invoice_pending_charges' }), { code: 'nothing_pending' });
    });

    it('PLAN-6: while a change of plan that bears them is being paid, they are not invoiced twice', () => {
      const story = new Story({ profile: 'workspace' }).on('2026-04-16');
      story.add('ada@example.com');
      story.card = ASKS;
      story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
      assert.throws(() => story.quote({ type: 'invoice_pending_charges' }), { code: 'change_in_progress' });
    });
  });

  it('CLO-1: looking changes nothing', () => {
    const story = new Story().on('2026-04-16');
    const before = story.account;
    assert.equal(story.closure.version, story.closure.version);
    assert.equal(story.account, before);
  });

  it('CLO-1: lists all that stands in the way at once, each with its remedy', () => {
    const story = new Story().on('2026-04-16');
    story.card = DECLINED;
    story.add('ada@example.com');
    story.on('2026-04-30').card = ASKS;
    story.on('2026-05-01T08:00:00+02:00');
    const [paymentId = ''] = story.account.waitingPaymentIds;
    assert.deepEqual(story.closure.blockers, [
      {
        kind: 'invoice_open',
        params: { invoiceId: 'in_test_2', number: 'INV-2', amountDue: eur(600) },
        remedy: {
          kind: 'pay_invoice',
          params: { invoiceId: 'in_test_2', number: 'INV-2', amountDue: eur(600) },
        },
      },
      {
        kind: 'payment_in_progress',
        params: { paymentId, invoiceId: 'in_test_3', number: 'INV-3', amount: eur(3600) },
        remedy: {
          kind: 'authenticate',
          params: { paymentId, invoiceId: 'in_test_3', number: 'INV-3', amountDue: eur(3600) },
        },
      },
    ]);
    assert.throws(
      () => {
        close(story);
      },
      {
        code: 'closing_blocked',
        remedy: {
          kind: 'pay_invoice',
          params: { invoiceId: 'in_test_2', number: 'INV-2', amountDue: eur(600) },
        },
      },
    );
    assert.equal(story.account.status, 'open');
  });

  it('CLO-1, PAY-6: a charge that the card has not answered yet can only be waited for', () => {
    const story = new Story().on('2026-04-16');
    const change = { type: 'add_members' as const, emails: ['ada@example.com'] };
    const { id: quoteId } = story.quote(change);
    const begun = execute(
      story.account,
      { type: 'accept_quote', by: story.owner, quoteId },
      story.account.now,
    );
    assert.equal(begun.refusal, null);
    const [blocker] = closureView(begun.account).blockers;
    assert.deepEqual([blocker?.kind, blocker?.remedy], ['payment_in_progress', null]);
    const close = {
      type: 'close_account' as const,
      by: story.owner,
      version: closureView(begun.account).version,
    };
    const { refusal } = execute(begun.account, close, story.account.now);
    assert.deepEqual([refusal?.code, refusal?.remedy], ['closing_blocked', null]);
  });

  it('CLO-1: a change of plan that waits for its transfer stands in the way until it is given up', () => {
    const story = new Story({
      profile: 'program',
      paymentMethod: { type: 'bank_transfer' },
      policy: { higherPlan: 'immediate', closing: 'immediate' },
    }).on('2026-04-16');
    story.receive(1200);
    const { change } = story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.deepEqual(
      story.closure.blockers.map(({ kind }) => kind),
      ['invoice_open'],
    );
    story.run({ type: 'cancel_change', by: story.owner, changeId: change.id });
    close(story);
    assert.equal(story.account.status, 'closed');
  });

  it('CLO-1: an invoice that was given up stands in the way, too', () => {
    const story = new Story();
    story.card = DECLINED;
    story.on('2026-05-20');
    assert.equal(story.account.subscription.status, 'unpaid');
    assert.deepEqual(
      story.closure.blockers.map(({ kind }) => kind),
      ['invoice_open'],
    );
    assert.deepEqual(story.closure.forfeits.unusedAmount, eur(930));
  });

  it('CLO-1, REQ-2: a version pins what was shown: an amount, and the day', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    const stale = { code: 'version_stale' };
    const { version } = story.closure;
    const before = { type: 'close_account' as const, by: story.owner, version };
    story.remove('Member 1');
    assert.throws(() => story.run(before), stale);
    const today = { ...before, version: story.closure.version };
    story.on('2026-04-17');
    assert.throws(() => story.run(today), stale);
    assert.throws(() => story.run({ ...before, version: '' }), stale);
    story.run({ ...before, version: story.closure.version });
    assert.equal(story.account.status, 'closed');
  });

  it('CLO-1: only the owner closes', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    const by = story.memberNamed('Member 2');
    const { version } = story.closure;
    const refused = { code: 'forbidden', requiredPermission: 'account.close' };
    assert.throws(() => story.run({ type: 'close_account', by, version }), refused);
    assert.throws(() => story.run({ type: 'withdraw_closure', by }), refused);
  });

  it('CLO-1: where no link is mailed, there is nothing to withdraw', () => {
    const story = new Story().on('2026-04-16');
    assert.throws(() => story.run({ type: 'withdraw_closure', by: story.owner }), {
      code: 'closing_not_pending',
    });
  });
});

describe('CLO-2: after closing', () => {
  it('CLO-2, CRED-4: the balance lapses in the ledger, and is named in the mail', () => {
    const story = closed();
    assert.equal(balance(story.account), 0);
    assert.deepEqual(story.account.ledgerTotals, { granted: 600, applied: 0, lapsed: -600 });
    const last = rowAt(story.account.ledger, 1);
    assert.deepEqual([last?.kind, last?.amount], ['lapsed', -600]);
    const mail = story.mails.at(-1);
    assert.deepEqual([mail?.kind, mail?.params], ['account_closed', { balance: eur(600) }]);
    assert.deepEqual(mail?.to, [{ name: 'Owner', email: 'owner@example.com' }]);
  });

  it('CLO-2: with nothing on the balance, nothing lapses', () => {
    const story = new Story().on('2026-04-16');
    close(story);
    assert.equal(story.account.ledger.size, 0);
  });

  it('CLO-2: nothing happens any more, however far the clock moves', () => {
    for (const profile of ['team', 'workspace'] as const) {
      const story = closed({ profile, settings: { emailFrequency: 'monthly' } });
      const { now: _, ...before } = story.account;
      const charges = [...story.charges];
      const mails = story.mails.length;
      assert.equal(nextDue(story.account), null);
      story.on('2031-04-16');
      const { now: __, ...after } = story.account;
      assert.deepEqual(after, before);
      assert.deepEqual([story.charges, story.mails.length], [charges, mails]);
    }
  });

  it('CLO-2: what waited is given up: a lower plan, a plan that awaits confirmation', () => {
    const lower = new Story().on('2026-04-16');
    const scheduled = lower.make({ type: 'change_plan', planId: 'free', interval: 'month' }).change;
    close(lower);
    assert.equal(rowById(lower.account.changes, scheduled.id)?.status, 'canceled');
    assert.equal(subscriptionView(lower.account).pendingChange, null);

    const higher = new Story({ policy: { higherPlan: 'confirmation' } }).on('2026-04-16');
    const unconfirmed = higher.make({ type: 'change_plan', planId: 'max', interval: 'month' }).change;
    close(higher);
    assert.equal(rowById(higher.account.changes, unconfirmed.id)?.status, 'canceled');
    assert.equal(rowAt(higher.account.confirmations, 0)?.status, 'void');
  });

  it('CLO-2: nothing is ahead, and nothing stands in the way', () => {
    const story = closed();
    const { estimate, none } = upcomingInvoice(story.account);
    assert.deepEqual([estimate, none?.kind], [null, 'closed']);
    const { status, blockers, forfeits } = story.closure;
    assert.deepEqual(
      { status, blockers, forfeits },
      {
        status: 'closed',
        blockers: [],
        forfeits: { balance: eur(0), unusedTime: null, unusedAmount: eur(0) },
      },
    );
    assert.equal(subscriptionView(story.account).status, 'canceled');
  });

  it('CLO-2: history stays readable to the owner, and to nobody else', () => {
    const story = closed();
    assert.deepEqual(
      [...history(story.account)].map(({ number }) => number),
      ['CN-1', 'INV-1'],
    );
    const of = (name: string) => {
      const member = memberById(story.account, story.memberNamed(name));
      assert.ok(member);
      return [...permissionsOf(story.account, member)];
    };
    assert.deepEqual(of('Owner'), [
      'invoices.read',
      'members.read',
      'subscription.read',
      'credits.read',
      'payment_methods.read',
      'settings.read',
      'contacts.read',
    ]);
    assert.deepEqual(of('Member 2'), []);
  });

  it('CLO-2: the owner still reads what became of any change, nobody else does', () => {
    const story = closed();
    const types: RequestedChange[] = [
      { type: 'add_members', emails: [] },
      { type: 'remove_members', memberIds: [] },
      { type: 'change_plan', planId: 'max', interval: 'month' },
      { type: 'pay_invoice', invoiceId: 'in_test_1' },
    ];
    for (const change of types) {
      assert.equal(requireReadingOf(story.account, story.owner, change).role, 'owner');
      assert.throws(() => requireReadingOf(story.account, story.memberNamed('Member 2'), change), {
        code: 'forbidden',
      });
    }
  });

  it('CLO-2, SUP-1: everybody is told, with the way to support', () => {
    const story = closed();
    for (const name of ['Owner', 'Member 2']) {
      const member = memberById(story.account, story.memberNamed(name));
      assert.ok(member);
      assert.deepEqual(accountView(story.account, member, []).notices, [
        {
          kind: 'account_closed',
          params: {},
          severity: 'info',
          remedy: { kind: 'contact_support', params: { url: 'https://example.com/support', hours: null } },
        },
      ]);
    }
  });

  const person = (by: string, paymentMethodId: string): Command[] => [
    { type: 'accept_invitation', by, name: null },
    { type: 'decline_invitation', by },
    { type: 'resend_invitation', by, memberId: by },
    { type: 'cancel_change', by, changeId: 'chg_test_1' },
    { type: 'resend_confirmation', by, changeId: 'chg_test_1' },
    { type: 'confirm', by, token: 'conf_test_1.x' },
    { type: 'cancel_payment', by, paymentId: 'pay_test_1' },
    { type: 'send_invoice', by, invoiceId: 'in_test_1' },
    { type: 'add_payment_method', by, method: { type: 'bank_transfer' } },
    { type: 'update_payment_method', by, paymentMethodId, expMonth: 1, expYear: 2050, version: '1' },
    { type: 'make_default', by, paymentMethodId },
    { type: 'remove_payment_method', by, paymentMethodId, version: '1' },
    { type: 'update_settings', by, patch: { companyName: 'Other' }, version: '1' },
    { type: 'add_contact', by, contact: { email: 'ada@example.com' } },
    { type: 'update_contact', by, contactId: 'con_test_1', patch: {}, version: '1' },
    { type: 'remove_contact', by, contactId: 'con_test_1', version: '1' },
    { type: 'pass_ownership', by, memberId: by },
    { type: 'close_account', by, version: '1' },
    { type: 'withdraw_closure', by },
  ];

  it('CLO-2: every person’s command is refused, with the way to support', () => {
    const story = closed();
    const before = story.account;
    const refused = {
      code: 'account_closed',
      remedy: { kind: 'contact_support', params: { url: 'https://example.com/support', hours: null } },
    };
    for (const command of person(story.owner, story.account.defaultPaymentMethodId ?? '')) {
      assert.throws(() => story.run(command), refused, command.type);
    }
    for (const change of [
      { type: 'add_members' as const, emails: ['ada@example.com'] },
      { type: 'change_plan' as const, planId: 'max', interval: 'month' as const },
      { type: 'pay_invoice' as const, invoiceId: 'in_test_1' },
    ]) {
      const asked = createQuote(story.account, story.owner, change, story.account.now);
      assert.equal(asked.refusal?.code, 'account_closed');
    }
    assert.throws(
      () => {
        story.receive(100);
      },
      { code: 'account_closed' },
    );
    assert.equal(story.account, before);
  });

  it('CLO-2: a quote from before does nothing, and one that was accepted has its answer still', () => {
    const story = new Story().on('2026-04-16');
    const done = story.quote({ type: 'add_members', emails: ['ada@example.com'] });
    const { change } = story.accept(done);
    const open = story.quote({ type: 'add_members', emails: ['bob@example.com'] });
    close(story);
    assert.throws(() => story.accept(open), { code: 'account_closed' });
    assert.equal(story.accept(done).change.id, change.id);
    assert.deepEqual(story.charges, [2400, 600]);
  });

  it('CLO-2: what the world still says charges nothing and makes no document', () => {
    const story = closed();
    const documents = ({ invoices, creditNotes, ledger, payments }: AccountState) => [
      invoices,
      creditNotes,
      ledger,
      payments,
    ];
    const before = documents(story.account);
    story.card = PAYS;
    const from = story.account.now;
    story.run({ type: 'announce_price', planId: 'pro', interval: 'month', amount: 9900, from });
    story.run({ type: 'change_time_zone', timeZone: 'Asia/Tokyo' });
    story.run({ type: 'settle_payment', paymentId: 'pay_test_1', outcome: PAYS });
    story.run({ type: 'settle_tax_check', value: 'FR40303265045', outcome: 'valid' });
    story.on('2027-04-16');
    assert.deepEqual(documents(story.account), before);
    assert.deepEqual([story.charges, story.account.status], [[3600], 'closed']);
  });
});
