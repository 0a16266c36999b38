import { plainCode } from './typed-text.ts';

/**
 * The forms of postal codes, and whose they are: `9` a digit, `A` a letter, `*` either; without blanks, hyphens and the
 * country's letters. A country is here when at least three of these sources give it a form, with each form that two of
 * them have or one gives an example of: libaddressinput (`zip` and `zipex`, June 2025), GeoNames' countryInfo.txt, CLDR's
 * postalCodeData, Shopify's `worldwide`, Magento's zip_codes.xml, and the packages postcode-validator 3.10,
 * postal-codes-js 2.5, zipcodes-regex 1.0 and sirprize's postal-code-validator. Beyond those: the short national addresses
 * of Saudi Post (four letters, four digits), the seven digits that Egypt Post has given since 2022, and the five-digit codes
 * of the north of Cyprus.
 */
const FORMS: readonly [form: string, countries: string][] = [
  ['999', 'AD BH FO GN IL IS JP LS MG OM PG TW'],
  [
    '9999',
    'AF AI AL AM AR AT AU AZ BD BE BG BH CC CH CR CV CX CY DK EE ET GE GL GW HM HT HU LB LI LR LU LV MD MK ' +
      'MV MZ NE NF NO NZ PA PH PT PY SI SJ SV TN TZ VC VE VG WS ZA',
  ],
  [
    '99999',
    'AD AS AX BA BB BL BR BT BY CR CU CY CZ DE DO DZ EE EG EH ES FI FM FR GF GP GR GT GU HN HR ID IL IQ IR IT JO ' +
      'KE KH KR KW KY LA LB LC LK LT MA MC ME MF MH MM MN MP MQ MU MV MX MY NA NC NI NP PE PF PK PL PM PR PW RE ' +
      'RS SA SD SE SK SM SN SO SS TH TR TW TZ UA UM US UY VA VI VN WF XK YT ZM',
  ],
  ['999999', 'AM AZ BY CN CO EC GE IN KG KH KR KZ MN NG NI PY RO RS RU SG TJ TM TT TW UZ VN'],
  ['9999999', 'CL CR EG IL JP MM NI PT'],
  ['99999999', 'BR LB'],
  ['999999999', 'AS CR FM GU MH MP PR PW SA TH UM US VI'],
  ['9999999999', 'IR NI'],
  ['99999999999', 'NI'],
  ['9999A', 'VE'],
  ['9999AA', 'NL'],
  ['9999AAA', 'AR'],
  ['999AA999', 'MU'],
  ['A999', 'SZ'],
  ['A9999', 'AR MU'],
  ['A9999A', 'EC'],
  ['A9999AAA', 'AR'],
  ['A99A9A9', 'KZ'],
  ['A9A9A9', 'CA'],
  ['AA**', 'BM'],
  ['AA9999', 'BN HN'],
  ['AA99999', 'SO'],
  ['AAA99', 'MT'],
  ['AAA999', 'MT'],
  ['AAA9999', 'MT'],
  ['AAAAAA9', 'IE PE'],
  ['AAAAAA99', 'IE PE'],
  ['AAAAAA9A', 'IE'],
  ['AAAA9999', 'SA'],
  // Irish routing keys: alone, as in Dublin before 2015, and with the rest of an Eircode.
  ['A9', 'IE'],
  ['A99', 'IE'],
  ['A9A', 'IE'],
  ['A99****', 'IE'],
  ['A9A****', 'IE'],
  // British ones, and those of territories that Royal Mail or their own post writes the same way.
  ['A99AA', 'GB'],
  ['A999AA', 'GB'],
  ['A9A9AA', 'GB'],
  ['AA99AA', 'GB GG IM JE'],
  ['AA999AA', 'GB GG GI IM JE'],
  ['AA9A9AA', 'GB GG IM IO JE'],
  ['AAA9AA', 'GB'],
  ['AAAA9AA', 'AC FK GS IO PN SH TA TC'],
  ['AAAA9', 'GB PE'],
  ['AAAA99', 'GB PE'],
  ['AAAA999', 'GB'],
  ['AAAA9999', 'GB'],
];

