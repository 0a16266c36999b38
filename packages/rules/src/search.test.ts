import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { foldText, numberSearch, personSearch } from './search.ts';

const finds = (query: string, name: string | null, email = 'x@example.org') =>
  personSearch(query)({ names: [name], email });

/** What somebody types, and who is meant. */
const found: [query: string, name: string][] = [
  ['lefevre', 'Inès Lefèvre'],
  ['LEFÈVRE', 'Inès Lefèvre'],
  ['lefe\u0300vre', 'Inès Lefèvre'],
  ['Lefèvre', 'Ines Lefe\u0300vre'],
  ['lukasz', 'Łukasz Żółć'],
  ['zolc', 'Łukasz Żółć'],
  ['LUKASZ', 'łukasz'],
  ['ŁUKASZ', 'Lukasz'],
  ['soren', 'Søren Ærø'],
  ['aero', 'Søren Ærø'],
  ['dorde', 'Đorđe'],
  ['strasse', 'Anna Straßer'],
  ['STRASSE', 'Anna Straßer'],
  ['straße', 'Anna Strasser'],
  ['STRAẞE', 'Anna Strasser'],
  ['oeuvre', 'Œuvre'],
  ['thor', 'Þór Guðmundsson'],
  ['gudmundsson', 'Þór Guðmundsson'],
  // Turkish has four letters i.
  ['istanbul', 'İstanbul'],
  ['ISPARTA', 'Isparta'],
  ['isik', 'Işık'],
  ['IŞIK', 'Işık'],
  ['nguyen', 'Nguyễn Thị Đào'],
  ['thi dao', 'Nguyễn Thị Đào'],
  ['cekic', 'Čekić'],
  ['ștefan', 'Ştefan'],
  ['eszter', 'Észter'],
  ['galla', 'Gal·la'],
  ['lefevre', 'Lefè\u00advre'],
  // Greek: the sigma at a word's end, and capitals without accents.
  ['γιώργος', 'ΓΙΩΡΓΟΣ'],
  ['ΓΙΩΡΓΟΣ', 'Γιώργος'],
  ['γιωργοσ', 'Γιώργος'],
  ['елкин', 'Ёлкин'],
  // Arabic vowel points, the alef with and without hamza, and the tatweel.
  ['محمد', 'مُحَمَّد'],
  ['احمد', 'أحمد'],
  ['محمد', 'محمـــد'],
  ['علی', 'علي'],
  ['שלום', 'שָׁלוֹם'],
  // Japanese: kana of both kinds, and half-width.
  ['さとう', 'サトウ'],
  ['サトウ', 'さとう'],
  ['ｻﾄｳ', 'サトウ'],
  ['ｶﾞｽﾄ', 'ガスト'],
  ['ｌｅｆｅｖｒｅ', 'Lefèvre'],
  // Korean: syllables, letters of syllables, and a syllable that is not whole yet.
  ['김민', '김민준'.normalize('NFD')],
  ['김민준'.normalize('NFD'), '김민준'],
  ['미', '김민준'],
  ['ﬁona', 'Fiona'],
  ["o'brien", 'O’Brien'],
  ['o’brien', "O'Brien"],
  // Greek accents that stand alone are what the others are.
  ['o`brien', 'O\u1fefBrien'],
  ['o´brien', 'O\u1ffdBrien'],
  ['„Inès Moreau“', 'Inès Moreau'],
  ['“moreau”', 'Inès "Mo" Moreau'],
  ['jean‑luc', 'Jean-Luc'],
  // Several words, in any order, however they are set apart.
  ['moreau ines', 'Inès Moreau'],
  ['  ines\u00a0 moreau ', 'Inès Moreau'],
  ['Moreau, Inès', 'Inès Moreau'],
  ['in mor', 'Inès Moreau'],
  ['\u200eines\u200f', 'Inès Moreau'],
];

