// Finding something in the history, having it as a file, and having it mailed once more.
import assert from 'node:assert/strict';
import { journey } from './harness/journey.ts';
import { tabTo } from './steps.ts';

journey(
  'The history: a later page, a number, a state, from a day to a day; as CSV and PDF, and sent again',
  async ({ page, engine }) => {
    await page.open('/?scenario=team&at=2026-04-16&lang=en#payment');
    await page.waitForText('1–10 of 11');
    await page.click('button', 'Next');
    await page.waitForText('11–11 of 11');
    await page.waitFor('row', /INV-10673/);
    await page.waitForNo('row', /INV-10682/);

    // What is looked for is on its first page.
    await page.fill('searchbox', 'Number', '1067');
    await page.waitForNo('row', /INV-10680/);
    await page.waitFor('row', /INV-10679/);
    await page.waitFor('row', /INV-10673/);
    await page.fill('searchbox', 'Number', '');
    await page.waitForText('1–10 of 11');
    await page.choose('Show', 'Credit notes');
    await page.waitForNo('row', /INV-/);
    await page.waitFor('row', /CN-204/);
    await page.choose('Show', 'Overdue');
    await page.waitForText('No entries match');
    await page.choose('Show', 'Paid');
    await page.waitForText('INV-10673');
    // WebKitGTK goes on to the next part of a day only when told, and tells the page once it is left.
    const typeDay = async (day: string) => {
      await page.type(engine === 'webkit' ? day : day.replaceAll('-', ''));
      await page.press('Tab');
    };
    const rows = async () => (await page.seeAll('row', /INV-|CN-/)).map(({ text }) => text.slice(0, 9));
    await tabTo(page, 'From');
    await typeDay('02-01-2026');
    await page.waitForNo('row', /INV-10678/);
    assert.deepEqual(await rows(), ['INV-10682', 'INV-10681', 'INV-10680', 'INV-10679']);
    // A day before that one is none to end on, and says so at the field.
    await tabTo(page, 'To');
    await typeDay('01-31-2026');
    await page.waitForText('This is before the first day.');
    await page.waitFor('button', 'Clear filters');
    // Back into the last part of that day.
    await page.press('Shift+Tab');
    await page.press('ArrowLeft', 'ArrowLeft');
    await typeDay('03-23-2026');
    await page.waitFor('row', /INV-10680/);
    await page.waitForNo('row', /INV-10681/);
    await page.waitForNoText('This is before the first day.');
    assert.deepEqual(await rows(), ['INV-10680', 'INV-10679']);

    await page.within('row', /INV-10679/).click('link', 'INV-10679');
    await page.click('button', 'Send again');
    await page.waitForText('Sent again');
    await page.click('button', /Time machine/);
    await page.click('button', 'Mail that went out (1)');
    await page.waitForText(/INV-10679/);
    await page.click('button', /Time machine/);
    await page.click('link', 'Back to payment');

    // Last: WebKit's window shows a bar with what was downloaded, and all that is docked moves up.
    await page.watchFiles();
    await page.click('button', 'Invoices as CSV');
    await page.within('row', /INV-10680/).click('button', /PDF/);
    const [csv, pdf] = (await page.savedFiles(2)).sort((a, b) => (a.name < b.name ? 1 : -1));
    assert.equal(csv?.name, 'invoices_2026-02-01_2026-03-23.csv');
    // The same invoices, as they are shown, under a row of names and a byte order mark.
    const lines = csv.content.trim().split('\r\n');
    assert.match(lines[0] ?? '', /^ï»¿Number,Issued on,/);
    assert.deepEqual(
      lines.slice(1).map((line) => line.split(',').slice(0, 2).join(' ')),
      ['INV-10680 2026-03-01', 'INV-10679 2026-02-01'],
    );
    assert.equal(pdf?.name, 'INV-10680.pdf');
    assert.match(pdf.content, /^%PDF-1\.\d[^]*%%EOF\s*$/);
  },
);
