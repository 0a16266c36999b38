import { assert } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import './define/all.ts';
import type { BillingElement } from './shared/element.ts';
import { entry, fixtureAdapter } from './shared/testing/fixtures.ts';
import { clear, click, control, eventually, findAll, provide, reads, textOf } from './shared/testing/page.ts';
import { reportsShifts, Watch } from './shared/testing/shifts.ts';
import { Way } from './shared/testing/weather.ts';

/**
 * Nothing jumps: from the first frame, in which an element holds its place, to the last answer of a slow backend, what
 * follows the element stays where it is, and nothing that is seen moves within it. On the mock backend's own accounts,
 * wide and narrow, in each language, and with the answers in either order.
 */

interface Scene {
  readonly what: string;
  readonly markup: string;
  /** What is read in it at last, in English. */
  readonly settled: string | RegExp;
  readonly recipe?: ConstructorParameters<typeof Way>[0];
  readonly before?: (way: Way) => Promise<unknown>;
}

/** Somebody is invited, and the card says no. */
async function declined({ mock, adapter }: Way): Promise<void> {
  await mock.control('faults', { charges: 'insufficient_funds' });
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  await adapter.quotes.accept(quote.id);
}

const invoice = '<billing-invoice item-id="{invoice}"></billing-invoice>';

const scenes: readonly Scene[] = [
  { what: 'billing-history', markup: '<billing-history></billing-history>', settled: /Next renewal.*INV/ },
  { what: 'billing-invoice of a renewal', markup: invoice, settled: /Standard plan.*Payments/ },
  {
    what: 'billing-invoice with credit taken off',
    recipe: { scenario: 'workspace' },
    markup: invoice,
    settled: /Details.*Payments/,
  },
  {
    what: 'billing-invoice, paid by transfer',
    recipe: { scenario: 'program' },
    markup: invoice,
    settled: /Details.*Bank transfer/,
  },
  {
    what: 'billing-invoice that is to be paid',
    before: declined,
    markup: invoice,
    settled: /Pay INV-10683.*Declined/,
  },
  {
    what: 'billing-invoice of a credit note',
    markup: '<billing-invoice view="credit_note" item-id="{creditNote}"></billing-invoice>',
    settled: 'Credit note CN-204',
  },
  { what: 'billing-spending', markup: '<billing-spending></billing-spending>', settled: 'Month by month' },
  { what: 'billing-notice with nothing to say', markup: '<billing-notice></billing-notice>', settled: '' },
  {
    what: 'billing-notice in a place that the page keeps',
    before: declined,
    markup: '<billing-notice class="kept-by-page"></billing-notice>',
    settled: 'Pay INV-10683',
  },
  { what: 'billing-members', markup: '<billing-members></billing-members>', settled: /Invite by.*Sofia/ },
  { what: 'payment-methods', markup: '<payment-methods></payment-methods>', settled: /4242.*Add a new card/ },
];

/** Between two answers: several frames. */
const STEP = 80;
const orders: readonly [string, (nth: number) => number][] = [
  ['in the order of the questions', (nth) => nth * STEP],
  ['the last one first', (nth) => Math.max(1, 5 - nth) * STEP],
];

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Shown {
  readonly name: string;
  readonly provider: ReturnType<typeof provide>;
  readonly element: Element;
}

const processor = {
  mountCardField: () => Promise.reject(new Error('No card is typed here')),
  confirm: () => Promise.reject(new Error('No bank is asked here')),
};

/** The element, wide and narrow in each language, beside each other, each with something that follows it. */
function show(markup: string, way: Way): Shown[] {
  return ['en', 'fr', 'ar'].flatMap((locale) =>
    ['wide', 'narrow'].map((width) => {
      const provider = provide(way.another(), `${markup}<p>What follows</p>`, `locale="${locale}"`);
      provider.payments = processor;
      provider.closest('.test-place')?.classList.add(width, locale);
      return { name: `${locale}, ${width}`, provider, element: provider.firstElementChild ?? provider };
    }),
  );
}

const followers = (shown: readonly Shown[]): Map<string, Element> =>
  new Map(shown.map(({ name, provider }) => [name, provider.lastElementChild ?? provider]));

const isBusy = ({ element }: Pick<Shown, 'element'>): boolean =>
  findAll(element, '[aria-busy=true]').length > 0;

