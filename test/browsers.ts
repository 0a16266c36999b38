// Finds the browsers that the tests run in, and gets what is missing. A fresh machine has none.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { accessSync, constants, globSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export const engines = ['chromium', 'firefox', 'webkit'] as const;
export type Engine = (typeof engines)[number];

/** What a headless Chromium is started with: nothing of its own business on the network. */
export const chromiumFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface WebKit {
  driver: string;
  xvfb: string;
  miniBrowser: string;
}

export interface Browsers {
  chromium?: string;
  firefox?: string;
  webkit?: WebKit;
}

const debianPackages: Record<Engine, string[]> = {
  chromium: ['chromium'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const downloads = join(import.meta.dirname, '..', '.cache', 'browsers');

const apps = '/Applications';
const programs = process.env.PROGRAMFILES ?? 'C:\\Program Files';

const places = {
  chromium: [
    'chromium',
    'chromium-browser',
    'google-chrome-stable',
    'google-chrome',
    `${apps}/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${apps}/Chromium.app/Contents/MacOS/Chromium`,
    `${programs}\\Google\\Chrome\\Application\\chrome.exe`,
  ],
  firefox: [
    'firefox-esr',
    'firefox',
    `${apps}/Firefox.app/Contents/MacOS/firefox`,
    `${programs}\\Mozilla Firefox\\firefox.exe`,
  ],
};

/** The engines that this run is for, with where they are. Installs what is missing, and says so in one line. */
export async function browsers(): Promise<Browsers> {
  // ENGINES=firefox, or a list with commas, for a look at one of them.
  const wanted: readonly string[] = process.env.ENGINES?.split(',') ?? engines;
  const required: readonly string[] = process.env.ENGINES ? wanted : process.env.CI ? engines : ['chromium'];
  const missing = engines.filter((engine) => required.includes(engine) && !find()[engine]);
  if (missing.length > 0) await provide(missing);
  const found = await findWithDownloads();
  const still = missing.filter((engine) => !found[engine]);
  if (still.length > 0) throw new Error(adviceFor(still));
  return Object.fromEntries(Object.entries(found).filter(([engine]) => wanted.includes(engine)));
}

function find(): Browsers {
  const chromium = process.env.CHROMIUM_PATH ?? firstExecutable(places.chromium);
  const firefox = process.env.FIREFOX_PATH ?? firstExecutable(places.firefox);
  const driver = firstExecutable(['WebKitWebDriver']);
  const xvfb = firstExecutable(['Xvfb']);
  const miniBrowser = globSync('/usr/{lib,lib/*,libexec}/webkit2gtk-4.{1,0}/MiniBrowser')[0];
  return {
    ...(chromium && { chromium }),
    ...(firefox && { firefox }),
    ...(driver && xvfb && miniBrowser && { webkit: { driver, xvfb, miniBrowser } }),
  };
}

async function findWithDownloads(): Promise<Browsers> {
  const found = find();
  if (found.chromium) return found;
  const { getInstalledBrowsers } = await import('@puppeteer/browsers');
  const [chrome] = await getInstalledBrowsers({ cacheDir: downloads });
  return chrome ? { ...found, chromium: chrome.executablePath } : found;
}

async function provide(missing: Engine[]): Promise<void> {
  try {
    if (process.getuid?.() === 0 && firstExecutable(['apt-get'])) installPackages(missing);
    else if (missing.includes('chromium') && !(await findWithDownloads()).chromium) await downloadChrome();
  } catch (cause) {
    throw new Error(adviceFor(missing), { cause });
  }
}

function installPackages(missing: Engine[]): void {
  const packages = missing.flatMap((engine) => debianPackages[engine]);
  console.log(`Browsers: installing Debian's ${packages.join(', ')}.`);
  aptGet('update');
  aptGet('install', '--no-install-recommends', ...packages);
}

async function downloadChrome(): Promise<void> {
  const { Browser, detectBrowserPlatform, install, resolveBuildId } = await import('@puppeteer/browsers');
  const platform = detectBrowserPlatform();
  if (!platform) return;
  console.log(`Browsers: no Chromium here; downloading Chrome to ${downloads}.`);
  const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
  await install({ cacheDir: downloads, browser: Browser.CHROME, platform, buildId });
}

function aptGet(command: string, ...rest: string[]): void {
  execFileSync('apt-get', [command, '-qq', '-y', '-o', 'DPkg::Lock::Timeout=600', ...rest], {
    // Its progress goes to stderr: the last line of stdout belongs to the tests.
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function adviceFor(missing: Engine[]): string {
  const packages = missing.flatMap((engine) => debianPackages[engine]).join(' ');
  return (
    `Browsers: no ${missing.join(', no ')}. On Debian: apt-get install ${packages}. ` +
    'Elsewhere install Chrome or Firefox, or set CHROMIUM_PATH or FIREFOX_PATH.'
  );
}

function firstExecutable(candidates: string[]): string | undefined {
  const path = (process.env.PATH ?? '').split(delimiter);
  return candidates
    .flatMap((name) => (/[\\/]/.test(name) ? [name] : path.map((folder) => join(folder, name))))
    .find((file) => {
      try {
        accessSync(file, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

export interface WebKitDriver {
  port: number;
  stop(): void;
}

/** WebKit's driver on a display of its own. Both live in process groups of their own, which `stop` ends. */
export async function startWebKitDriver(webkit: WebKit): Promise<WebKitDriver> {
  const port = await freePort();
  const groups: ChildProcess[] = [];
  const stop = () => {
    for (const { pid } of groups.splice(0)) {
      try {
        if (pid) process.kill(-pid, 'SIGKILL');
      } catch {
        // It has ended already.
      }
    }
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  const run = (command: string, args: string[], env = {}) => {
    const child = spawn(command, args, {
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...env },
    });
    groups.push(child);
    return child;
  };

  const xvfb = run(webkit.xvfb, ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp']);
  const display = await new Promise<string>((resolve, reject) => {
    xvfb.stdio[3]?.once('data', (data: Buffer) => resolve(`:${data.toString().trim()}`));
    xvfb.once('error', reject);
    xvfb.once('exit', () => reject(new Error('Xvfb did not start.')));
  });
  run(webkit.driver, [`--port=${port}`], { DISPLAY: display });
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return { port, stop };
    await wait(100);
  }
  stop();
  throw new Error('WebKitWebDriver did not start.');
}

/** What a WebDriver client needs to know to open MiniBrowser with it. */
export const webKitCapabilities = (webkit: WebKit) => ({
  browserName: 'MiniBrowser',
  // Its BiDi is not complete yet.
  'wdio:enforceWebDriverClassic': true,
  'webkitgtk:browserOptions': { binary: webkit.miniBrowser, args: ['--automation'] },
});

export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error()),
      );
    });
  });
}
