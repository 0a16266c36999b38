import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BillingError } from '@billfold/contract';
import { createToUrl } from './url.ts';

test('an endpoint with and without a trailing slash is the same', () => {
  for (const endpoint of ['https://x.test', 'https://x.test/', new URL('https://x.test')]) {
    assert.equal(createToUrl(endpoint)(['invoices', 'inv_1']), 'https://x.test/invoices/inv_1');
  }
  for (const endpoint of ['https://x.test/api/v1', 'https://x.test/api/v1/', 'https://x.test/api/v1//']) {
    assert.equal(createToUrl(endpoint)(['account']), 'https://x.test/api/v1/account');
  }
});

test('the query of the endpoint stays beside that of the request', () => {
  const toUrl = createToUrl('https://x.test/api/?tenant=a%20b#top');
  assert.equal(toUrl(['account']), 'https://x.test/api/account?tenant=a%20b');
  assert.equal(
    toUrl(['history'], { limit: 10, query: 'INV&1' }),
    'https://x.test/api/history?tenant=a+b&limit=10&query=INV%261',
  );
});

test('a query value that is undefined is left out', () => {
  assert.equal(
    createToUrl('https://x.test')(['history'], { cursor: undefined, query: '' }),
    'https://x.test/history?query=',
  );
});

test('an id is one part of the path, whatever is in it', () => {
  const toUrl = createToUrl('https://x.test');
  assert.equal(toUrl(['invoices', 'a/../b?c#d%2e']), 'https://x.test/invoices/a%2F..%2Fb%3Fc%23d%252e');
  assert.equal(toUrl(['invoices', '...']), 'https://x.test/invoices/...');
});

test('an id that would lead to another resource is not found', () => {
  const toUrl = createToUrl('https://x.test');
  for (const id of ['', '.', '..']) {
    assert.throws(
      () => toUrl(['quotes', id, 'accept']),
      (error) => error instanceof BillingError && error.code === 'not_found',
    );
  }
});

test('a relative endpoint is resolved against the document', (t) => {
  Object.assign(globalThis, { document: { baseURI: 'https://shop.test/en/account.html' } });
  t.after(() => Reflect.deleteProperty(globalThis, 'document'));
  assert.equal(createToUrl('/api/billing')(['account']), 'https://shop.test/api/billing/account');
  assert.equal(createToUrl('billing/')(['account']), 'https://shop.test/en/billing/account');
});

test('an endpoint that requests cannot go to is refused at once', () => {
  for (const endpoint of [
    '',
    '/api',
    'javascript:alert(1)',
    'data:,x',
    'ftp://x.test',
    'https://me:secret@x.test',
  ]) {
    assert.throws(() => createToUrl(endpoint), TypeError, endpoint);
  }
});
