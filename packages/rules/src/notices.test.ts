import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Notice } from '@billfold/contract';
import { CARD, Story, type Beginning } from './testing/story.ts';
import { accountView, changeView, execute, memberById, rowById } from './index.ts';
import { noticesFor } from './views/notices.ts';

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
const ASKS = { status: 'requires_action' } as const;
const PAYS = { status: 'succeeded' } as const;
const EUR = (amount: number) => ({ amount, currency: 'EUR' });

/** What somebody with a seat is told. */
function told(story: Story, label = 'owner@example.com'): Notice[] {
  const member = memberById(story.account, story.memberNamed(label));
  assert.ok(member);
  return noticesFor(story.account, member);
}

const kinds = (notices: readonly Notice[]) => notices.map(({ kind }) => kind);

/** Everybody but the owner: a member, a manager, and somebody who is invited. */
const OTHERS = ['Member 1', 'Member 2', 'ada@example.com'];

/** Three seats, and ada, who was invited on 16 April and not paid for. */
function overdue(beginning: Beginning = {}): Story {
  const story = new Story({ members: 2, ...beginning }).on('2026-04-16');
  story.card = DECLINED;
  story.add('ada@example.com');
  return story;
}

describe('DUN-1: the notice of a failed payment', () => {
  it('DUN-1: says the amount, the reason, and how to mend it', () => {
    const params = { invoiceId: 'in_test_2', number: 'INV-2', amountDue: EUR(600) };
    assert.deepEqual(told(overdue()), [
      {
        kind: 'payment_failed',
        params: { ...params, declineCode: 'card_declined' },
        severity: 'critical',
        remedy: { kind: 'pay_invoice', params },
      },
    ]);
  });

  it('DUN-1: its remedy works, and then it is gone', () => {
    const story = overdue();
    const invoiceId = told(story)[0]?.remedy?.params.invoiceId;
    assert.ok(typeof invoiceId === 'string');
    story.card = PAYS;
    story.make({ type: 'pay_invoice', invoiceId });
    assert.deepEqual(told(story), []);
  });

  it('DUN-1: one for each invoice, oldest first; the last reason counts', () => {
    const story = new Story({ policy: { retryDays: [3, 8, 40] } });
    story.card = DECLINED;
    story.on('2026-06-01').card = { status: 'failed', declineCode: 'insufficient_funds' };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    assert.deepEqual(
      told(story).map(({ params }) => [params.number, params.declineCode]),
      [
        ['INV-2', 'insufficient_funds'],
        ['INV-3', 'card_declined'],
      ],
    );
  });

  it('DUN-1: a payment that was given up leaves the reason of the failure before it', () => {
    const story = overdue();
    story.card = ASKS;
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'cancel_payment', by: story.owner, paymentId });
    assert.deepEqual(
      [told(story)[0]?.kind, told(story)[0]?.params.declineCode],
      ['payment_failed', 'card_declined'],
    );
  });

  it('DUN-2: unpaid, the whole sum stands first', () => {
    const story = overdue({ policy: { retryDays: [3, 8] } }).on('2026-04-25');
    const notices = told(story);
    assert.deepEqual(kinds(notices), ['subscription_unpaid', 'payment_failed']);
    assert.deepEqual(notices[0], {
      kind: 'subscription_unpaid',
      params: { amountDue: EUR(600) },
      severity: 'critical',
      remedy: null,
    });
  });
});

describe('ACC-1: the account as somebody sees it', () => {
  it('ACC-1: says who they are, what they may do, and what they should know', () => {
    const story = overdue();
    const seenBy = (label: string) => {
      const member = memberById(story.account, story.memberNamed(label));
      assert.ok(member);
      const { viewer, notices, features, asOf } = accountView(story.account, member, ['members']);
      const { name, role, permissions } = viewer;
      const told = notices.map(({ kind }) => kind);
      return { name, role, told, pays: permissions.includes('invoices.pay'), features, asOf };
    };
    const same = { features: ['members'], asOf: '2026-04-16T09:00:00+02:00' };
    assert.deepEqual(seenBy('owner@example.com'), {
      name: 'Owner',
      role: 'owner',
      told: ['payment_failed'],
      pays: true,
      ...same,
    });
    assert.deepEqual(seenBy('ada@example.com'), {
      name: 'ada@example.com',
      role: 'member',
      told: ['payment_problem'],
      pays: false,
      ...same,
    });
  });
});

