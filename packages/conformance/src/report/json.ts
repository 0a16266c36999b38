import { coverageOf } from '../coverage.ts';
import type { Result } from '../run.ts';
import type { Target } from '../target.ts';

/** The report for programs: `{target, results[], rules[], sent[]}`. */
export function jsonReport(target: Target, results: readonly Result[]): string {
  const report = { target: target.name, results, rules: coverageOf(target, results), sent: target.sent() };
  return `${JSON.stringify(report, null, 2)}\n`;
}
