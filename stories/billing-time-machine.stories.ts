import '@billfold/mocks/define/billing-time-machine';
import { createHttpAdapter } from '@billfold/http-adapter';
import { createMockFetch } from '@billfold/mocks';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';

const meta: Meta = { title: 'Mock/billing-time-machine', component: 'billing-time-machine' };

export default meta;

/** Beside what it moves: go to the renewal, and the history follows. */
export const BesideTheHistory: StoryObj = {
  render: () => {
    const mock = createMockFetch();
    const { endpoint, fetch } = mock;
    const adapter = createHttpAdapter({ endpoint, fetch, getToken: () => mock.tokens.owner ?? null });
    return html`<billing-provider .adapter=${adapter}><billing-history></billing-history></billing-provider>
      <billing-time-machine open .endpoint=${endpoint} .fetch=${fetch}></billing-time-machine>`;
  },
};

/** No mock answers: it says so, and tries again. */
export const NoBackend: StoryObj = {
  render: () =>
    html`<billing-time-machine
      open
      .endpoint=${'https://mock.invalid/i/none'}
      .fetch=${() => Promise.reject(new TypeError('Failed to fetch'))}
    ></billing-time-machine>`,
};
