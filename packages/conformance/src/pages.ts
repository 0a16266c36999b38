import { Deviation, NotCovered } from './check.ts';

/** One page of a list. */
export interface Page<Entry> {
  data: readonly Entry[];
  nextCursor: string | null;
  /** How many entries all pages have, where the list says so. */
  total?: number | null | undefined;
}

/** Nobody waits for more: at 100 entries a page, these are 50,000. */
const MOST_PAGES = 500;

/**
 * All entries of a list, page by page, however few a page has.
 * @param what Names the list in messages, such as `GET /history`.
 * @param read Reads the page at a cursor; the first one without.
 * @throws Deviation when an entry comes twice, an announced page is empty, or the cursors come to no end
 * @throws NotCovered when the list says itself that it is longer than can be walked here
 */
export async function allEntries<Entry extends { id: string }>(
  what: string,
  read: (cursor: string | undefined) => Promise<Page<Entry>>,
): Promise<Entry[]> {
  const entries = new Map<string, Entry>();
  const cursors = new Set<string>();
  for (let pages = 1; ; pages += 1) {
    const { data, nextCursor, total } = await read([...cursors].at(-1));
    for (const entry of data) {
      if (entries.has(entry.id)) throw new Deviation(`${what} lists the entry ${entry.id} twice`);
      entries.set(entry.id, entry);
    }
    if (nextCursor === null) return [...entries.values()];
    if (data.length === 0)
      throw new Deviation(`A page of ${what} is empty, and says that another one follows`);
    if (cursors.has(nextCursor))
      throw new Deviation(
        `${what} gives the cursor ${JSON.stringify(nextCursor)} a second time, on page ${pages}: its pages never end`,
      );
    cursors.add(nextCursor);
    if (pages < MOST_PAGES) continue;
    const walked = `after ${pages} pages (${entries.size} entries) of ${what} another one is announced`;
    if (total && total > entries.size)
      throw new NotCovered(`${walked}: it has ${total} entries, more than are read here`);
    throw new Deviation(`${walked}: its cursors must end`);
  }
}
