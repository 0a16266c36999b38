import { readFont } from '#font-files';
import { create, type Font } from 'fontkit';
import { shapedByHarfBuzz } from './shaping.ts';
import { fontFile, isComplex, type FontFile, type TypefaceName, type Weight } from './typefaces.ts';
import { unpackWoff } from './woff.ts';

const fonts = new Map<FontFile, Promise<Font>>();

/**
 * A typeface at a weight, to set text with. `null` of a complex one where the page's policy forbids WebAssembly: its
 * letters would be set in the wrong shapes.
 * @throws Error when its file is not there
 */
export async function openFont(name: TypefaceName, weight: Weight): Promise<Font | null> {
  const complex = isComplex(name);
  if (complex && !mayUseWebAssembly()) return null;
  const file = fontFile(name, weight);
  // Each file is read once, whatever the number of documents; one that could not be read is tried again.
  let font = fonts.get(file);
  if (!font) {
    font = read(file, complex);
    fonts.set(file, font);
    font.catch(() => fonts.delete(file));
  }
  return complex ? font : withOwnGlyphs(await font);
}

/**
 * The font for one document. fontkit keeps each glyph with the letters that it was first asked for by, or with none
 * where it was a part of another: what a document says of its letters must not depend on the one before.
 */
function withOwnGlyphs(font: Font): Font {
  return Object.create(font, { _glyphs: { value: {} } }) as Font;
}

async function read(file: FontFile, complex: boolean): Promise<Font> {
  const bytes = await unpackWoff(await readFont(file));
  const font = create(bytes as Buffer);
  if (!('layout' in font)) throw new Error(`${file} is a collection of fonts.`);
  return complex ? shapedByHarfBuzz(font, bytes) : font;
}

/** The smallest module that there is. A policy without `wasm-unsafe-eval` refuses it. */
const EMPTY_MODULE = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);

function mayUseWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(EMPTY_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}
