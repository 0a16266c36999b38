import { assert } from '@open-wc/testing';
import { fieldsOf, isSeveral, placeOf, splitAddresses } from './addresses.ts';

describe('addresses as people write them', () => {
  it('are told apart by commas, semicolons, spaces, tabs and line breaks', () => {
    assert.deepEqual(splitAddresses('a@x.org, b@x.org;c@x.org\nd@x.org\te@x.org f@x.org'), [
      'a@x.org',
      'b@x.org',
      'c@x.org',
      'd@x.org',
      'e@x.org',
      'f@x.org',
    ]);
  });

  it('lose the names around them, commas in the names too', () => {
    assert.deepEqual(splitAddresses('"Moreau, Inès" <ines@x.org>, Max Frisch <max@x.org>'), [
      'ines@x.org',
      'max@x.org',
    ]);
  });

  it('are told apart as every keyboard writes it', () => {
    for (const text of [
      'a@x.org，b@x.org',
      'a@x.org、b@x.org',
      'a@x.org؛ b@x.org',
      'a@x.org\u2028b@x.org',
      'a@x.org\u00a0b@x.org',
      '<a@x.org> <b@x.org>',
      'Ada <a@x.org> Ben <b@x.org>',
      'mailto:a@x.org,b@x.org',
    ]) {
      assert.deepEqual(splitAddresses(text), ['a@x.org', 'b@x.org'], text);
    }
  });

  it('lose what was pasted along with them, as the backend reads them', () => {
    for (const text of [
      '\u200ba@x.org\ufeff',
      'mailto:a@x.org?subject=Hi',
      '«a@x.org»',
      'a@x.org.',
      'a@x.org <a@x.org>',
      'a@x.org<mailto:a@x.org>',
      'ａ＠ｘ．ｏｒｇ',
      // With the family name first, as Outlook writes it.
      'Lovelace, Ada <a@x.org>',
      'Lovelace, Ada <a@x.org>;',
    ]) {
      assert.deepEqual(splitAddresses(text), ['a@x.org'], text);
    }
    assert.deepEqual(splitAddresses('Lovelace, Ada <a@x.org>; Frisch, Max <m@x.org>'), [
      'a@x.org',
      'm@x.org',
    ]);
  });

  it('are those of a table’s rows, without the other cells', () => {
    assert.deepEqual(splitAddresses('Ada\tLovelace\ta@x.org\r\nMax\tFrisch\tm@x.org\tZürich\r\n'), [
      'a@x.org',
      'm@x.org',
    ]);
    assert.deepEqual(splitAddresses('a@x.org\nbob\nm@x.org'), ['a@x.org', 'bob', 'm@x.org']);
  });

  it('keep who lacks a domain, so that it can be mended', () => {
    assert.deepEqual(splitAddresses('a@x.org, bob, Max <m@x.org>'), ['a@x.org', 'bob', 'm@x.org']);
    assert.deepEqual(splitAddresses('bob; Max <m@x.org>'), ['bob', 'm@x.org']);
  });

  it('stay as they are when they are none', () => {
    assert.deepEqual(splitAddresses('not an address, <img src=x onerror=alert(1)>'), [
      'not an address',
      '<img src=x onerror=alert(1)>',
    ]);
    assert.deepEqual(splitAddresses(' ,; \n '), []);
  });

  it('are several as soon as one was ended, but not within quotes', () => {
    assert.isFalse(isSeveral('a@x.org'));
    assert.isTrue(isSeveral('a@x.org,'));
    assert.isTrue(isSeveral('a@x.org, b'));
    assert.isTrue(isSeveral('a@x.org、'));
    assert.isFalse(isSeveral('"Moreau, '));
  });

  it('have a hundred fields at most, and none is lost', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `m${i}@x.org`);
    const fields = fieldsOf(many);
    assert.equal(fields.length, 100);
    assert.deepEqual(fields.flatMap(splitAddresses), many);
    assert.deepEqual(fieldsOf([]), ['']);
  });

  it('are found again by the pointer of an error', () => {
    assert.equal(placeOf('/change/emails/2'), 2);
    assert.equal(placeOf('/change/emails/4000'), 99);
    assert.isUndefined(placeOf('/change/emails'));
  });
});
