import type { History, HistoryQuery } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import { BillingHistory } from './billing-history/billing-history.ts';
import './define/all.ts';
import type { BillingElement } from './shared/element.ts';
import { entry, fixtureAdapter, historyPage } from './shared/testing/fixtures.ts';
import { click, control, eventually, provide, reads, textOf } from './shared/testing/page.ts';
import { declined, holds, isBusy, makesPlaces, pause, type Scene } from './shared/testing/scenes.ts';
import { Watch } from './shared/testing/shifts.ts';
import { Way } from './shared/testing/weather.ts';

/**
 * Nothing jumps: from the first frame, in which an element holds its place, to the last answer of a slow backend, what
 * follows the element stays where it is, and nothing that is seen moves within it. On the mock backend's usual account,
 * wide and narrow, in each language, and with the answers in either order.
 */

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

describe('layout shift', () => {
  makesPlaces();

  for (const scene of scenes) holds(scene);

  for (const width of ['wide', 'narrow']) {
    it(`is 0 while another page is slow, and when it is there, short as the last one may be, ${width}: billing-history`, async () => {
      const numbers = Array.from({ length: 23 }, (_, i) =>
        entry({ id: `in_${i}`, number: `INV-${10700 - i}` }),
      );
      const list = async (query?: HistoryQuery): Promise<History> => {
        if (query?.cursor ?? query?.query) await pause(400);
        return historyPage(
          numbers.filter(({ number }) => number.includes(query?.query ?? '')),
          query,
        );
      };
      const provider = provide(
        fixtureAdapter({ history: { list } }),
        '<billing-history></billing-history><p>After</p>',
      );
      provider.closest('.test-place')?.classList.add(width);
      const [history, after] = provider.children;
      if (!(history instanceof BillingHistory) || !after) throw new Error('Nothing is shown');
      await reads(history, '1–10 of 23');
      await reads(history, 'Your credit');
      await pause(300);
      const pages = history.shadowRoot?.querySelector('.pages');
      assert.ok(pages);
      const arrives = async (what: string): Promise<void> => {
        await eventually(() => isBusy({ element: history }), 'marked');
        await reads(history, what);
        await eventually(() => !isBusy({ element: history }), 'at rest');
        await pause(100);
      };
      control(history, 'Next').scrollIntoView({ block: 'center' });
      const watch = new Watch(
        new Map<string, Element>([
          ['after', after],
          ['pages', pages],
        ]),
      );
      await click(control(history, 'Next'));
      await arrives('11–20 of 23');
      await click(control(history, 'Next'));
      await arrives('21–23 of 23');
      await click(control(history, 'Previous'));
      await arrives('11–20 of 23');
      assert.equal(await watch.stop(), '');
      const found = new Watch(new Map([['after', after]]));
      history.query = 'INV-10699';
      await arrives('1 entry found');
      history.query = 'INV-9';
      await arrives('No entries match');
      assert.equal(await found.stop(), '');
    });
  }

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
