// The browsers behind one small interface: Puppeteer for Chromium and Firefox, WebDriver for WebKit.
import { setTimeout as wait } from 'node:timers/promises';
import puppeteer, {
  type Browser as PuppeteerBrowser,
  type Keyboard,
  type Page as PuppeteerPage,
} from 'puppeteer-core';
import { remote } from 'webdriverio';
import {
  chromiumFlags,
  startWebKitDriver,
  webKitCapabilities,
  type Browsers,
  type Engine,
  type WebKit,
} from '../../browsers.ts';
import { chordActions, pressChord, typeActions } from '../../keys.ts';
import { frameInPage, placeInPage, type Place } from './in-page.ts';

/** One tab. */
export interface Tab {
  goto(url: string): Promise<void>;
  reload(): Promise<void>;
  url(): Promise<string>;
  /** Calls a function, given as its source, with an argument, and gives back what it returns. */
  call(source: string, argument: unknown): Promise<unknown>;
  click(x: number, y: number, times: number): Promise<void>;
  press(chord: string): Promise<void>;
  type(text: string): Promise<void>;
  resize(width: number, height: number): Promise<void>;
  toFront(): Promise<void>;
  screenshot(): Promise<Uint8Array>;
  /** Errors on the console and errors that nobody caught, as far as the engine tells. */
  errors(): Promise<string[]>;
  /** The same tab, in which `call` and `click` mean the frame with this title, of whatever origin. */
  frame(title: string): Tab;
}

/** There is no such frame in the page now. */
export class NoFrame extends Error {
  constructor(title: string) {
    super(`There is no frame "${title}".`);
  }
}

