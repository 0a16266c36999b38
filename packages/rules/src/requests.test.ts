import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { execute, invoiceView, rowById, seated } from './index.ts';
import { Story } from './testing/story.ts';

describe('REQ-1: asked again', () => {
  it('REQ-1: a quote that is accepted twice is one change, with one charge', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote({ type: 'add_members', emails: ['ada@example.com'] });
    const first = story.accept(quote);
    const after = story.account;
    assert.equal(story.accept(quote).change.id, first.change.id);
    assert.deepEqual(story.account, after);
    assert.deepEqual(story.charges.slice(-1), [600]);
  });
});

describe('REQ-3: nonsense', () => {
  for (const [title, name] of [
    ['control characters', 'Ada\u0000Lovelace'],
    ['line breaks', 'Ada\r\nBcc: everybody@example.com'],
    ['half a character', 'Ada \ud83d'],
  ] as const) {
    it(`REQ-3: ${title} in a name are refused, and nothing has changed`, () => {
      const story = new Story();
      const before = story.account;
      assert.throws(
        () =>
          story.run({
            type: 'add_contact',
            by: story.owner,
            contact: { email: 'ada@example.com', firstName: name },
          }),
        { code: 'invalid_request' },
      );
      assert.equal(story.account, before);
    });
  }
});

describe('REQ-4: wholly or not at all', () => {
  it('REQ-4: of a list with one bad address nobody is invited', () => {
    const story = new Story().on('2026-04-16');
    const before = seated(story.account);
    assert.throws(() => story.quote({ type: 'add_members', emails: ['ada@example.com', 'nobody'] }), {
      code: 'invalid_request',
    });
    assert.deepEqual(seated(story.account), before);
  });

  it('REQ-4: a refusal leaves the very same account', () => {
    const story = new Story().on('2026-04-16');
    const { account } = story;
    const outcome = execute(
      account,
      { type: 'pass_ownership', by: story.owner, memberId: story.memberNamed('Member 1') },
      account.now,
    );
    assert.ok(outcome.refusal);
    assert.equal(story.account, account);
  });
});

describe('REQ-5: ids of elsewhere', () => {
  it('REQ-5: an id of another account is not found, though its number is', () => {
    const { account } = new Story();
    assert.ok(rowById(account.invoices, 'in_test_1'));
    assert.equal(rowById(account.invoices, 'in_other_1'), undefined);
    assert.equal(rowById(account.invoices, 'cn_test_1'), undefined);
  });

  it('REQ-5: what is read by its own id is that', () => {
    const { account } = new Story();
    const invoice = rowById(account.invoices, 'in_test_1');
    assert.equal(invoice && invoiceView(account, invoice).number, 'INV-1');
  });
});

describe('SEAT-8: refusals', () => {
  it('SEAT-8: whoever may not see invoices is told neither which one is in the way nor its amount', () => {
    const story = new Story({ profile: 'workspace', settings: { purchasers: 'members' } });
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-05-02');
    const change = { type: 'add_members' as const, emails: ['ada@example.com'] };
    assert.throws(
      () => story.quote(change),
      (error: { remedy: { kind: string } }) => error.remedy.kind === 'pay_invoice',
    );
    assert.throws(() => story.quote(change, story.memberNamed('Member 1')), {
      code: 'invitations_blocked',
      remedy: null,
    });
  });
});
