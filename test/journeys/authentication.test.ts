// The bank's question, before a payment and before a card is saved: yes, no, walking away, a reload in the middle, two
// tabs, and nobody who answers for a day (PAY-4).
import assert from 'node:assert/strict';
import { journey } from './harness/journey.ts';
import type { Page } from './harness/page.ts';
import { addCard, CARDS, invite, tabTo, waitForFocus, withTimeMachine } from './steps.ts';

const TEAM = '/?scenario=team&at=2026-04-16&lang=en';
/** The card on file is one whose bank asks every time. */
const ASKING = `${TEAM}&card=3220`;
const CONFIRM = 'Confirm with your bank';

// Firefox complains of requests that a reload cuts off on their way through a service worker; the mock is one.
const cutOff = { excused: [/A ServiceWorker intercepted the request/] };

const bankOf = (page: Page) => page.frame('Your bank');

/** The question is there, with its amount; and is left without an answer. */
async function walkAway(page: Page, about: RegExp | string): Promise<void> {
  await bankOf(page).waitForText(about);
  await page.click('button', 'Close without an answer');
}

async function passDay(page: Page): Promise<void> {
  await withTimeMachine(page, async () => {
    await page.click('button', '+1 day');
    await page.waitForText('Time machine April 17, 2026');
  });
}

journey(
  'PAY-4: a payment: walked away from, refused, asked again, reloaded in the middle, approved in another tab',
  async ({ page }) => {
    await page.open(ASKING);
    await invite(page, 'nadia@example.com', 'Invite 1 person and pay €6.00');
    await walkAway(page, 'Approve the payment of €6.00?');
    // Neither paid nor failed: the seat is taken, and nobody else can be invited.
    await page.waitForText('You haven’t confirmed it yet, and nothing was charged.');
    await page.within('row', /nadia@/).waitForText('Invited');
    await page.waitForText('Nobody can be invited until it is paid.');

    await page.click('link', 'Payment');
    await page.waitForText('€6.00 for INV-10683 is not paid yet.');
    await page.click('button', CONFIRM);
    await bankOf(page).click('button', 'Refuse');
    await page.waitForText('The bank did not confirm that it was you.');
    await page.within('row', /INV-10683/).waitForText('Overdue');

    // A new try is a new question; a reload leaves it standing.
    await page.click('button', 'Pay INV-10683, €6.00');
    await page.click('button', 'Pay €6.00');
    await bankOf(page).waitForText('Approve the payment of €6.00?');
    await page.reload();
    await page.waitForText('€6.00 for INV-10683 is not paid yet.');

    // Two tabs ask at once. The answer that was given in one of them counts for both.
    await page.click('button', CONFIRM);
    await bankOf(page).waitForText('Approve the payment of €6.00?');
    const second = await page.newTab();
    await second.open(`${ASKING}#payment`);
    await second.click('button', CONFIRM);
    await bankOf(second).click('button', 'Approve');
    await second.waitForText('€6.00 was paid. Thank you.');

    await page.toFront();
    await page.waitForNoText('is not paid yet');
    await page.waitForNo('dialog', 'Your bank');
    await page.click('link', 'INV-10683');
    // Refused once, and charged once.
    await page.waitForText(
      /Payments Declined .*confirm that it was you\. €6\.00 Paid .*3220 €6\.00 This page/,
    );
    await page.click('link', 'Members');
    await page.waitFor('textbox', /Invite by e-mail/);
  },
  cutOff,
);

journey(
  'PAY-4: a payment that nobody confirms for a day has failed, and can be paid otherwise',
  async ({ page }) => {
    await page.open(`${ASKING}#members`);
    await invite(page, 'nadia@example.com', 'Invite 1 person and pay €6.00');
    await walkAway(page, 'Approve the payment of €6.00?');
    await page.waitForText('Nobody can be invited until it is paid.');
    await passDay(page);
    await page.click('link', 'Payment');
    await page.waitForText(
      '€6.00 for INV-10683 could not be charged. It was not confirmed with the bank in time.',
    );
    await addCard(page, CARDS.pays);
    await page.click('button', 'Pay with this card');
    await page.waitForText('INV-10683: €6.00 was paid.');
    await page.waitForNoText('A payment failed');
  },
);

journey(
  'PAY-4: a card: walked away from, reloaded in the middle, refused in another tab; then saved, and paid with',
  async ({ page }) => {
    await page.open(`${TEAM}#payment`);
    await addCard(page, CARDS.bankAsks);
    await page.waitForText('Visa •••• 3220 is not saved yet');
    await page.click('button', /^Confirm with your bank/);
    await walkAway(page, 'Let this card be saved?');
    await page.waitForText(
      'You left without confirming. Nothing was charged or saved; you can still confirm.',
    );

    await page.click('button', /^Confirm with your bank/);
    await bankOf(page).waitFor('button', 'Approve');
    await page.reload();
    await page.waitForText('Your bank wants you to confirm this card before it can be used.');
    assert.equal((await page.see('radio', /3220/)).disabled, true);

    const second = await page.newTab();
    await second.open(`${TEAM}#payment`);
    await second.click('button', /^Confirm with your bank/);
    await bankOf(second).click('button', 'Refuse');
    await second.waitForText('Visa •••• 3220 was not saved');
    await page.toFront();
    await page.waitForText('The bank did not agree to this card. It can’t be used.');
    await page.click('button', /Remove Visa •••• 3220/);
    await page.within('dialog').click('button', 'Remove Visa •••• 3220');
    await page.waitForText('Visa •••• 3220 has been removed');
    await page.waitForNoText('The bank did not agree to this card.');

    await addCard(page, CARDS.bankAsks);
    await page.click('button', /^Confirm with your bank/);
    await bankOf(page).click('button', 'Approve');
    await page.waitForText('Your bank has confirmed Visa •••• 3220');
    await page.click('button', 'Pay with this card');
    await page.waitForText('You now pay with Visa •••• 3220');
    await page.waitForText('Visa •••• 3220 Default');
  },
  cutOff,
);

journey('PAY-4: a card that nobody confirms for a day is not saved', async ({ page }) => {
  await page.open(`${TEAM}#payment`);
  await addCard(page, CARDS.bankAsks);
  await page.waitForText('You can do so until Apr 17, 2026');
  await passDay(page);
  await page.waitForText('The bank did not agree to this card. It can’t be used.');
});

journey('PAY-4: the bank’s question is answered with the keyboard alone', async ({ page }) => {
  await page.open(`${ASKING}#payment`);
  await page.waitForText('Next renewal');
  await page.click('link', 'Members');
  await page.click('textbox', /Invite by e-mail/);
  await page.type('nadia@example.com');
  await page.press('Enter');
  await page.waitForText('Due now');
  await tabTo(page, 'Invite 1 person and pay €6.00');
  await page.press('Enter');
  // The page first: WebKit's driver takes the focus from a frame that it looks into while it comes.
  await waitForFocus(page, 'Your bank');
  await bankOf(page).waitFor('button', 'Approve');
  await page.press('Escape');
  await page.waitForText('You haven’t confirmed it yet, and nothing was charged.');
  await waitForFocus(page, CONFIRM);
  await page.press('Enter');
  await waitForFocus(page, 'Your bank');
  await bankOf(page).waitFor('button', 'Approve');
  await tabTo(page, 'Approve', bankOf(page));
  await page.press('Enter');
  await page.waitForText('€6.00 was paid');
  await page.waitFor('textbox', /Invite by e-mail/);
});
