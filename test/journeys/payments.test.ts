// Paying what is open: a payment that failed, invoices that pile up, bank transfers, and how one reads all of it.
import assert from 'node:assert/strict';
import { journey } from './harness/journey.ts';
import type { Page } from './harness/page.ts';
import { addCard, addGoodCard, CARDS, invite, renewOn, tabTo, typeCard } from './steps.ts';

const TEAM = '/?scenario=team&at=2026-04-16&lang=en';
/** The card on file has no money from now on, and it is a long time until it is tried again. */
const EMPTY_CARD = `${TEAM}&card=9995&policy.retryDays=200,300`;
const PROGRAM = '/?scenario=program&at=2026-04-16&lang=fr';

/** Pays with one card of several, from the button that says what it pays. */
async function payWith(page: Page, button: string, card: RegExp): Promise<void> {
  await page.click('button', button);
  await page.within('group', 'Pay with').click('radio', card);
  await page.click('button', 'Continue');
}

journey(
  'DUN-1, SEAT-7: a payment fails: a mail and notices say so, a new card settles it, and people can be invited again',
  async ({ page }) => {
    await page.open(`${TEAM}&card=9995`);
    await invite(page, 'nadia@example.com', 'Invite 1 person and pay €6.00');
    // The invitation stands, and nobody else can be invited.
    await page.waitForText('The payment of €6.00 was declined. Everyone invited keeps their seat.');
    await page.within('row', /nadia@/).waitForText('Invited');
    await page.waitForText('Nobody can be invited until it is paid.');

    // The mail leads to the invoice, which says what was tried.
    await page.click('button', /Time machine/);
    await page.click('button', /Mail that went out/);
    await page.click('button', /The payment of invoice INV-10683 failed/);
    await page.click('link', 'Pay the invoice');
    await page.click('button', /Time machine/);
    await page.waitFor('heading', 'Invoice INV-10683');
    await page.waitForText(/Declined.*Visa •••• 9995.*There was not enough money on the card\. €6\.00/);

    // The notice’s own button: still no money, so another card.
    await page.click('link', 'Payment');
    await page.waitForText(
      '€6.00 for INV-10683 could not be charged. There was not enough money on the card.',
    );
    await page.click('button', 'Pay INV-10683, €6.00');
    await page.click('button', 'Pay €6.00');
    await page.waitForText('The payment failed. There was not enough money on the card.');
    await page.click('button', 'Pay with a new card');
    await typeCard(page, CARDS.pays);
    await page.click('button', 'Add card');
    await page.waitForText('Visa •••• 4242 has been added');
    await page.waitForText('This open invoice is charged to it at once: INV-10683, €6.00');
    await page.click('button', 'Pay with this card');
    await page.waitForText('You now pay with Visa •••• 4242');
    await page.waitForText('INV-10683: €6.00 was paid.');

    // Everything says so without a reload.
    await page.waitForNoText('A payment failed');
    await page.within('row', /INV-10683/).waitForText('Paid');
    await page.click('link', 'Members');
    await page.waitForNoText('Nobody can be invited');
    await invite(page, 'omar@example.com', 'Invite 1 person and pay €6.00');
    await page.waitForText('€6.00 was paid.');
    await page.waitFor('row', /INV-10684.*Paid/);
  },
);

