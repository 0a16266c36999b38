import type { FontFile } from './typefaces.ts';

/** Where a page finds each file. Written out, so that a bundler sees which files go with the page. */
const ADDRESSES: Readonly<Record<FontFile, URL>> = {
  '@fontsource/inter/files/inter-latin-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-latin-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-latin-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-latin-600-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-cyrillic-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-cyrillic-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-cyrillic-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-cyrillic-600-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-cyrillic-ext-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-cyrillic-ext-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-cyrillic-ext-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-cyrillic-ext-600-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-greek-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-greek-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-greek-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-greek-600-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-greek-ext-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-greek-ext-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-greek-ext-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-greek-ext-600-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-vietnamese-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-vietnamese-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-vietnamese-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-vietnamese-600-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-latin-ext-400-normal.woff': new URL(
    '@fontsource/inter/files/inter-latin-ext-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/inter/files/inter-latin-ext-600-normal.woff': new URL(
    '@fontsource/inter/files/inter-latin-ext-600-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff': new URL(
    '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff': new URL(
    '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff': new URL(
    '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff': new URL(
    '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff',
    import.meta.url,
  ),
  '@expo-google-fonts/kosugi/Kosugi_400Regular.ttf': new URL(
    '@expo-google-fonts/kosugi/Kosugi_400Regular.ttf',
    import.meta.url,
  ),
  '@expo-google-fonts/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf': new URL(
    '@expo-google-fonts/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf',
    import.meta.url,
  ),
  '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf': new URL(
    '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf',
    import.meta.url,
  ),
  '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf': new URL(
    '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf',
    import.meta.url,
  ),
  '@fontsource/noto-sans-armenian/files/noto-sans-armenian-armenian-400-normal.woff': new URL(
    '@fontsource/noto-sans-armenian/files/noto-sans-armenian-armenian-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-400-normal.woff': new URL(
    '@fontsource/noto-sans-bengali/files/noto-sans-bengali-bengali-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff': new URL(
    '@fontsource/noto-sans-devanagari/files/noto-sans-devanagari-devanagari-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-400-normal.woff': new URL(
    '@fontsource/noto-sans-ethiopic/files/noto-sans-ethiopic-ethiopic-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-georgian/files/noto-sans-georgian-georgian-400-normal.woff': new URL(
    '@fontsource/noto-sans-georgian/files/noto-sans-georgian-georgian-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-gujarati/files/noto-sans-gujarati-gujarati-400-normal.woff': new URL(
    '@fontsource/noto-sans-gujarati/files/noto-sans-gujarati-gujarati-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-gurmukhi/files/noto-sans-gurmukhi-gurmukhi-400-normal.woff': new URL(
    '@fontsource/noto-sans-gurmukhi/files/noto-sans-gurmukhi-gurmukhi-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-kannada/files/noto-sans-kannada-kannada-400-normal.woff': new URL(
    '@fontsource/noto-sans-kannada/files/noto-sans-kannada-kannada-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff': new URL(
    '@fontsource/noto-sans-khmer/files/noto-sans-khmer-khmer-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-lao/files/noto-sans-lao-lao-400-normal.woff': new URL(
    '@fontsource/noto-sans-lao/files/noto-sans-lao-lao-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-malayalam/files/noto-sans-malayalam-malayalam-400-normal.woff': new URL(
    '@fontsource/noto-sans-malayalam/files/noto-sans-malayalam-malayalam-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-myanmar/files/noto-sans-myanmar-myanmar-400-normal.woff': new URL(
    '@fontsource/noto-sans-myanmar/files/noto-sans-myanmar-myanmar-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-oriya/files/noto-sans-oriya-oriya-400-normal.woff': new URL(
    '@fontsource/noto-sans-oriya/files/noto-sans-oriya-oriya-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-sinhala/files/noto-sans-sinhala-sinhala-400-normal.woff': new URL(
    '@fontsource/noto-sans-sinhala/files/noto-sans-sinhala-sinhala-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-tamil/files/noto-sans-tamil-tamil-400-normal.woff': new URL(
    '@fontsource/noto-sans-tamil/files/noto-sans-tamil-tamil-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-telugu/files/noto-sans-telugu-telugu-400-normal.woff': new URL(
    '@fontsource/noto-sans-telugu/files/noto-sans-telugu-telugu-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-thaana/files/noto-sans-thaana-thaana-400-normal.woff': new URL(
    '@fontsource/noto-sans-thaana/files/noto-sans-thaana-thaana-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff': new URL(
    '@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff': new URL(
    '@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-adlam/files/noto-sans-adlam-adlam-400-normal.woff': new URL(
    '@fontsource/noto-sans-adlam/files/noto-sans-adlam-adlam-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-balinese/files/noto-sans-balinese-balinese-400-normal.woff': new URL(
    '@fontsource/noto-sans-balinese/files/noto-sans-balinese-balinese-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-bamum/files/noto-sans-bamum-bamum-400-normal.woff': new URL(
    '@fontsource/noto-sans-bamum/files/noto-sans-bamum-bamum-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-buginese/files/noto-sans-buginese-buginese-400-normal.woff': new URL(
    '@fontsource/noto-sans-buginese/files/noto-sans-buginese-buginese-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-canadian-aboriginal/files/noto-sans-canadian-aboriginal-canadian-aboriginal-400-normal.woff':
    new URL(
      '@fontsource/noto-sans-canadian-aboriginal/files/noto-sans-canadian-aboriginal-canadian-aboriginal-400-normal.woff',
      import.meta.url,
    ),
  '@fontsource/noto-sans-cham/files/noto-sans-cham-cham-400-normal.woff': new URL(
    '@fontsource/noto-sans-cham/files/noto-sans-cham-cham-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-cherokee/files/noto-sans-cherokee-cherokee-400-normal.woff': new URL(
    '@fontsource/noto-sans-cherokee/files/noto-sans-cherokee-cherokee-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-hanifi-rohingya/files/noto-sans-hanifi-rohingya-hanifi-rohingya-400-normal.woff':
    new URL(
      '@fontsource/noto-sans-hanifi-rohingya/files/noto-sans-hanifi-rohingya-hanifi-rohingya-400-normal.woff',
      import.meta.url,
    ),
  '@fontsource/noto-sans-javanese/files/noto-sans-javanese-javanese-400-normal.woff': new URL(
    '@fontsource/noto-sans-javanese/files/noto-sans-javanese-javanese-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-kayah-li/files/noto-sans-kayah-li-kayah-li-400-normal.woff': new URL(
    '@fontsource/noto-sans-kayah-li/files/noto-sans-kayah-li-kayah-li-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-lepcha/files/noto-sans-lepcha-lepcha-400-normal.woff': new URL(
    '@fontsource/noto-sans-lepcha/files/noto-sans-lepcha-lepcha-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-limbu/files/noto-sans-limbu-limbu-400-normal.woff': new URL(
    '@fontsource/noto-sans-limbu/files/noto-sans-limbu-limbu-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-lisu/files/noto-sans-lisu-lisu-400-normal.woff': new URL(
    '@fontsource/noto-sans-lisu/files/noto-sans-lisu-lisu-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-meetei-mayek/files/noto-sans-meetei-mayek-meetei-mayek-400-normal.woff': new URL(
    '@fontsource/noto-sans-meetei-mayek/files/noto-sans-meetei-mayek-meetei-mayek-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-miao/files/noto-sans-miao-miao-400-normal.woff': new URL(
    '@fontsource/noto-sans-miao/files/noto-sans-miao-miao-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-mongolian/files/noto-sans-mongolian-mongolian-400-normal.woff': new URL(
    '@fontsource/noto-sans-mongolian/files/noto-sans-mongolian-mongolian-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-newa/files/noto-sans-newa-newa-400-normal.woff': new URL(
    '@fontsource/noto-sans-newa/files/noto-sans-newa-newa-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-new-tai-lue/files/noto-sans-new-tai-lue-new-tai-lue-400-normal.woff': new URL(
    '@fontsource/noto-sans-new-tai-lue/files/noto-sans-new-tai-lue-new-tai-lue-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-nko/files/noto-sans-nko-nko-400-normal.woff': new URL(
    '@fontsource/noto-sans-nko/files/noto-sans-nko-nko-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-ol-chiki/files/noto-sans-ol-chiki-ol-chiki-400-normal.woff': new URL(
    '@fontsource/noto-sans-ol-chiki/files/noto-sans-ol-chiki-ol-chiki-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-osage/files/noto-sans-osage-osage-400-normal.woff': new URL(
    '@fontsource/noto-sans-osage/files/noto-sans-osage-osage-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-saurashtra/files/noto-sans-saurashtra-saurashtra-400-normal.woff': new URL(
    '@fontsource/noto-sans-saurashtra/files/noto-sans-saurashtra-saurashtra-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-sundanese/files/noto-sans-sundanese-sundanese-400-normal.woff': new URL(
    '@fontsource/noto-sans-sundanese/files/noto-sans-sundanese-sundanese-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-syloti-nagri/files/noto-sans-syloti-nagri-syloti-nagri-400-normal.woff': new URL(
    '@fontsource/noto-sans-syloti-nagri/files/noto-sans-syloti-nagri-syloti-nagri-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-syriac/files/noto-sans-syriac-syriac-400-normal.woff': new URL(
    '@fontsource/noto-sans-syriac/files/noto-sans-syriac-syriac-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-tai-le/files/noto-sans-tai-le-tai-le-400-normal.woff': new URL(
    '@fontsource/noto-sans-tai-le/files/noto-sans-tai-le-tai-le-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-tai-tham/files/noto-sans-tai-tham-tai-tham-400-normal.woff': new URL(
    '@fontsource/noto-sans-tai-tham/files/noto-sans-tai-tham-tai-tham-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-tai-viet/files/noto-sans-tai-viet-tai-viet-400-normal.woff': new URL(
    '@fontsource/noto-sans-tai-viet/files/noto-sans-tai-viet-tai-viet-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff': new URL(
    '@fontsource/noto-sans-tifinagh/files/noto-sans-tifinagh-tifinagh-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-vai/files/noto-sans-vai-vai-400-normal.woff': new URL(
    '@fontsource/noto-sans-vai/files/noto-sans-vai-vai-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-yi/files/noto-sans-yi-yi-400-normal.woff': new URL(
    '@fontsource/noto-sans-yi/files/noto-sans-yi-yi-400-normal.woff',
    import.meta.url,
  ),
  '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf': new URL(
    '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
    import.meta.url,
  ),
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf': new URL(
    '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    import.meta.url,
  ),
  '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf': new URL(
    '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
    import.meta.url,
  ),
  '@fontsource/noto-sans-symbols/files/noto-sans-symbols-symbols-400-normal.woff': new URL(
    '@fontsource/noto-sans-symbols/files/noto-sans-symbols-symbols-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff': new URL(
    '@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff',
    import.meta.url,
  ),
  '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff': new URL(
    '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff',
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
