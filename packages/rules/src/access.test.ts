import type { Permission, RequestedChange } from '@billfold/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { accountView, memberById, permissionsOf, type Command } from './index.ts';
import { CARD, Story, type Beginning } from './testing/story.ts';

const ALL: Permission[] = [
  'invoices.read',
  'invoices.pay',
  'members.read',
  'members.invite',
  'members.manage',
  'subscription.read',
  'subscription.upgrade',
  'subscription.manage',
  'credits.read',
  'payment_methods.read',
  'payment_methods.manage',
  'settings.read',
  'settings.manage',
  'contacts.read',
  'contacts.manage',
  'ownership.transfer',
  'account.close',
];

const BILLING = ALL.filter((each) => each !== 'ownership.transfer' && each !== 'account.close');

const PURCHASING: Permission[] = [
  'members.read',
  'members.invite',
  'subscription.read',
  'subscription.upgrade',
];

const SUPPORT = { kind: 'contact_support', params: { url: 'https://example.com/support', hours: null } };

/** Member 2 is a manager; Ada is invited. */
function begin(beginning: Beginning): Story {
  const story = new Story({ members: 2, ...beginning }).on('2026-04-16');
  story.add('ada@example.com');
  return story;
}

/** What somebody may, by the name that is listed. */
function rights(story: Story, name: string): Permission[] {
  const member = memberById(story.account, story.memberNamed(name));
  assert.ok(member);
  return [...permissionsOf(story.account, member)];
}

const everybody = (story: Story) => ({
  owner: rights(story, 'Owner'),
  manager: rights(story, 'Member 2'),
  member: rights(story, 'Member 1'),
  invited: rights(story, 'ada@example.com'),
});

/** The member moves the account to a higher plan. */
function upgrade(story: Story, name: string, planId: string): void {
  const by = story.memberNamed(name);
  story.accept(story.quote({ type: 'change_plan', planId, interval: 'month' }, by), by);
}

describe('ACC-1: who may what, in each product', () => {
  it('ACC-1: team: the owner all, nobody else anything', () => {
    assert.deepEqual(everybody(begin({ profile: 'team' })), {
      owner: ALL,
      manager: [],
      member: [],
      invited: [],
    });
  });

  it('ACC-1, ACC-5: workspace: the owner all; nobody else anything while owners purchase', () => {
    assert.deepEqual(everybody(begin({ profile: 'workspace' })), {
      owner: ALL,
      manager: [],
      member: [],
      invited: [],
    });
  });

  it('ACC-5: workspace where members purchase: they invite members and upgrade, and remove none', () => {
    const story = begin({ profile: 'workspace', settings: { purchasers: 'members' } });
    assert.deepEqual(everybody(story), {
      owner: ALL,
      manager: PURCHASING,
      member: PURCHASING,
      invited: [],
    });
  });

  it('ACC-4: program: the owner all, a manager the contacts, read-only', () => {
    assert.deepEqual(everybody(begin({ profile: 'program' })), {
      owner: ALL,
      manager: ['contacts.read'],
      member: [],
      invited: [],
    });
  });

  it('ACC-1: the account says who the viewer is, and what they may do', () => {
    const story = begin({ profile: 'program' });
    const manager = memberById(story.account, story.memberNamed('Member 2'));
    assert.ok(manager);
    assert.deepEqual(accountView(story.account, manager, []).viewer, {
      memberId: manager.id,
      name: 'Member 2',
      role: 'manager',
      permissions: ['contacts.read'],
    });
  });
});

