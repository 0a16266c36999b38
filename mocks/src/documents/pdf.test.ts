import type { Invoice, Money } from '@billfold/contract';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extractText, getDocumentProxy } from 'unpdf';
import { eur, exampleCreditNote, exampleInvoice, exampleLine } from '../testing/documents.ts';
import { creditNotePdf, invoicePdf } from './pdf.ts';
import { wordsFor } from './words.ts';

/** What a reader finds on each page, with one space between words. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  // The reader takes the bytes away.
  const { text } = await extractText(pdf.slice());
  return text.map((page) => page.replaceAll(/\s+/g, ' '));
}

async function read(invoice: Invoice, locale = 'en-GB'): Promise<string> {
  const text = (await pagesOf(await invoicePdf(invoice, { locale }))).join(' ');
  // Newer versions of CLDR put thin spaces around the dash of some ranges.
  return text.replaceAll(/(?<=\d)\s–\s(?=\d)/g, '–');
}

/** Says which of several texts is not there, in the text where it is missed. */
function says(text: string, ...wanted: string[]): void {
  for (const each of wanted) assert.ok(text.includes(each), `It does not say “${each}”: ${text}`);
}

const kwd = (amount: number): Money => ({ amount, currency: 'KWD' });

describe('an invoice as a PDF (INV-3)', () => {
  it('says who, to whom, when and in which state (INV-5)', async () => {
    const text = await read(exampleInvoice());
    says(text, 'Invoice INV-10682', 'Issued 1 April 2026', 'Due 1 April 2026', 'Status Paid');
    says(text, 'From Tandem Keizersgracht 241 1016 EA Amsterdam Netherlands VAT NL859012347B01');
    says(text, 'Atelier Moreau SARL 18 rue de la Folie-Méricourt 75011 Paris France VAT FR40303265045');
    says(text, 'Billing contact Inès Moreau ines@atelier-moreau.example');
  });

  it('explains each line (INV-6)', async () => {
    const text = await read(
      exampleInvoice({
        lines: [
          exampleLine(),
          exampleLine({
            kind: 'member_added',
            params: { name: 'Chloé Lefèvre', planName: 'Standard' },
            period: { start: '2026-04-16', end: '2026-05-01' },
            units: 15,
            quantity: 1,
            amount: eur(600),
          }),
          ...exampleCreditNote().lines,
        ],
      }),
    );
    says(text, 'Standard plan 1–30 April 2026 3 €12.00 €36.00');
    says(text, 'Chloé Lefèvre added 16–30 April 2026 · 15 of 30 days 1 €12.00 €6.00');
    says(
      text,
      'Théo Lambert removed 24–30 April 2026 · €6.00 charged, less €3.20 for 8 of 30 days of use 1 €12.00 −€2.80',
    );
  });

  it('shows a kind of line that it does not know, neutrally', async () => {
    says(await read(exampleInvoice({ lines: [exampleLine({ kind: 'tea' })] })), 'Other item');
  });

  it('tells a discount, usage, what is charged once, and the backend’s own words', async () => {
    const april = { units: 30, unitsInPeriod: 30, quantity: 1, members: 0 };
    const text = await read(
      exampleInvoice({
        lines: [
          exampleLine({
            ...april,
            kind: 'discount',
            params: { name: 'Spring offer', rate: '0.2', base: eur(6000) },
            unitAmount: eur(-1200),
            amount: eur(-1200),
          }),
          exampleLine({
            ...april,
            kind: 'usage',
            params: { name: 'API', unitName: 'calls', per: 1000 },
            quantity: 12_345,
            unitAmount: eur(50),
            amount: eur(617),
          }),
          exampleLine({ ...april, kind: 'one_off', params: { name: 'Onboarding' }, amount: eur(1200) }),
          exampleLine({ ...april, kind: 'text', params: { text: 'Postage' }, amount: eur(1200) }),
        ],
      }),
    );
    says(text, 'Discount: Spring offer 1–30 April 2026 · 20% of €60.00 1 −€12.00 −€12.00');
    says(text, 'API 1–30 April 2026 · 12,345 calls · unit price per 1,000 12,345 €0.50 €6.17');
    says(text, 'Onboarding 1–30 April 2026 1 €12.00 €12.00', 'Postage 1–30 April 2026 1 €12.00 €12.00');
  });

  it('says a proration by the second as a share of the period (CAL-3)', async () => {
    const [removed] = exampleCreditNote().lines;
    const bySecond = { unit: 'second', unitsInPeriod: 30 * 86_400, quantity: 1 } as const;
    const added = exampleLine({
      ...bySecond,
      kind: 'member_added',
      params: { name: 'Chloé Lefèvre', planName: 'Standard' },
      period: { start: '2026-04-16', end: '2026-05-01' },
      units: 15 * 86_400,
      amount: eur(600),
    });
    const given = { ...removed, ...bySecond, units: 7 * 86_400 } as Invoice['lines'][number];
    given.params = { ...given.params, unitsUsed: 8 * 86_400 };
    const invoice = exampleInvoice({ lines: [added, given] });
    says(await read(invoice), '16–30 April 2026 · half of April 1 €12.00 €6.00');
    // 8 of 30 days are 26.67 %.
    says(await read(invoice), '€6.00 charged, less €3.20 for about 27% of April');
    const french = (await read(invoice, 'fr-FR')).replaceAll(/\s/g, ' ');
    says(french, 'la moitié d’avril', 'moins 3,20 € pour environ 27 % d’avril');
  });

  it('names what it was paid with, of whatever type (INV-3)', async () => {
    const [attempt] = exampleInvoice().attempts;
    assert.ok(attempt);
    const paidWith = async (method: (typeof attempt)['method'], locale = 'en-GB') =>
      read(exampleInvoice({ attempts: [{ ...attempt, method }] }), locale);
    const none = { brand: null, last4: null };
    says(
      await paidWith({ type: 'sepa_debit', ...none, last4: '3000' }),
      '2026, SEPA Direct Debit ending in 3000',
    );
    says(await paidWith({ type: 'paypal', ...none }), '2026, PayPal');
    says(await paidWith({ type: 'tab', ...none, label: 'On the tab' }), '2026, On the tab');
    says(await paidWith({ type: 'tab', ...none }), '2026, Other payment method');
    says(
      await paidWith({ type: 'card', brand: 'visa', last4: '4242' }, 'fr'),
      'carte Visa se terminant par 4242',
    );
    says(
      await paidWith({ type: 'sepa_debit', ...none, last4: '3000' }, 'fr'),
      'Prélèvement SEPA se terminant par 3000',
    );
  });

  it('says a state and a tax that it does not know neutrally', async () => {
    const exempt = { category: 'exempt', rate: '0', taxableAmount: eur(3600), amount: eur(0) };
    const unknown = { status: 'paused', tax: [exempt] } as unknown as Partial<Invoice>;
    const text = await read(exampleInvoice(unknown));
    says(text, 'Status –', 'Tax 0% €0.00');
    assert.ok(!text.includes('undefined') && !text.includes('VAT 0%'), text);
  });

  it('adds up from net to what is due', async () => {
    const text = await read(
      exampleInvoice({
        creditNotes: [{ id: 'cn_1', number: 'CN-204', total: eur(280) }],
        credited: eur(280),
        balanceApplied: eur(600),
        amountPaid: eur(1000),
        amountDue: eur(1720),
        status: 'open',
        overdue: true,
      }),
    );
    says(text, 'Amount incl. VAT', 'Net €29.75 VAT 21% €6.25 Total €36.00');
    says(text, 'Credit note CN-204 −€2.80 Paid from your credit −€6.00 Paid −€10.00');
    says(text, 'Amount due €17.20', 'Status Overdue', 'Credit note CN-204 over €2.80 was issued');
    says(text, '€36.00 on 1 April 2026, Visa ending in 4242');
  });

  it('says that a negative total went to the balance (PLAN-2)', async () => {
    const text = await read(
      exampleInvoice({
        total: eur(-600),
        balanceApplied: eur(-600),
        amountPaid: eur(0),
        attempts: [],
      }),
    );
    says(text, 'Total −€6.00', 'Added to your credit €6.00', 'Amount due €0.00');
  });

  it('says so where the customer owes the tax, and where there is none to owe (TAX-2)', async () => {
    const free = (category: 'reverse_charge' | 'outside_scope') =>
      exampleInvoice({
        net: eur(2976),
        total: eur(2976),
        tax: [{ category, rate: '0', taxableAmount: eur(2976), amount: eur(0) }],
      });
    const reverse = await read(free('reverse_charge'));
    says(reverse, 'VAT, reverse charge €0.00', 'VAT is to be accounted for by the customer');
    assert.ok(!reverse.includes('incl. VAT'));
    says(
      await read(free('outside_scope'), 'fr'),
      'TVA non applicable',
      'hors du territoire de TVA de l’Union',
    );
  });

  it('names what each rate is reckoned from, where there are two', async () => {
    const tax = [
      { category: 'standard', rate: '0.21', taxableAmount: eur(1000), amount: eur(210) },
      { category: 'standard', rate: '0.055', taxableAmount: eur(2000), amount: eur(110) },
    ] as const;
    const text = await read(exampleInvoice({ tax: [...tax] }));
    says(text, 'VAT 21% on €10.00 €2.10', 'VAT 5.5% on €20.00 €1.10');
  });

  it('says how to pay by bank transfer, as long as it is waited for (INV-7)', async () => {
    const open = exampleInvoice({
      status: 'open',
      dueOn: '2026-05-01',
      amountPaid: eur(0),
      amountDue: eur(3600),
      attempts: [],
      paymentInstructions: {
        accountHolder: 'Tandem B.V.',
        iban: 'NL91ABNA0417164300',
        bic: 'ABNANL2A',
        reference: 'RF18539007547034',
      },
    });
    const text = await read(open, 'fr');
    says(text, 'Merci de virer 36,00 € au plus tard le 1er mai 2026');
    says(text, 'Titulaire du compte Tandem B.V. IBAN NL91 ABNA 0417 1643 00 BIC ABNANL2A');
    says(text, 'Référence RF18 5390 0754 7034');
    const paid = await read({ ...open, status: 'paid', amountDue: eur(0) });
    assert.ok(!paid.includes('IBAN'));
  });

  it('is written in French for a French account', async () => {
    const text = await read(exampleInvoice(), 'fr');
    says(text, 'Facture INV-10682', 'Date d’émission 1er avril 2026', 'État Payée', 'Pays-Bas');
    says(text, 'Forfait Standard 1er–30 avril 2026 3 12,00 € 36,00 €');
    says(text, 'Total HT 29,75 € TVA 21 % 6,25 € Total TTC 36,00 €', 'Reste à payer 0,00 €');
  });

  it('is written in English elsewhere, with the locale’s figures and days', async () => {
    says(await read(exampleInvoice(), 'de'), 'Issued 01.04.2026', 'Total 36,00 €', 'Netherlands');
    says(await read(exampleInvoice(), 'ar'), 'Total 36.00 €');
  });

  it('shows amounts of any size and of any number of decimals, exactly', async () => {
    const big = kwd(1_000_000_000_000_001);
    const text = await read(
      exampleInvoice({ lines: [exampleLine({ unitAmount: big, amount: big })], total: big, amountDue: big }),
    );
    says(text, '3 KWD 1,000,000,000,000.001 KWD 1,000,000,000,000.001');
    says(text, 'Amount due KWD 1,000,000,000,000.001');
    const yen = { amount: 968, currency: 'JPY' };
    says(await read(exampleInvoice({ total: yen }), 'en-US'), 'Total ¥968');
  });

  it('repeats the table’s head on each page and numbers them, where it is long', async () => {
    const names = Array.from({ length: 200 }, (_, index) => `Member ${index}`);
    const lines = names.map((name) =>
      exampleLine({ id: name, kind: 'member_added', params: { name, planName: 'Standard' } }),
    );
    const pages = await pagesOf(await invoicePdf(exampleInvoice({ lines }), { locale: 'en-GB' }));
    assert.ok(pages.length > 5);
    for (const [index, page] of pages.entries()) {
      says(page, 'Description Quantity Unit price Amount', `Page ${index + 1} of ${pages.length}`);
    }
    const all = pages.join(' ');
    for (const name of names) says(all, `${name} added`);
    says(pages.at(-1) ?? '', 'Amount due €0.00');
  });

  it('has no page number where one page is enough', async () => {
    const pages = await pagesOf(await invoicePdf(exampleInvoice(), { locale: 'en' }));
    assert.equal(pages.length, 1);
    assert.ok(!pages[0]?.includes('Page 1'));
  });

  it('breaks long names, and loses nothing of them', async () => {
    const name = `${'Wolfeschlegelsteinhausenbergerdorff'.repeat(6)} & Söhne`;
    const pages = await pagesOf(
      await invoicePdf(exampleInvoice({ billTo: { ...exampleInvoice().billTo, name } }), { locale: 'en' }),
    );
    says(pages.join('').replaceAll(' ', ''), name.replaceAll(' ', ''));
  });

  it('shows names in many scripts', async () => {
    const names = ['Łukasz Dvořák', 'Đorđe Ђорђе', 'Αθήνα', 'Nguyễn Ân', '株式会社カレンダー'];
    for (const name of names) {
      says(await read(exampleInvoice({ contact: { name, email: 'a@a.example' } })), name);
    }
  });

  it('names letters that no typeface has where they stand, and says so below, in its language', async () => {
    const name = 'Lugal \u{12217}\u{12157} \u202e\u0000\ue001';
    const invoice = exampleInvoice({ billTo: { ...exampleInvoice().billTo, name } });
    says(
      await read(invoice),
      'Lugal [U+12217][U+12157] [U+E001]',
      'Total €36.00',
      'Some characters could not be drawn, and are shown by their Unicode numbers: U+12217, U+12157, U+E001.',
    );
    says(
      await read(invoice, 'fr'),
      'Certains caractères n’ont pas pu être affichés et sont indiqués par leur numéro Unicode : U+12217, U+12157, U+E001.',
    );
    assert.ok(!(await read(exampleInvoice())).includes('could not be drawn'));
  });

  it('names them in every place where a name may stand', async () => {
    const odd = '\u{12217}';
    const { seller, billTo } = exampleInvoice();
    const places: Record<string, Partial<Invoice>> = {
      seller: { seller: { ...seller, name: odd } },
      street: { billTo: { ...billTo, address: { ...billTo.address, line1: odd } } },
      town: { billTo: { ...billTo, address: { ...billTo.address, city: odd } } },
      contact: { contact: { name: odd, email: 'a@a.example' } },
      member: { lines: [exampleLine({ kind: 'member_added', params: { name: odd } })] },
      plan: { lines: [exampleLine({ params: { planName: odd } })] },
    };
    for (const [place, parts] of Object.entries(places)) {
      const text = await read(exampleInvoice(parts));
      assert.equal(text.split('U+12217').length, 3, `${place}: ${text}`);
    }
  });

  it('bears its title, language, author and date, and is tagged for who listens to it', async () => {
    const document = await getDocumentProxy((await invoicePdf(exampleInvoice(), { locale: 'fr' })).slice());
    const { info } = await document.getMetadata();
    const said = new Map<string, unknown>(Object.entries(info));
    assert.equal(said.get('Title'), 'Facture INV-10682');
    assert.equal(said.get('Author'), 'Tandem');
    assert.equal(said.get('Language'), 'fr');
    assert.equal(said.get('CreationDate'), 'D:20260331220000Z');
    assert.deepEqual(await document.getMarkInfo(), { Marked: true, UserProperties: false, Suspects: false });
    const page = await document.getPage(1);
    const tree = JSON.stringify(await page.getStructTree());
    for (const role of ['H1', 'Table', 'TR', 'TH', 'TD']) assert.ok(tree.includes(`"role":"${role}"`), role);
  });

  it('is the same, byte for byte, for the same invoice', async () => {
    const [first, second] = [
      await invoicePdf(exampleInvoice(), { locale: 'fr' }),
      await invoicePdf(exampleInvoice(), { locale: 'fr' }),
    ];
    assert.deepEqual(first, second);
    const other = await invoicePdf(exampleInvoice({ number: 'INV-10683' }), { locale: 'fr' });
    assert.notDeepEqual(first, other);
  });

  it('takes a product’s own words', async () => {
    const words = { ...wordsFor('en'), invoice: 'Statement' };
    const pages = await pagesOf(await invoicePdf(exampleInvoice(), { locale: 'en', words }));
    says(pages.join(' '), 'Statement INV-10682');
  });
});

describe('a credit note as a PDF (CRED-1)', () => {
  it('says what is given back, with its tax, and where it went', async () => {
    const pages = await pagesOf(await creditNotePdf(exampleCreditNote(), { locale: 'fr' }));
    const text = pages.join(' ');
    says(text, 'Avoir CN-204', 'Date d’émission 24 avril 2026', 'Sur la facture INV-10682');
    says(text, 'Membre retiré : Théo Lambert, au prorata 24–30 avril 2026 · 6,00 € facturés, moins 3,20 €');
    says(text, '1 12,00 € 2,80 €', 'Total HT 2,32 € TVA 21 % 0,48 €', 'Montant de l’avoir 2,80 €');
    says(text, 'Déduit de la facture INV-10682 0,80 €', 'Ajouté à votre crédit 2,00 €');
  });
});
