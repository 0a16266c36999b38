import type { Font } from 'fontkit';
import { mirrored, stretches } from './direction.ts';
import { openFont } from './fonts.ts';
import { codePoint } from './formats.ts';
import { isComplex, typefacesFor, type TypefaceName } from './typefaces.ts';

/** Letters that one typeface draws. */
export interface Piece {
  typeface: TypefaceName;
  text: string;
  /** The number of a letter that no typeface has, in its place: `[U+12000]`. */
  undrawn?: true;
}

/** The typefaces that a document needs, and which of them draws what. */
export class Typefaces {
  /** Letters that no typeface has, in the order in which they were met. */
  readonly undrawn = new Set<string>();
  readonly #fonts = new Map<TypefaceName, Font | null>();
  /** What draws a unit of text. */
  readonly #choices = new Map<string, Piece[]>();

  /**
   * Opens those that have the letters of a text, and no others.
   * @param text all that will be written
   */
  static async for(text: string): Promise<Typefaces> {
    const typefaces = new Typefaces();
    let wanted: Set<TypefaceName>;
    do {
      wanted = new Set();
      for (const unit of new Set(units(plain(text)))) typefaces.#choose(unit, wanted);
      await Promise.all(
        Array.from(wanted, async (name) => typefaces.#fonts.set(name, await openFont(name, 'regular'))),
      );
    } while (wanted.size > 0);
    return typefaces;
  }

  /** Which typefaces have been opened. */
  get names(): TypefaceName[] {
    return [...this.#fonts].flatMap(([name, font]) => (font ? [name] : []));
  }

  /** A line of text as pieces to be drawn one after the other, from left to right. */
  pieces(line: string): Piece[] {
    return stretches(plain(line)).flatMap(({ text, rightToLeft }) => {
      const inOrder = joined(units(text).flatMap((unit) => this.#choose(unit)));
      return rightToLeft ? inOrder.map(fromTheRight).reverse() : inOrder;
    });
  }

  /**
   * The first typeface that has a whole unit draws it; else each draws what it has.
   * @param wanted where those are put that have to be opened first
   */
  #choose(unit: string, wanted?: Set<TypefaceName>): Piece[] {
    const known = this.#choices.get(unit);
    if (known) return known;
    const chosen = this.#search(unit, wanted);
    if (!wanted || wanted.size === 0) this.#choices.set(unit, chosen);
    return chosen;
  }

  #search(unit: string, wanted?: Set<TypefaceName>): Piece[] {
    const letters = Array.from(unit).filter((letter) => !INVISIBLE.test(letter));
    if (letters.length === 0) return [];
    for (const name of typefacesFor(letters)) {
      const font = this.#fonts.get(name);
      if (font === undefined && wanted) {
        wanted.add(name);
        return [];
      }
      if (font && letters.every((letter) => has(font, letter))) {
        return [{ typeface: name, text: isComplex(name) ? unit : seen(unit, font) }];
      }
    }
    const smaller = parts(unit);
    if (smaller.length > 1) return smaller.flatMap((part) => this.#choose(part, wanted));
    this.undrawn.add(unit);
    return [{ typeface: 'latin', text: `[${codePoint(unit)}]`, undrawn: true }];
  }
}

/** Characters that steer their neighbours' shapes, and show nothing where a typeface does not know them. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** Chinese and Japanese words, which look best in one typeface even where some of their letters are rare. */
const HAN = /([\p{sc=Hani}\p{sc=Hira}\p{sc=Kana}\u30fc]+)/u;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text cut into what one typeface should draw whole: a letter with its marks, or a word in Chinese letters. */
function units(text: string): string[] {
  return text.split(HAN).flatMap((part, index) => (index % 2 === 1 ? [part] : letters(part)));
}

/** Letters with their marks. */
export function letters(text: string): string[] {
  // Most of what is written needs no segmenter, which is slow.
  if (PLAIN.test(text)) return Array.from(text);
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

const PLAIN = /^[\u0020-\u02ff\u2010-\u2027\u20a0-\u20bf\u2212]*$/;

/** The next smaller units. */
function parts(unit: string): string[] {
  const all = letters(unit);
  return all.length > 1 ? all : Array.from(unit);
}

function has(font: Font, letter: string): boolean {
  return font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0);
}

/** Without invisible characters that a typeface does not know, and would draw as a box. */
function seen(text: string, font: Font): string {
  if (!INVISIBLE.test(text)) return text;
  return Array.from(text)
    .filter((letter) => !INVISIBLE.test(letter) || has(font, letter))
    .join('');
}

function joined(pieces: readonly Piece[]): Piece[] {
  const all: Piece[] = [];
  for (const piece of pieces) {
    const last = all.at(-1);
    if (last?.typeface === piece.typeface && !last.undrawn && !piece.undrawn) last.text += piece.text;
    else all.push({ ...piece });
  }
  return all;
}

/** Signs seen from the other side. Words stay: whoever draws them knows their direction. */
function fromTheRight(piece: Piece): Piece {
  if (piece.undrawn || isComplex(piece.typeface)) return piece;
  return { ...piece, text: letters(piece.text).map(mirrored).reverse().join('') };
}

/**
 * The text with letters and accents in one where there is such a letter, without marks of direction, and with spaces
 * that a typeface has. Other letters stay as they were typed: U+FA19 and U+795E are one
 * to Unicode, and not to whoever is called so.
 */
function plain(text: string): string {
  return text
    .replaceAll(/\p{Cs}/gu, '\ufffd')
    .replaceAll(COMPOSABLE, (sequence: string) => sequence.normalize('NFC'))
    .replaceAll(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2067\ufeff]/g, '')
    .replaceAll('\u202f', '\u2009')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
}

/** A letter with marks that follow it, or the parts of a Korean syllable. */
const COMPOSABLE = /\P{M}\p{M}+|[\u1100-\u11ff]{2,}/gu;
