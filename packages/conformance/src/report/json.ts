import { coverageOf } from '../coverage.ts';
import type { Result } from '../run.ts';
import type { Target } from '../target.ts';

/** The report for programs: `{target, results[], rules[]}`. */
export function jsonReport(target: Target, results: readonly Result[]): string {
  return `${JSON.stringify({ target: target.name, results, rules: coverageOf(target, results) }, null, 2)}\n`;
}
