import { BillingError, type RequestedChange } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define/all.ts';
import { PayInvoice } from './pay-invoice/pay-invoice.ts';
import { define } from './shared/define.ts';
import { eur } from './shared/testing/fixtures.ts';
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
} from './shared/testing/page.ts';
import { FakeProcessor } from './shared/testing/processor.ts';
import { declined, pause } from './shared/testing/scenes.ts';
import { payQuote, removalQuote, TeamBackend } from './shared/testing/team.ts';
import {
  isSpared,
  manners,
  meaning,
  textsIn,
  translate,
  Translator,
  type Manner,
} from './shared/testing/translator.ts';
import { Way } from './shared/testing/weather.ts';

define('billing-pay-invoice', PayInvoice);

const all = Object.keys(manners) as Manner[];

/** Whatever fails beside the tests, as rendering does. */
const failures: unknown[] = [];
const note = (event: ErrorEvent | PromiseRejectionEvent): void => {
  failures.push('reason' in event ? event.reason : event.message);
};

interface Row {
  readonly what: string;
  readonly markup: string;
  readonly shows: string;
  /** Opens more of it. */
  readonly open?: string | RegExp;
}

const history: Row = {
  what: 'billing-history',
  markup: '<billing-history></billing-history>',
  shows: 'INV-10683',
};
const spending: Row = {
  what: 'billing-spending',
  markup: '<billing-spending></billing-spending>',
  shows: 'Month by month',
};

const rows: readonly Row[] = [
  history,
  spending,
  {
    what: 'billing-history, an entry open',
    markup: '<billing-history></billing-history>',
    shows: 'INV-10683',
    open: 'INV-10683',
  },
  {
    what: 'billing-invoice',
    markup: '<billing-invoice item-id="{invoice}"></billing-invoice>',
    shows: 'Pay INV-10683',
  },
  {
    what: 'billing-invoice, about to be paid',
    markup: '<billing-invoice item-id="{invoice}"></billing-invoice>',
    shows: 'Pay INV-10683',
    open: /^Pay INV/,
  },
  { what: 'billing-notice', markup: '<billing-notice></billing-notice>', shows: 'A payment failed' },
  { what: 'billing-members', markup: '<billing-members></billing-members>', shows: 'Chloé Lefèvre' },
  {
    what: 'billing-members, removing one',
    markup: '<billing-members></billing-members>',
    shows: 'Chloé Lefèvre',
    open: /^Remove/,
  },
  { what: 'payment-methods', markup: '<payment-methods></payment-methods>', shows: '4242' },
  {
    what: 'payment-methods, adding one',
    markup: '<payment-methods></payment-methods>',
    shows: '4242',
    open: 'Add a new card',
  },
];

const isBusy = (element: Element): boolean => findAll(element, '[aria-busy=true]').length > 0;
const atRest = (element: Element): Promise<void> => eventually(() => !isBusy(element), 'at rest');

async function show({ markup, shows, open }: Row, way: Way, locale = 'en'): Promise<HTMLElement> {
  const [newest] = (await way.adapter.invoices.list({ limit: 1 })).data;
  const html = markup.replace('{invoice}', newest?.id ?? '');
  const provider = provide(way.another(), html, `locale="${locale}"`);
  provider.payments = new FakeProcessor();
  const element = provider.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('No element');
  if (locale === 'en') await reads(element, shows);
  else await pause(500);
  await atRest(element);
  if (open && locale === 'en') {
    control(element, open).click();
    await pause(100);
    await atRest(element);
  }
  await pause(100);
  return element;
}

