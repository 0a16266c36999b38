/**
 * Values by key, kept as pages by the key's hash: adding, changing or taking away one of ten thousand copies one page and the
 * list of pages, and every earlier state goes on sharing the rest. It is a plain value, as the whole state is.
 */
export interface Index<Value> {
  pages: Record<string, Value>[];
}

const PAGES = 128;

export function emptyIndex<Value>(): Index<Value> {
  return { pages: Array.from({ length: PAGES }, () => ({})) };
}

/** The value with this key. Keys come from outside: an inherited name is none. */
export function valueOf<Value>({ pages }: Index<Value>, key: string): Value | undefined {
  const page = pages[pageOf(key)];
  return page && Object.hasOwn(page, key) ? page[key] : undefined;
}

/** Sets a key's value, in place (of a draft). */
export function setValue<Value>({ pages }: Index<Value>, key: string, value: Value): void {
  const page = pages[pageOf(key)];
  if (page) page[key] = value;
}

/** An index in which a key has this value. */
export function withValue<Value>({ pages }: Index<Value>, key: string, value: Value): Index<Value> {
  const page = pageOf(key);
  return { pages: pages.with(page, { ...pages[page], [key]: value }) };
}

/** Takes a key and its value away, in place (of a draft). */
export function deleteValue<Value>({ pages }: Index<Value>, key: string): void {
  const page = pages[pageOf(key)];
  if (page) Reflect.deleteProperty(page, key);
}

/** The page of a key: FNV-1a over its characters. */
function pageOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % PAGES;
}
