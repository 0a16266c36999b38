import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOf, formatInstant, parseInstant, periodAt, startOfDay, unitsBetween } from './calendar.ts';

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
  const before = parseInstant('2026-04-16T08:59:00+02:00');
  const after = parseInstant('2026-04-16T09:00:30+02:00');
  it('a local day counts whole, so there are none within a day', () => {
    assert.equal(unitsBetween(before, after, { unit: 'day', timeZone: 'Europe/Paris' }), 0);
  });
  it('seconds are those that elapsed', () => {
    assert.equal(unitsBetween(before, after, { unit: 'second', timeZone: 'Europe/Paris' }), 90);
  });
  it('a day that loses an hour is one day, and 23 hours of seconds', () => {
    const start = startOfDay('2026-03-29', 'Europe/Paris');
    const end = startOfDay('2026-03-30', 'Europe/Paris');
    assert.equal(unitsBetween(start, end, { unit: 'day', timeZone: 'Europe/Paris' }), 1);
    assert.equal(unitsBetween(start, end, { unit: 'second', timeZone: 'Europe/Paris' }), 23 * 3600);
  });
});
