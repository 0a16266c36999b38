import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { languageTag } from './language.ts';

/** As POSIX (XBD 8.2), BCP 47, CLDR's aliases, Windows' setlocale and RFC 9110 (Accept-Language) have them. */
const named: [written: string, tag: string][] = [
  ['fr', 'fr'],
  ['FR', 'fr'],
  ['fr-FR', 'fr-FR'],
  ['fr_FR', 'fr-FR'],
  ['FR_fr', 'fr-FR'],
  ['fr_CA.UTF-8', 'fr-CA'],
  ['fr_CA.utf8', 'fr-CA'],
  ['fr_FR.ISO8859-15@euro', 'fr-FR'],
  ['fr-FR@euro', 'fr-FR'],
  ['fr.UTF-8', 'fr'],
  [' \t fr_FR\u00a0\n', 'fr-FR'],
  ['\ufefffr-FR\u200b', 'fr-FR'],
  ['fra', 'fr'],
  ['fre', 'fr'],
  ['fr-', 'fr'],
  ['_fr_', 'fr'],
  ['fr--CA', 'fr-CA'],
  ['fr-FR-!', 'fr-FR'],
  ['fr_FR_#Latn', 'fr-FR'],
  ['fr FR', 'fr'],
  ['French_France.1252', 'fr'],
  ['french', 'fr'],
  ['English_United States.1252', 'en'],
  ['en_US_POSIX', 'en-US-u-va-posix'],
  ['zh_Hant_TW', 'zh-Hant-TW'],
  ['zh_hant_tw.Big5', 'zh-Hant-TW'],
  ['es_419', 'es-419'],
  ['iw', 'he'],
  ['iw_IL', 'he-IL'],
  ['in_ID', 'id-ID'],
  ['fr_FR:fr:en', 'fr-FR'],
  ['fr-CH, fr;q=0.9, en;q=0.8, *;q=0.5', 'fr-CH'],
  ['*, fr;q=0.5', 'fr'],
  ['C:fr', 'fr'],
  ['fr-u-nu-arab', 'fr-u-nu-arab'],
];

const nameless = [
  '',
  ' ',
  'C',
  'c',
  'C.UTF-8',
  'POSIX',
  'und',
  'root',
  'x-default',
  '*',
  '-',
  '@euro',
  '1252',
  '🙂',
  'constructor',
  '__proto__',
];

describe('a language as systems write it', () => {
  for (const [written, tag] of named) {
    it(`${JSON.stringify(written)} is ${tag}`, () => {
      assert.equal(languageTag(written), tag);
    });
  }

  for (const written of nameless) {
    it(`${JSON.stringify(written)} is none`, () => {
      assert.equal(languageTag(written), undefined);
    });
  }

  it('is the first of several that can be read', () => {
    assert.equal(languageTag(undefined, null, 'C', 'fr_FR', 'de'), 'fr-FR');
    assert.equal(languageTag(undefined, 'POSIX'), undefined);
  });

  it('never throws, and is a tag that every format of Intl takes and that stays itself', () => {
    const pieces = fc.constantFrom(
      'fr',
      'FR',
      'C',
      'Latn',
      '419',
      'x',
      'u',
      'a',
      '_',
      '-',
      '.',
      '@',
      ':',
      ' ',
      '\0',
      'é',
    );
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 8 }).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const tag = languageTag(text);
        if (tag === undefined) return;
        new Intl.NumberFormat(tag).format(1);
        new Intl.DateTimeFormat(tag).format(0);
        assert.equal(languageTag(tag), tag);
      }),
    );
  });
});
