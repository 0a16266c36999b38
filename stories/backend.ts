import { BillingError, type BillingAdapter, type PaymentsAdapter } from '@billfold/contract';
import { createHttpAdapter, type HttpAdapter } from '@billfold/http-adapter';
import { createMockFetch, type MockFetch, type RecipeInput, type Viewer } from '@billfold/mocks';
import { html, type TemplateResult } from 'lit';
import { leanEngine } from '../packages/elements/src/shared/testing/lean.ts';
import { paymentsFor } from './payments.ts';

/** A backend of a story's own, at a moment worth seeing. */
export interface Scene extends RecipeInput {
  viewer?: Viewer;
  /** What the owner does before the story begins. */
  before?: (scene: { mock: MockFetch; adapter: HttpAdapter }) => Promise<unknown>;
}

/** The processor that belongs to an adapter's backend. */
const processors = new WeakMap<BillingAdapter, PaymentsAdapter>();

/** An adapter for a mock backend in memory: each story has its own, and can be played with at will. */
export function mockAdapter({ viewer = 'owner', before, ...recipe }: Scene = {}): BillingAdapter {
  const mock = createMockFetch(recipe);
  const adapterOf = (who: Viewer) =>
    createHttpAdapter({
      endpoint: mock.endpoint,
      getToken: () => mock.tokens[who] ?? null,
      fetch: mock.fetch,
    });
  const ready = before?.({ mock, adapter: adapterOf('owner') });
  const adapter = wrap(adapterOf(viewer), async (call) => {
    await ready;
    return call();
  });
  processors.set(adapter, paymentsFor(mock));
  return adapter;
}

/** The same of an engine that can tell and do little. */
export function leanAdapter(scene: Scene = {}): BillingAdapter {
  const adapter = mockAdapter(scene);
  const lean = leanEngine(adapter as HttpAdapter);
  const processor = processors.get(adapter);
  if (processor) processors.set(lean, processor);
  return lean;
}

/** Somebody was invited, and the card said no: the invoice is overdue. The card pays again. */
export const declinedInvitation: NonNullable<Scene['before']> = async ({ mock, adapter }) => {
  await mock.control('faults', { charges: 'insufficient_funds' });
  const quote = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
  await adapter.quotes.accept(quote.id);
  await mock.control('faults', { charges: null });
};

/** Two renewals and an invitation that nobody has paid: three invoices are open. The card pays again. */
export const severalOpen: NonNullable<Scene['before']> = async (scene) => {
  await declinedInvitation(scene);
  await scene.mock.control('faults', { charges: 'insufficient_funds' });
  await scene.mock.control('clock', { to: 'next_renewal' });
  await scene.mock.control('clock', { to: 'next_renewal' });
  await scene.mock.control('faults', { charges: null });
};

/** So that what is unpaid stays open meanwhile. */
export const patient = { policy: { retryDays: [3, 8, 90] } };

/** What an adapter may be doing beside answering. */
export const troubles = {
  /** Never answers: what is shown meanwhile. */
  loading: () => new Promise<never>(() => undefined),
  error: () =>
    Promise.reject(new BillingError('unavailable', 'The backend is being mended', { status: 503 })),
  offline: () => Promise.reject(new BillingError('network', 'No answer came')),
  signedOut: () => Promise.reject(new BillingError('session_expired', 'Sign in again', { status: 401 })),
  refused: () =>
    Promise.reject(
      new BillingError('forbidden', 'Not yours to see', { status: 403, requiredPermission: 'invoices.read' }),
    ),
} satisfies Record<string, () => Promise<never>>;

/** An adapter all of whose answers are one trouble. */
export function troubledAdapter(trouble: keyof typeof troubles): BillingAdapter {
  return wrap(mockAdapter(), troubles[trouble]);
}

/** When what is shown is read again, in milliseconds: it is there by then. */
const LATER = 1500;

/** An adapter that answers, but not when all is read again, which is soon. */
export function troubledLater(trouble: keyof typeof troubles, scene: Scene = {}): BillingAdapter {
  let isLater = false;
  setTimeout(() => {
    isLater = true;
    const channel = new BroadcastChannel('billfold');
    channel.postMessage('changed');
    channel.close();
  }, LATER);
  return wrap(mockAdapter(scene), (call) => (isLater ? troubles[trouble]() : call()));
}

/** An adapter each of whose answers takes a while. */
export function slowAdapter(scene: Scene = {}): BillingAdapter {
  return wrap(mockAdapter(scene), async (call) => {
    await new Promise((resolve) => setTimeout(resolve, LATER));
    return call();
  });
}

type Call = () => Promise<unknown>;
type Facet = Record<string, (...args: unknown[]) => Promise<unknown>>;

/** Every method of every facet, by way of `around`. */
function wrap(adapter: BillingAdapter, around: (call: Call) => Promise<unknown>): BillingAdapter {
  const facets = Object.entries(adapter as Record<string, Facet>).map(([name, facet]): [string, Facet] => {
    const methods = Object.entries(facet).map(([method, run]): [string, Facet[string]] => [
      method,
      (...args) => around(() => run(...args)),
    ]);
    return [name, Object.fromEntries(methods)];
  });
  const wrapped: BillingAdapter = Object.fromEntries(facets);
  const processor = processors.get(adapter);
  if (processor) processors.set(wrapped, processor);
  return wrapped;
}

/** The elements of a story, with a backend around them. */
export function withBackend(adapter: BillingAdapter, content: TemplateResult): TemplateResult {
  return html`<billing-provider .adapter=${adapter} .payments=${processors.get(adapter)}>
    ${content}
  </billing-provider>`;
}
