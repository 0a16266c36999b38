import type { BillingAdapter } from '@billfold/contract';
import { BillingError } from '@billfold/contract';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { until } from 'lit/directives/until.js';
import { reasons } from '../packages/elements/src/amount-reason/ask-why.ts';
import { mockAdapter, withBackend, type Scene } from './backend.ts';

const meta: Meta = { title: 'Elements/Why this amount' };

export default meta;

/** A story in which every explanation that is there has been asked for. */
const asked = (scene: Scene, content: (adapter: BillingAdapter) => TemplateResult): StoryObj => ({
  render: () => {
    const adapter = mockAdapter(scene);
    return withBackend(adapter, content(adapter));
  },
  play: async ({ canvasElement }) => {
    const first = await eventually(() => figures(canvasElement)[0]);
    if (!first) return;
    for (const figure of figures(canvasElement)) figure.click();
  },
});

/** The newest document of a kind. */
async function newest(adapter: BillingAdapter, view: 'invoice' | 'credit_note'): Promise<TemplateResult> {
  const page = await adapter.history?.list({ type: view });
  return html`<billing-invoice view=${view} item-id=${page?.data[0]?.id ?? ''}></billing-invoice>`;
}
const invoice = (adapter: BillingAdapter): TemplateResult => html`${until(newest(adapter, 'invoice'))}`;
const creditNote = (adapter: BillingAdapter): TemplateResult =>
  html`${until(newest(adapter, 'credit_note'))}`;

const invited: NonNullable<Scene['before']> = async ({ adapter }) => {
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  await adapter.quotes.accept(quote.id);
};

/** The renewal that is ahead: everybody's whole price, its tax, and the credit that pays some of it. */
export const Estimate = asked({}, () => html`<billing-history></billing-history>`);

/** A part of a period, with its picture. */
export const PartOfAPeriod = asked({ before: invited }, invoice);

/** What was charged, what was used, and what is given back. */
export const GivenBack = asked({}, creditNote);

/** The customer owes the tax. */
export const ReverseCharge = asked(
  { overrides: { taxId: 'FR40303265045', periodStart: '2026-04-01' }, before: invited },
  invoice,
);

/** Elapsed seconds are charged: said as people say it, and exactly. */
export const BySeconds = asked(
  { overrides: { policy: { prorationUnit: 'second' }, periodStart: '2026-04-01' }, before: invited },
  invoice,
);

/** Sums with many digits, in a currency without decimals. */
export const LargeSums = asked(
  {
    overrides: { price: 98_765_432_100, currency: 'JPY', periodStart: '2026-04-01' },
    before: invited,
  },
  invoice,
);

/** The explanations are on their way. */
export const Loading: StoryObj = {
  ...asked({ before: invited }, invoice),
  beforeEach: () => loading(() => new Promise(() => undefined)),
};

/** They could not be loaded. */
export const Failed: StoryObj = {
  ...asked({ before: invited }, invoice),
  beforeEach: () => loading(() => Promise.reject(new BillingError('network', 'No answer came'))),
};

/** How explanations are loaded while a story is shown. It shows in a page where none was loaded before. */
function loading(load: typeof reasons.load): () => void {
  const { load: before } = reasons;
  reasons.load = load;
  return () => {
    reasons.load = before;
  };
}

const figures = (root: ParentNode): HTMLElement[] =>
  [...root.querySelectorAll<HTMLElement>('*')].flatMap((element) => [
    ...(element.matches('.why') ? [element] : []),
    ...(element.shadowRoot ? figures(element.shadowRoot) : []),
  ]);

/** Looks again until it is there, for two seconds. */
async function eventually<T>(look: () => T | undefined): Promise<T | undefined> {
  for (let i = 0; i < 40; i++) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return undefined;
}
