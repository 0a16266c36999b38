// Times one page once: a profile of its own, the mouse and the keys, and the page's own clock.
import type { Browser, Page } from 'puppeteer-core';
import type {} from './pages/clock.ts';
import type { Kind } from './pages.ts';

/** Milliseconds, each from the start of the page's script on. */
export interface Sample {
  /** To after the paint of the first rows. */
  shown: number;
  /** And on to the last page. */
  lastPage: number;
  /** And on to one number, found. */
  found: number;
}

/** Opens a page with so many invoices behind it and goes to its last page; in another one it looks for one number. */
export async function sample(browser: Browser, url: string, kind: Kind, count: number): Promise<Sample> {
  const open = <T>(use: (page: Page) => Promise<T>): Promise<T> =>
    withPage(browser, `${url}/${kind}.html?count=${count}`, use);
  const { shown, lastPage } = await open(async (page) => {
    const { shown, ready } = await firstSight(page);
    return { shown, lastPage: ready + (await goToEnd(page, kind)) };
  });
  const found = await open(async (page) => {
    const { ready } = await firstSight(page);
    return ready + (await find(page));
  });
  return { shown, lastPage, found };
}

async function withPage<T>(browser: Browser, url: string, use: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    await page.goto(url);
    return await use(page);
  } finally {
    await context.close();
  }
}

/** `ready`: what is clicked and typed into stands there, too. */
async function firstSight(page: Page): Promise<{ shown: number; ready: number }> {
  const shown = await page.evaluate(() => bench.shown);
  return { shown, ready: Math.max(shown, await page.evaluate(() => bench.ready)) };
}

/** To the last entry: by Last, or by Next where there are two pages, and by the End key where all rows are in the page. */
async function goToEnd(page: Page, kind: Kind): Promise<number> {
  if (kind !== 'element') {
    await page.evaluate(() => bench.wait('keydown', 'end'));
    await page.keyboard.press('End');
    return page.evaluate(() => bench.took);
  }
  const point = (await pointOf(page, 'last')) ?? (await pointOf(page, 'next'));
  if (!point) throw new Error('The page has no way to the last page');
  await page.evaluate(() => bench.wait('click', 'end'));
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