/** A fresh profile: its tabs share storage, and nothing outlives it. */
export interface Profile {
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

export interface Browser {
  newProfile(): Promise<Profile>;
  close(): Promise<void>;
}

const size = { width: 1280, height: 900 };

export async function launch(engine: Engine, browsers: Browsers): Promise<Browser> {
  if (engine === 'webkit' && browsers.webkit) return webKit(browsers.webkit);
  const executablePath = engine === 'chromium' ? browsers.chromium : browsers.firefox;
  if (!executablePath) throw new Error(`There is no ${engine} here.`);
  return puppeteerBrowser(
    await puppeteer.launch({
      browser: engine === 'chromium' ? 'chrome' : 'firefox',
      executablePath,
      headless: true,
      args: engine === 'chromium' ? chromiumFlags : [],
      defaultViewport: size,
    }),
  );
}

function puppeteerBrowser(browser: PuppeteerBrowser): Browser {
  return {
    async newProfile() {
      const context = await browser.createBrowserContext();
      return { newTab: async () => puppeteerTab(await context.newPage()), close: () => context.close() };
    },
    close: () => browser.close(),
  };
}

function puppeteerTab(page: PuppeteerPage): Tab {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error instanceof Error ? error.message : String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url ?? ''}`.trim());
  });
  const keyboard: Pick<Keyboard, 'down' | 'up'> = {
    down: (key) => arrived(page, page.keyboard.down(key)),
    up: (key) => arrived(page, page.keyboard.up(key)),
  };
  const tab: Tab = {
    goto: async (url) => {
      await page.goto(url);
    },
    reload: async () => {
      await page.reload();
    },
    url: () => Promise.resolve(page.url()),
    call: (source, argument) => page.evaluate(`(${source})(${JSON.stringify(argument)})`),
    click: (x, y, times) => arrived(page, page.mouse.click(x, y, { count: times })),
    press: (chord) => pressChord(keyboard, chord),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }),
    toFront: () => page.bringToFront(),
    screenshot: () => page.screenshot(),
    errors: () => Promise.resolve(errors),
    frame: (title) =>
      frameTab(tab, title, async (source, argument) => {
        const handle = await page.evaluateHandle(`(${String(frameInPage)})(${JSON.stringify(title)})`);
        const frame = await handle.asElement()?.contentFrame();
        if (!frame) throw new NoFrame(title);
        return frame.evaluate(`(${source})(${JSON.stringify(argument)})`);
      }),
  };
  return tab;
}

/**
 * Waits until the browser has acknowledged a click or a key. Chromium often does not where that made a frame of another
 * origin go away: it is then known to have arrived.
 */
async function arrived(page: PuppeteerPage, input: Promise<void>): Promise<void> {
  let gone: () => void = () => undefined;
  const going = new Promise<void>((resolve) => (gone = resolve));
  page.on('framedetached', gone);
  try {
    await Promise.race([input, going.then(() => wait(1000))]);
  } finally {
    page.off('framedetached', gone);
  }
}

/** A frame's own `call`, and clicks at its points, by way of its page. */
function frameTab(tab: Tab, title: string, call: Tab['call']): Tab {
  return {
    ...tab,
    call,
    async click(x, y, times) {
      const place = (await tab.call(
        `({ title, x, y }) => (${String(placeInPage)})((${String(frameInPage)})(title), x, y)`,
        { title, x, y },
      )) as Place;
      if (place.coveredBy) throw new Error(`${place.coveredBy} lies over the frame "${title}".`);
      await tab.click(place.x, place.y, times);
    },
  };
}

async function webKit(webkit: WebKit): Promise<Browser> {
  const driver = await startWebKitDriver(webkit);
  return {
    // A session has a MiniBrowser of its own, in automation mode, which keeps nothing.
    async newProfile() {
      const session = await remote({
        automationProtocol: 'webdriver',
        hostname: '127.0.0.1',
        port: driver.port,
        path: '/',
        logLevel: 'silent',
        connectionRetryCount: 0,
        connectionRetryTimeout: 30_000,
        capabilities: webKitCapabilities(webkit),
      });
      let first = true;
      return {
        async newTab() {
          // Not a tab: MiniBrowser opens those behind, where they take no keys and no mouse.
          const handle = first
            ? await session.getWindowHandle()
            : (await session.createWindow('window')).handle;
          first = false;
          const tab = webKitTab(session, handle);
          await tab.resize(size.width, size.height);
          return tab;
        },
        close: () => session.deleteSession(),
      };
    },
    close() {
      driver.stop();
      return Promise.resolve();
    },
  };
}

/** An element as WebDriver sends it, or that there is none. */
type FrameElement = Parameters<WebdriverIO.Browser['switchFrame']>[0];

function webKitTab(session: WebdriverIO.Browser, handle: string): Tab {
  const here = async () => {
    if ((await session.getWindowHandle()) !== handle) await session.switchToWindow(handle);
  };
  const call = async (source: string, argument: unknown = null): Promise<unknown> => {
    await here();
    return session.executeScript(`return (${source})(arguments[0])`, [argument as object]);
  };
  // WebDriver tells no errors, so the page keeps them. Those from before its load event are missed.
  const listen = () =>
    call(
      String(() => {
        const page = window as typeof window & { harnessErrors?: string[] };
        if (page.harnessErrors) return;
        const errors: string[] = (page.harnessErrors = []);
        addEventListener('error', (event) => errors.push(event.message));
        addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));
        const { error } = console;
        console.error = (...what: unknown[]) => {
          errors.push(what.map(String).join(' '));
          error(...what);
        };
      }),
    );
  const errors: string[] = [];
  const collect = async () => {
    const more = await call('() => (window.harnessErrors ?? []).splice(0)').catch(() => []);
    errors.push(...(more as string[]));
  };
  const tab: Tab = {
    async goto(url) {
      await collect();
      await session.navigateTo(url);
      await listen();
    },
    async reload() {
      await collect();
      await session.refresh();
      await listen();
    },
    async url() {
      await here();
      return session.getUrl();
    },
    call,
    async click(x, y, times) {
      await here();
      // The driver takes long enough for the page to move meanwhile: it finds what was aimed at anew.
      const aimed = (await call('() => window.harnessAimed?.deref() ?? null')) as FrameElement;
      const move = aimed ? { origin: aimed, x: 0, y: 0 } : { x, y };
      await session.performActions([
        {
          type: 'pointer',
          id: 'mouse',
          parameters: { pointerType: 'mouse' },
          actions: [
            { type: 'pointerMove', duration: 0, ...move },
            ...Array.from({ length: times }, () => [
              { type: 'pointerDown', button: 0 },
              { type: 'pointerUp', button: 0 },
            ]).flat(),
          ],
        },
      ]);
    },
    async press(chord) {
      await here();
      await session.performActions(chordActions(chord));
    },
    async type(text) {
      await here();
      await session.performActions(typeActions(text));
    },
    async resize(width, height) {
      await here();
      await session.setWindowRect(0, 0, width, height);
      // The window has a toolbar, and the page gets the rest.
      const inner = (await call('() => [innerWidth, innerHeight]')) as [number, number];
      await session.setWindowRect(0, 0, 2 * width - inner[0], 2 * height - inner[1]);
    },
    async toFront() {
      await session.switchToWindow(handle);
    },
    async screenshot() {
      await here();
      return Buffer.from(await session.takeScreenshot(), 'base64');
    },
    async errors() {
      await collect();
      return errors;
    },
    frame: (title) =>
      frameTab(tab, title, async (source, argument) => {
        const frame = (await call(String(frameInPage), title)) as FrameElement;
        if (!frame) throw new NoFrame(title);
        await session.switchFrame(frame);
        try {
          const answer: unknown = await session.executeScript(`return (${source})(arguments[0])`, [
            argument as object,
          ]);
          return answer;
        } finally {
          await session.switchFrame(null);
        }
      }),
  };
  return tab;
}
