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
import { PAYS } from './page-with-payments/card.ts';

/** Builds one of the pages beside this file. */
async function built(page: string): Promise<string> {
  const folder = join(output, page);
  await build({
    root: join(import.meta.dirname, page),
    configFile: join(import.meta.dirname, '..', '..', 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: folder, emptyOutDir: true },
  });
  return folder;
}
const folder = await built('page-with-payments');
const inReact = await built('page-in-react');

const ASKS = '4000 0000 0000 3220';
const overHttp = {
  folder,
  policy: strictPolicy
    .replace("connect-src 'self'", "connect-src 'self' http://127.0.0.1:*")
    .replace("frame-src 'self'", 'frame-src http://127.0.0.1:*'),
};
/** The proof that leaks are found puts one on the console, too. */
const leaking = { folder, excused: [/A ServiceWorker intercepted the request/, /^leak-error-/] };
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

/**
 * Nothing of a card that was typed is anywhere in the page, its last four digits apart: in its documents and shadow roots,
 * its events, its console, what it stored, and what it asked for.
 */
async function knowsNoDigits(page: Page): Promise<void> {
  const all = await everythingIn(page);
  assert.match(all, /§ request http\S*payment-methods/);
  assert.match(all, /§ port \{"type":"token"/);
  hasNoDigits(all);
}

async function everythingIn(page: Page): Promise<string> {
  await page.click('button', 'Tell all');
  await page.waitForText('That is all.');
  return page.text();
}

function hasNoDigits(all: string): void {
  const digits = PAYS.replaceAll(' ', '');
  // Four of them could be part of an id that happens to have them.
  for (let at = 0; at + 5 < digits.length; at += 1) {
    const run = Array.from(digits.slice(at, at + 6)).join('[ -]?');
    assert.doesNotMatch(all, new RegExp(run));
  }
  assert.doesNotMatch(all, /\b739\b|08 \/ 31|0831/);
  assert.doesNotMatch(all, /§ (before)?input |§ key(down|up|press) [0-9]/);
}

journey(
  'PAY-3: what is typed into the card field reaches the vault, and nothing of it the page (over HTTP)',
  withServer(async (page) => {
    await fill(page, PAYS.replaceAll(' ', ''));
    assert.equal((await page.frame('Card').see('textbox', 'Card number')).value, PAYS);
    await page.click('button', 'Save the card');
    await page.waitForText('Saved, ends in 1375, succeeded');
    await knowsNoDigits(page);
  }),
  overHttp,
);

/** Marks of `page-with-payments/leaks.ts`. */
const LEAKS = [
  ...['text', 'attribute', 'field', 'detail', 'data', 'message', 'broadcast', 'port'],
  ...['log', 'info', 'warn', 'error', 'debug', 'table'],
  ...['address', 'body', 'form', 'header', 'headers', 'request-address', 'request-body', 'request-header'],
  ...['xhr-address', 'xhr-body', 'xhr-header', 'beacon-address', 'beacon-body', 'picture'],
  ...[
    'local',
    'session',
    'cookie',
    'name',
    'state',
    'hash',
    'cache',
    'cached-address',
    'cached-body',
    'database',
  ],
];

journey(
  'PAY-3: would be noticed if the page knew of a card, by whatever way',
  async ({ page }) => {
    await page.open('/?at=2026-04-16');
    await page.waitForText('Ready');
    await page.click('button', 'Leak');
    await page.waitForText('All has leaked');
    const all = await everythingIn(page);
    const unnoticed = LEAKS.filter((mark) => {
      const found = new RegExp(`leak-${mark}-4716[ -]?2958[ -]?3640[ -]?1375`).exec(all);
      if (!found) return true;
      assert.throws(() => hasNoDigits(found[0]), mark);
      return false;
    });
    assert.deepEqual(unnoticed, []);
  },
  leaking,
);

journey(
  'PAY-3: would be noticed if the page heard what is typed',
  async ({ page }) => {
    await page.open('/?at=2026-04-16');
    await page.waitForText('Ready');
    await page.click('button', 'Leak');
    await page.waitForText('All has leaked');
    await page.fill('textbox', 'A field of the page', '7');
    const all = await everythingIn(page);
    for (const heard of ['keydown 7', 'keypress 7', 'beforeinput 7', 'input 7', 'keyup 7']) {
      const [found] = new RegExp(`§ ${heard} [^§]*`).exec(all) ?? [];
      assert.ok(found, heard);
      assert.throws(() => hasNoDigits(found), heard);
    }
    for (const known of ['code 739', 'expires 08 / 31', '{"expiry":"0831"}'])
      assert.throws(() => hasNoDigits(known), known);
  },
  leaking,
);

journey(
  'PAY-3: the same by the service worker of the page',
  async ({ page }) => {
    await page.open('/?at=2026-04-16');
    await page.waitForText('Ready');
    await fill(page, PAYS);
    await page.click('button', 'Save the card');
    await page.waitForText('Saved, ends in 1375, succeeded');
    await knowsNoDigits(page);
  },
  inTheTab,
);

journey(
  'PAY-3: in a host that renders often, within two shadow roots, what was typed stays, and nothing of it is known',
  async ({ page }) => {
    const server = await startMockServer({ recipe: { at: '2026-04-16' } });
    try {
      const query = new URLSearchParams({ endpoint: server.baseUrl, token: server.tokens.owner ?? '' });
      await page.open(`/?${query}`);
      await page.click('button', 'Add a new card');
      await fill(page, PAYS);
      await page.click('button', 'Render again');
      await page.click('button', 'Another tab');
      await page.waitForNoText('New card');
      await page.click('button', 'Render again');
      await page.click('button', 'This tab');
      await page.waitForText('Rendered 3 times');
      const card = page.frame('Card');
      assert.equal((await card.see('textbox', 'Card number')).value, PAYS);
      assert.equal((await card.see('textbox', 'Expires (MM / YY)')).value, '08 / 31');
      // Typed on where it was left.
      await card.fill('textbox', 'Security code', '739');
      await page.click('button', 'Add card');
      await page.waitForText('Visa •••• 1375 has been added');
      await knowsNoDigits(page);
      await page.waitForText('§ dispatched billing-payment-method-added');
    } finally {
      await server.close();
    }
  },
  { ...overHttp, folder: inReact },
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
