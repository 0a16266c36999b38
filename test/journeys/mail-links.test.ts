// The mails that the mock sends link into the demo's page, and are in its language.
import { journey } from './harness/journey.ts';

journey('A mail’s link opens the invoice that it is about', async ({ page }) => {
  await page.open('/?scenario=team&at=2026-04-16&lang=en');
  await page.waitForText('Next renewal');
  await page.fill('textbox', /Invite by e-mail/, 'nadia@example.com');
  await page.click('button', 'See what it costs');
  await page.click('button', 'Invite 1 person and pay €6.00');
  await page.waitForText('1 person has been invited');

  await page.click('button', /Time machine/);
  await page.click('button', /Mail that went out/);
  await page.click('button', /Invoice INV-10683: €6\.00/);
  await page.click('link', 'See the invoice');
  await page.waitFor('heading', 'Invoice INV-10683');

  // In another language it is the same account: what was mailed stays as it was, and the next mail is in that language.
  await page.click('link', 'Members');
  await page.click('link', 'Français');
  await page.waitFor('row', /INV-10683/);
  await page.fill('textbox', /Inviter par e-mail/, 'omar@example.com');
  await page.click('button', 'Voir le montant');
  await page.click('button', /Inviter 1 membre/);
  await page.waitFor('row', /INV-10684/);
  await page.click('button', /Machine à voyager/);
  await page.click('button', /Courriers partis/);
  await page.waitForText('Facture INV-10684');
  await page.waitForText('Invoice INV-10683');
});
