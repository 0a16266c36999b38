import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addLocalDays, addLocalSpan, dayOf, formatInstant, parseInstant, startOfDay } from './calendar.ts';
import { Story } from './testing/story.ts';
import { instantOfLocal, isTimeZone, offsetAt, zoneRulesRelease } from './zone-rules.ts';

const HOUR = 3_600_000;

// What the zone database's NEWS (https://data.iana.org/time-zones/tzdb/NEWS) says of clocks that are read today: the
// release, a zone of which it speaks, a day after the change, and when that day begins.
const NEWS: [string, string, string][] = [
  ['2022f', 'America/Mexico_City', '2027-07-01T00:00:00-06:00'],
  ['2023c', 'Africa/Cairo', '2027-07-01T00:00:00+03:00'],
  ['2023d', 'America/Scoresbysund', '2026-12-01T00:00:00-02:00'],
  ['2024a', 'Asia/Almaty', '2026-12-01T00:00:00+05:00'],
  ['2025a', 'America/Asuncion', '2027-07-01T00:00:00-03:00'],
  ['2025b', 'America/Coyhaique', '2027-07-01T00:00:00-03:00'],
  ['2026b', 'America/Vancouver', '2026-12-01T00:00:00-07:00'],
  ['2026b', 'Canada/Pacific', '2027-01-01T00:00:00-07:00'],
  ['2026c', 'America/Edmonton', '2026-12-01T00:00:00-06:00'],
  ['2026c', 'Africa/Casablanca', '2026-12-01T00:00:00+00:00'],
  ['2026c', 'Africa/El_Aaiun', '2027-01-01T00:00:00+00:00'],
  ['2026d', 'America/Inuvik', '2026-12-01T00:00:00-06:00'],
  ['2026e', 'America/Winnipeg', '2026-12-01T00:00:00-05:00'],
  ['2026e', 'Canada/Central', '2027-01-01T00:00:00-05:00'],
  ['2026f', 'America/Havana', '2026-12-01T00:00:00-04:00'],
];

describe('CAL-1: the zone rules', () => {
  for (const [release, zone, first] of NEWS) {
    it(`CAL-1: are those of ${release} in ${zone}`, () => {
      const at = startOfDay(first.slice(0, 10), zone);
      assert.equal(formatInstant(at, zone), first);
      assert.equal(at, Date.parse(first));
    });
  }

  it('CAL-1: are of a release of the zone database that is named', () => {
    assert.match(zoneRulesRelease, /^20\d\d[a-z]$/);
    assert.ok(zoneRulesRelease >= '2026f');
  });

  it('CAL-1: are one for all platforms: Manitoba’s renewal of December 2026 comes at five in UTC', () => {
    const story = new Story({ timeZone: 'America/Winnipeg', startsOn: '2026-11-01' });
    story.on('2026-12-01T04:59:59Z');
    assert.equal(story.charges.length, 1);
    story.on('2026-12-01T05:00:00Z');
    assert.equal(story.charges.length, 2);
  });

  it('CAL-1: name every zone that the platform knows, in any letter case, and no other', () => {
    for (const zone of Intl.supportedValuesOf('timeZone')) assert.ok(isTimeZone(zone), zone);
    assert.ok(isTimeZone('UTC') && isTimeZone('europe/paris') && isTimeZone('US/Pacific'));
    for (const name of ['', 'Europe', 'Mars/Olympus', '+02:00', 'constructor', '|']) {
      assert.equal(isTimeZone(name), false, name);
      assert.throws(() => offsetAt(0, name), RangeError);
    }
  });

  it('CAL-1: go on for as long as anybody’s subscription', () => {
    assert.equal(formatInstant(startOfDay('2100-07-01', 'Europe/Paris'), 'Europe/Paris').slice(19), '+02:00');
    assert.equal(formatInstant(startOfDay('2199-12-01', 'America/New_York'), 'UTC').slice(11, 16), '05:00');
  });
});

describe('CAL-1: local times', () => {
  const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
  // What was settled when the platform's own rules were made: it is the other source.
  const settled = fc.integer({ min: Date.parse('1993-01-01Z'), max: Date.parse('2025-12-31Z') });

  it('CAL-1: of all zones, are what the platform says of years that are over', () => {
    fc.assert(
      fc.property(zones, settled, (zone, at) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
        assert.equal(offsetAt(at, zone), expected.offsetNanoseconds / 1e6);
        assert.equal(dayOf(at, zone), expected.toPlainDate().toString());
        assert.equal(startOfDay(dayOf(at, zone), zone), expected.startOfDay().epochMilliseconds);
        assert.equal(addLocalDays(at, 3, zone), expected.add({ days: 3 }).epochMilliseconds);
        const span = 'P1M2DT3H';
        assert.equal(addLocalSpan(at, span, zone), expected.add(span).epochMilliseconds);
      }),
      { numRuns: 500 },
    );
  });

  it('CAL-1: of every first instant, are midnight or what comes after it', () => {
    fc.assert(
      fc.property(zones, fc.integer({ min: 0, max: 60_000 }), (zone, days) => {
        const day = Temporal.PlainDate.from('2000-01-01').add({ days }).toString();
        const first = startOfDay(day, zone);
        // A day that the date line takes out has no instant: then it is the next one's first.
        assert.ok(dayOf(first, zone) >= day);
        assert.ok(dayOf(first - 1, zone) < day);
      }),
    );
  });

  it('CAL-1: that the clocks leave out are the first instant after, or later by what is left out', () => {
    // Paris goes from 02:00 to 03:00 on 29 March 2026.
    const skipped = Date.parse('2026-03-29T02:30Z');
    const change = parseInstant('2026-03-29T03:00:00+02:00');
    assert.equal(instantOfLocal(skipped, 'Europe/Paris'), change);
    assert.equal(instantOfLocal(skipped, 'Europe/Paris', 'shifted'), change + HOUR / 2);
  });

  it('CAL-1: that come twice are the first of the two', () => {
    const twice = Date.parse('2026-10-25T02:30Z');
    assert.equal(instantOfLocal(twice, 'Europe/Paris'), parseInstant('2026-10-25T02:30:00+02:00'));
  });

  it('CAL-1: of a day that was left out whole begin with the next one', () => {
    // Samoa went from 29 to 31 December 2011.
    const first = startOfDay('2011-12-30', 'Pacific/Apia');
    assert.equal(formatInstant(first, 'Pacific/Apia'), '2011-12-31T00:00:00+14:00');
  });
});
