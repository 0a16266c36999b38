import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { upcomingInvoice } from './index.ts';
import type { InvoiceState } from './state.ts';
import { rowAt } from './table.ts';
import { Story, type Beginning } from './testing/story.ts';

const FRENCH: Beginning['taxId'] = { value: 'FR40303265045', status: 'valid' };
const GERMAN: Beginning['taxId'] = { value: 'DE136695976', status: 'valid' };
const SPANISH: Beginning['taxId'] = { value: 'ESB87127072', status: 'valid' };

function invoiceAt(story: Story, place: number): InvoiceState {
  const invoice = rowAt(story.account.invoices, place);
  if (!invoice) throw new Error(`There is no invoice ${place}`);
  return invoice;
}

/** How an invoice is taxed: `[category, total, tax]`. */
function taxed(story: Story, place = 0): [string, number, number][] {
  const { taxGroups } = invoiceAt(story, place);
  return taxGroups.map(({ treatment, gross, tax }) => [treatment.category, gross, tax]);
}

/** One seat at 12.00, at 21 % everywhere but in Germany: 12.00 bears 2.08, at 19 % 1.92; without it 9.92 and 10.08. */
const one = (beginning: Beginning) => taxed(new Story({ members: 0, ...beginning }));

const VAT = [['standard', 1200, 208]];
const REVERSE_CHARGE = [['reverse_charge', 992, 0]];
const NONE = [['outside_scope', 1200, 0]];

const CANARY = { postalCode: '35001', city: 'Las Palmas' };
const MADRID = { postalCode: '28001', city: 'Madrid' };

describe('TAX-2: where the customer is decides whether VAT is due', () => {
  it('TAX-2: Monaco pays France’s VAT, at France’s rate', () => {
    assert.deepEqual(one({ country: 'MC' }), VAT);
    assert.deepEqual(one({ country: 'MC', address: { postalCode: '98000' } }), VAT);
    assert.deepEqual(one({ country: 'FR', address: { postalCode: '98000' } }), VAT);
  });

  it('TAX-2: Monaco’s French number exempts from a seller elsewhere, and not from one in France', () => {
    assert.deepEqual(one({ country: 'MC', taxId: FRENCH }), REVERSE_CHARGE);
    assert.deepEqual(one({ country: 'MC', taxId: FRENCH, seller: { country: 'FR' } }), VAT);
  });

  it('TAX-2: a place in a member state outside the VAT territory pays the list price and no VAT', () => {
    assert.deepEqual(one({ country: 'ES', address: CANARY }), NONE);
    assert.deepEqual(one({ country: 'ES', address: MADRID }), VAT);
    assert.deepEqual(one({ country: 'DE', vatRate: '0.19', address: { postalCode: 'D-78266' } }), NONE);
    assert.deepEqual(one({ country: 'DE', vatRate: '0.19', address: { postalCode: '78267' } }), [
      ['standard', 1200, 192],
    ]);
    assert.deepEqual(one({ country: 'AX' }), NONE);
    assert.deepEqual(one({ country: 'FI', address: { postalCode: '22100' } }), NONE);
  });

  it('TAX-2: there a number that was valid exempts from nothing', () => {
    assert.deepEqual(one({ country: 'ES', address: CANARY, taxId: SPANISH }), NONE);
    assert.deepEqual(one({ country: 'ES', address: MADRID, taxId: SPANISH }), REVERSE_CHARGE);
  });
});

describe('TAX-2: where the seller is', () => {
  it('TAX-2: a seller in Monaco is a French one', () => {
    const seller = { country: 'MC', postalCode: '98000' };
    assert.deepEqual(one({ seller, taxId: FRENCH }), VAT);
    assert.deepEqual(one({ seller, country: 'MC', taxId: FRENCH }), VAT);
    assert.deepEqual(one({ seller, country: 'DE', vatRate: '0.19', taxId: GERMAN }), [
      ['reverse_charge', 1008, 0],
    ]);
  });

  it('TAX-2: a seller in a place outside the territory is no seller of that member state', () => {
    const seller = { country: 'ES', ...CANARY };
    assert.deepEqual(one({ seller, country: 'ES', address: MADRID, taxId: SPANISH }), REVERSE_CHARGE);
    assert.deepEqual(one({ seller, country: 'ES', address: MADRID }), VAT);
    assert.deepEqual(one({ seller, country: 'ES', address: CANARY, taxId: SPANISH }), NONE);
    const mainland = { country: 'ES', ...MADRID };
    assert.deepEqual(one({ seller: mainland, country: 'ES', address: MADRID, taxId: SPANISH }), VAT);
    assert.deepEqual(one({ seller: mainland, country: 'ES', address: CANARY }), NONE);
  });

  it('TAX-2: a seller of another continent is none of any', () => {
    const seller = { country: 'US', postalCode: '94103' };
    assert.deepEqual(one({ seller, taxId: FRENCH }), REVERSE_CHARGE);
    assert.deepEqual(one({ seller }), VAT);
    assert.deepEqual(one({ seller, country: 'CH' }), NONE);
  });
});

describe('TAX-2: the customer moves', () => {
  const move = (story: Story, address: { country?: string; city?: string; postalCode: string }) =>
    story.run({
      type: 'update_settings',
      by: story.owner,
      patch: { address },
      version: String(story.account.settings.version),
    });

  it('TAX-2: out of the VAT territory and back by the postal code alone, from the next invoice on', () => {
    const story = new Story({ members: 0, country: 'ES', address: MADRID }).on('2026-04-16');
    move(story, CANARY);
    assert.equal(upcomingInvoice(story.account).estimate?.tax[0]?.category, 'outside_scope');
    story.on('2026-05-16');
    move(story, MADRID);
    story.on('2026-06-16');
    assert.deepEqual(
      [0, 1, 2].map((place) => taxed(story, place)),
      [VAT, NONE, VAT],
    );
  });

  it('TAX-2, QUO-2: a quote from before is stale, though the country is the same', () => {
    const story = new Story({ country: 'ES', address: MADRID }).on('2026-04-16');
    const before = story.quote({ type: 'add_members', emails: ['ada@example.com'] });
    move(story, { city: 'Alcalá', postalCode: '28801' });
    story.accept(before);
    const stale = story.quote({ type: 'add_members', emails: ['bob@example.com'] });
    move(story, CANARY);
    assert.throws(() => story.accept(stale), { code: 'quote_stale' });
  });

  it('TAX-2: from France to Monaco nothing changes but the address', () => {
    const story = new Story({ members: 0, taxId: FRENCH }).on('2026-04-16');
    move(story, { country: 'MC', city: 'Monaco', postalCode: '98000' });
    story.on('2026-05-01');
    assert.deepEqual([taxed(story, 0), taxed(story, 1)], [REVERSE_CHARGE, REVERSE_CHARGE]);
  });

  it('TAX-2, CRED-1: a member who was charged with VAT is credited with VAT after the move', () => {
    const story = new Story({ country: 'ES', address: MADRID }).on('2026-04-16');
    move(story, CANARY);
    story.remove('Member 1');
    const note = rowAt(story.account.creditNotes, 0);
    // Half of 12.00; 24.00 had 4.17 of tax, the 18.00 that are left have 3.12.
    assert.deepEqual(
      note?.taxGroups.map(({ treatment, gross, tax }) => [treatment.category, treatment.rate, gross, tax]),
      [['standard', '0.21', 600, 105]],
    );
  });
});
