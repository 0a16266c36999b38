/** So many fields at most: whatever is beyond them stays together in the last one. */
const MOST = 100;

/**
 * Addresses as people write several of them: with commas, semicolons, spaces or line breaks between, and perhaps with
 * the names that mail programs put around them, `"Moreau, Inès" <ines@example.org>`.
 */
export function splitAddresses(text: string): string[] {
  const pieces = text.match(/(?:"[^"]*"?|[^",;\r\n\t])+/g) ?? [];
  return pieces.flatMap((piece) => {
    const named = /<([^<>\s]+@[^<>\s]+)>\s*$/.exec(piece)?.[1];
    const address = named ?? piece.trim();
    const words = address.split(/\s+/);
    if (words.every((word) => /.@./.test(word))) return words;
    return address ? [address] : [];
  });
}

/** One text for each field: an address, or nothing yet. There is always a field. */
export function fieldsOf(addresses: readonly string[]): string[] {
  const rest = addresses.slice(MOST - 1);
  const fields = [...addresses.slice(0, MOST - 1), ...(rest.length ? [rest.join(', ')] : [])];
  return fields.length ? fields : [''];
}

/** Whether more than one address stands in a field, or somebody has just ended one. */
export const isSeveral = (text: string): boolean =>
  splitAddresses(text).length > 1 || /[,;]\s*$/.test(text.replace(/"[^"]*"?/g, ''));

/** The place in the list of addresses that a pointer into the request is about: `/change/emails/2`. */
export function placeOf(pointer: string): number | undefined {
  const place = /^\/change\/emails\/(\d+)$/.exec(pointer)?.[1];
  return place === undefined ? undefined : Math.min(Number(place), MOST - 1);
}
