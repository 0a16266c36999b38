import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { upcomingInvoice } from './index.ts';
import { Refusal } from './refusal.ts';
import type { InvoiceState, TaxGroup } from './state.ts';
import { rowAt } from './table.ts';
import { Story, type Beginning } from './testing/story.ts';
import { wrongFields } from './testing/bare-account.ts';

/** As commerceguys/tax and ibericode/vat-rates have them. */
const DE = [
  { rate: '0.19', from: '2007-01-01' },
  { rate: '0.16', from: '2020-07-01' },
  { rate: '0.19', from: '2021-01-01' },
];
const FI = [
  { rate: '0.24', from: '2013-01-01' },
  { rate: '0.255', from: '2024-09-01' },
];

const announce = (story: Story, country: string, rate: string, from: string) =>
  story.run({ type: 'announce_tax_rate', country, rate, from });

function refused(story: Story, country: string, rate: string, from: string): string[] {
  const before = story.account;
  try {
    announce(story, country, rate, from);
  } catch (error) {
    assert.ok(error instanceof Refusal);
    assert.equal(story.account, before);
    return wrongFields(error.errors);
  }
  return [];
}

const figures = (groups: readonly TaxGroup[] = []) =>
  groups.map(({ treatment, gross, tax }) => [treatment.rate, gross, tax]);

function invoices(story: Story): InvoiceState[] {
  return Array.from({ length: story.account.invoices.size }, (_, place) =>
    rowAt(story.account.invoices, place),
  ).filter((invoice) => invoice !== undefined);
}

/** Each invoice's day, rate, total and tax. */
const charged = (story: Story) =>
  invoices(story).map(({ issuedOn, taxGroups }) => [issuedOn, ...figures(taxGroups).flat()]);

const lastNote = (story: Story) =>
  figures(rowAt(story.account.creditNotes, story.account.creditNotes.size - 1)?.taxGroups);

/** Three seats at 12.00 in Germany, from a day of 2020 on. */
const german = (startsOn: string, more: Beginning = {}) =>
  new Story({
    country: 'DE',
    timeZone: 'Europe/Berlin',
    address: { postalCode: '10115' },
    taxRates: { DE },
    members: 2,
    startsOn,
    ...more,
  });

describe('TAX-1: the rate of the day', () => {
  it('TAX-1: 19 %, 16 % from July to December 2020, 19 % again', () => {
    const story = german('2020-06-01').on('2021-01-02');
    // 36.00 × 19 ÷ 119 = 5.748, × 16 ÷ 116 = 4.966.
    assert.deepEqual(
      charged(story).filter((_, place) => [0, 1, 6, 7].includes(place)),
      [
        ['2020-06-01', '0.19', 3600, 575],
        ['2020-07-01', '0.16', 3600, 497],
        ['2020-12-01', '0.16', 3600, 497],
        ['2021-01-01', '0.19', 3600, 575],
      ],
    );
  });

  it('TAX-1: 24 % until August 2024 in Finland, 25.5 % from September', () => {
    const story = new Story({
      country: 'FI',
      timeZone: 'Europe/Helsinki',
      address: { postalCode: '00100' },
      taxRates: { FI },
      members: 0,
      price: 999,
      startsOn: '2024-08-01',
    }).on('2024-09-02');
    // 9.99 × 24 ÷ 124 = 1.934, × 25.5 ÷ 125.5 = 2.030.
    assert.deepEqual(charged(story), [
      ['2024-08-01', '0.24', 999, 193],
      ['2024-09-01', '0.255', 999, 203],
    ]);
  });

  it('TAX-1: the day is the account’s own, wherever that begins', () => {
    const renewedIn = (timeZone: string) =>
      charged(german('2020-06-01', { timeZone }).on('2020-07-02')).map(([, rate]) => rate);
    for (const timeZone of ['Europe/Berlin', 'Pacific/Kiritimati', 'America/Los_Angeles'])
      assert.deepEqual(renewedIn(timeZone), ['0.19', '0.16'], timeZone);
    // A seat that is added on the last day of June, by the account's clock, and in its first minute of July.
    const added = (timeZone: string, at: string) =>
      german('2020-06-15', { timeZone }).on(at).add('ada@example.com').quote.tax[0]?.rate;
    assert.equal(added('Europe/Berlin', '2020-06-30T23:59:59+02:00'), '0.19');
    assert.equal(added('Europe/Berlin', '2020-07-01T00:00:00+02:00'), '0.16');
    assert.equal(added('America/Los_Angeles', '2020-07-01T08:59:59+02:00'), '0.19');
    assert.equal(added('America/Los_Angeles', '2020-07-01T09:00:00+02:00'), '0.16');
  });

  it('TAX-1, CRED-1: a credit note after the change keeps the rate of its charge', () => {
    const story = german('2020-06-15').on('2020-07-01');
    story.remove('Member 1');
    // 14 of 30 days are left of 12.00: 6.40 was used, 5.60 comes back. 36.00 had 5.75, 30.40 has 4.85.
    assert.deepEqual(lastNote(story), [['0.19', 560, 90]]);
    story.on('2020-07-15');
    // Two seats, and 5.60 of the balance; 24.00 × 16 ÷ 116 = 3.310.
    assert.deepEqual(charged(story).at(-1), ['2020-07-15', '0.16', 2400, 331]);
    assert.deepEqual(story.charges, [3600, 1840]);
  });

  it('TAX-1, TAX-2: whoever is exempt has the price without the tax of the day', () => {
    const story = german('2020-06-01', { taxId: { value: 'DE136695976', status: 'valid' } }).on('2020-07-02');
    // 12.00 ÷ 1.19 = 10.084, ÷ 1.16 = 10.3448: three of 10.08, three of 10.34.
    assert.deepEqual(story.charges, [3024, 3102]);
  });
});

