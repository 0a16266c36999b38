import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Invoice } from '@billfold/contract';
import { TestBackend } from '../testing/backend.ts';
import { VAT_RATES } from './vat-rates.ts';

const on = (country: string, day: string) => VAT_RATES[country]?.findLast(({ from }) => from <= day)?.rate;

/** By commerceguys/tax and kdeldycke/vat-rates: the first day of 2020, and both sides of each change since. */
const IN_2020 =
  'AT 0.20 BE 0.21 BG 0.20 CY 0.19 CZ 0.21 DE 0.19 DK 0.25 EE 0.20 ES 0.21 FI 0.24 FR 0.20 GR 0.24 HR 0.25 HU 0.27 ' +
  'IE 0.23 IT 0.22 LT 0.21 LU 0.17 LV 0.21 MT 0.18 NL 0.21 PL 0.23 PT 0.23 RO 0.19 SE 0.25 SI 0.22 SK 0.20';
const CHANGES = [
  ['DE', '2020-06-30', '0.19', '2020-07-01', '0.16'],
  ['DE', '2020-12-31', '0.16', '2021-01-01', '0.19'],
  ['IE', '2020-08-31', '0.23', '2020-09-01', '0.21'],
  ['IE', '2021-02-28', '0.21', '2021-03-01', '0.23'],
  ['LU', '2022-12-31', '0.17', '2023-01-01', '0.16'],
  ['LU', '2023-12-31', '0.16', '2024-01-01', '0.17'],
  ['EE', '2023-12-31', '0.20', '2024-01-01', '0.22'],
  ['EE', '2025-06-30', '0.22', '2025-07-01', '0.24'],
  ['FI', '2024-08-31', '0.24', '2024-09-01', '0.255'],
  ['SK', '2024-12-31', '0.20', '2025-01-01', '0.23'],
  ['RO', '2025-07-31', '0.19', '2025-08-01', '0.21'],
] as const;

describe('the rates of VAT of the member states (TAX-1)', () => {
  it('are known for all 27 on the first day of 2020', () => {
    const known = Object.keys(VAT_RATES)
      .sort()
      .map((country) => `${country} ${String(on(country, '2020-01-01'))}`);
    assert.equal(known.join(' '), IN_2020);
  });

  it('have changed on their day, and not the day before', () => {
    for (const [country, eve, before, day, after] of CHANGES)
      assert.deepEqual([on(country, eve), on(country, day)], [before, after], `${country} ${day}`);
  });

  it('have not changed otherwise', () => {
    const changes = Object.values(VAT_RATES).reduce((count, rates) => count + rates.length - 1, 0);
    assert.equal(changes, CHANGES.length);
  });

  it('tax the invoices of an account that begins then', async () => {
    const backend = new TestBackend({
      at: '2021-01-15',
      overrides: { periodStart: '2020-06-01', country: 'DE', timeZone: 'Europe/Berlin', members: [] },
    });
    const { data } = (await backend.get<{ data: Invoice[] }>('/invoices?limit=20')).body;
    // 12.00 × 19 ÷ 119 = 1.916, × 16 ÷ 116 = 1.655.
    assert.deepEqual(
      data.toReversed().map(({ issuedOn, tax }) => [issuedOn, tax[0]?.rate, tax[0]?.amount.amount]),
      [
        ['2020-06-01', '0.19', 192],
        ['2020-07-01', '0.16', 166],
        ['2020-08-01', '0.16', 166],
        ['2020-09-01', '0.16', 166],
        ['2020-10-01', '0.16', 166],
        ['2020-11-01', '0.16', 166],
        ['2020-12-01', '0.16', 166],
        ['2021-01-01', '0.19', 192],
      ],
    );
  });
});
