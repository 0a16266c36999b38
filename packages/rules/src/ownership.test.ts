import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { memberById, permissionsOf, seated } from './index.ts';
import { Story } from './testing/story.ts';

/** Member 2 is a manager. */
const begin = () => new Story({ profile: 'program', members: 3 }).on('2026-04-16');

const pass = (story: Story, memberId: string, by = story.ownerId) =>
  story.run({ type: 'pass_ownership', by, memberId });

const roles = ({ account }: Story) => seated(account).map(({ role }) => role);

describe('OWN-1: ownership passes to an active manager', () => {
  it('OWN-1: the former owner becomes a manager, and both are mailed', () => {
    const story = begin();
    const former = story.owner;
    const next = story.memberNamed('Member 2');
    pass(story, next);
    assert.deepEqual(roles(story), ['manager', 'member', 'owner', 'member']);
    assert.equal(story.ownerId, next);
    assert.deepEqual(
      story.mails.slice(-2).map(({ kind, to, params }) => [kind, to, params]),
      [
        ['ownership_received', [{ name: 'Member 2', email: 'member2@example.com' }], { name: 'Owner' }],
        ['ownership_given', [{ name: 'Owner', email: 'owner@example.com' }], { name: 'Member 2' }],
      ],
    );
    const rights = (id: string) => {
      const member = memberById(story.account, id);
      assert.ok(member);
      return permissionsOf(story.account, member);
    };
    assert.ok(rights(next).includes('account.close'));
    assert.deepEqual(rights(former), ['contacts.read']);
  });

  it('OWN-1: back again, and exactly one owner at every moment', () => {
    const story = begin();
    const [first, second] = [story.owner, story.memberNamed('Member 2')];
    pass(story, second);
    assert.throws(() => pass(story, second, first), {
      code: 'forbidden',
      requiredPermission: 'ownership.transfer',
    });
    pass(story, first);
    assert.equal(story.ownerId, first);
    assert.equal(roles(story).filter((role) => role === 'owner').length, 1);
  });

  it('OWN-1, OWN-2: nobody but the owner passes it on; others are shown the way to support', () => {
    const story = begin();
    const manager = story.memberNamed('Member 2');
    for (const by of [manager, story.memberNamed('Member 1')]) {
      assert.throws(() => pass(story, manager, by), {
        code: 'forbidden',
        requiredPermission: 'ownership.transfer',
        remedy: { kind: 'contact_support', params: { url: 'https://example.com/support', hours: null } },
      });
    }
  });

  it('OWN-1: not to who is no manager, has not joined, has left, or is the owner already', () => {
    const story = begin();
    story.add('ada@example.com');
    const ada = story.memberNamed('ada@example.com');
    story.rewrite(ada, { role: 'manager' });
    const manager = story.memberNamed('Member 2');
    story.remove('Member 2');
    const before = story.account;
    for (const id of [story.memberNamed('Member 1'), ada, manager, story.owner, 'mem_test_99', '__proto__']) {
      assert.throws(() => pass(story, id), {
        code: 'invalid_request',
        errors: [
          {
            pointer: '/memberId',
            code: 'not_a_manager',
            detail: 'Ownership passes to an active manager',
          },
        ],
      });
    }
    assert.equal(story.account, before);
  });

  it('OWN-1, SEAT-10: the former owner can be removed, the new one cannot', () => {
    const story = begin();
    const former = story.owner;
    pass(story, story.memberNamed('Member 2'));
    const by = story.ownerId;
    const remove = (id: string) =>
      story.accept(story.quote({ type: 'remove_members', memberIds: [id] }, by), by);
    assert.throws(() => remove(by), { code: 'invalid_request' });
    remove(former);
    assert.equal(memberById(story.account, former), undefined);
  });

  it('OWN-1, QUO-2: a quote of the former owner is worth nothing any more', () => {
    const story = begin();
    const former = story.owner;
    const quote = story.quote({ type: 'add_members', emails: ['ada@example.com'] });
    pass(story, story.memberNamed('Member 2'));
    assert.throws(() => story.accept(quote, former), { code: 'forbidden' });
    assert.throws(() => story.accept(quote, story.ownerId), { code: 'not_found' });
  });

  it('OWN-1: the mail names who has no name by the address', () => {
    const story = begin();
    const next = story.memberNamed('Member 2');
    story.rewrite(next, { name: null });
    pass(story, next);
    assert.deepEqual(story.mails.at(-1)?.params, { name: 'member2@example.com' });
  });

  it('OWN-1, CON-2: billing mail goes to the new owner', () => {
    const story = new Story({ members: 2 }).on('2026-04-16');
    pass(story, story.memberNamed('Member 2'));
    story.on('2026-05-01');
    assert.deepEqual(story.mails.findLast(({ kind }) => kind === 'invoice_issued')?.to, [
      { name: 'Member 2', email: 'member2@example.com' },
    ]);
  });
});
