import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { advance, formatInstant, nextDue, nextRenewalAt, parseInstant, rowAt, type World } from './index.ts';
import { Story, type Beginning } from './testing/story.ts';

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

/** Does everything that is wanted, and keeps a list of it: what, and at which local time. */
function recorder(registry: 'valid' | 'unavailable' = 'valid'): { log: string[]; world: World } {
  const log: string[] = [];
  const world: World = {
    charge: ({ amount }) => {
      log.push(`charge ${amount}`);
      return { status: 'failed', declineCode: 'card_declined' };
    },
    checkTaxId: () => {
      log.push('tax check');
      return registry;
    },
    mail: ({ kind, at, params, changes = [] }) => {
      const about = [params.declineCode, params.number, ...changes.map((change) => change.kind)];
      const words = about.filter((word) => typeof word === 'string');
      log.push([formatInstant(at, 'Europe/Paris').slice(0, 16), kind, ...words].join(' '));
    },
  };
  return { log, world };
}

/** From here on an invoice is tried again after three days, and the bank’s question can be answered for 24 hours. */
function beginning(more: Beginning = {}): Story {
  return new Story({ planId: 'max', ...more });
}

describe('TIME-1: the order of what is due at one instant', () => {
  /**
   * All due on 1 May at midnight: a payment that nobody answered, a retry, a lower plan, the renewal, and a VAT number
   * that the registry could not be asked about a day before.
   */
  function midnight(): Story {
    const story = beginning();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-04-28T00:00:00+02:00').add('ada@example.com');
    story.make({ type: 'change_plan', planId: 'pro', interval: 'month' });
    story.on('2026-04-30T00:00:00+02:00').card = { status: 'requires_action' };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.registry = 'unavailable';
    const patch = { taxId: { value: 'FR40303265045' } };
    story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
    return story;
  }

  it('TIME-1: authentication expiry, retry, pending change, renewal, tax check', () => {
    const story = midnight();
    const { log, world } = recorder();
    const account = advance(story.account, parseInstant('2026-05-01T00:00:00+02:00'), world);
    assert.deepEqual(log, [
      '2026-05-01T00:00 payment_failed authentication_expired INV-2',
      'charge 200',
      '2026-05-01T00:00 payment_failed card_declined INV-2',
      '2026-05-01T00:00 billing_changed plan_changed',
      '2026-05-01T00:00 invoice_issued INV-3',
      'charge 3600',
      '2026-05-01T00:00 payment_failed card_declined INV-3',
      'tax check',
    ]);
    // The renewal came before the registry’s word: it bears VAT, at the lower plan’s price.
    const renewal = rowAt(account.invoices, 2);
    assert.deepEqual([renewal?.total, renewal?.taxGroups[0]?.treatment.category], [3600, 'standard']);
    assert.equal(account.taxId?.status, 'valid');
  });

  it('TIME-1: in the morning: authentication expiry, retry, tax check, digest', () => {
    const story = beginning({ settings: { emailFrequency: 'daily' } });
    story.card = { status: 'failed', declineCode: 'card_declined' };
    story.on('2026-04-14T08:00:00+02:00').add('ada@example.com');
    story.on('2026-04-16T08:00:00+02:00').card = { status: 'requires_action' };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.registry = 'unavailable';
    const patch = { taxId: { value: 'FR40303265045' } };
    story.run({ type: 'update_settings', by: story.owner, patch, version: '1' });
    const { log, world } = recorder();
    advance(story.account, parseInstant('2026-04-17T08:00:00+02:00'), world);
    // 17 of 30 days at 20.00.
    assert.deepEqual(log, [
      '2026-04-17T08:00 payment_failed authentication_expired INV-2',
      'charge 1133',
      '2026-04-17T08:00 payment_failed card_declined INV-2',
      'tax check',
      '2026-04-17T08:00 billing_changed settings_changed',
    ]);
  });

  it('TIME-1: one step or many, whatever is due on the way: the same account and the same mails', () => {
    const inOne = midnight();
    const inMany = midnight();
    const end = parseInstant('2026-08-10T12:00:00+02:00');
    for (const story of [inOne, inMany]) {
      story.card = { status: 'failed', declineCode: 'card_declined' };
      story.nextCharges = [{ status: 'requires_action' }];
    }
    inOne.moveTo(end);
    for (let at = inMany.account.now; at < end; at += 7 * 3_600_000 + 123) inMany.moveTo(at);
    inMany.moveTo(end);
    assert.deepEqual(inMany.account, inOne.account);
    assert.deepEqual(inMany.mails, inOne.mails);
    assert.deepEqual(inMany.charges, inOne.charges);
  });

  it('TIME-1: two retries of one instant run oldest invoice first', () => {
    const story = new Story({ policy: { retryDays: [31, 61] } });
    story.card = { status: 'failed', declineCode: 'card_declined' };
    // 1 May + 61 days and 1 June + 30 days would both be 1 July; 1 May + 31 is 1 June, with the renewal.
    story.on('2026-05-20');
    const { log, world } = recorder();
    advance(story.account, parseInstant('2026-06-01T00:00:00+02:00'), world);
    assert.deepEqual(
      log.filter((entry) => entry.includes('payment_failed')).map((entry) => entry.slice(-5)),
      ['INV-2', 'INV-3'],
    );
  });

  it('TIME-1: a card whose bank is asked lapses among the first', () => {
    const story = new Story().on('2026-04-30T00:00:00+02:00');
    const card = { brand: 'visa', last4: '3220', expMonth: 1, expYear: 2040, token: 'asks' };
    const method = { type: 'card' as const, card, requiresAction: true };
    const id = story.run({ type: 'add_payment_method', by: story.owner, method });
    assert.equal(nextDue(story.account), parseInstant('2026-05-01T00:00:00+02:00'));
    story.on('2026-05-01T00:00:00+02:00');
    assert.equal(story.account.paymentMethods[id]?.setup.status, 'failed');
    assert.equal(story.account.invoices.size, 2);
  });
});

describe('TIME-1: what happens next', () => {
  it('TIME-1: the renewal, then its retries, then nothing while unpaid', () => {
    const story = new Story();
    story.card = { status: 'failed', declineCode: 'card_declined' };
    const next = () => nextDue(story.account);
    assert.equal(next(), parseInstant('2026-05-01T00:00:00+02:00'));
    assert.equal(nextRenewalAt(story.account), parseInstant('2026-05-01T00:00:00+02:00'));
    story.on('2026-05-01');
    assert.equal(next(), parseInstant('2026-05-04T00:00:00+02:00'));
    story.on('2026-05-16');
    assert.equal(next(), null);
    assert.equal(nextRenewalAt(story.account), null);
  });

  it('CLO-2: nothing, once the account is closed', () => {
    const story = new Story();
    story.run({ type: 'close_account', by: story.owner, version: story.closure.version });
    assert.equal(nextDue(story.account), null);
    story.on('2027-04-01');
    assert.equal(story.account.invoices.size, 1);
  });

  it('TIME-1: a command that is told of another past is refused', () => {
    const story = new Story().on('2026-04-16');
    const { now } = story.account;
    story.account = { ...story.account, now: now + 1 };
    assert.throws(() => story.moveTo(now), { code: 'clock_backwards' });
  });
});
