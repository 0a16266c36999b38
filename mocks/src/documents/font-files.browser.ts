import type { FontFile } from './typeface.ts';

/** Where a page finds each file. Written out, so that a bundler sees which files go with the page. */
const ADDRESSES: Readonly<Record<FontFile, URL>> = {
  'inter/files/inter-latin-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-latin-400-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-latin-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-latin-600-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-cyrillic-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-cyrillic-400-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-cyrillic-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-cyrillic-600-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-greek-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-greek-400-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-greek-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-greek-600-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-vietnamese-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-vietnamese-400-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-vietnamese-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-vietnamese-600-normal.woff',
    import.meta.url,
  ),
  'noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff': new URL(
    '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
    import.meta.url,
  ),
  'noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff': new URL(
    '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff',
    import.meta.url,
  ),
  'noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff': new URL(
    '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
    import.meta.url,
  ),
  'noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff': new URL(
    '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff',
    import.meta.url,
  ),
  'kosugi/files/kosugi-japanese-400-normal.woff': new URL(
    '@fontsource/kosugi/files/kosugi-japanese-400-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-latin-ext-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-latin-ext-400-normal.woff',
    import.meta.url,
  ),
  'inter/files/inter-latin-ext-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-latin-ext-600-normal.woff',
    import.meta.url,
  ),
};

/**
 * The bytes of a font file, from the page's own server.
 * @throws Error when the server does not have it
 */
export async function readFont(file: FontFile): Promise<Uint8Array> {
  const address = ADDRESSES[file];
  const response = await fetch(address);
  if (!response.ok) throw new Error(`The typeface ${address.href} is not there: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
