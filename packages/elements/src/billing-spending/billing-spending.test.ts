import { BillingError, type BillingAdapter, type Spending } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-history.ts';
import '../define/billing-provider.ts';
import '../define/billing-spending.ts';
import { fixtureAdapter } from '../shared/testing/fixtures.ts';
import { clear, control, eventually, findAll, only, provide, reads, textOf } from '../shared/testing/page.ts';
import type { BillingSpending } from './billing-spending.ts';

/** May 2025 to April 2026. */
const months = [5, 6, 7, 8, 9, 10, 11, 12].map((m) => `2025-${String(m).padStart(2, '0')}`);
months.push('2026-01', '2026-02', '2026-03', '2026-04');

function spending(amounts: readonly number[], total: number, highest: number, currency = 'EUR'): Spending {
  const money = (amount: number) => ({ amount, currency });
  return {
    data: months.map((month, i) => ({ month, total: money(amounts[i] ?? 0) })),
    total: money(total),
    highest: money(highest),
    asOf: '2026-04-16T09:00:00+02:00',
  };
}

/** December gave more back than was charged. */
const year = spending([0, 0, 0, 0, 0, 0, 2000, -2000, 4000, 6000, 6000, 3000], 19000, 6000);

function show(read: () => Promise<Spending>, attributes = ''): BillingSpending {
  const adapter: BillingAdapter = { spending: { read } };
  return only(provide(adapter, '<billing-spending></billing-spending>', attributes), 'billing-spending');
}

const heights = (element: BillingSpending): number[] =>
  findAll(element, '.column').map((column) => Math.round(column.getBoundingClientRect().height));

