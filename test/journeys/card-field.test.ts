// The mock's card field and its bank's page, in a small page of their own under a strict policy: served by the mock over
// HTTP, from another origin, and by the service worker of the page itself.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startMockServer, type MockServer } from '@billfold/mocks/node';
import { build } from 'vite';
import { journey, output, type Traveller } from './harness/journey.ts';
import type { Page, Region } from './harness/page.ts';
import { strictPolicy } from './harness/server.ts';

const folder = join(output, 'page-with-payments');
await build({
  root: join(import.meta.dirname, 'page-with-payments'),
  configFile: join(import.meta.dirname, '..', '..', 'vite.config.ts'),
  logLevel: 'warn',
  build: { outDir: folder, emptyOutDir: true },
});

const PAYS = '5555 5555 5555 4444';
const ASKS = '4000 0000 0000 3220';
const overHttp = {
  folder,
  policy: strictPolicy
    .replace("connect-src 'self'", "connect-src 'self' http://127.0.0.1:*")
    .replace("frame-src 'self'", 'frame-src http://127.0.0.1:*'),
};
const inTheTab = { folder, excused: [/A ServiceWorker intercepted the request/] };

async function fill(page: Page, number: string, expiry = '0831', code = '739'): Promise<void> {
  const card = page.frame('Card');
  await card.fill('textbox', 'Card number', number);
  await card.fill('textbox', 'Expires (MM / YY)', expiry);
  await card.fill('textbox', 'Security code', code);
}

/** The focus goes to a field of a frame: by a message, so that it takes a moment. */
async function hasFocus(frame: Region, name: string): Promise<void> {
  for (let tries = 0; tries < 40 && (await frame.focused())?.name !== name; tries += 1) await wait(50);
  assert.equal((await frame.focused())?.name, name);
}

/** A mock of its own, on another origin than the page's. */
function withServer(body: (page: Page, server: MockServer) => Promise<void>, card = '4444') {
  return async ({ page }: Traveller): Promise<void> => {
    const server = await startMockServer({ recipe: { at: '2026-04-16', overrides: { card } } });
    try {
      const query = new URLSearchParams({ endpoint: server.baseUrl, token: server.tokens.owner ?? '' });
      await page.open(`/?${query}`);
      await page.waitForText('Ready');
      await body(page, server);
    } finally {
      await server.close();
    }
  };
}

/** Nothing of a card that was typed is anywhere in the page. */
async function knowsNoDigits(page: Page): Promise<void> {
  await page.click('button', 'Tell all');
  await page.waitForText('That is all.');
  const all = await page.text();
  assert.match(all, /request http.*payment-methods/);
  assert.doesNotMatch(all, /5{3}/);
  assert.doesNotMatch(all, /\b739\b|08 \/ 31|0831/);
  assert.doesNotMatch(all, /input|keydown [0-9]/);
}

journey(
  'PAY-3: what is typed into the card field reaches the vault, and nothing of it the page (over HTTP)',
  withServer(async (page) => {
    await fill(page, PAYS.replaceAll(' ', ''));
    assert.equal((await page.frame('Card').see('textbox', 'Card number')).value, PAYS);
    await page.click('button', 'Save the card');
    await page.waitForText('Saved, ends in 4444, succeeded');
    await knowsNoDigits(page);
  }),
  overHttp,
);

journey(
  'PAY-3: the same by the service worker of the page',
  async ({ page }) => {
    await page.open('/?at=2026-04-16');
    await page.waitForText('Ready');
    await fill(page, PAYS);
    await page.click('button', 'Save the card');
    await page.waitForText('Saved, ends in 4444, succeeded');
    await knowsNoDigits(page);
  },
  inTheTab,
);

journey(
  'PAY-3: what is wrong is said in the field, which gets the focus',
  withServer(async (page) => {
    const card = page.frame('Card');
    // WebKit lets a frame of another origin take the focus only once somebody has used it.
    await card.click('textbox', 'Security code');
    await page.click('button', 'Save the card');
    await page.waitForText('Refused: card_incomplete');
    await card.waitForText('Enter the card number.');
    await hasFocus(card, 'Card number');
    await page.type('4242424242424241');
    await page.press('Tab');
    await card.waitForText('This is not a card number. Check its digits.');
    await page.press('Shift+Tab', 'End', 'Backspace');
    await page.type('2');
    await card.waitForNoText('This is not a card number. Check its digits.');
    await page.press('Tab');
    await page.type('1326');
    await page.press('Tab');
    await card.waitForText('Months go from 01 to 12.');
    await fill(page, PAYS, '0326');
    await page.click('button', 'Save the card');
    await card.waitForText('This card has expired.');
    await page.waitForText('Refused: card_refused');
    await hasFocus(card, 'Expires (MM / YY)');
  }),
  overHttp,
);

journey(
  'PAY-4: the bank asks for a payment: left, reloaded in the middle, approved (over HTTP)',
  withServer(async (page) => {
    await page.click('button', 'Pay');
    const bank = page.frame('Your bank');
    await bank.waitForText('Approve the payment of €6.00?');
    await bank.waitForText('from your card that ends in 3220');
    await page.press('Escape');
    await page.waitForText('The bank: abandoned. The payment: requires_action');

    await page.click('button', 'Pay');
    await bank.waitForText('Approve the payment of €6.00?');
    await page.click('button', 'Close without an answer');
    await page.waitForText('The bank: abandoned. The payment: requires_action');

    await page.click('button', 'Pay');
    await bank.waitForText('Approve the payment of €6.00?');
    await page.reload();
    await page.waitForText('Ready');
    await page.click('button', 'Pay');
    await bank.click('button', 'Approve');
    await page.waitForText('The bank: succeeded. The payment: succeeded');
  }, '3220'),
  overHttp,
);

journey(
  'PAY-4: the bank asks before a card is saved, by the service worker of the page',
  async ({ page }) => {
    await page.open('/?at=2026-04-16&lang=fr');
    await page.waitForText('Ready');
    const card = page.frame('Carte');
    await card.fill('textbox', 'Numéro de carte', ASKS);
    await card.fill('textbox', 'Expire (MM / AA)', '831');
    await card.fill('textbox', 'Code de sécurité', '739');
    await page.click('button', 'Save the card');
    await page.frame('Votre banque').click('button', 'Refuser');
    await page.waitForText('The bank: refused.');
  },
  inTheTab,
);
