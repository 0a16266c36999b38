import type { Line } from '@billfold/contract';
import { assert } from '@open-wc/testing';
import '../define/billing-history.ts';
import '../define/billing-invoice.ts';
import '../define/billing-provider.ts';
import { added, eur, fixtureAdapter, invoice, line, removed, upcoming } from './testing/fixtures.ts';
import { clear, click, eventually, findAll, only, provide, reads, textOf } from './testing/page.ts';

const DAY = 86_400;
const once = { quantity: 1, members: 0 };

/** What the lines of an invoice say, and why each amount is what it is. */
async function said(lines: readonly Line[], attributes = ''): Promise<{ lines: string[]; why: string[] }> {
  const { invoices } = fixtureAdapter();
  const document = invoice({ lines: [...lines] });
  const adapter = fixtureAdapter({ invoices: { ...invoices, read: () => Promise.resolve(document) } });
  const shown = only(
    provide(adapter, '<billing-invoice item-id="inv_2"></billing-invoice>', attributes),
    'billing-invoice',
  );
  await eventually(() => findAll(shown, '.lines').length && !findAll(shown, '[aria-busy=true]').length);
  const rows = findAll(shown, '.lines')[0];
  assert.ok(rows);
  const parts = [...rows.querySelectorAll('li')];
  const texts = parts.map((part) => [...part.querySelectorAll('p')].map(textOf).join(' | '));
  for (const figure of rows.querySelectorAll<HTMLElement>('.why')) figure.click();
  const reasons = [...rows.querySelectorAll('billing-amount-reason')];
  await eventually(() => reasons.every((reason) => reason.shadowRoot?.querySelector('p')));
  const why = reasons.map((reason) =>
    [...(reason.shadowRoot?.querySelectorAll('p:not(.ends)') ?? [])].map(textOf).join(' '),
  );
  clear();
  return { lines: texts, why };
}

