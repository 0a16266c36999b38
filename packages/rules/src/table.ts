/**
 * A list that only grows, kept as pages: adding or changing a row of a hundred thousand copies one page and the list of
 * pages, and every earlier state goes on sharing the rest. It is a plain value, as the whole state is.
 */
export interface Table<Row> {
  size: number;
  pages: Row[][];
}

const PAGE_SIZE = 128;

export function emptyTable<Row>(): Table<Row> {
  return { size: 0, pages: [] };
}

/** Adds a row at the end, in place (of a draft). */
export function append<Row>(table: Table<Row>, row: Row): void {
  const page = table.pages[Math.floor(table.size / PAGE_SIZE)];
  if (page) page.push(row);
  else table.pages.push([row]);
  table.size += 1;
}

/** A table with one more row at its end. */
export function appended<Row>(table: Table<Row>, row: Row): Table<Row> {
  const last = Math.floor(table.size / PAGE_SIZE);
  const page = [...(table.pages[last] ?? []), row];
  return { size: table.size + 1, pages: [...table.pages.slice(0, last), page] };
}

/**
 * Empties a place, in place (of a draft): those of other rows stay what they are. A page that has had all its rows, and of
 * which none is left, takes no room.
 */
export function clearRow<Row>(table: Table<Row | null>, index: number): void {
  const at = Math.floor(index / PAGE_SIZE);
  const page = table.pages[at];
  if (!page) return;
  page[index % PAGE_SIZE] = null;
  if (page.length === PAGE_SIZE && page.every((row) => row === null)) table.pages[at] = [];
}

/** The row at a place, counted from 0. */
export function rowAt<Row>(table: Table<Row>, index: number): Row | undefined {
  return table.pages[Math.floor(index / PAGE_SIZE)]?.[index % PAGE_SIZE];
}

/** All rows, oldest first. */
export function* rows<Row>({ pages }: Table<Row>): Generator<Row> {
  for (const page of pages) yield* page;
}

/** All rows, newest first. Takes what is asked for and no more. */
export function* newestFirst<Row>(table: Table<Row>, below = table.size): Generator<Row> {
  for (let index = below - 1; index >= 0; index -= 1) yield rowAt(table, index) as Row;
}
