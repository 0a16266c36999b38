import type { Result } from '../run.ts';
import type { Sent } from '../sent.ts';
import type { Target } from '../target.ts';

/**
 * The report for CI: a suite for each chapter, a case for each check, its rule ids in its name; and one without cases, whose
 * properties are what was sent.
 */
export function junitReport(target: Target, results: readonly Result[]): string {
  const suites = target.chapters.flatMap(({ name, title }) => {
    const own = results.filter(({ chapter }) => chapter === name);
    return own.length > 0 ? [suite(name, title, own)] : [];
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="billfold-conformance"${counts(results)}>\n${[...suites, sentSuite(target.sent())].join('\n')}\n</testsuites>\n`;
}

function suite(name: string, title: string, results: readonly Result[]): string {
  const cases = results.map((result) => testcase(name, result));
  return `  <testsuite name="${escape(title)}"${counts(results)}>\n${cases.join('\n')}\n  </testsuite>`;
}

function sentSuite(sent: readonly Sent[]): string {
  const properties = sent.map(
    ({ method, path, times }) => `      <property name="${escape(`${method} ${path}`)}" value="${times}"/>\n`,
  );
  return `  <testsuite name="What was sent"${counts([])}>\n    <properties>\n${properties.join('')}    </properties>\n  </testsuite>`;
}

function testcase(chapter: string, { rules, title, outcome, message, duration }: Result): string {
  const name = `${rules.join(' ')}: ${title}`;
  const open = `    <testcase classname="${escape(chapter)}" name="${escape(name)}" time="${seconds(duration)}"`;
  if (outcome === 'passed') return `${open}/>`;
  const tag = outcome === 'failed' ? 'failure' : 'skipped';
  return `${open}><${tag} message="${escape(message ?? '')}"/></testcase>`;
}

function counts(results: readonly Result[]): string {
  const count = (outcome: Result['outcome']) => results.filter((result) => result.outcome === outcome).length;
  const time = results.reduce((sum, { duration }) => sum + duration, 0);
  return ` tests="${results.length}" failures="${count('failed')}" errors="0" skipped="${count('not covered')}" time="${seconds(time)}"`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

const NAMES: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' };

/** What XML cannot bear is shown as U+FFFD. */
function escape(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => `&${NAMES[sign] ?? ''};`)
    .replace(/\r|\n|\t/g, ' ')
    .replace(/[^\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}
