/** The clock of a page: from its script's first line, or from what somebody did, to after the paint of what came of it. */
import type { HistoryEntry } from '@billfold/contract';

/** What the page does, as whoever drives it sees it. */
export interface Bench {
  /** Milliseconds from the start of the script to after the paint of the first rows. */
  shown: Promise<number>;
  /** To when all that is clicked and typed into below stands there. */
  ready: Promise<number>;
  /** What is pressed, or typed into, on the way to the last page and to one number. */
  parts: Record<'next' | 'last' | 'search', () => HTMLElement | undefined>;
  /** Begins to wait for something to happen; `took` is then how long it was until what came of it was painted. */
  wait: (event: 'click' | 'keydown' | 'input', until: 'end' | 'found') => void;
  took: Promise<number>;
}

declare global {
  /** The invoices behind the page, newest first. */
  var benchEntries: readonly HistoryEntry[];
  /** When the first line of the page's script ran. */
  var benchStart: number;
  var bench: Bench;
}

export interface PageParts {
  /** The first rows stand. */
  isShown: () => boolean;
  /** All that is clicked or typed into stands, too. */
  isReady: () => boolean;
  /** The last entry of all can be seen. */
  isAtEnd: () => boolean;
  /** One entry stands alone. */
  isAlone: (entry: HistoryEntry) => boolean;
  parts: Bench['parts'];
}

/** The number that is looked for: one in the middle. */
export const wanted = (): HistoryEntry => {
  const entry = benchEntries[Math.floor(benchEntries.length / 2)];
  if (!entry) throw new Error('There are no entries');
  return entry;
};

const frame = (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));

/** The first frame in which it holds, in the time of `performance.now()`. */
async function standing(holds: () => boolean): Promise<number> {
  do await frame();
  while (!holds());
  return performance.now();
}

/** When that frame has been painted, and the next one is about to be. */
async function painted(holds: () => boolean): Promise<number> {
  await standing(holds);
  await frame();
  await frame();
  return performance.now();
}

/** Makes the page's part of the clock. Called before the page shows anything. */
export function startClock({ isShown, isReady, isAtEnd, isAlone, parts }: PageParts): void {
  globalThis.bench = {
    shown: painted(isShown).then((at) => at - benchStart),
    ready: standing(isReady).then((at) => at - benchStart),
    parts,
    took: Promise.resolve(0),
    wait(event, until) {
      const holds = { end: isAtEnd, found: () => isAlone(wanted()) }[until];
      bench.took = new Promise((resolve) => {
        const happened = ({ timeStamp }: Event): void =>
          void painted(holds).then((at) => resolve(at - timeStamp));
        addEventListener(event, happened, { capture: true, once: true });
      });
    },
  };
}
