import type { TaxId } from '@billfold/contract';
import type { Instant } from './calendar.ts';
import type { AccountState, TaxIdState } from './state.ts';
import type { Work } from './work.ts';

/** After so long the registry is asked again when it gave no answer (TAX-3). */
const ASK_AGAIN_AFTER = 24 * 60 * 60 * 1000;

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
