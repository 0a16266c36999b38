import {
  BillingError,
  type BillingAdapter,
  type Change,
  type Invoice,
  type Payment,
  type PaymentMethodList,
} from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-provider.ts';
import { define } from '../shared/define.ts';
import { eur, fixtureAdapter, invoice } from '../shared/testing/fixtures.ts';
import {
  clear,
  click,
  control,
  deferred,
  eventually,
  findAll,
  only,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import { card, mastercard, transfer } from '../shared/testing/methods.ts';
import { FakeProcessor } from '../shared/testing/processor.ts';
import { account, change, may, payment, payQuote, TeamBackend } from '../shared/testing/team.ts';
import { rendersOnce } from '../shared/testing/warnings.ts';
import { PayInvoice } from './pay-invoice.ts';
import { methodsOf, Payments, question, waiting } from './testing/payments.ts';

define('billing-pay-invoice', PayInvoice);
rendersOnce();

function show({ adapter }: { adapter: BillingAdapter }, bank?: FakeProcessor): PayInvoice {
  const provider = provide(adapter, '<billing-pay-invoice></billing-pay-invoice>');
  provider.payments = bank;
  const pay = only(provider, 'billing-pay-invoice');
  pay.invoiceId = 'inv_2';
  pay.number = 'INV-10682';
  pay.amountDue = eur(600);
  return pay;
}

const nothingToPayWith = () =>
  Promise.reject(new BillingError('payment_method_required', 'No card', { status: 409 }));

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
    await eventually(() => pay.shadowRoot?.activeElement?.role === 'alert', 'the focus');
  });

  it('says once, to those who don’t see the busy button, that a payment takes longer than a moment', async () => {
    const answer = deferred<Change>();
    backend.changes = [() => answer.promise];
    const pay = await asked(backend);
    const [region] = findAll(pay, '.actions [role=status]');
    assert.ok(region);
    const heard: string[] = [];
    new MutationObserver(() => heard.push(textOf(region))).observe(region, {
      characterData: true,
      childList: true,
      subtree: true,
    });
    await click(control(pay, 'Pay €6.00'));
    await eventually(() => backend.accepted.length === 1, 'it was accepted');
    assert.deepEqual(heard, []);
    await reads(pay, 'The payment is being made…');
    pay.requestUpdate();
    await pay.updateComplete;
    assert.deepEqual(heard, ['The payment is being made…']);
    answer.resolve(change('pay_invoice', { payment: payment() }));
    await reads(pay, 'Paid. Thank you.');
    expect(textOf(pay)).not.to.contain('being made');
  });

  it('says nothing of a payment that takes no longer, nor of the next one before its time', async () => {
    const answer = deferred<Change>();
    backend.changes = [() => Promise.reject(new BillingError('network', 'lost')), () => answer.promise];
    const pay = await asked(backend);
    await click(control(pay, 'Pay €6.00'));
    await reads(pay, 'don’t know yet');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    expect(textOf(pay)).not.to.contain('being made');
    const pressed = Date.now();
    await sendKeys({ press: 'Enter' });
    await reads(pay, 'The payment is being made…');
    assert.isAtLeast(Date.now() - pressed, 900);
  });

  it('tells nobody, and shows nothing, of a payment in an account that is no longer shown', async () => {
    const answer = deferred<Change>();
    backend.changes = [() => answer.promise];
    const pay = await asked(backend);
    const heard: string[] = [];
    pay.addEventListener('done', ({ type }) => heard.push(type));
    await click(control(pay, 'Pay €6.00'));
    only(document, 'billing-provider').adapter = new TeamBackend().adapter;
    await reads(pay, 'Pay INV-10682');
    answer.resolve(change('pay_invoice', { payment: payment() }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(textOf(pay)).not.to.contain('Paid.');
    assert.deepEqual(heard, []);
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

  for (const status of ['processing', 'requires_action', 'on_hold' as 'processing'] as const) {
    it(`says that the bank has not answered, and does not offer to pay twice: ${status}`, async () => {
      const waiting = payment({ status });
      backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: waiting }))];
      const pay = await asked(backend);
      await click(control(pay, 'Pay €6.00'));
      await reads(pay, 'The payment is on its way');
      assert.throws(() => control(pay, /Pay/));
    });
  }

  it('says that a payment that was given up has failed, and can be tried again', async () => {
    const canceled = payment({ status: 'canceled' });
    backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: canceled }))];
    const pay = await asked(backend);
    await click(control(pay, 'Pay €6.00'));
    await reads(pay, 'The payment failed.');
    await click(control(pay, 'Pay INV-10682 , €6.00'));
    await reads(pay, 'Due now €6.00');
  });

  it('can be left before anything is charged', async () => {
    const pay = await asked(backend);
    await click(control(pay, 'Not now'));
    await eventually(() => pay.shadowRoot?.activeElement === control(pay, 'Pay INV-10682 , €6.00'));
    assert.lengthOf(backend.accepted, 0);
  });

  for (const becomes of ['succeeded', 'failed', 'requires_action'] as const) {
    it(`PAY-5: finds out by itself what became of a payment whose answer was lost: ${becomes}`, async () => {
      const payments = new Payments();
      if (becomes !== 'requires_action') payments.become(becomes, becomes === 'failed' ? 'lost_card' : null);
      let attempts: Invoice['attempts'] = [];
      const { invoices } = fixtureAdapter();
      const read = () => Promise.resolve(invoice({ status: 'open', attempts }));
      backend.changes = [
        () => {
          const { id, status, amount, method } = payments.now;
          attempts = [{ id, status, amount, method, declineCode: null, at: '2026-04-16T09:00:00+02:00' }];
          return Promise.reject(new BillingError('network', 'lost'));
        },
      ];
      const adapter = { ...backend.adapter, payments: payments.facet, invoices: { ...invoices, read } };
      const pay = show({ adapter }, new FakeProcessor());
      const heard: string[] = [];
      pay.addEventListener('answered', (event) => heard.push((event as CustomEvent<Payment>).detail.status));
      await reads(pay, 'Pay INV-10682 , €6.00');
      await click(control(pay, 'Pay INV-10682 , €6.00'));
      await reads(pay, 'Due now €6.00');
      await click(control(pay, 'Pay €6.00'));
      const said = {
        succeeded: 'Paid. Thank you.',
        failed: 'The payment failed. The card has been reported lost.',
        requires_action: 'Your bank wants you to confirm this payment.',
      };
      await reads(pay, said[becomes]);
      assert.deepEqual(heard, becomes === 'requires_action' ? [] : [becomes]);
      assert.lengthOf(backend.accepted, 1);
    });
  }

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

