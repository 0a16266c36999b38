/** Holds any backend against the billing rules. */
export { runConformance, chapters, type Result, type RunOptions } from './run.ts';
export type { Chapter, Check } from './check.ts';
