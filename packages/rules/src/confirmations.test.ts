import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  confirmationView,
  openConfirmation,
  rowById,
  subscriptionView,
  upcomingInvoice,
  type ChangeState,
} from './index.ts';
import { Story } from './testing/story.ts';

const MAX = { type: 'change_plan' as const, planId: 'max', interval: 'month' as const };
const YEAR = { type: 'change_plan' as const, planId: 'pro', interval: 'year' as const };

const statusOf = (story: Story, { id }: ChangeState) => rowById(story.account.changes, id)?.status;

const tokenOf = (story: Story) => story.mailedToken('confirm_plan_change');

/** A program at 12.00 a month, on 16 April: somebody has asked for 20.00. */
function asked(): { story: Story; change: ChangeState; token: string } {
  const story = new Story({ profile: 'program', members: 2 }).on('2026-04-16');
  const { change } = story.make(MAX);
  return { story, change, token: tokenOf(story) };
}

function confirm(story: Story, token: string, quoteId?: string, by = story.ownerId): string {
  return story.run({ type: 'confirm', by, token, ...(quoteId !== undefined && { quoteId }) });
}

describe('CONF-1: a change of plan that is confirmed from an e-mail', () => {
  it('CONF-1: asking for it mails a link and changes nothing', () => {
    const { story, change } = asked();
    assert.equal(change.status, 'awaiting_confirmation');
    assert.deepEqual(story.charges, [1200]);
    const { planName, pendingChange } = subscriptionView(story.account);
    assert.deepEqual(
      [planName, pendingChange?.status, pendingChange?.planName, pendingChange?.effectiveAt],
      ['Pro', 'awaiting_confirmation', 'Max', null],
    );
    const mail = story.mails.findLast(({ kind }) => kind === 'confirm_plan_change');
    assert.deepEqual(mail?.to, [{ name: 'Owner', email: 'owner@example.com' }]);
    assert.deepEqual(
      [mail.params.changeId, mail.params.planName, mail.params.expiresAt],
      [change.id, 'Max', '2026-04-23T09:00:00+02:00'],
    );
    assert.equal(upcomingInvoice(story.account).estimate?.amountDue.amount, 1200);
  });

  it('CONF-1: opening the link does nothing, however often', () => {
    const { story, token } = asked();
    const before = story.account;
    for (let times = 0; times < 3; times += 1) {
      const link = openConfirmation(story.account, story.owner, token);
      assert.deepEqual(confirmationView(story.account, link), {
        kind: 'change_plan',
        changeId: 'chg_test_1',
        change: MAX,
        requestedAt: '2026-04-16T09:00:00+02:00',
        expiresAt: '2026-04-23T09:00:00+02:00',
        asOf: '2026-04-16T09:00:00+02:00',
      });
    }
    assert.equal(story.account, before);
  });

  it('CONF-1, QUO-2: confirmed, it is made for what the fresh quote says, days later too', () => {
    const { story, change, token } = asked();
    // On the 21st 10 of 30 days are left: −4.00 + 6.67.
    const quote = story.on('2026-04-21').quote(MAX);
    assert.equal(quote.dueNow.amount, 267);
    assert.equal(confirm(story, token, quote.id), change.id);
    assert.equal(statusOf(story, change), 'applied');
    assert.equal(rowById(story.account.changes, change.id)?.effectiveAt, Date.parse('2026-04-21T07:00:00Z'));
    assert.deepEqual(story.charges, [1200, 267]);
    assert.equal(subscriptionView(story.account).planName, 'Max');
    assert.deepEqual(story.account.changes.size, 1);
  });

  it('CONF-1: works once', () => {
    const { story, token } = asked();
    const quote = story.quote(MAX);
    confirm(story, token, quote.id);
    assert.throws(() => confirm(story, token, quote.id), { code: 'confirmation_used' });
    assert.throws(() => openConfirmation(story.account, story.owner, token), { code: 'confirmation_used' });
    assert.deepEqual(story.charges, [1200, 400]);
  });

  it('CONF-1: sent again, the former link is void', () => {
    const { story, change, token } = asked();
    story.on('2026-04-20').run({ type: 'resend_confirmation', by: story.owner, changeId: change.id });
    const newer = tokenOf(story);
    assert.notEqual(newer, token);
    const quote = story.quote(MAX);
    assert.throws(() => confirm(story, token, quote.id), { code: 'confirmation_void' });
    // Seven days count from when it was sent again.
    const late = story.on('2026-04-27T08:59:00+02:00').quote(MAX);
    confirm(story, newer, late.id);
    assert.equal(statusOf(story, change), 'applied');
  });

  it('CONF-1: lapses after seven days, and can be sent again then', () => {
    const { story, change, token } = asked();
    story.on('2026-04-23T08:59:59+02:00');
    openConfirmation(story.account, story.owner, token);
    const quote = story.on('2026-04-23T09:00:00+02:00').quote(MAX);
    const lapsed = {
      code: 'confirmation_lapsed',
      remedy: { kind: 'resend_confirmation', params: { changeId: change.id } },
    };
    assert.throws(() => openConfirmation(story.account, story.owner, token), lapsed);
    assert.throws(() => confirm(story, token, quote.id), lapsed);
    story.run({ type: 'resend_confirmation', by: story.owner, changeId: change.id });
    confirm(story, tokenOf(story), story.quote(MAX).id);
    assert.equal(statusOf(story, change), 'applied');
  });

  it('CONF-1, OWN-1: dies when ownership passes', () => {
    const { story, change, token } = asked();
    story.run({ type: 'pass_ownership', by: story.owner, memberId: story.memberNamed('Member 2') });
    assert.equal(statusOf(story, change), 'canceled');
    assert.equal(subscriptionView(story.account).pendingChange, null);
    const quote = story.quote(MAX, story.ownerId);
    assert.throws(() => confirm(story, token, quote.id), { code: 'confirmation_void' });
    assert.throws(() => story.run({ type: 'resend_confirmation', by: story.ownerId, changeId: change.id }), {
      code: 'change_not_pending',
    });
    assert.deepEqual(story.charges, [1200]);
  });

  it('CONF-1, PLAN-4: dies when the change is undone, or replaced by another', () => {
    const undone = asked();
    undone.story.run({ type: 'cancel_change', by: undone.story.owner, changeId: undone.change.id });
    assert.equal(statusOf(undone.story, undone.change), 'canceled');
    assert.throws(() => confirm(undone.story, undone.token, undone.story.quote(MAX).id), {
      code: 'confirmation_void',
    });

    const { story, change, token } = asked();
    const newer = story.make(YEAR).change;
    assert.deepEqual(
      [statusOf(story, change), statusOf(story, newer)],
      ['canceled', 'awaiting_confirmation'],
    );
    assert.throws(() => confirm(story, token, story.quote(MAX).id), { code: 'confirmation_void' });
    confirm(story, tokenOf(story), story.quote(YEAR).id);
    assert.equal(statusOf(story, newer), 'applied');
  });

  it('CONF-1: only the quote of this change will do, of one’s own, fresh and unused', () => {
    const { story, token } = asked();
    const refused = { code: 'invalid_request' };
    assert.throws(() => confirm(story, token), refused);
    assert.throws(() => confirm(story, token, story.quote(YEAR).id), refused);
    assert.throws(
      () => confirm(story, token, story.quote({ type: 'add_members', emails: ['a@example.com'] }).id),
      refused,
    );
    assert.throws(() => confirm(story, token, 'quo_test_99'), { code: 'not_found' });
    // The one that asked for it has done its work.
    assert.throws(() => confirm(story, token, 'quo_test_1'), refused);
    const quote = story.quote(MAX);
    story.moveTo(story.account.now + 10 * 60_000 + 1);
    assert.throws(() => confirm(story, token, quote.id), { code: 'quote_stale' });
    // A refusal uses nothing up.
    confirm(story, token, story.quote(MAX).id);
    assert.deepEqual(story.charges, [1200, 400]);
  });

  it('CONF-1: checks everything anew: a renewal that failed meanwhile', () => {
    const { story, change } = asked();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-04-28').run({ type: 'resend_confirmation', by: story.owner, changeId: change.id });
    story.on('2026-05-01');
    assert.throws(() => story.quote(MAX), { code: 'account_overdue' });
    openConfirmation(story.account, story.owner, tokenOf(story));
  });

  it('CONF-1: checks everything anew: the rights of who opens it', () => {
    const { story, change, token } = asked();
    const others = { code: 'forbidden', requiredPermission: 'subscription.upgrade' };
    for (const name of ['Member 1', 'Member 2']) {
      const by = story.memberNamed(name);
      assert.throws(() => openConfirmation(story.account, by, token), others);
      assert.throws(() => confirm(story, token, 'quo_test_1', by), others);
      assert.throws(() => story.run({ type: 'resend_confirmation', by, changeId: change.id }), others);
      assert.throws(() => story.run({ type: 'cancel_change', by, changeId: change.id }), others);
    }
  });

  it('CONF-1: another member’s quote does not do', () => {
    const story = new Story({
      profile: 'workspace',
      settings: { purchasers: 'members' },
      policy: { higherPlan: 'confirmation' },
    }).on('2026-04-16');
    const member = story.memberNamed('Member 1');
    const { change } = story.make(MAX);
    const theirs = story.quote(MAX, member);
    assert.throws(() => confirm(story, tokenOf(story), theirs.id), { code: 'not_found' });
    // It is mailed to whoever sends it again, by name or without one.
    story.rewrite(member, { name: null });
    story.run({ type: 'resend_confirmation', by: member, changeId: change.id });
    assert.deepEqual(story.mails.at(-1)?.to, [{ name: null, email: 'member1@example.com' }]);
    // Whoever may upgrade may confirm, and is recorded (PLAN-5).
    confirm(story, tokenOf(story), theirs.id, member);
    assert.deepEqual([statusOf(story, change), story.account.subscription.upgradedBy], ['applied', [member]]);
  });

  it('CONF-1: no other text is a link', () => {
    const { story, token } = asked();
    for (const text of ['', 'conf_test_1', 'conf_test_1.', `${token}x`, token.toUpperCase(), '__proto__']) {
      assert.throws(() => openConfirmation(story.account, story.owner, text), { code: 'not_found' });
    }
  });

  it('CONF-1, PLAN-6: confirmed and declined, the old plan stays, and it can be asked for anew', () => {
    const { story, change, token } = asked();
    story.nextCharges = [{ status: 'failed', declineCode: 'card_declined' }];
    confirm(story, token, story.quote(MAX).id);
    assert.equal(statusOf(story, change), 'failed');
    assert.equal(subscriptionView(story.account).planName, 'Pro');
    story.make(MAX);
    confirm(story, tokenOf(story), story.quote(MAX).id);
    assert.equal(subscriptionView(story.account).planName, 'Max');
    assert.deepEqual(story.charges, [1200, 400, 400]);
  });

  it('CONF-1: only what awaits confirmation is sent again', () => {
    const { story, change, token } = asked();
    confirm(story, token, story.quote(MAX).id);
    const resend = (changeId: string) =>
      story.run({ type: 'resend_confirmation', by: story.owner, changeId });
    assert.throws(() => resend(change.id), { code: 'change_not_pending' });
    assert.throws(() => resend('chg_test_99'), { code: 'not_found' });
  });

  it('CONF-1, PLAN-4: what has come to wait for the period’s end meanwhile is scheduled by its confirmation', () => {
    // A year on Free cost nothing when the month was asked for; since the renewal it does.
    const story = new Story({
      planId: 'free',
      interval: 'year',
      members: 0,
      policy: { higherPlan: 'confirmation' },
    }).on('2027-03-30');
    const pro = { type: 'change_plan' as const, planId: 'pro', interval: 'month' as const };
    const { change } = story.make(pro);
    const from = story.account.now;
    story.run({ type: 'announce_price', planId: 'free', interval: 'year', amount: 5000, from });
    const quote = story.on('2027-04-02').quote(pro);
    assert.equal(quote.outcome, 'scheduled');
    confirm(story, tokenOf(story), quote.id);
    assert.equal(statusOf(story, change), 'scheduled');
    assert.deepEqual(subscriptionView(story.account).pendingChange, {
      changeId: change.id,
      status: 'scheduled',
      planId: 'pro',
      planName: 'Pro',
      interval: 'month',
      effectiveAt: '2028-04-01T00:00:00+02:00',
    });
  });
});

