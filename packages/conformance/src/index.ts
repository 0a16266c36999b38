/** Holds any backend or adapter against the contract and the billing rules. */
export { runConformance, type Result, type RunOptions } from './run.ts';
export { httpTarget, type Target } from './target.ts';
export { adapterTarget, holdAdapter, type HoldOptions } from './adapter.ts';
export { chapters } from './chapters/index.ts';
export { type Backend, type BackendOptions, type Recipe } from './backend.ts';
export { NothingToTry, type Chapter, type Check } from './check.ts';
export { needs, type Need } from './needs.ts';
export { ruleIds, rules, type RuleId } from './rules.ts';
export { coverageOf, type RuleCoverage } from './coverage.ts';
export { harmlessReads, refusedActions, refusedReads } from './harmless.ts';
export { type Sent } from './sent.ts';
export { textReport } from './report/text.ts';
export { junitReport } from './report/junit.ts';
export { jsonReport } from './report/json.ts';
