import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addLocalDays,
  dayOf,
  formatInstant,
  parseInstant,
  periodAt,
  startOfDay,
  unitsBetween,
} from './calendar.ts';
import { rowAt } from './index.ts';
import { Story } from './testing/story.ts';

describe('CAL-1: periods run from local day to local day', () => {
  it('a boundary is the first instant of its day, where midnight does not exist', () => {
    // Santiago puts its clocks forward at midnight: 6 September 2026 begins at one o'clock.
    const first = startOfDay('2026-09-06', 'America/Santiago');
    assert.equal(formatInstant(first, 'America/Santiago'), '2026-09-06T01:00:00-03:00');
    assert.equal(dayOf(first - 1, 'America/Santiago'), '2026-09-05');
  });
  it('the local day of an instant is the zone’s', () => {
    const instant = parseInstant('2026-04-30T23:30:00Z');
    assert.deepEqual(
      [dayOf(instant, 'Europe/Paris'), dayOf(instant, 'America/New_York')],
      ['2026-05-01', '2026-04-30'],
    );
  });
});

describe('CAL-2: the anchor day is kept', () => {
  const starts = (anchor: string, interval: 'month' | 'year', count: number) =>
    Array.from({ length: count }, (_, index) => periodAt(anchor, interval, index).start);

  it('31 January → 28 February → 31 March → 30 April', () => {
    assert.deepEqual(starts('2026-01-31', 'month', 4), [
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-30',
    ]);
  });
  it('29 February yearly → 28 February, and 29 February in leap years', () => {
    assert.deepEqual(starts('2024-02-29', 'year', 5), [
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });
  it('one period ends where the next begins', () => {
    assert.equal(periodAt('2026-01-31', 'month', 0).end, periodAt('2026-01-31', 'month', 1).start);
  });
});

describe('CAL-3: the unit of proration', () => {
  const dated = (text: string) => ({ at: parseInstant(text), on: text.slice(0, 10) });
  const before = dated('2026-04-16T08:59:00+02:00');
  const after = dated('2026-04-16T09:00:30+02:00');

  it('a local day counts whole, so there are none within a day', () => {
    assert.equal(unitsBetween(before, after, 'day'), 0);
  });
  it('seconds are those that elapsed', () => {
    assert.equal(unitsBetween(before, after, 'second'), 90);
  });
  it('a day that loses an hour is one day, and 23 hours of seconds', () => {
    const first = (on: string) => ({ at: startOfDay(on, 'Europe/Paris'), on });
    assert.equal(unitsBetween(first('2026-03-29'), first('2026-03-30'), 'day'), 1);
    assert.equal(unitsBetween(first('2026-03-29'), first('2026-03-30'), 'second'), 23 * 3600);
  });
});

describe('CAL-1: a change of zone waits for the renewal', () => {
  const issued = (story: Story, place: number) => {
    const at = rowAt(story.account.invoices, place)?.issuedAt;
    return at === undefined ? null : new Date(at).toISOString();
  };

  it('CAL-1: the running period ends where it would have, and the next one in the new zone', () => {
    const story = new Story().on('2026-04-16');
    story.run({ type: 'change_time_zone', timeZone: 'Asia/Tokyo' });
    assert.equal(story.account.timeZone, 'Europe/Paris');
    story.on('2026-06-02');
    assert.equal(story.account.timeZone, 'Asia/Tokyo');
    // 1 May begins in Paris at 22:00 UTC, 1 June in Tokyo at 15:00 UTC.
    assert.deepEqual(
      [issued(story, 1), issued(story, 2)],
      ['2026-04-30T22:00:00.000Z', '2026-05-31T15:00:00.000Z'],
    );
  });

  it('CAL-1: westward, the first day has not begun there yet: nothing of the period is lost or charged twice', () => {
    const story = new Story().on('2026-04-16');
    story.run({ type: 'change_time_zone', timeZone: 'America/Los_Angeles' });
    // 1 May in Paris is three in the afternoon of 30 April in Los Angeles.
    story.on('2026-05-01T00:30:00+02:00');
    const { change: added } = story.add('ada@example.com');
    assert.deepEqual([added.lines[0]?.units, added.lines[0]?.amount], [31, 1200]);
    const { change: removed } = story.remove('Member 1');
    assert.deepEqual([removed.lines[0]?.units, removed.lines[0]?.amount], [31, -1200]);
    story.on('2026-06-02');
    assert.equal(issued(story, 3), '2026-06-01T07:00:00.000Z');
  });

  it('CAL-1: undone before the renewal, it comes to nothing; an unknown zone is refused', () => {
    const story = new Story();
    story.run({ type: 'change_time_zone', timeZone: 'Asia/Tokyo' });
    story.run({ type: 'change_time_zone', timeZone: 'Europe/Paris' });
    assert.throws(() => story.run({ type: 'change_time_zone', timeZone: 'Europe/Nowhere' }), {
      code: 'invalid_request',
    });
    story.on('2026-06-02');
    assert.equal(issued(story, 2), '2026-05-31T22:00:00.000Z');
  });
});

describe('CAL-2: over renewals', () => {
  it('CAL-2: an account of 31 January renews on 28 February, 31 March and 30 April', () => {
    const story = new Story({ startsOn: '2026-01-31' }).on('2026-05-02');
    const starts = [0, 1, 2, 3].map((place) => rowAt(story.account.invoices, place)?.lines[0]?.period.start);
    assert.deepEqual(starts, ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  });

  it('CAL-2: an account of 29 February renews yearly on 28 February, and on 29 in a leap year', () => {
    const story = new Story({ startsOn: '2024-02-29', interval: 'year' }).on('2028-03-02');
    const starts = [0, 1, 2, 3, 4].map(
      (place) => rowAt(story.account.invoices, place)?.lines[0]?.period.start,
    );
    assert.deepEqual(starts, ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28', '2028-02-29']);
  });
});

describe('CAL-3: by the second', () => {
  it('CAL-3: from the action’s instant, and lines show the units', () => {
    const story = new Story({ policy: { prorationUnit: 'second' } }).on('2026-04-16T12:00:00+02:00');
    const { change } = story.add('ada@example.com');
    // 14.5 of 30 days, in seconds: 12.00 × 1 252 800 ÷ 2 592 000 = 5.80.
    const [line] = change.lines;
    assert.deepEqual(
      [line?.units, line?.unitsInPeriod, line?.unit, line?.amount],
      [1_252_800, 2_592_000, 'second', 580],
    );
    // A day and a half later, 0.60 was used.
    const { change: removed } = story.on('2026-04-18T00:00:00+02:00').remove('ada@example.com');
    assert.deepEqual([removed.lines[0]?.params.unitsUsed, removed.lines[0]?.amount], [129_600, -520]);
  });

  it('CAL-3: a month that loses an hour has an hour less', () => {
    const story = new Story({ startsOn: '2026-03-01', policy: { prorationUnit: 'second' } });
    assert.equal(rowAt(story.account.invoices, 0)?.lines[0]?.unitsInPeriod, (31 * 24 - 1) * 3600);
  });
});

describe('DUN-2: the same local time days later', () => {
  const later = (instant: string, days: number, zone = 'Europe/Paris') =>
    formatInstant(addLocalDays(parseInstant(instant), days, zone), zone);

  it('DUN-2: over both changes of the clocks', () => {
    assert.equal(later('2026-03-26T09:00:00+01:00', 3), '2026-03-29T09:00:00+02:00');
    assert.equal(later('2026-10-22T09:00:00+02:00', 3), '2026-10-25T09:00:00+01:00');
  });
  it('DUN-2: where that time is skipped, later by what is skipped; where it comes twice, the first', () => {
    assert.equal(later('2026-03-26T02:30:00+01:00', 3), '2026-03-29T03:30:00+02:00');
    assert.equal(later('2026-10-22T02:30:00+02:00', 3), '2026-10-25T02:30:00+02:00');
  });
});
