import { asciiEmail } from '@billfold/contract';

/**
 * Letters that Unicode takes apart no further, and what people type who lack the key: Latin ones after CLDR's
 * Latin-ASCII, the Greek sigma of a word's end, and Arabic and Persian letters that are written in one way or another.
 */
const LETTERS: ReadonlyMap<string, string> = new Map(
  [
    ...['ß ss', 'æ ae', 'œ oe', 'þ th', 'ð d', 'ø o', 'ł l', 'đ d', 'ħ h', 'ŧ t', 'ŋ n', 'ı i', 'ĸ k', 'ə e'],
    ...['ɓ b', 'ɖ d', 'ɗ d', 'ɛ e', 'ɣ g', 'ɨ i', 'ƙ k', 'ɲ n', 'ɔ o', 'ʉ u', 'ƴ y', 'ƶ z'],
    ...['ς σ', 'ٱ ا', 'ى ي', 'ی ي', 'ک ك', 'ة ه'],
  ].map((pair) => pair.split(' ') as [string, string]),
);

/** Accents and vowel points. The marks of Indic and Thai vowels, and those of か and が, tell words apart. */
const MARKS =
  /(?=\p{M})(?![\u3099\u309a])[\p{Script=Inherited}\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Cyrillic}]/gu;
/** What nobody sees, the dot of Catalan `col·legi`, and the Arabic tatweel, which only makes words longer. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}·\u0640]/gu;

/**
 * A text as it is searched: without letter case and accents, composed or not, in letters of one width and one kind of
 * kana, quotes and hyphens. `LEFÈVRE` and `lefevre` are one, as are `Łukasz` and `lukasz`, `Straße` and `STRASSE`.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00b4`‘’ʻʼ′]/g, "'")
    .replace(/[“”„‟«»″]/g, '"')
    .normalize('NFKD')
    .replace(UNSEEN, '')
    .replace(MARKS, '')
    .toLowerCase()
    .replace(/\P{ASCII}/gu, (letter) => LETTERS.get(letter) ?? plain(letter));
}

function plain(letter: string): string {
  const code = letter.charCodeAt(0);
  // Katakana as hiragana, the digits of Arabic and Persian as everybody's.
  if (/[ァ-ヶヽヾ]/.test(letter)) return String.fromCharCode(code - 0x60);
  if (/[\u0660-\u0669\u06f0-\u06f9]/.test(letter)) return String(code & 0xf);
  return /\p{Dash}/u.test(letter) ? '-' : letter;
}

/** What somebody can be found by. */
export interface Findable {
  /** Names, as far as there are any. */
  names: readonly (string | null)[];
  email: string;
}

/**
 * Says whether a person's names and address have each word of what is looked for in them, in any order. Every sign is
 * literal: a `%` finds only a `%`. With nothing to look for it is everybody.
 */
export function personSearch(query = ''): (person: Findable) => boolean {
  const wanted = foldText(query).trim();
  if (wanted === '') return () => true;
  const spellings = [wordsOf(wanted), wordsOf(foldText(withAsciiDomains(query)))];
  return ({ names, email }) => {
    const folded = foldText([...names, email, asciiEmail(email)].filter((text) => text !== null).join('\n'));
    return spellings.some((words) => words.every((word) => folded.includes(word)));
  };
}

/** As names and addresses are pasted: `Moreau, Inès <ines@example.org>`. */
function wordsOf(wanted: string): string[] {
  const words = wanted.split(/[\s,;<>"]+/).filter(Boolean);
  return words.length > 0 ? words : [wanted];
}

/** As somebody may have written the address that is looked for: `info@xn--bcher-kva.de` of `info@bücher.de`. */
function withAsciiDomains(query: string): string {
  return query.replace(/[^\s,;<>"“”„]+/g, asciiEmail);
}

/** Says whether a document's number has in it what is looked for, however that is spaced: `INV 10682`, `inv10682`. */
export function numberSearch(query = ''): (number: string) => boolean {
  const wanted = foldText(query).trim();
  if (wanted === '') return () => true;
  const close = unspaced(wanted);
  return (number) => {
    const folded = foldText(number);
    return folded.includes(wanted) || (close !== '' && unspaced(folded).includes(close));
  };
}

/** `inv10682` of `inv-10682`, `inv 10682`, `#inv/10682`. */
function unspaced(text: string): string {
  return text.replace(/[\s\-./#]/g, '');
}
