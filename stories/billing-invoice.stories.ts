import type { BillingAdapter, Line } from '@billfold/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { until } from 'lit/directives/until.js';
import {
  declinedInvitation,
  mockAdapter,
  slowAdapter,
  troubledAdapter,
  troubledLater,
  withBackend,
  type Scene,
} from './backend.ts';

const meta: Meta = { title: 'Elements/billing-invoice', component: 'billing-invoice' };

export default meta;

/** The newest document of a kind. */
async function newest(adapter: BillingAdapter, view: 'invoice' | 'credit_note') {
  const page = await adapter.history?.list({ type: view });
  return html`<billing-invoice view=${view} item-id=${page?.data[0]?.id ?? ''}></billing-invoice>`;
}

/** The same account, seen by somebody who may not pay. */
function withoutPaying(adapter: BillingAdapter): BillingAdapter {
  const { account } = adapter;
  if (!account) throw new Error('The mock tells of the account');
  const read: typeof account.read = async (options) => {
    const { viewer, ...others } = await account.read(options);
    const permissions = viewer.permissions.filter((permission) => permission !== 'invoices.pay');
    return { ...others, viewer: { ...viewer, permissions } };
  };
  return { ...adapter, account: { read } };
}

const of = (scene: Scene, view: 'invoice' | 'credit_note' = 'invoice'): StoryObj => ({
  render: () => {
    const adapter = mockAdapter(scene);
    return withBackend(adapter, html`${until(newest(adapter, view))}`);
  },
});

/** A renewal: one line, its members beneath. */
export const Renewal = of({});

/** Half a month of one seat, which the card did not pay. */
export const Overdue = of({ before: declinedInvitation });

/** Every try to charge it has failed: given up, still owed, and still to be paid. */
export const GivenUp = of({
  before: async (scene) => {
    await declinedInvitation(scene);
    await scene.mock.control('faults', { charges: 'insufficient_funds' });
    await scene.mock.control('clock', { advance: 'P16D' });
    await scene.mock.control('faults', { charges: null });
  },
});

/** It waits for a bank transfer, and says where that goes. */
export const Transfer = of({
  scenario: 'program',
  at: '2026-02-26',
  before: ({ mock }) => mock.control('clock', { to: '2026-03-06' }),
});

/** A transfer came that was too short: the rest is still due, by transfer or by card. */
export const TransferShort = of({
  scenario: 'program',
  at: '2026-02-26',
  before: async ({ mock }) => {
    await mock.control('clock', { to: '2026-03-06' });
    await mock.control('transfers', { amount: 100_00 });
  },
});

/** A transfer came that was too much: it is paid, and the rest is credit for the next one. */
export const TransferInExcess = of({
  scenario: 'program',
  at: '2026-02-26',
  before: async ({ mock, adapter }) => {
    await mock.control('clock', { to: '2026-03-06' });
    const [invoice] = (await adapter.invoices.list({ limit: 1 })).data;
    await mock.control('transfers', { amount: (invoice?.amountDue.amount ?? 0) + 250_00 });
  },
});

/** Its bank has a question about the payment, which can be answered here. */
export const BankAsks = of({
  overrides: { card: '3220' },
  before: async ({ adapter }) => {
    const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
    await adapter.quotes.accept(quote.id);
  },
});

/** A change of plan that the card did not pay: void, its number kept, and nothing owed. */
export const NotChanged = of({
  before: async ({ mock, adapter }) => {
    await mock.control('faults', { charges: 'card_declined' });
    const highest = (await adapter.plans.list()).data.findLast(({ selfService }) => selfService);
    const change = { type: 'change_plan', planId: highest?.id ?? '', interval: 'month' } as const;
    const quote = await adapter.quotes.create(change);
    await adapter.quotes.accept(quote.id);
    await mock.control('faults', { charges: null });
  },
});

/** The transfer is late. */
export const LateTransfer = of({
  scenario: 'program',
  at: '2026-02-26',
  before: ({ mock }) => mock.control('clock', { to: '2026-04-10' }),
});

