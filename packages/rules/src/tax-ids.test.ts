import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseInstant } from './calendar.ts';
import type { AccountState, TaxIdState } from './state.ts';
import { checkTaxIdAgain, isExempting, nextTaxCheck, settleTaxCheck, setTaxId } from './tax-ids.ts';
import { act, bareAccount, NOW } from './testing/bare-account.ts';

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
