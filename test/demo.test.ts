import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { languageOf } from '../demo/language.ts';
import { linkedBy } from '../demo/linked.ts';

describe('what an address of the demo means', () => {
  for (const [hash, meant] of [
    ['#billing/invoices/in_1', { part: 'invoices', id: 'in_1', token: '' }],
    ['#billing/invoices/a%2Fb', { part: 'invoices', id: 'a/b', token: '' }],
    ['#billing/credit-notes/cn_1', { part: 'credit-notes', id: 'cn_1', token: '' }],
    ['#billing/confirm?token=t%201', { part: 'confirm', id: '', token: 't 1' }],
    ['#billing/', { part: '', id: '', token: '' }],
    ['#elsewhere', { part: '#elsewhere', id: '', token: '' }],
  ] as const) {
    it(hash, () => assert.deepEqual(linkedBy(hash), meant));
  }

  for (const hash of ['#billing/%E0%A4%A', '#billing/invoices/%', '#billing/invoices/%C3/x']) {
    it(`${hash} is malformed, and means nothing`, () => assert.equal(linkedBy(hash), undefined));
  }
});

describe('the language of the demo’s page', () => {
  for (const written of ['fr', 'FR', 'fr_FR', 'fr_CA.UTF-8', ' fr-FR@euro ']) {
    it(`${written} is French`, () => assert.equal(languageOf(written), 'fr'));
  }

  for (const written of [null, '', 'C', 'POSIX', '\0']) {
    it(`${JSON.stringify(written)} is none`, () => assert.equal(languageOf(written), undefined));
  }
});
