import type { FieldError, TaxId } from '@billfold/contract';
import { euVat } from 'stdnum';
import type { Instant } from './calendar.ts';
import type { AccountState, TaxIdState } from './state.ts';
import { isInEu } from './vat-territory.ts';
import type { Work } from './work.ts';

/** After so long the registry is asked again when it gave no answer (TAX-3). */
const ASK_AGAIN_AFTER = 24 * 60 * 60 * 1000;

/** A tax number as it is kept, or what is wrong with it. */
export type ReadTaxId =
  | { error: null; value: string; type: TaxId['type'] }
  | { error: 'invalid_tax_id' | 'tax_id_of_another_country' };

/**
 * Reads a tax number as it was typed: blanks, dots and dashes do not count, nor does letter case, and the country's
 * letters may be left out. A VAT number of the EU has its country's form and check digits (TAX-3). Numbers of other
 * countries are kept as they are: no registry knows them, and they decide nothing. So are Northern Ireland's (`XI`),
 * which count for goods alone.
 * @param country the address's: the number must be of it (`EL` means Greece; companies in Monaco have French numbers)
 */
export function readTaxId(typed: string, country: string): ReadTaxId {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\p{Z}\p{Pd}./]/gu, '');
  const issuer = country === 'MC' ? 'FR' : country;
  const named = text.startsWith('EL') ? 'GR' : text.slice(0, 2);
  if (named !== issuer && readVatNumber(named, text.slice(2)) !== null)
    return { error: 'tax_id_of_another_country' };
  if (!isInEu(issuer)) return readOther(typed);
  const number = named === issuer ? text.slice(2) : text;
  const value = readVatNumber(issuer, number);
  return value === null ? { error: 'invalid_tax_id' } : { error: null, value, type: 'eu_vat' };
}

/** What a field error says of a number that could not be read. */
export function taxIdProblem(
  pointer: string,
  code: 'invalid_tax_id' | 'tax_id_of_another_country',
): FieldError {
  const detail =
    code === 'invalid_tax_id'
      ? 'Not a tax number of this country: its form or its check digits are wrong'
      : 'The tax number is of another country than the address';
  return { pointer, code, detail };
}

/** The number with its country's letters; `null` when it is none of that country's. */
function readVatNumber(issuer: string, number: string): string | null {
  const rules = isInEu(issuer) ? euVat[issuer]?.[0] : undefined;
  if (!rules || !/^[0-9A-Z+*]+$/.test(number)) return null;
  const prefix = issuer === 'GR' ? 'EL' : issuer;
  if (issuer === 'CZ' && isCzechSpecialNumber(number)) return prefix + number;
  const read = rules.validate(prefix + number);
  return read.isValid ? prefix + read.compact : null;
}

/**
 * Czech numbers of nine digits that begin with 6, for people without a birth number. stdnum 1.12 weighs that 6 too, and
 * so refuses them (`checkSpecial` in its `cz/dic.ts`); this can go when it no longer does.
 */
function isCzechSpecialNumber(number: string): boolean {
  if (!/^6\d{8}$/.test(number)) return false;
  const sum = [8, 7, 6, 5, 4, 3, 2].reduce((total, weight, at) => total + weight * Number(number[at + 1]), 0);
  return ((sum % 11) + 8) % 10 === Number(number[8]);
}

function readOther(typed: string): ReadTaxId {
  const value = typed.normalize('NFKC').toUpperCase().replace(/\p{Z}/gu, '');
  const plain = /^[\p{L}\p{N}][\p{L}\p{N}./+*&-]*$/u.test(value);
  return plain ? { error: null, value, type: 'other' } : { error: 'invalid_tax_id' };
}

/** What kind of number is kept: those of the EU have a registry. */
export function typeOf(taxId: TaxIdState): TaxId['type'] {
  return taxId.status === null ? 'other' : 'eu_vat';
}

/**
 * Whether the account's number shifts VAT to the customer, by the registry's last word on it: an outage keeps the last
 * known treatment of that number, and a new number pays VAT until it is valid (TAX-3). Which countries it counts in is
 * not decided here (TAX-2).
 */
export function isExempting({ taxId, knownTaxIds }: AccountState): boolean {
  switch (taxId?.status) {
    case 'valid':
      return true;
    case 'pending':
    case 'unavailable':
      return knownTaxIds[taxId.value] === 'valid';
    default:
      return false;
  }
}

/** Replaces the account's number, or takes it away. The registry is asked, also when it is the same number (TAX-3). */
export function setTaxId(work: Work, given: { value: string; type: TaxId['type'] } | null): void {
  const { account, happened } = work;
  rememberWord(account);
  const kept = account.taxId?.value === given?.value ? account.taxId : null;
  account.billTo = { ...account.billTo, taxId: given?.value ?? null };
  if (!given) {
    account.taxId = null;
    return;
  }
  const { value, type } = given;
  const status = type === 'eu_vat' ? 'pending' : null;
  account.taxId = { value, status, checkedAt: kept?.checkedAt ?? null, nextCheckAt: null };
  if (type === 'eu_vat') happened.push({ type: 'tax_check_wanted', value });
}

/** Keeps the registry's word on the account's number, before its status says something else. */
function rememberWord({ taxId, knownTaxIds }: AccountState): void {
  if (taxId?.status === 'valid' || taxId?.status === 'invalid') knownTaxIds[taxId.value] = taxId.status;
}

/**
 * Takes in the registry's answer (TAX-3). An answer about a number that is no longer the account's changes nothing, but
 * is remembered. Without a definite one it is asked again a day later.
 */
export function settleTaxCheck(
  { account, at }: Work,
  value: string,
  outcome: 'valid' | 'invalid' | 'pending' | 'unavailable',
): void {
  rememberWord(account);
  const wasExempting = isExempting(account);
  const isDefinite = outcome === 'valid' || outcome === 'invalid';
  if (isDefinite) account.knownTaxIds[value] = outcome;
  if (account.taxId?.value !== value) return;
  account.taxId = {
    value,
    status: outcome,
    checkedAt: at,
    nextCheckAt: isDefinite ? null : at + ASK_AGAIN_AFTER,
  };
  if (isExempting(account) !== wasExempting) account.revision += 1;
}

/** When the registry is to be asked again; `null` when it is not. */
export function nextTaxCheck({ taxId }: AccountState): Instant | null {
  return taxId?.nextCheckAt ?? null;
}

/** Asks the registry again, when that is due (TAX-3). */
export function checkTaxIdAgain({ account, happened }: Work): void {
  if (!account.taxId) return;
  account.taxId.nextCheckAt = null;
  happened.push({ type: 'tax_check_wanted', value: account.taxId.value });
}
