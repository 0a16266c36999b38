import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseInstant } from './calendar.ts';
import type { AccountState, TaxIdState } from './state.ts';
import {
  checkTaxIdAgain,
  isExempting,
  nextTaxCheck,
  readTaxId,
  settleTaxCheck,
  setTaxId,
} from './tax-ids.ts';
import { act, bareAccount, NOW } from './testing/bare-account.ts';
import { isInEu } from './vat-territory.ts';

/** For each country a number that tax authorities or check-digit references publish, and one with a wrong digit. */
const NUMBERS: [country: string, wellFormed: string, illFormed: string][] = [
  ['AT', 'ATU13585627', 'ATU13585626'],
  ['BE', 'BE0411905847', 'BE0411905848'],
  ['BG', 'BG175074752', 'BG175074751'],
  ['CY', 'CY10259033P', 'CY10259033Z'],
  ['CZ', 'CZ25123891', 'CZ25123892'],
  ['DE', 'DE136695976', 'DE136695978'],
  ['DK', 'DK13585628', 'DK13585627'],
  ['EE', 'EE100931558', 'EE100931557'],
  ['ES', 'ESX2482300W', 'ESX2482300A'],
  ['FI', 'FI20774740', 'FI20774741'],
  ['FR', 'FR40303265045', 'FR40303265046'],
  ['GR', 'EL094259216', 'EL094259217'],
  ['HR', 'HR33392005961', 'HR33392005962'],
  ['HU', 'HU12892312', 'HU12892313'],
  ['IE', 'IE6433435F', 'IE6433435E'],
  ['IT', 'IT00743110157', 'IT00743110158'],
  ['LT', 'LT119511515', 'LT119511516'],
  ['LU', 'LU15027442', 'LU15027443'],
  ['LV', 'LV40003521600', 'LV40003521601'],
  ['MT', 'MT11679112', 'MT11679113'],
  ['NL', 'NL004495445B01', 'NL004495446B01'],
  ['PL', 'PL8567346215', 'PL8567346216'],
  ['PT', 'PT501964843', 'PT501964844'],
  ['RO', 'RO18547290', 'RO18547291'],
  ['SE', 'SE556012579001', 'SE556012578001'],
  ['SI', 'SI50223054', 'SI50223055'],
  ['SK', 'SK2022749619', 'SK2022749618'],
];

describe('TAX-3: a VAT number is checked for its country’s form, with its check digits', () => {
  for (const [country, wellFormed, illFormed] of NUMBERS) {
    it(`${country}: ${wellFormed} is well-formed, ${illFormed} is not`, () => {
      assert.deepEqual(readTaxId(wellFormed, country), { error: null, value: wellFormed, type: 'eu_vat' });
      assert.deepEqual(readTaxId(illFormed, country), { error: 'invalid_tax_id' });
    });
  }

  const otherForms: [country: string, number: string][] = [
    ['BE', 'BE1000000021'],
    ['CZ', 'CZ7103192745'],
    ['CZ', 'CZ640903926'],
    ['CZ', 'CZ682127228'],
    ['CZ', 'CZ699000899'],
    ['ES', 'ESB58378431'],
    ['ES', 'ES54362315K'],
    ['FR', 'FRK7399859412'],
    ['IE', 'IE3206488LH'],
    ['IE', 'IE8F52100V'],
    ['LT', 'LT100001919017'],
    ['NL', 'NL000099998B57'],
    ['RO', 'RO361757'],
  ];
  for (const [country, number] of otherForms) {
    it(`${country}: ${number}, of another form that the country has`, () => {
      assert.deepEqual(readTaxId(number, country), { error: null, value: number, type: 'eu_vat' });
    });
  }
  it('Czech numbers without a birth number have a check digit of their own', () => {
    assert.deepEqual(readTaxId('CZ640903927', 'CZ'), { error: 'invalid_tax_id' });
  });
  it('French numbers with a letter have check digits too', () => {
    assert.deepEqual(readTaxId('FRK7399859413', 'FR'), { error: 'invalid_tax_id' });
  });
  it('blanks, dots, dashes and letter case do not count, and the country’s letters may be left out', () => {
    for (const typed of [
      'fr 40 303 265 045',
      'FR40.303.265.045',
      '40 303 265 045',
      'ＦＲ４０３０３２６５０４５',
      'FR–40303265045',
    ])
      assert.deepEqual(readTaxId(typed, 'FR'), { error: null, value: 'FR40303265045', type: 'eu_vat' });
  });
  it('a zero that is often left out in front is put there', () => {
    assert.deepEqual(readTaxId('BE 411.905.847', 'BE'), {
      error: null,
      value: 'BE0411905847',
      type: 'eu_vat',
    });
  });
  it('Greece writes EL', () => {
    assert.deepEqual(readTaxId('094259216', 'GR'), { error: null, value: 'EL094259216', type: 'eu_vat' });
    assert.deepEqual(readTaxId('GR094259216', 'GR'), { error: null, value: 'EL094259216', type: 'eu_vat' });
  });
  it('companies in Monaco have French numbers', () => {
    assert.deepEqual(readTaxId('FR53000004605', 'MC'), {
      error: null,
      value: 'FR53000004605',
      type: 'eu_vat',
    });
  });
  it('the number is of the address’s country', () => {
    const anothers = { error: 'tax_id_of_another_country' };
    assert.deepEqual(readTaxId('DE136695976', 'FR'), anothers);
    assert.deepEqual(readTaxId('EL094259216', 'CY'), anothers);
    assert.deepEqual(readTaxId('FR40303265045', 'US'), anothers);
  });
  it('what is no number at all is refused', () => {
    for (const typed of ['FR', '<b>', 'FR40303265045\u0000', 'x'.repeat(40), '__proto__'])
      assert.deepEqual(readTaxId(typed, 'FR'), { error: 'invalid_tax_id' });
  });
});

