import type { SettingsPatch } from '@billfold/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { updateSettings } from './settings.ts';
import type { AccountState } from './state.ts';
import { isExempting, settleTaxCheck } from './tax-ids.ts';
import { act, bareAccount, NOW, refusalOf, wrongFields, type Done } from './testing/bare-account.ts';
import { settingsView } from './views/settings.ts';

const save = (account: AccountState, patch: SettingsPatch): Done =>
  act(account, (work) => updateSettings(work, patch, String(account.settings.version)));
const wrong = (account: AccountState, patch: SettingsPatch): string[] =>
  wrongFields(
    refusalOf(account, (work) => updateSettings(work, patch, String(account.settings.version))).errors,
  );
const changesOf = ({ mails }: Done) =>
  mails.flatMap(({ changes = [] }) => changes.map(({ kind, params }) => [kind, params]));

const ADDRESS = {
  line1: '1 rue Cler',
  line2: null,
  city: 'Paris',
  state: null,
  postalCode: '75007',
  country: 'FR',
};
const FRENCH = 'FR40303265045';
const GERMAN = 'DE136695976';
const BERLIN = { line1: 'Am Kupfergraben 1', city: 'Berlin', postalCode: '10117', country: 'DE' };
const withFrench = save(bareAccount(), { taxId: { value: FRENCH } }).account;
const checked = act(withFrench, (work) => settleTaxCheck(work, FRENCH, 'valid')).account;

describe('SET-1: each part of the settings can be saved alone', () => {
  it('the company’s name', () => {
    const done = save(bareAccount(), { companyName: ' Société Générale ' });
    assert.deepEqual(settingsView(done.account), {
      companyName: 'Société Générale',
      address: ADDRESS,
      legalStatus: null,
      taxId: null,
      emailFrequency: 'each_change',
      purchasers: 'owners',
      version: '2',
      asOf: '2026-11-25T15:30:00+01:00',
    });
    assert.deepEqual(changesOf(done), [['settings_changed', { fields: 'companyName' }]]);
    assert.equal(done.account.revision, 0);
  });
  it('a part of the address', () => {
    const { account } = save(bareAccount(), { address: { line1: '2 rue Cler', line2: 'B' } });
    assert.deepEqual(account.billTo.address, { ...ADDRESS, line1: '2 rue Cler', line2: 'B' });
    assert.equal(account.revision, 0);
  });
  it('the legal status, which can be taken away', () => {
    const { account } = save(bareAccount(), { legalStatus: ' SARL ' });
    assert.equal(account.settings.legalStatus, 'SARL');
    assert.equal(save(account, { legalStatus: ' ' }).account.settings.legalStatus, null);
    assert.equal(save(account, { legalStatus: null }).account.settings.legalStatus, null);
  });
  it('who may purchase, where the product leaves the choice (ACC-5)', () => {
    assert.equal(save(bareAccount(), { purchasers: 'members' }).account.settings.purchasers, 'members');
    const fixed = bareAccount({ policy: { purchasersNamed: false } as AccountState['policy'] });
    assert.deepEqual(wrong(fixed, { purchasers: 'members' }), ['/purchasers unknown_field']);
    assert.equal(settingsView(fixed).purchasers, null);
  });
  it('several at once make one change, which names them', () => {
    const done = save(bareAccount(), { companyName: 'New', address: { city: 'Lyon' }, legalStatus: 'SA' });
    assert.deepEqual(changesOf(done), [['settings_changed', { fields: 'companyName,address,legalStatus' }]]);
    assert.equal(done.account.settings.version, 2);
  });
  it('what changes nothing is no change', () => {
    const before = bareAccount();
    const done = save(before, { companyName: 'Customer', address: { city: 'Paris ' }, purchasers: 'owners' });
    assert.equal(done.account, before);
    assert.deepEqual(done.mails, []);
  });
  it('an address of long ago, with its parts in another order, has not changed', () => {
    const { country, city, ...rest } = ADDRESS;
    const before = bareAccount({
      billTo: { name: 'Customer', address: { country, city, ...rest }, taxId: null },
    });
    assert.deepEqual(changesOf(save(before, { legalStatus: 'SA' })), [
      ['settings_changed', { fields: 'legalStatus' }],
    ]);
  });
});

