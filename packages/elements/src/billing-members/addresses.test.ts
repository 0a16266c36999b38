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
