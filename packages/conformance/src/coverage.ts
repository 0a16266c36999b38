import type { Result } from './run.ts';
import { ruleIds, rules, type RuleId } from './rules.ts';
import type { Target } from './target.ts';

/** How one rule stands. */
export interface RuleCoverage {
  rule: RuleId;
  title: string;
  /**
   * `partly`: what was tried passed, and something could not be tried. `not covered`: nothing could be tried.
   * `no check`: there is none that bears the rule.
   */
  state: 'passed' | 'partly' | 'failed' | 'not covered' | 'no check';
  passed: number;
  failed: number;
  notCovered: number;
}

/** Every rule of the book, in its order; of a run that was narrowed down, only rules that were wanted. */
export function coverageOf(target: Target, results: readonly Result[]): RuleCoverage[] {
  const checked = new Set(target.chapters.flatMap(({ checks }) => checks.flatMap((check) => check.rules)));
  return ruleIds.flatMap((rule) => {
    const own = results.filter((result) => result.rules.includes(rule));
    if (own.length === 0 && checked.has(rule)) return [];
    const count = (outcome: Result['outcome']) => own.filter((result) => result.outcome === outcome).length;
    const counts = { passed: count('passed'), failed: count('failed'), notCovered: count('not covered') };
    return [{ rule, title: rules[rule], state: stateOf(counts), ...counts }];
  });
}

function stateOf({
  passed,
  failed,
  notCovered,
}: Pick<RuleCoverage, 'passed' | 'failed' | 'notCovered'>): RuleCoverage['state'] {
  if (failed > 0) return 'failed';
  if (passed > 0) return notCovered > 0 ? 'partly' : 'passed';
  return notCovered > 0 ? 'not covered' : 'no check';
}