describe('SET-1: invalid fields are named one by one, and nothing is changed', () => {
  it('all of them at once, by their pointers', () => {
    const patch = {
      companyName: ' ',
      address: { line1: '', city: '', postalCode: '7500' },
      legalStatus: 'S\u0000A',
      taxId: { value: 'FR40303265046' },
    };
    assert.deepEqual(wrong(bareAccount(), patch), [
      '/companyName required',
      '/address/line1 required',
      '/address/city required',
      '/address/postalCode invalid_postal_code',
      '/legalStatus invalid_value',
      '/taxId/value invalid_check_digits',
    ]);
  });
  it('control characters in the name', () => {
    assert.deepEqual(wrong(bareAccount(), { companyName: 'a\u001bb' }), ['/companyName invalid_value']);
  });
  it('a country that is none, of which nothing else is said', () => {
    assert.deepEqual(wrong(checked, { address: { country: 'ZZ' } }), ['/address/country invalid_country']);
    assert.deepEqual(wrong(bareAccount(), { address: { country: 'ZZ' }, taxId: { value: GERMAN } }), [
      '/address/country invalid_country',
    ]);
  });
  it('a postal code that the new country would write otherwise', () => {
    assert.deepEqual(wrong(bareAccount(), { address: { country: 'NL' } }), [
      '/address/postalCode invalid_postal_code',
    ]);
  });
  it('an address that is kept and wrong does not keep other parts from being saved', () => {
    const billTo = { name: 'Customer', address: { ...ADDRESS, postalCode: '1' }, taxId: null };
    assert.equal(save(bareAccount({ billTo }), { legalStatus: 'SA' }).account.settings.legalStatus, 'SA');
  });
});

describe('SET-1: the country', () => {
  it('decides prices and taxes from now on: quotes made before are stale', () => {
    const { account } = save(bareAccount(), { address: BERLIN });
    assert.equal(account.country, 'DE');
    assert.equal(account.revision, 1);
    assert.deepEqual(account.billTo.address, { ...ADDRESS, ...BERLIN });
  });
  it('TAX-2: so does a postal code that moves the account out of the VAT territory, or back', () => {
    const lyon = save(bareAccount(), { address: { city: 'Lyon', postalCode: '69001' } }).account;
    assert.equal(lyon.revision, 0);
    const island = save(lyon, { address: { city: 'Pointe-à-Pitre', postalCode: '97110' } }).account;
    assert.deepEqual([island.country, island.revision], ['FR', 1]);
    const beside = save(island, { address: { city: 'Fort-de-France', postalCode: '97200' } }).account;
    assert.equal(beside.revision, 1);
    assert.equal(save(beside, { address: { city: 'Lyon', postalCode: '69001' } }).account.revision, 2);
  });
  it('what was issued before keeps the details that it had', () => {
    const before = bareAccount();
    const issued = before.billTo;
    const { account } = save(before, { companyName: 'New', address: BERLIN });
    assert.notEqual(account.billTo, issued);
    assert.deepEqual(issued, { name: 'Customer', address: ADDRESS, taxId: null });
  });
});

