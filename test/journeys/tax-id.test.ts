// A VAT number that the register does not know, corrected where the page says so.
import assert from 'node:assert/strict';
import { journey } from './harness/journey.ts';
import { tabTo, waitForFocus } from './steps.ts';

journey(
  'TAX-2, TAX-3: with the keyboard alone: a VAT number is corrected from its notice, and VAT is charged no longer',
  async ({ page }) => {
    await page.open('/?scenario=team&at=2026-04-16&lang=en&taxId=FR71404833238#payment');
    await page.waitForText('The register does not know FR71404833238.');
    await page.waitForText('VAT 20%');
    await tabTo(page, 'Correct the VAT number');
    await page.press('Enter');
    await waitForFocus(page, 'VAT number');

    // Its digits do not check.
    await page.retype('FR41303265045');
    await page.press('Enter');
    await page.waitForText('The check digits of this number do not match.');
    await waitForFocus(page, 'VAT number');
    await page.retype('fr 06 404 833 766');
    await page.press('Enter');
    await page.waitForText('FR06404833766 is valid VAT is no longer charged from now on.');
    await page.waitForNoText('Your VAT number is not valid');
    await page.waitForText('VAT: reverse charge');

    await tabTo(page, 'Close');
    await page.press('Enter');
    await page.waitForNoText('FR06404833766');
    // Whoever closes it stays where it was, and goes on from there.
    await page.press('Tab');
    assert.match((await page.focused())?.name ?? '', /Visa •••• 4242/);
  },
);
