// Cards: adding, paying with another one, changing an expiry and removing one; each of the vault's test cards; and what
// is typed into the card field, which stays there.
import assert from 'node:assert/strict';
import { journey } from './harness/journey.ts';
import type { Page } from './harness/page.ts';
import { addCard, addGoodCard, CARDS, renewOn, tabTo, typeCard, waitForFocus } from './steps.ts';

const TEAM = '/?scenario=team&at=2026-04-16&lang=en';

journey(
  'PAY-1, PAY-2: in the words of the help page: add a card, pay with another one, remove one',
  async ({ page }) => {
    await page.open('/?scenario=workspace&at=2026-04-16&lang=fr');
    await page.waitForText('Prochain renouvellement');
    await page.click('link', 'Paiement');
    await page.waitForText('Cartes existantes Visa •••• 4242 Par défaut Expire en 08/2029');

    // The only one can't go.
    await page.click('button', 'Supprimer Visa •••• 4242');
    await page.within('dialog', undefined).click('button', 'Supprimer Visa •••• 4242');
    await page.waitForText('Votre compte est réglé par ce moyen de paiement');
    await page.click('button', 'Ajouter une autre carte');

    const card = page.frame('Carte');
    await card.fill('textbox', 'Numéro de carte', '5555 5555 5555 4444');
    await card.fill('textbox', 'Expire (MM / AA)', '0526');
    await card.fill('textbox', 'Code de sécurité', '739');
    await page.click('button', 'Ajouter la carte');
    await page.waitForText('Moyen de paiement ajouté : Mastercard •••• 4444');
    await page.waitForText('Expire bientôt, en 05/2026');

    // Chosen already; and it could be another one.
    await page.click('radio', /4242/);
    await page.waitForNo('button', 'Payer avec cette carte');
    await page.click('radio', /4444/);
    await page.click('button', 'Payer avec cette carte');
    await page.waitForText('Vous payez désormais avec Mastercard •••• 4444');
    await page.waitForText('Mastercard •••• 4444 Par défaut');

    await page.click('button', /Modifier l’expiration de Mastercard/);
    await page.choose('Année', '2030');
    await page.click('button', 'Enregistrer la date');
    await page.waitForText('Mastercard •••• 4444 expire désormais en 05/2030');

    await page.click('button', 'Supprimer Visa •••• 4242');
    await page.within('dialog', undefined).click('button', 'Supprimer Visa •••• 4242');
    await page.waitForText('Moyen de paiement supprimé : Visa •••• 4242');
    await page.reload();
    await page.waitForText('Mastercard •••• 4444');
    await page.waitForNoText('•••• 4242');
  },
  // Firefox complains of requests that a reload cuts off on their way through a service worker; the mock is one.
  { excused: [/A ServiceWorker intercepted the request/] },
);

/** Tries to pay the overdue invoice from the notice, with one of the cards. */
async function payWith(page: Page, last4: RegExp): Promise<void> {
  await page.click('button', 'Pay INV-10683, €72.00');
  await page.within('group', 'Pay with').click('radio', last4);
  await page.click('button', 'Continue');
  await page.click('button', 'Pay €72.00');
}

journey(
  'PAY-3: what each test card comes to when it is saved, and when it is paid with',
  async ({ page }) => {
    await page.open(`${TEAM}#payment`);
    // It is saved, and declined once it is charged.
    await addGoodCard(page, CARDS.isEmpty, 'Visa •••• 9995');
    await page.click('button', 'Pay with this card');
    await page.waitForText('You now pay with Visa •••• 9995');
    await renewOn(page, 'May 1, 2026');
    await page.waitForText(
      '€72.00 for INV-10683 could not be charged. There was not enough money on the card.',
    );

    // Its bank does not let it be saved; the form stays, for another one.
    await addCard(page, CARDS.mayNotBeSaved);
    await page.waitForText('This card could not be added. The card was declined.');
    await typeCard(page, CARDS.isDeclined);
    await page.click('button', 'Add card');
    await page.waitForText('Visa •••• 0341 has been added');
    await page.waitFor('radio', /0341/);
    for (const [number, last4] of [
      [CARDS.isLost, '9987'],
      [CARDS.isExpired, '0069'],
    ] as const) {
      await addGoodCard(page, number, `Visa •••• ${last4}`);
    }
    await addCard(page, CARDS.bankAsks);
    await page.waitForText('Visa •••• 3220 is not saved yet');
    await page.click('button', /^Confirm with your bank/);
    await page.frame('Your bank').click('button', 'Approve');
    await page.waitForText('Your bank has confirmed Visa •••• 3220');

    for (const [last4, reason] of [
      [/0341/, 'The card was declined.'],
      [/9987/, 'The card has been reported lost.'],
      [/0069/, 'The card has expired.'],
      [/9995/, 'There was not enough money on the card.'],
    ] as const) {
      await payWith(page, last4);
      await page.waitForText(`The payment failed. ${reason}`);
    }
    await payWith(page, /3220/);
    await page.frame('Your bank').click('button', 'Refuse');
    await page.waitForText('The payment failed. The bank did not confirm that it was you.');
    await payWith(page, /4242/);
    await page.waitForText('€72.00 was paid. Thank you.');

    // Each try stands on the invoice. What else the bank’s question comes to is in authentication.test.ts.
    await page.click('link', 'INV-10683');
    await page.waitForText(/Payments .*9995.*0341.*9987.*0069.*9995.*3220.*Paid .*4242 €72\.00/);
  },
);