/**
 * What stands before a code for its country, beside its ISO code: the letters of cars, which posts used until the 1990s,
 * the ISO code in three letters where that is written, and those of the country that a territory belongs to.
 */
const LETTERS: Readonly<Record<string, string>> = {
  AT: 'A',
  AX: 'FI FIN',
  BA: 'BIH',
  BE: 'B',
  BL: 'F FR',
  DE: 'D',
  EE: 'EST',
  ES: 'E',
  FI: 'AX FIN SF',
  FO: 'DK',
  FR: 'F',
  GB: 'UK',
  GF: 'F FR',
  GL: 'DK',
  GP: 'F FR',
  GR: 'EL',
  HU: 'H',
  IE: 'IRL',
  IT: 'I',
  KR: '우 우편번호',
  LI: 'FL',
  LU: 'L',
  MC: 'F FR',
  ME: 'MNE',
  MF: 'F FR',
  MK: 'NMK',
  MQ: 'F FR',
  NC: 'F FR',
  NO: 'N',
  PF: 'F FR',
  PM: 'F FR',
  PT: 'P',
  RE: 'F FR',
  RS: 'SRB',
  SE: 'S',
  SG: 'S SINGAPORE',
  SI: 'SLO',
  SJ: 'N NO',
  SM: 'I IT RSM',
  VA: 'I IT SCV V',
  WF: 'F FR',
  XK: 'RKS',
  YT: 'F FR',
};

/** "Postal code", as addresses have it: `C.P. 28001`, `PIN 110001`, `P.C. 133`, `T.K. 104 31`, in Greek letters too. */
const LABELS = 'CAP CEP CP PC PIN PINCODE PLZ POSTCODE TK ΤΚ ZIP ZIPCODE';

/** What French addresses write behind the code of whoever gets much mail, or behind the town: `75380 CEDEX 08`. */
const BEHIND = /CEDEX\d{0,2}$/;

const SHAPES: ReadonlyMap<string, RegExp> = new Map(
  [...new Set(FORMS.flatMap(([, countries]) => countries.split(' ')))].map((country) => {
    const forms = FORMS.filter(([, countries]) => countries.split(' ').includes(country));
    return [country, new RegExp(`^(?:${forms.map(([form]) => patternOf(form)).join('|')})$`)];
  }),
);

function patternOf(form: string): string {
  return form.replaceAll('9', '\\d').replaceAll('A', '[A-Z]').replaceAll('*', '[A-Z\\d]');
}

/**
 * A postal code as it is kept: what was typed, in capitals and ASCII digits (SET-1).
 * @see comparablePostalCode for one that can be looked up
 */
export function readPostalCode(typed: string): string {
  return plainCode(typed.replaceAll('〒', ''));
}

/**
 * A postal code's letters and digits alone, however it was written, so that it can be compared and looked up: without
 * blanks, hyphens, the country's letters, a label and `CEDEX`. `D-10115` and `10 115` are both `10115`, `LV-1010` is `1010`,
 * `sw1a 1aa` is `SW1A1AA`.
 * @param country the address's, by its ISO code
 */
export function comparablePostalCode(postalCode: string, country: string): string {
  const code = plainCode(postalCode).replace(/[^\p{L}\p{N}]/gu, '');
  const shape = SHAPES.get(country);
  if (!shape || shape.test(code)) return code;
  const before = [country, LETTERS[country] ?? [], LABELS].flat().join('|').replaceAll(' ', '|');
  const rest = code
    .replace(BEHIND, '')
    .replace(new RegExp(`^(?:${before})+?(?=${shape.source.slice(1)})`), '');
  return shape.test(rest) ? rest : code;
}

/**
 * Whether this may be a postal code of the country (SET-1). Only the form is looked at, and generously: nobody who writes
 * the code as it is written there may be kept from paying. Where no form is known, any will do.
 */
export function isPostalCode(postalCode: string, country: string): boolean {
  return SHAPES.get(country)?.test(comparablePostalCode(postalCode, country)) ?? true;
}
