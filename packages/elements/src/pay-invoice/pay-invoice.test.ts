import { BillingError } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-members.ts';
import '../define/billing-provider.ts';
import { eur } from '../shared/testing/fixtures.ts';
import { clear, click, control, eventually, only, provide, reads, textOf } from '../shared/testing/page.ts';
import { change, payment, payQuote, TeamBackend } from '../shared/testing/team.ts';
import type { PayInvoice } from './pay-invoice.ts';

function show(backend: TeamBackend): PayInvoice {
  const pay = only(
    provide(backend.adapter, '<billing-pay-invoice></billing-pay-invoice>'),
    'billing-pay-invoice',
  );
  pay.invoiceId = 'inv_2';
  pay.number = 'INV-10682';
  pay.amountDue = eur(600);
  return pay;
}

async function asked(backend: TeamBackend): Promise<PayInvoice> {
  const pay = show(backend);
  await reads(pay, 'INV-10682');
  await click(control(pay, 'Pay INV-10682 , €6.00'));
  await reads(pay, 'Due now €6.00');
  return pay;
}

describe('paying an invoice', () => {
  let backend: TeamBackend;
  beforeEach(() => {
    backend = new TeamBackend();
    backend.quotes = [() => Promise.resolve(payQuote)];
    backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: payment() }))];
  });
  afterEach(clear);

  it('shows the amount before it charges, and nothing about a renewal that stays the same', async () => {
    const pay = await asked(backend);
    assert.deepEqual(backend.asked, [{ type: 'pay_invoice', invoiceId: 'inv_2' }]);
    assert.lengthOf(backend.accepted, 0);
    expect(textOf(pay)).not.to.contain('renewal');
  });

  it('charges once, says so, and tells the page', async () => {
    const pay = await asked(backend);
    const heard: string[] = [];
    pay.addEventListener('billing-change', ({ detail }) => heard.push(detail.type));
    await click(control(pay, 'Pay €6.00'));
    await reads(pay, 'Paid. Thank you.');
    assert.lengthOf(backend.accepted, 1);
    assert.deepEqual(heard, ['pay_invoice']);
    assert.throws(() => control(pay, /Pay/));
  });

  it('says why the card was declined, and can be tried again', async () => {
    const declined = payment({ status: 'failed', declineCode: 'expired_card' });
    backend.changes = [
      () => Promise.resolve(change('pay_invoice', { payment: declined })),
      () => Promise.resolve(change('pay_invoice', { payment: payment() })),
    ];
    const pay = await asked(backend);
    await click(control(pay, 'Pay €6.00'));
    await reads(pay, 'The payment failed. The card has expired.');
    await sendKeys({ press: 'Enter' });
    await reads(pay, 'Due now €6.00');
    expect(textOf(pay)).not.to.contain('declined');
    await click(control(pay, 'Pay €6.00'));
    await reads(pay, 'Paid. Thank you.');
  });

  it('says that the bank has not answered, and does not offer to pay twice', async () => {
    const waiting = payment({ status: 'processing' });
    backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: waiting }))];
    const pay = await asked(backend);
    await click(control(pay, 'Pay €6.00'));
    await reads(pay, 'The payment is on its way');
    assert.throws(() => control(pay, /Pay/));
  });

  it('can be left before anything is charged', async () => {
    const pay = await asked(backend);
    await click(control(pay, 'Not now'));
    await eventually(() => pay.shadowRoot?.activeElement === control(pay, 'Pay INV-10682 , €6.00'));
    assert.lengthOf(backend.accepted, 0);
  });

  it('says what is true when no quote came', async () => {
    backend.quotes = [() => Promise.reject(new BillingError('network', 'lost'))];
    const pay = show(backend);
    await reads(pay, 'INV-10682');
    await click(control(pay, 'Pay INV-10682 , €6.00'));
    await reads(pay, 'There was no answer, and nothing was charged.');
  });

  it('forgets what it knows when it is about another invoice', async () => {
    const pay = await asked(backend);
    pay.invoiceId = 'inv_3';
    pay.number = 'INV-10683';
    await reads(pay, 'Pay INV-10683');
    expect(textOf(pay)).not.to.contain('Due now');
  });
});
