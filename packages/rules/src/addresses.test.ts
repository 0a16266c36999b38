import type { Address } from '@billfold/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { addressProblems, isCountry, mergeAddress } from './addresses.ts';
import { wrongFields } from './testing/bare-account.ts';

function address(country: string, more: Partial<Address> = {}): Address {
  return {
    line1: '1 Main Street',
    line2: null,
    city: 'Town',
    state: null,
    postalCode: null,
    country,
    ...more,
  };
}

function wrong(country: string, more: Partial<Address> = {}): string[] {
  return wrongFields(addressProblems(address(country, more)));
}

describe('SET-1: what an address needs is its country’s matter', () => {
  it('the first line and the city everywhere', () => {
    assert.deepEqual(wrong('HK', { line1: '', city: '' }), [
      '/address/line1 required',
      '/address/city required',
    ]);
    assert.deepEqual(wrong('HK'), []);
  });
  it('a postal code where mail does not arrive without one', () => {
    for (const country of ['FR', 'DE', 'GB', 'NL', 'BG', 'MT'])
      assert.deepEqual(wrong(country), ['/address/postalCode required']);
    for (const country of ['AE', 'GH', 'IE', 'JM']) assert.deepEqual(wrong(country), []);
  });
  it('a state where the last line has one', () => {
    const codes = { US: '94103', CA: 'K1A 0B1', AU: '2000', BR: '01310-100', IN: '110001', MX: '06000' };
    for (const [country, postalCode] of Object.entries({ ...codes, JP: '100-0001', CN: '100000' })) {
      assert.deepEqual(wrong(country, { postalCode }), ['/address/state required']);
      assert.deepEqual(wrong(country, { postalCode, state: 'State' }), []);
    }
    assert.deepEqual(wrong('FR', { postalCode: '75007' }), []);
  });
  const forms: [country: string, right: string, wrong: string][] = [
    ['FR', '75007', '7500'],
    ['DE', '10115', '1011'],
    ['GB', 'SW1A 1AA', '10115'],
    ['NL', '1012 AB', '1012'],
    ['PL', '00-950', '950'],
    ['PT', '1000-205', '10-205'],
    ['CH', '8001', '80010'],
    ['IE', 'D02 AF30', '12345'],
    ['GB', 'BFPO 61', 'BFPO'],
    ['KH', '120101', '1201010'],
    ['NI', '11001', '1100'],
    ['PE', 'LIMA 23', 'LIMA'],
    ['SO', 'JH 09010', 'JH 9'],
  ];
  for (const [country, right, ill] of forms) {
    it(`${country}: ${right} is a postal code, ${ill} is not`, () => {
      assert.deepEqual(wrong(country, { postalCode: right }), []);
      assert.deepEqual(wrong(country, { postalCode: ill }), ['/address/postalCode invalid_postal_code']);
    });
  }
  it('a Japanese postal code may lack its hyphen', () => {
    assert.deepEqual(wrong('JP', { postalCode: '1000001', state: 'Tokyo' }), []);
  });
  it('any code will do where no form is known', () => {
    assert.deepEqual(wrong('HK', { postalCode: '999077' }), []);
  });
  it('every country of ISO 3166-1 is one; unions, pseudo-locales and what is no more are not', () => {
    for (const code of ['FR', 'US', 'JP', 'KW', 'XK', 'SS', 'MC']) assert.equal(isCountry(code), true, code);
    for (const code of ['EU', 'UN', 'XA', 'ZZ', 'QQ', 'UK', 'DD', 'SU', 'fr', 'FRA', ''])
      assert.equal(isCountry(code), false, code);
    assert.deepEqual(wrong('ZZ'), ['/address/country invalid_country']);
  });
  it('control characters are refused, field by field', () => {
    const control = 'a\u0007b';
    assert.deepEqual(
      wrong('US', {
        line1: control,
        line2: control,
        city: 'a\nb',
        state: 'a\u2028b',
        postalCode: '941\u000003',
      }),
      [
        '/address/line1 invalid_value',
        '/address/line2 invalid_value',
        '/address/city invalid_value',
        '/address/state invalid_value',
        '/address/postalCode invalid_value',
      ],
    );
  });
  it('names in any script may be there, with direction marks', () => {
    assert.deepEqual(
      wrong('JP', { line1: '千代田1-1', city: '\u200F千代田区', state: '東京都', postalCode: '100-0001' }),
      [],
    );
  });
});

describe('SET-1: a part of an address can be changed alone', () => {
  const kept = address('FR', { line2: 'Door 3', state: 'Île-de-France', postalCode: '75007' });
  it('what is left out stays', () => {
    assert.deepEqual(mergeAddress(kept, {}), kept);
    assert.deepEqual(mergeAddress(kept, { city: ' Lyon ' }), { ...kept, city: 'Lyon' });
  });
  it('texts lose the blanks around them, and what is empty and optional is nothing', () => {
    assert.deepEqual(
      mergeAddress(kept, {
        line1: ' 2 Road ',
        line2: '  ',
        state: null,
        postalCode: ' 1012  ab ',
        country: 'NL',
      }),
      { line1: '2 Road', line2: null, city: 'Town', state: null, postalCode: '1012 AB', country: 'NL' },
    );
    assert.equal(mergeAddress(kept, { postalCode: null }).postalCode, null);
  });
});
