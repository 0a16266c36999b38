// A journey is one test in each engine, on a fresh profile and a fresh server of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { browsers, engines, type Engine } from '../../browsers.ts';
import { launch, type Browser } from './drivers.ts';
import { Page } from './page.ts';
import { serve, strictPolicy } from './server.ts';

export const output = join(import.meta.dirname, '..', '..', 'output');
/** The demo, as `npm run test:journeys` has built it. */
export const demo = join(output, 'demo');

const harmless = [
  // Chromium's word for an answer of 4xx, which a journey may well be about.
  'Failed to load resource: the server responded',
  // Firefox's word, without an address, for a request that the page took back on its way through the service worker, as
  // an element does with a read whose answer nobody waits for any longer. What failed for another reason has its address.
  'Failed to load ‘’. A ServiceWorker intercepted the request',
];

const found = await browsers();
const running = new Map<Engine, Promise<Browser>>();
after(async () => {
  for (const browser of running.values()) await (await browser).close();
});

export interface JourneyOptions {
  /** The folder of built files to serve; the demo, if not said otherwise. */
  folder?: string;
  policy?: string;
  /** Complaints that belong to the journey. All others fail it. */
  excused?: RegExp[];
  /** Milliseconds that a step waits until it can be done. */
  patience?: number;
  /** Milliseconds for the whole journey in one engine. */
  timeout?: number;
}

export interface Traveller {
  page: Page;
  engine: Engine;
  /** Errors on the console, errors that nobody caught, and what the Content-Security-Policy stopped, so far. */
  complaints: () => Promise<string[]>;
}

export function journey(
  title: string,
  body: (traveller: Traveller) => Promise<void>,
  {
    folder = demo,
    policy = strictPolicy,
    excused = [],
    patience = 10_000,
    timeout = 180_000,
  }: JourneyOptions = {},
): void {
  for (const engine of engines.filter((engine) => found[engine])) {
    void test(`${title} (${engine})`, { timeout }, async (t) => {
      const site = await serve(folder, policy);
      t.after(() => site.close());
      const browser = running.get(engine) ?? launch(engine, found);
      running.set(engine, browser);
      const profile = await (await browser).newProfile();
      t.after(() => profile.close());

      const pages: Page[] = [];
      const newTab = async () => {
        const page = new Page(await profile.newTab(), patience, site.url, newTab);
        pages.push(page);
        return page;
      };
      const complaints = async () => {
        const errors = (await Promise.all(pages.map((page) => page.errors()))).flat();
        const violations = site.violations.map((violation) => `Content-Security-Policy: ${violation}`);
        return [...errors, ...violations].filter(
          (complaint) => !harmless.some((known) => complaint.startsWith(known)),
        );
      };
      const page = await newTab();
      try {
        await body({ page, engine, complaints });
      } catch (error) {
        await keepPictures(pages, `${title} ${engine}`);
        throw error;
      }
      // The browser's reports arrive a moment later.
      await wait(100);
      const left = (await complaints()).filter(
        (complaint) => !excused.some((known) => known.test(complaint)),
      );
      if (left.length > 0) throw new Error(`The journey ended well, but:\n${left.join('\n')}`);
    });
  }
}

async function keepPictures(pages: Page[], title: string): Promise<void> {
  mkdirSync(output, { recursive: true });
  for (const [index, page] of pages.entries()) {
    const file = join(output, `${title.replace(/[^\p{L}\d]+/gu, '-')}-${index + 1}.png`);
    // Chromium may never draw a tab that stands behind another.
    const picture = await Promise.race([page.screenshot(), wait(10_000)]).catch(() => undefined);
    if (picture) writeFileSync(file, picture);
  }
  console.log(`Pictures of "${title}" are in test/output.`);
}
