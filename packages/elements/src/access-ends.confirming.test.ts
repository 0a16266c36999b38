import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define/all.ts';
import { focused } from './shared/focused.ts';
import { declined, showOn } from './shared/testing/scenes.ts';
import { FakeProcessor } from './shared/testing/processor.ts';
import { clear, eventually, findAll, painted, press, reads, textOf } from './shared/testing/page.ts';
import { Way } from './shared/testing/weather.ts';

/** A button that does it, and what it did, counted where it is done. */
interface Deed {
  readonly what: string;
  readonly markup: string;
  readonly before?: (way: Way) => Promise<unknown>;
  /** Goes as far as the button. */
  readonly arrive: (element: HTMLElement) => Promise<void>;
  readonly button: RegExp;
  /** How often it was done. */
  readonly done: (way: Way) => Promise<number>;
  /** What is read once it was. */
  readonly says: string;
}

/** The payments that succeeded, of the newest invoice. */
async function paid({ adapter }: Way): Promise<number> {
  const [newest] = (await adapter.invoices.list({ limit: 1 })).data;
  return newest?.attempts.filter(({ status }) => status === 'succeeded').length ?? 0;
}

const cards = async ({ adapter }: Way): Promise<number> => (await adapter.paymentMethods.list()).data.length;

const addCard = ({ adapter }: Way): Promise<unknown> =>
  adapter.paymentMethods.add({ token: 'tok_test_0341' });

async function toPay(element: HTMLElement): Promise<void> {
  await reads(element, 'Pay INV-10683');
  await press(element, /^Pay INV-10683/);
  await reads(element, 'Due now');
}

const deeds: readonly Deed[] = [
  {
    what: 'paying an invoice',
    markup: '<billing-invoice item-id="{invoice}"></billing-invoice>',
    before: declined,
    arrive: toPay,
    button: /^Pay €/,
    done: paid,
    says: 'Paid',
  },
  {
    what: 'paying what failed',
    markup: '<billing-notice></billing-notice>',
    before: declined,
    arrive: toPay,
    button: /^Pay €/,
    done: paid,
    says: '€6.00 was paid. Thank you.',
  },
  {
    what: 'adding a card',
    markup: '<payment-methods></payment-methods>',
    async arrive(element) {
      await reads(element, '4242');
      await press(element, 'Add a new card');
      await eventually(() => focused()?.matches('[aria-label="Card number"]'), 'in the field');
      await sendKeys({ type: '4000000000000341' });
    },
    button: /^Add card$/,
    done: async (way) => (await cards(way)) - 1,
    says: 'has been added',
  },
  {
    what: 'removing a card',
    markup: '<payment-methods></payment-methods>',
    before: addCard,
    async arrive(element) {
      await reads(element, '0341');
      await press(element, /^Remove .*0341/);
      await eventually(() => findAll(element, 'dialog').length, 'asked');
    },
    button: /^Remove Visa •••• 0341$/,
    done: async (way) => 2 - (await cards(way)),
    says: 'has been removed',
  },
  {
    what: 'inviting somebody',
    markup: '<billing-members></billing-members>',
    async arrive(element) {
      await reads(element, 'Chloé Lefèvre');
      findAll(element, 'input[name=email]')[0]?.focus();
      await sendKeys({ type: 'nadia@example.com' });
      await sendKeys({ press: 'Enter' });
      await reads(element, 'Due now');
    },
    button: /^Invite 1 person/,
    done: async ({ adapter }) =>
      (await adapter.members.list({ limit: 100 })).data.filter(({ email }) => email === 'nadia@example.com')
        .length,
    says: '1 person has been invited',
  },
];

async function show({ markup, before }: Deed): Promise<{ way: Way; element: HTMLElement }> {
  const way = new Way();
  await before?.(way);
  await way.mock.control('faults', { charges: null });
  const processor = new FakeProcessor();
  processor.token = (typed) => Promise.resolve(`tok_test_${typed.slice(-4)}`);
  const { element } = await showOn(way, markup, processor);
  return { way, element };
}

/** Whoever pressed the button is told the truth where they are: in the element, and on what is seen of it. */
async function holdsFocus(element: HTMLElement): Promise<void> {
  await painted();
  const { top, bottom, height } = focused()?.getBoundingClientRect() ?? new DOMRect();
  assert.equal(document.activeElement, element);
  expect(height).to.be.above(0);
  expect(top).to.be.at.least(0);
  expect(bottom).to.be.at.most(window.innerHeight);
}

describe('access ends when the button is pressed', () => {
  afterEach(clear);

  for (const deed of deeds) {
    for (const [weather, all, writes] of [
      ['signed out', 'Your session has ended', 'Your session has ended'],
      ['refused', 'You don’t have access to this', 'You can’t do this'],
    ] as const) {
      it(`${deed.what}, ${weather}: nothing is done, and the focus stays in the element`, async () => {
        const { way, element } = await show(deed);
        await deed.arrive(element);
        way.weather = weather;
        await press(element, deed.button);
        await reads(element, all);
        await holdsFocus(element);
        way.weather = 'fine';
        assert.equal(await deed.done(way), 0);
        if (weather === 'refused') return;
        // Signed in again, nothing says any more that it has ended.
        if (findAll(element, 'dialog').length) await sendKeys({ press: 'Escape' });
        await press(element, /^Try again$/);
        await eventually(() => !textOf(element).includes(all), 'shown again');
        await holdsFocus(element);
      });

      it(`${deed.what}, ${weather} for that alone: it says so, and is done once when that is over`, async () => {
        const { way, element } = await show(deed);
        await deed.arrive(element);
        way.onlyWrites = true;
        way.weather = weather;
        await press(element, deed.button);
        await reads(element, writes);
        await holdsFocus(element);
        assert.match(textOf(focused() ?? element), deed.button);
        assert.equal(await deed.done(way), 0);
        way.weather = 'fine';
        await press(element, deed.button);
        await reads(element, deed.says);
        assert.equal(await deed.done(way), 1);
      });
    }
  }
});
