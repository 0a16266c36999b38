// Whatever is clicked twice, reloaded, lost on its way or done in two tabs: it is done and charged once, at the amount
// that was shown, and the page says what is true.
import { journey } from './harness/journey.ts';
import type { Page } from './harness/page.ts';

const APRIL = '/?scenario=team&at=2026-04-16&lang=en';
const PAY = 'Invite 1 person and pay €6.00';

/** As far as the amount: the next click commits it. */
async function quote(page: Page, email = 'nadia@example.com'): Promise<void> {
  await page.fill('textbox', /Invite by e-mail/, email);
  await page.click('button', 'See what it costs');
  await page.waitForText('Due now');
}

/** Tells the mock something, beside the page's own business. */
async function tell(page: Page, what: RegExp, outcome: string): Promise<void> {
  await page.waitForText('Next renewal');
  await page.click('button', /Time machine/);
  await page.choose(what, outcome);
  await page.click('button', /Time machine/);
}

const letCard = (page: Page, outcome: string) => tell(page, /What the card says/, outcome);
const loseAnswers = (page: Page) => tell(page, /What comes back/, 'nothing, 3 × yet');

/** One invitation: its mail, its invoice, and that this was paid. A second charge would have sent more. */
async function invitedAndChargedOnce(page: Page): Promise<void> {
  await page.within('row', /nadia@/).waitForText('Invited');
  await page.within('row', /INV-10683/).waitForText('€6.00');
  await page.within('row', /INV-10683/).waitForText('Paid');
  await page.click('button', /Time machine/);
  await page.waitForText('Mail that went out (3)');
  await page.click('button', /Time machine/);
  await page.waitForNoText('INV-10684');
}

// Firefox complains of requests that a reload cuts off on their way through a service worker, and every engine of those
// whose answer is lost.
const lost = {
  excused: [/A ServiceWorker intercepted the request/, /Failed to load resource/, /billfold-mock/],
};

journey('PAY-5: clicked twice, it is done and charged once', async ({ page }) => {
  await page.open(APRIL);
  await page.fill('textbox', /Invite by e-mail/, 'nadia@example.com');
  await page.doubleClick('button', 'See what it costs');
  await page.doubleClick('button', PAY);
  await page.waitForText('1 person has been invited');
  await invitedAndChargedOnce(page);

  await page.within('row', /Chloé/).click('button', /Remove/);
  await page.doubleClick('button', 'Remove Chloé Lefèvre and credit €6.00');
  await page.waitForText('Chloé Lefèvre has been removed');
  await page.waitForText('CN-205');
  await page.waitForNoText('CN-206');
});

journey('PAY-5: Enter typed twice asks what it costs, and commits nothing', async ({ page }) => {
  await page.open(APRIL);
  await page.fill('textbox', /Invite by e-mail/, 'nadia@example.com');
  await page.press('Enter', 'Enter', 'Enter');
  await page.waitForText('Due now');
  await page.press('Enter', 'Enter');
  await page.waitForNoText('INV-10683');
  for (let step = 0; step < 10 && (await page.focused())?.name !== PAY; step += 1) await page.press('Tab');
  await page.press('Enter', 'Enter');
  await page.waitForText('1 person has been invited');
  await invitedAndChargedOnce(page);
});

journey(
  'PAY-5: reloaded while it is being done, it is done once or not at all',
  async ({ page }) => {
    await page.open(APRIL);
    await quote(page);
    await page.click('button', PAY);
    await page.reload();
    await page.waitFor('row', /INV-10682/);
    await page.waitFor('row', /Inès/);
    const invited = (await page.seeAll('row', /nadia@/)).length > 0;
    // Nothing is half done: no seat without its invoice, no invoice without its seat.
    if (!invited) {
      await page.waitForNoText('INV-10683');
      await quote(page);
      await page.click('button', PAY);
    }
    await invitedAndChargedOnce(page);
  },
  lost,
);

journey(
  'PAY-5: the answer was lost: nobody knows, trying again is safe',
  async ({ page }) => {
    await page.open(APRIL);
    await quote(page);
    await loseAnswers(page);
    await page.click('button', PAY);
    await page.waitForText('We don’t know yet whether this was done');
    await page.click('button', PAY);
    await page.waitForText('1 person has been invited');
    await invitedAndChargedOnce(page);
  },
  lost,
);

journey(
  'PAY-5: the answer was lost, and the page reloaded: what was done is shown, and not to be done again',
  async ({ page }) => {
    await page.open(APRIL);
    await quote(page);
    await loseAnswers(page);
    await page.click('button', PAY);
    await page.waitForText('We don’t know yet whether this was done');
    await page.reload();
    await invitedAndChargedOnce(page);
    await page.fill('textbox', /Invite by e-mail/, 'Nadia@example.com');
    await page.click('button', 'See what it costs');
    await page.waitForText('This person already has a seat.');
  },
  lost,
);

journey('PAY-5: two tabs pay one invoice: it is charged once, and both say so', async ({ page }) => {
  await page.open(APRIL);
  await letCard(page, 'declined');
  await quote(page);
  await page.click('button', PAY);
  await page.waitForText('Nobody can be invited until it is paid.');
  await letCard(page, 'pays');
  await page.click('button', 'Pay INV-10683, €6.00');
  await page.waitForText('Due now');

  const second = await page.newTab();
  await second.open(APRIL);
  await second.click('button', 'Pay INV-10683, €6.00');
  await second.click('button', 'Pay €6.00');
  await second.waitForText('€6.00 was paid');
  await second.waitForNo('button', /^Pay/);

  await page.toFront();
  await page.waitForNo('button', /^Pay/);
  await page.waitFor('textbox', /Invite by e-mail/);
  await page.within('row', /INV-10683/).waitForText('Paid');
  // Invited, issued, declined, paid: four mails.
  await page.click('button', /Time machine/);
  await page.waitForText('Mail that went out (4)');
});

journey(
  'QUO-2: a midnight in another tab: both amounts are shown, and it is asked again',
  async ({ page }) => {
    await page.open(APRIL);
    await quote(page);

    const second = await page.newTab();
    await second.open(APRIL);
    await second.waitForText('Next renewal');
    await second.click('button', /Time machine/);
    await second.click('button', '+1 day');
    await second.waitForText('April 17, 2026');

    await page.toFront();
    await page.doubleClick('button', PAY);
    await page.waitForText('The amounts have changed');
    await page.waitForText(/Due now €6\.00 €5\.60/);
    await page.waitForNoText('INV-10683');
    await page.click('button', 'Invite 1 person and pay €5.60');
    await page.waitForText('€5.60 was paid.');
    await page.within('row', /INV-10683/).waitForText('€5.60');
    await page.waitForNoText('INV-10684');
  },
);