describe('the bank’s question about an invoice (PAY-4)', () => {
  let backend: TeamBackend;
  let bank: FakeProcessor;
  let payments: Payments;
  const adapter = (more: BillingAdapter = {}): { adapter: BillingAdapter } => ({
    adapter: { ...backend.adapter, payments: payments.facet, ...more },
  });

  beforeEach(() => {
    backend = new TeamBackend();
    bank = new FakeProcessor();
    payments = new Payments();
    backend.quotes = [() => Promise.resolve(payQuote)];
    backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: waiting }))];
  });
  afterEach(clear);

  async function accepted(): Promise<PayInvoice> {
    const pay = show(adapter(), bank);
    await reads(pay, 'INV-10682');
    await click(control(pay, 'Pay INV-10682 , €6.00'));
    await reads(pay, 'Due now €6.00');
    await click(control(pay, 'Pay €6.00'));
    await eventually(() => bank.asked.length === 1, 'the bank is asked');
    return pay;
  }

  function heard(pay: PayInvoice): Payment['status'][] {
    const statuses: Payment['status'][] = [];
    pay.addEventListener('billing-payment', ({ detail }) => statuses.push(detail.status));
    return statuses;
  }

  it('is asked at once, is paid when it is answered, and tells the page', async () => {
    const pay = await accepted();
    const told = heard(pay);
    assert.deepEqual(bank.asked, [question]);
    await reads(pay, 'Your bank is asking you now.');
    payments.become('succeeded');
    bank.answer('succeeded');
    await reads(pay, 'Paid. Thank you.');
    assert.throws(() => control(pay, /Pay|bank/));
    assert.deepEqual(told, ['succeeded']);
    assert.lengthOf(backend.accepted, 1);
  });

  it('is asked in the language that the element speaks, however that is written', async () => {
    const pay = show(adapter(), bank);
    const provider = pay.closest('billing-provider');
    if (provider) provider.locale = 'fr_CA.UTF-8';
    await reads(pay, 'INV-10682');
    await click(control(pay, /^Payer INV-10682/));
    await reads(pay, 'À payer maintenant');
    await click(control(pay, /^Payer 6,00/));
    await eventually(() => bank.asked.length === 1, 'the bank is asked');
    assert.equal(bank.language, 'fr-CA');
  });

  it('waits for the backend to hear of it, and does not ask twice', async () => {
    const pay = await accepted();
    bank.answer('succeeded');
    await reads(pay, 'We are waiting for your bank’s word.');
    assert.lengthOf(findAll(pay, 'button'), 0);
    payments.become('succeeded');
    await reads(pay, 'Paid. Thank you.');
    assert.lengthOf(bank.asked, 1);
  });

  it('says that it was refused, and can be paid another time', async () => {
    const pay = await accepted();
    const told = heard(pay);
    payments.become('failed', 'authentication_failed');
    bank.answer('refused');
    await reads(pay, 'The payment failed. The bank did not confirm that it was you.');
    assert.deepEqual(told, ['failed']);
    await eventually(() => pay.shadowRoot?.activeElement === control(pay, 'Pay INV-10682 , €6.00'));
  });

  it('still stands when somebody walks away, until when it can be answered, and is asked again', async () => {
    const pay = await accepted();
    bank.answer('abandoned');
    await reads(pay, 'You haven’t confirmed it yet, and nothing was charged.');
    expect(textOf(pay)).to.contain('You can do so until Apr 17, 2026');
    await eventually(() => pay.shadowRoot?.activeElement === control(pay, 'Confirm with your bank'));
    await sendKeys({ press: 'Enter' });
    await eventually(() => bank.asked.length === 2);
    assert.lengthOf(backend.accepted, 1);
  });

  it('says that it lapsed when nobody answered in time', async () => {
    const pay = await accepted();
    bank.answer('abandoned');
    await reads(pay, 'You haven’t confirmed it yet');
    payments.become('failed', 'authentication_expired');
    window.dispatchEvent(new Event('focus'));
    await reads(pay, 'The payment failed. It was not confirmed with the bank in time.');
  });

  it('tells the truth when no answer came, and can be asked again', async () => {
    const pay = await accepted();
    bank.fail();
    await reads(pay, 'We don’t know yet whether your bank confirmed it.');
    await click(control(pay, 'Confirm with your bank'));
    await eventually(() => bank.asked.length === 2);
  });

  it('PAY-5: is asked once, however often it is clicked', async () => {
    const pay = show(adapter(), bank);
    pay.paymentId = 'pay_1';
    await reads(pay, 'Confirm with your bank');
    const ask = control(pay, 'Confirm with your bank');
    ask.click();
    ask.click();
    await reads(pay, 'Your bank is asking you now.');
    await click(control(pay, 'Confirm with your bank'));
    assert.lengthOf(bank.asked, 1);
  });

  it('is there after a reload, as the invoice knows it', async () => {
    const attempt = {
      id: 'pay_1',
      at: '2026-04-16T09:00:00+02:00',
      status: 'requires_action' as const,
      declineCode: null,
      amount: eur(600),
      method: waiting.method,
    };
    const { invoices } = fixtureAdapter();
    const read = () => Promise.resolve(invoice({ attempts: [attempt] }));
    const pay = show(adapter({ invoices: { ...invoices, read } }), bank);
    await reads(pay, 'Confirm with your bank');
    assert.throws(() => control(pay, /^Pay INV/));
    assert.lengthOf(bank.asked, 0, 'nobody is asked unasked');
  });

  it('closes when it was answered in another tab, and says what came of it', async () => {
    const pay = await accepted();
    payments.become('succeeded');
    new BroadcastChannel('billfold').postMessage('changed');
    await reads(pay, 'Paid. Thank you.');
    assert.deepEqual(bank.stopped, [question]);
  });

  it('can be paid another way: the payment is given up, then it is asked what with', async () => {
    backend.account = account({
      viewer: { ...account().viewer, permissions: [...may, 'payment_methods.read'] },
    });
    const pay = show(adapter({ paymentMethods: methodsOf(card(), mastercard) }), bank);
    pay.paymentId = 'pay_1';
    await reads(pay, 'Pay another way');
    await click(control(pay, 'Pay another way'));
    await reads(pay, 'Mastercard •••• 4444');
    assert.deepEqual(payments.canceled, ['pay_1']);
    assert.lengthOf(backend.accepted, 0);
  });

  it('PLAN-6: goes with the change of plan that hangs on it, and nothing is owed', async () => {
    const { invoices } = fixtureAdapter();
    const read = () =>
      Promise.resolve(
        invoice({ reason: 'plan_changed', status: payments.now.status === 'canceled' ? 'void' : 'open' }),
      );
    const pay = show(adapter({ invoices: { ...invoices, read } }), bank);
    const told = heard(pay);
    pay.paymentId = 'pay_1';
    await reads(pay, 'Cancel the change of plan');
    await click(control(pay, 'Cancel the change of plan'));
    await reads(pay, 'The payment was canceled Nothing was charged.');
    assert.deepEqual(told, ['canceled']);
    assert.deepEqual(payments.canceled, ['pay_1']);
    await eventually(() => !findAll(pay, 'button').length, 'there is nothing to pay');
  });

  it('is not given up when the bank has just said yes in another tab', async () => {
    const pay = show(adapter(), bank);
    pay.paymentId = 'pay_1';
    await reads(pay, 'Pay another way');
    payments.become('succeeded');
    payments.refusal = new BillingError('payment_settled', 'settled', { status: 409 });
    await click(control(pay, 'Pay another way'));
    await reads(pay, 'Paid. Thank you.');
    assert.throws(() => control(pay, /Pay/));
  });

  it('is said to be impossible where the page has no processor, with the way to support', async () => {
    const pay = show(adapter());
    pay.paymentId = 'pay_1';
    await reads(pay, 'This page can’t ask your bank.');
    assert.equal(control(pay, 'Contact support').getAttribute('href'), 'https://example.org/support');
    control(pay, 'Pay another way');
    assert.throws(() => control(pay, 'Confirm with your bank'));
  });

  it('is not left open when the element goes for good', async () => {
    const pay = await accepted();
    pay.remove();
    await eventually(() => bank.stopped.length === 1);
  });

  it('goes on when the element is only moved', async () => {
    const pay = await accepted();
    const place = pay.parentElement;
    pay.remove();
    place?.append(pay);
    await new Promise((resolve) => setTimeout(resolve, 50));
    assert.lengthOf(bank.stopped, 0);
  });

  it('is known when another tab has begun to pay in the meantime', async () => {
    backend.quotes = [() => Promise.reject(new BillingError('payment_in_progress', 'no', { status: 409 }))];
    const pay = show(adapter(), bank);
    await reads(pay, 'INV-10682');
    await click(control(pay, 'Pay INV-10682 , €6.00'));
    await reads(pay, 'This invoice is being paid already');
    expect(textOf(pay)).not.to.contain('went wrong');
  });

  it('can be answered by everybody', async function () {
    this.timeout(10_000);
    const pay = show(adapter(), bank);
    pay.paymentId = 'pay_1';
    await reads(pay, 'Confirm with your bank');
    await expect(pay).to.be.accessible();
  });
});

