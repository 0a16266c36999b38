// What grows in the mock as an account grows, and how fast it answers beside another mock in the same run: printed as JSON
// (npm run bench:mock). Fails where a bound is not held.
import { parseArgs } from 'node:util';
import { contacts, invitations, memory, oneMember, renewals } from './mock/growth.ts';
import { contactsBesideCustomers, readsBesideCustomer } from './mock/beside-peer.ts';
import type { Measure } from './mock/measure.ts';

/** As in `npm run bench:mock -- renewals memory`: these alone. */
const { positionals: wanted } = parseArgs({ allowPositionals: true });

const measures: Readonly<Record<string, () => Promise<Measure[]>>> = {
  oneMember,
  invitations,
  contacts,
  memory,
  renewals,
  contactsBesideCustomers,
  readsBesideCustomer,
};
const unknown = wanted.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0)
  throw new Error(`${unknown.join(', ')}: there are ${Object.keys(measures).join(', ')}`);

const results: Measure[] = [];
try {
  for (const [name, run] of Object.entries(measures)) {
    if (wanted.length === 0 || wanted.includes(name)) results.push(...(await run()));
  }
} finally {
  // Whatever has been measured by then, also where the other mock cannot be had.
  print();
}
for (const measure of results.filter((each) => !isHeld(each))) {
  const { work, value, unit, atMost, atLeast } = measure;
  const bound = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  console.error(`Not held: ${work}: ${value.toFixed(3)} ${unit}, ${bound}.`);
}
process.exitCode = results.every(isHeld) ? 0 : 1;

function isHeld({ value, atMost = Infinity, atLeast = -Infinity }: Measure): boolean {
  return value <= atMost && value >= atLeast;
}

function print(): void {
  const rounded = (value: number) => Number(value.toFixed(3));
  const rows = results.map(({ figures, value, ...measure }) => ({
    ...measure,
    value: rounded(value),
    figures: Object.fromEntries(Object.entries(figures).map(([name, each]) => [name, rounded(each)])),
  }));
  console.log(JSON.stringify(rows, null, 2));
}
