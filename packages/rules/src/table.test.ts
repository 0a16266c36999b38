import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { recipientsOf, rowAt, seated, upcomingInvoice, type AccountState } from './index.ts';
import { memberByEmail } from './members.ts';
import { billingRecipients } from './recipients.ts';
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

type Pages = Pick<Table<unknown>, 'pages'>;

const isTable = (value: unknown): value is Pages =>
  typeof value === 'object' && value !== null && 'pages' in value;

/** All lists and indexes by name: the account's own, and those in which people are kept. */
const tables = (value: object, name = ''): [string, Pages][] =>
  Object.entries(value).flatMap(([key, inner]: [string, unknown]): [string, Pages][] => {
    if (isTable(inner)) return [[name + key, inner]];
    return name === '' && (key === 'members' || key === 'contacts') ? tables(inner as object, `${key}.`) : [];
  });

/** An account without them. */
const rest = (account: AccountState): object => {
  const { rows: _rows, byEmail: _byEmail, ...members } = account.members;
  return { ...Object.fromEntries(Object.entries(account).filter(([, value]) => !isTable(value))), members };
};

/** The same page, of which no row can be read. */
const sealed = <Row>(page: Row[]): Row[] =>
  new Proxy(page, {
    get(target, key, receiver) {
      if (typeof key === 'string' && /^\d+$/.test(key)) throw new Error(`Nobody may look at ${key}`);
      return Reflect.get(target, key, receiver) as unknown;
    },
  });

/** How many pages of each list something copies. */
function copiedBy(story: Story, act: () => void): Map<string, number> {
  const before = new Map(tables(story.account));
  act();
  return new Map(
    tables(story.account).map(([name, { pages }]) => [
      name,
      pages.filter((page, index) => page !== before.get(name)?.pages[index]).length,
    ]),
  );
}

describe('a command costs what it changes, however long the history is', () => {
  it('copies a page of each list, and shares all others', () => {
    const story = after(150);
    const copied = copiedBy(story, () => void story.add('ada@example.com'));
    const long = tables(story.account).filter(([, { pages }]) => pages.length > 1);
    assert.ok(long.length >= 7, 'a history too short to tell');
    for (const [name, count] of copied) assert.ok(count <= 1, `${name}: ${count} pages are copied`);
  });

  it('keeps nothing that grows outside of these lists', () => {
    const sizes = ({ account }: Story) =>
      Object.entries(rest(account)).map(([name, value]) => [
        name,
        JSON.stringify(value).replaceAll(/-?\d+/g, '').length,
      ]);
    assert.deepEqual(sizes(after(150)), sizes(after(1)));
  });
});

describe('a command costs what it changes, however many people there are', () => {
  const crowd = () => new Story({ members: 700 }).on('2026-04-16');

  it('whoever is added or removed copies a page of the members and one of their addresses', () => {
    const story = crowd();
    for (const act of [() => story.add('ada@example.com'), () => story.remove('Member 5')]) {
      const copied = copiedBy(story, act);
      assert.deepEqual([copied.get('members.rows'), copied.get('members.byEmail')], [1, 1]);
    }
  });

  it('no quote, invitation, removal, renewal or contact looks at anybody whom it is not about', () => {
    const story = crowd();
    const { rows } = story.account.members;
    const last = rows.pages.length - 1;
    assert.ok(last > 3, 'too few to tell');
    // Of all but the first and the last page nobody can be read.
    const pages = rows.pages.map((page, index) => (index === 0 || index === last ? page : sealed(page)));
    story.account = {
      ...story.account,
      members: { ...story.account.members, rows: { ...rows, pages } },
    };
    assert.throws(() => seated(story.account), { message: 'Nobody may look at 0' });
    story.add('ada@example.com', 'ben@example.com');
    const by = memberByEmail(story.account, 'ada@example.com')?.id ?? '';
    story.run({ type: 'accept_invitation', by, name: 'Ada' });
    story.make({ type: 'remove_members', memberIds: [by] });
    story.run({ type: 'add_contact', by: story.ownerId, contact: { email: 'books@example.com' } });
    story.on('2026-05-01');
    assert.equal(upcomingInvoice(story.account).estimate?.total.amount, 702 * 1200);
    story.on('2027-05-01');
    assert.equal(story.account.members.count, 702);
  });

  it('a renewal copies no member: all have the same stay, and its line shares their rows', () => {
    const story = crowd();
    const copied = copiedBy(story, () => void story.on('2026-05-01'));
    assert.equal(copied.get('members.rows'), 0);
    const [line] = rowAt(story.account.invoices, 1)?.lines ?? [];
    assert.equal(line?.everybody?.count, 701);
    assert.equal(line.everybody.rows.pages[0], story.account.members.rows.pages[0]);
  });

  it('a mail to all contacts shares their rows', () => {
    const story = new Story();
    const add = (index: number) =>
      story.run({ type: 'add_contact', by: story.owner, contact: { email: `contact${index}@example.com` } });
    for (let index = 0; index < 300; index += 1) add(index);
    const { account } = story;
    const to = billingRecipients(account);
    assert.ok('contacts' in to && to.contacts === account.contacts.rows);
    assert.equal(recipientsOf(to).length, 301);
    assert.equal(story.mails.at(-2)?.to.length, 300, 'a mail keeps whom it went to');
  });
});
