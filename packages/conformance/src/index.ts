/** Holds any backend against the billing rules. */
export { runConformance, chapters, type Result, type RunOptions } from './run.ts';
export { NothingToTry, type Chapter, type Check } from './check.ts';
