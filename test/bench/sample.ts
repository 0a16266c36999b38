// Times one page once: a profile of its own, the mouse and the keys, and the page's own clock.
import type { Browser, Page } from 'puppeteer-core';
import type {} from './pages/clock.ts';
import type { Kind } from './pages.ts';

/** Milliseconds, each from the start of the page's script on. */
export interface Sample {
  /** To after the paint of the first rows. */
  shown: number;
  /** On to the last page. */
  lastPage: number;
  /** On to one number, found. */
  found: number;
}

/** So many pages are really gone through with Next; if the last is further off, the others are taken to be as fast. */
const STEPS = 25;

/** Opens a page with so many invoices behind it, goes to its last page, and finds one number. */
export async function sample(browser: Browser, url: string, kind: Kind, count: number): Promise<Sample> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(`${url}/${kind}.html?count=${count}`);
    const shown = await page.evaluate(() => bench.shown);
    const ready = Math.max(shown, await page.evaluate(() => bench.ready));
    const lastPage = ready + (await goToEnd(page, kind, count));
    return { shown, lastPage, found: lastPage + (await find(page)) };
  } finally {
    await context.close();
  }
}

/**
 * To the last entry: as the element offers it (Last or, without it, Next for each page), and by the End key where all
 * rows are in the page.
 */
async function goToEnd(page: Page, kind: Kind, count: number): Promise<number> {
  if (kind !== 'element') {
    await page.evaluate(() => bench.wait('keydown', 'end'));
    await page.keyboard.press('End');
    return page.evaluate(() => bench.took);
  }
  if (await pointOf(page, 'last')) return click(page, 'last', 'end');
  const pages = Math.ceil(count / 10) - 1;
  const steps: number[] = [];
  while (steps.length < Math.min(pages, STEPS)) steps.push(await click(page, 'next', 'another page'));
  return (steps.reduce((sum, step) => sum + step, 0) / steps.length) * pages;
}

async function click(page: Page, part: 'next' | 'last', until: 'end' | 'another page'): Promise<number> {
  const point = await pointOf(page, part);
  if (!point) throw new Error(`The page has no “${part}” that can be clicked`);
  await page.evaluate((what) => bench.wait('click', what), until);
  await page.mouse.click(point.x, point.y);
  return page.evaluate(() => bench.took);
}

const pointOf = (page: Page, part: 'next' | 'last'): Promise<{ x: number; y: number } | undefined> =>
  page.evaluate((name) => {
    const element = bench.parts[name]();
    element?.scrollIntoView({ block: 'center' });
    const box = element?.getBoundingClientRect();
    return box && { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, part);

/** Puts a number into the search field at once, and presses Enter. */
async function find(page: Page): Promise<number> {
  const number = await page.evaluate(() => {
    scrollTo(0, 0);
    bench.parts.search()?.focus();
    bench.wait('input', 'found');
    return benchEntries[Math.floor(benchEntries.length / 2)]?.number ?? '';
  });
  // Not one after the other: how long the driver takes between them is nobody's.
  await Promise.all([page.keyboard.sendCharacter(number), page.keyboard.press('Enter')]);
  return page.evaluate(() => bench.took);
}
