/** A field's text, and where the caret stands in it. */
export interface Typed {
  text: string;
  caret: number;
}

/** The first of the ten digits of each script in which somebody may type a number. */
const ZEROS = [0x30, 0x660, 0x6f0, 0xff10];

/** The digits in a text, as those of a card. */
export function digitsIn(text: string): string {
  return Array.from(text, digitOf).join('');
}

function digitOf(sign: string): string {
  const code = sign.charCodeAt(0);
  const zero = ZEROS.find((first) => code >= first && code <= first + 9);
  return zero === undefined ? '' : String(code - zero);
}

/**
 * Writes anew what stands in a field after a keystroke. The caret stays behind the same digit. A delete key that only
 * met what stands between digits takes the digit beyond it: otherwise it would do nothing.
 * @param before what stood there
 * @param deleted which way a delete key went; `null` when it was no delete key
 * @param write the text for some digits
 */
export function rewrite(
  before: string,
  { text, caret }: Typed,
  deleted: 'backward' | 'forward' | null,
  write: (digits: string) => string,
): Typed {
  let digits = digitsIn(text);
  let ahead = digitsIn(text.slice(0, caret)).length;
  if (deleted && digits === digitsIn(before)) {
    if (deleted === 'backward' && ahead > 0) ahead -= 1;
    digits = digits.slice(0, ahead) + digits.slice(ahead + 1);
  }
  const written = write(digits);
  return { text: written, caret: ahead === digits.length ? written.length : behindDigit(written, ahead) };
}

/** Where the caret stands behind so many digits. */
function behindDigit(text: string, count: number): number {
  let seen = 0;
  for (let place = 0; place < text.length; place += 1) {
    if (seen === count) return place;
    if (/\d/.test(text.charAt(place))) seen += 1;
  }
  return text.length;
}
