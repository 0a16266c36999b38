import assert from 'node:assert/strict';
import { it } from 'node:test';
import { plainDecimal, readDecimal } from './decimals.ts';

it('an amount is written with the decimals of its currency, up to amounts that a fraction could not hold', () => {
  const written = (amount: number, currency: string) => plainDecimal({ amount, currency });
  assert.equal(written(1500, 'JPY'), '1500');
  assert.equal(written(720_000, 'HUF'), '7200.00');
  assert.equal(written(1, 'KWD'), '0.001');
  assert.equal(written(-5, 'EUR'), '-0.05');
  assert.equal(written(0, 'EUR'), '0.00');
  assert.equal(written(1_000_000_000_000_001, 'EUR'), '10000000000000.01');
  assert.equal(written(-999_999_999_999_999, 'KWD'), '-999999999999.999');
});

it('an amount is read to the last decimal of its currency', () => {
  assert.equal(readDecimal('6,5', 'EUR'), 650);
  assert.equal(readDecimal(' 70.00 ', 'EUR'), 7000);
  assert.equal(readDecimal('980', 'JPY'), 980);
  assert.equal(readDecimal('7200', 'HUF'), 720_000);
  assert.equal(readDecimal('1.234', 'BHD'), 1234);
  for (const text of ['', 'six', '6.001', '-6', '.5']) assert.equal(readDecimal(text, 'EUR'), NaN, text);
  assert.equal(readDecimal('980.0', 'JPY'), NaN);
});
