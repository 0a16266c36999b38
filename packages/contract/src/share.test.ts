import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { calendarPeriod, isMeasured, shareOf, type MeasuredLine } from './share.ts';
import type { Line } from './types.ts';

const DAY = 86_400;

const line = (more: Partial<MeasuredLine>): MeasuredLine => ({
  id: 'line_1',
  kind: 'member_added',
  params: {},
  period: { start: '2026-04-16', end: '2026-05-01' },
  units: 15 * DAY,
  unitsInPeriod: 30 * DAY,
  unit: 'second',
  unitAmount: { amount: 1200, currency: 'EUR' },
  quantity: 1,
  amount: { amount: 600, currency: 'EUR' },
  members: 1,
  ...more,
});

describe('a share of a period', () => {
  it('is exact where it is so many percent, or thirds', () => {
    assert.deepEqual(shareOf(15 * DAY, 30 * DAY), { percent: 50, is: 'exactly' });
    assert.deepEqual(shareOf(10 * DAY, 30 * DAY), { percent: 33, is: 'exactly' });
    assert.deepEqual(shareOf(20 * DAY, 30 * DAY), { percent: 67, is: 'exactly' });
    assert.deepEqual(shareOf(37, 100), { percent: 37, is: 'exactly' });
    assert.deepEqual(shareOf(0, 30 * DAY), { percent: 0, is: 'exactly' });
  });

  it('is about that where it is not: 33 of 100 are no third', () => {
    assert.deepEqual(shareOf(15 * DAY + 1, 30 * DAY), { percent: 50, is: 'about' });
    assert.deepEqual(shareOf(33, 100), { percent: 33, is: 'about' });
    // 11 of 30 days are 36.67 %.
    assert.deepEqual(shareOf(11 * DAY, 30 * DAY), { percent: 37, is: 'about' });
  });

  it('is never rounded to nothing or to all', () => {
    assert.deepEqual(shareOf(1, 30 * DAY), { percent: 1, is: 'under' });
    assert.deepEqual(shareOf(30 * DAY - 1, 30 * DAY), { percent: 99, is: 'over' });
  });
});

describe('the calendar’s name for a period', () => {
  const named = (more: Partial<MeasuredLine>, lines: Line[] = []) => {
    const found = calendarPeriod(line(more), lines);
    return found && `${found.is} ${found.last.toISOString().slice(0, 10)}`;
  };

  it('is that of a month or a year which it is, a change of clocks in between too', () => {
    assert.equal(named({}), 'month 2026-04-30');
    const march = { period: { start: '2026-03-05', end: '2026-04-01' }, unitsInPeriod: 31 * DAY - 3600 };
    assert.equal(named(march), 'month 2026-03-31');
    const year = { period: { start: '2024-02-01', end: '2025-01-01' }, unitsInPeriod: 366 * DAY };
    assert.equal(named(year), 'year 2024-12-31');
  });

  it('is none of a period from the middle of a month, or of several months', () => {
    assert.equal(named({ period: { start: '2026-04-20', end: '2026-05-15' } }), undefined);
    assert.equal(named({ unitsInPeriod: 90 * DAY }), undefined);
    assert.equal(
      named({ period: { start: '2025-12-20', end: '2026-01-01' }, unitsInPeriod: 92 * DAY }),
      undefined,
    );
    assert.equal(named({ unit: 'day', unitsInPeriod: 30 }), undefined);
    assert.equal(named({ period: { start: 'x', end: 'y' } }), undefined);
  });

  it('is that of the whole period where a charge was cut short (SEAT-5)', () => {
    // From 15 March to 15 April there are 31 days, as many as in March, but it is not March.
    const cut = { period: { start: '2026-03-20', end: '2026-04-01' }, unitsInPeriod: 31 * DAY };
    const renewal = line({ kind: 'renewal', period: { start: '2026-04-15', end: '2026-05-15' } });
    assert.equal(named(cut, [renewal]), undefined);
    const april = line({ kind: 'renewal', period: { start: '2026-05-01', end: '2026-06-01' } });
    assert.equal(named({ period: { start: '2026-04-10', end: '2026-04-20' } }, [april]), 'month 2026-04-30');
  });
});

describe('a line that is no share of a period', () => {
  it('says none of units, unitsInPeriod and unit, and is not measured', () => {
    const { units: _, unitsInPeriod: __, unit: ___, ...bare } = line({});
    assert.equal(isMeasured(line({})), true);
    assert.equal(isMeasured(bare), false);
    assert.equal(isMeasured({ ...line({}), unit: null }), false);
    assert.equal(isMeasured({ ...line({}), unitsInPeriod: null }), false);
  });
});
