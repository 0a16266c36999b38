// Bank transfer, from its choice to the invoice that the money has paid, with the keyboard alone.
import { journey } from './harness/journey.ts';
import { renewOn, tabTo, withTimeMachine } from './steps.ts';

journey(
  'INV-7: with the keyboard alone: bank transfer becomes the way to pay, and pays an overdue invoice',
  async ({ page }) => {
    await page.open(
      '/?scenario=team&at=2026-04-16&lang=en&card=9995&policy.paymentMethodTypes=card,bank_transfer#payment',
    );
    await renewOn(page, 'May 1, 2026');
    await page.reload();
    await page.waitForText('€72.00 for INV-10683 could not be charged.');

    await page.waitFor('button', 'Add bank transfer');
    await tabTo(page, 'Add bank transfer');
    await page.press('Enter');
    await page.waitForText('Bank transfer has been added');
    // It is chosen; the arrows choose among all.
    await tabTo(page, 'Bank transfer');
    await page.press('ArrowUp');
    await page.waitForNo('button', 'Pay by bank transfer');
    await page.press('ArrowDown');
    await page.waitForText('Invoices from now on, and those that are open, wait for your transfer.');
    await tabTo(page, 'Pay by bank transfer');
    await page.press('Enter');
    await page.waitForText('You now pay with Bank transfer');
    await page.waitForText('Bank transfer Default');

    await tabTo(page, 'INV-10683');
    await page.press('Enter');
    await page.waitForText('Invoice INV-10683 Overdue');
    await page.waitForText(/Pay by bank transfer .*Amount €72\.00 Was due on May 1, 2026/);
    await page.waitForText('NL91 ABNA 0417 1643 00');
    await page.waitForText('RF89INV10683');

    // The bank's own business.
    await withTimeMachine(page, async () => {
      await page.waitForText('Amount in EUR 72.00');
      await page.click('button', 'Let it arrive');
    });
    await page.waitForText('Invoice INV-10683 Paid');
    // The keys go on from the top of the page, not from the time machine at its end.
    await page.reload();
    await page.waitForText('Invoice INV-10683 Paid');
    await page.waitForText(/Payments .*Paid .*Bank transfer €72\.00/);
    await page.waitForNo('button', /^Pay/);

    await tabTo(page, 'Back to payment');
    await page.press('Enter');
    await page.waitForNoText('A payment failed');
    await page.within('row', /INV-10683/).waitForText('Paid');
  },
  // Firefox complains of requests that a reload cuts off on their way through a service worker; the mock is one.
  { excused: [/A ServiceWorker intercepted the request/] },
);