describe('ACC-3: a member who moved the workspace to a higher plan', () => {
  const free: Beginning = {
    profile: 'workspace',
    planId: 'free',
    settings: { purchasers: 'members' },
  };

  it('ACC-3: has the owners’ access to billing, not to ownership or closing', () => {
    const story = begin(free);
    upgrade(story, 'Member 1', 'pro');
    assert.deepEqual(everybody(story), {
      owner: ALL,
      manager: PURCHASING,
      member: BILLING,
      invited: [],
    });
    const by = story.memberNamed('Member 1');
    story.run({ type: 'update_settings', by, patch: { companyName: 'Other' }, version: '1' });
    assert.throws(() => story.run({ type: 'pass_ownership', by, memberId: by }), { code: 'forbidden' });
    assert.throws(() => story.run({ type: 'close_account', by, version: '1' }), { code: 'forbidden' });
  });

  it('ACC-3: each who has, and also once owners alone purchase', () => {
    const story = begin(free);
    upgrade(story, 'Member 1', 'pro');
    upgrade(story, 'Member 2', 'max');
    const patch = { purchasers: 'owners' as const };
    story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
    assert.deepEqual([rights(story, 'Member 1'), rights(story, 'Member 2')], [BILLING, BILLING]);
  });

  it('ACC-3: as long as the workspace is on a paid plan', () => {
    const story = begin(free);
    upgrade(story, 'Member 1', 'pro');
    const patch = { purchasers: 'owners' as const };
    story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
    story.make({ type: 'change_plan', planId: 'free', interval: 'month' });
    assert.deepEqual(rights(story, 'Member 1'), BILLING);
    story.on('2026-05-01');
    assert.deepEqual(rights(story, 'Member 1'), []);
    // Coming back to a paid plan is somebody else’s doing.
    story.make({ type: 'change_plan', planId: 'pro', interval: 'month' });
    assert.deepEqual(rights(story, 'Member 1'), []);
  });

  it('ACC-3, PLAN-6: not while it is not paid', () => {
    const story = begin(free);
    story.card = { status: 'requires_action' };
    upgrade(story, 'Member 1', 'pro');
    assert.deepEqual(rights(story, 'Member 1'), PURCHASING);
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'settle_authentication', paymentId, outcome: 'succeeded' });
    assert.deepEqual(rights(story, 'Member 1'), BILLING);
  });

  it('ACC-3: only by policy', () => {
    const story = begin({ ...free, policy: { billingAccess: 'owner' } });
    upgrade(story, 'Member 1', 'pro');
    assert.deepEqual(rights(story, 'Member 1'), PURCHASING);
  });

  it('ACC-3: who has left and is invited again begins anew', () => {
    const story = begin(free);
    upgrade(story, 'Member 1', 'pro');
    story.remove('Member 1');
    story.add('member1@example.com');
    story.run({ type: 'accept_invitation', by: story.memberNamed('member1@example.com'), name: 'Again' });
    assert.deepEqual(rights(story, 'Again'), PURCHASING);
  });
});

describe('ACC-5: who may upgrade and purchase', () => {
  const free: Beginning = {
    profile: 'workspace',
    planId: 'free',
    settings: { purchasers: 'members' },
    paymentMethod: null,
  };
  const BRINGING: Permission[] = [...PURCHASING, 'payment_methods.read', 'payment_methods.manage'];

  it('ACC-5: with nothing to pay with, a member may bring a card, and then upgrade', () => {
    const story = begin(free);
    assert.deepEqual(rights(story, 'Member 1'), BRINGING);
    const by = story.memberNamed('Member 1');
    story.run({
      type: 'add_payment_method',
      by,
      method: { type: 'card', card: CARD, requiresAction: false },
    });
    assert.deepEqual(rights(story, 'Member 1'), PURCHASING);
    upgrade(story, 'Member 1', 'pro');
    assert.deepEqual(rights(story, 'Member 1'), BILLING);
  });

  it('ACC-5, PAY-4: a card whose bank has not agreed is nothing to pay with', () => {
    const story = begin(free);
    const by = story.memberNamed('Member 1');
    const paymentMethodId = story.run({
      type: 'add_payment_method',
      by,
      method: { type: 'card', card: CARD, requiresAction: true },
    });
    assert.deepEqual(rights(story, 'Member 1'), BRINGING);
    story.run({ type: 'settle_setup', paymentMethodId, outcome: 'refused' });
    assert.deepEqual(rights(story, 'Member 1'), BRINGING);
    story.run({
      type: 'add_payment_method',
      by,
      method: { type: 'card', card: CARD, requiresAction: false },
    });
    upgrade(story, 'Member 1', 'pro');
    assert.deepEqual(rights(story, 'Member 1'), BILLING);
  });

  it('ACC-5: to upgrade is not to downgrade, nor to see invoices', () => {
    const story = begin({ ...free, planId: 'pro', paymentMethod: { type: 'card', card: CARD } });
    const by = story.memberNamed('Member 1');
    assert.throws(() => story.quote({ type: 'change_plan', planId: 'free', interval: 'month' }, by), {
      code: 'forbidden',
      requiredPermission: 'subscription.manage',
      remedy: SUPPORT,
    });
    assert.equal(
      story.quote({ type: 'change_plan', planId: 'max', interval: 'month' }, by).outcome,
      'applied',
    );
  });

  it('ACC-5: only where the product leaves the choice', () => {
    const story = begin({ profile: 'team', settings: { purchasers: 'members' } });
    assert.deepEqual(rights(story, 'Member 1'), []);
  });
});

