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

/** With notices of its own. */
function noting(...notices: Notice[]): BillingAdapter {
  const adapter = leanAdapter();
  return {
    ...adapter,
    account: {
      async read(options) {
        const account = await adapter.account?.read(options);
        if (!account) throw new TypeError('The adapter has no account.');
        return { ...account, notices };
      },
    },
  };
}

/** With no renewal ahead. */
function without(none: NonNullable<UpcomingInvoice['none']>): BillingAdapter {
  const adapter = leanAdapter();
  const { invoices } = adapter;
  if (!invoices) throw new TypeError('The adapter has no invoices.');
  const upcoming = () => Promise.resolve({ asOf: '2026-04-16T09:00:00+02:00', estimate: null, none });
  return { ...adapter, invoices: { ...invoices, upcoming } };
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
      noting(
        notice(
          'payment_failed',
          { number: 'INV-10682', amountDue: { amount: 3600, currency: 'EUR' }, declineCode: 'expired_card' },
          { kind: 'open_url', params: { url: 'https://invoice.example.com/i/acct_1/live' } },
        ),
      ),
      html`<billing-notice></billing-notice>`,
    ),
};

/** A trial: when it ends, in the notice and where the renewal would stand. */
export const Trial: StoryObj = {
  render: () =>
    html`${withBackend(
      noting(notice('subscription_trialing', { trialEndsOn: '2026-05-01' })),
      html`<billing-notice></billing-notice>`,
    )}${withBackend(without({ kind: 'trialing', params: { trialEndsOn: '2026-05-01' } }), history)}`,
};

/** A pause that ends when somebody says so. */
export const Paused: StoryObj = {
  render: () =>
    html`${withBackend(noting(notice('subscription_paused', {})), html`<billing-notice></billing-notice>`)}
    ${withBackend(without({ kind: 'paused', params: {} }), history)}`,
};
