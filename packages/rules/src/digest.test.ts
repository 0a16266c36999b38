import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { EmailFrequency } from '@billfold/contract';
import { formatInstant, parseInstant } from './calendar.ts';
import { nextDigest, noteBillingChange, sendDigest, setEmailFrequency } from './digest.ts';
import { addPerson, nobody } from './people.ts';
import type { AccountState, BillingChange, ContactState } from './state.ts';
import { act, bareAccount, NOW } from './testing/bare-account.ts';

function mailing(emailFrequency: EmailFrequency, more: Partial<AccountState> = {}): AccountState {
  const account = bareAccount(more);
  return { ...account, settings: { ...account.settings, emailFrequency } };
}

function change(at: string | number, kind = 'settings_changed'): BillingChange {
  return { kind, params: {}, at: typeof at === 'string' ? parseInstant(at) : at };
}

/** When an account would mail what has waited since an instant, in its own time zone. */
function mailedAt(frequency: EmailFrequency, since: string, timeZone = 'Europe/Paris'): string {
  const at = parseInstant(since);
  const due = nextDigest(mailing(frequency, { digest: [change(at)], now: at, timeZone }));
  assert.ok(due !== null);
  return formatInstant(due, timeZone);
}

describe('SET-2: how often changes of billing are mailed', () => {
  it('each change: at once, by itself, to the owner and the contacts', () => {
    const contact = {
      id: 'con_1',
      firstName: 'Ada',
      lastName: null,
      email: 'ada@example.com',
      memberId: null,
      version: 1,
    };
    const contacts = nobody<ContactState>();
    addPerson(contacts, contact);
    const account = mailing('each_change', { contacts });
    const done = act(account, (work) =>
      noteBillingChange(work, 'contact_added', { email: 'ada@example.com' }),
    );
    assert.deepEqual(done.mails, [
      {
        type: 'mail',
        kind: 'billing_changed',
        to: [
          { name: 'Olive Owner', email: 'owner@example.com' },
          { name: 'Ada', email: 'ada@example.com' },
        ],
        params: {},
        changes: [{ kind: 'contact_added', params: { email: 'ada@example.com' }, at: NOW }],
        at: NOW,
      },
    ]);
    assert.deepEqual(done.account.digest, []);
  });
  it('a digest: they wait', () => {
    for (const frequency of ['daily', 'weekly', 'monthly'] as const) {
      const { account, mails } = act(mailing(frequency), (work) =>
        noteBillingChange(work, 'settings_changed', { fields: 'address' }),
      );
      assert.deepEqual(mails, []);
      assert.deepEqual(account.digest, [
        { kind: 'settings_changed', params: { fields: 'address' }, at: NOW },
      ]);
    }
  });
  it('never: they are dropped', () => {
    const { account, mails } = act(mailing('never'), (work) =>
      noteBillingChange(work, 'settings_changed', {}),
    );
    assert.deepEqual([mails, account.digest], [[], []]);
  });
  it('all that wait make one mail, oldest first', () => {
    const waiting = [change(NOW - 2000, 'contact_added'), change(NOW - 1000, 'contact_removed')];
    const { account, mails } = act(mailing('daily', { digest: waiting }), sendDigest);
    assert.deepEqual(
      mails.map(({ kind, changes }) => [kind, changes]),
      [['billing_changed', waiting]],
    );
    assert.deepEqual(account.digest, []);
    assert.equal(nextDigest(account), null);
  });
  it('an empty digest is never sent', () => {
    assert.equal(nextDigest(mailing('daily')), null);
    assert.deepEqual(act(mailing('daily'), sendDigest).mails, []);
  });
});

