// What journeys do on the demo's page again and again.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page, Region, Wanted } from './harness/page.ts';

/** The vault's test cards. Any other number whose check digit is right pays. */
export const CARDS = {
  pays: '4242 4242 4242 4242',
  mayNotBeSaved: '4000 0000 0000 0002',
  isDeclined: '4000 0000 0000 0341',
  isEmpty: '4000 0000 0000 9995',
  isLost: '4000 0000 0000 9987',
  isExpired: '4000 0000 0000 0069',
  bankAsks: '4000 0000 0000 3220',
} as const;

/** Types a card into the card field. */
export async function typeCard(page: Page, number: string): Promise<void> {
  const card = page.frame('Card');
  await card.fill('textbox', 'Card number', number);
  await card.fill('textbox', 'Expires (MM / YY)', '0831');
  await card.fill('textbox', 'Security code', '739');
}

/** Adds a card in the payment view. What comes of it is for the journey to say. */
export async function addCard(page: Page, number: string): Promise<void> {
  await page.click('button', 'Add a new card');
  await typeCard(page, number);
  await page.click('button', 'Add card');
}

/** Adds a card that is saved, until it is on the list: what stands beneath has moved by then. */
export async function addGoodCard(page: Page, number: string, called: string): Promise<void> {
  await addCard(page, number);
  await page.waitForText(`${called} has been added`);
  await page.waitFor('radio', new RegExp(called));
}

/** Tells the mock something, beside the page's own business. */
export async function withTimeMachine(page: Page, body: () => Promise<void>): Promise<void> {
  // Who sits down reads first: the page is there once the estimate is, or the invoice.
  await page.waitForText(/Next renewal|Invoice INV/);
  await page.click('button', /Time machine/);
  await body();
  await page.click('button', /Time machine/);
}

/** Lets time pass up to the renewals on these days. */
export async function renewOn(page: Page, ...days: string[]): Promise<void> {
  await withTimeMachine(page, async () => {
    for (const day of days) {
      await page.click('button', `To the renewal, ${day}`);
      await page.waitForText(`Time machine ${day}`);
    }
  });
}

/** Invites somebody, as far as the amount, and commits it. */
export async function invite(page: Page, email: string, commit: Wanted): Promise<void> {
  await page.fill('textbox', /Invite by e-mail/, email);
  await page.click('button', 'See what it costs');
  await page.click('button', commit);
}

/** The focus is on its way to something by this name, in the page or in a frame: by a message, it takes a moment. */
export async function waitForFocus(region: Region, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await region.focused())?.name === name) return;
    await wait(50);
  }
  const focused = await region.focused();
  throw new Error(`The focus is not on ${name}, but on ${focused?.name ?? 'nothing'}.`);
}

/** Goes on with Tab until something by this name has the focus, in the page or in a frame of it. */
export async function tabTo(page: Page, name: string, region: Region = page): Promise<void> {
  const met: string[] = [];
  for (let step = 0; step < 60; step += 1) {
    const now = (await region.focused())?.name ?? '';
    if (now === name) return;
    met.push(now);
    await page.press('Tab');
  }
  throw new Error(`Tab never comes to ${name}, but to: ${met.join(', ')}`);
}
