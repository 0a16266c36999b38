import type { BillingAdapter, History, HistoryEntry, HistoryQuery } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-history.ts';
import '../define/billing-provider.ts';
import { entry, fixtureAdapter, historyPage } from '../shared/testing/fixtures.ts';
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
import type { BillingHistory } from './billing-history.ts';

/** INV-100, INV-99 and so on. */
const invoices = (count: number, more: Partial<HistoryEntry> = {}): HistoryEntry[] =>
  Array.from({ length: count }, (_, i) => entry({ id: `inv_${i}`, number: `INV-${100 - i}`, ...more }));

const listing = (list: (query?: HistoryQuery) => Promise<History>): BillingAdapter =>
  fixtureAdapter({ history: { list } });

/** A backend that can only go on. */
const onward = (all: readonly HistoryEntry[]): BillingAdapter =>
  listing((query) => {
    const { data, nextCursor, total, asOf } = historyPage(all, query);
    return Promise.resolve({ data, nextCursor, total, asOf });
  });

function show(adapter: BillingAdapter, attributes = '', provider = ''): BillingHistory {
  return only(
    provide(adapter, `<billing-history ${attributes}></billing-history>`, provider),
    'billing-history',
  );
}

const numbers = (history: BillingHistory): string =>
  findAll(history, 'td.number')
    .map((cell) => textOf(cell))
    .join(' ');

const names = (history: BillingHistory): string[] =>
  findAll(history, '.pages button').map((button) => textOf(button));

const isOff = (history: BillingHistory, name: string): boolean =>
  control(history, name).ariaDisabled === 'true';

