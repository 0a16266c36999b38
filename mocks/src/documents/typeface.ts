import { ISOLATES, LTR, RIGHT_TO_LEFT, RTL } from './direction.ts';

/** A part of the writing systems of the world, and the files of the typeface that draws it. */
interface Face {
  covers: RegExp;
  regular: string;
  /** The same file where there is one weight only. */
  strong: string;
}

/**
 * The first that covers a letter draws it; the last takes what is left. Which letters a file has is its publisher's
 * word (`unicode.json` in each package). What no file has, such as Hangul or emoji, is drawn as an empty box.
 */
const FACES = {
  latin: {
    covers: /[\u0020-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/,
    regular: 'inter/files/inter-latin-400-normal.woff',
    strong: 'inter/files/inter-latin-600-normal.woff',
  },
  cyrillic: {
    covers: /[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/,
    regular: 'inter/files/inter-cyrillic-400-normal.woff',
    strong: 'inter/files/inter-cyrillic-600-normal.woff',
  },
  greek: {
    covers: /[\u0370-\u03ff]/,
    regular: 'inter/files/inter-greek-400-normal.woff',
    strong: 'inter/files/inter-greek-600-normal.woff',
  },
  vietnamese: {
    covers: /[\u1ea0-\u1ef1\u20ab]/,
    regular: 'inter/files/inter-vietnamese-400-normal.woff',
    strong: 'inter/files/inter-vietnamese-600-normal.woff',
  },
  hebrew: {
    covers: /[\u0590-\u05ff\u20aa\ufb1d-\ufb4f]/,
    regular: 'noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
    strong: 'noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff',
  },
  arabic: {
    covers: /[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]/,
    regular: 'noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
    strong: 'noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff',
  },
  japanese: {
    covers: /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]/,
    regular: 'kosugi/files/kosugi-japanese-400-normal.woff',
    strong: 'kosugi/files/kosugi-japanese-400-normal.woff',
  },
  latinExtended: {
    covers: /[^]/,
    regular: 'inter/files/inter-latin-ext-400-normal.woff',
    strong: 'inter/files/inter-latin-ext-600-normal.woff',
  },
} as const satisfies Record<string, Face>;

export type FaceName = keyof typeof FACES;
export type Weight = 'regular' | 'strong';

/** A font file, named by its place under `@fontsource`. */
export type FontFile = (typeof FACES)[FaceName][Weight];

const NAMES = Object.keys(FACES) as FaceName[];

/** The file that draws a face at a weight. */
export function fontFile(face: FaceName, weight: Weight): FontFile {
  return FACES[face][weight];
}

/** Which faces a text needs. */
export function facesOf(text: string): Set<FaceName> {
  return new Set(Array.from(drawable(text), faceOf));
}

function faceOf(letter: string): FaceName {
  return NAMES.find((name) => FACES[name].covers.test(letter)) ?? 'latinExtended';
}

/** Letters that belong to one face, in the order in which they stand from left to right. */
export interface Piece {
  face: FaceName;
  text: string;
}

/**
 * A line of text as pieces to be drawn one after the other, from left to right. Words run from left to right; a name
 * that was set apart (`apart`) has the direction of its first letter. Figures and signs at the border of the two
 * directions follow simpler rules than Unicode's.
 */
export function pieces(text: string): Piece[] {
  const line = drawable(text);
  if (!RIGHT_TO_LEFT.test(line)) return byFace(line.replaceAll(ISOLATES, ''));
  // Every other part is a name.
  return line.split(/\u2068([^\u2068\u2069]*)\u2069/).flatMap((part, index) => {
    const stretches = part.replaceAll(ISOLATES, '').match(STRETCHES) ?? [];
    const isName = index % 2 === 1;
    return (isName && readsFromTheRight(stretches) ? stretches.map(mirrored).reverse() : stretches).flatMap(
      drawn,
    );
  });
}

function readsFromTheRight(stretches: readonly string[]): boolean {
  const first = stretches.find((stretch) => /\p{L}/u.test(stretch)) ?? '';
  return RIGHT_TO_LEFT.test(first);
}

function drawn(stretch: string): Piece[] {
  if (!RIGHT_TO_LEFT.test(stretch)) return byFace(stretch);
  return [{ face: /\p{scx=Hebr}/u.test(stretch) ? 'hebrew' : 'arabic', text: stretch }];
}

/** Words from right to left, words from left to right, and what stands between the two. */
const STRETCHES = new RegExp(
  `${RTL}(?:(?:${RTL}|\\s)*${RTL})?|${LTR}(?:(?:(?!${RTL})[^])*${LTR})?|(?:(?!${RTL}|${LTR})[^])+`,
  'gu',
);

const MIRRORS: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '«': '»',
  '»': '«',
};

/** What stands between words, seen from the other side. Words stay: whoever draws them knows their direction. */
function mirrored(stretch: string): string {
  if (/[\p{L}\p{N}]/u.test(stretch)) return stretch;
  return Array.from(stretch, (sign) => MIRRORS[sign] ?? sign)
    .reverse()
    .join('');
}

function byFace(text: string): Piece[] {
  const all: Piece[] = [];
  for (const letter of text) {
    const face = faceOf(letter);
    const last = all.at(-1);
    if (last?.face === face) last.text += letter;
    else all.push({ face, text: letter });
  }
  return all;
}

/** The text with letters and accents in one, without marks that cannot be seen, and with spaces that a face has. */
function drawable(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\u200b-\u200f\u202a-\u202e\u2060-\u2067\ufeff]/g, '')
    .replaceAll('\u202f', '\u2009')
    .replaceAll(/[\p{Cc}\u2028\u2029]/gu, ' ');
}
