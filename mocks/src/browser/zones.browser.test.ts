import { assert } from '@open-wc/testing';
import { createMockFetch } from '../index.ts';

// First of December 2026 where clocks were changed by law that year: as the zone database's releases 2026b to 2026f have
// it, whatever the browser knows of them.
const FIRSTS: [string, string][] = [
  ['America/Vancouver', '2026-12-01T00:00:00-07:00'],
  ['America/Edmonton', '2026-12-01T00:00:00-06:00'],
  ['America/Inuvik', '2026-12-01T00:00:00-06:00'],
  ['America/Winnipeg', '2026-12-01T00:00:00-05:00'],
  ['America/Havana', '2026-12-01T00:00:00-04:00'],
  ['Africa/Casablanca', '2026-12-01T00:00:00+00:00'],
];

describe('CAL-1: a backend in a tab goes by the kit’s zone rules', () => {
  for (const [timeZone, first] of FIRSTS) {
    it(`CAL-1: renews at ${first} in ${timeZone}`, async () => {
      const mock = createMockFetch({
        at: '2026-11-15',
        overrides: { timeZone, periodStart: '2026-11-01' },
      });
      const clock = await mock.control('clock', { to: 'next_renewal' });
      assert.deepInclude(clock as object, { asOf: first, today: '2026-12-01' });
    });
  }
});
