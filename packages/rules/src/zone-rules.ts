import database from 'moment-timezone/data/packed/latest.json' with { type: 'json' };
import type { Instant } from './calendar.ts';

// When the clocks of a zone change, as the zone database of IANA has it (of a package that is released whenever it is).
// The platform's own rules are not asked: those of Node and of each browser are of another year each, and a country may
// change its clocks with a month's notice.

/** The release of IANA's database whose rules count here: `2026f`. */
export const zoneRulesRelease: string = database.version;

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What a zone's clocks show: `offsets[i]` applies from `untils[i - 1]` to `untils[i]`, which is not part of it. */
interface ZoneRules {
  /** The last one never comes. */
  untils: Instant[];
  /** Milliseconds that the clocks are ahead of UTC. */
  offsets: number[];
}

/** The packed rules by the name of their zone in lower case: `Europe/Paris|…`. */
const packed = new Map(database.zones.map((zone) => [nameIn(zone), zone]));
for (const link of database.links) {
  const [zone = '', alias = ''] = link.toLowerCase().split('|');
  packed.set(alias, packed.get(zone) ?? '');
}

function nameIn(zone: string): string {
  return zone.slice(0, zone.indexOf('|')).toLowerCase();
}

const unpacked = new Map<string, ZoneRules>();

/** @throws RangeError when there is no such zone */
function rulesOf(timeZone: string): ZoneRules {
  const known = unpacked.get(timeZone);
  if (known) return known;
  const rules = unpack(packed.get(timeZone.toLowerCase()));
  if (!rules) throw new RangeError(`There is no time zone ${timeZone}`);
  unpacked.set(timeZone, rules);
  return rules;
}

/** `name|abbreviations|offsets|which of them, one digit each|minutes from one change to the next|population`. */
function unpack(zone: string | undefined): ZoneRules | null {
  const [, , offsets = '', indices = '', changes = ''] = zone?.split('|') ?? [];
  if (!indices) return null;
  // They are written as minutes that the clocks are behind UTC.
  const ahead = offsets.split(' ').map((minutes) => 0 - Math.round(base60(minutes) * MINUTE));
  let minutes = 0;
  const untils = changes
    .split(' ')
    .filter(Boolean)
    .map((change) => Math.round((minutes += base60(change)) * MINUTE));
  return {
    untils: [...untils, Infinity],
    offsets: Array.from(indices, (index) => ahead[base60(index)] ?? 0),
  };
}

/** A number of base 60 with the digits 0 to 9, a to z, A to X, such as `-2u.k`. */
function base60(text: string): number {
  const [whole = '', fraction = ''] = text.replace('-', '').split('.');
  const value =
    Array.from(whole).reduce((sum, digit) => sum * 60 + valueOf(digit), 0) +
    Array.from(fraction).reduceRight((sum, digit) => (sum + valueOf(digit)) / 60, 0);
  return text.startsWith('-') ? -value : value;
}

function valueOf(digit: string): number {
  return '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWX'.indexOf(digit);
}

/** Whether there is a time zone of this name, in any letter case. */
export function isTimeZone(name: string): boolean {
  return packed.has(name.toLowerCase());
}

/** The place of the rules that apply at an instant. */
function placeAt({ untils }: ZoneRules, at: Instant): number {
  let [low, high] = [0, untils.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (at < (untils[middle] ?? Infinity)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** How far ahead of UTC a zone's clocks are at an instant, in milliseconds. */
export function offsetAt(at: Instant, timeZone: string): number {
  const rules = rulesOf(timeZone);
  return rules.offsets[placeAt(rules, at)] ?? 0;
}

/**
 * The first instant at which a zone's clocks show a local time.
 * @param local the local time, as the instant of the same time in UTC
 * @param skipped which instant it is where the clocks leave that time out: the `first_after` it, or that which is `shifted`
 * by as much as they leave out
 */
export function instantOfLocal(
  local: number,
  timeZone: string,
  skipped: 'first_after' | 'shifted' = 'first_after',
): Instant {
  const rules = rulesOf(timeZone);
  const { untils, offsets } = rules;
  let place = placeAt(rules, local - 2 * DAY);
  const instantBy = (index: number) => local - (offsets[index] ?? 0);
  while (instantBy(place) >= (untils[place] ?? Infinity)) place++;
  const began = untils[place - 1] ?? -Infinity;
  if (instantBy(place) >= began) return instantBy(place);
  return skipped === 'shifted' ? instantBy(place - 1) : began;
}
