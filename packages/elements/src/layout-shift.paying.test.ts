import './define/all.ts';
import { asked, holds, makesPlaces, type Scene } from './shared/testing/scenes.ts';
import type { Way } from './shared/testing/weather.ts';

/** Nothing jumps in what is about paying, however the account pays, and whatever an invoice is like. */

const workspace = { scenario: 'workspace' } as const;
const program = { scenario: 'program' } as const;
const invoice = '<billing-invoice item-id="{invoice}"></billing-invoice>';
const methods = '<payment-methods></payment-methods>';

async function withCards({ adapter }: Way): Promise<void> {
  for (const token of ['tok_test_4444', 'tok_test_0341', 'tok_test_3220'])
    await adapter.paymentMethods.add({ token });
}

const renewed = ({ mock }: Way): Promise<unknown> => mock.control('clock', { to: 'next_renewal' });

const scenes: readonly Scene[] = [
  {
    what: 'payment-methods with one card',
    recipe: workspace,
    markup: methods,
    settled: /4242.*Add a new card/,
  },
  {
    what: 'payment-methods with a transfer',
    recipe: program,
    markup: methods,
    settled: /Bank transfer.*Add a new card/,
  },
  {
    what: 'payment-methods with a transfer and cards',
    recipe: program,
    before: withCards,
    markup: methods,
    settled: /Bank transfer.*3220.*Add a new card/,
    grows: true,
  },
  {
    what: 'payment-methods with several cards',
    before: withCards,
    markup: methods,
    settled: /3220.*Add a new card/,
    grows: true,
  },
  {
    what: 'payment-methods with none',
    recipe: { overrides: { paymentMethod: 'none' } },
    markup: methods,
    settled: /Add a new card/,
  },
  {
    what: 'billing-invoice with many lines',
    recipe: workspace,
    markup: '<billing-invoice item-id="{longest}"></billing-invoice>',
    settled: /Details.*Payments/,
    grows: true,
  },
  {
    what: 'billing-invoice that a transfer pays',
    recipe: program,
    before: renewed,
    markup: invoice,
    settled: /IBAN.*Details/,
    grows: true,
  },
  {
    what: 'billing-invoice whose bank asks',
    before: asked,
    markup: invoice,
    settled: /Confirm with.*Details/,
    grows: true,
  },
  {
    what: 'billing-notice of what the bank asks',
    before: asked,
    markup: '<billing-notice class="kept-by-page"></billing-notice>',
    settled: /Confirm with/,
    grows: true,
  },
];

describe('layout shift, of what is about paying', () => {
  makesPlaces();

  for (const scene of scenes) holds(scene);
});
