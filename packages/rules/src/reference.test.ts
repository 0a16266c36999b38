import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { creditorReference, meansInvoice } from './reference.ts';

/**
 * By hand, after ISO 11649: the number, then RF00, letters as numbers (A is 10, Z is 35), and 98 less the rest of
 * dividing that by 97. INV10682RF00 is 18 23 31 10682 27 15 00; its rest is 79.
 */
const references: [number: string, reference: string][] = [
  ['INV-10682', 'RF19INV10682'],
  ['INV-1', 'RF47INV1'],
  ['INV-2', 'RF20INV2'],
  ['INV-99', 'RF68INV99'],
  // A check of one digit has a nought before it.
  ['INV-6', 'RF09INV6'],
  // The example of the standard.
  ['539007547034', 'RF18539007547034'],
];

describe('INV-7: what a transfer has to say', () => {
  for (const [number, reference] of references) {
    it(`INV-7: ${number} is ${reference}`, () => {
      assert.equal(creditorReference(number), reference);
    });
  }

  it('INV-7: it means its invoice however it is spaced and written', () => {
    for (const text of ['RF19INV10682', 'rf19 inv1 0682', ' RF19-INV-10682 ', 'INV-10682', 'inv 10682']) {
      assert.ok(meansInvoice(text, 'INV-10682'), text);
    }
  });

  it('INV-7: with a slip of the pen it means no invoice, neither this one nor another', () => {
    for (const text of [
      'RF19INV10628',
      'RF91INV10682',
      'RF20INV10682',
      'INV-1068',
      'INV-106822',
      '10682',
      '',
    ]) {
      assert.ok(!meansInvoice(text, 'INV-10682'), text);
    }
    assert.ok(!meansInvoice('RF19INV10628', 'INV-10628'));
  });

  it('INV-7: it is found within what banks make of it', () => {
    for (const text of [
      'Invoice RF41INV10674',
      'invoice rf41inv10674, thank you',
      '/ROC/RF41INV10674//',
      '+RFB/RF41INV10674',
      '+++RF41/INV1/0674+++',
      'RF41 INV1 0674',
      'REMITTANCE RF41INV1\n0674',
      'ＲＦ４１ＩＮＶ１０６７４',
      '\u200eRF41INV10674\u200f',
      'Facture n° INV-10674 merci',
      'INV 10674',
      'Inv. 10674',
      'inv#10674 / Atelier Moreau',
      'INV no. 10674',
      'INV N°10674',
      'inv/10674',
      'INV\u201310674',
      'Payment of INV-106 74 of April',
      'RF00INV10674 INV-10674',
      // What the customer adds is not part of it.
      'INV-10674 16.04.2026',
      'INV-10674/10675',
      'INV-10674, 12.00 EUR',
    ]) {
      assert.ok(meansInvoice(text, 'INV-10674'), text);
    }
  });

  it('INV-7: within a longer number, or behind the check digits of another, it means no invoice', () => {
    for (const text of [
      'INV-106744',
      'INV-10674A',
      '9INV-10674',
      'SINV-10674',
      'RF41INV106744',
      'RF41INV1067',
      'RF14INV10674',
      'RF14 INV-10674',
      'RF 1 4 INV 10674',
      'Invoice 10674',
      'INV-1067',
      'INV-10647',
      'NOTPROVIDED',
    ]) {
      assert.ok(!meansInvoice(text, 'INV-10674'), text);
    }
    for (const text of ['INV-10674', 'RF41INV10674', 'INV-10674 merci'])
      assert.ok(!meansInvoice(text, 'INV-1067'), text);
  });

  it('INV-7: split where another number would end, it is that one, and never both', () => {
    const numbers = () => ['INV-1067', 'INV-10674'];
    assert.ok(meansInvoice('INV-1067 4', 'INV-1067', numbers));
    assert.ok(!meansInvoice('INV-1067 4', 'INV-10674', numbers));
    // The check digits of a reference leave no doubt.
    assert.ok(meansInvoice('RF41 INV1 067 4', 'INV-10674', numbers));
    assert.ok(!meansInvoice('RF41 INV1 067 4', 'INV-1067', numbers));
  });

  it('INV-7: cut off where a longer number of the account may have gone on, it means none', () => {
    const numbers = () => ['INV-1', 'INV-12'];
    const cut = 'Payment of our open invoice no. INV-1';
    assert.equal(cut.slice(2).length, 35);
    assert.ok(!meansInvoice(cut.slice(2), 'INV-1', numbers));
    assert.ok(meansInvoice(cut.slice(3), 'INV-1', numbers));
    assert.ok(meansInvoice(cut.slice(2), 'INV-1', () => ['INV-1', 'INV-2']));
  });

  it('INV-7: of all invoices, a reference in any text means its own and no other', () => {
    const place = fc.integer({ min: 1, max: 20_000 });
    const around = fc.constantFrom('', ' ', ' of April, ', '/', ' merci ', '//', ', ');
    const spacing = fc.constantFrom('', ' ', '-', '/');
    fc.assert(
      fc.property(place, place, around, around, spacing, (paid, other, before, after, gap) => {
        fc.pre(paid !== other);
        const numbers = () => [`INV-${paid}`, `INV-${other}`];
        const reference = creditorReference(`INV-${paid}`);
        for (const said of [`INV${gap}${paid}`, reference, reference.match(/.{1,4}/g)?.join(' ')]) {
          const text = `${before}${said}${after}`;
          assert.ok(meansInvoice(text, `INV-${paid}`, numbers), text);
          assert.ok(!meansInvoice(text, `INV-${other}`, numbers), text);
        }
      }),
    );
  });
});