/** What was given back, and where it went. */
export const CreditNote = of({}, 'credit_note');

/** The customer owes the tax, and the invoice says so. */
export const ReverseCharge = of({ overrides: { taxId: 'FR40303265045', periodStart: '2026-04-01' } });

/** Sums with many digits, in a currency without decimals. */
export const LargeSums = of({
  overrides: { price: 98_765_432_100, currency: 'JPY', periodStart: '2026-04-01' },
});

const troubled = (trouble: Parameters<typeof troubledAdapter>[0]): StoryObj => ({
  render: () =>
    withBackend(troubledAdapter(trouble), html`<billing-invoice item-id="in_1"></billing-invoice>`),
});
export const Loading = troubled('loading');
export const Failed = troubled('error');
export const Offline = troubled('offline');
export const SignedOut = troubled('signedOut');
export const Refused = troubled('refused');

const shown = (adapter: () => BillingAdapter): StoryObj => ({
  render: () => {
    const backend = adapter();
    return withBackend(
      backend,
      html`${until(newest(backend, 'invoice'))}
        <p>What follows stays where it is.</p>`,
    );
  },
});

/** Its place is as high as the invoice. */
export const Slow = shown(() => slowAdapter());

/** Read again, and that takes a while: what is known stays, paler. */
export const ReadAgain = shown(() => troubledLater('loading'));

/** Read again without a connection: what is known stays, and may be old. */
export const OutOfDate = shown(() => troubledLater('offline'));

/** The session ends while it is shown: nothing of it stays. */
export const SignedOutLater = shown(() => troubledLater('signedOut'));

/** Who may see it, but not pay it, is told so where the way to pay would stand. */
export const NotToBePaidByYou = shown(() => withoutPaying(mockAdapter({ before: declinedInvitation })));

/** There is no such invoice. */
export const Missing: StoryObj = {
  render: () => withBackend(mockAdapter(), html`<billing-invoice item-id="in_none"></billing-invoice>`),
};

/** The adapter lacks this facet. */
export const Unavailable: StoryObj = {
  render: () => withBackend({}, html`<billing-invoice item-id="in_1"></billing-invoice>`),
};

/** Another engine's lines: by the second, a discount, usage, something that is charged once, and words of its own. */
export const OtherLines: StoryObj = {
  render: () => {
    const adapter = mockAdapter({});
    const { invoices } = adapter;
    if (!invoices) throw new Error('The mock tells of the invoices');
    const eur = (amount: number) => ({ amount, currency: 'EUR' });
    const read: typeof invoices.read = async (id, options) => {
      const invoice = await invoices.read(id, options);
      const [first] = invoice.lines;
      if (!first) return invoice;
      const single = { ...first, quantity: 1, members: 0 };
      const lines: Line[] = [
        { ...single, unit: 'second', units: 959_040, unitsInPeriod: 2_592_000, amount: eur(444) },
        {
          ...single,
          kind: 'discount',
          params: { name: 'Spring offer', rate: '0.2', base: eur(6000) },
          unitAmount: eur(-1200),
          amount: eur(-1200),
        },
        {
          ...single,
          kind: 'usage',
          params: { name: 'API', unitName: 'calls', per: 1000 },
          quantity: 12_345,
          unitAmount: eur(50),
          amount: eur(617),
        },
        {
          ...single,
          kind: 'one_off',
          params: { name: 'Onboarding' },
          unitAmount: eur(5000),
          amount: eur(5000),
        },
        { ...single, kind: 'text', params: { text: 'Postage' }, unitAmount: eur(390), amount: eur(390) },
      ].map((line, i) => ({ ...line, id: `line_${i}` }) as Line);
      return { ...invoice, lines };
    };
    const other = { ...adapter, invoices: { ...invoices, read } };
    return withBackend(other, html`${until(newest(other, 'invoice'))}`);
  },
};
