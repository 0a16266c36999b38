// Runs the tests: node test/run.ts [node | elements | journeys] [files]. The last line says how many passed and failed.
import { existsSync, globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { finished } from 'node:stream/promises';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';

export interface Result {
  passed: number;
  failed: number;
}

type Suite = (files: string[]) => Promise<Result>;

const root = join(import.meta.dirname, '..');

const suites: Record<string, Suite> = {
  node: (files) =>
    nodeTests({
      files:
        files.length > 0
          ? files
          : ['packages/*/src/**/*.test.ts', 'mocks/src/**/*.test.ts', 'test/**/*.test.ts'],
      except: ['packages/elements/**', '**/*.browser.test.ts', 'test/journeys/**', 'test/output/**'],
    }),
  // Loaded when wanted: they bring the browsers' tools along.
  elements: async (files) => (await import('./elements.ts')).elements(files),
  journeys: async (files) => {
    if (existsSync(join(root, 'index.html'))) {
      const { build } = await import('vite');
      await build({ root, logLevel: 'warn', build: { outDir: 'test/output/demo', emptyOutDir: true } });
    }
    // One after the other: each has three browsers open.
    return nodeTests({
      files: files.length > 0 ? files : ['test/journeys/**/*.test.ts'],
      concurrency: false,
    });
  },
};

interface NodeTests {
  files: string[];
  except?: string[];
  concurrency?: boolean;
}

/** Node's own runner, a process for each file. */
async function nodeTests({ files, except = [], concurrency = true }: NodeTests): Promise<Result> {
  const paths = globSync(files, { cwd: root, exclude: except }).map((file) => join(root, file));
  const result: Result = { passed: 0, failed: 0 };
  if (paths.length === 0) return result;
  const tests = run({
    files: paths,
    execArgv: ['--conditions=@billfold/source'],
    concurrency,
    timeout: 600_000,
  });
  tests.on('test:pass', ({ name, skip, todo, details }) => {
    if (details.type === 'suite') return;
    // A file without any test counts for the runner as one that passed.
    const isEmptyFile = paths.includes(name);
    if (isEmptyFile) console.log(`✖ no test in ${relative(root, name)}`);
    if (isEmptyFile || skip !== undefined || todo !== undefined) result.failed++;
    else result.passed++;
  });
  let failedSuites = 0;
  tests.on('test:fail', ({ details }) => {
    if (details.type === 'suite') failedSuites++;
    else result.failed++;
  });
  const report = tests.compose(spec);
  report.pipe(process.stdout, { end: false });
  await finished(report);
  // What went wrong around tests that all passed.
  if (result.failed === 0) result.failed = failedSuites;
  return result;
}

const [only, ...files] = process.argv.slice(2);
const total: Result = { passed: 0, failed: 0 };
for (const [name, suite] of Object.entries(suites)) {
  if (only !== undefined && only !== name) continue;
  console.log(`\n${name}\n${'─'.repeat(name.length)}`);
  const { passed, failed } = await suite(files).catch((error: unknown) => {
    console.error(error);
    return { passed: 0, failed: 1 };
  });
  if (passed + failed === 0) console.log('✖ no test ran');
  total.passed += passed;
  total.failed += passed + failed === 0 ? 1 : failed;
}
// Browsers and their drivers may hold the process; whatever was printed gets out first.
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`, () =>
  process.exit(total.failed > 0 ? 1 : 0),
);
