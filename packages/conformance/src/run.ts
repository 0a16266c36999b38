import { Absent, Deviation, NotCovered, type Check } from './check.ts';
import { reasonAgainst } from './needs.ts';
import type { RuleId } from './rules.ts';
import type { Target } from './target.ts';

/** How one check went. */
export interface Result {
  /** The chapter's name. */
  chapter: string;
  rules: readonly RuleId[];
  title: string;
  outcome: 'passed' | 'failed' | 'not covered';
  /** Failed: what was expected and what was. Not covered: why. `null` when it passed. */
  message: string | null;
  /** Not covered, since this operation is not there: `GET /history`, or of an adapter `history.list`. */
  absent?: string;
  /** How long it took, in milliseconds. */
  duration: number;
}

/** What to try. */
export interface RunOptions {
  target: Target;
  /** Only checks about this rule. */
  rule?: string | undefined;
  /** Only the chapter of this name. */
  chapter?: string | undefined;
  /** Only the check of this title. */
  title?: string | undefined;
  /** How many checks are at work at once; each has an account of its own. Default 1. */
  concurrency?: number | undefined;
  /** Told each result as it comes. */
  onResult?: ((result: Result) => void) | undefined;
}

interface Job {
  chapter: string;
  check: Check<void>;
}

/**
 * Holds a target against the rules, check by check. A check that fails stops none of the others.
 * @returns the results in the order of the chapters
 */
export async function runConformance(options: RunOptions): Promise<Result[]> {
  const { target, concurrency = 1, onResult } = options;
  const jobs = [...wanted(options).entries()];
  const results: Result[] = [];
  const work = async () => {
    for (let next = jobs.shift(); next; next = jobs.shift()) {
      const [index, job] = next;
      const result = await resultOf(job, target);
      results[index] = result;
      onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  return results;
}

function wanted({ target, rule, chapter, title }: RunOptions): Job[] {
  return target.chapters
    .filter(({ name }) => !chapter || name === chapter)
    .flatMap(({ name, checks }) => checks.map((check) => ({ chapter: name, check })))
    .filter(({ check }) => !rule || check.rules.some((id) => id === rule))
    .filter(({ check }) => !title || check.title === title);
}

async function resultOf({ chapter, check }: Job, target: Target): Promise<Result> {
  const start = performance.now();
  const reason = reasonAgainst(check.needs, target.offers);
  const outcome: Outcome =
    reason === null ? await outcomeOf(check) : { outcome: 'not covered', message: reason };
  const { rules, title } = check;
  return { chapter, rules, title, ...outcome, duration: Math.round(performance.now() - start) };
}

type Outcome = Pick<Result, 'outcome' | 'message' | 'absent'>;

async function outcomeOf(check: Check<void>): Promise<Outcome> {
  try {
    await check.run();
    return { outcome: 'passed', message: null };
  } catch (error) {
    if (error instanceof Absent) {
      return { outcome: 'not covered', message: error.message, absent: error.operation };
    }
    if (error instanceof NotCovered) return { outcome: 'not covered', message: error.message };
    // Anything else that goes wrong while asking, such as a line that breaks, is no way to answer either.
    return { outcome: 'failed', message: error instanceof Deviation ? error.message : String(error) };
  }
}
