import { BillingError, type BillingAdapter } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define/all.ts';
import type { BillingProvider } from './billing-provider/billing-provider.ts';
import { clear, click, control, eventually, findAll, provide, reads, textOf } from './shared/testing/page.ts';
import { warnings } from './shared/testing/warnings.ts';
import { Way, type MockAdapter, type Weather } from './shared/testing/weather.ts';

/** Each element in each state that an answer of the backend can be in. A new element is one more row. */
interface Row {
  readonly what: string;
  readonly markup: string;
  /** What the adapter needs for it. */
  readonly facet: keyof BillingAdapter;
  /** What only an answer can have brought. */
  readonly answer: string;
  /** It says nothing while there is nothing to say, and to whoever may not know. */
  readonly quiet?: boolean;
  /** What is read when there is nothing, and the answers that say so. */
  readonly empty: { readonly says: string; readonly answers: (adapter: MockAdapter) => BillingAdapter };
  readonly before?: (way: Way) => Promise<unknown>;
}

/** Somebody is invited, and the card says no: there is something to pay, and to be told. */
async function declined({ mock, adapter }: Way): Promise<void> {
  await mock.control('faults', { charges: 'insufficient_funds' });
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  await adapter.quotes.accept(quote.id);
}

const asOf = '2026-04-16T09:00:00+02:00';
const none = { data: [], nextCursor: null, total: 0, asOf };
const nothing = { amount: 0, currency: 'EUR' };

/** No invoice is empty; there may be none with this id. */
const missing: Row['empty'] = {
  says: 'There is no such invoice here',
  answers: (adapter) => ({
    ...adapter,
    invoices: {
      ...adapter.invoices,
      read: () => Promise.reject(new BillingError('not_found', 'No such invoice', { status: 404 })),
    },
  }),
};

const rows: readonly Row[] = [
  {
    what: 'billing-history',
    markup: '<billing-history></billing-history>',
    facet: 'history',
    answer: 'INV-10682',
    empty: {
      says: 'No invoices yet',
      answers: (adapter) => ({ ...adapter, history: { list: () => Promise.resolve(none) } }),
    },
  },
  {
    what: 'billing-invoice',
    markup: '<billing-invoice item-id="{invoice}"></billing-invoice>',
    facet: 'invoices',
    answer: '€72.00',
    empty: missing,
  },
  {
    what: 'billing-invoice with the way to pay it',
    markup: '<billing-invoice item-id="{invoice}"></billing-invoice>',
    facet: 'invoices',
    answer: 'Pay INV-10683',
    before: declined,
    empty: missing,
  },
  {
    what: 'billing-spending',
    markup: '<billing-spending></billing-spending>',
    facet: 'spending',
    answer: 'Month by month',
    empty: {
      says: 'Nothing was invoiced in these months',
      answers: (adapter) => ({
        ...adapter,
        spending: {
          read: () =>
            Promise.resolve({
              data: [{ month: '2026-04', total: nothing }],
              total: nothing,
              highest: nothing,
              asOf,
            }),
        },
      }),
    },
  },
  {
    what: 'billing-notice',
    markup: '<billing-notice></billing-notice>',
    facet: 'account',
    answer: 'A payment failed',
    quiet: true,
    before: declined,
    empty: {
      says: '',
      answers: (adapter) => ({
        ...adapter,
        account: { read: async (options) => ({ ...(await adapter.account.read(options)), notices: [] }) },
      }),
    },
  },
  {
    what: 'billing-members',
    markup: '<billing-members></billing-members>',
    facet: 'members',
    answer: 'Chloé Lefèvre',
    empty: {
      says: 'No members yet',
      answers: (adapter) => ({
        ...adapter,
        members: { ...adapter.members, list: () => Promise.resolve(none) },
      }),
    },
  },
  {
    what: 'payment-methods',
    markup: '<payment-methods></payment-methods>',
    facet: 'paymentMethods',
    answer: '4242',
    empty: {
      says: 'No card yet',
      answers: (adapter) => ({
        ...adapter,
        paymentMethods: { ...adapter.paymentMethods, list: () => Promise.resolve(none) },
      }),
    },
  },
];

