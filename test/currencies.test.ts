// Every currency of ISO 4217 in every place of the mock backend that writes an amount. The elements have such a test of
// their own, in the browsers. What is expected comes from iso-4217.ts, never from the table under test.
import {
  currencyDecimals,
  currencyFormat,
  type Change,
  type Invoice,
  type InvoiceList,
  type Money,
} from '@billfold/contract';
import { readRecipe } from '@billfold/mocks';
import type { AccountState } from '@billfold/rules';
import { data as olderList } from 'currency-codes';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { extractText } from 'unpdf';
import { bankPage } from '../mocks/src/backend/frames/bank/page.ts';
import { writeMails, type Mail } from '../mocks/src/backend/mail.ts';
import { mailWords } from '../mocks/src/backend/mail/languages.ts';
import { plainDecimal, readDecimal } from '../mocks/src/decimals.ts';
import { invoicesCsv } from '../mocks/src/documents/csv.ts';
import { creditNotePdf, invoicePdf } from '../mocks/src/documents/pdf.ts';
import { TestBackend } from '../mocks/src/testing/backend.ts';
import { exampleCreditNote, exampleInvoice, exampleLine } from '../mocks/src/testing/documents.ts';
import { minorUnits, withoutMinorUnit } from './iso-4217.ts';

/** 720000 in the minor unit, by the number of decimals. */
const written = {
  plain: ['720000', '72000.0', '7200.00', '720.000', '72.0000'],
  en: ['720,000', '72,000.0', '7,200.00', '720.000', '72.0000'],
  fr: ['720 000', '72 000,0', '7 200,00', '720,000', '72,0000'],
};

/** Every code, with what 720000 of it is: in French with plain spaces. */
const all = (how: keyof typeof written): [currency: string, text: string][] =>
  [...minorUnits, ...withoutMinorUnit.map((code): [string, number] => [code, 2])].map(([code, decimals]) => [
    code,
    written[how][decimals] ?? '',
  ]);

const of = (currency: string, amount = 720_000): Money => ({ amount, currency });
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

/** Figures with separators of any kind, of which spaces stand before three digits only. */
const FIGURES = /\d+(?:[.,\u00a0\u202f]\d+)*/g;

/** That an amount stands in a text as often as that or more, and no other figure that begins with the digits of 720000. */
function says(text: string, amount: string, times = 1): void {
  const figures = (text.match(FIGURES) ?? []).map(plain).filter((figure) => /^7[.,\s]?2/.test(figure));
  assert.deepEqual([...new Set(figures)], [amount], text);
  assert.ok(figures.length >= times, `${amount} only ${figures.length} times in ${text}`);
}

describe('the decimals of currencies', () => {
  it('are those of ISO 4217, and two where it has none', () => {
    assert.equal(minorUnits.size, 165);
    for (const [code, decimals] of minorUnits) assert.equal(currencyDecimals(code), decimals, code);
    for (const code of withoutMinorUnit) assert.equal(currencyDecimals(code), 2, code);
  });

  it('are two of codes that nobody knows, and of what is no code', () => {
    for (const code of ['ZZZ', 'BGN', 'EURO', 'JPYX', 'XJPY', 'YEN', 'US$', '€', 'JP', ' JPY', 'JPY\n', ''])
      assert.equal(currencyDecimals(code), 2, code);
  });

  it('do not depend on the letter case, as Intl’s reading of a code does not', () => {
    assert.deepEqual(
      ['jpy', 'Kwd', 'clf', 'huf'].map((code) => currencyDecimals(code)),
      [0, 3, 4, 2],
    );
    assert.equal(new Intl.NumberFormat('en', currencyFormat('jpy')).format('968E-0'), '¥968');
  });

  it('are agreed on by a second reading of list one, from June 2024', () => {
    // Since then XAD and XCG have come, and ANG, BGN and CUC are gone.
    const known = olderList.filter(({ code }) => !['ANG', 'BGN', 'CUC'].includes(code));
    const expected = [...minorUnits, ...withoutMinorUnit.map((code): [string, number] => [code, 0])];
    assert.deepEqual(
      new Map(known.map(({ code, digits }) => [code, digits])),
      new Map(expected.filter(([code]) => !['XAD', 'XCG'].includes(code)).sort()),
    );
  });
});