describe('TAX-3: numbers of countries outside the EU are printed and decide nothing', () => {
  it('they keep their dashes and lose their blanks', () => {
    assert.deepEqual(readTaxId('12-3456789', 'US'), { error: null, value: '12-3456789', type: 'other' });
    assert.deepEqual(readTaxId('che-123.456.788 mwst', 'CH'), {
      error: null,
      value: 'CHE-123.456.788MWST',
      type: 'other',
    });
  });
  it('Northern Ireland’s count for goods alone', () => {
    assert.deepEqual(readTaxId('XI123456789', 'GB'), { error: null, value: 'XI123456789', type: 'other' });
  });
  it('what is no number is refused', () => {
    assert.deepEqual(readTaxId('<script>', 'US'), { error: 'invalid_tax_id' });
    assert.deepEqual(readTaxId('-', 'US'), { error: 'invalid_tax_id' });
  });
  it('the EU has 27 members', () => {
    assert.equal(NUMBERS.filter(([country]) => isInEu(country)).length, 27);
    assert.deepEqual(['GB', 'CH', 'NO', 'MC'].filter(isInEu), []);
  });
});

const FRENCH = 'FR40303265045';

function withNumber(status: TaxIdState['status'], more: Partial<AccountState> = {}): AccountState {
  const taxId = { value: FRENCH, status, checkedAt: null, nextCheckAt: null };
  return bareAccount({ taxId, ...more });
}

describe('TAX-3: a number exempts by the registry’s last word', () => {
  it('a valid one does; an invalid one, none, and one without a registry do not', () => {
    assert.equal(isExempting(withNumber('valid')), true);
    assert.equal(isExempting(withNumber('invalid')), false);
    assert.equal(isExempting(withNumber(null)), false);
    assert.equal(isExempting(bareAccount()), false);
  });
  it('a new number pays VAT until it is valid', () => {
    assert.equal(isExempting(withNumber('pending')), false);
    assert.equal(isExempting(withNumber('unavailable')), false);
    assert.equal(isExempting(withNumber('pending', { knownTaxIds: { DE136695976: 'valid' } })), false);
  });
  it('an outage keeps the last known treatment of that number', () => {
    assert.equal(isExempting(withNumber('unavailable', { knownTaxIds: { [FRENCH]: 'valid' } })), true);
    assert.equal(isExempting(withNumber('pending', { knownTaxIds: { [FRENCH]: 'valid' } })), true);
    assert.equal(isExempting(withNumber('unavailable', { knownTaxIds: { [FRENCH]: 'invalid' } })), false);
  });
  it('even when the account began with a valid number', () => {
    const { account } = act(withNumber('valid'), (work) => settleTaxCheck(work, FRENCH, 'unavailable'));
    assert.equal(account.taxId?.status, 'unavailable');
    assert.equal(isExempting(account), true);
    assert.equal(account.revision, 0);
  });
});

