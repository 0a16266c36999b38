import { assert } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { BillingProvider } from '../../billing-provider/billing-provider.ts';
import { clear, eventually, findAll, provide, textOf } from './page.ts';
import { FakeProcessor } from './processor.ts';
import { reportsShifts, Watch } from './shifts.ts';
import { Way } from './weather.ts';

/** An element on one of the mock backend's accounts. */
export interface Scene {
  readonly what: string;
  readonly markup: string;
  /** What is read in it at last, in English. */
  readonly settled: string | RegExp;
  readonly recipe?: ConstructorParameters<typeof Way>[0];
  readonly before?: (way: Way) => Promise<unknown>;
  /**
   * Nobody can know how high it will be: it grows at its end. What follows it is the page's matter, but within it nothing
   * that is seen moves.
   */
  readonly grows?: true;
}

/** Somebody is invited, and the card says no. */
export async function declined({ mock, adapter }: Way): Promise<void> {
  await mock.control('faults', { charges: 'insufficient_funds' });
  await invited(adapter);
}

/** Somebody is invited, and the bank has a question about the payment. */
export async function asked({ mock, adapter }: Way): Promise<void> {
  await mock.control('faults', { charges: 'requires_action' });
  await invited(adapter);
}

async function invited(adapter: Way['adapter']): Promise<void> {
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  await adapter.quotes.accept(quote.id);
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Between two answers: several frames. */
const STEP = 80;
const orders: readonly [string, (nth: number) => number][] = [
  ['in the order of the questions', (nth) => nth * STEP],
  ['the last one first', (nth) => Math.max(1, 5 - nth) * STEP],
];

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
function show({ grows }: Scene, markup: string, way: Way): Shown[] {
  const follower = grows ? '' : '<p>What follows</p>';
  return ['en', 'fr', 'ar'].flatMap((locale) =>
    ['wide', 'narrow'].map((width) => {
      const provider = provide(way.another(), `${markup}${follower}`, `locale="${locale}"`);
      provider.payments = processor;
      provider.closest('.test-place')?.classList.add(width, locale);
      return { name: `${locale}, ${width}`, provider, element: provider.firstElementChild ?? provider };
    }),
  );
}

/** The end of what is shown where that stays, its beginning where it doesn't. */
const watched = (shown: readonly Shown[]): Map<string, Element> =>
  new Map(shown.map(({ name, provider }) => [name, provider.lastElementChild ?? provider]));

export const isBusy = ({ element }: Pick<Shown, 'element'>): boolean =>
  findAll(element, '[aria-busy=true]').length > 0;

const placesStyle = document.createElement('style');
placesStyle.textContent = `
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

/** The browser's window in which all of that is seen: what is not seen is not reported. */
const WINDOW = { width: 4080, height: 2400 };

/** Makes the places in which scenes are shown, for the tests around it. */
export function makesPlaces(): void {
  before(async () => {
    document.head.append(placesStyle);
    if (reportsShifts) await setViewport(WINDOW);
  });
  after(() => placesStyle.remove());
  afterEach(clear);
}

/** The element of the markup, on the account behind a way there. `{invoice}` is its newest invoice. */
export async function showOn(
  way: Way,
  markup: string,
  payments = new FakeProcessor(),
): Promise<{ provider: BillingProvider; element: HTMLElement }> {
  const [newest] = (await way.adapter.invoices.list({ limit: 1 })).data;
  const provider = provide(way.another(), markup.replace('{invoice}', newest?.id ?? ''));
  provider.payments = payments;
  const element = provider.firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('No element');
  return { provider, element };
}

async function open(scene: Scene, delay: (nth: number) => number): Promise<Shown[]> {
  const way = new Way(scene.recipe);
  await scene.before?.(way);
  const invoices = (await way.adapter.invoices.list({ limit: 100 })).data;
  const [newest] = invoices;
  const [longest] = invoices.toSorted((a, b) => b.lines.length - a.lines.length);
  const [note] = (await way.adapter.creditNotes.list({ limit: 1 })).data;
  way.delay = delay;
  const markup = scene.markup
    .replace('{invoice}', newest?.id ?? '')
    .replace('{longest}', longest?.id ?? '')
    .replace('{creditNote}', note?.id ?? '');
  return show(scene, markup, way);
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

/** Holds that nothing jumps while it is read for the first time, whichever answer is first, and while it is read again. */
export function holds(scene: Scene): void {
  for (const [order, delay] of orders) {
    it(`is 0 while answers come slowly, ${order}: ${scene.what}`, async () => {
      const shown = await open(scene, delay);
      await pause(0);
      const watch = new Watch(watched(shown));
      await settle(scene, shown);
      assert.equal(await watch.stop(), '');
    });
  }

  it(`is 0 while all is read again: ${scene.what}`, async () => {
    const shown = await open(scene, () => 600);
    await settle(scene, shown);
    const watch = new Watch(watched(shown));
    shown[0]?.provider.refresh();
    if (scene.settled) await eventually(() => shown.every(isBusy), 'marked');
    await settle(scene, shown);
    assert.equal(await watch.stop(), '');
  });
}
