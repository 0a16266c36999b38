// An invoice that is paid by card: whatever is clicked twice, reloaded, gone back from, lost on its way or done in two
// tabs, it is charged once, and the page says what is true.
import assert from 'node:assert/strict';
import { journey } from './harness/journey.ts';
import type { Page } from './harness/page.ts';
import { addCard, addGoodCard, CARDS, renewOn, tabTo, withTimeMachine } from './steps.ts';

/** The card on file has no money from now on, and it is a long time until it is tried again. */
const EMPTY_CARD = '/?scenario=team&at=2026-04-16&lang=en&card=9995&policy.retryDays=200,300';
const PAYMENT = `${EMPTY_CARD}#payment`;
const DAYS = ['May 1, 2026', 'June 1, 2026', 'July 1, 2026', 'August 1, 2026'];

// Firefox complains of requests that a reload cuts off on their way through a service worker, and every engine of those
// whose answer is lost.
const lost = {
  excused: [/A ServiceWorker intercepted the request/, /Failed to load resource/, /billfold-mock/],
};

/** So many overdue invoices of 72.00, INV-10683 first, and a second card that pays. */
async function owe(page: Page, invoices: number): Promise<void> {
  await page.open(PAYMENT);
  await renewOn(page, ...DAYS.slice(0, invoices));
  await addGoodCard(page, CARDS.pays, 'Visa •••• 4242');
}

/** As far as the amount: the next click charges it. */
async function begin(page: Page, number: string, last4 = /4242/): Promise<void> {
  await page.click('button', `Pay ${number}, €72.00`);
  await page.within('group', 'Pay with').click('radio', last4);
  await page.click('button', 'Continue');
  await page.waitForText('Due now €72.00');
}

/** The invoice has one payment that was made, by the card that pays, beside the failed one of the renewal. */
async function chargedOnce(page: Page, number: string): Promise<void> {
  await page.within('row', new RegExp(number)).waitForText('Paid');
  await page.click('link', number);
  await page.waitFor('heading', `Invoice ${number}`);
  await page.waitForText(
    /Payments Declined .{9,20} Visa •••• 9995 .* €72\.00 Paid .{9,20} Visa •••• 4242 €72\.00 This page/,
  );
  await page.click('link', 'Back to payment');
}

/** Each renewal was issued, declined and paid, each card was added, and nothing else was done: so says the mail. */
async function mailed(page: Page, renewals: number, cards: number): Promise<void> {
  await withTimeMachine(page, () => page.waitForText(`Mail that went out (${3 * renewals + cards})`));
}

const loseAnswers = (page: Page) =>
  withTimeMachine(page, async () => {
    await page.choose(/What comes back/, 'nothing, 3 × yet');
  });

journey(
  'PAY-5: clicked twice, Enter typed twice, reloaded or gone back from while it is being paid: charged once',
  async ({ page }) => {
    await owe(page, 4);

    await begin(page, 'INV-10683');
    await page.doubleClick('button', 'Pay €72.00');
    await page.waitForText('€72.00 was paid. Thank you.');
    await chargedOnce(page, 'INV-10683');

    await begin(page, 'INV-10684');
    await tabTo(page, 'Pay €72.00');
    await page.press('Enter', 'Enter', 'Enter');
    await page.waitForNoText('for INV-10684 could not be charged');
    await chargedOnce(page, 'INV-10684');

    await begin(page, 'INV-10685');
    await page.click('button', 'Pay €72.00');
    await page.reload();
    await payUnlessPaid(page, 'INV-10685');
    await chargedOnce(page, 'INV-10685');

    // On the invoice, then back to the list while it is being paid.
    await page.click('link', 'INV-10686');
    await begin(page, 'INV-10686');
    await page.click('button', 'Pay €72.00');
    await page.back();
    await page.waitFor('heading', 'History');
    await page.waitForNoText('for INV-10686 could not be charged');
    await chargedOnce(page, 'INV-10686');
    await mailed(page, 4, 1);
  },
  lost,
);

/** After a reload nothing is half done: the invoice is paid, or can be. */
async function payUnlessPaid(page: Page, number: string): Promise<void> {
  const row = page.within('row', new RegExp(number));
  await row.waitForText(/Paid|Overdue/);
  if ((await row.text()).includes('Paid')) return;
  await begin(page, number);
  await page.click('button', 'Pay €72.00');
  await page.waitForNoText(`for ${number} could not be charged`);
}

journey(
  'PAY-5: the answer was lost: nobody knows, trying again is safe, and so is a reload',
  async ({ page }) => {
    await owe(page, 2);

    // On the invoice, which is read again and says how it is.
    await page.click('link', 'INV-10683');
    await begin(page, 'INV-10683');
    await loseAnswers(page);
    await page.click('button', 'Pay €72.00');
    await page.waitForText('Invoice INV-10683 Paid');
    await page.waitForNo('button', /^Pay/);
    await page.click('link', 'Back to payment');
    await chargedOnce(page, 'INV-10683');

    await begin(page, 'INV-10684');
    await loseAnswers(page);
    await page.click('button', 'Pay €72.00');
    // It was done, and the notice goes once that is read.
    await page.waitForNoText('A payment failed');
    await page.reload();
    await chargedOnce(page, 'INV-10684');

    // A card whose answer was lost is there once.
    await loseAnswers(page);
    await addCard(page, '5555 5555 5555 4444');
    await page.waitForText('We don’t know yet whether this was done');
    // It was: the list is read again, and moves the rest.
    await page.waitFor('radio', /4444/);
    await page.click('button', 'Try again');
    await page.waitForText('Mastercard •••• 4444 has been added');
    assert.equal((await page.seeAll('radio', /4444/)).length, 1);
    await mailed(page, 2, 2);
  },
  lost,
);

journey(
  'PAY-5: two tabs pay one invoice with different cards: one is charged, and both say so',
  async ({ page }) => {
    await owe(page, 1);
    await addGoodCard(page, '5555 5555 5555 4444', 'Mastercard •••• 4444');
    await begin(page, 'INV-10683', /4444/);

    const second = await page.newTab();
    await second.open(PAYMENT);
    await begin(second, 'INV-10683');
    await second.click('button', 'Pay €72.00');
    await second.waitForText('€72.00 was paid. Thank you.');

    await page.toFront();
    await page.waitForNo('button', /^Pay (INV|€)/);
    await page.waitForNoText('A payment failed');
    await page.waitForText('INV-10683 is paid already Nothing was charged just now.');
    await chargedOnce(page, 'INV-10683');
    await mailed(page, 1, 2);
  },
);

journey(
  'QUO-2: a midnight and a removal in another tab: both amounts are shown, and it is asked again',
  async ({ page }) => {
    await owe(page, 1);
    await begin(page, 'INV-10683');

    const second = await page.newTab();
    await second.open(EMPTY_CARD);
    await withTimeMachine(second, async () => {
      await second.click('button', '+1 day');
      await second.waitForText('May 2, 2026');
    });
    await second.within('row', /Chloé/).click('button', /Remove/);
    await second.click('button', /^Remove Chloé Lefèvre and credit/);
    await second.waitForText('Chloé Lefèvre has been removed');

    await page.toFront();
    await page.doubleClick('button', 'Pay €72.00');
    await page.waitForText('The amounts have changed');
    await page.waitForText(/Due now €72\.00 €60\.39/);
    await page.click('button', 'Pay €60.39');
    await page.waitForText('€60.39 was paid. Thank you.');
    await page.within('row', /INV-10683/).waitForText('Paid');
    await page.waitForNoText('A payment failed');
  },
);
