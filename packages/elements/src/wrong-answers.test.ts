import { BillingError, type BillingAdapter } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import './define/all.ts';
import {
  clear,
  click,
  control,
  eventually,
  findAll,
  press,
  provide,
  reads,
  textOf,
} from './shared/testing/page.ts';
import { Way, type MockAdapter } from './shared/testing/weather.ts';

/** Adapters by hand: whatever a method does, an element says that something went wrong, and the console says what. */

type Method = (...args: unknown[]) => unknown;
type Facets = Record<string, Record<string, Method> | undefined>;

/** An element, what only a right answer can have brought, and the reads that it is about. */
interface Row {
  readonly markup: string;
  readonly answer: string;
  readonly reads: readonly string[];
  /** What there is not in the first of them, to be made wrong. */
  readonly lacks?: RegExp;
}

const rows: readonly Row[] = [
  {
    markup: '<billing-history></billing-history>',
    answer: 'INV-10682',
    reads: ['history.list', 'invoices.upcoming', 'credits.read'],
  },
  {
    markup: '<billing-invoice item-id="{invoice}"></billing-invoice>',
    answer: 'Pay INV-10683',
    reads: ['invoices.read', 'account.read'],
    lacks: /Date/,
  },
  { markup: '<billing-spending></billing-spending>', answer: 'Month by month', reads: ['spending.read'] },
  { markup: '<billing-notice></billing-notice>', answer: 'A payment failed', reads: ['account.read'] },
  {
    markup: '<billing-members></billing-members>',
    answer: 'Chloé Lefèvre',
    reads: ['members.list', 'account.read'],
    lacks: /amount|currency/,
  },
  {
    markup: '<payment-methods></payment-methods>',
    answer: '9995',
    reads: ['paymentMethods.list', 'account.read', 'invoices.list'],
    lacks: /amount|currency/,
  },
];

/** What a method may do instead of answering, or make of its answer. */
const wrongs: Readonly<Record<string, (answer: unknown) => unknown>> = {
  'throws a TypeError': () => {
    throw new TypeError('rows is undefined');
  },
  'throws a text': () => {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- what others may do
    throw 'no';
  },
  // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- what others may do
  'rejects with nothing': () => Promise.reject(undefined),
  'answers nothing': () => undefined,
  'answers null': () => null,
  'answers an empty object': () => ({}),
  'answers a list': (answer) => [answer],
  'answers a text': () => '<!doctype html>',
  'answers without its first field': (answer) =>
    Object.fromEntries(Object.entries(answer as object).slice(1)),
  'answers an amount with a fraction': (answer) => amountsOf(answer, () => 1.5),
  'answers an amount as a text': (answer) => amountsOf(answer, String),
  'answers an amount that is no number': (answer) => amountsOf(answer, () => NaN),
  'answers a currency that is none': (answer) => everywhere(answer, 'currency', () => 7),
  'answers when it was as a Date': (answer) => everywhere(answer, 'asOf', () => new Date(0)),
};

/** One of each kind: it throws, it answers nothing, something else, or almost what it should. */
const everyKind = [
  'throws a TypeError',
  'answers nothing',
  'answers an empty object',
  'answers an amount with a fraction',
];

/** A copy in which each field of this name has another value. */
function everywhere(value: unknown, name: string, change: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => everywhere(item, name, change));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, inner]) => [
    key,
    key === name ? change(inner) : everywhere(inner, name, change),
  ]);
  return Object.fromEntries(fields) as unknown;
}

const amountsOf = (answer: unknown, change: (amount: unknown) => unknown): unknown =>
  everywhere(answer, 'amount', change);

/** An account with something to say, to pay and to list. */
async function scene(): Promise<{ way: Way; invoice: string }> {
  const way = new Way({ overrides: { card: '9995' } });
  const quote = await way.adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  await way.adapter.quotes.accept(quote.id);
  const [newest] = (await way.adapter.invoices.list({ limit: 1 })).data;
  return { way, invoice: newest?.id ?? '' };
}

/** An adapter by hand, one of whose methods goes wrong until it is mended; counts how often it did. */
class Broken {
  isMended = false;
  calls = 0;
  readonly adapter: BillingAdapter;

  constructor(good: MockAdapter, method: string, wrong: (answer: unknown) => unknown) {
    const [facet = '', name = ''] = method.split('.');
    const facets = good as unknown as Facets;
    const right = facets[facet]?.[name];
    if (!right) throw new Error(`There is no ${method}`);
    const broken: Method = (...args) => {
      if (this.isMended) return right(...args);
      this.calls += 1;
      // What throws at once must be held too.
      if (wrong.length === 0) return wrong(undefined);
      return (right(...args) as Promise<unknown>).then(wrong);
    };
    this.adapter = { ...good, [facet]: { ...facets[facet], [name]: broken } };
  }
}

const atRest = (element: Element): Promise<void> =>
  eventually(() => findAll(element, '[aria-busy=true]').length === 0, 'at rest');