describe('TAX-1: a change of rate is announced', () => {
  it('TAX-1, INV-4: the estimate of the renewal shows it, and the renewal bears it', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    announce(story, 'FR', '0.25', '2026-05-01');
    const { estimate } = upcomingInvoice(story.account);
    // 12.00 × 25 ÷ 125.
    assert.deepEqual(
      [estimate?.total.amount, estimate?.tax.map(({ rate, amount }) => [rate, amount.amount])],
      [1200, [['0.25', 240]]],
    );
    story.on('2026-05-02');
    assert.deepEqual(charged(story), [
      ['2026-04-01', '0.21', 1200, 208],
      ['2026-05-01', '0.25', 1200, 240],
    ]);
  });

  it('TAX-1: of a day after the renewal, it waits for the one after', () => {
    const story = new Story({ members: 0 }).on('2026-04-16');
    announce(story, 'FR', '0.25', '2026-05-02');
    assert.equal(upcomingInvoice(story.account).estimate?.tax[0]?.rate, '0.21');
    assert.deepEqual(
      charged(story.on('2026-06-02')).map(([, rate]) => rate),
      ['0.21', '0.21', '0.25'],
    );
  });

  it('TAX-1, CRED-1: what was charged before it is credited with the rate before', () => {
    const story = new Story().on('2026-04-10');
    announce(story, 'FR', '0.10', '2026-04-12');
    story.on('2026-04-16').remove('Member 1');
    // 24.00 had 4.17, 18.00 has 3.12.
    assert.deepEqual(lastNote(story), [['0.21', 600, 105]]);
    assert.equal(story.add('ada@example.com').quote.tax[0]?.rate, '0.10');
  });

  it('QUO-2: a quote from before is stale', () => {
    const story = new Story().on('2026-04-16');
    const quote = story.quote({ type: 'add_members', emails: ['ada@example.com'] });
    announce(story, 'FR', '0.25', '2026-05-01');
    assert.throws(() => story.accept(quote), { code: 'quote_stale' });
  });

  it('TAX-1: announced again for the same day it is replaced; others stay, in the order of their days', () => {
    const story = new Story().on('2026-04-16');
    announce(story, 'FR', '0.30', '2026-07-01');
    announce(story, 'FR', '0.25', '2026-05-01');
    announce(story, 'FR', '0.22', '2026-05-01');
    assert.deepEqual(story.account.taxRates.FR, [
      { rate: '0.21', from: '2000-01-01' },
      { rate: '0.22', from: '2026-05-01' },
      { rate: '0.30', from: '2026-07-01' },
    ]);
  });

  it('TAX-1: the same rate, written with more or fewer noughts, is the same', () => {
    for (const rate of ['0.2', '0.200']) {
      const story = new Story({ vatRate: '0.20' }).on('2026-04-10');
      announce(story, 'FR', rate, '2026-04-12');
      story.on('2026-04-16').make({ type: 'change_plan', planId: 'max', interval: 'month' });
      // Two seats: −6.00 + 10.00 each.
      assert.deepEqual(figures(invoices(story)[1]?.taxGroups), [['0.20', 800, 133]]);
    }
  });
  it('TAX-2: France’s is Monaco’s, and another country’s is nothing to the account', () => {
    const story = new Story({ members: 0, country: 'MC' }).on('2026-04-16');
    announce(story, 'FR', '0.25', '2026-05-01');
    announce(story, 'EE', '0.26', '2026-05-01');
    assert.deepEqual(charged(story.on('2026-05-02')).at(-1), ['2026-05-01', '0.25', 1200, 240]);
    assert.deepEqual(story.account.taxRates.EE, [{ rate: '0.26', from: '2026-05-01' }]);
  });
});

describe('TAX-1: what cannot be announced', () => {
  it('of no member state, no rate, no day: each is named, and nothing changes', () => {
    const story = new Story().on('2026-04-16');
    for (const country of ['CH', 'MC', 'GB', 'AX', 'fr', ''])
      assert.deepEqual(refused(story, country, '0.25', '2026-05-01'), ['/country invalid_value'], country);
    for (const rate of ['1', '1.5', '25', '-0.1', '.25', '0,25', '25 %', '0.', '', '0.1234567'])
      assert.deepEqual(refused(story, 'FR', rate, '2026-05-01'), ['/rate invalid_value'], rate);
    for (const day of ['2026-02-31', '2026-13-01', '2026-5-1', '2026-05-01T00:00:00Z', ''])
      assert.deepEqual(refused(story, 'FR', '0.25', day), ['/from invalid_value'], day);
    assert.deepEqual(refused(story, 'CH', '25', 'May'), [
      '/country invalid_value',
      '/rate invalid_value',
      '/from invalid_value',
    ]);
    assert.deepEqual(refused(story, 'FR', '0', '2026-05-01'), []);
    assert.deepEqual(refused(story, 'FR', '0.999999', '2026-05-02'), []);
  });

  it('from a day that was charged already, or from before it', () => {
    const story = new Story().on('2026-04-16');
    assert.deepEqual(refused(story, 'FR', '0.25', '2026-03-31'), ['/from invalid_value']);
    assert.deepEqual(refused(story, 'FR', '0.25', '2026-04-01'), ['/from invalid_value']);
    assert.deepEqual(refused(story, 'FR', '0.25', '2026-04-02'), []);
    story.add('ada@example.com');
    assert.deepEqual(refused(story, 'FR', '0.20', '2026-04-16'), ['/from invalid_value']);
    // In Germany nothing was charged.
    assert.deepEqual(refused(story, 'DE', '0.20', '2026-04-01'), []);
  });
});