const missed: [query: string, name: string][] = [
  ['%', 'Inès Moreau'],
  ['_', 'Inès Moreau'],
  ['ines%moreau', 'Inès Moreau'],
  ['*', 'Inès Moreau'],
  ['.*', 'Inès Moreau'],
  ['\\', 'Inès Moreau'],
  [',', 'Inès Moreau'],
  ['ines martin', 'Inès Moreau'],
  // か and が are two letters, as the vowels of कि and का are.
  ['かとう', 'がとう'],
  ['कि', 'का'],
];

describe('looking for a person', () => {
  for (const [query, name] of found) {
    it(`“${query}” finds ${name}`, () => assert.ok(finds(query, name)));
  }

  for (const [query, name] of missed) {
    it(`“${query}” does not find ${name}`, () => assert.ok(!finds(query, name)));
  }

  it('a sign is literal: it finds who has it', () => {
    assert.ok(finds('100%', '100% Studio'));
    assert.ok(finds('_b', null, 'a_b@example.org'));
    assert.ok(!finds('a_b', null, 'axb@example.org'));
  });

  it('nothing to look for is everybody', () => {
    for (const query of [undefined, '', '  ', '\u200b']) {
      assert.ok(personSearch(query)({ names: [null], email: 'x@example.org' }));
    }
  });

  it('parts of the address find them, with words of the name too, and the domain in both spellings', () => {
    assert.ok(finds('ines@example', 'Inès Moreau', 'ines@example.org'));
    assert.ok(finds('moreau example.org', 'Inès Moreau', 'ines@example.org'));
    assert.ok(finds('Inès Moreau <ines@example.org>', 'Inès Moreau', 'ines@example.org'));
    for (const query of ['bücher', 'bucher', 'info@bücher.de', 'xn--bcher-kva', 'info@xn--bcher-kva.de'])
      assert.ok(finds(query, null, 'info@bücher.de'), query);
    for (const query of [
      'bücher',
      'BÜCHER',
      'bu\u0308cher',
      'Info@bücher.de',
      '<info@bücher.de>',
      'bücher.de info',
    ])
      assert.ok(finds(query, null, 'info@xn--bcher-kva.de'), query);
  });

  it('every name is found by itself, composed or not, in capitals or not, and by each of its words', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    const names = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(names, (name) => {
        for (const query of [name, name.normalize('NFD'), name.toLowerCase(), ...name.split(' ')]) {
          assert.ok(finds(query, name), JSON.stringify(query));
        }
      }),
    );
  });

  /** By an independent source: letters that the Unicode collation has for one, apart from accents and case. */
  it('letters that Unicode’s collation tells apart by accents alone are one', () => {
    const collator = new Intl.Collator('en', { usage: 'search', sensitivity: 'base' });
    const latin = Array.from({ length: 0x24f - 0xbf }, (_, i) => String.fromCodePoint(0xc0 + i));
    const base = Array.from('abcdefghijklmnopqrstuvwxyz');
    const pairs = latin.flatMap((letter) =>
      base.filter((plain) => collator.compare(letter, plain) === 0).map((plain) => [letter, plain] as const),
    );
    assert.ok(pairs.length > 250, String(pairs.length));
    assert.deepEqual(
      pairs.filter(([letter, plain]) => foldText(letter) !== plain),
      [],
    );
  });
});

describe('INV-3: looking for a document’s number', () => {
  for (const query of [
    'INV-10682',
    'inv 10682',
    'Inv10682',
    'INV\u201110682',
    '#inv/10682',
    ' 10682 ',
    '068',
    'ＩＮＶ 10682',
    '',
  ]) {
    it(`INV-3: “${query}” finds INV-10682`, () => assert.ok(numberSearch(query)('INV-10682')));
  }

  for (const query of ['%', '_', 'INV_10682', 'INV%', 'INV 10681', '10682 INV', '.', '/']) {
    it(`INV-3: “${query}” does not find INV-10682`, () => assert.ok(!numberSearch(query)('INV-10682')));
  }
});
