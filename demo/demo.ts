/** The demo's page: starts the mock backend in this browser, and tells the provider where it is. */
import '@billfold/elements/define/all';
import '@billfold/mocks/define/billing-time-machine';
import { createHttpAdapter } from '@billfold/http-adapter';
import { startMock } from '@billfold/mocks/browser';
import { mockPayments } from '@billfold/mocks/payments';
import { openLinked, type Adapter } from './linked.ts';
import { showViews } from './views.ts';
import { linkVariants, speak } from './words.ts';

speak();
linkVariants();

// Mails and documents come in the page's language, too.
const starting = startMock({ locale: document.documentElement.lang });
const adapt = async (): Promise<Adapter> => {
  const { endpoint, token } = await starting;
  return createHttpAdapter({ endpoint, getToken: () => token });
};
showViews(() => openLinked(adapt));
// The address may ask for what there is not.
starting.then(connect, (error: unknown) => say('#refused', error));

function connect({ endpoint, token }: Awaited<typeof starting>): void {
  for (const provider of document.querySelectorAll('billing-provider')) {
    Object.assign(provider, { endpoint, getToken: () => token, payments: mockPayments({ endpoint }) });
  }
  for (const timeMachine of document.querySelectorAll('billing-time-machine'))
    timeMachine.endpoint = endpoint;
  void showName();
}

/** Whose page it is. Where that can't be read, it is tried again as soon as the elements read again, too. */
async function showName(): Promise<void> {
  const unread = document.querySelector<HTMLElement>('#unread');
  try {
    const { name } = await (await adapt()).account.read();
    for (const workspace of document.querySelectorAll('.workspace')) workspace.textContent = name;
    if (unread) unread.hidden = true;
  } catch (error) {
    say('#unread', error);
    addEventListener('focus', () => void showName(), { once: true });
  }
}

/** Shows what went wrong, and why. */
function say(id: string, error: unknown): void {
  const place = document.querySelector<HTMLElement>(id);
  const why = place?.querySelector('code');
  if (!place || !why) return;
  why.textContent = error instanceof Error ? error.message : String(error);
  place.hidden = false;
}
