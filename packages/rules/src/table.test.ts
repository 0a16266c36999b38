import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AccountState } from './index.ts';
import type { Table } from './table.ts';
import { Story } from './testing/story.ts';

/** As many people come and go. */
function after(changes: number): Story {
  const story = new Story().on('2026-04-16');
  for (let count = 0; count < changes; count += 1) {
    story.add('ada@example.com');
    story.remove('ada@example.com');
  }
  return story;
}

const isTable = (value: unknown): value is Table<unknown> =>
  typeof value === 'object' && value !== null && 'pages' in value;

const tables = (account: AccountState) => Object.entries(account).filter(([, value]) => isTable(value));

describe('a command costs what it changes, however long the history is', () => {
  it('copies a page of each list, and shares all others', () => {
    const story = after(150);
    const before = new Map(tables(story.account));
    story.add('ada@example.com');
    const now = tables(story.account) as [string, Table<unknown>][];
    assert.ok(now.filter(([, { pages }]) => pages.length > 1).length >= 6, 'a history too short to tell');
    for (const [name, { pages }] of now) {
      const old = before.get(name) as Table<unknown>;
      const copied = pages.filter((page, index) => page !== old.pages[index]);
      assert.ok(copied.length <= 1, `${name}: ${copied.length} of ${pages.length} pages are copied`);
    }
  });

  it('keeps nothing that grows outside of these lists', () => {
    const sizes = ({ account }: Story) =>
      Object.entries(account)
        .filter(([, value]) => !isTable(value))
        .map(([name, value]) => [name, JSON.stringify(value).replaceAll(/-?\d+/g, '').length]);
    assert.deepEqual(sizes(after(150)), sizes(after(1)));
  });
});