describe('ACC-2: every action is checked', () => {
  const changes: [RequestedChange, Permission][] = [
    [{ type: 'add_members', emails: ['x@example.com'] }, 'members.invite'],
    [{ type: 'remove_members', memberIds: ['mem_test_2'] }, 'members.manage'],
    [{ type: 'pay_invoice', invoiceId: 'in_test_1' }, 'invoices.pay'],
    [{ type: 'change_plan', planId: 'max', interval: 'month' }, 'subscription.upgrade'],
    [{ type: 'change_plan', planId: 'pro', interval: 'year' }, 'subscription.upgrade'],
    [{ type: 'change_plan', planId: 'free', interval: 'month' }, 'subscription.manage'],
  ];
  for (const [change, requiredPermission] of changes) {
    it(`ACC-2, SUP-1: ${change.type} ${'planId' in change ? `${change.planId} ${change.interval} ` : ''}needs ${requiredPermission}`, () => {
      for (const profile of ['team', 'workspace', 'program'] as const) {
        const story = begin({ profile });
        for (const name of ['Member 1', 'Member 2', 'ada@example.com']) {
          assert.throws(() => story.quote(change, story.memberNamed(name)), {
            code: 'forbidden',
            requiredPermission,
            remedy: SUPPORT,
          });
        }
      }
    });
  }

  it('ACC-2: every command names the permission that it needs', () => {
    const story = begin({ profile: 'program' });
    const by = story.memberNamed('Member 1');
    const paymentMethodId = story.account.defaultPaymentMethodId ?? '';
    const commands: [Command, Permission][] = [
      [{ type: 'resend_invitation', by, memberId: by }, 'members.invite'],
      [{ type: 'cancel_payment', by, paymentId: 'pay_test_1' }, 'invoices.pay'],
      [{ type: 'send_invoice', by, invoiceId: 'in_test_1' }, 'invoices.read'],
      [{ type: 'add_payment_method', by, method: { type: 'bank_transfer' } }, 'payment_methods.manage'],
      [
        { type: 'update_payment_method', by, paymentMethodId, expMonth: 1, expYear: 2050, version: '1' },
        'payment_methods.manage',
      ],
      [{ type: 'make_default', by, paymentMethodId }, 'payment_methods.manage'],
      [{ type: 'remove_payment_method', by, paymentMethodId, version: '1' }, 'payment_methods.manage'],
      [{ type: 'update_settings', by, patch: {}, version: '1' }, 'settings.manage'],
      [{ type: 'add_contact', by, contact: { email: 'x@example.com' } }, 'contacts.manage'],
      [{ type: 'update_contact', by, contactId: 'x', patch: {}, version: '1' }, 'contacts.manage'],
      [{ type: 'remove_contact', by, contactId: 'x', version: '1' }, 'contacts.manage'],
      [{ type: 'pass_ownership', by, memberId: by }, 'ownership.transfer'],
      [{ type: 'close_account', by, version: '1' }, 'account.close'],
      [{ type: 'withdraw_closure', by }, 'account.close'],
    ];
    for (const [command, requiredPermission] of commands) {
      assert.throws(
        () => story.run(command),
        { code: 'forbidden', requiredPermission, remedy: SUPPORT },
        command.type,
      );
    }
    // A manager sees the contacts and changes none of them (ACC-4).
    const manager = story.memberNamed('Member 2');
    assert.throws(
      () => story.run({ type: 'add_contact', by: manager, contact: { email: 'x@example.com' } }),
      { code: 'forbidden', requiredPermission: 'contacts.manage' },
    );
  });

  it('ACC-2, SEAT-12: only one’s own invitation can be declined, and only before it is accepted', () => {
    const story = begin({ profile: 'team' });
    const decline = (by: string) => story.run({ type: 'decline_invitation', by });
    assert.throws(() => decline(story.memberNamed('Member 1')), { code: 'not_invited' });
    assert.throws(() => decline('mem_other_1'), { code: 'not_found' });
    decline(story.memberNamed('ada@example.com'));
    assert.throws(() => story.memberNamed('ada@example.com'));
  });

  it('ACC-2, REQ-5: who has left, or never was here, is not found', () => {
    const story = begin({ profile: 'team' });
    const gone = story.memberNamed('Member 1');
    const quote = story.quote({ type: 'add_members', emails: ['x@example.com'] });
    story.remove('Member 1');
    for (const by of [gone, 'mem_other_1', '__proto__', 'constructor']) {
      assert.throws(() => story.run({ type: 'send_invoice', by, invoiceId: 'in_test_1' }), {
        code: 'not_found',
      });
      assert.throws(() => story.run({ type: 'accept_quote', by, quoteId: quote.id }), { code: 'not_found' });
      assert.throws(() => story.quote({ type: 'add_members', emails: ['x@example.com'] }, by), {
        code: 'not_found',
      });
    }
  });
});
