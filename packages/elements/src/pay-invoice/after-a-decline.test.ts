import { assert, expect } from '@open-wc/testing';
import '../define/billing-notice.ts';
import '../define/billing-provider.ts';
import '../define/payment-methods.ts';
import {
  clear,
  click,
  control,
  eventually,
  findAll,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import { Way } from '../shared/testing/weather.ts';
import type { BillingProvider } from '../billing-provider/billing-provider.ts';

/** The seat that somebody was invited to could not be charged to the card, which has no money. */
async function declined(...others: string[]): Promise<Way> {
  const way = new Way({ overrides: { card: '9995' } });
  for (const token of others) await way.adapter.paymentMethods.add({ token });
  const quote = await way.adapter.quotes.create({ type: 'add_members', emails: ['lea@example.org'] });
  await way.adapter.quotes.accept(quote.id);
  return way;
}

interface Page {
  readonly page: HTMLElement;
  readonly provider: BillingProvider;
}

async function beginToPay(way: Way): Promise<Page> {
  const provider = provide(
    way.adapter,
    '<billing-notice></billing-notice><payment-methods></payment-methods>',
    'locale="en"',
  );
  const page = provider.parentElement ?? provider;
  await reads(page, 'Pay INV-10683');
  await click(control(page, 'Pay INV-10683 , €6.00'));
  await reads(page, 'Pay with');
  return { page, provider };
}

/** What is suggested to pay with. */
const suggested = (page: HTMLElement): string[] =>
  findAll<HTMLInputElement>(page, 'fieldset input[name=card]:checked').map((input) =>
    textOf(input.closest('label') ?? input),
  );

const leastCards = (page: HTMLElement, count: number): Promise<void> =>
  eventually(() => findAll(page, 'fieldset input[name=card]').length >= count, `${count} cards`);

describe('after a card was declined', function () {
  // Whole journeys.
  this.timeout(15_000);
  afterEach(clear);

  it('another one is suggested to pay with, never the one that was just declined', async () => {
    const { page } = await beginToPay(await declined('tok_test_4242'));
    await leastCards(page, 2);
    const [card, ...others] = suggested(page);
    expect(card).to.contain('Visa •••• 4242');
    assert.lengthOf(others, 0);
  });

  it('none is suggested where all were declined, and none is charged before somebody chooses', async () => {
    const way = await declined('tok_test_4242');
    await way.mock.control('faults', { charges: 'insufficient_funds' });
    const { data } = await way.adapter.invoices.list({ limit: 1 });
    const { data: methods } = await way.adapter.paymentMethods.list();
    const good = methods.find(({ last4 }) => last4 === '4242');
    const quote = await way.adapter.quotes.create({
      type: 'pay_invoice',
      invoiceId: data[0]?.id ?? '',
      paymentMethodId: good?.id,
    });
    await way.adapter.quotes.accept(quote.id);
    const { page } = await beginToPay(way);
    await leastCards(page, 2);
    assert.deepEqual(suggested(page), []);
    await click(control(page, 'Continue'));
    expect(textOf(page)).not.to.contain('Due now');
  });

  it('paying with another card from now on is told where it was done: the notice does not say that nothing was charged', async () => {
    const way = await declined('tok_test_4242');
    const { page } = await beginToPay(way);
    // Meanwhile, in the list of cards beneath.
    const list = page.querySelector('payment-methods') ?? page;
    const radio = findAll<HTMLInputElement>(list, 'input[type=radio]').find((input) =>
      textOf(input.closest('li') ?? input).includes('4242'),
    );
    if (!radio) throw new Error('No card to choose');
    await click(radio);
    await reads(page, 'Pay with this card');
    await click(control(page, 'Pay with this card'));
    await reads(page, 'INV-10683 : €6.00 was paid.');
    await eventually(() => !textOf(page).includes('A payment failed'), 'the notice goes');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(textOf(page)).not.to.contain('Nothing was charged');
  });

  it('what was paid in another tab meanwhile is said to be paid', async () => {
    const way = await declined('tok_test_4242');
    const { page, provider } = await beginToPay(way);
    const other = way.another();
    const { data: methods } = await other.paymentMethods.list();
    const good = methods.find(({ last4 }) => last4 === '4242');
    await other.paymentMethods.makeDefault(good?.id ?? '');
    provider.refresh();
    await reads(page, 'INV-10683 is paid already Nothing was charged just now.');
  });
});