/** Whatever a person could take for a figure of this account. */
const figures = /€|INV-|4242|Lefèvre/;

const says = {
  failed: 'This could not be loaded Something went wrong on our side.',
  offline: 'This could not be loaded There was no answer. Check your connection',
  outdated: 'This may be out of date',
  refused: 'You don’t have access to this',
  signedOut: 'Your session has ended',
};

interface Shown {
  readonly way: Way;
  readonly provider: BillingProvider;
  readonly element: HTMLElement;
}

async function show(
  row: Row,
  weather: Weather = 'fine',
  answers = (all: MockAdapter): BillingAdapter => all,
): Promise<Shown> {
  const way = new Way();
  await row.before?.(way);
  const [newest] = (await way.adapter.invoices.list({ limit: 1 })).data;
  way.weather = weather;
  const provider = provide(answers(way.another()), row.markup.replace('{invoice}', newest?.id ?? ''));
  const element = provider.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('No element');
  return { way, provider, element };
}

const all = (element: Element, selector: string): string[] => findAll(element, selector).map(textOf);
const isBusy = (element: Element): boolean => findAll(element, '[aria-busy=true]').length > 0;
const atRest = (element: Element): Promise<void> => eventually(() => !isBusy(element), 'at rest');

/** Shown, and then the weather changes and all is read again. */
async function shownThen(row: Row, weather: Weather): Promise<Shown> {
  const shown = await show(row);
  await reads(shown.element, row.answer);
  await atRest(shown.element);
  shown.way.weather = weather;
  shown.provider.refresh();
  return shown;
}

