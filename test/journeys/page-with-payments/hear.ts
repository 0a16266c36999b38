/** Keeps whatever reaches a page: events, messages, what it asked for, what stood on its console, what it stored. */
const heard: string[] = [];
/** Bodies that are still being read. */
const reading: Promise<void>[] = [];

/** Something was heard. */
export const hear = (...what: unknown[]): void => void heard.push(['§', ...what.map(asText)].join(' '));

function asText(what: unknown): string {
  if (typeof what !== 'object' || what === null) return String(what);
  const seen = new Set<unknown>();
  return JSON.stringify(what, (_key, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value) || value instanceof Node || value instanceof Window) return undefined;
    seen.add(value);
    return value;
  });
}

/** From now on, and as early as possible. */
export function listen(): void {
  hearEvents();
  hearRequests();
  for (const way of ['log', 'info', 'warn', 'error', 'debug', 'dir', 'table', 'trace'] as const)
    console[way] = hear;
}

function hearEvents(): void {
  // Every event that a window knows by a handler, as it comes through the page, in whatever shadow root it began.
  const types = Object.keys(Window.prototype)
    .concat(Object.keys(window), Object.keys(HTMLElement.prototype))
    .filter((name) => name.startsWith('on'))
    .map((name) => name.slice(2));
  for (const type of new Set([...types, 'beforeinput', 'input', 'keydown', 'paste', 'message', 'focusin']))
    addEventListener(type, (event) => hear(type, ...facts(event)), true);
  // And those of elements, which have names of their own, and may not bubble.
  before(EventTarget.prototype, 'dispatchEvent', (event: Event) =>
    hear('dispatched', event.type, ...facts(event)),
  );
  // What frames say by ports, which only the processor's script has.
  const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    configurable: true,
    set(this: MessagePort, listener: (event: MessageEvent) => void) {
      onmessage?.set?.call(this, (event: MessageEvent) => {
        hear('port', event.data);
        listener.call(this, event);
      });
    },
  });
  new BroadcastChannel('billfold').onmessage = ({ data }) => hear('broadcast', data);
}

/** Hears what a method of the page's is called with, before it does what it does. */
function before<T extends object>(owner: T, method: keyof T, heard: (...args: never[]) => void): void {
  const does = owner[method] as (...args: never[]) => unknown;
  const heardFirst = function (this: unknown, ...args: never[]): unknown {
    heard(...args);
    return does.apply(this, args);
  };
  Object.assign(owner, { [method]: heardFirst });
}

function facts(event: Event): unknown[] {
  const { key, data, detail } = event as { key?: unknown; data?: unknown; detail?: unknown };
  const [target] = event.composedPath();
  const value = target instanceof HTMLInputElement ? target.value : undefined;
  return [key, data, detail, value].filter((fact) => fact !== undefined && fact !== null);
}

function hearRequests(): void {
  before(globalThis, 'fetch', (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input instanceof Request ? input.clone() : input, init);
    hear('request', request.url, Object.fromEntries(request.headers));
    hearBody(request);
  });
  before(XMLHttpRequest.prototype, 'open', (_method: string, url: string | URL) => hear('request', url));
  before(XMLHttpRequest.prototype, 'setRequestHeader', (...header: string[]) => hear('request', ...header));
  before(XMLHttpRequest.prototype, 'send', (body?: XMLHttpRequestBodyInit | null) =>
    hearBody(new Response(body)),
  );
  before(Navigator.prototype, 'sendBeacon', (url: string | URL, body?: BodyInit) => {
    hear('request', url);
    hearBody(new Response(body));
  });
  // Whatever else is loaded, such as pictures.
  new PerformanceObserver((list) => {
    for (const { name } of list.getEntries()) hear('loaded', name);
  }).observe({ type: 'resource', buffered: true });
}

/** Whatever it is made of, as it goes out. */
function hearBody(body: Request | Response): void {
  reading.push(body.text().then((text) => hear('request', text)));
}

/** All that this page knows. */
export async function everything(): Promise<string> {
  await Promise.all(reading);
  const state = [location.href, window.name, document.cookie, history.state, localStorage, sessionStorage];
  return [
    ...state.map(asText),
    await databases(),
    await kept(),
    ...[...roots(document)].flatMap(written),
    ...heard,
    'That is all.',
  ].join('\n');
}

/** The document and all open shadow roots in it. */
function* roots(root: Document | ShadowRoot): Iterable<Document | ShadowRoot> {
  yield root;
  for (const { shadowRoot } of root.querySelectorAll('*')) if (shadowRoot) yield* roots(shadowRoot);
}

/** What stands in one of them, and in its fields. */
function written(root: Document | ShadowRoot): string[] {
  const html = root instanceof Document ? root.documentElement.outerHTML : root.innerHTML;
  const fields = root.querySelectorAll<HTMLInputElement>('input, textarea, select');
  return [html, ...[...fields].map(({ value }) => `field ${value}`)];
}

/** The caches, and what is in them. */
async function kept(): Promise<string> {
  const parts: string[] = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    parts.push(name);
    for (const request of await cache.keys())
      parts.push(request.url, (await (await cache.match(request))?.text()) ?? '');
  }
  return parts.join(' ');
}

async function databases(): Promise<string> {
  const parts: unknown[] = [];
  for (const { name: database = '' } of await indexedDB.databases()) {
    const db = await asked(indexedDB.open(database));
    for (const store of db.objectStoreNames)
      parts.push(database, store, await asked(db.transaction(store).objectStore(store).getAll()));
    db.close();
  }
  return parts.map(asText).join(' ');
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No answer'));
  });
