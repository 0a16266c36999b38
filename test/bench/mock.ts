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
  contactsBesideCustomers,
  readsBesideCustomer,
  renewals,
};
const unknown = wanted.filter((name) => !Object.hasOwn(measures, name));
if (unknown.length > 0)
  throw new Error(`${unknown.join(', ')}: there are ${Object.keys(measures).join(', ')}`);

const results: Measure[] = [];
for (const [name, run] of Object.entries(measures)) {
  if (wanted.length === 0 || wanted.includes(name)) results.push(...(await run()));
}

const isHeld = ({ value, atMost = Infinity, atLeast = -Infinity }: Measure): boolean =>
  value <= atMost && value >= atLeast;
const rounded = (figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, Number(value.toFixed(3))]));

console.log(
  JSON.stringify(
    results.map(({ figures, value, ...measure }) => ({
      ...measure,
      value: Number(value.toFixed(3)),
      figures: rounded(figures),
    })),
    null,
    2,
  ),
);
for (const measure of results.filter((each) => !isHeld(each))) {
  const { work, value, unit, atMost, atLeast } = measure;
  const bound = atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;
  console.error(`Not held: ${work}: ${value.toFixed(3)} ${unit}, ${bound}.`);
}
process.exitCode = results.every(isHeld) ? 0 : 1;
