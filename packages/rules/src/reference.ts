/**
 * What a bank transfer has to say so that it is known which invoice it pays: a creditor reference by ISO 11649, with check
 * digits, so that a slip of the pen is no other invoice's. `INV-10682` gives `RF19INV10682`.
 */
export function creditorReference(number: string): string {
  const body = plain(number);
  const check = 98n - (BigInt(digits(`${body}RF00`)) % 97n);
  return `RF${String(check).padStart(2, '0')}${body}`;
}

/** Letters as numbers: A is 10, Z is 35. */
function digits(text: string): string {
  return text.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
}

/** What may stand between the signs of a reference: it was printed in groups, or cut at a line's end. */
const GAP = String.raw`[\s./'’_:#°\u2212\p{Pd}]*`;
/** "No." and the like, between the letters of a number and its digits. */
const NO = `(?:N[OR]?${GAP})?`;
/** Banks pass on as many characters, or lines of so many. */
const CUT_AFTER = 35;

/**
 * Whether the text of a transfer names this invoice, by its creditor reference or its number, somewhere within and however
 * it is spaced: `/ROC/RF19INV10682//`, `Facture n° INV 10682 merci`. Money must not go to another invoice: a number within
 * a longer one is none, nor is one behind check digits that are not its own, nor one that may have been cut or split where
 * the account has such another number.
 * @param numbers of all invoices of the account
 */
export function meansInvoice(
  text: string,
  number: string,
  numbers: () => Iterable<string> = () => [],
): boolean {
  const said = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\p{Cf}/gu, '')
    .trim();
  const isNumber = (test: (other: string) => boolean) => Array.from(numbers(), plain).some(test);
  const isWhole = (match: RegExpExecArray) =>
    match.index + match[0].length < said.length ||
    said.length % CUT_AFTER > 0 ||
    !isNumber((other) => other.length > plain(number).length && other.startsWith(plain(number)));
  const names = (pattern: RegExp, isMeant = (_: RegExpExecArray) => true) =>
    Array.from(said.matchAll(pattern)).some((match) => isWhole(match) && isMeant(match));
  return (
    names(spaced(creditorReference(number))) ||
    names(spaced(plain(number), String.raw`(?<![\p{L}\p{N}]|(?<!\p{L})RF${GAP}\d${GAP}\d${GAP})`), (match) =>
      splitsOf(number, match).every((start) => !isNumber((other) => other === start)),
    )
  );
}

function plain(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '');
}

/** Finds signs with gaps between, each of which is captured. */
function spaced(signs: string, before = ''): RegExp {
  const between = (sign: string, next: string | undefined) =>
    next === undefined ? sign : `${sign}(${GAP}${/[A-Z]\d/.test(sign + next) && before ? NO : ''})`;
  const body = Array.from(signs, (sign, i) => between(sign, signs[i + 1])).join('');
  return new RegExp(String.raw`${before}${body}(?![\p{L}\p{N}])`, 'gu');
}

/** What stands before a gap within the digits, where the number itself has none: `INV10` of `INV-10 682`. */
function splitsOf(number: string, [, ...gaps]: RegExpExecArray): string[] {
  const own = new Set<number>();
  for (const { index } of number.matchAll(/[^A-Z0-9]+/gi)) own.add(plain(number.slice(0, index)).length);
  const signs = plain(number);
  return gaps.flatMap((gap, i) =>
    gap && !own.has(i + 1) && /\d\d/.test(signs.slice(i, i + 2)) ? [signs.slice(0, i + 1)] : [],
  );
}
