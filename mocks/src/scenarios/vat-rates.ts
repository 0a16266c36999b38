import type { NewAccount } from '@billfold/rules';

/** A rate that has applied since long before any account's story begins. */
const ALWAYS = '1990-01-01';

/** Whose rate has changed since 2020: what it was then, and each later one with its first day. */
const CHANGES: Readonly<Record<string, readonly [first: string, ...later: [rate: string, from: string][]]>> =
  {
    DE: ['0.19', ['0.16', '2020-07-01'], ['0.19', '2021-01-01']],
    EE: ['0.20', ['0.22', '2024-01-01'], ['0.24', '2025-07-01']],
    FI: ['0.24', ['0.255', '2024-09-01']],
    IE: ['0.23', ['0.21', '2020-09-01'], ['0.23', '2021-03-01']],
    LU: ['0.17', ['0.16', '2023-01-01'], ['0.17', '2024-01-01']],
    RO: ['0.19', ['0.21', '2025-08-01']],
    SK: ['0.20', ['0.23', '2025-01-01']],
  };

const UNCHANGED: Readonly<Record<string, string>> = {
  AT: '0.20',
  BE: '0.21',
  BG: '0.20',
  CY: '0.19',
  CZ: '0.21',
  DK: '0.25',
  ES: '0.21',
  FR: '0.20',
  GR: '0.24',
  HR: '0.25',
  HU: '0.27',
  IT: '0.22',
  LT: '0.21',
  LV: '0.21',
  MT: '0.18',
  NL: '0.21',
  PL: '0.23',
  PT: '0.23',
  SE: '0.25',
  SI: '0.22',
};

/**
 * The standard rates of VAT of the 27 member states, with every change from 2020 until November 2026. The first of each
 * has applied since 1 January 2017 at least, and stands for the time before, too.
 *
 * Held against commerceguys/tax (resources/tax_type, June 2026), kdeldycke/vat-rates (vat_rates.csv, September 2025, which
 * lacks Ireland's change of 2020), ibericode/vat-rates (vat-rates.json, August 2025) and the npm package sales-tax 2.23
 * (July 2026, which has Romania's change a day late): they agree on everything else. In 2026 no standard rate has changed.
 */
export const VAT_RATES: NewAccount['taxRates'] = {
  ...Object.fromEntries(
    Object.entries(UNCHANGED).map(([country, rate]) => [country, [{ rate, from: ALWAYS }]]),
  ),
  ...Object.fromEntries(
    Object.entries(CHANGES).map(([country, [first, ...later]]) => [
      country,
      [{ rate: first, from: ALWAYS }, ...later.map(([rate, from]) => ({ rate, from }))],
    ]),
  ),
};

/** The same, but that one country has one rate for all time. */
export function vatRatesWith(country: string, rate: string | undefined): NewAccount['taxRates'] {
  return rate === undefined ? VAT_RATES : { ...VAT_RATES, [country]: [{ rate, from: ALWAYS }] };
}
