import type { Money } from '@billfold/contract';
import { createHttpAdapter } from '@billfold/http-adapter';
import { assert } from '@open-wc/testing';
import { minorUnits, withoutMinorUnit } from '../../../test/iso-4217.ts';
import './define/all.ts';
import { L10n } from './shared/l10n.ts';
import { clear, control, eventually, findAll, only, provide, textOf } from './shared/testing/page.ts';
import { declined } from './shared/testing/scenes.ts';
import { Way } from './shared/testing/weather.ts';

/** Every code of ISO 4217's list one, with its number of decimals. */
const currencies = [...minorUnits, ...withoutMinorUnit.map((code): [string, number] => [code, 2])];

const of = (amount: number, currency: string): Money => ({ amount, currency });
const plain = (text: string): string => text.replaceAll(/\s/g, ' ');
const digitsIn = (text: string): string => text.replaceAll(/\D/g, '');

/** What differs most in how it writes amounts: before and after, other separators, symbols and decimals of its own. */
const locales =
  'en fr ar bn cs da de-AT de-CH es-CL fa he hi hu id is ja ko nl pl pt-BR ru sr sv tr vi zh-TW';

describe('the decimals of every currency', () => {
  it('are those of ISO 4217', () => {
    const l = { en: new L10n('en', undefined, []), fr: new L10n('fr', undefined, []) };
    const written = {
      en: ['720,000', '', '7,200.00', '720.000', '72.0000'],
      fr: ['720 000', '', '7 200,00', '720,000', '72,0000'],
    };
    for (const language of ['en', 'fr'] as const) {
      for (const [currency, decimals] of currencies) {
        const [amount] = /\d.*\d/.exec(plain(l[language].money(of(720_000, currency)))) ?? [];
        assert.equal(amount, written[language][decimals], `${currency} in ${language}`);
      }
    }
  });

  it('are the same in every locale', () => {
    for (const locale of locales.split(' ')) {
      const l = new L10n(`${locale}-u-nu-latn`, undefined, []);
      for (const [currency, decimals] of currencies) {
        const what = `${currency} in ${locale}`;
        assert.equal(digitsIn(l.money(of(1, currency))), '1'.padStart(decimals + 1, '0'), what);
        assert.equal(digitsIn(l.money(of(-500, currency))), '500'.padStart(decimals + 1, '0'), what);
        assert.equal(digitsIn(l.money(of(9_007_199_254_740_991, currency))), '9007199254740991', what);
      }
    }
  });

  it('are two where nobody knows the code, and its letter case does not matter', () => {
    const l = new L10n('en', undefined, []);
    for (const [money, text] of [
      [of(720_000, 'ZZZ'), 'ZZZ 7,200.00'],
      [of(720_000, 'huf'), 'HUF 7,200.00'],
      [of(968, 'jpy'), '¥968'],
      [of(720_000, 'EURO'), '720000 EURO'],
      [of(720_000, ''), '720000 '],
    ] as const)
      assert.equal(plain(l.money(money)), text);
  });
});

/** The mock's answers to all that is asked, with every amount in them replaced by one of another currency. */
class Converted {
  readonly #answers = new Map<string, Promise<string>>();
  readonly #way: Way;
  money = of(720_999, 'EUR');

  constructor(way: Way) {
    this.#way = way;
  }

  get adapter(): ReturnType<typeof createHttpAdapter> {
    const { endpoint, fetch, tokens } = this.#way.mock;
    return createHttpAdapter({
      endpoint,
      getToken: () => tokens.owner ?? null,
      fetch: async (input, init) => {
        const { url } = new Request(input);
        const answer = this.#answers.get(url) ?? fetch(input, init).then((response) => response.text());
        this.#answers.set(url, answer);
        const { amount, currency } = this.money;
        const text = (await answer).replaceAll(
          /"amount":(-?)[1-9]\d*,"currency":"EUR"/g,
          (_, sign: string) => `"amount":${sign}${amount},"currency":"${currency}"`,
        );
        return new Response(text, { headers: { 'Content-Type': 'application/json' } });
      },
    });
  }
}

/** Amounts on the page: some come late, some go where nothing is left of them. */
const ENOUGH = 35;
const AT_ONCE = 20;

describe('the elements', () => {
  let way: Way;
  let converted: Converted;
  let provider: ReturnType<typeof provide>;

  before(async () => {
    way = new Way();
    await declined(way);
    const [open] = (await way.adapter.invoices.list({ limit: 1 })).data;
    const [note] = (await way.adapter.creditNotes.list({ limit: 1 })).data;
    converted = new Converted(way);
    provider = provide(
      converted.adapter,
      `<billing-notice></billing-notice>
      <billing-history></billing-history>
      <billing-invoice item-id="${open?.id}"></billing-invoice>
      <billing-invoice view="credit_note" item-id="${note?.id}"></billing-invoice>
      <billing-spending></billing-spending>`,
      'locale="en"',
    );
    await eventually(() => figures().length > 20 && !isBusy(), 'all is there');
    control(only(provider, 'billing-spending'), 'Month by month').click();
    await eventually(() => figures().length > ENOUGH, 'the table of months');
  });
  after(clear);

  const isBusy = (): boolean =>
    [...provider.children].some((element) => findAll(element, '[aria-busy=true]').length > 0);
  /** All that is like an amount: years, numbers of invoices and days are of other digits. */
  const figures = (): string[] =>
    (textOf(provider).match(/\d+(?:[.,]\d+)*/g) ?? []).filter((figure) => digitsIn(figure).startsWith('72'));

  for (let start = 0; start < currencies.length; start += AT_ONCE) {
    const some = currencies.slice(start, start + AT_ONCE);
    it(`show every amount with the decimals of ${some.map(([code]) => code).join(', ')}`, async () => {
      for (const [index, [currency, decimals]] of some.entries()) {
        // Another amount for each, so that nothing is taken for new that is not.
        const end = String(start + index).padStart(3, '0');
        const expected = {
          0: `720,${end}`,
          2: `7,20${end[0]}.${end.slice(1)}`,
          3: `720.${end}`,
          4: `72.0${end}`,
        }[decimals];
        converted.money = of(Number(`720${end}`), currency);
        provider.refresh();
        await eventually(() => {
          const shown = figures();
          return shown.length > ENOUGH && shown.every((figure) => figure === expected);
        }, `${expected} ${currency}`);
      }
    });
  }
});
