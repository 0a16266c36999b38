import type { AccountState } from '@billfold/rules';
import { invalid } from './problems.ts';

/** How many entries a page has when nobody says. */
export const DEFAULT_LIMIT = 20;

type Position = string | number;

/**
 * Where the next page begins: a place that stays where it is while new entries arrive, such as "below document 12".
 * It names its list and its account, so that it means nothing elsewhere.
 */
export function writeCursor(account: AccountState, list: string, position: Position): string {
  return toBase64(JSON.stringify([list, account.id, position]));
}

/**
 * The place that a cursor names.
 * @throws HttpRefusal when it was not given out for this list of this account
 */
export function readCursor(account: AccountState, list: string, cursor: string): Position {
  const parts = fromBase64(cursor);
  if (Array.isArray(parts) && parts.length === 3) {
    const [forList, forAccount, position] = parts as unknown[];
    const known = typeof position === 'string' || (Number.isSafeInteger(position) && Number(position) >= 0);
    if (forList === list && forAccount === account.id && known) return position as Position;
  }
  throw badCursor();
}

/** As `readCursor`, for lists whose places are numbers. `undefined`: from the beginning. */
export function readNumber(
  account: AccountState,
  list: string,
  cursor: string | undefined,
): number | undefined {
  if (cursor === undefined) return undefined;
  const position = readCursor(account, list, cursor);
  if (typeof position !== 'number') throw badCursor();
  return position;
}

export function badCursor() {
  return invalid([
    { pointer: '?cursor', code: 'invalid_value', detail: 'This cursor was not given out for this list' },
  ]);
}

/** One entry more than the page has shows whether another page follows. */
export function takePage<Row>(rows: Iterable<Row>, limit: number): { page: Row[]; more: boolean } {
  const page: Row[] = [];
  for (const row of rows) {
    if (page.length === limit) return { page, more: true };
    page.push(row);
  }
  return { page, more: false };
}

function toBase64(text: string): string {
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64(text: string): unknown {
  try {
    return JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
  } catch (error) {
    // atob throws a DOMException, JSON.parse a SyntaxError: either way it is not one of ours.
    if (error instanceof DOMException || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
