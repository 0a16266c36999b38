import { assert } from '@open-wc/testing';
import { L10n } from './l10n.ts';
import { time } from './time.ts';

const british = new L10n('en-GB', undefined, []);

describe('the time of an instant', () => {
  it('is that of the offset which the backend sent, whatever the browser knows of the zone', () => {
    // Manitoba's clocks, by a law of September 2026; and an offset that no zone has.
    assert.match(time(british, '2026-12-01T00:10:00-05:00'), /^00:10/);
    assert.equal(time(british, '2026-12-01T00:10:00+05:20'), '00:10 (UTC+05:20)');
  });

  it('names the offset where the viewer’s own clock shows another time', () => {
    const here = -new Date('2026-12-01T12:00Z').getTimezoneOffset();
    const offset = (minutes: number) => {
      const away = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
      return `${minutes < 0 ? '-' : '+'}${away}`;
    };
    assert.equal(time(british, `2026-12-01T12:00:00${offset(here)}`), '12:00');
    assert.match(time(british, `2026-12-01T12:00:00${offset(here - 60)}`), /^12:00 \(UTC[+−]\d\d:\d\d\)$/);
  });

  it('that cannot be read is shown as it came', () => {
    assert.equal(time(british, 'soon'), 'soon');
  });
});
