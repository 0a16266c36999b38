// The seat journey, as somebody goes through it on the demo's page: types, clicks, and reads what is visible.
import { journey } from './harness/journey.ts';
import type { Page } from './harness/page.ts';

const APRIL = '/?scenario=team&at=2026-04-16&lang=en';

async function invite(page: Page, email: string): Promise<void> {
  await page.fill('textbox', /Invite by e-mail/, email);
  await page.click('button', 'See what it costs');
  await page.waitForText('Due now');
}

async function letCard(page: Page, outcome: string): Promise<void> {
  // Who sits down reads first: the page is there once the estimate is.
  await page.waitForText('Next renewal');
  await page.click('button', /Time machine/);
  await page.choose(/What the card says/, outcome);
  await page.click('button', /Time machine/);
}

// Firefox complains of requests that a reload cuts off on their way through a service worker; the mock is one.
const cutOff = { excused: [/A ServiceWorker intercepted the request/] };

journey(
  'A seat is quoted, charged, credited and renewed, exactly, in every tab',
  async ({ page }) => {
    await page.open(APRIL);
    await page.waitForText('€72.00');

    // 6.00 is shown before anything is charged.
    await invite(page, 'nadia@example.com');
    await page.waitForText('15 of 30 days × €12.00');
    await page.waitForNoText('INV-10683');
    await page.click('button', 'Invite 1 person and pay €6.00');
    await page.waitForText('1 person has been invited');

    // The invoice stands in the history without a reload, and explains itself; the estimate follows.
    await page.click('link', 'INV-10683');
    await page.waitForText('nadia@example.com added');
    await page.click('link', 'Members');
    await page.waitForText('€84.00');

    // Removing a member of the whole period shows and grants 6.00.
    await page.within('row', /Chloé/).click('button', /Remove/);
    await page.waitForText('Added to your credit');
    await page.click('button', 'Remove Chloé Lefèvre and credit €6.00');
    await page.waitForText('Chloé Lefèvre has been removed');
    await page.waitForText('Your credit');
    await page.waitForText('CN-205');
    await page.waitForText('€66.00');

    const second = await page.newTab();
    await second.open(APRIL);
    await second.waitForText('CN-205');

    // The renewal: six members × 12.00, less the credit, as estimated.
    await page.toFront();
    await page.click('button', /Time machine/);
    await page.click('button', /To the renewal/);
    await page.waitForText('INV-10684');
    await page.click('link', 'INV-10684');
    await page.waitForText('Paid from your credit');
    await page.waitForText('−€66.00');
    await page.click('link', 'Members');
    await page.waitForNoText('Your credit');

    // The other tab has seen it, and a reload keeps it.
    await second.toFront();
    await second.waitForText('INV-10684');
    await second.reload();
    await second.waitForText('INV-10684');
    await second.waitForText('nadia@example.com');
  },
  cutOff,
);

journey(
  'A declined card: the invitation stands, the next one is blocked, and paying lifts it',
  async ({ page }) => {
    await page.open(APRIL);
    await letCard(page, 'declined');

    await invite(page, 'nadia@example.com');
    await page.click('button', 'Invite 1 person and pay €6.00');
    await page.waitForText('The payment of €6.00 was declined. Everyone invited keeps their seat.');
    await page.within('row', /nadia@/).waitForText('Invited');
    await page.within('row', /INV-10683/).waitForText('Overdue');
    await page.waitForText('Nobody can be invited until it is paid.');

    // Still declined: nothing changes, and it says why.
    await page.click('button', 'Pay INV-10683, €6.00');
    await page.click('button', 'Pay €6.00');
    await page.waitForText('The payment failed');

    await letCard(page, 'pays');
    await page.click('button', 'Pay INV-10683, €6.00');
    await page.click('button', 'Pay €6.00');
    await page.waitForText('You can invite people again.');
    await page.within('row', /INV-10683/).waitForText('Paid');

    await invite(page, 'omar@example.com');
    await page.click('button', 'Invite 1 person and pay €6.00');
    await page.waitForText('INV-10684');
  },
);

journey(
  'CRED-2: a credit is mailed, and taken off when a member is added: nothing is due',
  async ({ page }) => {
    await page.open(APRIL);
    await page.within('row', /Chloé/).click('button', /Remove/);
    await page.click('button', 'Remove Chloé Lefèvre and credit €6.00');
    await page.waitForText('Chloé Lefèvre has been removed');
    await page.waitForText('CN-205');
    await page.click('button', /Time machine/);
    await page.click('button', /Mail that went out/);
    await page.waitForText('Credit note CN-205: €6.00');
    await page.click('button', /Time machine/);

    await invite(page, 'nadia@example.com');
    await page.waitForText(/Paid from your credit −€6\.00 .*Due now €0\.00/);
    await page.click('button', 'Invite 1 person');
    await page.waitForText('1 person has been invited');
    await page.within('row', /INV-10683/).waitForText('Paid');
    await page.waitForNoText('Your credit');
    await page.click('link', 'INV-10683');
    await page.waitForText('−€6.00');
  },
);

journey('Bad addresses are named one by one, and what was typed is kept', async ({ page }) => {
  await page.open(APRIL);
  await page.fill(
    'textbox',
    /Invite by e-mail/,
    'nadia@example.com, no address, INES@atelier-moreau.example',
  );
  await page.click('button', 'See what it costs');
  await page.waitForText('This is not an e-mail address.');
  await page.waitForText('This person already has a seat.');
  await page.waitForNoText('Due now');
  await page.waitForNoText('INV-10683');
});

journey('Inviting works with the keyboard alone', async ({ page }) => {
  await page.open(APRIL);
  await page.waitFor('textbox', /Invite by e-mail/);
  for (let step = 0; step < 20; step += 1) {
    await page.press('Tab');
    if (((await page.focused())?.name ?? '').includes('Invite by e-mail')) break;
  }
  await page.type('nadia@example.com');
  await page.press('Enter');
  await page.waitForText('Due now');
  for (let step = 0; step < 10; step += 1) {
    await page.press('Tab');
    if (((await page.focused())?.name ?? '').includes('and pay')) break;
  }
  await page.press('Enter');
  await page.waitForText('1 person has been invited');
  await page.waitForText('INV-10683');
});

journey('In French, in the words of those who bill', async ({ page }) => {
  await page.open('/?scenario=team&at=2026-04-16&lang=fr');
  await page.waitForText('Prochain renouvellement');
  await page.waitForText('Historique');
  await page.waitForText(/72,00\s€/);
});

journey('A member sees nothing of billing, and someone invited no amounts', async ({ page }) => {
  await page.open(`${APRIL}&viewer=member`);
  await page.waitForText('You don’t have access to this');
  await page.waitForNoText('€');

  const owner = await page.newTab();
  await owner.open(APRIL);
  await letCard(owner, 'insufficient funds');
  await invite(owner, 'nadia@example.com');
  await owner.click('button', 'Invite 1 person and pay €6.00');
  await owner.waitForText('There was not enough money on the card.');

  const invited = await page.newTab();
  await invited.open(`${APRIL}&viewer=invited`);
  await invited.waitForText('There is a problem with a payment');
  await invited.waitForNoText('€');
});
