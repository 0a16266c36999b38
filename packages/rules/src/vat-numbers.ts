import {
  checkedByStdnum,
  isBulgarianCompany,
  isBulgarianPerson,
  isCzechCompany,
  isCzechWithoutBirthNumber,
  isDivisibleByEleven,
  isFrench,
  isItalian,
  type CheckDigits,
} from './vat-check-digits.ts';

/** One of the forms that the VAT numbers of a country have, without the country's letters. */
interface VatForm {
  shape: RegExp;
  /** `null` where independent sources do not agree on them: the form decides, and then the registry (TAX-3). */
  checkDigits: CheckDigits | null;
  /** The number in full, where people write less or more of it. */
  full?: (number: string) => string;
}

const withZero = (number: string) => `0${number}`;

/**
 * The forms of the EU's VAT numbers (the Commission's list for VIES), and whether their check digits can be trusted. They
 * are where what these take agrees, for the 2,600 numbers that their tests publish and 20,000 made up for each country:
 * python-stdnum (2026), jsvat 2.5, valvat for Ruby (2026; it checks none of CZ, LV and SK), stdnum 1.12 and
 * `@form-validation/validator-vat` 2.4; also by what GOBL for Go and CountryValidator for .NET publish. One that is alone
 * is followed only in what it takes by its published examples.
 *
 * Not trusted: French numbers with a letter (jsvat and GOBL check none; the others differ), Latvian personal codes (jsvat
 * looks at the date alone, and those since 2017 hold none), and Czech birth numbers of nine digits, from before 1954. The
 * package stdnum has the rest, but is not followed on Bulgaria, Slovakia, the Czech numbers that begin with 6, the Italian
 * office and the company number inside a French one, where it refuses what the others take.
 */
export const VAT_FORMS: Readonly<Record<string, readonly VatForm[]>> = {
  AT: [{ shape: /^U\d{8}$/, checkDigits: checkedByStdnum('AT') }],
  BE: [
    { shape: /^[01]\d{9}$/, checkDigits: checkedByStdnum('BE') },
    // As they were until 2005.
    { shape: /^[2-9]\d{8}$/, checkDigits: checkedByStdnum('BE'), full: withZero },
  ],
  BG: [
    { shape: /^\d{9}$/, checkDigits: isBulgarianCompany },
    { shape: /^\d{10}$/, checkDigits: isBulgarianPerson },
  ],
  CY: [{ shape: /^\d{8}[A-Z]$/, checkDigits: checkedByStdnum('CY') }],
  CZ: [
    { shape: /^\d{8}$/, checkDigits: isCzechCompany },
    { shape: /^6\d{8}$/, checkDigits: isCzechWithoutBirthNumber },
    { shape: /^\d{9}$/, checkDigits: null },
    { shape: /^\d{10}$/, checkDigits: isDivisibleByEleven },
  ],
  DE: [{ shape: /^\d{9}$/, checkDigits: checkedByStdnum('DE') }],
  DK: [{ shape: /^\d{8}$/, checkDigits: checkedByStdnum('DK') }],
  EE: [{ shape: /^\d{9}$/, checkDigits: checkedByStdnum('EE') }],
  ES: [{ shape: /^(?:[A-JN-W]\d{7}[A-Z\d]|[KLMXYZ\d]\d{7}[A-Z])$/, checkDigits: checkedByStdnum('ES') }],
  FI: [{ shape: /^\d{8}$/, checkDigits: checkedByStdnum('FI') }],
  FR: [
    { shape: /^\d{11}$/, checkDigits: isFrench },
    { shape: /^[A-HJ-NP-Z\d]{2}\d{9}$/, checkDigits: null },
  ],
  GR: [
    { shape: /^\d{9}$/, checkDigits: checkedByStdnum('GR', 'EL') },
    { shape: /^\d{8}$/, checkDigits: checkedByStdnum('GR', 'EL'), full: withZero },
  ],
  HR: [{ shape: /^\d{11}$/, checkDigits: checkedByStdnum('HR') }],
  HU: [
    { shape: /^\d{8}$/, checkDigits: checkedByStdnum('HU') },
    // The tax number at home, 12892312-2-42, begins with it.
    {
      shape: /^\d{8}[1-5]\d{2}$/,
      checkDigits: checkedByStdnum('HU'),
      full: (number) => number.slice(0, 8),
    },
  ],
  IE: [{ shape: /^\d(?:\d|[A-Z+*])\d{5}[A-W][A-IW]?$/, checkDigits: checkedByStdnum('IE') }],
  IT: [{ shape: /^(?!0{7})\d{11}$/, checkDigits: isItalian }],
  LT: [{ shape: /^(?:\d{7}|\d{10})1\d$/, checkDigits: checkedByStdnum('LT') }],
  LU: [{ shape: /^\d{8}$/, checkDigits: checkedByStdnum('LU') }],
  LV: [
    { shape: /^[4-9]\d{10}$/, checkDigits: checkedByStdnum('LV') },
    { shape: /^[0-3]\d{10}$/, checkDigits: null },
  ],
  MT: [{ shape: /^\d{8}$/, checkDigits: checkedByStdnum('MT') }],
  NL: [
    // With the zeros in front that are often left out.
    {
      shape: /^\d{7,9}B\d{2}$/,
      checkDigits: checkedByStdnum('NL'),
      full: (number) => number.padStart(12, '0'),
    },
  ],
  PL: [{ shape: /^\d{10}$/, checkDigits: checkedByStdnum('PL') }],
  PT: [{ shape: /^\d{9}$/, checkDigits: checkedByStdnum('PT') }],
  RO: [{ shape: /^[1-9](?:\d{1,9}|\d{12})$/, checkDigits: checkedByStdnum('RO') }],
  SE: [
    { shape: /^\d{10}01$/, checkDigits: checkedByStdnum('SE') },
    // The company's number, to which Sweden's VAT numbers add 01.
    { shape: /^\d{10}$/, checkDigits: checkedByStdnum('SE'), full: (number) => `${number}01` },
  ],
  SI: [{ shape: /^[1-9]\d{7}$/, checkDigits: checkedByStdnum('SI') }],
  SK: [{ shape: /^\d{10}$/, checkDigits: isDivisibleByEleven }],
};

/** A VAT number with its country's letters, or what is wrong with it. */
export type VatNumber = { error: null; value: string } | { error: 'form' | 'check_digits' };

/**
 * Reads a VAT number (TAX-3).
 * @param country the member state that gave it, by its ISO code
 * @param number its letters and digits alone, without the country's
 */
export function readVatNumber(country: string, number: string): VatNumber {
  const form = VAT_FORMS[country]?.find(({ shape }) => shape.test(number));
  if (!form) return { error: 'form' };
  const full = form.full?.(number) ?? number;
  if (form.checkDigits && !form.checkDigits(full)) return { error: 'check_digits' };
  return { error: null, value: vatPrefix(country) + full };
}

/** The letters of a country's VAT numbers: its ISO code, but Greece writes `EL`. */
export function vatPrefix(country: string): string {
  return country === 'GR' ? 'EL' : country;
}
