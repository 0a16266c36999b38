/**
 * Values by key, kept as pages by the key's hash, and the pages in groups: adding, changing or taking away one of ten
 * thousand copies one page, its group and the list of groups, and every earlier state goes on sharing the rest. It is a plain
 * value, as the whole state is.
 */
export interface Index<Value> {
  pages: Record<string, Value>[][];
}

/** So many groups, of so many pages each. */
const GROUPS = 32;

export function emptyIndex<Value>(): Index<Value> {
  return { pages: Array.from({ length: GROUPS }, () => Array.from({ length: GROUPS }, () => ({}))) };
}

/** The value with this key. Keys come from outside: an inherited name is none. */
export function valueOf<Value>({ pages }: Index<Value>, key: string): Value | undefined {
  const [group, place] = placeOf(key);
  const page = pages[group]?.[place];
  return page && Object.hasOwn(page, key) ? page[key] : undefined;
}

/** Sets a key's value, in place (of a draft). */
export function setValue<Value>({ pages }: Index<Value>, key: string, value: Value): void {
  const [group, place] = placeOf(key);
  const page = pages[group]?.[place];
  if (page) page[key] = value;
}

/** An index in which a key has this value. */
export function withValue<Value>({ pages }: Index<Value>, key: string, value: Value): Index<Value> {
  const [group, place] = placeOf(key);
  const kept = pages[group] ?? [];
  return { pages: pages.with(group, kept.with(place, { ...kept[place], [key]: value })) };
}

/** Takes a key and its value away, in place (of a draft). */
export function deleteValue<Value>({ pages }: Index<Value>, key: string): void {
  const [group, place] = placeOf(key);
  const page = pages[group]?.[place];
  if (page) Reflect.deleteProperty(page, key);
}

/** An index without the values that are no longer wanted. It walks all of them. */
export function filtered<Value>({ pages }: Index<Value>, isWanted: (value: Value) => boolean): Index<Value> {
  const wanted = (page: Record<string, Value>) =>
    Object.fromEntries(Object.entries(page).filter(([, value]) => isWanted(value)));
  return { pages: pages.map((group) => group.map(wanted)) };
}

/** The group of a key and its place within it: by FNV-1a over its characters. */
function placeOf(key: string): [group: number, place: number] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return [(hash >>> 16) % GROUPS, (hash & 0xffff) % GROUPS];
}
