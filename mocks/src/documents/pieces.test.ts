import fc from 'fast-check';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { NAMES } from '../testing/names.ts';
import { apart } from './direction.ts';
import { openFont } from './fonts.ts';
import { Typefaces, type Piece } from './pieces.ts';
import type { TypefaceName } from './typefaces.ts';

async function pieces(text: string): Promise<Piece[]> {
  return (await Typefaces.for(text)).pieces(text);
}

async function inOrder(text: string): Promise<string[]> {
  return (await pieces(text)).map((piece) => piece.text);
}

describe('a line of text on paper', () => {
  it('is drawn by the typefaces that have its letters', async () => {
    assert.deepEqual(await pieces('Łódź, Αθήνα'), [
      { typeface: 'latinExtended', text: 'Ł' },
      { typeface: 'latin', text: 'ód' },
      { typeface: 'latinExtended', text: 'ź' },
      { typeface: 'latin', text: ', ' },
      { typeface: 'greek', text: 'Αθήνα' },
    ]);
  });

  for (const [typeface, names] of Object.entries(NAMES)) {
    it(`has a typeface for ${names.join(', ')}`, async () => {
      for (const name of names) {
        const used = new Set((await pieces(name)).map((piece) => piece.typeface));
        assert.deepEqual([...used], [typeface], name);
      }
    });
  }

  it('opens the typefaces that it needs, and no others', async () => {
    assert.deepEqual((await Typefaces.for('Tandem, Inès – 12 €')).names, ['latin']);
    assert.deepEqual((await Typefaces.for('株式会社')).names, ['japanese']);
    assert.deepEqual((await Typefaces.for('राजेश Kumar')).names, ['latin', 'devanagari']);
  });

  it('takes an accent that was typed apart for the letter that has it', async () => {
    assert.deepEqual(await inOrder('Ine\u0300s'), ['Inès']);
    assert.deepEqual(await inOrder('\u1100\u1161\u11a8'), ['각']);
  });

  it('keeps letters that Unicode takes for others, but whose owners do not', async () => {
    assert.deepEqual(await inOrder('\ufa19'), ['\ufa19']);
  });

  it('draws a word in Chinese letters in one typeface, a common letter beside a rare one, too', async () => {
    assert.deepEqual(await pieces('野家 𠮷野家'), [
      { typeface: 'japanese', text: '野家' },
      { typeface: 'latin', text: ' ' },
      { typeface: 'chinese', text: '𠮷野家' },
    ]);
  });

  it('leaves out marks that cannot be seen, and breaks no line at a control character', async () => {
    assert.deepEqual(await inOrder('Ta\u202en\u200bdem\u00ad\u0007'), ['Tandem ']);
    assert.deepEqual(await inOrder('A\u200d\ufe0fB'), ['AB']);
  });

  it('keeps the words around a name from right to left where they are', async () => {
    assert.deepEqual(await inOrder(`${apart('דנה כהן')} added`), ['כהן', ' ', 'דנה', ' added']);
  });

  it('puts the parts of such a name from right to left, its figures and foreign words as they are', async () => {
    assert.deepEqual(await inOrder(apart('דנה (Studio 12) כהן')), ['כהן', ' (', 'Studio 12', ') ', 'דנה']);
    assert.deepEqual(await inOrder(apart('שד׳ רוטשילד 12-14')), ['12-14', ' ', 'רוטשילד', ' ', 'שד׳']);
    assert.deepEqual(await inOrder(apart('شارع ١٢')), ['١٢', ' ', 'شارع']);
    assert.deepEqual(await inOrder(apart('𞤀𞤣 𞤆𞤵')), ['𞤆𞤵', ' ', '𞤀𞤣']);
  });

  it('sets no other name apart', () => {
    assert.equal(apart('Inès Moreau'), 'Inès Moreau');
  });

  it('names a letter that no typeface has, in its place', async () => {
    const line = 'a\u{12000}b\ue000\ud800';
    const typefaces = await Typefaces.for(line);
    assert.deepEqual(typefaces.pieces(line), [
      { typeface: 'latin', text: 'a' },
      { typeface: 'latin', text: '[U+12000]', undrawn: true },
      { typeface: 'latin', text: 'b' },
      { typeface: 'latin', text: '[U+E000]', undrawn: true },
      { typeface: 'rare', text: '\ufffd' },
    ]);
    assert.deepEqual([...typefaces.undrawn], ['\u{12000}', '\ue000']);
  });

  it('names what it would draw in the wrong shapes, where a page’s policy forbids WebAssembly', async (t) => {
    t.mock.method(WebAssembly, 'Module', () => {
      throw new WebAssembly.CompileError('Refused to compile');
    });
    const typefaces = await Typefaces.for('कि Tandem');
    assert.deepEqual([...typefaces.undrawn], ['क', 'ि']);
    assert.deepEqual(typefaces.names, ['latin']);
  });
});

/** Every character that Unicode 17 has given a meaning, but for those of private use. */
const ASSIGNED = fc
  .oneof(fc.integer({ min: 0x20, max: 0xffff }), fc.integer({ min: 0x10000, max: 0x3ffff }))
  .map((number) => String.fromCodePoint(number))
  .filter((character) => /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character));

/** The glyph of a letter that a font does not have. */
const NOTDEF = 0;

async function glyphsOf(typeface: TypefaceName, text: string): Promise<number[]> {
  const font = await openFont(typeface, 'regular');
  assert.ok(font, typeface);
  const run = font.layout(text, []);
  const subset = font.createSubset() as unknown as { includeGlyph: (glyph: number) => number };
  // What is the missing glyph of the file that is made, whatever the numbers of the font that it is made of.
  return run.glyphs.map(({ id }) => subset.includeGlyph(id));
}

describe('any characters in a name', () => {
  it('are each drawn by a typeface that has them, or named on the paper', async () => {
    const names = fc.array(ASSIGNED, { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(names, async (characters) => {
        const name = characters.join('');
        const typefaces = await Typefaces.for(name);
        const drawn = typefaces.pieces(name);
        for (const piece of drawn) {
          const glyphs = await glyphsOf(piece.typeface, piece.text);
          assert.ok(!glyphs.includes(NOTDEF), `${piece.typeface} ${JSON.stringify(piece.text)}`);
        }
        const said = drawn.map(({ text }) => text).join('');
        const wanted = Array.from(name.normalize('NFD')).filter(
          (one) => !/\p{Default_Ignorable_Code_Point}/u.test(one),
        );
        const found = said
          .normalize('NFD')
          .replaceAll(/\[U\+([\dA-F]+)\]/g, (_, hex: string) =>
            String.fromCodePoint(Number.parseInt(hex, 16)).normalize('NFD'),
          );
        for (const one of wanted) assert.ok(found.includes(one), `${one} of ${name} is not in ${said}`);
      }),
      { numRuns: 150 },
    );
  });
});
