import fc from 'fast-check';
import { after, describe, it } from 'node:test';
import { histories } from './testing/actions.ts';
import { drawn, live } from './testing/history.ts';

/** How many histories each run draws: a thousand now, more by `LAWS_RUNS=20000 npm run test:laws`. */
const RUNS = Number(process.env.LAWS_RUNS ?? 1000);
const FIXED_SEED = 20_260_416;

describe('the laws hold for generated histories', () => {
  const periods: number[] = [];
  const hold = (seed: number) => {
    fc.assert(
      fc.property(histories, (history) => {
        periods.push(live(history));
      }),
      { seed, numRuns: RUNS, includeErrorInReport: true },
    );
  };

  it(`with the seed ${FIXED_SEED}`, () => {
    hold(FIXED_SEED);
  });

  const randomSeed = Number(process.env.LAWS_SEED ?? Math.floor(Math.random() * 2 ** 31));
  it(`with the seed ${randomSeed}, drawn at random`, () => {
    hold(randomSeed);
  });

  after(() => {
    console.log(
      `${periods.length} histories, ${periods.filter((count) => count >= 3).length} of three periods or more`,
    );
    console.table(Object.fromEntries([...drawn].sort(([a], [b]) => a.localeCompare(b))));
  });
});
