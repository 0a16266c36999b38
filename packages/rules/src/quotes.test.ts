import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { invoiceView, rowAt } from './index.ts';
import { Story } from './testing/story.ts';

const MINUTE = 60_000;
const invitation = { type: 'add_members' as const, emails: ['ada@example.com'] };

describe('QUO-1: a quote pins its instant and lapses after ten minutes', () => {
  it('changes nothing but that it can be accepted', () => {
    const story = new Story().on('2026-04-16');
    const { quotes: _, counters: __, ...before } = story.account;
    story.quote(invitation);
    const { quotes, counters: ___, ...after } = story.account;
    assert.deepEqual(after, before);
    assert.equal(quotes.size, 1);
  });

  it('can be accepted until ten minutes later, and not after', () => {
    const inTime = new Story().on('2026-04-16');
    const quote = inTime.quote(invitation);
    assert.equal(Date.parse(quote.expiresAt) - Date.parse(quote.asOf), 10 * MINUTE);
    inTime.moveTo(inTime.account.now + 10 * MINUTE);
    inTime.accept(quote);

    const late = new Story().on('2026-04-16');
    const lapsed = late.quote(invitation);
    late.moveTo(late.account.now + 10 * MINUTE + 1);
    assert.throws(() => late.accept(lapsed), { code: 'quote_stale' });
  });
});

describe('QUO-2: accepting charges exactly what was quoted, or is stale', () => {
  it('the invoice is the quote: lines, tax, due, at the quote’s instant', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(invitation);
    story.moveTo(story.account.now + 5 * MINUTE);
    story.accept(quote);
    const state = rowAt(story.account.invoices, 1);
    assert.ok(state);
    const invoice = invoiceView(story.account, state);
    const amounts = (lines: typeof quote.lines) => lines.map(({ id: _, ...line }) => line);
    assert.deepEqual(
      [amounts(invoice.lines), invoice.tax, invoice.issuedAt],
      [amounts(quote.lines), quote.tax, quote.asOf],
    );
    assert.equal(story.charges.at(-1), quote.dueNow.amount);
  });

  it('stale: a local midnight lies between', () => {
    const story = new Story().on('2026-04-16T23:55:00+02:00');
    const quote = story.quote(invitation);
    story.on('2026-04-17T00:01:00+02:00');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
  });

  it('stale: somebody else was removed meanwhile', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(invitation);
    story.remove('Member 1');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
  });

  it('stale: a renewal lies between, by the second too', () => {
    const story = new Story({ policy: { prorationUnit: 'second' }, timeZone: 'UTC' }).on(
      '2026-04-30T23:58:00Z',
    );
    const quote = story.quote(invitation);
    story.on('2026-05-01T00:01:00Z');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
  });

  it('accepted twice, it is done once', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(invitation);
    const first = story.accept(quote);
    const after = story.account;
    assert.equal(story.accept(quote).change.id, first.change.id);
    assert.deepEqual(story.account, after);
    story.on('2026-04-20');
    assert.equal(story.accept(quote).change.id, first.change.id);
    assert.deepEqual(story.charges, [2400, 600]);
  });

  it('nobody else’s quote can be accepted', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote(invitation);
    assert.throws(() => story.accept(quote, story.memberNamed('Member 1')), { code: 'not_found' });
    assert.throws(() => story.run({ type: 'accept_quote', by: story.owner, quoteId: '__proto__' }), {
      code: 'not_found',
    });
  });

  it('paying an invoice that another tab has paid is stale', () => {
    const story = new Story().on('2026-04-16');
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.add('ada@example.com');
    story.card = { status: 'succeeded' };
    const [invoiceId = ''] = story.account.openInvoiceIds;
    const [mine, theirs] = [
      story.quote({ type: 'pay_invoice', invoiceId }),
      story.quote({ type: 'pay_invoice', invoiceId }),
    ];
    story.accept(mine);
    assert.throws(() => story.accept(theirs), { code: 'quote_stale' });
    assert.deepEqual(story.charges, [2400, 600, 600]);
  });
});
