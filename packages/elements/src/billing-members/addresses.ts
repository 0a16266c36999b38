import { emailKey, extractEmail } from '@billfold/contract';

/** So many fields at most: whatever is beyond them stays together in the last one. */
const MOST = 100;

/** An address, or what somebody may have meant as one. */
const HAS_AT = /.[@＠]./;
/** What ends an address, on the keyboards of several scripts; a comma may also stand within a name. */
const GROUPS = /(?:"[^"]*"?|[^";；؛])+/g;
const PIECES = /(?:"[^"]*"?|[^",，、،])+/g;
const ENDED = /[,;，；、،؛]\s*$/;

/**
 * Addresses as people write and paste several of them: with commas, semicolons, spaces, tabs or line breaks between, out of
 * a table, and perhaps with what mail programs put around them, `Moreau, Inès <ines@example.org>`. What is no address
 * stays as it is.
 */
export function splitAddresses(text: string): string[] {
  return text.split(/[\r\n\v\u0085\u2028\u2029]+/).flatMap((line) => {
    const cells = line.split('\t');
    const addresses = cells.filter((cell) => HAS_AT.test(cell));
    // The other cells of a table's row are names and the like.
    return (addresses.length ? addresses : cells)
      .flatMap((cell) => cell.match(GROUPS) ?? [])
      .flatMap(addressesOf);
  });
}

function addressesOf(group: string): string[] {
  const pieces = group.match(PIECES) ?? [];
  const [first = '', second = '', third] = pieces;
  const isOneName = third === undefined && !HAS_AT.test(first) && /<[^<>]*@[^<>]*>\s*$/.test(second);
  return (isOneName ? [second] : pieces).flatMap((piece) => piece.split(/(?<=@[^<>]*>)\s+/)).flatMap(wordsOf);
}

/** Several addresses without anything but blanks between, or one, with or without a name. */
function wordsOf(piece: string): string[] {
  const words = piece.trim().split(/\s+/);
  const found = (words.every((word) => HAS_AT.test(word)) ? words : [piece.trim()])
    .map(addressOf)
    .filter(Boolean);
  const [first = '', second = '', third] = found;
  // Some mail programs have the address for a name, too: `a@x.org <a@x.org>`.
  const isOne = second && third === undefined && emailKey(first) === emailKey(second);
  return isOne ? [first] : found;
}

function addressOf(text: string): string {
  const address = extractEmail(text);
  return HAS_AT.test(address) ? address : text;
}

/** One text for each field: an address, or nothing yet. There is always a field. */
export function fieldsOf(addresses: readonly string[]): string[] {
  const rest = addresses.slice(MOST - 1);
  const fields = [...addresses.slice(0, MOST - 1), ...(rest.length ? [rest.join(', ')] : [])];
  return fields.length ? fields : [''];
}

/** Whether more than one address stands in a field, or somebody has just ended one. */
export const isSeveral = (text: string): boolean => splitAddresses(text).length > 1 || isEnded(text);

/** Whether what ends an address stands at the end, and not within quotes. */
export const isEnded = (text: string): boolean => ENDED.test(text.replace(/"[^"]*"?/g, ''));

/** The place in the list of addresses that a pointer into the request is about: `/change/emails/2`. */
export function placeOf(pointer: string): number | undefined {
  const place = /^\/change\/emails\/(\d+)$/.exec(pointer)?.[1];
  return place === undefined ? undefined : Math.min(Number(place), MOST - 1);
}
