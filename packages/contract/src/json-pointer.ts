/** Escapes a key as a part of a JSON pointer (RFC 6901). */
export const escapeKey = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');

/**
 * A place within a value: `/change/emails/2` (RFC 6901).
 * @param index Stands for each index of a list, if given.
 */
export function pointerTo(path: readonly PropertyKey[], index?: string): string {
  return path.map((key) => `/${typeof key === 'number' && index ? index : escapeKey(String(key))}`).join('');
}
