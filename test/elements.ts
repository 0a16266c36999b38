// The element tests: the web test runner in real browsers, its pages served by Vite from the one vite.config.ts.
import {
  sendKeysPlugin,
  sendMousePlugin,
  setViewportPlugin,
  emulateMediaPlugin,
} from '@web/test-runner-commands/plugins';
import {
  TestRunner,
  type BrowserLauncher,
  type TestResult,
  type TestResultError,
  type TestRunnerPlugin,
  type TestSession,
  type TestSuiteResult,
} from '@web/test-runner-core';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import { webdriverLauncher } from '@web/test-runner-webdriver';
import { globSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createServer, type Plugin, type ViteDevServer } from 'vite';
import {
  browsers,
  freePort,
  startWebKitDriver,
  webKitCapabilities,
  type Browsers,
  type WebKit,
  type WebKitDriver,
} from './browsers.ts';
import { chordActions, pressChord, typeActions } from './keys.ts';
import type { Result } from './run.ts';

const root = join(import.meta.dirname, '..');
const testFiles = ['packages/elements/src/**/*.test.ts', 'mocks/src/**/*.browser.test.ts'];

export async function elements(only: string[]): Promise<Result> {
  const files = only.length > 0 ? only : testFiles;
  if (globSync(files, { cwd: root }).length === 0) return { passed: 0, failed: 0 };
  const found = await browsers();
  const vite = await createServer({
    root,
    appType: 'custom',
    server: { middlewareMode: true, hmr: false, ws: false },
    // Apart from the demo's: both may be running.
    cacheDir: 'node_modules/.vite-elements',
    // All of the tests, so that no dependency is found in mid-run, which would reload the page.
    optimizeDeps: { entries: testFiles, rolldownOptions: { plugins: [runnersOwnModule] } },
    plugins: [runnersOwnModule],
  });
  const webKitDriver = found.webkit && (await startWebKitDriver(found.webkit));
  try {
    return await run(files, vite, launchers(found, webKitDriver));
  } finally {
    webKitDriver?.stop();
    await vite.close();
  }
}

async function run(files: string[], vite: ViteDevServer, launchers: BrowserLauncher[]): Promise<Result> {
  const runner = new TestRunner({
    rootDir: root,
    files,
    protocol: 'http:',
    hostname: 'localhost',
    port: await freePort(),
    browsers: launchers,
    concurrentBrowsers: 3,
    // Each test page has its window to itself: otherwise focus, keys and mouse would go to another one.
    concurrency: 1,
    testFramework: {
      path: fileURLToPath(import.meta.resolve('@web/test-runner-mocha/dist/autorun.js')),
      // Three browsers share two cores, and an accessibility check of a whole invoice takes its time. Each wait inside a
      // test has an end of its own, which says what did not come.
      config: { timeout: '30000' },
    },
    plugins: [
      webKitKeys,
      sendKeysPlugin(),
      sendMousePlugin(),
      setViewportPlugin(),
      emulateMediaPlugin(),
    ] as TestRunnerPlugin[],
    middleware: [
      async (context, next) => {
        if (context.path === '/' || context.path.startsWith('/__web-')) {
          await next();
          return;
        }
        context.status = 200;
        await new Promise<void>((resolve) => {
          context.res.once('finish', () => {
            context.respond = false;
            resolve();
          });
          vite.middlewares(context.req, context.res, () => {
            context.status = 404;
            resolve();
          });
        });
      },
    ],
    browserLogs: true,
    filterBrowserLogs: ({ args }) => !String(args[0]).startsWith('Lit is in dev mode'),
    browserStartTimeout: 60_000,
    testsStartTimeout: 60_000,
    testsFinishTimeout: 120_000,
    watch: false,
    coverageConfig: {},
    reporters: [],
    logger: { ...console, debug: () => undefined, logSyntaxError: console.error },
  });
  const result: Result = { passed: 0, failed: 0 };
  runner.sessions.on('session-status-updated', (session) => {
    if (session.status === 'FINISHED') report(session, result);
  });
  const stopped = new Promise((resolve) => runner.on('stopped', resolve));
  runner.on('finished', () => void runner.stop());
  await runner.start();
  await stopped;
  return result;
}