describe('lines of other kinds', () => {
  afterEach(clear);

  it('a discount says what it is called, how much it is and of what', async () => {
    const discount = line({ kind: 'discount', ...once, unitAmount: eur(-1200), amount: eur(-1200) });
    const { lines, why } = await said([
      { ...discount, params: { name: 'Spring offer', rate: '0.2', base: eur(6000) } },
      { ...discount, params: { name: 'Spring offer', rate: '0.2' } },
      { ...discount, params: { name: 'Spring offer' } },
      { ...discount, params: {} },
    ]);
    assert.deepEqual(lines, [
      'Discount: Spring offer | 20% off Apr 1 – 30, 2026',
      'Discount: Spring offer | 20% off Apr 1 – 30, 2026',
      'Discount: Spring offer | Apr 1 – 30, 2026',
      'Discount | Apr 1 – 30, 2026',
    ]);
    assert.deepEqual(why, [
      '20% of €60.00 is taken off: €12.00.',
      '20% is taken off: €12.00.',
      '€12.00 is taken off.',
      '€12.00 is taken off.',
    ]);
  });

  it('usage says how much of what, and what each costs, or so many of them', async () => {
    const usage = line({ kind: 'usage', quantity: 12_345, members: 0 });
    const { lines, why } = await said([
      {
        ...usage,
        params: { name: 'API calls', unitName: 'calls', per: 1000 },
        unitAmount: eur(50),
        amount: eur(617),
      },
      {
        ...usage,
        params: { name: 'Storage', unitName: 'GB' },
        quantity: 1,
        unitAmount: eur(2),
        amount: eur(2),
      },
      { ...usage, params: {}, quantity: 0, unitAmount: eur(2), amount: eur(0) },
    ]);
    assert.deepEqual(lines, [
      'API calls | 12,345\u00a0calls × €0.50 per 1,000 Apr 1 – 30, 2026',
      'Storage | 1\u00a0GB × €0.02 Apr 1 – 30, 2026',
      'Usage | 0 × €0.02 Apr 1 – 30, 2026',
    ]);
    assert.equal(why[0], 'For Apr 1 – 30, 2026: 12,345\u00a0calls × €0.50 per 1,000. It comes to €6.17.');
  });

  it('what is charged once says what it is', async () => {
    const one = line({
      kind: 'one_off',
      params: { name: 'Onboarding' },
      ...once,
      unitAmount: eur(5000),
      amount: eur(5000),
    });
    const { lines, why } = await said([
      one,
      { ...one, quantity: 2, amount: eur(10_000) },
      { ...one, amount: eur(-5000) },
    ]);
    assert.deepEqual(lines, [
      'Onboarding | Apr 1 – 30, 2026',
      'Onboarding | 2 × €50.00 Apr 1 – 30, 2026',
      'Onboarding | Apr 1 – 30, 2026',
    ]);
    assert.deepEqual(why, [
      'It is charged once: €50.00.',
      'It is charged once: 2 × €50.00 = €100.00.',
      'For Apr 1 – 30, 2026: €50.00. It comes to −€50.00.',
    ]);
  });

  it('any other is told in the backend’s own words, where it has some', async () => {
    const { lines } = await said([
      line({ kind: 'text', params: { text: 'Postage to <b>Lyon</b>' }, ...once }),
      line({ kind: 'gravity_fee', params: { text: 'Gravity' }, ...once }),
      line({ kind: 'member_paused', params: { name: 'Ada' }, ...once }),
      line({ kind: 'gravity_fee', params: {}, quantity: 3, members: 0 }),
    ]);
    assert.deepEqual(lines, [
      'Postage to <b>Lyon</b> | Apr 1 – 30, 2026',
      'Gravity | Apr 1 – 30, 2026',
      'Ada | Apr 1 – 30, 2026',
      'Other item | 3 × €12.00 Apr 1 – 30, 2026',
    ]);
  });

  it('one that is no measured share of a period says what it costs, and no units', async () => {
    const bare = ({ units: _, unitsInPeriod: __, unit: ___, ...rest }: Line): Line => rest;
    const shown = [
      bare(line()),
      bare(added),
      bare(removed),
      { ...added, units: null, unitsInPeriod: null, unit: null },
    ];
    const { lines, why } = await said(shown);
    assert.deepEqual(lines, [
      'Standard plan | 3 members × €12.00 Apr 1 – 30, 2026',
      'Inès Moreau added | Apr 16 – 30, 2026',
      'Jonas Weber removed | Apr 16 – 30, 2026',
      'Inès Moreau added | Apr 16 – 30, 2026',
    ]);
    assert.deepEqual(why, [
      'Each of your 3 members, active or invited, costs €12.00 for Apr 1 – 30, 2026. 3\u00a0×\u00a0€12.00 = €36.00.',
      'For Apr 16 – 30, 2026: €12.00. It comes to €6.00.',
      'For Apr 16 – 30, 2026: €12.00. It comes to −€6.00.',
      'For Apr 16 – 30, 2026: €12.00. It comes to €6.00.',
    ]);
  });

  it('speaks French', async () => {
    const { lines } = await said(
      [
        line({ kind: 'discount', params: { name: 'Offre', rate: '0.2' }, ...once }),
        line({ kind: 'usage', params: { unitName: 'Go' }, quantity: 3, members: 0 }),
      ],
      'locale="fr"',
    );
    const spaces = lines.map((text) => text.replaceAll(/\s/g, ' '));
    assert.match(spaces[0] ?? '', /^Remise : Offre \| remise de 20 % /);
    assert.match(spaces[1] ?? '', /^Utilisation \| 3 Go × 12,00 € /);
  });
});

