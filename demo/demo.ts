/** The demo's page: starts the mock backend in this browser, and tells the provider where it is. */
import '@billfold/elements/define/all';
import '@billfold/mocks/define/billing-time-machine';
import { createHttpAdapter } from '@billfold/http-adapter';
import { startMock } from '@billfold/mocks/browser';
import { mockPayments } from '@billfold/mocks/payments';
import { openLinked } from './linked.ts';
import { showViews } from './views.ts';
import { linkVariants, speak } from './words.ts';

speak();
linkVariants();

const starting = startMock();
const adapting = starting.then(({ endpoint, token }) =>
  createHttpAdapter({ endpoint, getToken: () => token }),
);
showViews(() => openLinked(adapting));
starting.catch(sayRefused);

const { endpoint, token } = await starting;

for (const provider of document.querySelectorAll('billing-provider')) {
  Object.assign(provider, { endpoint, getToken: () => token, payments: mockPayments({ endpoint }) });
}
for (const timeMachine of document.querySelectorAll('billing-time-machine')) timeMachine.endpoint = endpoint;

const { name } = await (await adapting).account.read();
for (const workspace of document.querySelectorAll('.workspace')) workspace.textContent = name;

/** The address asks for what there is not. */
function sayRefused(error: unknown): void {
  const place = document.querySelector<HTMLElement>('#refused');
  const why = place?.querySelector('code');
  if (!place || !why) return;
  why.textContent = error instanceof Error ? error.message : String(error);
  place.hidden = false;
}
