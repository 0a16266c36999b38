import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { creditorReference, meansInvoice } from './reference.ts';

/**
 * By hand, after ISO 11649: the number, then RF00, letters as numbers (A is 10, Z is 35), and 98 less the rest of
 * dividing that by 97. INV10682RF00 is 18 23 31 10682 27 15 00; its rest is 79.
 */
const references: [number: string, reference: string][] = [
  ['INV-10682', 'RF19INV10682'],
  ['INV-1', 'RF47INV1'],
  ['INV-2', 'RF20INV2'],
  ['INV-99', 'RF68INV99'],
  // A check of one digit has a nought before it.
  ['INV-6', 'RF09INV6'],
  // The example of the standard.
  ['539007547034', 'RF18539007547034'],
];

describe('INV-7: what a transfer has to say', () => {
  for (const [number, reference] of references) {
    it(`INV-7: ${number} is ${reference}`, () => {
      assert.equal(creditorReference(number), reference);
    });
  }

  it('INV-7: it means its invoice however it is spaced and written', () => {
    for (const text of ['RF19INV10682', 'rf19 inv1 0682', ' RF19-INV-10682 ', 'INV-10682', 'inv 10682']) {
      assert.ok(meansInvoice(text, 'INV-10682'), text);
    }
  });

  it('INV-7: with a slip of the pen it means no invoice, neither this one nor another', () => {
    for (const text of [
      'RF19INV10628',
      'RF91INV10682',
      'RF20INV10682',
      'INV-1068',
      'INV-106822',
      '10682',
      '',
    ]) {
      assert.ok(!meansInvoice(text, 'INV-10682'), text);
    }
    assert.ok(!meansInvoice('RF19INV10628', 'INV-10628'));
  });
});