const style = document.createElement('style');
style.textContent = `
  .test-place { inset-block-start: 0; position: absolute }
  .wide { inline-size: 1000px }
  .narrow { inline-size: 320px }
  .narrow.en { left: 1020px }
  .wide.fr { left: 1360px }
  .narrow.fr { left: 2380px }
  .wide.ar { left: 2720px }
  .narrow.ar { left: 3740px }
  .kept-by-page { min-block-size: 12rem }
`;

describe('layout shift', () => {
  before(async () => {
    document.head.append(style);
    // What is not seen is not reported.
    if (reportsShifts) await setViewport({ width: 4080, height: 2400 });
  });
  after(() => style.remove());
  afterEach(clear);

  async function open(scene: Scene, delay: (nth: number) => number): Promise<Shown[]> {
    const way = new Way(scene.recipe);
    await scene.before?.(way);
    const [newest] = (await way.adapter.invoices.list({ limit: 1 })).data;
    const [note] = (await way.adapter.creditNotes.list({ limit: 1 })).data;
    way.delay = delay;
    const markup = scene.markup
      .replace('{invoice}', newest?.id ?? '')
      .replace('{creditNote}', note?.id ?? '');
    return show(markup, way);
  }

  async function settle(scene: Scene, shown: readonly Shown[]): Promise<void> {
    const [first] = shown;
    if (!first) return;
    await eventually(
      () => new RegExp(scene.settled).test(textOf(first.provider)),
      `${String(scene.settled)} in “${textOf(first.provider)}”`,
    );
    await eventually(() => !shown.some(isBusy), 'at rest');
    // Whatever is asked for or loaded only then.
    await pause(300);
  }

  for (const scene of scenes) {
    for (const [order, delay] of orders) {
      it(`is 0 while answers come slowly, ${order}: ${scene.what}`, async () => {
        const shown = await open(scene, delay);
        await pause(0);
        const watch = new Watch(followers(shown));
        await settle(scene, shown);
        assert.equal(await watch.stop(), '');
      });
    }

    it(`is 0 while all is read again: ${scene.what}`, async () => {
      const shown = await open(scene, () => 600);
      await settle(scene, shown);
      const watch = new Watch(followers(shown));
      shown[0]?.provider.refresh();
      if (scene.settled) await eventually(() => shown.every(isBusy), 'marked');
      await settle(scene, shown);
      assert.equal(await watch.stop(), '');
    });
  }

  it('is 0 while the next page is slow, and when it is there: billing-history', async () => {
    const numbers = Array.from({ length: 30 }, (_, i) =>
      entry({ id: `in_${i}`, number: `INV-${10700 - i}` }),
    );
    const all = fixtureAdapter({}, numbers);
    const list: typeof all.history.list = async (query, options) => {
      if (query?.cursor) await pause(400);
      return all.history.list(query, options);
    };
    const provider = provide(
      { ...all, history: { list } },
      '<billing-history></billing-history><p>After</p>',
    );
    provider.closest('.test-place')?.classList.add('wide');
    const [history, after] = provider.children;
    if (!history || !after) throw new Error('Nothing is shown');
    await reads(history, '1–10 of 30');
    await pause(300);
    const watch = new Watch(new Map([['after', after]]));
    await click(control(history, 'Next'));
    await eventually(() => isBusy({ element: history }), 'marked');
    await reads(history, '11–20 of 30');
    await eventually(() => !isBusy({ element: history }), 'at rest');
    assert.equal(await watch.stop(), '');
  });

  for (const tag of [
    'billing-history',
    'billing-invoice',
    'billing-spending',
    'billing-members',
    'payment-methods',
  ]) {
    for (const width of ['wide', 'narrow']) {
      it(`is 0 when its words come, ${width}: ${tag}`, async () => {
        const way = new Way();
        way.weather = 'stuck';
        const wordless = `wordless-${tag}`;
        if (!customElements.get(wordless)) {
          const Element = customElements.get(tag) as new () => BillingElement;
          customElements.define(
            wordless,
            class extends Element {
              override get l10n() {
                return undefined;
              }
            },
          );
        }
        const attributes = 'item-id="in_1"';
        const provider = provide(
          way.another(),
          `<${tag} ${attributes}></${tag}><${wordless} ${attributes}></${wordless}>`,
          'locale="fr"',
        );
        provider.closest('.test-place')?.classList.add(width);
        const [known, waiting] = provider.children;
        await reads(known ?? provider, 'Chargement');
        assert.equal(textOf(waiting ?? provider), '', 'no word of another language');
        assert.approximately(waiting?.clientHeight ?? 0, known?.clientHeight ?? 1, 1);
      });
    }
  }
});
