import type { AccountState } from './state.ts';
import { rowAt, type Table } from './table.ts';

/** The next number of a series: 1, 2, 3 … without a gap. */
export function nextNumber(account: AccountState, series: string): number {
  const next = (account.counters[series] ?? 0) + 1;
  account.counters[series] = next;
  return next;
}

/** A new id: counted within the account, and never the same in two accounts (TIME-1, REQ-5). */
export function newId(account: AccountState, kind: string): string {
  return `${kind}_${account.id}_${nextNumber(account, kind)}`;
}

/** The place, counted from 0, of the row with this id, in a table whose ids are counted in the order of its rows. */
export function placeOf(id: string): number {
  return Number(id.slice(id.lastIndexOf('_') + 1)) - 1;
}

/** The row of such a table. Ids come from outside, and its place may be empty. */
export function rowById<Row extends { id: string }>(table: Table<Row | null>, id: string): Row | undefined {
  const index = placeOf(id);
  const row = Number.isInteger(index) && index >= 0 ? rowAt(table, index) : undefined;
  return row?.id === id ? row : undefined;
}

/** As `rowById`, for an id that the state itself holds: its absence is a fault of the rules. */
export function knownRow<Row extends { id: string }>(table: Table<Row | null>, id: string): Row {
  const row = rowById(table, id);
  if (!row) throw new Error(`The state names ${id}, which it does not hold`);
  return row;
}
