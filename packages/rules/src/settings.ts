import type {
  Address,
  EmailFrequency,
  FieldError,
  Purchasers,
  SettingsPatch,
  TaxId,
} from '@billfold/contract';
import { addressProblems, isCountry, mergeAddress } from './addresses.ts';
import { noteBillingChange, setEmailFrequency } from './digest.ts';
import { readTaxIdAt, taxIdProblem } from './read-tax-id.ts';
import { invalid } from './refusal.ts';
import type { AccountState } from './state.ts';
import { setTaxId, typeOf } from './tax-ids.ts';
import { isOneLine, readText } from './typed-text.ts';
import { vatCountryOf } from './vat-territory.ts';
import { requireVersion } from './versions.ts';
import type { Work } from './work.ts';

/** What the settings say: what a patch may change. */
interface Content {
  companyName: string;
  address: Address;
  legalStatus: string | null;
  taxId: { value: string; type: TaxId['type'] } | null;
  emailFrequency: EmailFrequency;
  purchasers: Purchasers;
}

/**
 * Changes what is given of the settings; the rest stays (SET-1). Documents that were issued keep what they say. A number
 * that is saved again, though it is the same, is checked again (TAX-3).
 * @throws Refusal `version_stale` (SET-3), or `invalid_request`, naming every field that is wrong by its pointer into
 *   the patch; then nothing is changed
 */
export function updateSettings(work: Work, patch: SettingsPatch, version: string): void {
  const { account } = work;
  requireVersion(account.settings.version, version);
  const before = contentOf(account);
  const after = read(account, before, patch);
  const fields = changedFields(before, after);

  if (patch.taxId !== undefined || after.taxId?.type !== before.taxId?.type) setTaxId(work, after.taxId);
  if (fields.length === 0) return;
  account.billTo = { ...account.billTo, name: after.companyName, address: after.address };
  account.settings.legalStatus = after.legalStatus;
  account.settings.purchasers = after.purchasers;
  account.settings.version += 1;
  if (fields.includes('taxId')) account.revision += 1;
  if (changesAmounts(before.address, after.address)) {
    account.country = after.address.country;
    account.revision += 1;
  }
  if (fields.includes('emailFrequency')) setEmailFrequency(work, after.emailFrequency);
  noteBillingChange(work, 'settings_changed', { fields: fields.join(',') });
}

/** Whether a move may change amounts: by another country's prices, or into or out of the VAT territory (TAX-2). */
function changesAmounts(from: Address, to: Address): boolean {
  return to.country !== from.country || vatCountryOf(to) !== vatCountryOf(from);
}

function contentOf({ billTo, taxId, settings }: AccountState): Content {
  return {
    companyName: billTo.name,
    address: mergeAddress(billTo.address, {}),
    legalStatus: settings.legalStatus,
    taxId: taxId && { value: taxId.value, type: typeOf(taxId) },
    emailFrequency: settings.emailFrequency,
    purchasers: settings.purchasers,
  };
}

/** The content as it would be, checked. */
function read(account: AccountState, before: Content, patch: SettingsPatch): Content {
  const address = patch.address ? mergeAddress(before.address, patch.address) : before.address;
  const taxId = readTaxIdPatch(before, patch, address);
  const after: Content = {
    companyName: patch.companyName === undefined ? before.companyName : patch.companyName.trim(),
    address,
    legalStatus: patch.legalStatus === undefined ? before.legalStatus : readText(patch.legalStatus),
    taxId: taxId.given,
    emailFrequency: patch.emailFrequency ?? before.emailFrequency,
    purchasers: patch.purchasers ?? before.purchasers,
  };
  const errors = [
    ...(patch.companyName === undefined ? [] : companyNameProblems(after.companyName)),
    ...(patch.address ? addressProblems(address) : []),
    ...(patch.legalStatus === undefined ? [] : legalStatusProblems(after.legalStatus)),
    ...taxId.problems,
    ...(patch.purchasers === undefined ? [] : purchasersProblems(account)),
  ];
  if (errors.length > 0) throw invalid(errors);
  return after;
}

function companyNameProblems(name: string): FieldError[] {
  if (name === '') return [{ pointer: '/companyName', code: 'required', detail: 'The name is missing' }];
  return isOneLine(name) ? [] : [controlCharacters('/companyName')];
}

function legalStatusProblems(status: string | null): FieldError[] {
  return status === null || isOneLine(status) ? [] : [controlCharacters('/legalStatus')];
}

function controlCharacters(pointer: string): FieldError {
  return { pointer, code: 'invalid_value', detail: 'Control characters are not allowed' };
}

/** Where the product leaves no choice, there is no such field (ACC-5). */
function purchasersProblems({ policy }: AccountState): FieldError[] {
  if (policy.purchasersNamed) return [];
  return [
    { pointer: '/purchasers', code: 'unknown_field', detail: 'This product does not leave the choice' },
  ];
}

interface ReadTaxIdPatch {
  given: Content['taxId'];
  problems: FieldError[];
}

/** The number must be of the address's country, whichever of the two is changed (TAX-3). */
function readTaxIdPatch(before: Content, patch: SettingsPatch, address: Address): ReadTaxIdPatch {
  // Without a country nothing can be said of the number.
  if (!isCountry(address.country)) return { given: before.taxId, problems: [] };
  if (patch.taxId === undefined) return moveTaxId(before, address);
  const typed = readText(patch.taxId?.value ?? null);
  if (typed === null) return { given: null, problems: [] };
  const taxId = readTaxIdAt(typed, address);
  if (taxId.error !== null) return { given: null, problems: [taxIdProblem('/taxId/value', taxId.error)] };
  return { given: { value: taxId.value, type: taxId.type }, problems: [] };
}

/** The number that is kept must mean the same at the new address: most are of one country alone. */
function moveTaxId({ address: before, taxId }: Content, address: Address): ReadTaxIdPatch {
  if (!taxId || !changesAmounts(before, address)) return { given: taxId, problems: [] };
  const there = readTaxIdAt(taxId.value, address);
  if (there.error === null && there.value === taxId.value)
    return { given: { value: there.value, type: there.type }, problems: [] };
  const problem =
    before.country === address.country
      ? taxIdProblem('/address/postalCode', there.error ?? 'invalid_tax_id')
      : taxIdProblem('/address/country', 'tax_id_of_another_country');
  return { given: taxId, problems: [problem] };
}

/** The fields whose values differ, by name. A number that counts otherwise at another address is still the same one. */
function changedFields(before: Content, after: Content): string[] {
  const names = Object.keys(before) as (keyof Content)[];
  return names.filter((name) =>
    name === 'taxId' ? before.taxId?.value !== after.taxId?.value : !isSame(before[name], after[name]),
  );
}

/** All values are texts, or plain objects of texts whose keys stand in the same order. */
function isSame(a: Content[keyof Content], b: Content[keyof Content]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
