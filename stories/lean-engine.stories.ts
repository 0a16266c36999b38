import type { BillingAdapter, Notice, UpcomingInvoice } from '@billfold/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { declinedInvitation, leanAdapter, withBackend } from './backend.ts';

/**
 * A backend over an engine that was not made for this, such as Stripe, Polar, Chargebee or Lago: it counts nothing, knows
 * no shares of periods, and of each facet has no more than its read. Nobody is told of what there is not.
 */
const meta: Meta = { title: 'Backends/A lean engine', tags: ['!autodocs'] };

export default meta;

const history = html`<billing-history page-size="4"></billing-history>`;

/** With notices of its own and, where there is a reason, no renewal ahead. */
function noting(notices: Notice[], none?: NonNullable<UpcomingInvoice['none']>): BillingAdapter {
  const adapter = leanAdapter();
  const { account, invoices } = adapter;
  if (!account || !invoices) throw new TypeError('The adapter lacks what it is to tell.');
  const upcoming = () =>
    Promise.resolve({ asOf: '2026-04-16T09:00:00+02:00', estimate: null, none: none ?? null });
  return {
    ...adapter,
    account: { read: async (options) => ({ ...(await account.read(options)), notices }) },
    invoices: none ? { ...invoices, upcoming } : invoices,
  };
}

const notice = (kind: string, params: Notice['params'], remedy: Notice['remedy'] = null): Notice => ({
  kind,
  params,
  severity: remedy ? 'critical' : 'info',
  remedy,
});

/** Pages go on and back; there are no files. */
export const History: StoryObj = { render: () => withBackend(leanAdapter(), history) };

/** A list alone: no estimate, no balance, and nothing more to see of an entry. */
export const HistoryAlone: StoryObj = {
  render: () => {
    const { history: only } = leanAdapter();
    return withBackend({ ...(only && { history: only }) }, history);
  },
};

/** It can be printed, and neither saved, sent nor paid here. */
export const Invoice: StoryObj = {
  loaders: [
    async () => {
      const adapter = leanAdapter({ before: declinedInvitation });
      const page = await adapter.history?.list({ limit: 1 });
      return { adapter, itemId: page?.data[0]?.id ?? '' };
    },
  ],
  render: (_args, { loaded }) => {
    const { adapter, itemId } = loaded as { adapter: BillingAdapter; itemId: string };
    return withBackend(adapter, html`<billing-invoice item-id=${itemId}></billing-invoice>`);
  },
};

/** Members whom nobody can invite, remove or mail here. */
export const Members: StoryObj = {
  render: () => withBackend(leanAdapter(), html`<billing-members></billing-members>`),
};

/** Ways to pay that are changed elsewhere. */
export const PaymentMethods: StoryObj = {
  render: () => withBackend(leanAdapter(), html`<payment-methods></payment-methods>`),
};

/** What can only be done on the engine's own page is led to there. */
export const HostedPage: StoryObj = {
  render: () =>
    withBackend(
      noting([
        notice(
          'payment_failed',
          { number: 'INV-10682', amountDue: { amount: 3600, currency: 'EUR' }, declineCode: 'expired_card' },
          { kind: 'open_url', params: { url: 'https://invoice.example.com/i/acct_1/live' } },
        ),
      ]),
      html`<billing-notice></billing-notice>`,
    ),
};

const noticeAndHistory = html`<billing-notice></billing-notice><br />${history}`;

/** A trial: when it ends, in the notice and where the renewal would stand. */
export const Trial: StoryObj = {
  render: () => {
    const params = { trialEndsOn: '2026-05-01' };
    const adapter = noting([notice('subscription_trialing', params)], { kind: 'trialing', params });
    return withBackend(adapter, noticeAndHistory);
  },
};

/** A pause that ends when somebody says so. */
export const Paused: StoryObj = {
  render: () => {
    const adapter = noting([notice('subscription_paused', {})], { kind: 'paused', params: {} });
    return withBackend(adapter, noticeAndHistory);
  },
};
