// How long the history takes with 12, 1,000 and 100,000 invoices behind it, beside one table of all rows in plain DOM and
// in React, in the same run: printed as JSON (npm run bench:elements). Fails above the budget.
import { parseArgs } from 'node:util';
import type { Browser } from 'puppeteer-core';
import { launchChromium } from './chromium.ts';
import { median } from './median.ts';
import { kinds, servePages, type Kind } from './pages.ts';
import { sample, type Sample } from './sample.ts';

interface Size {
  count: number;
  /** How often each page is timed. */
  samples: number;
  /** What the element may take at most, as a multiple of plain DOM. */
  budget: number;
}

const sizes: readonly Size[] = [
  { count: 12, samples: 41, budget: 1.3 },
  { count: 1000, samples: 9, budget: 0.4 },
  { count: 100_000, samples: 3, budget: 0.05 },
];
/** As in `npm run bench:elements -- 12 1000 --samples 3`: these sizes, and each page timed so often. */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { samples: { type: 'string' } },
});
const wanted = positionals.map(Number);
const steps = ['shown', 'lastPage', 'found'] as const satisfies readonly (keyof Sample)[];

/** In turn, so that whatever else the machine does meets all of them. */
async function timed(browser: Browser, url: string, { count, samples }: Size): Promise<Record<Kind, Sample>> {
  const all: Record<Kind, Sample[]> = { element: [], plain: [], react: [] };
  for (let round = 0; round < Number(values.samples ?? samples); round += 1) {
    for (const kind of kinds) all[kind].push(await sample(browser, url, kind, count));
  }
  return { element: medians(all.element), plain: medians(all.plain), react: medians(all.react) };
}

const each = (of: (step: keyof Sample) => number): Sample => ({
  shown: of('shown'),
  lastPage: of('lastPage'),
  found: of('found'),
});
const medians = (samples: readonly Sample[]): Sample =>
  each((step) => median(samples.map((one) => one[step])));
const rounded = (sample: Sample, digits: number): Sample =>
  each((step) => Number(sample[step].toFixed(digits)));

const site = await servePages();
const browser = await launchChromium();
const results: Record<string, unknown> = {};
const over: string[] = [];
try {
  // The first page of a browser pays for its start.
  for (const kind of kinds) await sample(browser, site.url, kind, 12);
  for (const size of sizes.filter(({ count }) => !wanted.length || wanted.includes(count))) {
    const { element, plain, react } = await timed(browser, site.url, size);
    const ratio = each((step) => element[step] / plain[step]);
    for (const step of steps) {
      if (ratio[step] > size.budget) over.push(`${size.count} invoices, ${step}: ${ratio[step].toFixed(3)}`);
    }
    results[size.count] = {
      'billing-history': rounded(element, 1),
      'plain DOM': rounded(plain, 1),
      'React 19': rounded(react, 1),
      ratio: rounded(ratio, 3),
      budget: size.budget,
    };
  }
} finally {
  await browser.close();
  await site.close();
}

console.log(JSON.stringify({ unit: 'ms from the first line of the script, medians', ...results }, null, 2));
for (const one of over) console.error(`Above the budget: ${one} × plain DOM.`);
process.exitCode = over.length > 0 ? 1 : 0;
