import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { divideRounded, priceWithoutTax, prorate, taxWithin } from './money.ts';

describe('amounts are exact integers, rounded once', () => {
  it('rounds half away from zero', () => {
    assert.deepEqual(
      [1n, 3n, -1n, -3n].map((half) => divideRounded(half, 2n)),
      [1, 2, -1, -2],
    );
    assert.deepEqual([divideRounded(1n, 3n), divideRounded(2n, 3n), divideRounded(-1n, 3n)], [0, 1, 0]);
  });
  it('never answers minus zero', () => {
    assert.ok(Object.is(divideRounded(-1n, 3n), 0));
  });
  it('stays exact where a floating point product would not', () => {
    assert.equal(prorate(900_719_925_474_099, 15_552_000, 31_536_000), 444_190_648_179_008);
  });
});

describe('TAX-1: the tax within a gross amount', () => {
  for (const [gross, rate, tax] of [
    [1200, '0.21', 208],
    [999, '0.255', 203],
    [3, '0.20', 1],
    [3600, '0.21', 625],
    [-280, '0.21', -49],
    [1200, '0', 0],
  ] as const) {
    it(`${gross} at ${rate} holds ${tax}`, () => {
      assert.equal(taxWithin(gross, rate), tax);
    });
  }
});

describe('TAX-2: the price without its tax', () => {
  it('12.00 without 21 % is 9.92', () => {
    assert.equal(priceWithoutTax(1200, '0.21'), 992);
  });
});
