import type { CreditEntry, Invoice, Line, Quote } from '@billfold/contract';
import { createHttpAdapter } from '@billfold/http-adapter';
import { createMockFetch } from '@billfold/mocks';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-history.ts';
import '../define/billing-invoice.ts';
import '../define/billing-members.ts';
import '../define/billing-provider.ts';
import type { BillingInvoice } from '../billing-invoice/billing-invoice.ts';
import {
  added,
  creditNote,
  credits,
  eur,
  fixtureAdapter,
  granted,
  invoice,
  line,
  removed,
  upcoming,
} from '../shared/testing/fixtures.ts';
import {
  clear,
  click,
  control,
  deferred,
  eventually,
  findAll,
  only,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import { account, quote, removalQuote, TeamBackend } from '../shared/testing/team.ts';
import type { AmountReason } from './amount-reason.ts';
import { reasons } from './ask-why.ts';
import type { Figure, Reckoned, TotalFigure } from './figure.ts';

const TAG = 'billing-amount-reason';

function showInvoice(document: Invoice, attributes = ''): BillingInvoice {
  const { invoices, ...others } = fixtureAdapter();
  const adapter = {
    ...others,
    account: { read: () => Promise.resolve(account()) },
    invoices: { ...invoices, read: () => Promise.resolve(document) },
  };
  const place = provide(adapter, '<billing-invoice item-id="inv_2"></billing-invoice>', attributes);
  return only(place, 'billing-invoice');
}

/** The button of a figure, `€6.00`, and what it opens. */
function figureOf(root: ParentNode, amount: string): { why: HTMLElement; reason: AmountReason } {
  const why = control(root, `${amount} Why?`);
  return { why, reason: why.nextElementSibling as AmountReason };
}

/** `Intl` puts spaces of several kinds between a number and its unit. */
const anySpaces = (text: string): string => text.replace(/\s/gu, ' ');

const tidy = (text: string | null | undefined): string => (text ?? '').replace(/[\t\n ]+/g, ' ').trim();

/** What an explanation says, without its picture. */
const said = (reason: Element): string =>
  [...(reason.shadowRoot?.querySelectorAll('.frame[aria-busy=false] > .reason > p') ?? [])]
    .map((p) => tidy(p.textContent))
    .join(' ');

/** What the picture of an explanation says. */
const drawn = (reason: Element): string[] =>
  [...(reason.shadowRoot?.querySelectorAll('.ends, figure li') ?? [])].map((part) => tidy(part.textContent));

async function explained(figure: Figure, locale = 'en'): Promise<AmountReason> {
  const place = provide({}, `<${TAG}></${TAG}>`, `locale="${locale}"`);
  const reason = only(place, TAG);
  reason.figure = figure;
  await eventually(() => said(reason));
  return reason;
}

const ofLine = async (one: Line, locale?: string, lines: Line[] = []): Promise<string> =>
  said(await explained({ of: 'line', line: one, lines }, locale));

const ofTotal = async (figure: TotalFigure, document: Reckoned, locale?: string): Promise<string> =>
  said(await explained({ ...figure, document }, locale));

const nadia: Line = { ...added, params: { name: 'Nadia', planName: 'Standard' } };
const chloe: Line = { ...removed, params: { ...removed.params, name: 'Chloé' } };
const planLeft: Line = {
  ...removed,
  kind: 'plan_left',
  params: { name: 'Nadia', planName: 'Standard', charged: eur(600), used: eur(320), unitsUsed: 8 },
  period: { start: '2026-04-24', end: '2026-05-01' },
  units: 7,
  amount: eur(-280),
};
const planJoined: Line = {
  ...added,
  kind: 'plan_joined',
  params: { name: 'Nadia', planName: 'Plus' },
  unitAmount: eur(2000),
  amount: eur(1000),
};
/** What a charge that waited becomes when it was cut short: 16 to 23 April (SEAT-5). */
const cutShort: Line = {
  ...nadia,
  period: { start: '2026-04-16', end: '2026-04-24' },
  units: 8,
  amount: eur(320),
};
const mayRenewal = line({ period: { start: '2026-05-01', end: '2026-06-01' }, units: 31, unitsInPeriod: 31 });

describe('why an amount is what it is', () => {
  afterEach(clear);

  // First of all: an element that is defined once stays so.
  describe('is loaded when somebody asks', () => {
    const { load } = reasons;
    afterEach(() => (reasons.load = load));

    it('and until then is not there', async () => {
      const element = showInvoice(invoice({ lines: [nadia] }));
      await reads(element, 'Nadia added');
      assert.isUndefined(customElements.get(TAG));
      for (const place of findAll(element, TAG)) assert.isFalse(place.checkVisibility());
    });

    it('keeps its place while it is on its way, says when it does not come, and comes when tried again', async () => {
      const first = deferred<never>();
      reasons.load = () => first.promise;
      const element = showInvoice(invoice({ lines: [nadia] }));
      await reads(element, 'Nadia added');
      const why = findAll(element, '.lines .why')[0];
      assert.ok(why);
      await click(why);
      await reads(element, 'Loading…');
      const place = why.nextElementSibling;
      assert.isAbove(place?.getBoundingClientRect().height ?? 0, 40);
      assert.equal(place?.querySelector('[role=status]')?.textContent, 'Loading…');

      first.reject(new Error('no such chunk'));
      await reads(element, 'This could not be loaded');
      assert.ok(place?.querySelector('[role=alert]'));
      reasons.load = load;
      await click(control(element, 'Try again'));
      await eventually(() => place && said(place).startsWith('Nadia’s seat begins'));
    });
  });

  describe('of a line (INV-6)', () => {
    it('renewal: every member, the whole price (SEAT-3)', async () => {
      assert.equal(
        await ofLine(line()),
        'Each of your 3 members, active or invited, costs €12.00 for Apr 1 – 30, 2026. 3\u00a0×\u00a0€12.00 = €36.00.',
      );
      assert.equal(
        await ofLine(line(), 'fr'),
        'Chacun de vos 3 membres, actifs ou invités, coûte 12,00\u00a0€ pour la période\u202f: 1er–30 avr. 2026. 3\u00a0×\u00a012,00\u00a0€ = 36,00\u00a0€.',
      );
    });

    it('renewal of one member, and of a plan with one price', async () => {
      const one = line({ quantity: 1, members: 1, amount: eur(1200) });
      assert.equal(await ofLine(one), 'Your one member costs €12.00 for Apr 1 – 30, 2026.');
      assert.equal(
        await ofLine(one, 'fr'),
        'Votre seul membre coûte 12,00\u00a0€ pour la période\u202f: 1er–30 avr. 2026.',
      );
      const plan = { ...one, members: 0 };
      assert.equal(await ofLine(plan), 'The Standard plan costs €12.00 for Apr 1 – 30, 2026.');
      assert.equal(
        await ofLine(plan, 'fr'),
        'Le forfait Standard coûte 12,00\u00a0€ pour la période\u202f: 1er–30 avr. 2026.',
      );
    });

    it('member_added: what is left of the period (SEAT-1)', async () => {
      assert.equal(
        await ofLine(nadia),
        'Nadia’s seat begins on Apr 16, 2026: 15 of the period’s 30 days are left. 15/30 of €12.00 is €6.00. Rounded once, to the nearest €0.01.',
      );
      assert.equal(
        await ofLine(nadia, 'fr'),
        'Nadia est membre à partir du 16 avr. 2026\u202f: il reste 15 des 30\u00a0jours de la période. 15/30 de 12,00\u00a0€ font 6,00\u00a0€. Arrondi une seule fois, à 0,01\u00a0€ près.',
      );
    });

    it('member_added on the last day, and on the first', async () => {
      const last = {
        ...nadia,
        period: { start: '2026-04-30', end: '2026-05-01' },
        units: 1,
        amount: eur(40),
      };
      assert.include(await ofLine(last), '1 of the period’s 30 days is left. 1/30 of €12.00 is €0.40.');
      assert.include(await ofLine(last, 'fr'), 'il reste 1 des 30\u00a0jours de la période.');
      const first = {
        ...nadia,
        period: { start: '2026-04-01', end: '2026-05-01' },
        units: 30,
        amount: eur(1200),
      };
      assert.equal(
        await ofLine(first),
        'Nadia’s seat begins on Apr 1, 2026: the whole period is ahead, so the whole price is charged, €12.00.',
      );
    });

    it('member_added without a name', async () => {
      assert.match(
        await ofLine({ ...nadia, params: { name: null } }),
        /^A member’s seat begins on Apr 16, 2026:/,
      );
    });

    it('member_added that was cut short before it was charged says so beside the renewal (SEAT-5)', async () => {
      assert.equal(
        await ofLine(cutShort, 'en', [mayRenewal, cutShort]),
        'Nadia’s seat is for Apr 16 – 23, 2026: 8 of the period’s 30 days are charged. 8/30 of €12.00 is €3.20. Rounded once, to the nearest €0.01.',
      );
      assert.match(
        await ofLine(cutShort, 'fr', [mayRenewal, cutShort]),
        /^Nadia est membre pour une partie de la période, 16–23 avr\. 2026\u202f: 8 des 30\u00a0jours de la période\./,
      );
    });

    it('member_removed: what it was charged, less what was used (SEAT-2)', async () => {
      assert.equal(
        await ofLine(chloe),
        'Chloé’s seat ends on Apr 16, 2026. €12.00 was charged for it. 15 of the period’s 30 days were used. 15/30 of €12.00 is €6.00. The rest is given back: €12.00 − €6.00 = €6.00. What was used is rounded once, to the nearest €0.01; what is given back is exactly the rest.',
      );
      assert.equal(
        await ofLine(chloe, 'fr'),
        'Chloé n’est plus membre à partir du 16 avr. 2026. Montant facturé\u202f: 12,00\u00a0€. Utilisés\u202f: 15 des 30\u00a0jours de la période. 15/30 de 12,00\u00a0€ font 6,00\u00a0€. Le reste vous est rendu\u202f: 12,00\u00a0€ − 6,00\u00a0€ = 6,00\u00a0€. Ce qui a été utilisé est arrondi une seule fois, à 0,01\u00a0€ près\u202f; ce qui est rendu est exactement le reste.',
      );
    });

    it('member_removed on the day of the invitation: all of it', async () => {
      const same = { ...chloe, params: { ...chloe.params, charged: eur(600), used: eur(0), unitsUsed: 0 } };
      assert.equal(
        await ofLine(same),
        'Chloé’s seat ends on Apr 16, 2026. €6.00 was charged for it. It was not used, so all of it is given back: €6.00.',
      );
    });

    it('plan_left and plan_joined, of a member (PLAN-2)', async () => {
      assert.equal(
        await ofLine(planLeft),
        'Nadia’s seat on the Standard plan ends on Apr 24, 2026. €6.00 was charged for it. 8 of the period’s 30 days were used. 8/30 of €12.00 is €3.20. The rest is given back: €6.00 − €3.20 = €2.80. What was used is rounded once, to the nearest €0.01; what is given back is exactly the rest.',
      );
      assert.match(await ofLine(planLeft, 'fr'), /^Nadia quitte le forfait Standard le 24 avr\. 2026\./);
      assert.equal(
        await ofLine(planJoined),
        'Nadia’s seat on the Plus plan begins on Apr 16, 2026: 15 of the period’s 30 days are left. 15/30 of €20.00 is €10.00. Rounded once, to the nearest €0.01.',
      );
      assert.match(
        await ofLine(planJoined, 'fr'),
        /^Nadia passe au forfait Plus le 16 avr\. 2026\u202f: il reste 15/,
      );
    });

    it('plan_left and plan_joined where the plan has one price: nobody is named', async () => {
      const nobody = { members: 0 };
      assert.match(
        await ofLine({ ...planLeft, ...nobody, params: { ...planLeft.params, name: null } }),
        /^The Standard plan ends on Apr 24, 2026\. €6\.00 was charged for it\./,
      );
      const joined = { ...planJoined, ...nobody, params: { planName: 'Plus' } };
      assert.match(await ofLine(joined), /^The Plus plan begins on Apr 16, 2026: 15 of/);
      assert.match(
        await ofLine(joined, 'fr'),
        /^Le forfait Plus commence le 16 avr\. 2026\u202f: il reste 15/,
      );
    });

    it('of several seats shows how many', async () => {
      const three = { ...planJoined, params: { planName: 'Plus' }, quantity: 3, amount: eur(3000) };
      assert.include(await ofLine({ ...three, members: 0 }), '3 × 15/30 of €20.00 is €30.00.');
    });

    it('by the second: as people say it, and exactly (CAL-3)', async () => {
      const seconds: Line = {
        ...nadia,
        unit: 'second',
        units: 1_286_400,
        unitsInPeriod: 2_592_000,
        amount: eur(596),
      };
      assert.equal(
        await ofLine(seconds),
        'Nadia’s seat begins on Apr 16, 2026: time left is about 14 days, 21 hours of the period’s 30 days. That share of €12.00 is €5.96. Counted by the second: 1,286,400/2,592,000 of €12.00. Rounded once, to the nearest €0.01.',
      );
      assert.equal(
        anySpaces(await ofLine(seconds, 'fr')),
        'Nadia est membre à partir du 16 avr. 2026 : il reste environ 14 jours et 21 heures sur les 30 jours de la période. Cette part de 12,00 € fait 5,96 €. Décompte à la seconde : 1 286 400/2 592 000 de 12,00 €. Arrondi une seule fois, à 0,01 € près.',
      );
    });

    it('in a currency without decimals, with three, and with two that Intl does not display', async () => {
      const yen = (amount: number) => ({ amount, currency: 'JPY' });
      const inYen = { ...nadia, unitAmount: yen(1500), amount: yen(750) };
      assert.include(await ofLine(inYen), '15/30 of ¥1,500 is ¥750. Rounded once, to the nearest ¥1.');
      const dinar = (amount: number) => ({ amount, currency: 'KWD' });
      const inDinar = { ...nadia, unitAmount: dinar(4500), amount: dinar(2250) };
      assert.include(
        await ofLine(inDinar),
        '15/30 of KWD\u00a04.500 is KWD\u00a02.250. Rounded once, to the nearest KWD\u00a00.001.',
      );
      const forint = (amount: number) => ({ amount, currency: 'HUF' });
      const inForint = { ...nadia, unitAmount: forint(1_440_000), amount: forint(720_000) };
      assert.include(
        await ofLine(inForint),
        '15/30 of HUF\u00a014,400.00 is HUF\u00a07,200.00. Rounded once, to the nearest HUF\u00a00.01.',
      );
    });

    it('of a kind that is not known: what the line says itself, and no picture', async () => {
      const storage = { ...nadia, kind: 'storage' };
      const reason = await explained({ of: 'line', line: storage, lines: [] });
      assert.equal(said(reason), 'For Apr 16 – 30, 2026: 15 of 30 days × €12.00. It comes to €6.00.');
      assert.isEmpty(drawn(reason));
      assert.equal(
        await ofLine(storage, 'fr'),
        'Période\u202f: 16–30 avr. 2026. Calcul\u202f: 15\u00a0jours sur 30 × 12,00\u00a0€. Montant\u202f: 6,00\u00a0€.',
      );
    });

    it('of a credit that does not say what was used is neutral too', async () => {
      assert.match(
        await ofLine({ ...chloe, params: { name: 'Chloé' } }),
        /^For Apr 16 – 30, 2026: .* −€6\.00\.$/,
      );
    });

    it('shows markup in a name as text', async () => {
      const hostile = '<img src=x onerror=alert(1)>';
      const reason = await explained({
        of: 'line',
        line: { ...nadia, params: { name: hostile } },
        lines: [],
      });
      assert.include(said(reason), hostile);
      assert.isEmpty(findAll(reason, 'img'));
    });
  });

  describe('draws the period', () => {
    const draw = (one: Line, locale?: string, lines: Line[] = []): Promise<AmountReason> =>
      explained({ of: 'line', line: one, lines }, locale);
    const widths = (reason: AmountReason): [string, number][] =>
      findAll(reason, '.period rect').map((part) => [
        part.getAttribute('class') ?? '',
        Math.round(Number(part.getAttribute('x'))),
      ]);

    it('with the part that is charged', async () => {
      const reason = await draw(nadia);
      assert.deepEqual(drawn(reason), [
        'Apr 1, 2026 Apr 30, 2026',
        '15 days before, not charged',
        '15 days charged, Apr 16 – 30, 2026',
      ]);
      assert.deepEqual(widths(reason), [
        ['before', 0],
        ['charged', 15],
      ]);
    });

    it('with the part that was used, and what is given back', async () => {
      assert.deepEqual(drawn(await draw(planLeft)), [
        'Apr 1, 2026 Apr 30, 2026',
        '15 days before, not charged',
        '8 days used',
        '7 days given back, Apr 24 – 30, 2026',
      ]);
      assert.deepEqual(drawn(await draw(planLeft, 'fr')).map(anySpaces), [
        '1er avr. 2026 30 avr. 2026',
        'Avant, non facturé : 15 jours',
        'Utilisé : 8 jours',
        'Rendu : 7 jours, 24–30 avr. 2026',
      ]);
    });

    it('of a charge that was cut short: what came after is not charged', async () => {
      const reason = await draw(cutShort, 'en', [mayRenewal, cutShort]);
      assert.deepEqual(drawn(reason), [
        'Apr 1, 2026 Apr 30, 2026',
        '15 days before, not charged',
        '8 days charged, Apr 16 – 23, 2026',
        '7 days after, not charged',
      ]);
    });

    it('to the days when seconds are counted, a change of clocks in between too', async () => {
      // March 2026 in Paris has an hour less.
      const inMarch: Line = {
        ...nadia,
        period: { start: '2026-03-17', end: '2026-04-01' },
        unit: 'second',
        units: 1_292_400,
        unitsInPeriod: 2_674_800,
      };
      assert.deepEqual(drawn(await draw(inMarch)), [
        'Mar 1, 2026 Mar 31, 2026',
        '16 days before, not charged',
        '14 days, 23 hours charged, Mar 17 – 31, 2026',
      ]);
    });

    it('not where a whole period is charged', async () => {
      assert.isEmpty(drawn(await draw(line())));
    });

    it('from right to left where the page is read so', async () => {
      const middle = (part: Element | undefined): number => {
        const { left, right } = part?.getBoundingClientRect() ?? { left: 0, right: 0 };
        return (left + right) / 2;
      };
      const ltr = await draw(nadia);
      const [before, charged] = findAll(ltr, '.period rect');
      assert.isBelow(middle(before), middle(charged));
      clear();
      const rtl = await draw(nadia, 'ar');
      const [earlier, counted] = findAll(rtl, '.period rect');
      assert.isAbove(middle(earlier), middle(counted));
    });

    it('within 280 px', async () => {
      const reason = await draw({
        ...nadia,
        params: { name: 'Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh' },
      });
      reason.parentElement?.parentElement?.setAttribute('style', 'inline-size: 280px');
      await eventually(() => reason.getBoundingClientRect().width === 280);
      for (const part of findAll(reason, '*')) {
        assert.isAtMost(part.getBoundingClientRect().right, reason.getBoundingClientRect().right + 1);
      }
    });
  });

  describe('of an invoice’s totals', () => {
    const tax = { category: 'standard', rate: '0.21', taxableAmount: eur(496), amount: eur(104) } as const;
    const untaxed = invoice({
      net: eur(600),
      tax: [{ category: 'reverse_charge', rate: '0', taxableAmount: eur(600), amount: eur(0) }],
    });

    it('net', async () => {
      assert.equal(await ofTotal({ of: 'net' }, invoice()), 'The total of €6.00, without the tax in it.');
      assert.equal(
        await ofTotal({ of: 'net' }, invoice(), 'fr'),
        'Le total de 6,00\u00a0€, sans la taxe qu’il comprend.',
      );
      assert.equal(
        await ofTotal({ of: 'net' }, untaxed),
        'No VAT is charged, so this is the same as the total.',
      );
    });

    it('tax of the one rate (TAX-1)', async () => {
      assert.equal(
        await ofTotal({ of: 'tax', tax }, invoice()),
        'Prices include VAT. Of €6.00, €1.04 is VAT at 21%, and €4.96 is the price without it. Rounded once for each rate, to the nearest €0.01.',
      );
      assert.equal(
        anySpaces(await ofTotal({ of: 'tax', tax }, invoice(), 'fr')),
        'Les tarifs comprennent la TVA. Sur 6,00 €, 1,04 € de TVA à 21 %, et 4,96 € hors taxe. Arrondie une seule fois par taux, à 0,01 € près.',
      );
    });

    it('tax of one of several rates does not take the total for its own', async () => {
      const other = { ...tax, rate: '0.1', taxableAmount: eur(1000), amount: eur(100) };
      assert.match(
        await ofTotal({ of: 'tax', tax: other }, invoice({ tax: [tax, other] })),
        /^Prices include VAT\. €1\.00 is VAT at 10%, and €10\.00 is the price without it\./,
      );
    });

    it('reverse charge, and outside the scope of VAT (TAX-2)', async () => {
      assert.equal(
        await ofTotal({ of: 'tax', tax: { ...tax, category: 'reverse_charge' } }, untaxed),
        'You gave a valid VAT number of another EU country than the seller’s, so no VAT is charged: you account for it yourself. Prices are without VAT.',
      );
      assert.equal(
        await ofTotal({ of: 'tax', tax: { ...tax, category: 'outside_scope' } }, untaxed),
        'EU VAT does not apply at your address. Prices are those of your country, without VAT.',
      );
      assert.match(
        await ofTotal({ of: 'tax', tax: { ...tax, category: 'reverse_charge' } }, untaxed, 'fr'),
        /aucune TVA n’est facturée, c’est à vous de la déclarer\. Les tarifs sont hors taxe\.$/,
      );
    });

    it('total', async () => {
      assert.equal(
        await ofTotal({ of: 'total' }, invoice()),
        'The amount of the line above. VAT is included.',
      );
      assert.equal(
        await ofTotal({ of: 'total' }, invoice({ ...untaxed, lines: [added, removed] })),
        'The 2 lines above, added up. No VAT is charged.',
      );
      assert.equal(
        await ofTotal({ of: 'total' }, invoice({ lines: [added, removed] }), 'fr'),
        'La somme des 2 lignes ci-dessus. TVA comprise.',
      );
    });

    it('credit notes, whether they lowered it or it was paid (CRED-1)', async () => {
      const note = { id: 'cn_1', number: 'CN-204', total: eur(280) };
      const of = { of: 'creditNote' } as const;
      assert.equal(
        await ofTotal(of, invoice({ creditNotes: [note], credited: eur(280) })),
        'Part of this invoice was given back later, and taken off what it asked for.',
      );
      assert.equal(
        await ofTotal(of, invoice({ creditNotes: [note], credited: eur(0) })),
        'Part of this invoice was given back after it was paid, so it went to your credit.',
      );
      assert.equal(
        await ofTotal(of, invoice({ creditNotes: [note, { ...note, id: 'cn_2' }], credited: eur(280) })),
        'Part of this invoice was given back later. €2.80 was taken off what it asked for; what was paid already went to your credit.',
      );
    });

    it('balance applied, and balance that grew (CRED-2, PLAN-2)', async () => {
      const of = { of: 'balanceApplied' } as const;
      assert.equal(
        await ofTotal(of, invoice({ total: eur(3600), balanceApplied: eur(600) })),
        'Your credit pays €6.00 of €36.00, the oldest credit first. The total and its VAT stay the same.',
      );
      assert.equal(
        await ofTotal(of, invoice({ total: eur(3600), balanceApplied: eur(600) }), 'fr'),
        'Votre crédit règle 6,00\u00a0€ sur 36,00\u00a0€, en commençant par le plus ancien. Le total et sa TVA ne changent pas.',
      );
      assert.equal(
        await ofTotal(of, invoice({ total: eur(-6600), balanceApplied: eur(-6600) })),
        'More is given back than charged, so €66.00 goes to your credit.',
      );
    });

    it('paid', async () => {
      const attempt = {
        id: 'pay_1',
        at: '2026-04-17T09:00:00+02:00',
        status: 'succeeded',
        declineCode: null,
        amount: eur(600),
        method: { type: 'card', brand: 'visa', last4: '4242' },
      } as const;
      const failed = { ...attempt, status: 'failed' } as const;
      assert.equal(
        await ofTotal({ of: 'amountPaid' }, invoice({ attempts: [failed, attempt] })),
        '€6.00 was paid on Apr 17, 2026.',
      );
      assert.equal(
        await ofTotal({ of: 'amountPaid' }, invoice()),
        'Payments that have arrived for this invoice.',
      );
    });

    it('amount due: the total, less all that was taken off (INV-1)', async () => {
      const of = { of: 'amountDue' } as const;
      const owed = invoice({
        total: eur(3600),
        credited: eur(280),
        balanceApplied: eur(600),
        amountPaid: eur(0),
        amountDue: eur(2720),
      });
      assert.equal(
        await ofTotal(of, owed),
        'The total of €36.00, less €2.80 that was given back and €6.00 from your credit, leaves €27.20.',
      );
      assert.equal(
        await ofTotal(of, owed, 'fr'),
        'Le total de 36,00\u00a0€, moins 2,80\u00a0€ rendus et 6,00\u00a0€ de votre crédit, laisse 27,20\u00a0€.',
      );
      assert.equal(
        await ofTotal(of, invoice({ status: 'void' })),
        'This invoice was taken back: nothing is owed for it.',
      );
      assert.equal(
        await ofTotal(of, invoice({ total: eur(-6600), balanceApplied: eur(-6600) })),
        'More is given back than charged, so nothing is due.',
      );
    });

    it('amount due of the estimate says when (INV-4)', async () => {
      assert.ok(upcoming.estimate);
      assert.equal(
        await ofTotal({ of: 'amountDue' }, upcoming.estimate),
        'The total of €36.00, less €6.00 from your credit, leaves €30.00. It is charged on May 1, 2026, if nothing changes until then.',
      );
    });

    it('what a credit note gives back, with its tax, and where it went', async () => {
      assert.equal(
        await ofTotal({ of: 'tax', tax }, creditNote()),
        'The VAT that was charged is given back too. Of €6.00, €1.04 is VAT at 21%, and €4.96 is the price without it.',
      );
      assert.equal(
        await ofTotal({ of: 'toInvoice' }, creditNote()),
        'Invoice INV-10681 still asks for money, so this is taken off it first.',
      );
      assert.equal(
        await ofTotal({ of: 'toBalance' }, creditNote()),
        'What was paid already goes to your credit. It pays your next invoice, before your payment method does.',
      );
      assert.equal(
        await ofTotal({ of: 'toInvoice' }, creditNote(), 'fr'),
        'La facture INV-10681 n’est pas entièrement payée\u202f: ce montant en est d’abord déduit.',
      );
    });
  });

  describe('of the account’s credit', () => {
    it('what came and went, where the ledger does not say what is left of which', async () => {
      const { remaining: _, ...grant } = granted(eur(1000), eur(0), '2026-03-02T23:30:00+01:00');
      const applied: CreditEntry = {
        ...grant,
        kind: 'applied',
        amount: eur(-400),
        at: '2026-04-01T09:00:00+02:00',
        creditNoteId: null,
        invoiceId: 'inv_1',
      };
      const of: Figure = { of: 'credits', credits: { ...credits(), data: [applied, grant] } };
      assert.equal(
        said(await explained(of)),
        '€4.00 was taken off it on Apr 1, 2026. €10.00 was credited on Mar 2, 2026.',
      );
      assert.equal(
        anySpaces(said(await explained(of, 'fr'))),
        'Déduit le 1er avr. 2026 : 4,00 €. Crédité le 2 mars 2026 : 10,00 €.',
      );
    });

    it('what is left of each that was granted (CRED-2)', async () => {
      const of = (data: CreditEntry[], nextCursor: string | null = null): Figure => ({
        of: 'credits',
        credits: { ...credits(), data, nextCursor },
      });
      const whole = granted(eur(600));
      const partly = granted(eur(1000), eur(400), '2026-03-02T23:30:00+01:00');
      const used = granted(eur(200), eur(0), '2026-01-10T09:00:00+01:00');
      const applied = { ...used, kind: 'applied' as const, amount: eur(-200), creditNoteId: null };
      assert.equal(said(await explained(of([whole]))), '€6.00 was credited on Apr 16, 2026.');
      assert.equal(
        said(await explained(of([whole, applied, partly, used]))),
        '€6.00 was credited on Apr 16, 2026. Of €10.00 credited on Mar 2, 2026, €4.00 is left.',
      );
      assert.equal(
        said(await explained(of([whole], '2'))),
        '€6.00 was credited on Apr 16, 2026. Whatever is left of earlier credits is in it, too.',
      );
      assert.equal(
        anySpaces(said(await explained(of([partly]), 'fr'))),
        'Crédité le 2 mars 2026 : 10,00 €, dont il reste 4,00 €.',
      );
    });
  });

  describe('of a quote (QUO-1)', () => {
    const due = (more: Partial<Quote>, locale?: string): Promise<string> =>
      ofTotal({ of: 'dueNow' }, quote(more), locale);

    it('what is due now', async () => {
      assert.equal(await due({}), 'The amount of the line above. It is charged when you confirm.');
      assert.equal(
        await due({}, 'fr'),
        'Le montant de la ligne ci-dessus. Ce montant est prélevé quand vous confirmez.',
      );
      assert.equal(
        await due({ creditApplied: eur(200), dueNow: eur(400) }),
        'The total of €6.00, less €2.00 from your credit, leaves €4.00. It is charged when you confirm.',
      );
      assert.equal(
        await due({ creditApplied: eur(600), dueNow: eur(0) }),
        'The total of €6.00, less €6.00 from your credit, leaves €0.00.',
      );
    });

    it('what is due for an invoice, and when nothing is', async () => {
      const pays = { change: { type: 'pay_invoice', invoiceId: 'inv_2' } } as const;
      assert.equal(
        await due({ ...pays, lines: [] }),
        'What the invoice still asks for. It is charged when you confirm.',
      );
      assert.equal(
        await due(pays),
        'What the invoice still asks for, and the lines above. It is charged when you confirm.',
      );
      assert.equal(await due({ lines: [], dueNow: eur(0) }), 'Nothing is charged for it.');
      assert.equal(
        await due({ outcome: 'scheduled', effectiveAt: '2026-05-01T00:00:00+02:00', lines: [] }),
        'The change takes effect on May 1, 2026, so nothing is charged now.',
      );
    });

    it('what waits for the renewal (SEAT-5), and the renewal itself (SEAT-9)', async () => {
      assert.equal(
        await ofTotal({ of: 'dueAtRenewal' }, quote()),
        'It is not charged now, but together with your next renewal.',
      );
      assert.equal(
        await ofTotal({ of: 'nextRenewal' }, quote()),
        'An estimate of the renewal on May 1, 2026: what a whole period costs then, less your credit, if nothing else changes. Without this change it is €36.00.',
      );
    });

    it('credit that is applied, and where credit goes', async () => {
      assert.match(
        await ofTotal({ of: 'creditApplied' }, quote({ creditApplied: eur(200) })),
        /^Your credit pays €2\.00 of €6\.00, the oldest credit first\./,
      );
      const to = (destination: string, invoiceNumber: string | null = null): TotalFigure => ({
        of: 'creditTo',
        creditTo: { to: destination as 'balance', amount: eur(600), invoiceNumber },
      });
      assert.match(
        await ofTotal(to('balance'), removalQuote),
        /^What was paid already goes to your credit\./,
      );
      assert.match(
        await ofTotal(to('invoice', 'INV-7'), removalQuote),
        /^Invoice INV-7 still asks for money/,
      );
      assert.match(
        await ofTotal(to('pending_charge'), removalQuote),
        /^The charge has not been invoiced yet/,
      );
      assert.equal(await ofTotal(to('gift_card'), removalQuote), 'It is given back to you.');
    });

    it('tax that is given back, though its amounts are negative', async () => {
      const [tax] = removalQuote.tax;
      assert.ok(tax);
      assert.match(
        await ofTotal({ of: 'tax', tax }, removalQuote),
        /Of €6\.00, €1\.04 is VAT at 21%, and €4\.96/,
      );
    });
  });

  describe('stands at the figure', function () {
    // Whole elements, some on the mock backend.
    this.timeout(10_000);

    it('opens and closes by keyboard, and says which it is', async () => {
      const element = showInvoice(invoice({ lines: [nadia] }));
      await reads(element, 'Nadia added');
      const { why, reason } = figureOf(element, '€6.00');
      assert.equal(why.ariaExpanded, 'false');
      why.focus();
      await sendKeys({ press: 'Enter' });
      await eventually(() => reason.checkVisibility() && said(reason));
      assert.equal(why.ariaExpanded, 'true');
      assert.equal(why.getRootNode() instanceof ShadowRoot && why.matches(':focus'), true);
      await sendKeys({ press: 'Space' });
      await eventually(() => !reason.checkVisibility());
      assert.equal(why.ariaExpanded, 'false');
      assert.equal(said(reason), '');
    });

    it('opens by mouse, each on its own', async () => {
      const element = showInvoice(invoice({ lines: [nadia, chloe] }));
      await reads(element, 'Chloé removed');
      const { why, reason } = figureOf(element, '−€6.00');
      await click(why);
      await eventually(() => said(reason).startsWith('Chloé’s seat ends'));
      assert.isFalse(figureOf(element, '€4.96').reason.checkVisibility());
    });

    it('follows when the line changes, and the language', async () => {
      const reason = await explained({ of: 'line', line: nadia, lines: [] });
      reason.figure = { of: 'line', line: chloe, lines: [] };
      await eventually(() => said(reason).startsWith('Chloé’s seat ends'));
      reason.closest('billing-provider')?.setAttribute('locale', 'fr');
      await eventually(() => said(reason).startsWith('Chloé n’est plus membre'));
    });

    it('of every figure of the lines and the totals', async () => {
      const element = showInvoice(
        invoice({ balanceApplied: eur(100), creditNotes: [{ id: 'cn', number: 'CN-1', total: eur(50) }] }),
      );
      await reads(element, 'Total');
      // The line, net, tax, total, balance, credit note, paid, due.
      assert.lengthOf(findAll(element, '.why'), 8);
    });

    it('an invoice that gives more back than it charges says that the balance grew (PLAN-2)', async () => {
      const element = showInvoice(
        invoice({ total: eur(-6600), balanceApplied: eur(-6600), amountPaid: eur(0) }),
      );
      await reads(element, 'Added to your credit €66.00 Why?');
      assert.notInclude(textOf(element), 'NaN');
    });

    it('says the same before, after, and of the next renewal', async () => {
      const sentences: string[] = [];
      const keep = async (root: ParentNode & Node): Promise<void> => {
        await reads(root, 'Nadia added');
        const { why, reason } = figureOf(root, '€6.00');
        await click(why);
        await eventually(() => said(reason));
        sentences.push(said(reason));
        clear();
      };
      const team = new TeamBackend();
      team.quotes = [() => Promise.resolve(quote({ lines: [nadia] }))];
      const members = only(provide(team.adapter, '<billing-members></billing-members>'), 'billing-members');
      await reads(members, 'Invite by e-mail');
      findAll(members, 'input[name=email]')[0]?.focus();
      await sendKeys({ type: 'nadia@example.org' });
      await sendKeys({ press: 'Enter' });
      await keep(members);
      await keep(showInvoice(invoice({ lines: [nadia] })));
      const { estimate } = upcoming;
      assert.ok(estimate);
      const { invoices, ...others } = fixtureAdapter();
      const next = { ...upcoming, estimate: { ...estimate, lines: [mayRenewal, nadia] } };
      const adapter = { ...others, invoices: { ...invoices, upcoming: () => Promise.resolve(next) } };
      await keep(only(provide(adapter, '<billing-history></billing-history>'), 'billing-history'));
      assert.lengthOf(sentences, 3);
      for (const sentence of sentences) {
        assert.match(
          sentence,
          /^Nadia’s seat begins on Apr 16, 2026: 15 of the period’s 30 days are left\. 15\/30/,
        );
        assert.equal(sentence, sentences[0]);
      }
    });

    it('of a quote by the real rules, and of the invoice that it becomes, is the same (QUO-2)', async () => {
      const mock = createMockFetch({ scenario: 'team', at: '2026-04-16' });
      const { endpoint, fetch, tokens } = mock;
      const adapter = createHttpAdapter({ endpoint, fetch, getToken: () => tokens.owner ?? null });
      const before = await adapter.quotes.create({ type: 'add_members', emails: ['nadia@example.com'] });
      const { invoiceId } = await adapter.quotes.accept(before.id);
      const after = await adapter.invoices.read(invoiceId ?? '');
      const [quoted] = before.lines;
      const [charged] = after.lines;
      assert.ok(quoted && charged);
      const sentence = await ofLine(quoted);
      assert.equal(
        sentence,
        'nadia@example.com’s seat begins on Apr 16, 2026: 15 of the period’s 30 days are left. 15/30 of €12.00 is €6.00. Rounded once, to the nearest €0.01.',
      );
      assert.equal(await ofLine(charged), sentence);
    });

    it('is accessible, open and closed', async () => {
      const element = showInvoice(invoice({ lines: [nadia, chloe] }));
      await reads(element, 'Chloé removed');
      await expect(element).to.be.accessible();
      for (const why of findAll(element, '.why')) why.click();
      await eventually(() => findAll(element, '.reason').length === 7);
      await expect(element).to.be.accessible();
    });
  });
});
