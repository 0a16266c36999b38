// The harness held against a small page of its own, in every engine.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { journey } from './journey.ts';

const folder = join(import.meta.dirname, 'page-for-harness');

journey(
  'reads what is visible, through shadow roots and slots',
  async ({ page }) => {
    await page.open();
    const text = await page.text();
    assert.match(text, /^Harness\nText from the light\n/);
    for (const unseen of ['For screen readers', 'Hidden', 'Not drawn', 'Unfolded', 'Yes, remove'])
      assert.ok(!text.includes(unseen), unseen);
    await page.click('button', 'More');
    await page.waitForText('Unfolded');
    await page.click('More');
    await page.waitForNoText('Unfolded');
    assert.equal((await page.see('button', 'Pay')).disabled, true);
  },
  { folder },
);

journey(
  'types, clicks and chooses; a reload and a second tab keep it',
  async ({ page }) => {
    await page.open('/?seats=1');
    await page.fill('textbox', 'E-mail', 'wrong');
    await page.fill('textbox', 'E-mail', 'hello+inès@example.com');
    await page.choose('Role', 'Owner');
    await page.click('button', 'Invite');
    await page.waitForText('hello+inès@example.com Owner 12,00 € Remove');

    await page.fill('textbox', 'E-mail', 'ben@example.com');
    await page.press('Enter');
    await page.waitFor('row', /ben@/);
    assert.equal((await page.seeAll('row', undefined)).length, 2);

    await page.reload();
    await page.waitForText('ben@example.com');
    assert.equal(await page.address(), '/?seats=1');
    const second = await page.newTab();
    await second.open('/');
    await second.within('row', /ben@/).click('button', 'Remove');
    await second.click('button', 'Yes, remove');
    await second.waitForNoText('ben@example.com');
    await page.toFront();
    await page.waitForNoText('ben@example.com');
    assert.equal(await page.within('row', /inès/).text(), 'hello+inès@example.com Owner 12,00 € Remove');
  },
  { folder },
);

journey(
  'goes through the page by keyboard',
  async ({ page }) => {
    await page.open();
    await page.click('textbox', 'E-mail');
    await page.type('a b');
    assert.deepEqual(await page.focused(), { role: 'textbox', name: 'E-mail', text: 'a b', value: 'a b' });
    await page.press('Tab', 'Tab');
    assert.equal((await page.focused())?.name, 'Invite');
    await page.press('Shift+Tab');
    assert.equal((await page.focused())?.name, 'Role');
    await page.press('Tab', 'Space');
    await page.waitFor('row', /a b/);
  },
  { folder },
);

journey(
  'says what it waited for and what the page shows',
  async ({ page }) => {
    await page.open();
    await assert.rejects(page.click('button', 'Nowhere'), /Waited 1 s for button "Nowhere"\. [^]*Harness/);
    await page.fill('textbox', 'E-mail', 'a');
    await page.press('Enter');
    await page.waitFor('button', 'Remove');
    await page.fill('textbox', 'E-mail', 'b');
    await page.press('Enter');
    await page.waitFor('row', /^b /);
    await assert.rejects(page.click('button', 'Remove'), /one button "Remove", but there are 2/);
    await page.within('row', /^b /).click('button', 'Remove');
    await assert.rejects(page.click('button', 'Invite'), /to be free: .* lies over it/);
  },
  { folder, patience: 1_000 },
);

journey(
  'says what a click met when the page moved under the hand',
  async ({ page }) => {
    await page.open();
    await assert.rejects(page.click('button', 'Run away'), /The click on button "Run away" at .* met /);
  },
  { folder },
);

for (const [button, report, excuse] of [
  ['Throw an error', /Thrown by the page/, /Thrown by the page/],
  ['Break the policy', /^Content-Security-Policy: style-src.* stopped inline/, /Content.Security.Policy/],
] as const)
  journey(
    `notices: ${button}`,
    async ({ page, complaints }) => {
      await page.open();
      await page.click('button', button);
      const isReported = async () => (await complaints()).some((complaint) => report.test(complaint));
      for (let tries = 0; tries < 20 && !(await isReported()); tries++) await wait(50);
      assert.ok(await isReported(), (await complaints()).join('\n'));
    },
    { folder, excused: [excuse] },
  );