journey(
  'PAY-1, PAY-2, DUN-1: with the keyboard alone: declined, settled with a new card, whose expiry is edited, and the old one removed',
  async ({ page }) => {
    await page.open(`${TEAM}&card=9995#payment`);
    await renewOn(page, 'May 1, 2026');
    await page.waitFor('button', 'Pay INV-10683, €72.00');
    await page.reload();
    await page.waitFor('button', 'Pay INV-10683, €72.00');

    await tabTo(page, 'Pay INV-10683, €72.00');
    await page.press('Enter');
    await page.waitFor('button', 'Pay €72.00');
    await tabTo(page, 'Pay €72.00');
    await page.press('Enter');
    await page.waitForText('The payment failed. There was not enough money on the card.');
    await tabTo(page, 'Pay with a new card');
    await page.press('Enter');
    // The page first: WebKit's driver takes the focus from a frame that it looks into while it comes.
    await waitForFocus(page, 'Card');
    await waitForFocus(page.frame('Card'), 'Card number');
    await page.type('5555555555554444');
    await page.press('Tab');
    await page.type('0831');
    await page.press('Tab');
    await page.type('739');
    // As in any form.
    await page.press('Enter');
    await page.waitForText('Mastercard •••• 4444 has been added');
    await page.waitFor('button', 'Pay with this card');
    await tabTo(page, 'Pay with this card');
    await page.press('Enter');
    await page.waitForText('You now pay with Mastercard •••• 4444');
    await page.waitForText('INV-10683: €72.00 was paid.');
    await page.waitForNoText('A payment failed');

    await tabTo(page, 'Edit expiry of Mastercard •••• 4444');
    await page.press('Enter');
    await waitForFocus(page, 'Month');
    await page.press('Tab');
    await waitForFocus(page, 'Year');
    await page.choose('Year', '2033');
    await page.press('Tab');
    await waitForFocus(page, 'Save expiry');
    await page.press('Enter');
    await page.waitForText('Mastercard •••• 4444 now expires 08/2033');

    await tabTo(page, 'Remove Visa •••• 9995');
    await page.press('Enter');
    await page.waitFor('dialog', undefined);
    await tabTo(page, 'Remove Visa •••• 9995', page.within('dialog', undefined));
    await page.press('Enter');
    await page.waitForText('Visa •••• 9995 has been removed');
    await page.waitForNo('radio', /9995/);
  },
  // Firefox complains of requests that a reload cuts off on their way through a service worker; the mock is one.
  { excused: [/A ServiceWorker intercepted the request/] },
);

journey(
  'PAY-3: what was typed into the card field is still there after going to another view',
  async ({ page }) => {
    await page.open(`${TEAM}#payment`);
    await page.click('button', 'Add a new card');
    await typeCard(page, CARDS.pays);

    // Everything is read again meanwhile, and the list renders.
    await page.click('link', 'Members');
    await page.within('row', /Chloé/).click('button', /Remove/);
    await page.click('button', 'Remove Chloé Lefèvre and credit €6.00');
    await page.waitForText('Chloé Lefèvre has been removed');
    const second = await page.newTab();
    await second.open(`${TEAM}#payment`);
    await addGoodCard(second, '5555 5555 5555 4444', 'Mastercard •••• 4444');

    await page.toFront();
    await page.click('link', 'Payment');
    await page.waitForText('Mastercard •••• 4444');
    const card = page.frame('Card');
    assert.equal((await card.see('textbox', 'Card number')).value, CARDS.pays);
    assert.equal((await card.see('textbox', 'Expires (MM / YY)')).value, '08 / 31');
    await page.click('button', 'Add card');
    await page.waitForText('Visa •••• 4242 (2) has been added');
  },
);