describe('states', () => {
  const told = warnings();
  afterEach(clear);

  for (const row of rows) {
    const { what, answer, quiet = false, empty } = row;

    describe(what, () => {
      it('loading: says so once it takes a place, marks it, and shows no figure', async () => {
        const { way, element } = await show(row, 'stuck');
        if (quiet) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          assert.equal(textOf(element), '');
          assert.equal(element.clientHeight, 0);
        } else {
          await reads(element, 'Loading…');
          assert.include(all(element, '[role=status]'), 'Loading…');
          assert.isTrue(isBusy(element));
          assert.isAbove(findAll(element, '.bar').length, 1);
          assert.isAbove(element.clientHeight, 100);
        }
        assert.notMatch(textOf(element), figures);
        way.weather = 'fine';
        await reads(element, answer);
        await atRest(element);
        assert.notInclude(textOf(element), 'Loading');
      });

      it('empty: says what will stand there, without a figure of nothing', async () => {
        const { element } = await show(row, 'fine', empty.answers);
        await reads(element, empty.says);
        await atRest(element);
        if (!empty.says) {
          assert.equal(textOf(element), '');
          assert.equal(element.clientHeight, 0);
        }
        assert.notMatch(findAll(element, '.notice').map(textOf).join(), figures);
      });

      for (const hand of ['mouse', 'keyboard'] as const) {
        it(`error: says what happened, and is tried again by ${hand}`, async () => {
          const { way, element } = await show(row, 'down');
          await reads(element, says.failed);
          // Of several reads the last one may fail later, and what is said once stands elsewhere then.
          await atRest(element);
          await eventually(() => all(element, '[role=alert]').length === 1, 'said once');
          assert.include(all(element, '[role=alert]')[0], says.failed);
          assert.notMatch(textOf(element), figures);
          way.weather = 'stuck';
          const button = control(element, 'Try again');
          if (hand === 'mouse') await click(button);
          else {
            button.focus();
            await sendKeys({ press: 'Enter' });
          }
          await eventually(() => control(element, 'Try again').ariaDisabled === 'true', 'under way');
          assert.isTrue(button.isConnected, 'the button keeps its place, and the focus');
          way.weather = 'fine';
          await reads(element, answer);
          await atRest(element);
          assert.lengthOf(findAll(element, '[role=alert]'), 0);
        });
      }

      it('refused: says so, or nothing at all, without a button that can’t help', async () => {
        const { element } = await show(row, 'refused');
        if (quiet) {
          await new Promise((resolve) => setTimeout(resolve, 300));
          assert.equal(textOf(element), '');
        } else {
          await reads(element, says.refused);
          await atRest(element);
          assert.lengthOf(findAll(element, 'button'), 0);
        }
        assert.notMatch(textOf(element), figures);
      });

      it('refused later: nothing of what was shown stays', async () => {
        const { element } = await shownThen(row, 'refused');
        if (!quiet) await reads(element, says.refused);
        await eventually(() => !figures.test(textOf(element)), `no figure in “${textOf(element)}”`);
      });

      it('signed out: says so, tells the page once, and goes on after signing in', async () => {
        let told = 0;
        const tell = (): void => {
          told += 1;
        };
        document.addEventListener('billing-session-expired', tell);
        const { way, element } = await show(row, 'signed out');
        await reads(element, says.signedOut);
        await atRest(element);
        document.removeEventListener('billing-session-expired', tell);
        assert.equal(told, 1);
        assert.notMatch(textOf(element), figures);
        way.weather = 'fine';
        await click(control(element, 'Try again'));
        await reads(element, answer);
      });

      it('signed out later: nothing of what was shown stays', async () => {
        const { element } = await shownThen(row, 'signed out');
        await reads(element, says.signedOut);
        await eventually(() => !figures.test(textOf(element)), `no figure in “${textOf(element)}”`);
      });

      it('offline: is told apart, and goes on by itself when the connection returns', async () => {
        const { way, element } = await show(row, 'offline');
        await reads(element, says.offline);
        assert.notMatch(textOf(element), figures);
        way.weather = 'fine';
        window.dispatchEvent(new Event('online'));
        await reads(element, answer);
        await eventually(() => !textOf(element).includes('There was no answer'), 'all is read again');
        await atRest(element);
      });

      it('offline later: what was shown stays, marked as old, until the connection returns', async () => {
        const { way, element } = await shownThen(row, 'offline');
        await reads(element, says.outdated);
        assert.include(textOf(element), answer);
        assert.include(all(element, '[role=alert]').join(), says.outdated);
        way.weather = 'fine';
        window.dispatchEvent(new Event('online'));
        await eventually(() => !textOf(element).includes(says.outdated), 'up to date');
        assert.include(textOf(element), answer);
      });

      it('stale: what was shown stays, marked and paler, while it is read again', async () => {
        const { way, element } = await shownThen(row, 'stuck');
        await eventually(() => isBusy(element), 'marked');
        assert.include(textOf(element), answer);
        const [marked] = findAll(element, '.stale[aria-busy=true] > *');
        assert.isBelow(Number(marked && getComputedStyle(marked).opacity), 1);
        way.weather = 'fine';
        await atRest(element);
        assert.include(textOf(element), answer);
        assert.lengthOf(findAll(element, '.stale'), 0);
      });

      it('another account: nothing of the last one is seen while the new one is on its way', async () => {
        const { way, provider, element } = await show(row);
        await reads(element, answer);
        await atRest(element);
        way.weather = 'stuck';
        provider.adapter = way.another();
        await eventually(() => !figures.test(textOf(element)), `no figure in “${textOf(element)}”`);
        way.weather = 'fine';
        await reads(element, answer);
      });

      it('absent: shows nothing of what the adapter lacks, and tells the page’s author', async () => {
        const { element } = await show(row, 'fine', () => ({}));
        await eventually(
          () =>
            told.includes(
              `Billfold: <${element.localName}> shows nothing, since the adapter has no ${row.facet}.`,
            ),
          told.join(),
        );
        assert.equal(textOf(element), '');
        assert.equal(element.clientHeight, 0);
      });
    });
  }
});
