// Shows that the rules' tests can fail (npm run test:faults, or test:faults -- SEAT-2 for one rule): puts one fault after
// the other into a copy of the rules, each a line, and looks whether a test that bears the rule's id notices. Not part of
// every run: it takes minutes.
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { faults, type Fault } from './faults/faults.ts';

const root = join(import.meta.dirname, '..');
const sources = join(root, 'packages/rules/src');
const copy = join(root, 'test/output/faults');

/** The test files that bear a rule's id, by themselves or by the laws that they hold. */
function testsOf(rule: string): string[] {
  const bears = (path: string) => readFileSync(path, 'utf8').includes(rule);
  const held = ['laws.ts', 'history.ts'].some((file) => bears(join(copy, 'testing', file)));
  return globSync(join(copy, '**/*.test.ts')).filter(
    (path) => bears(path) || (held && path.endsWith('laws.test.ts')),
  );
}

/** Which tests fail once a fault is in. */
async function failuresWith({ rule, file, is, becomes }: Fault): Promise<string[]> {
  rmSync(copy, { recursive: true, force: true });
  mkdirSync(copy, { recursive: true });
  cpSync(sources, copy, { recursive: true });
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  if (text.split(is).length !== 2) throw new Error(`${file} does not hold this once: ${is}`);
  writeFileSync(
    path,
    text.replace(is, () => becomes),
  );

  const failed: string[] = [];
  const around: string[] = [];
  const tests = run({
    files: testsOf(rule),
    execArgv: ['--conditions=@billfold/source'],
    concurrency: true,
    timeout: 120_000,
  });
  tests.on('test:start', ({ nesting, name }) => {
    around.splice(nesting, Infinity, name);
  });
  tests.on('test:fail', ({ nesting, name, details }) => {
    if (details.type === 'suite') return;
    // What a law says, too: it names the rule that was broken.
    failed.push([...around.slice(0, nesting), name, String(details.error.cause)].join(' › '));
  });
  await finished(tests.resume());
  return failed;
}

process.env.LAWS_RUNS ??= '60';
const rows: { rule: string; fault: string; noticed: string }[] = [];
const [only] = process.argv.slice(2);
const wanted = faults.filter(({ rule }) => only === undefined || rule === only);
for (const fault of wanted) {
  const failed = await failuresWith(fault);
  const bearing = failed.filter((test) => test.includes(fault.rule));
  const noticed =
    bearing.length > 0 ? `${bearing.length} tests that bear it` : `NOT (${failed.length} others)`;
  const what = `${fault.file}: ${fault.becomes.trim().slice(0, 60) || 'left out'}`;
  rows.push({ rule: fault.rule, fault: what, noticed });
  console.log(fault.rule, noticed);
}
rmSync(copy, { recursive: true, force: true });
console.table(rows);
const missed = rows.filter(({ noticed }) => noticed.startsWith('NOT')).length;
console.log(`${wanted.length - missed} passed, ${missed} failed`);
process.exitCode = missed > 0 || wanted.length === 0 ? 1 : 0;
