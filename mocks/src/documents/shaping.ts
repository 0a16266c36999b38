import type { Font as Outlines, Glyph } from 'fontkit';
import { runsFromTheRight } from './direction.ts';

/** What pdfkit asks of a font when it sets text: glyphs in the order in which they are drawn, and where they stand. */
interface Run {
  glyphs: { id: number; advanceWidth: number; codePoints: number[] }[];
  positions: { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  advanceWidth: number;
}

interface PlacedGlyph {
  glyph: number;
  /** Where the letters begin that were shaped together. */
  cluster: number;
  xAdvance: number;
}

/** fontkit's glyphs of a document, to which glyphs can be added more than once. */
interface Glyphs {
  glyphs: number[];
  includeGlyph: (glyph: number | Glyph) => number;
  encode: () => Uint8Array;
}

let module: Promise<typeof import('#harfbuzz')> | undefined;

// One import for all: of two at a time, WebKit ends the second before the module has got its WebAssembly.
const harfBuzz = () => (module ??= import('#harfbuzz'));

/**
 * A font whose glyphs HarfBuzz chooses and places. fontkit's own shaping fails on ordinary names (a mark whose anchor is
 * null in GPOS) and knows no rules for Thai and Lao.
 *
 * A glyph that is drawn for different letters counts as several, so that each says in the file which letters it stands
 * for, in the order in which they were typed: the text can be selected and searched.
 * @param file OpenType
 */
export async function shapedByHarfBuzz(outlines: Outlines, file: Uint8Array): Promise<Outlines> {
  const { Blob, Buffer, Direction, Face, Font, shape } = await harfBuzz();
  const font = new Font(new Face(new Blob(file)));
  const uses = new Uses();

  const layout = (text: string): Run => {
    const buffer = new Buffer();
    buffer.addText(text);
    buffer.guessSegmentProperties();
    // Arabic figures alone run from left to right, whatever their script.
    const rightToLeft = runsFromTheRight(text);
    buffer.setDirection(rightToLeft ? Direction.RTL : Direction.LTR);
    shape(font, buffer);
    const positions = buffer.getGlyphPositions();
    const placed = buffer.getGlyphInfos().map(({ codepoint, cluster }, index) => {
      return { glyph: codepoint, cluster, xAdvance: positions[index]?.xAdvance ?? 0 };
    });
    const letters = lettersOf(text, placed, rightToLeft);
    return {
      glyphs: placed.map(({ glyph }, index) => ({
        id: uses.idOf(glyph, letters[index] ?? ''),
        advanceWidth: outlines.getGlyph(glyph).advanceWidth,
        codePoints: Array.from(letters[index] ?? '', (letter) => letter.codePointAt(0) ?? 0),
      })),
      positions,
      advanceWidth: positions.reduce((width, { xAdvance }) => width + xAdvance, 0),
    };
  };

  const createSubset = () => {
    const glyphs = outlines.createSubset() as unknown as Glyphs;
    const places = new Map<number, number>();
    const includeGlyph = (id: number): number => {
      const known = places.get(id);
      if (known !== undefined) return known;
      const place = glyphs.glyphs.push(uses.glyphOf(id)) - 1;
      places.set(id, place);
      return place;
    };
    return { includeGlyph, encode: () => glyphs.encode() };
  };

  return Object.create(outlines, {
    layout: { value: layout },
    createSubset: { value: createSubset },
  }) as Outlines;
}

/** Glyphs with the letters that they stand for, each pair with a number of its own. */
class Uses {
  readonly #ids = new Map<string, number>();
  readonly #glyphs: number[] = [];

  idOf(glyph: number, letters: string): number {
    const key = `${glyph} ${letters}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#glyphs.push(glyph) - 1;
      this.#ids.set(key, id);
    }
    return id;
  }

  glyphOf(id: number): number {
    return this.#glyphs[id] ?? 0;
  }
}

/** What readers pass over. A glyph that stood for nothing would be read as its number. */
const PASSED_OVER = '\u2060';

/**
 * Which letters each glyph stands for. Those of a cluster are dealt out to its glyphs in the order in which they are
 * read, and the last has the rest: so a reader sees no gap where it would put a space.
 */
function lettersOf(text: string, glyphs: readonly PlacedGlyph[], rightToLeft: boolean): string[] {
  const starts = [...new Set(glyphs.map(({ cluster }) => cluster))].sort((a, b) => a - b);
  const letters = glyphs.map(() => PASSED_OVER);
  for (const [index, start] of starts.entries()) {
    const whole = text.slice(start, starts[index + 1]);
    const places = [...glyphs.keys()].filter((place) => glyphs[place]?.cluster === start);
    // A vowel that is drawn on both sides of its consonant may be two characters.
    const dealt = Array.from(Array.from(whole).length < places.length ? whole.normalize('NFD') : whole);
    const wide = places.filter((place) => glyphs[place]?.xAdvance);
    const bearers = places.length > dealt.length && wide.length > 0 ? wide : places;
    if (rightToLeft) bearers.reverse();
    for (const [nth, place] of bearers.entries()) {
      const own = nth === bearers.length - 1 ? dealt.slice(nth).join('') : dealt[nth];
      if (own) letters[place] = own;
    }
  }
  return letters;
}
