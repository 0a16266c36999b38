import type { Address } from '@billfold/contract';
import type { Formats } from './formats.ts';

/** Where the postal code comes after the town. Elsewhere it comes before. */
const TOWN_FIRST = new Set('AU BR CA GB HK IE IN KR NZ SG TH TW US ZA'.split(' '));

/** An address as it stands on an envelope, with the country in the language of the words. */
export function addressLines(address: Address, formats: Formats): string[] {
  const { line1, line2, country } = address;
  return [line1, line2, townOf(address), formats.country(country)].flatMap((line) => (line ? [line] : []));
}

function townOf({ city, state, postalCode, country }: Address): string {
  const region = state ? `, ${state}` : '';
  const line = TOWN_FIRST.has(country)
    ? `${city}${region} ${postalCode ?? ''}`
    : `${postalCode ?? ''} ${city}${region}`;
  return line.trim();
}
