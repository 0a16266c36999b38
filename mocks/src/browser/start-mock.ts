import { http } from 'msw';
import { setupWorker } from 'msw/browser';
import { Host } from '../host.ts';
import { createInstance, tokensOf, VIEWERS, type Instance, type Viewer } from '../instance.ts';
import { readRecipeFromQuery, type Recipe } from '../recipe.ts';
import { indexedStore, type SharedStore } from './indexed-store.ts';

export interface StartMockOptions {
  /** What the instance is made from and who looks at it: `?scenario=team&viewer=owner&at=…`. Default: the page's. */
  address?: string | URL;
  /** Where the page's server has msw's `mockServiceWorker.js`. Default: beside the page's base address. */
  worker?: string;
  /**
   * BCP 47 tag: the account's language from now on, that of its mails and documents. Default: the address's `locale`, which goes
   * first, or the scenario's. It makes no other instance: a page that changes its language shows the same account.
   */
  locale?: string;
}

/** A mock that answers this page's own requests. */
export interface StartedMock {
  /** For a provider and for the time machine. */
  endpoint: string;
  /** The viewer's. */
  token: string;
  tokens: Partial<Record<Viewer, string>>;
}

interface Running {
  host: Host;
  store: SharedStore;
}

let running: Promise<Running> | undefined;

/**
 * Starts the backend in this tab. An address means one instance, made when it is first opened: reloads and other tabs
 * see it as it became, until somebody starts it again. Who looks at it (`viewer`) makes no difference to that.
 *
 * It takes a service worker, hence https or localhost, and a page that Trusted Types don't keep from registering one;
 * elsewhere run the mock as a server (`npm run mock`), and give the elements its address and a token.
 * @throws HttpRefusal when the address asks for what there is not
 */
export async function startMock(options: StartMockOptions = {}): Promise<StartedMock> {
  const { searchParams } = new URL(options.address ?? location.href, document.baseURI);
  const page = new URL(location.href);
  page.hash = '';
  // Whoever follows a mail's link is whoever it was sent to.
  page.searchParams.delete('viewer');
  const recipe = readRecipeFromQuery(searchParams);
  const { host, store } = await (running ??= run(
    options.worker ?? new URL('mockServiceWorker.js', document.baseURI).href,
  ));
  const id = await idOf(recipe);
  const tokens = tokensOf(
    await store.readOrMake(id, (known) =>
      inLanguage(
        known ?? createInstance({ ...recipe, portal: page.href }, id),
        recipe.overrides.locale ?? options.locale,
      ),
    ),
  );
  const token = tokens[readViewer(searchParams)];
  if (!token) throw new Error(`viewer: here there are ${Object.keys(tokens).join(', ')}`);
  return { endpoint: host.addressOf(id), token, tokens };
}

/** The same account, which is written to in this language. Starting again keeps it. */
function inLanguage(instance: Instance, locale: string | undefined): Instance {
  const { account, recipe } = instance;
  if (locale === undefined || account.locale === locale) return instance;
  return {
    ...instance,
    account: { ...account, locale },
    recipe: { ...recipe, overrides: { ...recipe.overrides, locale } },
  };
}

async function run(worker: string): Promise<Running> {
  const base = new URL('billfold-mock', document.baseURI).href;
  const store = indexedStore();
  const host = new Host(base, store);
  const handler = http.all(
    ({ request }) => request.url.startsWith(`${base}/`),
    ({ request }) => host.handle(request),
  );
  await setupWorker(handler).start({
    serviceWorker: { url: worker },
    onUnhandledFrame: 'bypass',
    quiet: true,
  });
  return { host, store };
}

function readViewer(query: URLSearchParams): Viewer {
  const asked = query.get('viewer') ?? 'owner';
  const viewer = VIEWERS.find((known) => known === asked);
  if (!viewer) throw new Error(`viewer=${asked}: there are ${VIEWERS.join(', ')}`);
  return viewer;
}

/** The same for the same recipe, whatever the order in which the address names its parts. */
async function idOf(recipe: Recipe): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(sorted(recipe)));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest.subarray(0, 12), (byte) => (byte % 36).toString(36)).join('');
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, inner]) => [name, sorted(inner)]);
}
