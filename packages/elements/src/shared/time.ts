import type { L10n } from './l10n.ts';

/**
 * The time of day of an instant, as the account's clocks show it: `09:10`. Where the viewer's own clock shows another,
 * the offset is said: `09:10 (UTC+02:00)`.
 */
export function time(l: L10n, instant: string): string {
  const [, wall, offset = 'Z'] = /^(.{16}).*?(Z|[+-]\d{2}:\d{2})$/.exec(instant) ?? [];
  const there = wall ? new Date(`${wall}Z`) : undefined;
  if (!there || Number.isNaN(there.getTime())) return instant;
  const here = new Date(instant);
  const differs = there.getTime() - here.getTime() !== here.getTimezoneOffset() * -60_000;
  const shown = new Intl.DateTimeFormat(l.locale, { timeStyle: 'short', timeZone: 'UTC' }).format(there);
  return differs ? `${shown} (UTC${offset.replace('Z', '').replace('-', '−')})` : shown;
}
