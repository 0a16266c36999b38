// A headless Chromium whose protocol is at hand, for what only it can count or time.
import puppeteer, { type Browser } from 'puppeteer-core';
import { browsers, chromiumFlags } from '../browsers.ts';

/** Starts one, wherever it is found, or installed as for the tests. Whoever starts it closes it. */
export async function launchChromium(): Promise<Browser> {
  // Whatever else the run is for: this needs no other engine.
  process.env.ENGINES = 'chromium';
  const { chromium } = await browsers();
  if (!chromium) throw new Error('There is no Chromium here.');
  return puppeteer.launch({
    executablePath: chromium,
    headless: true,
    args: [
      ...chromiumFlags,
      // A long list jumps to its end at once: an animation would count against it.
      '--disable-smooth-scrolling',
    ],
    defaultViewport: { width: 1280, height: 900 },
  });
}
