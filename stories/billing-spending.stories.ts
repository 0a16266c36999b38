import type { BillingAdapter, Spending } from '@billfold/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import {
  mockAdapter,
  slowAdapter,
  troubledAdapter,
  troubledLater,
  withBackend,
  type Scene,
} from './backend.ts';

const meta: Meta = { title: 'Elements/billing-spending', component: 'billing-spending' };

export default meta;

const spending = html`<billing-spending></billing-spending>`;
const shown = (adapter: () => BillingAdapter): StoryObj => ({
  render: () => withBackend(adapter(), spending),
});
const at = (scene: Scene): StoryObj => shown(() => mockAdapter(scene));
const troubled = (trouble: Parameters<typeof troubledAdapter>[0]): StoryObj =>
  shown(() => troubledAdapter(trouble));

/** A year of a backend's own, of which only the amounts matter. */
const year = (amounts: readonly number[], total: number, highest: number, currency: string): StoryObj =>
  shown(() => ({
    spending: {
      read: () =>
        Promise.resolve<Spending>({
          data: amounts.map((amount, i) => ({
            month: new Date(Date.UTC(2025, 4 + i)).toISOString().slice(0, 7),
            total: { amount, currency },
          })),
          total: { amount: total, currency },
          highest: { amount: highest, currency },
          asOf: '2026-04-16T09:00:00+02:00',
        }),
    },
  }));

/** A team that grows, half a year old. */
export const SomeMonths = at({});

/** Two months in which more was credited than invoiced, below the line. In yen, which have no decimals. */
export const Credited = year(
  [3200, 4100, 0, -2500, 1200, 6000, 5200, -900, 4400, 4400, 7000, 3000],
  35_100,
  7000,
  'JPY',
);

/** Sums with many digits, in a currency with three decimals. */
export const LargeSums = year(
  [98_765_432, 12_345_678, 0, 0, 0, 0, 0, 0, 0, 0, 98_765_432, 45_678_901],
  255_555_443,
  98_765_432,
  'KWD',
);

/** Nothing was invoiced yet. */
export const Empty = year([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], 0, 0, 'EUR');

export const Loading = troubled('loading');
export const Failed = troubled('error');
export const Offline = troubled('offline');
export const Refused = at({ viewer: 'member' });
export const SignedOut = troubled('signedOut');

/** Its place is as high as the chart. */
export const Slow = shown(() => slowAdapter());

/** Read again, and that takes a while: what is known stays, paler. */
export const ReadAgain = shown(() => troubledLater('loading'));

/** Read again without a connection: what is known stays, and may be old. */
export const OutOfDate = shown(() => troubledLater('offline'));

/** The adapter lacks this facet. */
export const Unavailable = shown(() => ({}));
