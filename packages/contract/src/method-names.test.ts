import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { methodName, type MethodTypeWords, type NamedMethod } from './method-names.ts';

const words: MethodTypeWords = {
  card: 'a card',
  bank_transfer: 'a transfer',
  sepa_debit: 'a SEPA debit',
  us_bank_account: 'an account in the US',
  bacs_debit: 'a Bacs debit',
  acss_debit: 'a Canadian debit',
  au_becs_debit: 'a BECS debit',
  nz_bank_account: 'an account in New Zealand',
  direct_debit: 'a direct debit',
  crypto: 'a currency',
  other: 'another one',
};

const named = (method: NamedMethod) => methodName(method, words, (name, last4) => `${name} … ${last4}`);

describe('a payment method is called', () => {
  it('as its brand writes itself, however its type is written', () => {
    assert.equal(named({ type: 'paypal' }), 'PayPal');
    assert.equal(named({ type: 'link' }), 'Link');
    assert.equal(named({ type: 'ideal' }), 'iDEAL');
    for (const type of ['apple_pay', 'applepay', 'Apple-Pay', 'APPLE_PAY'])
      assert.equal(named({ type }), 'Apple Pay');
  });

  it('in the words of the language, where its type is no brand', () => {
    assert.equal(named({ type: 'sepa_debit', last4: '3000' }), 'a SEPA debit … 3000');
    assert.equal(named({ type: 'us_bank_account', last4: '6789' }), 'an account in the US … 6789');
    assert.equal(named({ type: 'ach_debit' }), 'an account in the US');
    assert.equal(named({ type: 'bank_transfer', last4: null }), 'a transfer');
  });

  it('by whatever name a processor has for it', () => {
    const called: readonly [types: string, name: string][] = [
      ['card credit_card debit_card card_present kr_card scheme payment_card', 'a card'],
      ['paypal paypal_account paypal_express_checkout paypal_billing_agreement', 'PayPal'],
      ['apple_pay ApplePayCard', 'Apple Pay'],
      ['google_pay paywithgoogle', 'Google Pay'],
      ['sepa_debit sepadirectdebit sepa_direct_debit_account sepa_core', 'a SEPA debit'],
      ['bank_transfer customer_balance id_bank_transfer sepa_credit_transfer wire_transfer', 'a transfer'],
      ['us_bank_account ach ach_direct_debit', 'an account in the US'],
      ['bancontact bcmc', 'Bancontact'],
      ['venmo venmo_account', 'Venmo'],
      ['gift_card bank_account account', 'another one'],
    ];
    for (const [types, name] of called)
      for (const type of types.split(' ')) assert.equal(named({ type }), name, type);
  });

  it('by the brand of a card, where that is known', () => {
    assert.equal(named({ type: 'card', brand: 'visa', last4: '4242' }), 'Visa … 4242');
    assert.equal(
      named({ type: 'card', brand: 'cartes_bancaires', last4: '1111' }),
      'Cartes Bancaires … 1111',
    );
    assert.equal(named({ type: 'card', brand: 'newer', last4: '4242' }), 'a card … 4242');
    assert.equal(named({ type: 'card', brand: null, last4: null }), 'a card');
  });

  it('as the backend calls it, before all', () => {
    const label = 'PayPal (ada@example.com)';
    assert.equal(named({ type: 'paypal', label }), label);
    assert.equal(named({ type: 'tab', label: 'On the tab' }), 'On the tab');
    assert.equal(named({ type: 'tab', label: 'On the tab', last4: '77' }), 'On the tab … 77');
    assert.equal(named({ type: 'tab', label: 'Tab no. 77', last4: '77' }), 'Tab no. 77');
    for (const empty of ['', '  ', null, undefined])
      assert.equal(named({ type: 'paypal', label: empty }), 'PayPal');
  });

  it('neutrally, where nothing is known of it', () => {
    for (const type of ['tab', 'constructor', '__proto__', '', '💳'])
      assert.equal(named({ type }), 'another one');
    assert.equal(named({ type: 'tab', last4: '77' }), 'another one … 77');
  });
});
