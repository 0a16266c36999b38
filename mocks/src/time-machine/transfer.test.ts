import assert from 'node:assert/strict';
import { it } from 'node:test';
import { readAmount, writeAmount } from './transfer.ts';

it('an amount is written and read to the last digit of its currency', () => {
  assert.equal(writeAmount(600, 'EUR'), '6.00');
  assert.equal(writeAmount(5, 'EUR'), '0.05');
  assert.equal(writeAmount(980, 'JPY'), '980');
  assert.equal(writeAmount(1234, 'BHD'), '1.234');
  assert.equal(readAmount('6,5', 'EUR'), 650);
  assert.equal(readAmount(' 70.00 ', 'EUR'), 7000);
  assert.equal(readAmount('980', 'JPY'), 980);
  for (const text of ['', 'six', '6.001', '-6', '.5']) assert.equal(readAmount(text, 'EUR'), NaN, text);
});