journey(
  'INV-7: three overdue invoices are paid one by one, in different places, and the notices speak of what is left',
  async ({ page }) => {
    await page.open(`${EMPTY_CARD}#payment`);
    await renewOn(page, 'May 1, 2026', 'June 1, 2026', 'July 1, 2026');
    for (const number of ['INV-10683', 'INV-10684', 'INV-10685'])
      await page.waitForText(`€72.00 for ${number} could not be charged.`);
    await addGoodCard(page, CARDS.pays, 'Visa •••• 4242');
    await page.waitForText('These open invoices are charged to it at once:');

    // From the notice.
    await payWith(page, 'Pay INV-10683, €72.00', /4242/);
    await page.waitForText('With Visa •••• 4242');
    await page.click('button', 'Pay €72.00');
    await page.waitForText('€72.00 was paid. Thank you.');
    await page.waitForNoText('for INV-10683 could not be charged');
    await page.waitForText('for INV-10684 could not be charged');

    // From the invoice.
    await page.click('link', 'INV-10684');
    await payWith(page, 'Pay INV-10684, €72.00', /4242/);
    await page.click('button', 'Pay €72.00');
    await page.waitForText(/Declined.*9995.*Paid.*Visa •••• 4242 €72\.00/);
    await page.waitForNo('button', /^Pay INV/);

    // From the members’ page, which was blocked by the last one.
    await page.click('link', 'Members');
    await page.waitForText('for INV-10685 could not be charged');
    await payWith(page, 'Pay INV-10685, €72.00', /4242/);
    await page.click('button', 'Pay €72.00');
    await page.waitForText('You can invite people again.');
    await page.click('link', 'Payment');
    await page.waitForNoText('A payment failed');
    // It was a choice for those payments: the other card is still the default.
    await page.waitForText('Visa •••• 9995 Default');
    for (const number of [/INV-10683/, /INV-10684/, /INV-10685/])
      await page.within('row', number).waitForText('Paid');
  },
);

journey(
  'DUN-2: begun in the notice and paid with a new card, it is said once that it is paid, and never that nothing was charged',
  async ({ page }) => {
    await page.open(`${EMPTY_CARD}#payment`);
    await addGoodCard(page, CARDS.isDeclined, 'Visa •••• 0341');
    await renewOn(page, 'May 1, 2026');
    await page.click('button', 'Pay INV-10683, €72.00');
    // Not the one that was just declined.
    await page.within('group', 'Pay with').waitForText('Visa •••• 0341');
    await page.click('button', 'Continue');
    await page.waitForText('With Visa •••• 0341');
    await page.click('button', 'Use another card');
    await page.click('button', 'Pay with a new card');
    await typeCard(page, CARDS.pays);
    await page.click('button', 'Add card');
    await page.waitForText('Visa •••• 4242 has been added');
    await page.click('button', 'Pay with this card');
    await page.waitForText('INV-10683: €72.00 was paid.');
    await page.waitForNoText('A payment failed');
    await page.waitForNoText('Nothing was charged');
  },
);

journey('DUN-2: a new default card pays three overdue invoices at once', async ({ page }) => {
  await page.open(`${EMPTY_CARD}#payment`);
  await renewOn(page, 'May 1, 2026', 'June 1, 2026', 'July 1, 2026');
  await addCard(page, CARDS.pays);
  await page.waitForText(/INV-10683, €72\.00 INV-10684, €72\.00 INV-10685, €72\.00/);
  await page.click('button', 'Pay with this card');
  await page.waitForText(
    /INV-10683: €72\.00 was paid\. INV-10684: €72\.00 was paid\. INV-10685: €72\.00 was paid\./,
  );
  await page.waitForText('Visa •••• 4242 Default');
  await page.waitForNoText('A payment failed');
});

journey('INV-7: three overdue invoices are paid one by one with the keyboard alone', async ({ page }) => {
  await page.open(`${EMPTY_CARD}#payment`);
  await renewOn(page, 'May 1, 2026', 'June 1, 2026', 'July 1, 2026');
  await addGoodCard(page, CARDS.pays, 'Visa •••• 4242');
  await page.reload();

  for (const number of ['INV-10683', 'INV-10684', 'INV-10685']) {
    await page.waitFor('button', `Pay ${number}, €72.00`);
    await tabTo(page, `Pay ${number}, €72.00`);
    await page.press('Enter');
    await page.waitForText('Pay with');
    // The choice begins at the card that was not declined.
    await page.waitFor('heading', `Pay ${number}`);
    await page.press('Tab', 'Tab');
    assert.equal((await page.focused())?.name, 'Continue');
    await page.press('Enter');
    await page.waitForText('With Visa •••• 4242');
    await tabTo(page, 'Pay €72.00');
    await page.press('Enter');
    await page.waitForNoText(`for ${number} could not be charged`);
    await page.within('row', new RegExp(number)).waitForText('Paid');
  }
  await page.waitForText('€72.00 was paid. Thank you.');
  await page.waitForNoText('A payment failed');
});

