import { BillingError, type BillingAdapter, type Notice } from '@billfold/contract';
import { samples } from '@billfold/contract/testing';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-notice.ts';
import '../define/billing-provider.ts';
import { Payments, question } from '../pay-invoice/testing/payments.ts';
import { MethodsBackend } from '../payment-methods/testing/backend.ts';
import { eur } from '../shared/testing/fixtures.ts';
import { FakeProcessor } from '../shared/testing/processor.ts';
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
import {
  account,
  change,
  may,
  paymentFailed,
  payment,
  payQuote,
  TeamBackend,
} from '../shared/testing/team.ts';
import type { BillingNotice } from './billing-notice.ts';

const all = [
  ...may,
  'payment_methods.read',
  'payment_methods.manage',
  'settings.manage',
  'subscription.manage',
  'account.close',
] as const;

const notice = (kind: string, params: Notice['params'] = {}, more: Partial<Notice> = {}): Notice => ({
  kind,
  params,
  severity: 'info',
  remedy: null,
  ...more,
});

const asks = notice(
  'authentication_required',
  { paymentId: 'pay_1', invoiceId: 'inv_2', number: 'INV-10682', amountDue: eur(600) },
  {
    severity: 'warning',
    remedy: {
      kind: 'authenticate',
      params: { paymentId: 'pay_1', invoiceId: 'inv_2', number: 'INV-10682', amountDue: eur(600) },
    },
  },
);

const scheduled = notice(
  'plan_change_scheduled',
  { changeId: 'chg_9', planName: 'Free', effectiveOn: '2026-05-01' },
  { remedy: { kind: 'undo_change', params: { changeId: 'chg_9' } } },
);

const expiring = notice(
  'card_expiring',
  { paymentMethodId: 'pm_1', brand: 'visa', last4: '4242', expMonth: 5, expYear: 2026 },
  {
    severity: 'warning',
    remedy: { kind: 'update_payment_method', params: { paymentMethodId: 'pm_1' } },
  },
);

/** What remedies are carried out by. Nobody does so unless a test says how. */
const means = (): BillingAdapter => ({
  changes: changesOf({}),
  closure: { read: no, withdraw: no },
  paymentMethods: { list: no, add: no, update: no },
});

class Backend extends TeamBackend {
  more: BillingAdapter = means();

  constructor(...notices: Notice[]) {
    super();
    this.notify(...notices);
  }

  notify(...notices: Notice[]): void {
    this.account = account({ viewer: { ...account().viewer, permissions: [...all] }, notices });
  }

  get whole(): BillingAdapter {
    return { ...this.adapter, ...this.more };
  }
}

function show(
  backend: Backend,
  { attributes = '', lang = '', bank }: { attributes?: string; lang?: string; bank?: FakeProcessor } = {},
): BillingNotice {
  const provider = provide(backend.whole, `<billing-notice ${attributes}></billing-notice>`, lang);
  provider.payments = bank;
  return only(provider, 'billing-notice');
}

const failing = (code: string, status: number) => () =>
  Promise.reject(new BillingError(code, code, { status }));

const no = (): Promise<never> => Promise.reject(new Error('The test expects no such call'));

/** Changes of which only these two things are done. */
const changesOf = (
  more: Partial<NonNullable<BillingAdapter['changes']>>,
): NonNullable<BillingAdapter['changes']> => {
  return { read: no, cancel: no, resend: no, ...more };
};