describe('CONF-1, CLO-1: closing that is confirmed from an e-mail', () => {
  function askedToClose(): { story: Story; token: string } {
    const story = new Story({ profile: 'program', members: 2 }).on('2026-04-16');
    story.run({ type: 'close_account', by: story.owner, version: story.closure.version });
    return { story, token: story.mailedToken('confirm_closing') };
  }

  it('CONF-1: it is only closed by the link, and opening that does nothing', () => {
    const { story, token } = askedToClose();
    const { status, confirmation } = story.closure;
    assert.deepEqual(
      [status, confirmation],
      ['awaiting_confirmation', { sentTo: 'owner@example.com', expiresAt: '2026-04-23T09:00:00+02:00' }],
    );
    const link = openConfirmation(story.account, story.owner, token);
    assert.deepEqual(confirmationView(story.account, link).change, null);
    assert.equal(story.account.status, 'open');
    confirm(story, token);
    assert.equal(story.account.status, 'closed');
    assert.throws(() => confirm(story, token), { code: 'account_closed' });
  });

  it('CONF-1: nobody but the owner opens or confirms it', () => {
    const { story, token } = askedToClose();
    const by = story.memberNamed('Member 2');
    const refused = { code: 'forbidden', requiredPermission: 'account.close' };
    assert.throws(() => openConfirmation(story.account, by, token), refused);
    assert.throws(() => confirm(story, token, undefined, by), refused);
  });

  it('CONF-1: asked for again, the former link is void', () => {
    const { story, token } = askedToClose();
    story.on('2026-04-20').run({ type: 'close_account', by: story.owner, version: story.closure.version });
    assert.throws(() => confirm(story, token), { code: 'confirmation_void' });
    confirm(story, story.mailedToken('confirm_closing'));
    assert.equal(story.account.status, 'closed');
  });

  it('CONF-1: lapses after seven days', () => {
    const { story, token } = askedToClose();
    story.on('2026-04-23');
    assert.throws(() => confirm(story, token), { code: 'confirmation_lapsed' });
  });

  it('CONF-1, OWN-1: dies when ownership passes', () => {
    const { story, token } = askedToClose();
    story.run({ type: 'pass_ownership', by: story.owner, memberId: story.memberNamed('Member 2') });
    assert.equal(story.closure.status, 'open');
    assert.throws(() => confirm(story, token), { code: 'confirmation_void' });
  });

  it('CONF-1, CLO-1: looks anew at what stands in the way, and works once that is gone', () => {
    const { story, token } = askedToClose();
    story.card = { status: 'requires_action' };
    story.make(MAX);
    const quote = story.quote(MAX);
    confirm(story, tokenOf(story), quote.id);
    assert.throws(() => confirm(story, token), { code: 'closing_blocked' });
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'cancel_payment', by: story.owner, paymentId });
    confirm(story, token);
    assert.equal(story.account.status, 'closed');
  });

  it('CLO-1: can be withdrawn', () => {
    const { story, token } = askedToClose();
    story.run({ type: 'withdraw_closure', by: story.owner });
    assert.deepEqual([story.closure.status, story.closure.confirmation], ['open', null]);
    assert.throws(() => confirm(story, token), { code: 'confirmation_void' });
    assert.throws(() => story.run({ type: 'withdraw_closure', by: story.owner }), {
      code: 'closing_not_pending',
    });
  });
});
