import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readTaxId } from './read-tax-id.ts';
import { VAT_NUMBER_EXAMPLES } from './testing/vat-number-examples.ts';

describe('TAX-3: numbers that exist, and that stdnum 1.12 refuses', () => {
  const refused: [country: string, number: string][] = [
    // Companies whose number begins with 4 to 8.
    ['BG', 'BG831919536'],
    ['BG', 'BG825312229'],
    // A citizen, a foreigner and another one; in stdnum the check of the last is the wrong way round.
    ['BG', 'BG8032056031'],
    ['BG', 'BG7111042925'],
    ['BG', 'BG0000100153'],
    ['BG', 'BG1234567893'],
    ['SK', 'SK1078449064'],
    ['SK', 'SK1025529197'],
    ['SK', 'SK5026501755'],
    ['SK', 'SK6361301012'],
    ['LV', 'LV32867300679'],
    // An office that it has not heard of; the Luhn digit holds.
    ['IT', 'IT12345678903'],
    // A company number that is no Luhn number.
    ['FR', 'FR13587466209'],
    ['PT', 'PT025108301'],
  ];
  for (const [country, number] of refused)
    it(number, () =>
      assert.deepEqual(readTaxId(number, country), { error: null, value: number, type: 'eu_vat' }),
    );
  it('BG1234567894, which it takes, has wrong check digits', () => {
    assert.deepEqual(readTaxId('BG1234567894', 'BG'), { error: 'invalid_check_digits' });
  });
});

describe('TAX-3: what other libraries’ tests publish', () => {
  const separators = fc.constantFrom('', '', ' ', '-', '.', '/', '\u00a0', '–');
  const labels = fc.constantFrom('', '', 'VAT ', 'VAT No. ', 'tax id: ');
  const letters = (country: string) => (country === 'GR' ? 'EL' : country);

  for (const { source, valid, invalid } of VAT_NUMBER_EXAMPLES) {
    for (const [country, numbers] of Object.entries(valid))
      it(`${country}: valid by ${source}, with its letters or without, in other spellings too`, () => {
        for (const published of numbers.split(', ')) {
          const expected = readTaxId(published, country);
          assert.equal(expected.error, null, published);
          const bare = expected.value.slice(2);
          fc.assert(
            fc.property(
              fc.constantFrom(letters(country), `${letters(country)}: `, letters(country).toLowerCase()),
              labels,
              fc.array(separators, { minLength: bare.length, maxLength: bare.length }),
              (prefix, label, between) => {
                const number = bare.replace(/./g, (character, at: number) => character + (between[at] ?? ''));
                assert.deepEqual(readTaxId(label + prefix + number, country), expected);
                if (/^\d/.test(bare)) assert.deepEqual(readTaxId(label + number, country), expected);
              },
            ),
            { numRuns: 6 },
          );
        }
      });
    for (const [country, numbers] of Object.entries(invalid))
      it(`${country}: invalid by ${source}`, () => {
        for (const number of numbers.split(', '))
          assert.notEqual(readTaxId(number, country).error, null, number);
      });
  }
});
