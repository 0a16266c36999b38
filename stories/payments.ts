import type { PaymentsAdapter } from '@billfold/contract';
import type { MockFetch } from '@billfold/mocks';
import { mockPayments } from '@billfold/mocks/payments';
import { http } from 'msw';
import { setupWorker } from 'msw/browser';

/** A frame asks by way of the browser: there the backends of the stories are found by their paths. */
const base = new URL('billfold-stories', document.baseURI).href;
const backends = new Map<string, MockFetch>();
let worker: Promise<unknown> | undefined;

/** The payment processor of a backend in memory. Its frames are served by a service worker, once the first is wanted. */
export function paymentsFor(mock: MockFetch): PaymentsAdapter {
  const { pathname } = new URL(mock.endpoint);
  backends.set(pathname, mock);
  return mockPayments({
    async endpoint() {
      await (worker ??= start());
      return base + pathname;
    },
  });
}

async function start(): Promise<void> {
  const handler = http.all(
    ({ request }) => request.url.startsWith(`${base}/`),
    async ({ request }) => {
      const path = request.url.slice(base.length);
      const mock = [...backends].find(([known]) => path.startsWith(`${known}/`))?.[1];
      if (!mock) return new Response(null, { status: 404 });
      const { method, headers } = request;
      const body = method === 'GET' ? {} : { body: await request.arrayBuffer() };
      return mock.fetch(new URL(path, mock.endpoint), { method, headers, ...body });
    },
  );
  await setupWorker(handler).start({
    serviceWorker: { url: new URL('mockServiceWorker.js', document.baseURI).href },
    onUnhandledFrame: 'bypass',
    quiet: true,
  });
}