describe('proration by the second', () => {
  afterEach(clear);
  const bySecond = { unit: 'second', unitsInPeriod: 30 * DAY } as const;
  const share = async (more: Partial<Line>, attributes = ''): Promise<string> =>
    (await said([{ ...added, ...bySecond, ...more }], attributes)).lines[0]?.replaceAll('\u202f', ' ') ?? '';

  it('reads as a share of the period (CAL-3)', async () => {
    assert.include(await share({ units: 15 * DAY }), '| half of April × €12.00 ');
    assert.include(await share({ units: 10 * DAY }), '| a third of April ×');
    assert.include(await share({ units: 15 * DAY + 100 }), '| about half of April ×');
    // 959,040 of 2,592,000 seconds are 37 %.
    assert.include(await share({ units: 959_040 }), '| 37% of April ×');
    assert.include(await share({ units: 959_041 }), '| about 37% of April ×');
    assert.include(await share({ units: 1 }), '| less than 1% of April ×');
    const other = { start: '2026-04-20', end: '2026-05-15' };
    assert.include(await share({ units: 15 * DAY, period: other }), '| half of the period ×');
    const year = { period: { start: '2026-07-01', end: '2027-01-01' }, unitsInPeriod: 365 * DAY };
    assert.include(await share({ ...year, units: 184 * DAY }), '| about half of 2026 ×');
  });

  it('reads as a share in French', async () => {
    assert.include(await share({ units: 15 * DAY }, 'locale="fr"'), '| la moitié d’avril × ');
    assert.include(await share({ units: 959_041 }, 'locale="fr"'), '| environ 37 % d’avril × ');
    const other = { start: '2026-04-20', end: '2026-05-15' };
    assert.include(
      await share({ units: 10 * DAY, period: other }, 'locale="fr"'),
      '| un tiers de la période',
    );
    const march = { period: { start: '2026-03-16', end: '2026-04-01' }, unitsInPeriod: 31 * DAY };
    assert.include(await share({ ...march, units: 31 * DAY - 10 }, 'locale="fr"'), '| plus de 99 % de mars');
  });

  it('says what is given back for a share, and tells the seconds where somebody asks why', async () => {
    const { lines, why } = await said([
      { ...removed, ...bySecond, units: 15 * DAY, params: { ...removed.params, unitsUsed: 15 * DAY } },
    ]);
    assert.include(lines[0], '| €12.00 charged, less €6.00 for half of April ');
    assert.include(why[0], 'Counted by the second: 1,296,000/2,592,000 of €12.00.');
    const other = await said([
      line({ kind: 'text', params: { text: 'Rent' }, ...bySecond, ...once, units: 15 * DAY }),
    ]);
    assert.include(other.lines[0], 'Rent | half of April × €12.00');
    assert.include(other.why[0], 'Counted by the second: 1,296,000/2,592,000 of €12.00.');
  });

  it('reads as a share in the estimate of the next renewal, too', async () => {
    const { invoices } = fixtureAdapter();
    const { estimate } = upcoming;
    assert.ok(estimate);
    const lines = [{ ...added, ...bySecond, units: 15 * DAY }];
    const adapter = fixtureAdapter({
      invoices: {
        ...invoices,
        upcoming: () => Promise.resolve({ ...upcoming, estimate: { ...estimate, lines } }),
      },
    });
    const history = only(provide(adapter, '<billing-history></billing-history>'), 'billing-history');
    await reads(history, 'half of April × €12.00');
  });
});

describe('tax of a category that is not known', () => {
  afterEach(clear);

  it('is called neither VAT nor wrong', async () => {
    const { invoices } = fixtureAdapter();
    const exempt = { category: 'exempt', rate: '0', taxableAmount: eur(600), amount: eur(0) };
    const document = invoice({ net: eur(600), tax: [exempt as never] });
    const adapter = fixtureAdapter({ invoices: { ...invoices, read: () => Promise.resolve(document) } });
    const shown = only(
      provide(adapter, '<billing-invoice item-id="inv_2"></billing-invoice>'),
      'billing-invoice',
    );
    await reads(shown, 'Tax 0% €0.00');
    assert.notInclude(textOf(shown), 'VAT');
    const figure = findAll(shown, '.totals .why')[1];
    assert.ok(figure);
    await click(figure);
    await reads(shown, '€0.00 of tax on €6.00.');
  });
});