describe('TAX-3: the VAT number', () => {
  it('is checked at once for its form, and then by the registry', () => {
    const done = save(bareAccount(), { taxId: { value: 'fr 40 303 265 045' } });
    assert.deepEqual(done.asked, [FRENCH]);
    assert.deepEqual(settingsView(done.account).taxId, {
      type: 'eu_vat',
      value: FRENCH,
      verification: { status: 'pending', checkedAt: null },
    });
    assert.equal(done.account.billTo.taxId, FRENCH);
    assert.equal(done.account.revision, 1);
    assert.deepEqual(changesOf(done), [['settings_changed', { fields: 'taxId' }]]);
  });
  it('shows when the registry was last asked', () => {
    assert.deepEqual(settingsView(checked).taxId?.verification, {
      status: 'valid',
      checkedAt: '2026-11-25T15:30:00+01:00',
    });
  });
  it('saved again, though the same, is asked about again, and keeps its treatment meanwhile', () => {
    const done = save(checked, { taxId: { value: FRENCH } });
    assert.deepEqual(done.asked, [FRENCH]);
    assert.deepEqual(done.account.taxId, {
      value: FRENCH,
      status: 'pending',
      checkedAt: NOW,
      nextCheckAt: null,
    });
    assert.equal(done.account.knownTaxIds[FRENCH], 'valid');
    assert.deepEqual([done.account.revision, done.account.settings.version], [checked.revision, 2]);
    assert.deepEqual(done.mails, []);
  });
  it('is of the address’s country', () => {
    assert.deepEqual(wrong(bareAccount(), { taxId: { value: GERMAN } }), [
      '/taxId/value tax_id_of_another_country',
    ]);
    const { account } = save(bareAccount(), { address: BERLIN, taxId: { value: GERMAN } });
    assert.deepEqual([account.country, account.taxId?.value], ['DE', GERMAN]);
  });
  it('when the country changes, the number that is kept has to change too', () => {
    assert.deepEqual(wrong(withFrench, { address: BERLIN }), ['/address/country tax_id_of_another_country']);
    assert.equal(save(withFrench, { address: BERLIN, taxId: null }).account.taxId, null);
    const german = save(withFrench, { address: BERLIN, taxId: { value: GERMAN } }).account;
    assert.equal(german.taxId?.value, GERMAN);
  });
  it('a number that no registry knows may stay where it means the same', () => {
    const american = save(bareAccount(), {
      address: { country: 'US', state: 'CA', postalCode: '94103' },
      taxId: { value: '12-3456789' },
    });
    assert.deepEqual(american.asked, []);
    assert.deepEqual(settingsView(american.account).taxId, {
      type: 'other',
      value: '12-3456789',
      verification: null,
    });
    const swiss = save(american.account, { address: { country: 'CH', postalCode: '8001' } }).account;
    assert.equal(swiss.taxId?.value, '12-3456789');
    assert.deepEqual(wrong(american.account, { address: { country: 'FR', postalCode: '75007' } }), [
      '/address/country tax_id_of_another_country',
    ]);
  });
  it('TAX-2: outside the VAT territory it is kept, and no registry is asked', () => {
    const island = { city: 'Pointe-à-Pitre', postalCode: '97110' };
    const done = save(bareAccount(), { address: island, taxId: { value: 'fr 40 303 265 045' } });
    assert.deepEqual([done.account.taxId?.value, done.account.taxId?.status, done.asked], [FRENCH, null, []]);
    const own = save(bareAccount(), { address: island, taxId: { value: '303 265 045' } }).account;
    assert.deepEqual([own.taxId?.value, own.taxId?.status], ['303265045', null]);
    assert.deepEqual(wrong(bareAccount(), { address: island, taxId: { value: GERMAN } }), [
      '/taxId/value tax_id_of_another_country',
    ]);
  });
  it('TAX-2: moving out of the territory and back keeps the number; back inside, the registry is asked anew', () => {
    const out = save(checked, { address: { city: 'Pointe-à-Pitre', postalCode: '97110' } });
    assert.deepEqual([out.account.taxId?.value, out.account.taxId?.status], [FRENCH, null]);
    assert.deepEqual(changesOf(out), [['settings_changed', { fields: 'address' }]]);
    const back = save(out.account, { address: { city: 'Paris', postalCode: '75007' } });
    assert.deepEqual([back.account.taxId?.status, back.asked], ['pending', [FRENCH]]);
    assert.equal(isExempting(back.account), true);
    // The overseas departments have their own ISO codes, too, and France's numbers.
    const reunion = save(checked, { address: { country: 'RE', city: 'Saint-Denis', postalCode: '97400' } });
    assert.deepEqual([reunion.account.taxId?.value, reunion.account.taxId?.status], [FRENCH, null]);
    assert.deepEqual(reunion.account.billTo.taxId, FRENCH);
  });
  it('TAX-2: back inside, a number that is no VAT number has to change', () => {
    const island = save(bareAccount(), {
      address: { country: 'DE', city: 'Helgoland', postalCode: '27498' },
      taxId: { value: '18/123/45678' },
    }).account;
    assert.equal(island.taxId?.value, '18/123/45678');
    assert.deepEqual(wrong(island, { address: { city: 'Hamburg', postalCode: '20095' } }), [
      '/address/postalCode invalid_tax_id',
    ]);
    const moved = save(island, { address: { city: 'Hamburg', postalCode: '20095' }, taxId: null }).account;
    assert.equal(moved.taxId, null);
  });
  it('emptied, it is taken away', () => {
    const done = save(checked, { taxId: { value: ' ' } });
    assert.deepEqual([done.account.taxId, done.account.billTo.taxId, done.asked], [null, null, []]);
    assert.equal(done.account.revision, checked.revision + 1);
  });
});

describe('SET-2: the frequency of mails is a setting', () => {
  it('what waits is mailed when each change is wanted, then this change', () => {
    const daily = save(bareAccount(), { emailFrequency: 'daily' }).account;
    assert.deepEqual(
      daily.digest.map(({ kind, params }) => [kind, params]),
      [['settings_changed', { fields: 'emailFrequency' }]],
    );
    const waiting = save(daily, { companyName: 'New' }).account;
    assert.equal(waiting.digest.length, 2);
    const done = save(waiting, { emailFrequency: 'each_change' });
    assert.deepEqual(
      done.mails.map(({ changes = [] }) => changes.map(({ params }) => params.fields)),
      [['emailFrequency', 'companyName'], ['emailFrequency']],
    );
    assert.deepEqual(done.account.digest, []);
  });
  it('never: not even this change', () => {
    const daily = save(bareAccount(), { emailFrequency: 'daily' }).account;
    const done = save(daily, { emailFrequency: 'never' });
    assert.deepEqual([done.account.digest, done.mails], [[], []]);
  });
});

describe('SET-3: two people save at once', () => {
  it('the second is told, and nothing is written over', () => {
    const before = bareAccount();
    const { account } = save(before, { companyName: 'First' });
    const refusal = refusalOf(account, (work) => updateSettings(work, { companyName: 'Second' }, '1'));
    assert.equal(refusal.code, 'version_stale');
    assert.equal(save(account, { companyName: 'Second' }).account.billTo.name, 'Second');
  });
  it('a version that was never given is stale', () => {
    for (const version of ['', '01', '1 ', 'x'])
      assert.equal(
        refusalOf(bareAccount(), (work) => updateSettings(work, {}, version)).code,
        'version_stale',
      );
  });
});
