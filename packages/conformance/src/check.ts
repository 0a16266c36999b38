import type { Need } from './needs.ts';
import type { RuleId } from './rules.ts';

/** One thing that must be so. `On` is what it is held against. */
export interface Check<On> {
  /** The rules that it is about, such as `SEAT-2`. */
  rules: readonly RuleId[];
  /** What is expected, in a few words. Unique. */
  title: string;
  /** Without these it is not tried, and is reported as not covered. */
  needs: readonly Need[];
  /**
   * @throws Deviation when it is not so
   * @throws NotCovered when it turns out that this cannot be tried here
   */
  run(on: On): Promise<void>;
}

/** Checks that belong together. */
export interface Chapter<On> {
  /** One word, as `--chapter` takes it. */
  name: string;
  /** What it is about. */
  title: string;
  checks: readonly Check<On>[];
}

/** A backend does something else than the rules say. */
export class Deviation extends Error {
  override readonly name = 'Deviation';
}

/** This cannot be tried on this backend or account; the message says why. Neither passed nor failed. */
export class NotCovered extends Error {
  override readonly name: string = 'NotCovered';
}

/** An operation that a check needs is not there. What needs it is not covered, and it is named once in the report. */
export class Absent extends NotCovered {
  /** `GET /history`, or of an adapter `history.list`. */
  readonly operation: string;

  constructor(operation: string, message: string) {
    super(message);
    this.operation = operation;
  }
}

/** There is no backend there, or it lets nobody in: no rule can be tried. */
export class NothingToTry extends Error {
  override readonly name = 'NothingToTry';
}

/** Holds what a backend said against what it should have said; both are plain data. The order of keys is free. */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const [said, should] = [canonical(actual), canonical(expected)];
  if (said !== should) throw new Deviation(`${what}: expected ${should}, was ${said}`);
}

/** @throws Deviation saying what should have been */
export function expectThat(holds: boolean, what: string): void {
  if (!holds) throw new Deviation(what);
}

/**
 * What must be there.
 * @throws Deviation naming what is missing
 */
export function present<Value>(value: Value | null | undefined, what: string): Value {
  if (value === null || value === undefined) throw new Deviation(`${what} is missing`);
  return value;
}

/** The same text for the same data, whatever the order of its keys. */
export function canonical(value: unknown): string {
  const sorted = (_: string, part: unknown): unknown =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  return value === undefined ? 'nothing' : JSON.stringify(value, sorted);
}
