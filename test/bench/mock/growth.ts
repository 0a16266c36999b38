// What the same work costs on a small account and on a large one, in one process.
import { BenchAccount, LOT } from './account.ts';
import { medians, timed, worked, type Measure } from './measure.ts';

const grown = (work: string, value: number, atMost: number, figures: Record<string, number>): Measure[] => [
  { work, value, unit: '×', atMost, figures },
];

/** Quotes and accepts one more member, among few and among many. Who came goes again, untimed: the crowd stays as it is. */
export async function oneMember(): Promise<Measure[]> {
  const accounts = {
    10: await BenchAccount.with({ members: 10 }),
    10_000: await BenchAccount.with({ members: 10_000 }),
  };
  const ms = await medians(['10', '10000'], { rounds: 41, warmUp: 20 }, async (size) => {
    const account = accounts[Number(size) as keyof typeof accounts];
    let ids: string[] = [];
    const took = await timed(async () => (ids = await account.invite(1)));
    await account.remove(ids);
    return took;
  });
  return grown('quote and accept one member among 10,000, against among 10', ms['10000'] / ms['10'], 2, ms);
}

/** Invites a whole company, lot by lot, into an account of its own each time. */
export async function invitations(): Promise<Measure[]> {
  const ms = await medians(['1000', '5000'], { rounds: 5, warmUp: 1 }, async (people) => {
    const account = await BenchAccount.with({ members: 1 });
    return worked(async () => {
      for (let left = Number(people); left > 0; left -= LOT) await account.invite(LOT);
    });
  });
  return grown('inviting 5,000 people in lots of 100, against 1,000', ms['5000'] / ms['1000'], 6, ms);
}

/** Adds one contact more where there are few, and where there are many. */
export async function contacts(): Promise<Measure[]> {
  const accounts = {
    10: await BenchAccount.with({ contacts: 10 }),
    1000: await BenchAccount.with({ contacts: 1000 }),
  };
  const ms = await medians(['10', '1000'], { rounds: 81, warmUp: 40 }, (count) =>
    timed(() => accounts[Number(count) as keyof typeof accounts].addContact()),
  );
  return grown('POST /contacts with 1,000 contacts there, against with 10', ms['1000'] / ms['10'], 1.5, ms);
}

/** What a thousand new contacts leave on the heap once what nobody holds is collected: each was mailed to all before it. */
export async function memory(): Promise<Measure[]> {
  const account = await BenchAccount.with({ contacts: 1 });
  const before = heap();
  for (let count = 0; count < 1000; count += 1) await account.addContact();
  const value = heap() - before;
  await account.addContact();
  return [
    { work: 'what 1,000 new contacts take of memory', value, unit: 'MB', atMost: 60, figures: { before } },
  ];
}

function heap(): number {
  if (!globalThis.gc) throw new Error('This takes node --expose-gc');
  globalThis.gc();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Ten years of monthly renewals, one by one. */
export async function renewals(): Promise<Measure[]> {
  const ms = await medians(['1000', '5000'], { rounds: 5, warmUp: 1 }, async (members) => {
    const account = await BenchAccount.with({ members: Number(members) });
    return worked(async () => {
      for (let month = 0; month < 120; month += 1) await account.renew();
    });
  });
  return grown('120 monthly renewals with 5,000 members, against 1,000', ms['5000'] / ms['1000'], 4.3, ms);
}
