/** A typed text without blanks around it; `null` when that leaves nothing. */
export function readText(typed: string | null): string | null {
  const text = typed?.trim() ?? '';
  return text === '' ? null : text;
}

/**
 * Whether a text can stand on one line of a document or a mail: no control characters, no line breaks, and no halves of
 * characters. Direction marks and joiners may be there, since names need them (REQ-3).
 */
export function isOneLine(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
}

/**
 * A code or number in the characters of forms: full-width ones and digits of any script become ASCII, letters become
 * capitals, any dash a hyphen (a minus too, and the long vowel that Japanese keyboards have in its place), any blanks one
 * space, and invisible characters go. What it says stays.
 */
export function plainCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\p{Nd}/gu, valueOfDigit)
    .replace(/[\p{Pd}−ー]/gu, '-')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Zs}+/gu, ' ')
    .trim();
}

/** Unicode has the digits of each script in a row, from zero to nine. */
function valueOfDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}