describe('what an invoice is paid with (PAY-1)', () => {
  let backend: TeamBackend;
  beforeEach(() => {
    backend = new TeamBackend();
    backend.account = account({
      viewer: {
        ...account().viewer,
        permissions: [...may, 'payment_methods.read', 'payment_methods.manage'],
      },
    });
    backend.quotes = [() => Promise.resolve(payQuote)];
    backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: payment() }))];
  });
  afterEach(clear);

  async function begun(...methods: Parameters<typeof methodsOf>): Promise<PayInvoice> {
    const pay = show({ adapter: { ...backend.adapter, paymentMethods: methodsOf(...methods) } });
    await reads(pay, 'INV-10682');
    await click(control(pay, 'Pay INV-10682 , €6.00'));
    return pay;
  }

  const radio = (pay: PayInvoice, last4: string): HTMLInputElement => {
    const label = findAll(pay, 'label').find((each) => textOf(each).includes(last4));
    const found = label?.querySelector('input');
    if (!found) throw new Error(`No card ${last4}`);
    return found;
  };

  it('is the default card, without a question, where there is only that', async () => {
    const pay = await begun(card());
    await reads(pay, 'With Visa •••• 4242');
    assert.deepEqual(backend.asked, [{ type: 'pay_invoice', invoiceId: 'inv_2' }]);
  });

  it('is chosen among several, the default first', async () => {
    const pay = await begun(card(), mastercard);
    await reads(pay, 'Mastercard •••• 4444');
    assert.lengthOf(backend.asked, 0);
    assert.isTrue(radio(pay, '4242').checked);
    await click(radio(pay, '4444'));
    await click(control(pay, 'Continue'));
    await reads(pay, 'With Mastercard •••• 4444');
    assert.deepEqual(backend.asked, [{ type: 'pay_invoice', invoiceId: 'inv_2', paymentMethodId: 'pm_2' }]);
    await click(control(pay, 'Use another card'));
    await reads(pay, 'Visa •••• 4242');
    assert.isTrue(radio(pay, '4444').checked, 'what was chosen stays chosen');
    await click(control(pay, 'Continue'));
    await reads(pay, 'Due now €6.00');
    await click(control(pay, 'Pay €6.00'));
    await reads(pay, 'Paid. Thank you.');
  });

  it('is chosen by the keyboard alone', async () => {
    const pay = await begun(card(), mastercard);
    await eventually(() => pay.shadowRoot?.activeElement?.localName === 'h3');
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'ArrowDown' });
    assert.isTrue(radio(pay, '4444').checked);
    await sendKeys({ press: 'Enter' });
    await reads(pay, 'With Mastercard •••• 4444');
  });

  it('leaves out cards that can’t be used', async () => {
    const expired = card({ id: 'pm_old', last4: '1111', isDefault: false, expiryStatus: 'expired' });
    const unsaved = card({
      id: 'pm_new',
      last4: '2222',
      isDefault: false,
      setup: { status: 'requires_action', nextAction: null },
    });
    const pay = await begun(card(), expired, unsaved);
    await reads(pay, 'With Visa •••• 4242');
  });

  it('can be a card where the account pays by transfer', async () => {
    const pay = await begun({ ...transfer, isDefault: true }, mastercard);
    await reads(pay, 'You usually pay by bank transfer.');
    assert.isTrue(radio(pay, '4444').checked);
    await click(control(pay, 'Continue'));
    await reads(pay, 'Due now €6.00');
    assert.deepEqual(backend.asked, [{ type: 'pay_invoice', invoiceId: 'inv_2', paymentMethodId: 'pm_2' }]);
  });

  it('CRED-2: needs none where the credit covers the invoice', async () => {
    backend.quotes = [() => Promise.resolve({ ...payQuote, creditApplied: eur(600), dueNow: eur(0) })];
    backend.changes = [() => Promise.resolve(change('pay_invoice'))];
    const pay = await begun({ ...transfer, isDefault: true });
    await reads(pay, 'Paid from your credit −€6.00 Why? Due now €0.00');
    expect(textOf(pay)).not.to.contain('Total');
    assert.throws(() => control(pay, 'Pay with a new card'));
    await click(control(pay, 'Use €6.00 of your credit'));
    await reads(pay, 'Paid. Thank you.');
  });

  it('has to be added first where there is no card, and the page is told the way', async () => {
    backend.quotes = [nothingToPayWith];
    const pay = await begun({ ...transfer, isDefault: true });
    await reads(pay, 'There is no card to pay with');
    const targets: unknown[] = [];
    pay.addEventListener('billing-navigate', (event) => {
      event.preventDefault();
      targets.push(event.detail);
    });
    await click(control(pay, 'Add a card'));
    assert.deepEqual(targets, [{ view: 'payment_methods', itemId: '' }]);
    assert.lengthOf(findAll(pay, 'payment-methods'), 0);
  });

  it('is a matter of others where the viewer can add no card', async () => {
    backend.quotes = [nothingToPayWith];
    const cases = [
      { viewer: account().viewer },
      { policy: { ...account().policy, paymentMethodTypes: ['bank_transfer' as const] } },
    ];
    for (const { viewer, policy } of cases) {
      const { account: known } = backend;
      backend.account = { ...known, viewer: viewer ?? known.viewer, policy: policy ?? known.policy };
      const pay = await begun();
      await reads(pay, 'There is no card to pay with Ask whoever manages billing to add one.');
      assert.throws(() => control(pay, 'Add a card'));
      backend.account = known;
      clear();
    }
  });

  it('opens the payment methods in place where the page does not show them', async () => {
    backend.quotes = [nothingToPayWith];
    const pay = await begun();
    await reads(pay, 'There is no card to pay with');
    await click(control(pay, 'Add a card'));
    await eventually(() => findAll(pay, 'payment-methods').length === 1);
    await click(control(pay, 'Close'));
    await eventually(() => pay.shadowRoot?.activeElement === control(pay, 'Add a card'));
  });

  it('is a real link where the page has an address', async () => {
    backend.quotes = [nothingToPayWith];
    const pay = await begun({ ...transfer, isDefault: true });
    pay.hrefFor = ({ view }) => `/billing/${view}`;
    await reads(pay, 'Add a card');
    assert.equal(control(pay, 'Add a card').getAttribute('href'), '/billing/payment_methods');
  });

  it('offers another card before the only one is charged, which may be the one that was declined', async () => {
    const pay = await begun(card());
    await reads(pay, 'Due now €6.00');
    control(pay, 'Pay with a new card');
  });

  it('offers another card after one was declined', async () => {
    const declined = payment({ status: 'failed', declineCode: 'lost_card' });
    backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: declined }))];
    const pay = await begun(card());
    await reads(pay, 'Due now €6.00');
    await click(control(pay, 'Pay €6.00'));
    await reads(pay, 'The card has been reported lost.');
    control(pay, 'Pay with a new card');
  });

  it('does not begin to pay for another account or invoice than was asked for', async () => {
    const read = deferred<PaymentMethodList>();
    const slow = { ...methodsOf(), list: () => read.promise };
    const pay = show({ adapter: { ...backend.adapter, paymentMethods: slow } });
    await reads(pay, 'INV-10682');
    await click(control(pay, 'Pay INV-10682 , €6.00'));
    const other = new TeamBackend();
    only(document, 'billing-provider').adapter = { ...other.adapter, paymentMethods: methodsOf(card()) };
    await pay.updateComplete;
    read.resolve(await methodsOf(card(), mastercard).list());
    await new Promise((resolve) => setTimeout(resolve, 100));
    assert.deepEqual([...backend.asked, ...other.asked], []);
    expect(textOf(pay)).not.to.contain('4242');
  });

  it('shows no cards for an invoice that nobody has begun to pay', async () => {
    const read = deferred<PaymentMethodList>();
    const slow = { ...methodsOf(), list: () => read.promise };
    const pay = show({ adapter: { ...backend.adapter, paymentMethods: slow } });
    await reads(pay, 'INV-10682');
    await click(control(pay, 'Pay INV-10682 , €6.00'));
    pay.invoiceId = 'inv_3';
    pay.number = 'INV-10683';
    read.resolve(await methodsOf(card(), mastercard).list());
    await reads(pay, 'Pay INV-10683');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(textOf(pay)).not.to.contain('4242');
    assert.lengthOf(backend.asked, 0);
  });

  it('says so when the card became unusable in the meantime', async () => {
    const refused = new BillingError('payment_method_not_usable', 'no', { status: 409 });
    backend.quotes = [() => Promise.reject(refused)];
    const pay = await begun(card());
    await reads(pay, 'This card can’t be used');
    expect(textOf(pay)).not.to.contain('went wrong');
  });

  for (const when of ['before', 'after'] as const) {
    it(`says so when the card that was chosen is removed in another tab ${when} the quote`, async () => {
      const gone = (): Promise<never> => Promise.reject(new BillingError('not_found', 'no', { status: 404 }));
      if (when === 'before') backend.quotes = [gone];
      else backend.changes = [gone];
      const pay = await begun(card(), mastercard);
      await reads(pay, 'Mastercard •••• 4444');
      await click(radio(pay, '4444'));
      await click(control(pay, 'Continue'));
      if (when === 'after') {
        await reads(pay, 'Due now €6.00');
        await click(control(pay, 'Pay €6.00'));
      }
      await reads(
        pay,
        'This card is no longer there It has been removed in the meantime. Nothing was charged.',
      );
      expect(textOf(pay)).not.to.contain('4444');
      await eventually(() => pay.shadowRoot?.activeElement === control(pay, 'Pay INV-10682 , €6.00'));
    });
  }

  it('can be chosen by everybody', async function () {
    this.timeout(10_000);
    const pay = await begun(card(), mastercard);
    await reads(pay, 'Mastercard •••• 4444');
    await expect(pay).to.be.accessible();
  });
});
