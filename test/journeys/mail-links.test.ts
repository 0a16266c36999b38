// The mails that the mock sends link into the demo's page; the team's are in French.
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
  await page.click('button', /Facture INV-10683/);
  await page.click('link', 'Consulter la facture');
  await page.waitFor('heading', 'Invoice INV-10683');
});