describe('SEAT-8: who is told of a failed payment', () => {
  it('SEAT-8: members, managers and the invited: that there is a problem, without amount or reason', () => {
    for (const story of [overdue(), overdue({ policy: { retryDays: [] } })]) {
      for (const label of OTHERS) {
        assert.deepEqual(told(story, label), [
          { kind: 'payment_problem', params: {}, severity: 'warning', remedy: null },
        ]);
      }
    }
  });

  it('SEAT-8: a program’s manager, too', () => {
    const story = new Story({ profile: 'program', members: 2 });
    story.card = DECLINED;
    story.on('2026-05-01');
    assert.deepEqual(kinds(told(story, 'Member 2')), ['payment_problem']);
  });

  it('SEAT-8, ACC-5: a member who may purchase but not read invoices, too', () => {
    const story = overdue({
      profile: 'workspace',
      settings: { purchasers: 'members' },
      policy: { seatInvoicing: 'immediate' },
    });
    assert.deepEqual(kinds(told(story, 'Member 1')), ['payment_problem']);
  });

  it('SEAT-8: nobody, while nothing is overdue', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    story.card = ASKS;
    story.add('ada@example.com');
    for (const label of OTHERS) assert.deepEqual(told(story, label), []);
  });
});

describe('PAY-4: the notice that the bank asks', () => {
  it('PAY-4: carries the payment to finish, and stands instead of the failure', () => {
    const story = overdue();
    story.card = ASKS;
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    const params = { paymentId: 'pay_test_3', invoiceId: 'in_test_2', number: 'INV-2', amountDue: EUR(600) };
    assert.deepEqual(told(story), [
      {
        kind: 'authentication_required',
        params,
        severity: 'warning',
        remedy: { kind: 'authenticate', params },
      },
    ]);
    story.run({ type: 'settle_authentication', paymentId: 'pay_test_3', outcome: 'succeeded' });
    assert.deepEqual(told(story), []);
  });
});

describe('INV-7: the notice of a transfer', () => {
  const beginning: Beginning = { profile: 'program', paymentMethod: { type: 'bank_transfer' }, members: 0 };

  it('INV-7: is awaited, with its day and reference', () => {
    assert.deepEqual(told(new Story(beginning)), [
      {
        kind: 'transfer_expected',
        params: {
          invoiceId: 'in_test_1',
          number: 'INV-1',
          amountDue: EUR(1200),
          dueOn: '2026-05-01',
          reference: 'RF47INV1',
        },
        severity: 'info',
        remedy: null,
      },
    ]);
  });

  it('INV-7: after a short one it asks for the rest, after an exact one for nothing', () => {
    const story = new Story(beginning).on('2026-04-16');
    story.receive(200, 'INV-1');
    assert.deepEqual(told(story)[0]?.params.amountDue, EUR(1000));
    story.receive(1000, 'INV-1');
    assert.deepEqual(told(story), []);
  });

  it('INV-2: past its day, it is overdue', () => {
    const story = new Story({ ...beginning, interval: 'year' }).on('2026-05-02');
    assert.deepEqual([told(story)[0]?.kind, told(story)[0]?.severity], ['payment_failed', 'critical']);
  });

  it('INV-7: past its day, it says what is awaited, and how else it can be paid', () => {
    const story = new Story({ ...beginning, interval: 'year' }).on('2026-05-02');
    const params = { invoiceId: 'in_test_1', number: 'INV-1', amountDue: EUR(1200) };
    assert.deepEqual(told(story), [
      {
        kind: 'payment_failed',
        params: { ...params, declineCode: null, dueOn: '2026-05-01', reference: 'RF47INV1' },
        severity: 'critical',
        remedy: { kind: 'pay_invoice', params },
      },
    ]);
  });

  it('INV-7: no longer speaks of the card that failed once the account pays by transfer', () => {
    const story = overdue({ policy: { paymentMethodTypes: ['card', 'bank_transfer'] } });
    const method = { type: 'bank_transfer' as const };
    const paymentMethodId = story.run({ type: 'add_payment_method', by: story.owner, method });
    assert.equal(told(story)[0]?.params.declineCode, 'card_declined');
    story.run({ type: 'make_default', by: story.owner, paymentMethodId });
    assert.deepEqual(told(story)[0]?.params, {
      invoiceId: 'in_test_2',
      number: 'INV-2',
      amountDue: EUR(600),
      declineCode: null,
      dueOn: '2026-04-16',
      reference: 'RF20INV2',
    });
    story.receive(600, 'INV-2');
    assert.deepEqual(told(story), []);
  });

  it('INV-7: an invoice that a card is just being charged for asks for nothing', () => {
    const story = new Story(beginning);
    const method = { type: 'card' as const, card: CARD, requiresAction: false };
    const paymentMethodId = story.run({ type: 'add_payment_method', by: story.owner, method });
    const { now } = story.account;
    // The card has not answered yet.
    const begun = execute(story.account, { type: 'make_default', by: story.owner, paymentMethodId }, now);
    assert.ok(begun.refusal === null);
    story.account = begun.account;
    assert.deepEqual(told(story), []);
  });
});

