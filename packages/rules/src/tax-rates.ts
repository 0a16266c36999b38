import type { FieldError } from '@billfold/contract';
import { isDay } from './calendar.ts';
import { invalid } from './refusal.ts';
import type { AccountState } from './state.ts';
import { newestFirst } from './table.ts';
import { isInEu, vatCountryOf } from './vat-territory.ts';
import type { Work } from './work.ts';

/** A standard rate of VAT to come. */
export interface AnnouncedTaxRate {
  /** The member state: Monaco has France's. */
  country: string;
  /** As an exact decimal: `"0.255"` is 25.5 %. */
  rate: string;
  /** The first day on which it applies, `YYYY-MM-DD`, by the account's calendar. */
  from: string;
}

/**
 * Announces a member state's rate of VAT. What is charged from that day on bears it, and is estimated with it; what was
 * charged before keeps its own, credit notes too (TAX-1, CRED-1). Announced again for the same day, it is replaced.
 * @throws Refusal `invalid_request`, naming each field that is wrong; of a day whose charges bear another rate already, too
 */
export function announceTaxRate({ account }: Work, announced: AnnouncedTaxRate): void {
  const { country, rate, from } = announced;
  const errors = problems(account, announced);
  if (errors.length > 0) throw invalid(errors);
  account.revision += 1;
  const others = (account.taxRates[country] ?? []).filter((each) => each.from !== from);
  account.taxRates[country] = [...others, { rate: plainRate(rate), from }].sort((a, b) =>
    a.from < b.from ? -1 : 1,
  );
}

/** Written one way, so that lines of one rate are one: `0.2` and `0.200` are `0.20`. */
function plainRate(rate: string): string {
  const decimals = rate.slice(2).replace(/0+$/, '');
  return decimals === '' ? '0' : `0.${decimals.padEnd(2, '0')}`;
}

function problems(account: AccountState, { country, rate, from }: AnnouncedTaxRate): FieldError[] {
  const wrong = (pointer: string, detail: string) => ({ pointer, code: 'invalid_value', detail });
  const errors: FieldError[] = [];
  if (!isInEu(country)) errors.push(wrong('/country', 'It must be a member state of the European Union'));
  if (!/^0(?:\.\d{1,6})?$/.test(rate)) errors.push(wrong('/rate', 'It must be a decimal from 0 to below 1'));
  if (!isDay(from)) errors.push(wrong('/from', 'There is no such day'));
  else if (lastChargedOn(account, country) >= from)
    errors.push(wrong('/from', 'An invoice of that day or later bears another rate already'));
  return errors;
}

/** The day of the account's last invoice in a member state; empty when there is none. */
function lastChargedOn({ invoices }: AccountState, country: string): string {
  for (const { billTo, issuedOn } of newestFirst(invoices))
    if (vatCountryOf(billTo.address) === country) return issuedOn;
  return '';
}
