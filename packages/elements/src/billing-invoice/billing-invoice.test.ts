import { BillingError, type Account, type BillingAdapter, type Invoice } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import '../define/billing-invoice.ts';
import '../define/billing-provider.ts';
import { creditNote, eur, fixtureAdapter, invoice } from '../shared/testing/fixtures.ts';
import { account } from '../shared/testing/team.ts';
import { clear, findAll, only, provide, reads, textOf } from '../shared/testing/page.ts';
import type { BillingInvoice } from './billing-invoice.ts';

const { viewer } = account();

function backend(
  document: Invoice,
  permissions: Account['viewer']['permissions'] = ['invoices.read', 'invoices.pay'],
): BillingAdapter {
  const { invoices, ...others } = fixtureAdapter();
  return {
    ...others,
    account: { read: () => Promise.resolve(account({ viewer: { ...viewer, permissions } })) },
    invoices: { ...invoices, read: () => Promise.resolve(document) },
    creditNotes: {
      list: () => Promise.reject(new BillingError('unexpected', 'not asked for')),
      read: () => Promise.resolve(creditNote()),
    },
  };
}

const show = (adapter: BillingAdapter, attributes = 'item-id="inv_2"'): BillingInvoice =>
  only(provide(adapter, `<billing-invoice ${attributes}></billing-invoice>`), 'billing-invoice');

const unpaid = invoice({
  status: 'open',
  overdue: true,
  amountPaid: eur(0),
  amountDue: eur(600),
  attempts: [
    { at: '2026-04-16T09:00:00+02:00', status: 'failed', declineCode: 'card_declined', amount: eur(600) },
  ],
});

describe('billing-invoice', () => {
  afterEach(() => {
    clear();
    document.documentElement.removeAttribute('lang');
  });

  it('says who billed whom, for what, and what it came to', async () => {
    const element = show(backend(invoice()));
    await reads(element, 'Invoice INV-10682');
    const text = textOf(element);
    for (const part of [
      'Paid',
      'Studio Nord',
      '75002 Paris',
      'France',
      'Claire Petit',
      '15 of 30 days',
      '€6.00',
    ]) {
      assert.include(text, part);
    }
  });

  it('of an unpaid one it says so, why the card said no, and offers to pay', async () => {
    const element = show(backend(unpaid));
    await reads(element, 'Overdue');
    await reads(element, 'Pay INV-10682');
    assert.include(textOf(element), 'The card was declined.');
  });

  it('offers nobody to pay who may not', async () => {
    const element = show(backend(unpaid, ['invoices.read']));
    await reads(element, 'Overdue');
    assert.equal(findAll(element, 'billing-pay-invoice').length, 0);
  });

  it('shows a credit note, and the invoice that it reverses', async () => {
    const element = show(backend(invoice()), 'item-id="cn_1" view="credit_note"');
    await reads(element, 'Credit note CN-204');
    assert.include(textOf(element), 'For invoice INV-10681');
    assert.include(textOf(element), '−€6.00');
  });

  it('shows another one when its id changes', async () => {
    const adapter = backend(invoice());
    if (adapter.invoices) adapter.invoices.read = (id) => Promise.resolve(invoice({ id, number: id }));
    const element = show(adapter);
    await reads(element, 'inv_2');
    element.itemId = 'inv_9';
    await reads(element, 'inv_9');
  });

  it('shows nothing without an id', async () => {
    const element = show(backend(invoice()), '');
    await element.updateComplete;
    assert.equal(textOf(element), '');
  });

  it('says what went wrong, and tries again', async () => {
    const adapter = backend(invoice());
    if (adapter.invoices) {
      adapter.invoices.read = () => Promise.reject(new BillingError('unavailable', 'later', { status: 503 }));
    }
    const element = show(adapter);
    await reads(element, 'Try again');
  });

  it('speaks French', async () => {
    document.documentElement.lang = 'fr';
    const element = show(backend(unpaid));
    await reads(element, 'Facture INV-10682');
    assert.include(textOf(element), 'Contact de facturation');
  });

  it('shows markup in a name as text', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const element = show(backend(invoice({ contact: { name: hostile, email: 'a@example.com' } })));
    await reads(element, hostile);
    assert.equal(findAll(element, 'img').length, 0);
  });

  it('is accessible', async () => {
    const element = show(backend(unpaid));
    await reads(element, 'Pay INV-10682');
    await expect(element).to.be.accessible();
  });
});
