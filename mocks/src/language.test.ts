import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cardFieldWords } from './backend/frames/card-field/words.ts';
import { mailWords } from './backend/mail/languages.ts';
import { Formats } from './documents/formats.ts';
import { wordsFor } from './documents/words.ts';
import { createInstance } from './instance.ts';
import { languageFor } from './language.ts';
import { paymentsWords } from './payments/words.ts';

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('what the mock says to somebody whose language is written as systems write it', () => {
  for (const locale of ['fr_FR', 'fr_CA.UTF-8', 'fr-FR@euro', ' fr ', 'FR']) {
    it(`“${locale}” is French in mails, papers, card field, bank, figures and days`, () => {
      assert.equal(languageFor(locale), 'fr');
      assert.equal(mailWords(locale).language, 'fr');
      assert.equal(cardFieldWords(locale).language, 'fr');
      assert.equal(paymentsWords(locale), paymentsWords('fr'));
      assert.equal(wordsFor(locale), wordsFor('fr'));
      const formats = new Formats(locale);
      assert.match(plain(formats.money({ amount: 1200, currency: 'EUR' })), /^12,00 €$/);
      assert.equal(formats.day('2026-04-01'), '1er avril 2026');
    });
  }

  for (const locale of ['', 'C', 'POSIX', 'en_US.UTF-8', '<', 'frp', 'qx', 'xx_YY']) {
    it(`“${locale}” is English, and so are its figures and days`, () => {
      assert.equal(languageFor(locale), 'en');
      const formats = new Formats(locale);
      assert.equal(formats.money({ amount: 1200, currency: 'EUR' }), '€12.00');
      assert.equal(formats.day('2026-04-01'), 'April 1, 2026');
    });
  }

  it('“pt_BR” keeps its figures among English words', () => {
    const formats = new Formats('pt_BR');
    assert.deepEqual([formats.locale, formats.language], ['pt-BR', 'en']);
    assert.equal(plain(formats.money({ amount: 1200, currency: 'EUR' })), '€ 12,00');
  });

  it('an account keeps it as a tag', () => {
    const localeOf = (locale: string) => createInstance({ overrides: { locale } }).account.locale;
    assert.deepEqual(['fr_CA.UTF-8', ' FR ', 'zh_Hant_TW', 'iw'].map(localeOf), [
      'fr-CA',
      'fr',
      'zh-Hant-TW',
      'he',
    ]);
  });
});
