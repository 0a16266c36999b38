import bidiFactory, { type Bidi } from 'bidi-js';

/** A letter of a script that is read from right to left: the blocks that Unicode keeps for them. Figures are not. */
const RIGHT_TO_LEFT =
  /(?!\p{N})[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/** The signs that `apart` sets around a name. */
const ISOLATES = /[\u2068\u2069]/g;

/** Sets a name apart, so that what stands around it keeps its place whatever the name's direction. */
export function apart(name: string): string {
  return RIGHT_TO_LEFT.test(name) ? `\u2068${name}\u2069` : name;
}

/** Letters that follow each other in one direction, in the order in which they were typed. */
export interface Stretch {
  text: string;
  rightToLeft: boolean;
}

// What the package exports is the function itself; its types say that it is a module with a default.
const bidi = (bidiFactory as unknown as () => Bidi)();

/**
 * A line as stretches, in the order in which they stand from left to right (UAX #9). Words run from left to right; a
 * name that was set apart (`apart`) has the direction of its first letter.
 */
export function stretches(line: string): Stretch[] {
  if (!RIGHT_TO_LEFT.test(line)) return [{ text: line.replaceAll(ISOLATES, ''), rightToLeft: false }];
  const letters = Array.from(line);
  const text = letters.map(standIn).join('');
  const found = bidi.getEmbeddingLevels(text, 'ltr');
  const all: (Stretch & { level: number })[] = [];
  for (const index of bidi.getReorderedIndices(text, found)) {
    const level = found.levels[index] ?? 0;
    const rightToLeft = level % 2 === 1;
    const letter = (letters[index] ?? '').replace(ISOLATES, '');
    const last = all.at(-1);
    if (last?.level === level) last.text = rightToLeft ? letter + last.text : last.text + letter;
    else all.push({ text: letter, rightToLeft, level });
  }
  return all.filter(({ text }) => text);
}

/** Whether letters of one direction are drawn from right to left. */
export function runsFromTheRight(text: string): boolean {
  return Array.from(text).some((letter) => ['R', 'AL'].includes(bidi.getBidiCharTypeName(letter)));
}

/** A sign as it looks from the other side, `)` for `(`. */
export function mirrored(sign: string): string {
  return bidi.getMirroredCharacter(sign) ?? sign;
}

const STAND_INS: Readonly<Partial<Record<string, string>>> = {
  R: '\u05d0',
  AL: '\u0627',
  AN: '\u0660',
  NSM: '\u0300',
};

/**
 * One UTF-16 unit of the same direction. bidi-js 1.1.0 looks at units, so that Adlam and whatever else takes two would
 * run from left to right.
 */
function standIn(letter: string): string {
  if (letter.length === 1) return letter;
  const type = bidi.getBidiCharTypeName(letter);
  return STAND_INS[type] ?? (type === 'L' ? 'a' : type === 'EN' ? '0' : '!');
}
