import type { Address, AddressPatch, FieldError } from '@billfold/contract';
import { isPostalCode, readPostalCode } from './postal-codes.ts';
import { isOneLine, readText } from './typed-text.ts';

const REGIONS = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** What has a code and a name among the regions, and is no country: unions, pseudo-locales, "unknown". */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ']);

/**
 * Where mail does not arrive without a postal code: the countries whose code the public address data of
 * libaddressinput calls required, and the rest of the EU that has codes for every address.
 */
const POSTAL_CODE_NEEDED = new Set(
  (
    'AS AT AU AX BE BG BL BR CA CH CN CY CZ DE DK EE ES FI FK FM FR GB GF GG GL GP GR GS GU HR HU IM IN IO IT JE ' +
    'JP KR LI LT LU LV MF MH MP MQ MT MX MY NC NL NO NZ PF PL PM PN PR PT PW RE RO RU SE SG SH SI SJ SK SM TC TR ' +
    'TW UA US VI WF YT ZA'
  ).split(' '),
);

/** Where the state, province or prefecture is part of the last line of an address, and mail needs it. */
const STATE_NEEDED = new Set('AU BR CA CN IN JP MX US'.split(' '));

/** Whether this is the ISO 3166-1 code of a country of today. */
export function isCountry(code: string): boolean {
  if (!/^[A-Z]{2}$/.test(code) || NO_COUNTRY.has(code) || REGIONS.of(code) === undefined) return false;
  // The code of a country that is no more stands for its successor.
  return new Intl.Locale(`und-${code}`).region === code;
}

/** An address with what is changed of it; texts without blanks around them, `null` for what is empty and optional. */
export function mergeAddress(kept: Address, patch: AddressPatch): Address {
  const { line1, line2, city, state, postalCode, country } = patch;
  return {
    line1: line1 === undefined ? kept.line1 : line1.trim(),
    line2: line2 === undefined ? kept.line2 : readText(line2),
    city: city === undefined ? kept.city : city.trim(),
    state: state === undefined ? kept.state : readText(state),
    postalCode: postalCode === undefined ? kept.postalCode : readText(readPostalCode(postalCode ?? '')),
    country: country ?? kept.country,
  };
}

/**
 * What is wrong with an address, by its country (SET-1). Every country needs the first line and the city; some need a
 * postal code, which must have the country's form wherever there is one, and some a state.
 * @returns errors with pointers into a settings patch, `/address/postalCode`; empty when nothing is wrong
 */
export function addressProblems(address: Address): FieldError[] {
  const { line1, line2, city, state, postalCode, country } = address;
  const problems = [
    textProblem('line1', line1 || null, true),
    textProblem('line2', line2, false),
    textProblem('city', city || null, true),
    textProblem('state', state, STATE_NEEDED.has(country)),
    postalCodeProblem(postalCode, country),
    isCountry(country) ? null : problem('country', 'invalid_country', 'There is no such country'),
  ];
  return problems.filter((found) => found !== null);
}

function problem(part: keyof Address, code: string, detail: string): FieldError {
  return { pointer: `/address/${part}`, code, detail };
}

function textProblem(part: keyof Address, text: string | null, needed: boolean): FieldError | null {
  if (text === null) return needed ? problem(part, 'required', 'This part of the address is missing') : null;
  return isOneLine(text) ? null : problem(part, 'invalid_value', 'Control characters are not allowed');
}

function postalCodeProblem(postalCode: string | null, country: string): FieldError | null {
  if (postalCode === null || !isOneLine(postalCode))
    return textProblem('postalCode', postalCode, POSTAL_CODE_NEEDED.has(country));
  if (isPostalCode(postalCode, country)) return null;
  return problem('postalCode', 'invalid_postal_code', 'Not a postal code of this country');
}
