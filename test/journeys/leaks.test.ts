// What comes and goes a thousand times leaves nothing: no listener, no node, no timer, as the browser counts them.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { launchChromium } from '../bench/chromium.ts';
import { countFromNowOn, type Counts } from '../leaks/counters.ts';
import type { Moment, Visits } from '../leaks/page.ts';
import { output } from './harness/journey.ts';
import { serve } from './harness/server.ts';

const TIMES = 1000;
const WARM_UP = 20;
/**
 * What visits leave comes again with the next ones. Something that is there once after a thousand of them is the browser's:
 * now and then it makes a document of its own, which is empty (1 document and 4 nodes).
 */
const OF_ITS_OWN = TIMES / 100;

const folder = join(output, 'leaks');
await build({
  root: join(import.meta.dirname, '..', 'leaks'),
  configFile: join(import.meta.dirname, '..', '..', 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir: folder, emptyOutDir: true, chunkSizeWarningLimit: Infinity },
});
const site = await serve(folder);
const browser = await launchChromium();
after(async () => {
  await browser.close();
  await site.close();
});

const page = await browser.newPage();
page.setDefaultTimeout(120_000);
const protocol = await page.createCDPSession();
await page.evaluateOnNewDocument(countFromNowOn);
await page.goto(site.url);
await page.waitForFunction(() => 'leaks' in globalThis);
const tags = await page.evaluate(() => leaks.tags);

/** All that is there now and can be reached. */
interface Count extends Counts {
  documents: number;
  nodes: number;
  listeners: number;
}

async function count(): Promise<Count> {
  // What a first collection frees may have held something.
  for (let time = 0; time < 2; time += 1) await protocol.send('HeapProfiler.collectGarbage');
  const { documents, nodes, jsEventListeners } = await protocol.send('Memory.getDOMCounters');
  return { documents, nodes, listeners: jsEventListeners, ...(await page.evaluate(() => leakCounts())) };
}

/** What there is more of than before, once the browser has let go of what it may. */
async function growth(before: Count): Promise<[what: string, more: number][]> {
  for (let patience = 5; ; patience -= 1) {
    const now = await count();
    const more = Object.entries(now)
      .map(([what, many]): [string, number] => [what, many - before[what as keyof Count]])
      .filter(([, many]) => many > OF_ITS_OWN);
    if (more.length === 0 || patience === 0) return more;
    await wait(100);
  }
}

const comeAndGo = (tag: string, moment: Moment, times: number): Promise<Visits> =>
  page.evaluate((...all) => leaks.comeAndGo(...all), tag, moment, times);

const moments: readonly [Moment, string, number][] = [
  ['shown', 'after all was answered', TIMES],
  ['reading', 'while it reads', TIMES],
  ['opened', 'with all that opens in it open', TIMES / 10],
];

for (const tag of tags) {
  for (const [moment, when, times] of moments) {
    test(`<${tag}>, taken out ${when}, leaves nothing`, async (t) => {
      // The first ones load what is loaded later, and fill what is kept once for all.
      await comeAndGo(tag, moment, WARM_UP);
      await wait(50);
      await comeAndGo(tag, moment, WARM_UP);
      const before = await count();
      const { asked, elements, early, opened } = await comeAndGo(tag, moment, times);
      const more = await growth(before);
      const left = more.map(([what, many]) => `${many} ${what}`).join(', ') || 'nothing';
      t.diagnostic(
        `${times} times ${elements} elements and ${asked} questions left ${left}: ${opened.join(', ')}`,
      );
      assert.ok(asked > 0 && elements > 0, 'It asks and shows something');
      assert.equal(early, moment === 'reading' ? times : 0);
      assert.equal(left, 'nothing');
    });
  }
}