describe('TAX-3: the registry’s answer', () => {
  it('valid: remembered, not asked again, and quotes made before are stale', () => {
    const { account } = act(withNumber('pending'), (work) => settleTaxCheck(work, FRENCH, 'valid'));
    assert.deepEqual(account.taxId, { value: FRENCH, status: 'valid', checkedAt: NOW, nextCheckAt: null });
    assert.deepEqual(account.knownTaxIds, { [FRENCH]: 'valid' });
    assert.equal(account.revision, 1);
  });
  it('invalid: of a new number nothing else changes', () => {
    const { account } = act(withNumber('pending'), (work) => settleTaxCheck(work, FRENCH, 'invalid'));
    assert.deepEqual(account.taxId, { value: FRENCH, status: 'invalid', checkedAt: NOW, nextCheckAt: null });
    assert.deepEqual(account.knownTaxIds, { [FRENCH]: 'invalid' });
    assert.equal(account.revision, 0);
  });
  it('invalid: of a number that was valid, VAT is charged from now on', () => {
    const { account } = act(withNumber('valid'), (work) => settleTaxCheck(work, FRENCH, 'invalid'));
    assert.equal(isExempting(account), false);
    assert.equal(account.revision, 1);
  });
  it('pending and unavailable: asked again a day later', () => {
    for (const outcome of ['pending', 'unavailable'] as const) {
      const { account } = act(withNumber('pending'), (work) => settleTaxCheck(work, FRENCH, outcome));
      assert.equal(nextTaxCheck(account), parseInstant('2026-11-26T15:30:00+01:00'));
      assert.equal(account.taxId?.status, outcome);
      assert.deepEqual(account.knownTaxIds, {});
    }
  });
  it('when that is due it is asked, once', () => {
    const waiting = act(withNumber('pending'), (work) => settleTaxCheck(work, FRENCH, 'unavailable')).account;
    const { account, asked } = act(waiting, checkTaxIdAgain);
    assert.deepEqual(asked, [FRENCH]);
    assert.equal(nextTaxCheck(account), null);
    assert.equal(account.taxId?.status, 'unavailable');
  });
  it('without a number nothing is asked', () => {
    assert.equal(nextTaxCheck(bareAccount()), null);
    assert.deepEqual(act(bareAccount(), checkTaxIdAgain).asked, []);
  });
  it('about a number that the account no longer has: remembered, and no more', () => {
    const { account } = act(withNumber('pending'), (work) => settleTaxCheck(work, 'DE136695976', 'valid'));
    assert.deepEqual(account.knownTaxIds, { DE136695976: 'valid' });
    assert.equal(account.taxId?.status, 'pending');
    const outage = act(withNumber('pending'), (work) => settleTaxCheck(work, 'DE136695976', 'unavailable'));
    assert.equal(outage.account.taxId?.status, 'pending');
    assert.deepEqual(outage.account.knownTaxIds, {});
  });
});

describe('TAX-3: a number is given', () => {
  it('it is pending, and the registry is asked', () => {
    const given = { value: FRENCH, type: 'eu_vat' as const };
    const { account, asked } = act(bareAccount(), (work) => setTaxId(work, given));
    assert.deepEqual(account.taxId, { value: FRENCH, status: 'pending', checkedAt: null, nextCheckAt: null });
    assert.equal(account.billTo.taxId, FRENCH);
    assert.deepEqual(asked, [FRENCH]);
  });
  it('one that no registry knows is not asked about', () => {
    const given = { value: '12-3456789', type: 'other' as const };
    const { account, asked } = act(bareAccount({ country: 'US' }), (work) => setTaxId(work, given));
    assert.equal(account.taxId?.status, null);
    assert.deepEqual(asked, []);
  });
  it('taken away and given again, it is still known', () => {
    const without = act(withNumber('valid'), (work) => setTaxId(work, null)).account;
    assert.equal(without.taxId, null);
    assert.equal(without.billTo.taxId, null);
    const again = act(without, (work) => setTaxId(work, { value: FRENCH, type: 'eu_vat' })).account;
    assert.equal(again.taxId?.status, 'pending');
    assert.equal(isExempting(again), true);
  });
});