function report(session: TestSession, result: Result): void {
  const tests = session.testResults ? leaves(session.testResults) : [];
  const failed = tests.filter((test) => !test.passed);
  const passed = tests.length - failed.length;
  const where = `${relative(root, session.testFile)} (${session.browser.name})`;
  console.log(
    `${session.passed && passed > 0 ? '✔' : '✖'} ${where}: ${passed} passed, ${failed.length} failed`,
  );
  for (const { name, error } of failed) {
    console.log(`  ✖ ${name}\n${describe(error)}`);
  }
  // What broke outside of the tests: a module that can't be imported, an error that nobody caught.
  for (const error of session.errors) console.log(describe(error));
  if (tests.length === 0) console.log('  ✖ no test ran');
  for (const log of session.logs) console.log(indent(`page: ${log.map(String).join(' ')}`));
  result.passed += passed;
  result.failed += failed.length + (session.errors.length > 0 || tests.length === 0 ? 1 : 0);
}

const leaves = (suite: TestSuiteResult, path = ''): TestResult[] => [
  ...suite.tests.map((test) => ({ ...test, name: path + test.name })),
  ...suite.suites.flatMap((inner) => leaves(inner, `${path}${inner.name} › `)),
];

const describe = (error: TestResultError | undefined) =>
  indent(
    error
      ? `${error.message}\n${(error.stack ?? '').replace(/^.*\n(?= +at )/s, '')}`
      : 'failed without an error',
  );

const indent = (text: string) => text.replace(/^/gm, '    ');

/** The runner serves this module itself; Vite shall leave it alone. */
const runnersOwnModule: Plugin = {
  name: 'web-test-runner-module',
  enforce: 'pre',
  resolveId: (id) =>
    id.includes('__web-dev-server__')
      ? { id: '/__web-dev-server__web-socket.js', external: 'absolute' }
      : null,
};

function launchers(
  { chromium, firefox, webkit }: Browsers,
  driver: WebKitDriver | undefined,
): BrowserLauncher[] {
  return [
    ...(chromium ? [chromiumLauncher(chromium)] : []),
    ...(firefox ? [firefoxLauncher(firefox)] : []),
    ...(webkit && driver ? [webKitLauncher(webkit, driver)] : []),
  ];
}

const chromiumLauncher = (executablePath: string) =>
  playwrightLauncher({ product: 'chromium', launchOptions: { executablePath, args: ['--no-sandbox'] } });

const firefoxLauncher = (executablePath: string) =>
  puppeteerLauncher({
    launchOptions: { browser: 'firefox', executablePath },
    async createPage({ browser }) {
      const page = await browser.newPage();
      // So that sendKeys({ press: 'Shift+Tab' }) works here, too: Puppeteer alone takes one key at a time.
      page.keyboard.press = (chord) => pressChord(page.keyboard, chord);
      return page;
    },
  });

function webKitLauncher(webkit: WebKit, { port }: WebKitDriver): BrowserLauncher {
  const launcher: unknown = webdriverLauncher({
    automationProtocol: 'webdriver',
    hostname: '127.0.0.1',
    port,
    path: '/',
    capabilities: webKitCapabilities(webkit),
  });
  // Its types were not written for exactOptionalPropertyTypes.
  return launcher as BrowserLauncher;
}

/** The WebDriver launcher itself presses the letters of a text all at once, so that "ll" would arrive as "l". */
const webKitKeys: TestRunnerPlugin<{ type?: string; press?: string }> = {
  name: 'webkit-keys',
  async executeCommand({ command, payload, session }) {
    if (command !== 'send-keys' || session.browser.type !== 'webdriver') return undefined;
    const { driver } = session.browser as BrowserLauncher & { driver: WebdriverIO.Browser };
    if (payload?.type !== undefined) await driver.performActions(typeActions(payload.type));
    if (payload?.press !== undefined) await driver.performActions(chordActions(payload.press));
    return true;
  },
};
