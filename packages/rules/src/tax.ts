import type { Tax } from '@billfold/contract';
import type { Instant } from './calendar.ts';
import { localDay } from './local-days.ts';
import { priceWithoutTax, taxWithin } from './money.ts';
import type { AccountState, LineState, TaxGroup, TaxTreatment } from './state.ts';
import { isExempting } from './tax-ids.ts';
import { vatCountryOf } from './vat-territory.ts';

/** The member state whose VAT the customer would pay; `null` outside the VAT territory (TAX-2). */
function customersVatCountry({ billTo, country }: AccountState): string | null {
  return vatCountryOf({ ...billTo.address, country });
}

/** The customer's country's rate on the account's local day. */
function rateAt(account: AccountState, at: Instant): string {
  const today = localDay(account, at);
  const country = customersVatCountry(account);
  if (country === null) return '0';
  return account.taxRates[country]?.findLast(({ from }) => from <= today)?.rate ?? '0';
}

/**
 * How a document that is finalised at this instant is taxed (TAX-2): outside the VAT territory there is no VAT; a valid
 * number of another member state than the seller's shifts it to the customer, a seller outside the territory being of none;
 * otherwise VAT is charged.
 */
export function treatmentAt(account: AccountState, at: Instant): TaxTreatment {
  const customers = customersVatCountry(account);
  if (customers === null) return { category: 'outside_scope', rate: '0' };
  if (customers !== vatCountryOf(account.seller.address) && isExempting(account)) {
    return { category: 'reverse_charge', rate: '0' };
  }
  return { category: 'standard', rate: rateAt(account, at) };
}

/** What a seat costs under a treatment: prices include VAT, unless the account is exempt from it (TAX-1, TAX-2). */
export function unitPrice(
  account: AccountState,
  price: number,
  treatment: TaxTreatment,
  at: Instant,
): number {
  return treatment.category === 'reverse_charge' ? priceWithoutTax(price, rateAt(account, at)) : price;
}

function sameTreatment(a: TaxTreatment, b: TaxTreatment): boolean {
  return a.category === b.category && a.rate === b.rate;
}

/** The lines' amounts by rate, each taxed once (TAX-1). */
export function taxGroups(lines: readonly LineState[]): TaxGroup[] {
  const groups: TaxGroup[] = [];
  for (const { treatment, amount } of lines) {
    const group = groups.find((candidate) => sameTreatment(candidate.treatment, treatment));
    if (group) group.gross += amount;
    else groups.push({ treatment: { ...treatment }, gross: amount, tax: 0 });
  }
  for (const group of groups) group.tax = taxWithin(group.gross, group.treatment.rate);
  return groups;
}

/**
 * Takes a gross amount back out of what is left of an invoice's rate. The tax given back is the tax before less the tax
 * of the gross that is left, so that credit notes never add up to more tax than was charged (TAX-1).
 */
export function takeBack(uncredited: TaxGroup[], treatment: TaxTreatment, gross: number): TaxGroup {
  const group = uncredited.find((candidate) => sameTreatment(candidate.treatment, treatment));
  if (!group) throw new Error('A credit reverses a charge that its invoice does not have');
  const grossLeft = group.gross - gross;
  const taxLeft = taxWithin(grossLeft, treatment.rate);
  const tax = group.tax - taxLeft;
  group.gross = grossLeft;
  group.tax = taxLeft;
  return { treatment: { ...treatment }, gross, tax };
}

/** Tax groups as documents show them. */
export function taxView(groups: readonly TaxGroup[], currency: string): Tax[] {
  return groups.map(({ treatment, gross, tax }) => ({
    category: treatment.category,
    rate: treatment.rate,
    taxableAmount: { amount: gross - tax, currency },
    amount: { amount: tax, currency },
  }));
}

/** The tax of a whole document. */
export function totalTax(groups: readonly TaxGroup[]): number {
  return groups.reduce((sum, group) => sum + group.tax, 0);
}
