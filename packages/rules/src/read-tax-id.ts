import type { Address, FieldError, TaxId } from '@billfold/contract';
import { isCountry } from './addresses.ts';
import { plainCode } from './typed-text.ts';
import { readVatNumber, VAT_FORMS, vatPrefix, type VatNumber } from './vat-numbers.ts';
import { taxOfficeOf, vatCountryOf } from './vat-territory.ts';

/** What is wrong with a tax number: its form, its check digits, or that it is of another country than the address. */
export type TaxIdError = 'invalid_tax_id' | 'invalid_check_digits' | 'tax_id_of_another_country';

/** A tax number as it is kept, or what is wrong with it. */
export type ReadTaxId = { error: null; value: string; type: TaxId['type'] } | { error: TaxIdError };

/**
 * What people copy along with a number, as papers and web pages of the EU abbreviate it. Words of four letters and more need
 * not be here, unless they are written together with others.
 */
const LABELS = // English, and what several share
  (
    'VAT TAX ID IDNR NO NR NRO N NUM NUMBER NUMERO REG REGISTRATION EU UE CODE ' +
    // French, German, Dutch
    'TVA NTVA NOTVA NDETVA DETVA INTRA BCE UST USTID UID MWST UMSATZSTEUER IDENTIFIKATIONSNUMMER BTW NUMMER OB KBO ' +
    // Italian, Spanish, Portuguese, Romanian
    'PIVA CFPIVA PARTITA IVA PI CF E CIF NIF NIPC NIE DNI CUI CONTRIBUINTE ' +
    // Danish, Swedish, Finnish
    'CVR SENR MOMS MOMSNR MOMSREG MOMSREGNR ORG ORGNR ALV FO YTUNNUS ' +
    // Estonian, Latvian, Lithuanian, Polish, Czech and Slovak
    'KMKR PVN PVM KODAS NIP DIC ICDPH ICO ' +
    // Hungarian, Croatian, Slovene, Greek and Cypriot, Bulgarian
    'AFA ADOSZAM OIB MB PDV IDZADDV DDV ST ZA DS AFM ΑΦΜ ΕΛ ΦΠΑ ΑΡ ΑΦΤ TIC EIK ДДС ЗДДС ИНПО ЕИК БГ'
  ).split(' ');

/** What stands between words, and between the digits of a number. */
const SEPARATORS = /[\s./:,;()'’"“”„«»<>[\]#°_-]+/u;

/**
 * Reads a tax number as it was typed or copied: blanks, dots, dashes, quotes and brackets do not count, nor do letter case
 * and words around it (`VAT No. DE 136695976`, `P.IVA`, `France : FR…`), and the country's letters may be left out. A VAT
 * number of the EU has its country's form, and check digits that hold as far as they can be trusted (TAX-3). Numbers of
 * other countries are kept as they are: no registry knows them, and they decide nothing. So are Northern Ireland's (`XI`),
 * which count for goods alone.
 * @param country the address's: the number must be of its tax office (companies in Monaco have French numbers)
 */
export function readTaxId(typed: string, country: string): ReadTaxId {
  const issuer = taxOfficeOf(country);
  const texts = withoutWords(typed, issuer);
  const readings = texts
    .flatMap((text) => withoutLabels(text, texts[0] ?? ''))
    .map((number) => read(number, issuer));
  const best =
    readings.find(({ error }) => error === null || error === 'tax_id_of_another_country') ??
    readings.find(({ error }) => error === 'check_digits') ??
    readings[0];
  if (best?.error === 'tax_id_of_another_country') return { error: best.error };
  if (!(issuer in VAT_FORMS)) return readOther(typed);
  if (best?.error === null) return { error: null, value: best.value, type: 'eu_vat' };
  return { error: best?.error === 'check_digits' ? 'invalid_check_digits' : 'invalid_tax_id' };
}

/**
 * The same at an address. Outside the VAT territory a number decides nothing (TAX-2), and the registry of the EU may not
 * have it though the member state gave it: any is kept, and no registry is asked.
 */
export function readTaxIdAt(
  typed: string,
  address: Pick<Address, 'country' | 'postalCode' | 'city'>,
): ReadTaxId {
  const taxId = readTaxId(typed, address.country);
  if (vatCountryOf(address) !== null || taxId.error === 'tax_id_of_another_country') return taxId;
  return taxId.error === null ? { ...taxId, type: 'other' } : readOther(typed);
}

/** A number of the issuer, with its letters or without, unless the letters say that it is of another country. */
function read(text: string, issuer: string): VatNumber | { error: 'tax_id_of_another_country' } {
  const letters = text.slice(0, 2);
  const named = letters === 'EL' ? 'GR' : letters;
  if (named === issuer) return readVatNumber(issuer, text.slice(2));
  const here = readVatNumber(issuer, text);
  if (!isCountry(named)) return here;
  const there = readVatNumber(named, text.slice(2));
  // French numbers may begin with two letters: without FR before them, they are taken for a country's.
  const isThere = there.error === null || (there.error === 'check_digits' && issuer in VAT_FORMS);
  return isThere || here.error === null ? { error: 'tax_id_of_another_country' } : here;
}

/**
 * The text in plain capitals, whole and without words before and behind the number: whatever does not belong into one stays,
 * and is refused. Digits before it belong to it, unless its country's letters follow.
 */
function withoutWords(typed: string, issuer: string): string[] {
  const plain = plainCode(typed).normalize('NFD').replace(/\p{M}/gu, '');
  const words = plain.split(SEPARATORS).filter((word) => word !== '');
  const end = words.findLastIndex((word) => !/^\p{L}{3,}$/u.test(word)) + 1;
  const rests = words.slice(0, end).flatMap((word, at) => {
    const rest = words.slice(at + 1, end);
    const isLabel = /^\p{L}{4,}$/u.test(word);
    const before = words.slice(0, at).join('');
    return isLabel && (!/\d/.test(before) || rest[0]?.startsWith(vatPrefix(issuer))) ? [rest] : [];
  });
  return [words, words.slice(0, end), ...rests].map((some) => some.join(''));
}

/**
 * The text, and what is left of it after each run of labels. Before digits, one letter is none of them where all begins,
 * nor are two that are a country's: `NO` is Norway.
 */
function withoutLabels(text: string, whole: string): string[] {
  const found = new Set([text]);
  for (const rest of found) {
    for (const label of LABELS) {
      const after = rest.slice(label.length);
      const isOwn = rest === whole && /^\d/.test(after) && (label.length === 1 || isCountry(label));
      if (rest.startsWith(label) && !isOwn) found.add(after);
    }
  }
  return [...found];
}

/** What fits on a document, in the longest number that a tax office gives and its punctuation. */
const LONGEST_OTHER = 40;

/** Blanks and quotes alone are left out. */
function readOther(typed: string): ReadTaxId {
  const value = plainCode(typed).replace(/[ "“”„«»]/g, '');
  const isNumber = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}./:,+*&()#-]*$/u.test(value);
  return isNumber && value.length <= LONGEST_OTHER
    ? { error: null, value, type: 'other' }
    : { error: 'invalid_tax_id' };
}

/** What a field error says of a number that could not be read. */
export function taxIdProblem(pointer: string, code: TaxIdError): FieldError {
  const details: Record<TaxIdError, string> = {
    invalid_tax_id: 'Not a tax number of this country: it does not have the form',
    invalid_check_digits:
      'Its form is right, but its check digits are wrong: one of its characters must be another',
    tax_id_of_another_country: 'The tax number is of another country than the address',
  };
  return { pointer, code, detail: details[code] };
}