describe('720000 in the minor unit of every currency', () => {
  it('is right in the mails of every kind', () => {
    for (const locale of ['en', 'fr'] as const) {
      const { account } = new TestBackend({ overrides: { periodStart: '2026-04-01', locale } }).instance;
      for (const [currency, text] of all(locale)) {
        const mails = mailsWith(of(currency), account).filter(({ text }) => /7[.,\s]?2/.test(text));
        assert.ok(mails.length >= 8, `only ${mails.length} kinds of mails with an amount`);
        for (const mail of mails) {
          says(mail.text, text);
          says(mail.html, text);
          if (/\d/.test(mail.subject.replaceAll('INV-1', ''))) says(mail.subject, text);
        }
      }
    }
  });

  it('is right on an invoice and on a credit note as PDFs', async () => {
    const lines = all('en').map(([currency]) =>
      exampleLine({
        params: { planName: currency },
        unitAmount: of(currency),
        quantity: 1,
        amount: of(currency),
      }),
    );
    for (const [how, pdf, before, after] of [
      ['en', await invoicePdf(exampleInvoice({ lines }), { locale: 'en' }), '', ' plan'],
      ['fr', await creditNotePdf(exampleCreditNote({ lines }), { locale: 'fr' }), 'Forfait ', ''],
    ] as const) {
      const { text: read } = await extractText(pdf, { mergePages: true });
      for (const [currency, text] of all(how)) {
        const [, line = ''] = read.split(`${before}${currency}${after}`);
        const [, amounts = ''] = /2026\s+1 (.*?)(?:plan|Forfait|$)/s.exec(line) ?? [];
        // What a PDF is read as has no narrow spaces.
        says(amounts.replaceAll(/(?<=\d) (?=\d{3})/g, '\u202f'), text, 2);
      }
    }
  });

  it('is right in the table for spreadsheets', () => {
    const rows = invoicesCsv(
      all('plain').map(([currency]) =>
        exampleInvoice({
          net: of(currency),
          total: of(currency),
          credited: of(currency),
          balanceApplied: of(currency, -720_000),
          amountPaid: of(currency),
          amountDue: of(currency, 0),
        }),
      ),
    ).split('\r\n');
    for (const [index, [currency, text]] of all('plain').entries()) {
      const zero = text.replaceAll(/\d/g, '0').replace(/^0+(?=0)/, '');
      assert.ok(
        rows[index + 1]?.includes(`,${currency},${text},${zero},${text},${text},-${text},${text},${zero},`),
        `${currency}: ${rows[index + 1]}`,
      );
    }
  });

  it('is right in the transfer that the time machine suggests, and is read as it was written', () => {
    for (const [currency, text] of all('plain')) {
      assert.equal(plainDecimal(of(currency)), text);
      assert.equal(readDecimal(text, currency), 720_000);
      assert.equal(readDecimal(text.replace('.', ','), currency), 720_000);
      assert.equal(readDecimal(`${text}0`, currency), text.includes('.') ? NaN : 7_200_000);
    }
  });

  it('is right in what the bank asks (PAY-4)', async () => {
    const { account, paymentId } = await askedByBank();
    for (const how of ['en', 'fr'] as const) {
      for (const [currency, text] of all(how)) {
        const page = bankPage({ ...account, currency }, new URLSearchParams({ paymentId, lang: how }));
        says(page.replaceAll(/<head>.*<\/head>/gs, ''), text);
      }
    }
  });

  it('is an amount of a scenario, whatever the engine knows', () => {
    for (const [currency] of all('plain'))
      assert.equal(readRecipe({ overrides: { currency } }).overrides.currency, currency);
  });
});

describe('an account in a currency that Intl displays in its own way', () => {
  for (const [currency, decimal, english] of [
    ['HUF', '7200.00', '7,200.00'],
    ['RSD', '7200.00', '7,200.00'],
    ['ISK', '720000', '720,000'],
    ['JPY', '720000', '720,000'],
    ['KWD', '720.000', '720.000'],
    ['IQD', '720.000', '720.000'],
    ['CLF', '72.0000', '72.0000'],
    ['UYW', '72.0000', '72.0000'],
  ] as const) {
    it(`has one amount in the API, the table, the PDF and the mail: ${currency}`, async () => {
      const overrides = { currency, price: 720_000, periodStart: '2026-04-01', members: [], locale: 'en' };
      const backend = new TestBackend({ at: '2026-04-16', overrides });
      // The seat of April is in the past of the scenario; that of May is mailed.
      await backend.post('/__mock__/clock', { to: 'next_renewal' });
      const [newest] = (await backend.get<InvoiceList>('/invoices')).body.data;
      assert.ok(newest);
      const { body: invoice } = await backend.get<Invoice>(`/invoices/${newest.id}`);
      assert.deepEqual(invoice.total, of(currency));
      const table = new TextDecoder().decode((await backend.get<Uint8Array>('/invoices.csv')).body);
      const [, row = ''] = table.split('\r\n');
      assert.ok(row.startsWith(`${newest.number},`) && row.includes(`,${decimal},`), row);
      const { body: pdf } = await backend.get<Uint8Array>(`/invoices/${newest.id}/pdf`);
      const { text } = await extractText(pdf, { mergePages: true });
      assert.match(plain(text), new RegExp(`Total \\S+ ?${english} `));
      const [mail] = backend.mails.filter(({ kind }) => kind === 'invoice_issued');
      says(mail?.subject ?? '', english);
    });
  }
});

/** A mail of every kind that there is, filled with one amount. */
function mailsWith(money: Money, account: AccountState): Omit<Mail, 'id'>[] {
  const moment = '2026-04-19T09:00:00+02:00';
  const params = {
    number: 'INV-1',
    name: 'Ada',
    account: 'Atelier',
    planName: 'Plus',
    declineCode: 'card_declined',
    invoiceId: 'inv_1',
    creditNoteId: 'cn_1',
    token: 'tok',
    expiresAt: moment,
    nextAttemptAt: moment,
    amount: money,
    amountDue: money,
    total: money,
    balance: money,
  };
  const kinds = Object.keys(mailWords(account.locale).kinds) as (keyof ReturnType<
    typeof mailWords
  >['kinds'])[];
  const to = [{ name: 'Ada', email: 'ada@a.example' }];
  return kinds.flatMap((kind) =>
    writeMails(
      account,
      { type: 'mail', kind, to, params, at: Date.parse(moment) },
      'https://tandem.example/account',
    ),
  );
}

/** An account whose bank has a question about 720000: a seat for half of April. */
async function askedByBank() {
  const overrides = { price: 1_440_000, periodStart: '2026-04-01', card: '3220' };
  const backend = new TestBackend({ at: '2026-04-16', overrides });
  const { body } = await backend.change<Change>({ type: 'add_members', emails: ['new@a.example'] });
  assert.equal(body.payment?.amount.amount, 720_000);
  return { account: backend.instance.account, paymentId: body.payment.id };
}
