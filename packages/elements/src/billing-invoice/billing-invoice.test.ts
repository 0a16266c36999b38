import { BillingError, type Account, type BillingAdapter, type Invoice } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import '../define/billing-invoice.ts';
import '../define/billing-provider.ts';
import { creditNote, eur, fixtureAdapter, invoice, visa } from '../shared/testing/fixtures.ts';
import { account } from '../shared/testing/team.ts';
import { sendKeys } from '@web/test-runner-commands';
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
import type { BillingInvoice } from './billing-invoice.ts';

type Attempt = Invoice['attempts'][number];

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
    quotes: {
      create: () => Promise.reject(new BillingError('unexpected', 'not asked for')),
      accept: () => Promise.reject(new BillingError('unexpected', 'not asked for')),
    },
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
    {
      id: 'pay_1',
      at: '2026-04-16T09:00:00+02:00',
      status: 'failed',
      declineCode: 'card_declined',
      amount: eur(600),
      method: visa,
    },
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

  it('says of each try to pay what became of it, and shows one that it does not know neutrally', async () => {
    const attempt = (id: string, status: Attempt['status'], amount: number): Attempt => ({
      id,
      at: '2026-04-16T09:00:00+02:00',
      status,
      declineCode: null,
      amount: eur(amount),
      method: visa,
    });
    const element = show(
      backend(
        invoice({
          attempts: [
            attempt('pay_1', 'requires_action', 100),
            attempt('pay_2', 'canceled', 200),
            attempt('pay_3', 'processing', 300),
            attempt('pay_4', 'on_hold' as Attempt['status'], 400),
          ],
        }),
      ),
    );
    await reads(element, 'Payments');
    for (const [outcome, amount] of [
      ['Waiting for your bank', '€1.00'],
      ['Canceled', '€2.00'],
      ['In progress', '€3.00'],
      ['–', '€4.00'],
    ]) {
      assert.include(textOf(element), `${outcome} Apr 16, 2026 Visa •••• 4242 ${amount}`);
    }
    assert.notInclude(textOf(element), 'on_hold');
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

  for (const [what, more] of [
    ['overdue', {}],
    ['given up', { status: 'uncollectible', overdue: false }],
  ] as const) {
    it(`INV-7: offers to pay one that is ${what}`, async () => {
      const element = show(backend({ ...unpaid, ...more }));
      await reads(element, 'Pay INV-10682');
    });
  }

  it('INV-2: says in words what it means that an invoice was given up, or is void', async () => {
    await reads(
      show(backend({ ...unpaid, status: 'uncollectible', overdue: false })),
      'Every try to charge this invoice has failed It is still owed',
    );
    const voided = show(backend(invoice({ status: 'void', amountPaid: eur(0) })));
    await reads(voided, 'This invoice is void Nothing is owed for it.');
    assert.lengthOf(findAll(voided, 'billing-pay-invoice'), 0);
  });

  it('DUN-2: says when the charge is tried again by itself', async () => {
    const offset = -new Date('2026-04-19T07:00:00Z').getTimezoneOffset();
    const nextAttemptAt = `2026-04-19T09:00:00${zone(offset)}`;
    await reads(
      show(backend({ ...unpaid, nextAttemptAt })),
      'The charge will be tried again by itself on Apr 19, 2026 at 9:00',
    );
  });

  describe('INV-7: a bank transfer', () => {
    const waiting = invoice({
      status: 'open',
      amountPaid: eur(0),
      amountDue: eur(600),
      dueOn: '2026-05-16',
      paymentInstructions: {
        accountHolder: 'Atelier',
        iban: 'BE71096123456769',
        bic: 'GKCCBEBB',
        reference: 'RF19INV10682',
      },
    });
    const { clipboard } = navigator;
    let copied: string[] = [];
    const withClipboard = (writeText: (text: string) => Promise<void>): void => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    };
    beforeEach(() => {
      copied = [];
      withClipboard((text) => {
        copied.push(text);
        return Promise.resolve();
      });
    });
    afterEach(() => {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    });

    it('says how much, by when, where to, with which reference, and what a short or late one means', async () => {
      const element = show(backend(waiting));
      await reads(element, 'Pay by bank transfer');
      const text = textOf(element);
      for (const part of [
        'Amount €6.00',
        'Due on May 16, 2026',
        'Account holder Atelier',
        'IBAN BE71 0961 2345 6769',
        'BIC GKCCBEBB',
        'Reference RF19INV10682',
        'If less arrives, the rest stays due',
        'overdue until the money has arrived',
      ]) {
        assert.include(text, part);
      }
    });

    it('copies the IBAN without its spaces, and says what was copied', async () => {
      const element = show(backend(waiting));
      await reads(element, 'Pay by bank transfer');
      control(element, 'Copy IBAN').focus();
      await sendKeys({ press: 'Enter' });
      await reads(element, 'IBAN: copied');
      await click(control(element, 'Copy Reference'));
      await reads(element, 'Reference: copied');
      assert.deepEqual(copied, ['BE71096123456769', 'RF19INV10682']);
    });

    it('says so when nothing could be copied', async () => {
      withClipboard(() => Promise.reject(new DOMException('Not allowed', 'NotAllowedError')));
      const element = show(backend(waiting));
      await reads(element, 'Pay by bank transfer');
      await click(control(element, 'Copy BIC'));
      await reads(element, 'BIC: could not be copied.');
    });

    it('says that it was due once it is overdue', async () => {
      await reads(show(backend({ ...waiting, overdue: true })), 'Was due on May 16, 2026');
    });

    it('is not asked for once nothing is due', async () => {
      const element = show(backend({ ...waiting, paymentInstructions: null }));
      await reads(element, 'Invoice INV-10682');
      assert.notInclude(textOf(element), 'IBAN');
    });
  });

  describe('its credit notes', () => {
    const credited = invoice({ creditNotes: [{ id: 'cn_1', number: 'CN-204', total: eur(280) }] });

    it('are listed, open in place, and lead back, with the focus on the title', async () => {
      const element = show(backend(credited));
      await reads(element, 'Credit notes CN-204 −€2.80');
      control(element, 'CN-204').focus();
      await sendKeys({ press: 'Enter' });
      await reads(element, 'Credit note CN-204');
      assert.equal(element.view, 'credit_note');
      await eventually(() => element.shadowRoot?.activeElement?.localName === 'h2');
      await click(control(element, 'INV-10681'));
      await reads(element, 'Invoice INV-10682');
      assert.deepEqual([element.view, element.itemId], ['invoice', 'inv_1']);
    });

    it('are left to a page that shows them itself, and are links where it has addresses', async () => {
      const element = show(backend(credited));
      await reads(element, 'CN-204');
      const seen: unknown[] = [];
      element.addEventListener('billing-navigate', (event) => {
        event.preventDefault();
        seen.push(event.detail);
      });
      await click(control(element, 'CN-204'));
      assert.deepEqual(seen, [{ view: 'credit_note', itemId: 'cn_1' }]);
      assert.equal(element.view, 'invoice');
      element.hrefFor = ({ view, itemId }) => `#${view}/${itemId}`;
      await eventually(() => control(element, 'CN-204').getAttribute('href') === '#credit_note/cn_1');
    });
  });

  describe('sending it again', () => {
    const contact = (email: string) => ({
      id: email,
      firstName: null,
      lastName: null,
      email,
      memberId: null,
      version: '1',
    });
    const withContacts = (adapter: BillingAdapter): BillingAdapter => ({
      ...adapter,
      contacts: {
        list: () =>
          Promise.resolve({
            data: [contact('finance@example.org'), contact('audit@example.org')],
            nextCursor: null,
            total: 2,
            asOf: '2026-04-16T09:00:00+02:00',
          }),
        add: () => Promise.reject(new Error('not asked for')),
        update: () => Promise.reject(new Error('not asked for')),
        remove: () => Promise.reject(new Error('not asked for')),
      },
    });

    it('sends it once, and says to whom', async () => {
      const adapter = withContacts(backend(invoice(), ['invoices.read', 'contacts.read']));
      const sent: string[] = [];
      const slow = deferred<Invoice>();
      if (adapter.invoices) adapter.invoices.send = (id) => (sent.push(id), slow.promise);
      const element = show(adapter);
      await reads(element, 'Send again');
      const button = control(element, 'Send again');
      await click(button);
      await click(button);
      assert.equal(button.ariaDisabled, 'true');
      slow.resolve(invoice());
      await reads(element, 'To the owner of this account and its billing contacts:');
      await reads(element, 'finance@example.org');
      await reads(element, 'audit@example.org');
      assert.deepEqual(sent, ['inv_2']);
    });

    it('says to whom in general where the contacts are not for the viewer to see', async () => {
      const element = show(withContacts(backend(invoice(), ['invoices.read'])));
      await reads(element, 'Send again');
      await click(control(element, 'Send again'));
      await reads(element, 'Sent again To the owner of this account and all its billing contacts.');
      assert.notInclude(textOf(element), 'finance@');
    });

    it('says what is true when no answer came, and when it was refused', async () => {
      const adapter = backend(invoice());
      let failure = new BillingError('network', 'lost');
      if (adapter.invoices) adapter.invoices.send = () => Promise.reject(failure);
      const element = show(adapter);
      await reads(element, 'Send again');
      await click(control(element, 'Send again'));
      await reads(element, 'It may not have been sent');
      failure = new BillingError('rate_limited', 'later', { status: 429 });
      await click(control(element, 'Send again'));
      await reads(element, 'It was not sent');
    });
  });

  it('is printed alone: a copy of the document in a page of its own, without what is for the screen', async () => {
    const element = show(backend(unpaid));
    await reads(element, 'Pay INV-10682');
    let printed: Document | undefined;
    const { append } = ShadowRoot.prototype;
    ShadowRoot.prototype.append = function (...nodes) {
      append.apply(this, nodes);
      const [paper] = nodes;
      if (!(paper instanceof HTMLIFrameElement) || !paper.contentWindow) return;
      paper.contentWindow.print = () => (printed = paper.contentDocument ?? undefined);
    };
    await click(control(element, 'Print'));
    ShadowRoot.prototype.append = append;
    assert.equal(printed?.title, 'INV-10682');
    assert.include(printed?.body.textContent, 'Studio Nord');
    assert.include(printed?.body.textContent, '€6.00');
    assert.lengthOf(printed?.adoptedStyleSheets ?? [], 1);
    const [paper] = findAll<HTMLIFrameElement>(element, 'iframe');
    paper?.contentWindow?.dispatchEvent(new Event('afterprint'));
    assert.lengthOf(findAll(element, 'iframe'), 0);
  });

  it('INV-3: saves it as a PDF, where the backend has files', async () => {
    const without = show(backend(invoice()));
    await reads(without, 'Print');
    assert.throws(() => control(without, 'Download PDF'));
    clear();
    const asked: string[] = [];
    const adapter: BillingAdapter = {
      ...backend(invoice()),
      documents: {
        invoicePdf: (id) => (asked.push(id), Promise.reject(new BillingError('network', 'lost'))),
        creditNotePdf: () => Promise.reject(new Error('not asked for')),
        invoicesCsv: () => Promise.reject(new Error('not asked for')),
      },
    };
    const element = show(adapter);
    await reads(element, 'Download PDF');
    await click(control(element, 'Download PDF'));
    await reads(element, 'INV-10682.pdf could not be fetched');
    assert.deepEqual(asked, ['inv_2']);
  });
});

/** `+02:00` for 120 minutes. */
function zone(minutes: number): string {
  const two = (count: number) => String(Math.floor(count)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(size / 60)}:${two(size % 60)}`;
}
