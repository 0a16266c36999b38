import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { mockAdapter } from './backend.ts';

interface Args {
  locale: string;
}

const meta: Meta<Args> = {
  title: 'Elements/billing-provider',
  component: 'billing-provider',
  args: { locale: 'fr' },
  argTypes: { locale: { control: { type: 'inline-radio' }, options: ['en', 'fr'] } },
};

export default meta;

/** It shows nothing of its own: what is inside it has its backend, and its language rather than the page's. */
export const ALanguageOfItsOwn: StoryObj<Args> = {
  render: ({ locale }) =>
    html`<billing-provider .adapter=${mockAdapter()} locale=${locale}>
      <billing-history page-size="3"></billing-history>
    </billing-provider>`,
};
