import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  balance,
  formatInstant,
  nextRenewalAt,
  rowAt,
  subscriptionView,
  upcomingInvoice,
  type AccountState,
} from './index.ts';
import { knownRow } from './ids.ts';
import { Story, type Beginning } from './testing/story.ts';

/**
 * Of 1 November to 1 December 2026, cut at an offset of −06:00; then the rules say that the clocks stand at another one,
 * as those of Manitoba did in October 2026. Zones of one offset each stand for the rules before and after.
 */
const BEFORE = 'Etc/GMT+6';
const AN_HOUR_EARLIER = 'Etc/GMT+5';
const AN_HOUR_LATER = 'Etc/GMT+7';

const NEWER_RULES: [string, string][] = [
  ['midnight comes an hour earlier', AN_HOUR_EARLIER],
  ['midnight comes an hour later', AN_HOUR_LATER],
];

const november = (beginning: Beginning = {}) =>
  new Story({ timeZone: BEFORE, startsOn: '2026-11-01', ...beginning });

function underNewRules(story: Story, timeZone: string): Story {
  const renamed: AccountState = { ...story.account, timeZone };
  story.account = renamed;
  return story;
}

const renewal = ({ account }: Story) => formatInstant(nextRenewalAt(account) ?? 0, 'UTC');

for (const [what, timeZone] of NEWER_RULES) {
  describe(`CAL-1: zone rules that came later move nothing that was cut: ${what}`, () => {
    it('CAL-1: the renewal comes at the instant that was announced, on its day', () => {
      const story = underNewRules(november().on('2026-11-16T12:00:00Z'), timeZone);
      assert.equal(renewal(story), '2026-12-01T06:00:00+00:00');
      assert.equal(upcomingInvoice(story.account).estimate?.renewsOn, '2026-12-01');
      story.on('2026-12-01T05:59:59Z');
      assert.equal(story.charges.length, 1);
      story.on('2026-12-01T06:00:00Z');
      const invoice = rowAt(story.account.invoices, 1);
      assert.deepEqual([invoice?.issuedOn, invoice?.dueOn], ['2026-12-01', '2026-12-01']);
      assert.deepEqual(invoice?.lines[0]?.period, { start: '2026-12-01', end: '2027-01-01' });
    });

    it('CAL-1: the next period begins where this one ends, and is cut by the rules of then', () => {
      const story = underNewRules(november(), timeZone).on('2026-12-01T06:00:00Z');
      const { startsAt, endsAt } = story.account.subscription.period;
      assert.equal(formatInstant(startsAt, 'UTC'), '2026-12-01T06:00:00+00:00');
      assert.equal(formatInstant(endsAt, timeZone).slice(0, 19), '2027-01-01T00:00:00');
    });

    it('SEAT-1, SEAT-2: the days of the period are thirty, whole and on each side of a day within', () => {
      const story = underNewRules(november(), timeZone);
      const { change: removed } = story.on('2026-11-16T18:00:00Z').remove('Member 1');
      // 15 of 30 days were used.
      assert.deepEqual([removed.lines[0]?.units, removed.lines[0]?.unitsInPeriod], [15, 30]);
      assert.equal(removed.lines[0]?.amount, -600);
      const { change: added } = story.add('ada@example.com');
      assert.deepEqual([added.lines[0]?.units, added.lines[0]?.amount], [15, 600]);
    });

    it('SEAT-2: whoever was added in the first minutes of a day goes at once for nothing', () => {
      const story = november({ members: 0 }).on('2026-11-16T06:10:00Z');
      assert.equal(story.add('ada@example.com').quote.dueNow.amount, 600);
      underNewRules(story, timeZone).remove('ada@example.com');
      assert.equal(balance(story.account), 600);
    });

    it('SEAT-1: in the last hour of the period one day is left, in the first one all of them', () => {
      const last = underNewRules(november({ members: 0 }), timeZone).on('2026-12-01T05:30:00Z');
      assert.equal(last.add('ada@example.com').change.lines[0]?.units, 1);
      const first = underNewRules(november({ members: 0 }), timeZone).on('2026-12-01T06:30:00Z');
      assert.equal(first.add('ada@example.com').change.lines[0]?.units, 31);
    });

    it('CAL-3: by the second, the period is as long as it was when it was charged', () => {
      const story = november({ policy: { prorationUnit: 'second' } });
      underNewRules(story, timeZone).on('2026-11-16T06:00:00Z');
      const { change } = story.remove('Member 1');
      assert.deepEqual(
        [change.lines[0]?.units, change.lines[0]?.unitsInPeriod, change.lines[0]?.amount],
        [15 * 86_400, 30 * 86_400, -600],
      );
    });

    it('PLAN-3, PLAN-4: what waits for the period’s end comes about on its day', () => {
      const story = november({ planId: 'max', members: 0 });
      const { change } = story.make({ type: 'change_plan', planId: 'pro', interval: 'year' });
      underNewRules(story, timeZone);
      const { pendingChange } = subscriptionView(story.account);
      const effectiveAt = pendingChange?.effectiveAt ?? '';
      assert.equal(Date.parse(effectiveAt), Date.parse('2026-12-01T06:00:00Z'));
      assert.equal(effectiveAt.slice(0, 10), '2026-12-01');
      story.on('2026-12-01T06:00:00Z');
      assert.deepEqual(subscriptionView(story.account).currentPeriod, {
        start: '2026-12-01',
        end: '2027-12-01',
      });
      assert.equal(knownRow(story.account.changes, change.id).status, 'applied');
    });

    it('SEAT-12: nobody is charged for who was to lapse on the day of the renewal', () => {
      const story = november({ members: 0, policy: { invitationDays: 15 } }).on('2026-11-16T18:00:00Z');
      story.add('ada@example.com');
      underNewRules(story, timeZone).on('2026-12-01T06:00:00Z');
      assert.deepEqual(story.charges, [1200, 600, 1200]);
      assert.equal(balance(story.account), 0);
    });

    it('PRICE-1, TAX-1: a price and a rate from the first day of the next period on apply to it', () => {
      const story = november({ members: 0 });
      const { account } = underNewRules(story, timeZone);
      // Announced by the newer rules.
      const from = timeZone === AN_HOUR_EARLIER ? '2026-12-01T00:00:00-05:00' : '2026-12-01T00:00:00-07:00';
      story.run({
        type: 'announce_price',
        planId: 'pro',
        interval: 'month',
        amount: 1500,
        from: Date.parse(from),
      });
      const taxRates = { FR: [...(account.taxRates.FR ?? []), { rate: '0.25', from: '2026-12-01' }] };
      story.account = { ...story.account, taxRates };
      const { estimate } = upcomingInvoice(story.account);
      assert.deepEqual([estimate?.total.amount, estimate?.tax[0]?.rate], [1500, '0.25']);
      story.on('2026-12-01T06:00:00Z');
      assert.deepEqual(story.charges, [1200, 1500]);
    });

    it('QUO-2: no midnight lies between a quote and its acceptance about the end of the period’s first hour', () => {
      const story = underNewRules(november(), timeZone).on('2026-11-01T06:55:00Z');
      const quote = story.quote({ type: 'add_members', emails: ['ada@example.com'] });
      story.on('2026-11-01T07:02:00Z');
      assert.equal(story.accept(quote).change.lines[0]?.units, 30);
    });
  });
}
