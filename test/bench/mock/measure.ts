import { performance } from 'node:perf_hooks';
import { median } from '../median.ts';

/** Something that was measured, and the bound that it is to hold. */
export interface Measure {
  work: string;
  value: number;
  /** `×`: a ratio of two medians of the same run; `MB`: of the heap. */
  unit: '×' | 'MB';
  atMost?: number;
  atLeast?: number;
  /** What the value was made of: milliseconds unless their name says else. */
  figures: Record<string, number>;
}

/** How long something takes, in milliseconds. */
export async function timed(act: () => unknown): Promise<number> {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

/** The same by the processor's clock: of what takes seconds, whatever else the machine does meanwhile does not count. */
export async function worked(act: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await act();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Times each of some things so often, in turn, so that whatever else the machine does meets all of them. The first rounds
 * warm the engine up and do not count.
 * @param each times one of them once
 * @returns the medians
 */
export async function medians<Name extends string>(
  names: readonly Name[],
  { rounds, warmUp }: { rounds: number; warmUp: number },
  each: (name: Name) => Promise<number>,
): Promise<Record<Name, number>> {
  const all = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const name of names) {
      const took = await each(name);
      if (round >= 0) all[name].push(took);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(all[name])])) as Record<Name, number>;
}