describe('the pages of the history', () => {
  afterEach(clear);

  it('INV-3: has a way to the last page, the oldest entries, and back by the same pages', async () => {
    const history = show(fixtureAdapter({}, invoices(11)), 'page-size="3"');
    await reads(history, '1–3 of 11');
    assert.deepEqual(names(history), ['First', 'Previous', 'Next', 'Last']);
    await click(control(history, 'Last'));
    await reads(history, '10–11 of 11');
    assert.equal(numbers(history), 'INV-91 INV-90');
    assert.isTrue(isOff(history, 'Next') && isOff(history, 'Last'));
    await click(control(history, 'Previous'));
    await reads(history, '7–9 of 11');
    assert.equal(numbers(history), 'INV-94 INV-93 INV-92');
    await click(control(history, 'Previous'));
    await reads(history, '4–6 of 11');
    await click(control(history, 'Next'));
    await reads(history, '7–9 of 11');
    assert.equal(numbers(history), 'INV-94 INV-93 INV-92');
    await click(control(history, 'Previous'));
    await reads(history, '4–6 of 11');
    await click(control(history, 'Previous'));
    await reads(history, '1–3 of 11');
    assert.equal(numbers(history), 'INV-100 INV-99 INV-98');
    assert.isTrue(isOff(history, 'First') && isOff(history, 'Previous'));
    assert.isFalse(isOff(history, 'Next') || isOff(history, 'Last'));
  });

  it('goes to the last page and the first by the keyboard alone, and keeps the focus', async () => {
    const history = show(fixtureAdapter({}, invoices(11)), 'page-size="3"');
    await reads(history, '1–3 of 11');
    control(history, 'Next').focus();
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await reads(history, '10–11 of 11');
    assert.equal(history.shadowRoot?.activeElement, control(history, 'Last'));
    await sendKeys({ press: 'Enter' });
    control(history, 'First').focus();
    await sendKeys({ press: 'Space' });
    await reads(history, '1–3 of 11');
    assert.equal(history.shadowRoot?.activeElement, control(history, 'First'));
  });

  it('needs no Last where Next leads there, and no pages at all where there is one', async () => {
    const two = show(fixtureAdapter({}, invoices(6)), 'page-size="3"');
    await reads(two, '1–3 of 6');
    assert.deepEqual(names(two), ['Previous', 'Next']);
    await click(control(two, 'Next'));
    await reads(two, '4–6 of 6');
    assert.deepEqual(names(two), ['Previous', 'Next']);
    const one = show(fixtureAdapter({}, invoices(3)), 'page-size="3"');
    await eventually(() => findAll(one, '#query').length > 0);
    assert.deepEqual(names(one), []);
  });

  it('says where one is, and nothing of a whole, where the backend does not count its entries', async () => {
    const all = invoices(5);
    for (const total of [undefined, null]) {
      const history = show(
        listing((query) => {
          const { data, nextCursor, asOf } = historyPage(all, query);
          return Promise.resolve({ data, nextCursor, total, asOf });
        }),
        'page-size="3" query="INV"',
      );
      await eventually(() => names(history).length, 'the way to the next page');
      assert.equal(textOf(findAll(history, '.pages p')[0] ?? history), '1–3');
      assert.deepEqual(names(history), ['Previous', 'Next']);
      await click(control(history, 'Next'));
      await reads(history, '4–5');
      assert.isTrue(isOff(history, 'Next'));
      assert.notInclude(textOf(history), ' of ');
      assert.notInclude(textOf(history), 'found');
      clear();
    }
  });

  it('counts what a single page holds, where the backend does not', async () => {
    const history = show(
      listing(() => Promise.resolve({ data: invoices(2), nextCursor: null, asOf: '2026-04-16T09:00:00Z' })),
      'query="INV"',
    );
    await reads(history, '2 entries found');
  });

  it('offers no Last of a backend that can only go on, and goes back the way it came', async () => {
    const history = show(onward(invoices(11)), 'page-size="3"');
    await reads(history, '1–3 of 11');
    assert.deepEqual(names(history), ['Previous', 'Next']);
    await click(control(history, 'Next'));
    await reads(history, '4–6 of 11');
    await click(control(history, 'Next'));
    await reads(history, '7–9 of 11');
    assert.deepEqual(names(history), ['First', 'Previous', 'Next']);
    await click(control(history, 'Previous'));
    await reads(history, '4–6 of 11');
    await click(control(history, 'Previous'));
    await reads(history, '1–3 of 11');
    assert.isTrue(isOff(history, 'Previous'));
  });

  it('neither repeats nor misses an entry on the way back when an invoice came meanwhile', async () => {
    const all = invoices(11);
    // Cursors name an entry: what comes above it moves nothing.
    const list = ({ cursor, limit }: HistoryQuery = {}): Promise<History> => {
      const place = (index: number | null): string | null => (index ? (all[index - 1]?.id ?? '') : 'top');
      const begin = cursor === 'top' ? 0 : all.findIndex(({ id }) => id === cursor) + 1;
      const page = historyPage(all, { cursor: String(begin), limit });
      const named = (index: string | null | undefined): string | null =>
        index ? place(Number(index)) : null;
      return Promise.resolve({
        ...page,
        nextCursor: named(page.nextCursor),
        previousCursor: named(page.previousCursor),
        lastCursor: named(page.lastCursor),
      });
    };
    const history = show(listing(list), 'page-size="3"');
    await reads(history, '1–3 of 11');
    await click(control(history, 'Next'));
    await reads(history, '4–6 of 11');
    all.unshift(entry({ id: 'inv_new', number: 'INV-101' }));
    new BroadcastChannel('billfold').postMessage('changed');
    await reads(history, '5–7 of 12');
    assert.equal(numbers(history), 'INV-97 INV-96 INV-95');
    await click(control(history, 'Previous'));
    await reads(history, '2–4 of 12');
    assert.equal(numbers(history), 'INV-100 INV-99 INV-98');
    await click(control(history, 'Previous'));
    await reads(history, '1–3 of 12');
    assert.equal(numbers(history), 'INV-101 INV-100 INV-99');
  });

  it('counts a double click on Next once, however slow the page is', async () => {
    const slow = deferred<undefined>();
    const all = invoices(11);
    const list = async (query?: HistoryQuery): Promise<History> => {
      if (query?.cursor) await slow.promise;
      const { data, nextCursor, total, asOf } = historyPage(all, query);
      return { data, nextCursor, total, asOf };
    };
    const history = show(listing(list), 'page-size="3"');
    await reads(history, '1–3 of 11');
    await click(control(history, 'Next'));
    await click(control(history, 'Next'));
    slow.resolve(undefined);
    await eventually(() => numbers(history) === 'INV-97 INV-96 INV-95', 'the second page');
    await reads(history, '4–6 of 11');
    await click(control(history, 'Previous'));
    await reads(history, '1–3 of 11');
    assert.isTrue(isOff(history, 'Previous'));
  });

  it('begins again at the first page when other entries are wanted on the last one', async () => {
    const history = show(fixtureAdapter({}, invoices(11)), 'page-size="3"');
    await reads(history, '1–3 of 11');
    await click(control(history, 'Last'));
    await reads(history, '10–11 of 11');
    history.type = 'invoice';
    await reads(history, '1–3 of 11');
  });

  it('shows the first page when nothing is left on a later one', async () => {
    const all = invoices(4, { status: 'open', overdue: true });
    const history = show(
      listing((query) => Promise.resolve(historyPage(all, query))),
      'page-size="3" status="overdue"',
    );
    await reads(history, '1–3 of 4');
    await click(control(history, 'Next'));
    await reads(history, '4–4 of 4');
    all.pop();
    new BroadcastChannel('billfold').postMessage('changed');
    await eventually(() => numbers(history) === 'INV-100 INV-99 INV-98', 'the first page');
  });

  // 248: a page of 280 pixels, with margins.
  for (const [width, lang, dir] of [
    [320, 'en', 'ltr'],
    [320, 'fr', 'ltr'],
    [320, 'fr', 'rtl'],
    [320, 'ar', 'rtl'],
    [280, 'fr', 'ltr'],
    [280, 'ar', 'rtl'],
    [248, 'en', 'ltr'],
    [248, 'fr', 'ltr'],
    [248, 'fr', 'rtl'],
  ] as const) {
    it(`keeps its four ways in one row at ${width} pixels, in ${lang}, ${dir}`, async () => {
      const history = show(fixtureAdapter({}, invoices(95)), '', `lang="${lang}" dir="${dir}"`);
      const place = history.closest<HTMLElement>('.test-place');
      if (!place) throw new Error('No place');
      place.style.inlineSize = `${width}px`;
      place.style.fontFamily = 'sans-serif';
      await eventually(() => findAll(history, '.pages button').length === 4, 'the ways');
      if (lang === 'fr') assert.deepEqual(names(history), ['Début', 'Précédent', 'Suivant', 'Fin']);
      const boxes = findAll(history, '.pages button').map((button) => button.getBoundingClientRect());
      const { left, right } = place.getBoundingClientRect();
      for (const box of boxes) {
        assert.equal(box.top, boxes[0]?.top);
        expect(box.left).to.be.at.least(left - 0.5);
        expect(box.right).to.be.at.most(right + 0.5);
      }
      // Their place was kept before they came.
      const [held] = findAll(history, '.held');
      const kept = Number.parseFloat(held ? getComputedStyle(held).minBlockSize : '');
      assert.isAtMost(held?.firstElementChild?.clientHeight ?? Infinity, kept);
    });
  }
});