journey(
  'INV-7: bank transfers: a short one leaves the rest due, the next one pays it, an excess becomes credit',
  async ({ page }) => {
    const arrive = async (due: string, amount?: string) => {
      await page.click('button', /Machine à voyager/);
      // It suggests what is due, once it has read that.
      await page.waitForText(`Montant en EUR ${due}`);
      if (amount) await page.fill('textbox', 'Montant en EUR', amount);
      await page.click('button', 'Le faire arriver');
      await page.click('button', /Machine à voyager/);
    };
    const renew = async (day: string) => {
      await page.click('button', /Machine à voyager/);
      await page.click('button', `Au renouvellement, ${day}`);
      await page.click('button', /Machine à voyager/);
    };
    await page.open(`${PROGRAM}#payment`);

    // Earlier invoices, and the estimate of the next renewal.
    await page.waitForText(
      'Prochain renouvellement 1er mars 2027 Estimation, si rien ne change d’ici là 2 990,00 €',
    );
    await page.within('row', /INV-10682/).waitForText('Payée 2 990,00 €');
    await page.waitForText('Virement bancaire Par défaut');

    // An invoice waits, and says how it is paid and who is its contact.
    await renew('1 mars 2027');
    await page.waitForText('Votre virement bancaire est attendu');
    await page.click('link', 'INV-10683');
    await page.waitForText('BE71 0961 2345 6769');
    await page.waitForText('RF89INV10683');
    await page.waitForText('finances@fondation-horizon.example');

    await arrive('2990.00', '2000');
    await page.waitForText('Facture INV-10683 À payer');
    await page.waitForText(/Montant 990,00 €/);
    await page.waitForText(/Payé .*Virement bancaire 2 000,00 €/);
    await page.click('link', 'Paiement');
    await page.within('row', /INV-10683/).waitForText('Reste 990,00 € à payer');
    await page.waitForText('990,00 € pour INV-10683, à payer au plus tard le 31 mars 2027.');

    // Exactly the rest, as the time machine suggests.
    await arrive('990.00');
    await page.within('row', /INV-10683/).waitForText('Payée');
    await page.waitForNoText('Votre virement bancaire est attendu');

    await renew('1 mars 2028');
    await page.within('row', /INV-10684/).waitForText('À payer');
    await arrive('2990.00', '3000');
    await page.within('row', /INV-10684/).waitForText('Payée');
    await page.waitForText(/Votre crédit .*10,00 €/);

    await page.click('link', 'INV-10683');
    // Last: WebKit's window shows a bar with what was downloaded, and all that is docked moves up.
    await page.click('button', 'Télécharger le PDF');
  },
);

journey(
  'A workspace’s mails, history and invoices, for whoever moved it to a higher plan',
  async ({ page }) => {
    await page.open('/?scenario=workspace&viewer=manager&at=2026-04-16&lang=fr#payment');
    await page.waitForText('Prochain renouvellement');
    await page.waitForText('Visa •••• 4242 Par défaut');
    await page.click('button', /Machine à voyager/);
    await page.click('button', /Au renouvellement/);
    await page.waitFor('row', /INV-48220.*Payée/);
    // Whoever is billed and the accounting department are told that the stored card was charged.
    await page.click('button', /Courriers partis \(4\)/);
    await page.waitForText(/La facture INV-48220 est réglée.*La facture INV-48220 est réglée/);
    await page.click('button', /Machine à voyager/);
    await page.click('link', 'INV-48220');
    await page.waitFor('heading', 'Facture INV-48220');
    await page.waitForText('Contact de facturation');
    await page.back();
    await page.waitFor('heading', 'Historique');

    const member = await page.newTab();
    await member.open('/?scenario=workspace&viewer=member&at=2026-04-16&lang=fr#payment');
    await member.waitForText('Vous n’avez pas accès');
    await member.waitForNoText('€');
  },
);
