import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import './define/all.ts';
import type { BillingProvider } from './billing-provider/billing-provider.ts';
import { focused } from './shared/focused.ts';
import { declined, showOn } from './shared/testing/scenes.ts';
import { clear, control, eventually, findAll, painted, press, reads, textOf } from './shared/testing/page.ts';
import { Way } from './shared/testing/weather.ts';

/** Where somebody is busy when the session ends, or the owner takes their access away. By the keyboard alone. */
interface Place {
  readonly what: string;
  readonly markup: string;
  /** Takes whoever is here there. */
  readonly busy: (element: HTMLElement) => Promise<void>;
}

const there = (element: HTMLElement, selector: string): Promise<void> =>
  eventually(() => findAll(element, selector).some((found) => found.getClientRects().length), selector);

const places: readonly Place[] = [
  {
    what: 'typing an address to invite',
    markup: '<billing-members></billing-members>',
    async busy(element) {
      await reads(element, 'Chloé Lefèvre');
      findAll(element, 'input[name=email]')[0]?.focus();
      await sendKeys({ type: 'nadia@' });
    },
  },
  {
    what: 'asked whether a member shall go',
    markup: '<billing-members></billing-members>',
    async busy(element) {
      await reads(element, 'Chloé Lefèvre');
      await press(element, 'Remove Chloé Lefèvre');
      await there(element, 'dialog .button.danger');
      findAll(element, 'dialog .button.danger')[0]?.focus();
    },
  },
  {
    what: 'editing the expiry of a card',
    markup: '<payment-methods></payment-methods>',
    async busy(element) {
      await reads(element, '4242');
      await press(element, /^Edit expiry/);
      await eventually(() => focused()?.matches('input:not([type=radio]), select'), 'in the form');
    },
  },
  {
    what: 'typing a card',
    markup: '<payment-methods></payment-methods>',
    async busy(element) {
      await reads(element, '4242');
      await press(element, 'Add a new card');
      await eventually(
        () => document.activeElement?.closest('payment-methods, iframe, input'),
        'in the form',
      );
    },
  },
  {
    what: 'about to pay an invoice',
    markup: '<billing-invoice item-id="{invoice}"></billing-invoice>',
    async busy(element) {
      await reads(element, 'Pay INV-10683');
      await press(element, /^Pay INV-10683/);
      await reads(element, 'Due now');
      control(element, /^Pay €/).focus();
    },
  },
  {
    what: 'looking for an entry of the history by its number',
    markup: '<billing-history></billing-history>',
    async busy(element) {
      await reads(element, 'INV-10682');
      await eventually(() => findAll(element, 'input[type=search]').length, 'filters');
      findAll(element, 'input[type=search]')[0]?.focus();
      await sendKeys({ type: '1068' });
      await eventually(() => !textOf(element).includes('INV-10679'), 'fewer');
    },
  },
  {
    what: 'looking for the entries of a state',
    markup: '<billing-history></billing-history>',
    async busy(element) {
      await reads(element, 'INV-10682');
      await eventually(() => findAll(element, 'select').length, 'filters');
      findAll(element, 'select')[0]?.focus();
    },
  },
  {
    what: 'about to pay what failed',
    markup: '<billing-notice></billing-notice>',
    async busy(element) {
      await reads(element, 'A payment failed');
      await press(element, /^Pay INV-10683/);
      await reads(element, 'Due now');
      control(element, /^Pay €/).focus();
    },
  },
];

async function show({
  markup,
}: Place): Promise<{ way: Way; provider: BillingProvider; element: HTMLElement }> {
  const way = new Way();
  if (!markup.includes('members')) await declined(way);
  return { way, ...(await showOn(way, markup)) };
}

describe('access ends while somebody is busy', () => {
  afterEach(clear);

  for (const place of places) {
    for (const [weather, says] of [
      ['signed out', 'Your session has ended'],
      ['refused', 'You don’t have access to this'],
    ] as const) {
      it(`${place.what}, ${weather}: the focus stays in the element`, async () => {
        const { way, provider, element } = await show(place);
        await place.busy(element);
        way.weather = weather;
        provider.refresh();
        await reads(element, says);
        await eventually(() => focused()?.matches('h2, .notice, .said'), 'the focus on what is left');
        await painted();
        assert.equal(document.activeElement, element);
        expect(focused()?.getClientRects()).not.to.have.length(0);
        // Where there is nothing to go to, the key would leave the page.
        if (weather === 'refused') return;
        await sendKeys({ press: 'Tab' });
        assert.equal(textOf(focused() ?? element), 'Try again');
        way.weather = 'fine';
        await sendKeys({ press: 'Enter' });
        await eventually(() => !textOf(element).includes(says), 'shown again');
        await painted();
        assert.equal(document.activeElement, element);
        expect(focused()?.getClientRects()).not.to.have.length(0);
      });
    }
  }

  it('asked whether a card shall go, which stays open: closed, the focus goes to the heading', async () => {
    const markup = '<payment-methods></payment-methods>';
    const { way, provider, element } = await show({ what: '', markup, busy: () => Promise.resolve() });
    await reads(element, '4242');
    await press(element, /^Remove/);
    await there(element, 'dialog');
    way.weather = 'signed out';
    provider.refresh();
    await reads(element, 'Your session has ended');
    await sendKeys({ press: 'Escape' });
    await eventually(() => focused()?.matches('h2'), 'the focus on the heading');
  });
});