describe('an adapter by hand that goes wrong', function () {
  this.timeout(15_000);
  const { error } = console;
  let said: unknown[][];
  let unhandled: unknown[];
  const hear = (event: PromiseRejectionEvent): void => void unhandled.push(event.reason);

  beforeEach(() => {
    said = [];
    unhandled = [];
    console.error = (...texts: unknown[]) => void said.push(texts);
    window.addEventListener('unhandledrejection', hear);
  });
  afterEach(() => {
    console.error = error;
    window.removeEventListener('unhandledrejection', hear);
    clear();
    assert.deepEqual(unhandled, [], 'nothing is rejected unheard');
  });

  /** Puts elements into a page with this adapter. */
  function show({ adapter }: { adapter: BillingAdapter }, markup: string): HTMLElement {
    const provider = provide(adapter, markup, 'locale="en"');
    return provider.parentElement ?? provider;
  }

  /** All that the console said, which must be about this method, once for each answer. */
  function assertSaid(broken: Broken, method: string): void {
    const lines = said.map(([line]) => String(line));
    assert.lengthOf(lines, broken.calls, lines.join('\n'));
    for (const line of lines) {
      assert.isTrue(line.startsWith(`Billfold: ${method} `), line);
      assert.include(line, 'holdAdapter');
    }
  }

  describe('reads', () => {
    let way: Way;
    let invoice: string;
    before(async () => ({ way, invoice } = await scene()));

    for (const { markup, answer, reads: methods, lacks } of rows) {
      for (const [place, method] of methods.entries()) {
        // What an element is about in every way; what it knows beside that, in the ways that differ most.
        const some = Object.entries(wrongs).filter(([what]) =>
          place === 0 ? !lacks?.test(what) : everyKind.includes(what),
        );
        for (const [what, wrong] of some) {
          it(`${/[\w-]+/.exec(markup)?.[0] ?? ''}: ${method} ${what}`, async () => {
            const broken = new Broken(way.another(), method, wrong);
            const page = show(broken, markup.replace('{invoice}', invoice));
            await eventually(() => said.length > 0, 'said');
            await atRest(page);
            assertSaid(broken, method);
            assert.notMatch(textOf(page), /NaN|undefined|\[object|Loading…|€0\.0[12]\b/);
            const isFailed = textOf(page).includes('This could not be loaded');
            assert.isTrue(isFailed || textOf(page).includes(answer), textOf(page));
            broken.isMended = true;
            if (isFailed) await click(control(page, 'Try again'));
            await reads(page, answer);
            await eventually(
              () => !textOf(page).includes('This could not be loaded'),
              'nothing is wrong any more',
            );
          });
        }
      }
    }
  });

  describe('writes', () => {
    const writes: readonly [
      method: string,
      markup: string,
      act: (page: HTMLElement) => Promise<void>,
      then: string,
    ][] = [
      [
        'quotes.create',
        '<billing-invoice item-id="{invoice}"></billing-invoice>',
        (page) => press(page, /^Pay INV-10683/),
        'Pay INV-10683',
      ],
      [
        'quotes.accept',
        '<billing-invoice item-id="{invoice}"></billing-invoice>',
        async (page) => {
          await press(page, /^Pay INV-10683/);
          await reads(page, 'Due now');
          await press(page, 'Pay €6.00');
        },
        'We don’t know yet',
      ],
    ];
    for (const [method, markup, act, then] of writes) {
      for (const what of [
        'throws a TypeError',
        'rejects with nothing',
        'answers nothing',
        'answers an empty object',
        'answers an amount with a fraction',
      ]) {
        const wrong = wrongs[what];
        if (!wrong || (method === 'quotes.accept' && what.includes('amount'))) continue;
        it(`${method} ${what}: nothing is said to be done, and it can be tried again`, async () => {
          const { way, invoice } = await scene();
          const broken = new Broken(way.another(), method, wrong);
          const page = show(broken, markup.replace('{invoice}', invoice));
          await reads(page, 'Pay INV-10683');
          await act(page);
          await eventually(() => said.length > 0, 'said');
          await atRest(page);
          assertSaid(broken, method);
          await reads(page, then);
          assert.notMatch(textOf(page), /NaN|undefined|\[object|was paid/);
          assert.isAbove(findAll(page, 'button:not([aria-disabled])').length, 0);
        });
      }
    }
  });

  it('says nothing of a refusal, which is an answer', async () => {
    const { way } = await scene();
    const broken = new Broken(way.another(), 'history.list', () => {
      throw new BillingError('forbidden', 'No', { status: 403 });
    });
    const page = show(broken, '<billing-history></billing-history>');
    await reads(page, 'You don’t have access to this');
    await atRest(page);
    assert.deepEqual(said, []);
  });

  it('names the place, what was expected and what came', async () => {
    const { way } = await scene();
    const broken = new Broken(way.another(), 'history.list', (answer) => amountsOf(answer, () => 1.5));
    show(broken, '<billing-history></billing-history>');
    await eventually(() => said.length > 0, 'said');
    const [[line, cause] = []] = said;
    assert.include(String(line), '/data/0/total/amount: a whole number, not 1.5');
    assert.instanceOf(cause, BillingError);
  });

  it('an adapter may be frozen, and made of classes', async () => {
    const { way } = await scene();
    class History {
      readonly #good = way.another().history;
      list(...args: Parameters<MockAdapter['history']['list']>) {
        return this.#good.list(...args);
      }
    }
    const page = show(
      { adapter: Object.freeze({ history: new History() }) },
      '<billing-history></billing-history>',
    );
    await reads(page, 'INV-10682');
    assert.deepEqual(said, []);
  });

  it('what throws while it is rendered is said, with a way to try again, and the rest of the page stays', async () => {
    const { way } = await scene();
    const page = show(
      { adapter: way.another() },
      '<billing-history></billing-history><billing-spending></billing-spending>',
    );
    const history = page.querySelector('billing-history');
    if (!history) throw new Error('No history');
    let isBroken = true;
    history.hrefFor = ({ itemId }) => {
      if (isBroken) throw new Error(`No address for ${itemId}`);
      return `#${itemId}`;
    };
    await reads(history, 'This could not be loaded');
    await reads(page, 'Month by month');
    assert.include(
      String(said[0]?.[0]),
      'Billfold: <billing-history> could not be rendered: Error: No address for',
    );
    await atRest(page);
    isBroken = false;
    await click(control(history, 'Try again'));
    await reads(history, 'INV-10682');
    assert.notInclude(textOf(history), 'This could not be loaded');
  });
});