describe('billing-notice', () => {
  afterEach(clear);

  describe('what it says', () => {
    const said: [string, Notice, string][] = [
      [
        'DUN-1: a failed payment, with its amount and reason',
        paymentFailed,
        'Action needed A payment failed €6.00 for INV-10682 could not be charged. There was not enough money on the card.',
      ],
      [
        'SEAT-8: a problem with a payment, without amount or reason',
        notice('payment_problem', {}, { severity: 'warning' }),
        'Needs attention There is a problem with a payment The owner of this account has been told about it.',
      ],
      [
        'DUN-2: an unpaid subscription, with all that is owed',
        notice('subscription_unpaid', { amountDue: eur(1200) }, { severity: 'critical' }),
        'Action needed Your subscription is unpaid €12.00 is owed in all. Nothing renews until it is paid.',
      ],
      [
        'INV-7: a transfer that is awaited, with its reference',
        notice('transfer_expected', {
          invoiceId: 'inv_2',
          number: 'INV-10682',
          amountDue: eur(600),
          dueOn: '2026-05-16',
          reference: 'RF18 INV1',
        }),
        'For your information Your bank transfer is awaited €6.00 for INV-10682 is due on May 16, 2026 . Reference: RF18 INV1',
      ],
      [
        'INV-7: a transfer that is late, and no card that failed before',
        {
          ...paymentFailed,
          params: {
            ...paymentFailed.params,
            declineCode: null,
            dueOn: '2026-04-16',
            reference: 'RF18 INV1',
          },
        },
        'Action needed Your bank transfer is awaited €6.00 for INV-10682 was due on Apr 16, 2026 . Reference: RF18 INV1',
      ],
      [
        'PAY-1: a card that expires',
        expiring,
        'Needs attention Your card expires soon Visa •••• 4242 can be charged until the end of 05/2026. Update your card',
      ],
      [
        'PAY-1: a card that has expired',
        { ...expiring, kind: 'card_expired' },
        'Needs attention Your card has expired Visa •••• 4242 was valid until the end of 05/2026. The next payment will fail. Update your card',
      ],
      [
        'TAX-3: a VAT number that is not valid',
        notice('tax_id_invalid', { value: 'FR00' }, { remedy: { kind: 'update_tax_id', params: {} } }),
        'Your VAT number is not valid The register does not know FR00 . A number that it does not know can’t exempt you from VAT. Correct the VAT number',
      ],
      [
        'TAX-3: a VAT number that could not be checked',
        notice('tax_id_unavailable', { value: 'FR00' }),
        'The register gives no answer about FR00 . We will ask again: there is nothing to do.',
      ],
      [
        'PLAN-3: a change of plan that is ahead',
        scheduled,
        'Your plan is going to change Free from May 1, 2026 . Nothing changes before. Keep the current plan',
      ],
      [
        'CONF-1: a change of plan that waits for its link, and where to look for it',
        notice(
          'plan_change_unconfirmed',
          { changeId: 'chg_9', planName: 'Plus', sentTo: 'claire@example.org' },
          { remedy: { kind: 'resend_confirmation', params: { changeId: 'chg_9' } } },
        ),
        'We sent a link to claire@example.org . Follow it, and you move to Plus . Send the link again Contact support No e-mail? Look in your spam folder first.',
      ],
      [
        'CLO-1: a closing that waits for its link',
        notice(
          'closing_unconfirmed',
          { sentTo: 'claire@example.org', expiresOn: '2026-04-23' },
          { severity: 'warning', remedy: { kind: 'withdraw_closure', params: {} } },
        ),
        'We sent a link to claire@example.org , which works until Apr 23, 2026 . Nothing is closed before somebody follows it. Keep the account open',
      ],
      [
        'CLO-2: a closed account, with the way to a person',
        notice(
          'account_closed',
          {},
          { remedy: { kind: 'contact_support', params: { url: 'https://example.org/help', hours: '9–17' } } },
        ),
        'This account is closed Nothing will be charged any more. Contact support 9–17',
      ],
      [
        'a trial, and when it ends',
        notice('subscription_trialing', { trialEndsOn: '2026-05-01' }),
        'For your information You are on a trial It ends on May 1, 2026 . Nothing is charged before.',
      ],
      [
        'a pause, and when it is over',
        notice('subscription_paused', { resumesOn: '2026-06-01' }),
        'Your subscription is paused It resumes on Jun 1, 2026 . Nothing is charged before.',
      ],
      [
        'what only the engine’s own pages can do, with the way there',
        notice(
          'payment_failed',
          { number: 'INV-10682', amountDue: eur(600) },
          { remedy: { kind: 'open_url', params: { url: 'https://invoice.example.com/i/1?s=ap' } } },
        ),
        '€6.00 for INV-10682 could not be charged. Continue on invoice.example.com',
      ],
      [
        'a kind that it does not know, neutrally and with the way to a person',
        notice('constructor', { secret: 'x' }),
        'There is news about your account This page can’t show it yet. Support can tell you more. Contact support',
      ],
    ];
    for (const [what, which, text] of said) {
      it(what, async () => {
        const element = show(new Backend(which));
        await reads(element, text);
        expect(textOf(element)).not.to.match(/undefined|null|secret/);
      });
    }

    it('only what is known, where parameters are missing', async () => {
      const element = show(
        new Backend(notice('card_expiring'), notice('payment_failed', { amountDue: 'x' })),
      );
      await reads(element, 'A payment failed');
      expect(textOf(element)).not.to.match(/undefined|null|could not be charged|can be charged/);
    });

    it('the most urgent first, whatever order it came in, and only the kinds that are asked for', async () => {
      const backend = new Backend(scheduled, expiring, paymentFailed);
      const titles = (element: BillingNotice): string[] =>
        findAll(element, 'li strong').map((each) => textOf(each));
      const element = show(backend);
      await reads(element, 'Your plan is going to change');
      assert.deepEqual(titles(element), [
        'Action needed A payment failed',
        'Needs attention Your card expires soon',
        'For your information Your plan is going to change',
      ]);
      element.kinds = 'card_expiring plan_change_scheduled';
      await eventually(() => titles(element).length === 2);
    });

    it('in the words of its French users', async () => {
      const element = show(new Backend(paymentFailed), { lang: 'locale="fr"' });
      await reads(
        element,
        'Action requise Un paiement a échoué Le prélèvement de 6,00\u00a0€ pour INV-10682 a échoué.',
      );
    });

    it('TAX-3: of a VAT number that is not valid nothing that is not so in the seller’s own country, too', async () => {
      const invalid = notice('tax_id_invalid', { value: 'FR00' });
      await reads(
        show(new Backend(invalid), { lang: 'locale="fr"' }),
        'Le registre ne connaît pas le numéro FR00 . Un numéro qu’il ne connaît pas ne peut pas vous exonérer de TVA.',
      );
    });

    it('a trial and a pause without their days, and in French', async () => {
      const untold = show(new Backend(notice('subscription_trialing'), notice('subscription_paused')));
      await reads(untold, 'You are on a trial');
      assert.notMatch(textOf(untold), /ends on|resumes on/);
      clear();
      const french = new Backend(
        notice('subscription_trialing', { trialEndsOn: '2026-05-01' }),
        notice('subscription_paused', { resumesOn: '2026-06-01' }),
      );
      const shown = show(french, { lang: 'locale="fr"' });
      await reads(shown, 'Vous êtes en période d’essai Elle se termine le 1er mai 2026');
      await reads(shown, 'Votre abonnement est suspendu Il reprend le 1er juin 2026');
    });

    it('open_url: a link to the web that hides nothing from the page it leads to, and nothing else', async () => {
      const leading = (url: string): Backend =>
        new Backend(notice('card_expired', {}, { remedy: { kind: 'open_url', params: { url } } }));
      const good = show(leading('https://billing.example.com/p/session'), { lang: 'locale="fr"' });
      await reads(good, 'Continuer sur billing.example.com');
      const [link] = findAll<HTMLAnchorElement>(good, 'a');
      assert.equal(link?.href, 'https://billing.example.com/p/session');
      assert.equal(link?.target, '');
      assert.equal(link?.rel, 'noopener');
      for (const url of [
        'javascript:alert(1)',
        'data:text/html,x',
        'mailto:a@example.org',
        '/relative',
        '',
      ]) {
        clear();
        const bad = show(leading(url));
        await reads(bad, 'Your card has expired');
        await eventually(() => findAll(bad, '[aria-busy=true]').length === 0, 'at rest');
        assert.lengthOf(findAll(bad, 'a'), 0, url);
      }
    });

    it('a hostile name as text, and no dangerous address', async () => {
      const evil = notice(
        'plan_change_scheduled',
        { planName: '<img src=x onerror=alert(1)>', effectiveOn: '2026-05-01' },
        { remedy: { kind: 'contact_support', params: { url: 'javascript:alert(1)', hours: null } } },
      );
      const element = show(new Backend(evil));
      await reads(element, '<img src=x');
      assert.lengthOf(findAll(element, 'img, a'), 0);
    });
  });

  describe('when there is nothing to say', () => {
    const height = (element: BillingNotice): number => element.getBoundingClientRect().height;

    it('takes no space', async () => {
      const element = show(new Backend());
      await element.updateComplete;
      await new Promise((resolve) => setTimeout(resolve, 100));
      assert.equal(height(element), 0);
    });

    for (const [what, adapter] of [
      ['while it waits', { account: { read: () => deferred<never>().promise } }],
      ['where the backend does not tell', {}],
      ['to whoever may not know', { account: { read: failing('forbidden', 403) } }],
    ] as const) {
      it(`is quiet ${what}`, async () => {
        const element = only(provide(adapter, '<billing-notice></billing-notice>'), 'billing-notice');
        await new Promise((resolve) => setTimeout(resolve, 100));
        assert.equal(height(element), 0);
      });
    }

    it('says when it could not be read, and tries again', async () => {
      const backend = new Backend(scheduled);
      let broken = true;
      const read = () => (broken ? failing('network', 0)() : Promise.resolve(backend.account));
      const element = show(Object.assign(backend, { more: { account: { read } } }));
      await reads(element, 'There was no answer');
      broken = false;
      await click(control(element, 'Try again'));
      await reads(element, 'Your plan is going to change');
    });

    it('says when the session has ended', async () => {
      const backend = new Backend(scheduled);
      backend.more = { account: { read: failing('session_expired', 401) } };
      await reads(show(backend), 'Your session has ended');
    });
  });

  describe('its remedies', () => {
    it('pays the invoice in place, and says so when the notice is gone', async () => {
      const backend = new Backend(paymentFailed);
      backend.quotes = [() => Promise.resolve(payQuote)];
      backend.changes = [
        () => {
          backend.notify();
          return Promise.resolve(change('pay_invoice', { payment: payment() }));
        },
      ];
      const element = show(backend);
      await reads(element, 'Pay INV-10682 , €6.00');
      await click(control(element, 'Pay INV-10682 , €6.00'));
      await reads(element, 'Due now €6.00');
      await click(control(element, 'Pay €6.00'));
      await reads(element, '€6.00 was paid. Thank you.');
      await eventually(() => !findAll(element, 'li').length);
      await eventually(() => element.shadowRoot?.activeElement?.classList.contains('said'));
    });

    it('keeps saying why, where the payment fails again', async () => {
      const backend = new Backend(paymentFailed);
      const declined = payment({ status: 'failed', declineCode: 'lost_card' });
      backend.quotes = [() => Promise.resolve(payQuote)];
      backend.changes = [() => Promise.resolve(change('pay_invoice', { payment: declined }))];
      const element = show(backend);
      await reads(element, 'Pay INV-10682 , €6.00');
      await click(control(element, 'Pay INV-10682 , €6.00'));
      await reads(element, 'Due now €6.00');
      await click(control(element, 'Pay €6.00'));
      await reads(element, 'The payment failed. The card has been reported lost.');
      await reads(element, 'could not be charged. There was not enough money on the card.');
    });

    it('PAY-4: asks the bank about the payment that waits', async () => {
      const backend = new Backend(asks);
      const payments = new Payments();
      const bank = new FakeProcessor();
      backend.more = { payments: payments.facet };
      const element = show(backend, { bank });
      await reads(element, 'Your bank has a question €6.00 for INV-10682 is not paid yet.');
      await reads(element, 'Confirm with your bank');
      await click(control(element, 'Confirm with your bank'));
      assert.deepEqual(bank.asked, [question]);
      payments.become('succeeded');
      backend.notify();
      bank.answer('succeeded');
      await reads(element, '€6.00 was paid. Thank you.');
      await eventually(() => !findAll(element, 'li').length);
    });

    it('PAY-4: says why, where the bank refused, as the notice becomes another', async () => {
      const backend = new Backend(asks);
      const payments = new Payments();
      const bank = new FakeProcessor();
      backend.more = { payments: payments.facet };
      const element = show(backend, { bank });
      await reads(element, 'Confirm with your bank');
      await click(control(element, 'Confirm with your bank'));
      payments.become('failed', 'authentication_failed');
      backend.notify(scheduled, {
        ...paymentFailed,
        params: { ...paymentFailed.params, declineCode: 'authentication_failed' },
      });
      bank.answer('refused');
      await reads(element, 'A payment failed');
      await reads(element, 'The payment failed. The bank did not confirm that it was you.');
      await reads(element, 'Pay INV-10682 , €6.00');
      const why = (): number => textOf(element).split('The bank did not confirm').length - 1;
      await eventually(() => why() === 1, 'why is said once');
      await reads(element, '€6.00 for INV-10682 could not be charged.');
      // Whoever begins anew and leaves it finds it where it stands.
      backend.quotes = [() => Promise.resolve(payQuote)];
      await click(control(element, 'Pay INV-10682 , €6.00'));
      await reads(element, 'Due now €6.00');
      assert.equal(why(), 1);
      await click(control(element, 'Not now'));
      await reads(element, 'could not be charged. The bank did not confirm that it was you.');
      await reads(element, 'Pay INV-10682 , €6.00');
      assert.equal(why(), 1);
    });

    it('PLAN-3: undoes a change that waits, and says so', async () => {
      const backend = new Backend(scheduled);
      const undone: string[] = [];
      backend.more = {
        changes: changesOf({
          cancel: (id) => {
            undone.push(id);
            backend.notify();
            return Promise.resolve(change('change_plan', { status: 'canceled' }));
          },
        }),
      };
      const element = show(backend);
      const heard: string[] = [];
      element.addEventListener('billing-change', ({ detail }) => heard.push(detail.status));
      await reads(element, 'Keep the current plan');
      await click(control(element, 'Keep the current plan'));
      await reads(element, 'Your plan stays as it is.');
      assert.deepEqual(undone, ['chg_9']);
      assert.deepEqual(heard, ['canceled']);
      await eventually(() => !findAll(element, 'li').length);
    });

    it('tells the truth when the answer was lost', async () => {
      const backend = new Backend(scheduled);
      backend.more = { changes: changesOf({ cancel: failing('network', 0) }) };
      const element = show(backend);
      await reads(element, 'Keep the current plan');
      await click(control(element, 'Keep the current plan'));
      await reads(element, 'We don’t know yet whether this was done');
    });

    it('CONF-1: mails the link again, and says so', async () => {
      const unconfirmed = notice(
        'plan_change_unconfirmed',
        { changeId: 'chg_9', planName: 'Plus', sentTo: 'claire@example.org' },
        { remedy: { kind: 'resend_confirmation', params: { changeId: 'chg_9' } } },
      );
      const backend = new Backend(unconfirmed);
      const sent: string[] = [];
      backend.more = {
        changes: changesOf({
          resend: (id) => {
            sent.push(id);
            return Promise.resolve(change('change_plan', { status: 'awaiting_confirmation' }));
          },
        }),
      };
      const element = show(backend);
      await reads(element, 'Send the link again');
      await click(control(element, 'Send the link again'));
      await reads(element, 'The link has been sent again.');
      assert.deepEqual(sent, ['chg_9']);
    });

    it('CLO-1: keeps the account open', async () => {
      const backend = new Backend(
        notice('closing_unconfirmed', {}, { remedy: { kind: 'withdraw_closure', params: {} } }),
      );
      const closure = samples.Closure;
      backend.more = {
        closure: {
          read: () => Promise.resolve(closure),
          close: () => Promise.resolve(closure),
          withdraw: () => {
            backend.notify();
            return Promise.resolve(closure);
          },
        },
      };
      const element = show(backend);
      await reads(element, 'Keep the account open');
      await click(control(element, 'Keep the account open'));
      await reads(element, 'Your account stays open.');
    });

    it('leads to the payment methods: by the page, by a link, or in place', async () => {
      const element = show(new Backend(expiring));
      await reads(element, 'Update your card');
      const targets: unknown[] = [];
      const take = (event: HTMLElementEventMap['billing-navigate']): void => {
        event.preventDefault();
        targets.push(event.detail);
      };
      element.addEventListener('billing-navigate', take);
      await click(control(element, 'Update your card'));
      assert.deepEqual(targets, [{ view: 'payment_methods', itemId: 'pm_1' }]);
      assert.lengthOf(findAll(element, 'payment-methods'), 0);
      element.removeEventListener('billing-navigate', take);

      await click(control(element, 'Update your card'));
      await eventually(() => findAll(element, 'payment-methods').length === 1);
      await eventually(() => element.shadowRoot?.activeElement?.classList.contains('opened'));
      await click(control(element, 'Close'));
      await eventually(() => findAll(element, 'payment-methods').length === 0);

      element.hrefFor = ({ view, itemId }) => `/billing/${view}/${itemId}`;
      await eventually(() => control(element, 'Update your card').localName === 'a');
      assert.equal(
        control(element, 'Update your card').getAttribute('href'),
        '/billing/payment_methods/pm_1',
      );
    });

    it('PAY-1: brings whoever updates a card to its expiry', async () => {
      const { paymentMethods } = new MethodsBackend().adapter;
      const backend = new Backend(expiring);
      backend.more = { paymentMethods };
      const element = show(backend);
      await reads(element, 'Update your card');
      control(element, 'Update your card').focus();
      await sendKeys({ press: 'Enter' });
      await eventually(
        () =>
          findAll(element, 'button:focus').some((each) => textOf(each) === 'Edit expiry of Visa •••• 4242'),
        'the focus is on the expiry of the card',
      );
    });

    it('ACC-1: are not offered to whoever may not', async () => {
      const backend = new Backend(paymentFailed, asks, scheduled, expiring);
      backend.account = account({
        viewer: { ...account().viewer, permissions: ['invoices.read', 'payment_methods.read'] },
        notices: backend.account.notices,
      });
      const element = show(backend);
      await reads(element, 'A payment failed');
      assert.lengthOf(findAll(element, 'button, a'), 0);
    });
  });

  it('fires nothing because a property was set', async () => {
    const heard: string[] = [];
    const types = ['billing-change', 'billing-payment', 'billing-navigate', 'billing-error'];
    const hear = ({ type }: Event): number => heard.push(type);
    for (const type of types) document.addEventListener(type, hear);
    const element = show(new Backend(scheduled));
    await reads(element, 'Your plan is going to change');
    element.kinds = 'card_expired';
    await eventually(() => !findAll(element, 'li').length);
    for (const type of types) document.removeEventListener(type, hear);
    assert.deepEqual(heard, []);
  });

  it('forgets what was done when another account is shown', async () => {
    const backend = new Backend(scheduled);
    backend.more = {
      changes: changesOf({ cancel: () => Promise.resolve(change('change_plan', { status: 'canceled' })) }),
    };
    const element = show(backend);
    await reads(element, 'Keep the current plan');
    await click(control(element, 'Keep the current plan'));
    await reads(element, 'Your plan stays as it is.');
    element.adapter = new Backend(expiring).whole;
    await reads(element, 'Your card expires soon');
    expect(textOf(element)).not.to.contain('stays as it is');
  });

  it('can be read and used by everybody', async function () {
    this.timeout(10_000);
    const backend = new Backend(paymentFailed, asks, scheduled, expiring);
    backend.more = { payments: new Payments().facet };
    const element = show(backend, { bank: new FakeProcessor() });
    await reads(element, 'Confirm with your bank');
    await expect(element).to.be.accessible();
  });
});
