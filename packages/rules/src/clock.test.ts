import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseInstant } from './index.ts';
import { Story } from './testing/story.ts';

describe('TIME-1: the clock', () => {
  it('going there in one step or in many makes no difference', () => {
    const inOne = new Story({ startsOn: '2026-01-31' }).on('2026-08-01');
    const inMany = new Story({ startsOn: '2026-01-31' });
    for (const day of ['2026-02-27', '2026-02-28', '2026-03-01', '2026-03-31', '2026-07-30', '2026-08-01'])
      inMany.on(day);
    assert.deepEqual(inMany.account, inOne.account);
    assert.equal(inOne.account.invoices.size, 7);
  });

  it('a renewal is stamped with its own instant, not with when somebody looked', () => {
    const story = new Story().on('2026-05-20');
    const [, renewal] = story.account.invoices.pages[0] ?? [];
    assert.equal(renewal?.issuedAt, parseInstant('2026-05-01T00:00:00+02:00'));
  });

  it('what comes of a renewal bears the renewal’s instant, too', () => {
    const story = new Story().on('2026-05-20');
    const paid = story.mails.filter(({ kind }) => kind === 'invoice_paid').at(-1);
    assert.equal(paid?.at, parseInstant('2026-05-01T00:00:00+02:00'));
  });

  it('TIME-2: cannot be moved backwards', () => {
    const story = new Story().on('2026-04-16');
    assert.throws(() => story.on('2026-04-15'), { code: 'clock_backwards' });
  });
});

describe('renewals that fail', () => {
  it('DUN-1: the invoice is overdue, the owner is mailed, and the next period renews all the same', () => {
    const story = new Story();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-06-01');
    assert.equal(story.account.openInvoiceIds.length, 2);
    assert.equal(story.account.subscription.status, 'past_due');
    const failures = story.mails.filter(({ kind }) => kind === 'payment_failed');
    assert.deepEqual(
      failures.map(({ to }) => to[0]?.email),
      ['owner@example.com', 'owner@example.com'],
    );
  });
});