describe('billing-spending', () => {
  afterEach(() => {
    clear();
    document.documentElement.removeAttribute('lang');
  });

  it('asks for twelve months, and says their total and which they are', async () => {
    let asked: number | undefined;
    const adapter: BillingAdapter = {
      spending: { read: (query) => ((asked = query?.months), Promise.resolve(year)) },
    };
    const element = only(provide(adapter, '<billing-spending></billing-spending>'), 'billing-spending');
    await reads(element, '€190.00');
    await reads(element, 'May 2025 – April 2026');
    assert.equal(asked, 12);
  });

  it('draws each month as its share of the height, and what was given back below the line', async () => {
    const element = show(() => Promise.resolve(year));
    await reads(element, '€190.00');
    // 112 px for 80.00: 60.00 above the line and 20.00 below it.
    assert.deepEqual(heights(element), [0, 0, 0, 0, 0, 0, 28, 28, 56, 84, 84, 42]);
    const [december, february] = [7, 9].map((i) => findAll(element, '.column')[i]?.getBoundingClientRect());
    assert.approximately(december?.top ?? 0, february?.bottom ?? 1, 0.6);
  });

  it('has its figures as a table, by key: months in words, what was given back with a minus, the total', async () => {
    const element = show(() => Promise.resolve(year));
    await reads(element, '€190.00');
    control(element, 'Month by month').focus();
    await sendKeys({ press: 'Enter' });
    await reads(element, 'December 2025 −€20.00');
    await reads(element, 'April 2026, so far €30.00 Total €190.00');
    assert.lengthOf(findAll(element, 'tbody tr'), 13);
    await sendKeys({ press: 'Enter' });
    await eventually(() => findAll(element, 'table').length === 0);
  });

  it('shows currencies with no decimals and with three', async () => {
    await reads(
      show(() => Promise.resolve(spending([1500], 1500, 1500, 'JPY'))),
      '¥1,500',
    );
    await reads(
      show(() => Promise.resolve(spending([1500], 1500, 1500, 'KWD'))),
      'KWD\u00a01.500',
    );
  });

  it('draws a year in which only credit was given', async () => {
    const element = show(() => Promise.resolve(spending([-100, -50], -150, 0)));
    await reads(element, '−€1.50');
    assert.deepEqual(heights(element).slice(0, 3), [112, 56, 0]);
  });

  it('draws sums of any size', async () => {
    const element = show(() =>
      Promise.resolve(spending([1_000_000_000_000, 500_000_000_000], 1_500_000_000_000, 1_000_000_000_000)),
    );
    await reads(element, '€15,000,000,000.00');
    assert.deepEqual(heights(element).slice(0, 3), [112, 56, 0]);
  });

  it('says what will stand there when nothing was invoiced', async () => {
    const element = show(() => Promise.resolve(spending([], 0, 0)));
    await reads(element, 'Nothing was invoiced in these months');
    assert.lengthOf(findAll(element, '.chart'), 0);
  });

  it('says what went wrong', async () => {
    await reads(
      show(() => Promise.reject(new BillingError('network', 'lost'))),
      'There was no answer.',
    );
  });

  it('is as high while it waits as when it is there', async () => {
    for (const width of ['800px', '280px']) {
      const [waiting, there] = [
        show(() => new Promise<Spending>(() => undefined)),
        show(() => Promise.resolve(year)),
      ];
      for (const element of [waiting, there]) {
        const place = element.closest<HTMLElement>('.test-place');
        if (place) place.style.inlineSize = width;
      }
      await reads(there, '€190.00');
      await reads(waiting, 'Loading');
      assert.equal(waiting.clientHeight, there.clientHeight, width);
      clear();
    }
  });

  it('needs no style attribute, and fits into 280 pixels', async () => {
    const element = show(() => Promise.resolve(spending([98_765_432_100], 98_765_432_100, 98_765_432_100)));
    const place = element.closest<HTMLElement>('.test-place');
    if (place) place.style.inlineSize = '280px';
    await reads(element, '€987,654,321.00');
    const right = place?.getBoundingClientRect().right ?? 0;
    for (const inner of findAll(element, '.frame *')) {
      assert.isAtMost(inner.getBoundingClientRect().right, right + 0.5, inner.outerHTML);
    }
  });

  it('runs from right to left where the language does', async () => {
    const element = show(() => Promise.resolve(year), 'locale="ar"');
    await eventually(
      () => findAll(element, '.month').length === 12 && findAll(element, '.waiting').length === 0,
    );
    const [first, last] = [0, 11].map(
      (i) => findAll(element, '.month')[i]?.getBoundingClientRect().left ?? 0,
    );
    assert.isAbove(first ?? 0, last ?? 0);
  });

  it('speaks French', async () => {
    document.documentElement.lang = 'fr';
    const element = show(() => Promise.resolve(year));
    await reads(element, 'mai 2025 – avril 2026');
    expect(textOf(element)).to.contain('Dépenses').and.to.contain('190,00\u00a0€');
  });

  it('is accessible, closed and opened', async function () {
    // The check takes its time.
    this.timeout(10_000);
    const element = show(() => Promise.resolve(year));
    await reads(element, '€190.00');
    control(element, 'Month by month').click();
    await reads(element, 'Total');
    await expect(element).to.be.accessible();
    const [picture] = findAll(element, '[role=img]');
    assert.equal(
      picture?.getAttribute('aria-label'),
      'Bar chart of what was invoiced each month, May 2025 – April 2026',
    );
  });

  it('stands in the history where the page asks for it, in a place that was kept', async () => {
    const adapter = { ...fixtureAdapter(), spending: { read: () => Promise.resolve(year) } };
    const provider = provide(adapter, '<billing-history></billing-history>');
    const history = only(provider, 'billing-history');
    await reads(history, 'INV-10682');
    expect(textOf(history)).not.to.contain('Spending');
    history.toggleAttribute('spending', true);
    await history.updateComplete;
    const [place] = findAll(history, '.spending');
    const kept = place?.clientHeight;
    await reads(history, '€190.00');
    assert.equal(place?.clientHeight, kept);
  });
});