/** A month later: what was open is paid with another card, and somebody has been invited. */
async function later({ mock, adapter }: Way): Promise<void> {
  await mock.control('faults', { charges: null });
  const kept = await mock.control('vault/tokens', {
    number: '5555555555554444',
    expMonth: 12,
    expYear: 2030,
  });
  const { id: paymentMethodId } = await adapter.paymentMethods.add({
    token: (kept as { token: string }).token,
  });
  const [open] = (await adapter.invoices.list({ status: 'open' })).data;
  const wanted: RequestedChange[] = [
    ...(open ? [{ type: 'pay_invoice' as const, invoiceId: open.id, paymentMethodId }] : []),
    { type: 'add_members', emails: ['bruno@example.com'] },
  ];
  for (const change of wanted) await adapter.quotes.accept((await adapter.quotes.create(change)).id);
  await mock.control('clock', { to: 'next_renewal' });
}

describe('a page that is translated', function () {
  this.timeout(30_000);
  before(() => {
    window.addEventListener('error', note);
    window.addEventListener('unhandledrejection', note);
  });
  beforeEach(() => failures.splice(0));
  afterEach(() => {
    clear();
    assert.deepEqual(failures, []);
  });
  after(() => {
    window.removeEventListener('error', note);
    window.removeEventListener('unhandledrejection', note);
  });

  for (const row of rows) {
    for (const manner of all) {
      it(`shows what is new, as if it were not translated: ${row.what}, a translator that ${manner}`, async () => {
        const way = new Way();
        await declined(way);
        const [element, twin] = [await show(row, way), await show(row, way)];
        const before = textOf(twin);
        translate(element, manner);
        assert.include(textOf(element), '⟦', 'it is translated');
        const agree = async (what: string): Promise<void> => {
          for (const each of [element, twin]) each.closest('billing-provider')?.refresh();
          await pause(100);
          await Promise.all([atRest(element), atRest(twin)]);
          await eventually(
            () => meaning(textOf(element)) === meaning(textOf(twin)),
            `${what}: “${textOf(element)}” is “${textOf(twin)}”`,
          );
        };
        await later(way);
        await agree('later');
        if (row !== spending) {
          await eventually(() => textOf(twin) !== before, 'there is news');
          await agree('news');
        }
        translate(element, manner);
        for (const weather of ['down', 'fine', 'refused', 'fine'] as const) {
          way.weather = weather;
          await agree(weather);
          translate(element, manner);
        }
      });
    }
  }

  for (const manner of all) {
    it(`may be translated again and again: a translator that ${manner} comes to an end`, async () => {
      const way = new Way();
      await declined(way);
      const element = await show(history, way);
      const translator = new Translator(element, manner);
      await later(way);
      element.closest('billing-provider')?.refresh();
      await reads(element, 'INV-10684');
      await atRest(element);
      await pause(300);
      const { calls } = translator;
      await pause(500);
      assert.equal(translator.calls, calls);
      assert.isBelow(calls, 60);
      translator.stop();
    });
  }

  function primary(pay: PayInvoice): HTMLElement {
    const [button] = findAll(pay, '.primary');
    if (!button) throw new Error('Nothing is to be done first');
    return button;
  }

  async function paying(backend: TeamBackend): Promise<PayInvoice> {
    const pay = only(
      provide(backend.adapter, '<billing-pay-invoice></billing-pay-invoice>'),
      'billing-pay-invoice',
    );
    Object.assign(pay, { invoiceId: 'inv_2', number: 'INV-10682', amountDue: eur(600) });
    await reads(pay, 'INV-10682');
    await click(control(pay, /^Pay/));
    await reads(pay, 'Due now €6.00');
    return pay;
  }

  for (const manner of all) {
    it(`a button says what is charged when the quote has changed: a translator that ${manner}`, async () => {
      const backend = new TeamBackend();
      const latest = { ...payQuote, id: 'quo_2', dueNow: eur(560), creditApplied: eur(40) };
      backend.quotes = [() => Promise.resolve(payQuote)];
      backend.changes = [
        () => Promise.reject(new BillingError('quote_stale', 'stale', { status: 409, quote: latest })),
      ];
      const pay = await paying(backend);
      translate(pay, manner);
      assert.include(textOf(pay), '⟦');
      await click(primary(pay));
      await eventually(() => meaning(textOf(pay)).includes('Duenow€5.60'));
      assert.equal(meaning(textOf(primary(pay))), 'Pay€5.60');
      // What is due now was lower, and is so beside what it was.
      assert.deepEqual(findAll(pay, 'del, ins').map(textOf).map(meaning), [
        'before:€6.00',
        'now:€5.60',
        'now:€36.00',
      ]);
    });
  }

  it('what has the focus keeps it, and what was typed', async () => {
    const way = new Way();
    const element = await show(
      { what: '', markup: '<billing-members></billing-members>', shows: 'Chloé Lefèvre' },
      way,
    );
    const field = findAll<HTMLInputElement>(element, 'input[name=email]')[0];
    assert.ok(field);
    field.focus();
    await sendKeys({ type: 'no' });
    translate(element, 'merges');
    await later(way);
    element.closest('billing-provider')?.refresh();
    await reads(element, 'bruno@example.com');
    await sendKeys({ type: 'ra' });
    assert.equal(field.value, 'nora');
    assert.isTrue(field.isConnected);
  });

  it('a dialog that is opened later says what it comes to', async () => {
    const backend = new TeamBackend();
    backend.quotes = [() => Promise.resolve(removalQuote)];
    const provider = provide(backend.adapter, '<billing-members></billing-members>');
    const members = only(provider, 'billing-members');
    await reads(members, 'Jonas Weber');
    await atRest(members);
    translate(members, 'replaces');
    const remove = findAll(members, 'tbody button').at(-1);
    assert.ok(remove);
    await click(remove);
    await eventually(() => meaning(textOf(members)).includes('RemoveJonasWeberandcredit€6.00'));
    translate(members, 'merges');
    await sendKeys({ press: 'Escape' });
    await eventually(() => findAll(members, 'dialog[open]').length === 0);
  });

  it('what was translated before an element left the page and came back shows what is new', async () => {
    const way = new Way();
    await declined(way);
    const [element, twin] = [await show(history, way), await show(history, way)];
    const provider = element.closest('billing-provider');
    assert.ok(provider);
    translate(element, 'merges');
    element.remove();
    await later(way);
    provider.append(element);
    twin.closest('billing-provider')?.refresh();
    await reads(twin, 'INV-10684');
    await eventually(() => meaning(textOf(element)) === meaning(textOf(twin)), 'it agrees');
    translate(element, 'wraps');
    await way.mock.control('clock', { to: 'next_renewal' });
    for (const each of [element, twin]) each.closest('billing-provider')?.refresh();
    await reads(twin, 'INV-10685');
    await eventually(() => meaning(textOf(element)) === meaning(textOf(twin)), 'it agrees');
  });

  it('a name for those who hear it arrives as well', async () => {
    const way = new Way();
    const element = await show(spending, way);
    const chart = findAll(element, '[role=img]')[0];
    assert.ok(chart);
    const before = chart.ariaLabel;
    chart.setAttribute('aria-label', 'Balkendiagramm');
    await later(way);
    element.closest('billing-provider')?.refresh();
    await eventually(() => chart.ariaLabel !== 'Balkendiagramm', 'it arrives');
    assert.notEqual(chart.ariaLabel, before);
  });

  for (const row of rows) {
    it(`leaves amounts, days, numbers and names as they are: ${row.what}`, async () => {
      const way = new Way();
      await declined(way);
      for (const locale of ['en', 'fr']) {
        const element = await show(row, way, locale);
        const open = textsIn(element).filter((text) => !isSpared(text));
        const figures = open.filter(({ data }) => /\p{Nd}|Lefèvre|@/u.test(data));
        assert.deepEqual(
          figures.map(({ data, parentElement }) => `${parentElement?.outerHTML ?? ''}: ${data}`),
          [],
        );
        if (row.what === 'billing-notice') break;
      }
    });
  }
});
