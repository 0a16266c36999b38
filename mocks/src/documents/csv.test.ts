import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { eur, exampleInvoice } from '../testing/documents.ts';
import { invoicesCsv } from './csv.ts';

const HEAD =
  'Number,Issued on,Due on,Status,Reason,Currency,Net,Tax,Total,Credited,Balance applied,Paid,Due,Bill to,Tax ID';

/** The row of one invoice, as it is written. */
function row(more: Parameters<typeof exampleInvoice>[0] = {}): string {
  return invoicesCsv([exampleInvoice(more)]).slice(`\ufeff${HEAD}\r\n`.length);
}

const billTo = (name: string) => ({ billTo: { ...exampleInvoice().billTo, name } });

describe('the table of invoices (INV-3)', () => {
  it('has a row of names and one row for each invoice, with amounts as plain decimals', () => {
    const invoices = [
      exampleInvoice({ credited: eur(280), balanceApplied: eur(600), amountPaid: eur(2720) }),
      exampleInvoice({ number: 'INV-10683', status: 'open', amountPaid: eur(0), amountDue: eur(3600) }),
    ];
    assert.equal(
      invoicesCsv(invoices),
      `\ufeff${HEAD}\r\n` +
        'INV-10682,2026-04-01,2026-04-01,paid,renewal,EUR,29.75,6.25,36.00,2.80,6.00,27.20,0.00,Atelier Moreau SARL,FR40303265045\r\n' +
        'INV-10683,2026-04-01,2026-04-01,open,renewal,EUR,29.75,6.25,36.00,0.00,0.00,0.00,36.00,Atelier Moreau SARL,FR40303265045\r\n',
    );
  });

  it('is the row of names alone where there is no invoice', () => {
    assert.equal(invoicesCsv([]), `\ufeff${HEAD}\r\n`);
  });

  it('puts names with commas, quotation marks and line breaks in quotation marks (RFC 4180)', () => {
    assert.match(row(billTo('Moreau, Fils')), /,"Moreau, Fils",FR/);
    assert.match(row(billTo('The "Studio"')), /,"The ""Studio""",FR/);
    assert.match(row(billTo('Moreau\r\nParis')), /,"Moreau\r\nParis",FR/);
  });

  it('leaves nothing of a customer’s to be a formula', () => {
    assert.match(row(billTo('=HYPERLINK("//a.example")')), /,"'=HYPERLINK\(""\/\/a.example""\)",FR/);
    assert.match(row(billTo('@SUM(A1)')), /,'@SUM\(A1\),FR/);
    assert.match(row(billTo('+1 Studio')), /,'\+1 Studio,FR/);
    assert.match(row(billTo('-1')), /,'-1,FR/);
    assert.match(row(billTo('\tTab')), /,"'\tTab",FR/);
    assert.match(row(billTo('\rReturn')), /,"'\rReturn",FR/);
    assert.match(row(billTo(' =1+1')), /,' =1\+1,FR/);
    assert.match(row(billTo('＝1+1')), /,'＝1\+1,FR/);
  });

  it('leaves none for spreadsheets that divide at semicolons either', () => {
    assert.match(row(billTo('Moreau;=1+1')), /,"Moreau;'=1\+1",FR/);
    assert.match(row(billTo('Moreau;Fils')), /,"Moreau;Fils",FR/);
  });

  it('keeps negative amounts numbers', () => {
    const negative = { net: eur(-500), total: eur(-600), balanceApplied: eur(-600) };
    assert.match(row(negative), /,EUR,-5\.00,-1\.00,-6\.00,0\.00,-6\.00,36\.00,0\.00,/);
  });

  it('has an empty cell where there is no tax number', () => {
    assert.match(row({ billTo: { ...exampleInvoice().billTo, taxId: null } }), /,Atelier Moreau SARL,\r\n$/);
  });
});