describe('PAY-1: the notice of a card that expires', () => {
  const update = (story: Story, expMonth: number) =>
    story.run({
      type: 'update_payment_method',
      by: story.owner,
      paymentMethodId: 'pm_test_1',
      expMonth,
      expYear: 2026,
      version: String(story.account.paymentMethods.pm_test_1?.version),
    });

  it('PAY-1: soon, and once it has', () => {
    const story = new Story();
    update(story, 5);
    const notice = {
      params: { paymentMethodId: 'pm_test_1', brand: 'visa', last4: '4242', expMonth: 5, expYear: 2026 },
      severity: 'warning',
      remedy: { kind: 'update_payment_method', params: { paymentMethodId: 'pm_test_1' } },
    };
    assert.deepEqual(told(story), [{ kind: 'card_expiring', ...notice }]);
    assert.deepEqual(told(story.on('2026-06-02')), [{ kind: 'card_expired', ...notice }]);
    update(story, 12);
    assert.deepEqual(told(story), []);
  });

  it('PAY-1: not of a card that is not the default, nor to who may not see cards', () => {
    const story = new Story();
    const method = {
      type: 'card' as const,
      card: { ...CARD, expMonth: 4, expYear: 2026 },
      requiresAction: false,
    };
    story.run({ type: 'add_payment_method', by: story.owner, method });
    assert.deepEqual(told(story), []);
    update(story, 5);
    assert.deepEqual(told(story, 'Member 1'), []);
  });

  it('CLO-2: not once the account is closed: nothing could be mended', () => {
    const story = new Story({ taxId: { value: 'FR40303265045', status: 'invalid' } });
    update(story, 5);
    story.run({ type: 'close_account', by: story.owner, version: story.closure.version });
    assert.deepEqual(told(story), [
      {
        kind: 'account_closed',
        params: {},
        severity: 'info',
        remedy: { kind: 'contact_support', params: { url: 'https://example.com/support', hours: null } },
      },
    ]);
    assert.deepEqual(kinds(told(story, 'Member 1')), ['account_closed']);
  });
});

