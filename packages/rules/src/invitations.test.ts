import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { seated } from './members.ts';
import { Story } from './testing/story.ts';

const emails = ({ account }: Story) =>
  seated(account)
    .filter(({ status }) => status === 'invited')
    .map(({ email }) => email.split('@')[0]);

describe('SEAT-12: invitations lapse on their day', () => {
  it('SEAT-12: without whoever has accepted, was invited once more or has gone, and nobody is looked through for it', () => {
    const story = new Story({ policy: { invitationDays: 7 } }).on('2026-04-16');
    story.add(...['ada', 'ben', 'cleo', 'dan', 'eve'].map((name) => `${name}@example.com`));
    const by = story.memberNamed('ada@example.com');
    story.run({ type: 'accept_invitation', by, name: 'Ada' });
    story.remove('dan@example.com');
    story.on('2026-04-18');
    story.run({
      type: 'resend_invitation',
      by: story.owner,
      memberId: story.memberNamed('ben@example.com'),
    });
    const counts = () => Object.entries(story.account.lapses).map(([day, { count }]) => [day, count]);
    assert.deepEqual(counts(), [
      ['2026-04-23', 2],
      ['2026-04-25', 1],
    ]);
    assert.deepEqual(emails(story.on('2026-04-23')), ['ben']);
    assert.deepEqual(counts(), [['2026-04-25', 1]]);
    assert.deepEqual(emails(story.on('2026-04-25')), []);
    assert.deepEqual(counts(), []);
    assert.equal(story.account.members.count, 3);
  });
});
