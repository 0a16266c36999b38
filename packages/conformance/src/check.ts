import type { Backend } from './backend.ts';

/** One thing that a backend must do. */
export interface Check {
  /** The rules that it is about, such as `SEAT-2`. */
  rules: readonly string[];
  /** What is expected, in a few words. */
  title: string;
  /** Throws when it is not so. */
  run(backend: Backend): Promise<void>;
}

/** Checks that belong together. */
export interface Chapter {
  title: string;
  checks: readonly Check[];
}

/** A backend does something else than the rules say. */
export class Deviation extends Error {
  override readonly name = 'Deviation';
}

/** There is no backend there, or none whose accounts can be begun at will: no rule can be tried. */
export class NothingToTry extends Error {
  override readonly name = 'NothingToTry';
}

/** Holds what a backend said against what it should have said; both are plain data. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [said, should] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (said !== should) throw new Deviation(`${what}: expected ${should}, was ${said}`);
}