describe('TAX-3: the notice of a VAT number', () => {
  const withNumber = (status: 'valid' | 'invalid' | 'unavailable' | 'pending') =>
    new Story({ taxId: { value: 'FR40303265045', status } });

  it('TAX-3: that is not valid, with the way to correct it', () => {
    assert.deepEqual(told(withNumber('invalid')), [
      {
        kind: 'tax_id_invalid',
        params: { value: 'FR40303265045' },
        severity: 'warning',
        remedy: { kind: 'update_tax_id', params: {} },
      },
    ]);
  });

  it('TAX-3: that cannot be asked about; there is nothing to do but wait', () => {
    assert.deepEqual(told(withNumber('unavailable')), [
      { kind: 'tax_id_unavailable', params: { value: 'FR40303265045' }, severity: 'info', remedy: null },
    ]);
  });

  it('TAX-3: valid or pending, there is none, nor for others', () => {
    assert.deepEqual(told(withNumber('valid')), []);
    assert.deepEqual(told(withNumber('pending')), []);
    assert.deepEqual(told(withNumber('invalid'), 'Member 1'), []);
  });
});

describe('PLAN-3 and CONF-1: the notices of changes that wait', () => {
  it('PLAN-3: for the period’s end, with the way to undo it', () => {
    const story = new Story().on('2026-04-16');
    story.make({ type: 'change_plan', planId: 'free', interval: 'month' });
    assert.deepEqual(told(story), [
      {
        kind: 'plan_change_scheduled',
        params: { changeId: 'chg_test_1', planName: 'Free', effectiveOn: '2026-05-01' },
        severity: 'info',
        remedy: { kind: 'undo_change', params: { changeId: 'chg_test_1' } },
      },
    ]);
    story.run({ type: 'cancel_change', by: story.owner, changeId: 'chg_test_1' });
    assert.deepEqual(told(story), []);
  });

  it('PLAN-3, ACC-2: who may not undo it is told without a button', () => {
    const story = new Story({ profile: 'workspace', settings: { purchasers: 'members' } }).on('2026-04-16');
    story.make({ type: 'change_plan', planId: 'free', interval: 'month' });
    const [notice] = told(story, 'Member 1');
    assert.deepEqual([notice?.kind, notice?.remedy], ['plan_change_scheduled', null]);
    assert.throws(
      () => story.run({ type: 'cancel_change', by: story.memberNamed('Member 1'), changeId: 'chg_test_1' }),
      { code: 'forbidden' },
    );
  });

  it('CONF-1: for its confirmation, with where the link went and the way to send it again', () => {
    const story = new Story({ profile: 'program' }).on('2026-04-16');
    story.make({ type: 'change_plan', planId: 'max', interval: 'month' });
    assert.deepEqual(told(story), [
      {
        kind: 'plan_change_unconfirmed',
        params: { changeId: 'chg_test_1', planName: 'Max', sentTo: 'owner@example.com' },
        severity: 'info',
        remedy: { kind: 'resend_confirmation', params: { changeId: 'chg_test_1' } },
      },
    ]);
    story.run({ type: 'resend_confirmation', by: story.owner, changeId: 'chg_test_1' });
    assert.deepEqual(told(story, 'Member 1'), []);
    const change = rowById(story.account.changes, 'chg_test_1');
    assert.ok(change);
    const { status, payment, confirmation } = changeView(story.account, change);
    assert.deepEqual(
      [status, payment, confirmation],
      [
        'awaiting_confirmation',
        null,
        { sentTo: 'owner@example.com', expiresAt: '2026-04-23T09:00:00+02:00' },
      ],
    );
  });

  it('CLO-1: the closing that awaits confirmation, to the owner alone, with the way to withdraw it', () => {
    const story = new Story({ profile: 'program' }).on('2026-04-16');
    story.run({ type: 'close_account', by: story.owner, version: story.closure.version });
    assert.deepEqual(told(story), [
      {
        kind: 'closing_unconfirmed',
        params: { sentTo: 'owner@example.com', expiresOn: '2026-04-23' },
        severity: 'warning',
        remedy: { kind: 'withdraw_closure', params: {} },
      },
    ]);
    assert.deepEqual(told(story, 'Member 1'), []);
    story.run({ type: 'withdraw_closure', by: story.owner });
    assert.deepEqual(told(story), []);
  });
});
