import type { PaymentMethod } from '@billfold/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import {
  declinedInvitation,
  mockAdapter,
  patient,
  severalOpen,
  slowAdapter,
  troubledAdapter,
  troubledLater,
  withBackend,
  type Scene,
} from './backend.ts';

const meta: Meta = { title: 'Elements/payment-methods', component: 'payment-methods' };

export default meta;

const methods = html`<payment-methods></payment-methods>`;
const at = (scene: Scene): StoryObj => ({ render: () => withBackend(mockAdapter(scene), methods) });
const troubled = (trouble: Parameters<typeof troubledAdapter>[0]): StoryObj => ({
  render: () => withBackend(troubledAdapter(trouble), methods),
});

type Before = NonNullable<Scene['before']>;

/** Adds cards by their numbers, before the story begins. */
const add =
  (...cards: readonly { number: string; expMonth?: number; expYear?: number }[]): Before =>
  async ({ mock, adapter }) => {
    for (const { number, expMonth = 12, expYear = 2030 } of cards) {
      const kept = await mock.control('vault/tokens', { number, expMonth, expYear });
      const { token } = kept as { token: string };
      await adapter.paymentMethods.add({ token });
    }
  };

const mastercard = { number: '5555555555554444' };

/** One card. Add another: 4242 4242 4242 4242 pays, and the mocks' README lists those that don't. */
export const OneCard = at({});

/** Choose another one, and pay with it from now on. One of them expires soon. */
export const ManyCards = at({
  before: add({ number: '378282246310005', expMonth: 5, expYear: 2026 }, mastercard, {
    number: '6011111111111117',
  }),
});

/** An invoice is open: another card is charged with it at once. */
export const OpenInvoice = at({
  before: async (scene) => {
    await declinedInvitation(scene);
    await add(mastercard)(scene);
  },
});

/** Several are open: choose the other card, and see which are charged at once, the oldest first. */
export const SeveralOpenInvoices = at({
  overrides: patient,
  before: async (scene) => {
    await severalOpen(scene);
    await add(mastercard)(scene);
  },
});

/** A bank has a question before its card is saved. */
export const BankAsks = at({ before: add({ number: '4000000000003220' }) });

/** The bank said no. */
export const BankRefused = at({
  before: async (scene) => {
    await add({ number: '4000000000003220' })(scene);
    const { data } = await scene.adapter.paymentMethods.list();
    await scene.mock.control('authentications', {
      paymentMethodId: data.at(-1)?.id ?? '',
      outcome: 'refused',
    });
  },
});

/** The card that is paid with has expired. */
export const Expired = at({
  before: async (scene) => {
    await add({ number: '378282246310005', expMonth: 5, expYear: 2026 })(scene);
    await scene.mock.control('clock', { to: '2026-06-02' });
  },
});

/** Nothing yet: the first card is the one that is paid with. */
export const Empty = at({ overrides: { paymentMethod: 'none' } });

/** Paid by bank transfer, and by card where that is wanted. */
export const BankTransfer = at({ scenario: 'program' });

/** A page without a payments adapter: no card can be added, and the rest works. */
export const NoCardField: StoryObj = {
  render: () =>
    html`<billing-provider .adapter=${mockAdapter({ before: add(mastercard) })}
      >${methods}</billing-provider
    >`,
};

export const Loading = troubled('loading');
export const Failed = troubled('error');
export const Offline = troubled('offline');
export const SignedOut = troubled('signedOut');
/** Its place is as high as a card. */
export const Slow: StoryObj = { render: () => withBackend(slowAdapter(), methods) };
/** Read again, and that takes a while: what is known stays, paler. */
export const ReadAgain: StoryObj = { render: () => withBackend(troubledLater('loading'), methods) };
/** Read again without a connection: what is known stays, and may be old. */
export const OutOfDate: StoryObj = { render: () => withBackend(troubledLater('offline'), methods) };
/** The session ends while it is shown: nothing of it stays. */
export const SignedOutLater: StoryObj = { render: () => withBackend(troubledLater('signedOut'), methods) };
/** Somebody who may not see it. */
export const Refused = at({ viewer: 'member' });
/** The adapter lacks this facet. */
export const Unavailable: StoryObj = { render: () => withBackend({}, methods) };

/** Another engine's methods: by brand, by type, by label, and two of a type that is not known. */
export const OtherTypes: StoryObj = {
  render: () => {
    const adapter = mockAdapter();
    const { paymentMethods } = adapter;
    if (!paymentMethods) throw new Error('The mock tells of the payment methods');
    const list: typeof paymentMethods.list = async (options) => {
      const { data, ...others } = await paymentMethods.list(options);
      const more = [
        { type: 'sepa_debit', last4: '3000' },
        { type: 'us_bank_account', last4: '6789' },
        { type: 'paypal', label: 'PayPal (ada@example.com)' },
        { type: 'link' },
        { type: 'tab' },
        { type: 'tab' },
      ].map((method, i): PaymentMethod => ({
        id: `pm_other_${i}`,
        brand: null,
        last4: null,
        expMonth: null,
        expYear: null,
        expiryStatus: null,
        isDefault: false,
        setup: { status: 'succeeded', nextAction: null },
        version: '1',
        ...method,
      }));
      return { ...others, data: [...data, ...more] };
    };
    return withBackend({ ...adapter, paymentMethods: { ...paymentMethods, list } }, methods);
  },
};