describe('SET-2: when a digest is mailed', () => {
  it('daily: at eight on the next day', () => {
    assert.equal(mailedAt('daily', '2026-11-25T15:30:00+01:00'), '2026-11-26T08:00:00+01:00');
    assert.equal(mailedAt('daily', '2026-11-25T03:00:00+01:00'), '2026-11-26T08:00:00+01:00');
  });
  it('weekly: at eight on the next Monday', () => {
    assert.equal(mailedAt('weekly', '2026-11-25T15:30:00+01:00'), '2026-11-30T08:00:00+01:00');
    assert.equal(mailedAt('weekly', '2026-11-29T23:59:00+01:00'), '2026-11-30T08:00:00+01:00');
    assert.equal(mailedAt('weekly', '2026-11-30T07:00:00+01:00'), '2026-12-07T08:00:00+01:00');
  });
  it('monthly: at eight on the first', () => {
    assert.equal(mailedAt('monthly', '2026-11-25T15:30:00+01:00'), '2026-12-01T08:00:00+01:00');
    assert.equal(mailedAt('monthly', '2026-12-01T07:00:00+01:00'), '2027-01-01T08:00:00+01:00');
    assert.equal(mailedAt('monthly', '2026-12-31T23:00:00+01:00'), '2027-01-01T08:00:00+01:00');
  });
  it('the local day counts, and the local hour in summer and winter', () => {
    assert.equal(mailedAt('daily', '2026-03-28T12:00:00+01:00'), '2026-03-29T08:00:00+02:00');
    assert.equal(mailedAt('daily', '2026-11-25T15:30:00Z', 'Pacific/Auckland'), '2026-11-27T08:00:00+13:00');
  });
  it('where the clocks skip that time, at the first instant after', () => {
    // Macquarie Island's clocks went from midnight to ten when it was settled again.
    assert.equal(
      mailedAt('daily', '1948-03-24T12:00:00Z', 'Antarctica/Macquarie'),
      '1948-03-25T10:00:00+10:00',
    );
  });
  it('where the next day is skipped, at eight on the one after', () => {
    // Samoa went from 29 to 31 December 2011.
    assert.equal(mailedAt('daily', '2011-12-29T12:00:00-10:00', 'Pacific/Apia'), '2011-12-31T08:00:00+14:00');
  });
  it('TIME-1: the same, however far the clock has come meanwhile', () => {
    const since = parseInstant('2026-11-25T15:30:00+01:00');
    const due = parseInstant('2026-12-01T08:00:00+01:00');
    for (const now of [since, since + 1, parseInstant('2026-11-30T08:00:00+01:00'), due - 1, due])
      assert.equal(nextDigest(mailing('monthly', { digest: [change(since)], now })), due);
  });
  it('later changes do not put it off', () => {
    const digest = [change('2026-11-24T10:00:00+01:00'), change('2026-11-24T23:00:00+01:00')];
    const now = parseInstant('2026-11-25T01:00:00+01:00');
    assert.equal(nextDigest(mailing('daily', { digest, now })), parseInstant('2026-11-25T08:00:00+01:00'));
  });
});

describe('SET-2: the frequency is changed', () => {
  const waiting = [change('2026-11-02T10:00:00+01:00')];
  const choose = (from: EmailFrequency, to: EmailFrequency) =>
    act(mailing(from, { digest: waiting }), (work) => setEmailFrequency(work, to));

  it('to never: what waits is dropped', () => {
    const { account, mails } = choose('monthly', 'never');
    assert.deepEqual([account.digest, mails], [[], []]);
  });
  it('to each change: what waits is mailed at once', () => {
    const { account, mails } = choose('monthly', 'each_change');
    assert.deepEqual(account.digest, []);
    assert.deepEqual(
      mails.map(({ changes }) => changes),
      [waiting],
    );
  });
  it('to another digest: what waits goes by it, at its next morning', () => {
    const daily = choose('monthly', 'daily').account;
    assert.equal(nextDigest(daily), parseInstant('2026-11-26T08:00:00+01:00'));
    const weekly = choose('monthly', 'weekly').account;
    assert.equal(nextDigest(weekly), parseInstant('2026-11-30T08:00:00+01:00'));
    assert.deepEqual(weekly.digest, waiting);
  });
});
