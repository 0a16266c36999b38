import { assert } from '@open-wc/testing';
import { exampleInvoice } from '../testing/documents.ts';

describe('an invoice as a PDF, made in a tab (INV-3)', () => {
  it('comes with its typefaces, and is the same each time', async function () {
    // The library and its typefaces, of which the Japanese one is large, are loaded and read for the first time.
    this.timeout(30_000);
    const { invoicePdf } = await import('./pdf.ts');
    const invoice = exampleInvoice({ contact: { name: '山田 דנה Łukasz राजेश', email: 'a@a.example' } });
    const pdf = await invoicePdf(invoice, { locale: 'fr' });
    const file = new TextDecoder('latin1').decode(pdf);
    assert.equal(file.slice(0, 8), '%PDF-1.7');
    for (const font of ['Inter', 'MotoyaLCedar', 'NotoSansHebrew', 'NotoSansDevanagari']) {
      assert.include(file, font);
    }
    assert.deepEqual(await invoicePdf(invoice, { locale: 'fr' }), pdf);
  });
});
