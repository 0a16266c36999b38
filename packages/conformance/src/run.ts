import { Backend } from './backend.ts';
import { seats } from './chapters/seats.ts';
import { Deviation, NothingToTry, type Chapter } from './check.ts';

/** All chapters, in order. */
export const chapters: readonly Chapter[] = [seats];

/** How one check went. */
export interface Result {
  chapter: string;
  rules: readonly string[];
  title: string;
  /** What was expected and what was; `null` when it passed. */
  deviation: string | null;
}

/** What to hold, and against what. */
export interface RunOptions {
  /** Where the backend's `/__mock__/instances` is, such as `http://localhost:4010`. */
  url: string;
  /** Only checks about this rule. */
  rule?: string | undefined;
  /** Only the check of this title. */
  title?: string | undefined;
  /** Told each result as it comes. */
  onResult?: ((result: Result) => void) | undefined;
}

/**
 * Holds a backend against the rules, check by check. A check that fails stops none of the others.
 * @throws NothingToTry when there is no backend, or it can begin no accounts
 */
export async function runConformance({ url, rule, title: only, onResult }: RunOptions): Promise<Result[]> {
  const backend = new Backend(url);
  const results: Result[] = [];
  for (const { title: chapter, checks } of chapters) {
    for (const check of checks) {
      const { rules, title } = check;
      if ((rule && !rules.includes(rule)) || (only && title !== only)) continue;
      const result = { chapter, rules, title, deviation: await deviationOf(check.run(backend)) };
      results.push(result);
      onResult?.(result);
    }
  }
  return results;
}

async function deviationOf(running: Promise<void>): Promise<string | null> {
  try {
    await running;
    return null;
  } catch (error) {
    if (error instanceof NothingToTry) throw error;
    return error instanceof Deviation ? error.message : String(error);
  }
}
