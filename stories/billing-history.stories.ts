import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { BillingAdapter, HistoryFacet } from '@billfold/contract';
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

interface Args {
  pageSize: number;
  type?: 'invoice' | 'credit_note';
  status?: 'open' | 'overdue' | 'paid' | 'uncollectible' | 'void';
  query?: string;
  from?: string;
  to?: string;
  spending?: boolean;
}

const meta: Meta<Args> = {
  title: 'Elements/billing-history',
  component: 'billing-history',
  args: { pageSize: 10 },
  argTypes: {
    pageSize: { control: { type: 'number', min: 1, max: 100 } },
    type: { control: 'select', options: ['invoice', 'credit_note'] },
    status: { control: 'select', options: ['open', 'overdue', 'paid', 'uncollectible', 'void'] },
    query: { control: 'text' },
    from: { control: 'text' },
    to: { control: 'text' },
    spending: { control: 'boolean' },
  },
};

export default meta;

const history = ({ pageSize, type, status, query, from, to, spending = false }: Args) =>
  html`<billing-history
    page-size=${pageSize}
    .type=${type}
    .status=${status}
    .query=${query}
    .from=${from}
    .to=${to}
    .spending=${spending}
  ></billing-history>`;
const at = (scene: Scene): StoryObj<Args> => ({
  render: (args) => withBackend(mockAdapter(scene), history(args)),
});

/** Without what a backend may leave out. */
function onwardOnly(adapter: BillingAdapter): BillingAdapter {
  const list: HistoryFacet['list'] = async (query, options) => {
    const page = await adapter.history?.list(query, options);
    if (!page) throw new TypeError('The adapter has no history.');
    return { data: page.data, nextCursor: page.nextCursor, total: page.total, asOf: page.asOf };
  };
  return { ...adapter, history: { list } };
}

const troubled = (trouble: Parameters<typeof troubledAdapter>[0]): StoryObj<Args> => ({
  render: (args) => withBackend(troubledAdapter(trouble), history(args)),
});

/** Some months of invoices, and a credit note. A number opens its document in place. */
export const SomeMonths = at({});

/** More than two pages: there is a way to the last one. */
export const Pages = { ...at({}), args: { pageSize: 4 } };

/** A backend that only goes on has no way there. */
export const OnwardOnly: StoryObj<Args> = {
  args: { pageSize: 4 },
  render: (args) => withBackend(onwardOnly(mockAdapter()), history(args)),
};

/** With what was spent in each of the last twelve months. */
export const Spending: StoryObj<Args> = { ...at({}), args: { spending: true } };

/** Only what is asked for: a page can link to it. */
export const Filtered: StoryObj<Args> = { ...at({}), args: { status: 'paid', from: '2026-02-01' } };

/** Nothing is as the filters say. */
export const NoMatch: StoryObj<Args> = { ...at({}), args: { query: 'INV-99' } };

/** A charge was declined: the invoice is overdue, in words first. */
export const Overdue = at({ before: declinedInvitation });

/** A credit waits for the next invoice. */
export const Balance = at({
  before: async ({ adapter }) => {
    const { data } = await adapter.members.list();
    const memberIds = data.slice(-1).map(({ id }) => id);
    const quote = await adapter.quotes.create({ type: 'remove_members', memberIds });
    await adapter.quotes.accept(quote.id);
  },
});

/** A free plan: nothing was charged yet, and no renewal is ahead. */
export const Empty = at({ overrides: { price: 0, periodStart: '2026-04-01' } });

/** Sums with many digits, in a currency without decimals. */
export const LargeSums = at({
  overrides: { price: 98_765_432_100, currency: 'JPY', periodStart: '2026-04-01' },
});

/** Decimals under decimals in a currency that has three. */
export const ThreeDecimals = at({ overrides: { price: 12_345, currency: 'KWD' } });

/** A reverse charge: no VAT, and the reason. */
export const ReverseCharge = at({ overrides: { taxId: 'FR40303265045', periodStart: '2026-04-01' } });

/** Several invoices are open, and overdue. */
export const SeveralOpen = at({ overrides: patient, before: severalOpen });

/** The account is closed: there is no next renewal, and the history stays. */
export const Closed = at({
  before: async ({ adapter }) => {
    const { version } = await adapter.closure.read();
    await adapter.closure.close({ version });
  },
});

const later = (adapter: () => BillingAdapter): StoryObj<Args> => ({
  render: (args) => withBackend(adapter(), history(args)),
});

/** Its place is as high as what is to come. */
export const Slow = later(() => slowAdapter());
/** Read again, and that takes a while: what is known stays, paler. */
export const ReadAgain = later(() => troubledLater('loading'));
/** Read again without a connection: that all of it may be old is said once. */
export const OutOfDate = later(() => troubledLater('offline'));
/** The session ends while it is shown: nothing of it stays. */
export const SignedOutLater = later(() => troubledLater('signedOut'));

export const Loading = troubled('loading');
export const Failed = troubled('error');
export const Offline = troubled('offline');
export const Refused = at({ viewer: 'member' });
export const SignedOut = troubled('signedOut');

/** The adapter lacks this facet. */
export const Unavailable: StoryObj<Args> = {
  render: (args) => withBackend({}, history(args)),
};
