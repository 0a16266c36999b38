import type { PaymentMethod } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import '../define/billing-invoice.ts';
import '../define/billing-provider.ts';
import '../define/payment-methods.ts';
import { define } from '../shared/define.ts';
import { eur, fixtureAdapter, invoice, visa } from '../shared/testing/fixtures.ts';
import { card, transfer } from '../shared/testing/methods.ts';
import {
  clear,
  click,
  control,
  eventually,
  findAll,
  only,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import { FakeProcessor } from '../shared/testing/processor.ts';
import { payQuote, TeamBackend } from '../shared/testing/team.ts';
import { PayInvoice } from '../pay-invoice/pay-invoice.ts';
import { methodsOf } from '../pay-invoice/testing/payments.ts';
import { MethodsBackend } from './testing/backend.ts';
import type { PaymentMethods } from './payment-methods.ts';

define('billing-pay-invoice', PayInvoice);

const other = (id: string, type: string, more: Partial<PaymentMethod> = {}): PaymentMethod =>
  card({
    id,
    type,
    brand: null,
    last4: null,
    expMonth: null,
    expYear: null,
    expiryStatus: null,
    isDefault: false,
    ...more,
  });

const methods = [
  card(),
  other('pm_2', 'sepa_debit', { last4: '3000' }),
  other('pm_3', 'paypal', { label: 'PayPal (ada@example.com)' }),
  other('pm_4', 'us_bank_account', { last4: '6789' }),
  other('pm_5', 'link'),
  other('pm_6', 'tab', { label: 'On the tab' }),
  other('pm_7', 'tab'),
];

const names = [
  'Visa •••• 4242',
  'SEPA Direct Debit •••• 3000',
  'PayPal (ada@example.com)',
  'US bank account •••• 6789',
  'Link',
  'On the tab',
  'Other payment method',
];

function nth(root: ParentNode, selector: string, index: number): HTMLElement {
  const found = findAll(root, selector)[index];
  if (!found) throw new Error(`No ${selector} at ${index}`);
  return found;
}

describe('payment methods of every type', function () {
  this.timeout(8000);
  afterEach(clear);

  const backend = (...all: readonly PaymentMethod[]): MethodsBackend => {
    const made = new MethodsBackend();
    made.methods = all;
    return made;
  };
  async function list(from: MethodsBackend, attributes = ''): Promise<PaymentMethods> {
    const provider = provide(from.adapter, '<payment-methods></payment-methods>', attributes);
    provider.payments = new FakeProcessor();
    const shown = only(provider, 'payment-methods');
    await reads(shown, '4242');
    return shown;
  }
  const called = (shown: PaymentMethods): string[] => findAll(shown, '.methods strong > .called').map(textOf);

  it('are called by label, brand or type, in the list and on the buttons that remove them', async () => {
    const shown = await list(backend(...methods));
    assert.deepEqual(called(shown), names);
    const removing = findAll(shown, '.methods button')
      .map(textOf)
      .filter((text) => text.startsWith('Remove'));
    assert.deepEqual(
      removing,
      names.map((name) => `Remove ${name}`),
    );
    assert.equal(findAll(shown, 'h2')[0]?.textContent.trim(), 'Payment methods');
  });

  it('are called in French by what they are, and by their brands', async () => {
    const shown = await list(backend(...methods), 'locale="fr"');
    assert.deepEqual(called(shown).slice(1), [
      'Prélèvement SEPA •••• 3000',
      'PayPal (ada@example.com)',
      'Compte bancaire américain •••• 6789',
      'Link',
      'On the tab',
      'Autre moyen de paiement',
    ]);
  });

  it('are told apart by a number where they are called alike, whichever is the default', async () => {
    const from = backend(card(), other('pm_2', 'link'), other('pm_3', 'link'), other('pm_4', 'tab'));
    const shown = await list(from);
    assert.deepEqual(called(shown), ['Visa •••• 4242', 'Link (1)', 'Link (2)', 'Other payment method']);
    await click(control(shown, 'Remove Link (1)'));
    await reads(shown, 'Remove Link (1) ?');
    await click(nth(shown, '.danger', 0));
    await reads(shown, 'Link (1) has been removed');
    await eventually(() => !called(shown).includes('Link (1)'), 'read again');
    assert.deepEqual(called(shown), ['Visa •••• 4242', 'Link (2)', 'Other payment method']);
  });

  it('keep their number when a twin goes that is of another type: what they are called decides', async () => {
    const from = backend(card(), other('pm_2', 'tab'), other('pm_3', 'barter'), other('pm_4', 'link'));
    const shown = await list(from);
    assert.deepEqual(called(shown).slice(1), [
      'Other payment method (1)',
      'Other payment method (2)',
      'Link',
    ]);
    await click(control(shown, 'Remove Other payment method (1)'));
    await reads(shown, 'Remove Other payment method (1) ?');
    await click(nth(shown, '.danger', 0));
    await reads(shown, 'Other payment method (1) has been removed');
    assert.deepEqual(called(shown).slice(1), ['Other payment method (2)', 'Link']);
  });

  it('have no number where their twin went before they came', async () => {
    const from = backend(card(), other('pm_2', 'link'), other('pm_3', 'tab'));
    const shown = await list(from);
    await click(control(shown, 'Remove Link'));
    await reads(shown, 'Remove Link ?');
    await click(nth(shown, '.danger', 0));
    await reads(shown, 'Link has been removed');
    await eventually(() => !called(shown).includes('Link'), 'read again');
    from.methods = [...from.methods, other('pm_4', 'link')];
    await click(nth(shown, 'input[type=radio]', 1));
    await click(control(shown, 'Pay this way'));
    await reads(shown, 'You now pay with Other payment method');
    await eventually(() => called(shown).length === 3, 'read again');
    assert.deepEqual(called(shown), ['Visa •••• 4242', 'Other payment method', 'Link']);
  });

  it('can be chosen to pay with from now on, without a word of a card', async () => {
    const from = backend(card(), other('pm_2', 'sepa_debit', { last4: '3000' }));
    const shown = await list(from);
    await click(nth(shown, 'input[type=radio]', 1));
    await reads(shown, 'Everything from now on will be charged this way.');
    assert.lengthOf(findAll(shown, 'li:nth-child(2) .actions button'), 1, 'no expiry to edit');
    await click(control(shown, 'Pay this way'));
    await reads(shown, 'You now pay with SEPA Direct Debit •••• 3000');
    assert.deepEqual(from.asked, [['makeDefault', 'pm_2']]);
  });

  async function pay(...all: PaymentMethod[]): Promise<[PayInvoice, TeamBackend]> {
    const team = new TeamBackend();
    team.quotes = [() => Promise.resolve(payQuote)];
    const adapter = { ...team.adapter, paymentMethods: methodsOf(...all) };
    const shown = only(
      provide(adapter, '<billing-pay-invoice></billing-pay-invoice>'),
      'billing-pay-invoice',
    );
    shown.invoiceId = 'inv_2';
    shown.number = 'INV-10682';
    await reads(shown, 'Pay INV-10682');
    await click(control(shown, /^Pay INV-10682/));
    return [shown, team];
  }

  it('can be chosen to pay an invoice with, but for a bank transfer', async () => {
    const [shown, team] = await pay(...methods, { ...transfer, id: 'pm_8' });
    await reads(shown, 'Continue');
    assert.deepEqual(
      findAll(shown, 'label.card').map((label) => textOf(label).replace(/ expires.*/, '')),
      names,
    );
    await click(nth(shown, 'label.card', 2));
    await click(control(shown, 'Continue'));
    await reads(shown, 'With PayPal (ada@example.com)');
    assert.deepEqual(team.asked, [{ type: 'pay_invoice', invoiceId: 'inv_2', paymentMethodId: 'pm_3' }]);
    assert.ok(control(shown, 'Use another payment method'));
  });

  it('one that is the default is charged without a question', async () => {
    const [shown, team] = await pay(other('pm_3', 'paypal', { isDefault: true }));
    await reads(shown, 'With PayPal');
    assert.deepEqual(team.asked, [{ type: 'pay_invoice', invoiceId: 'inv_2' }]);
  });

  it('are called the same where an invoice says what it was paid with', async () => {
    const attempt = {
      id: 'pay_1',
      at: '2026-04-16T09:00:00+02:00',
      status: 'succeeded',
      declineCode: null,
      amount: eur(600),
    } as const;
    const sources = [
      visa,
      { type: 'sepa_debit', brand: null, last4: '3000' },
      { type: 'bank_transfer', brand: null, last4: null },
      { type: 'tab', label: 'On the tab', brand: null, last4: null },
      { type: 'tab', brand: null, last4: null },
    ];
    const { invoices } = fixtureAdapter();
    const paid = invoice({ attempts: sources.map((method, i) => ({ ...attempt, id: `pay_${i}`, method })) });
    const adapter = fixtureAdapter({ invoices: { ...invoices, read: () => Promise.resolve(paid) } });
    const shown = only(
      provide(adapter, '<billing-invoice item-id="inv_2"></billing-invoice>'),
      'billing-invoice',
    );
    await reads(shown, 'Apr 16, 2026 Visa •••• 4242');
    for (const name of ['SEPA Direct Debit •••• 3000', 'Bank transfer', 'On the tab', 'Other payment method'])
      assert.include(textOf(shown), `Apr 16, 2026 ${name}`);
  });
});
