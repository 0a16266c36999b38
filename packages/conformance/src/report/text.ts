import { coverageOf, type RuleCoverage } from '../coverage.ts';
import type { Result } from '../run.ts';
import type { Sent } from '../sent.ts';
import type { Target } from '../target.ts';

const SIGNS = { passed: '✓', failed: '✗', 'not covered': '–' } as const;

/** The report for people: by chapter, then by rule, then what was sent, then in one line. */
export function textReport(target: Target, results: readonly Result[]): string {
  const chapters = target.chapters.flatMap(({ name, title }) => {
    const own = results.filter(({ chapter }) => chapter === name);
    return own.length > 0 ? [`${title} (${name})`, ...own.map(line), ''] : [];
  });
  return [
    target.name,
    '',
    ...chapters,
    ...coverageTable(coverageOf(target, results)),
    ...absentLines(results),
    '',
    'What was sent',
    ...target.sent().map(sentLine),
    '',
    summary(results),
  ].join('\n');
}

/** How one check went, in one line, or two where there is something to say. */
export function line({ outcome, rules, title, message }: Result): string {
  return `  ${SIGNS[outcome]} ${rules.join(' ')}  ${title}${message === null ? '' : `\n      ${message}`}`;
}

/** `3 passed, 1 failed, 2 not covered`. */
export function summary(results: readonly Result[]): string {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  return `${count('passed')} passed, ${count('failed')} failed, ${count('not covered')} not covered`;
}

/** What was sent, and how often. */
export function sentLine({ method, path, times, withToken }: Sent): string {
  const without = times - withToken;
  return `  ${method} ${path}  ${times}${without > 0 ? ` (${without} without a valid token)` : ''}`;
}

/** What is not there, each once, with how many checks need it. */
function absentLines(results: readonly Result[]): string[] {
  const counts = new Map<string, number>();
  for (const { absent } of results) {
    if (!absent) continue;
    counts.set(absent, (counts.get(absent) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const lines = [...counts].map(
    ([operation, count]) =>
      `  ${operation}: ${count === 1 ? 'a check' : `${count} checks`} could not be tried for it`,
  );
  return ['', 'What is not there', ...lines.sort()];
}

function coverageTable(coverage: readonly RuleCoverage[]): string[] {
  const checked = coverage.filter(({ state }) => state !== 'no check');
  const unchecked = coverage.filter(({ state }) => state === 'no check').map(({ rule }) => rule);
  return [
    'By rule',
    ...checked.map(
      ({ rule, state, passed, failed, notCovered, title }) =>
        `  ${rule.padEnd(8)} ${state.padEnd(12)} ${`${passed}/${failed}/${notCovered}`.padEnd(8)} ${title}`,
    ),
    '  (passed/failed/not covered)',
    unchecked.length > 0 ? `Rules without a check: ${unchecked.join(', ')}` : 'Every rule has a check.',
  ];
}
