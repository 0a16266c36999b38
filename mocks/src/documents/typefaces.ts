/** A part of the writing systems of the world, and the files of the typeface that draws it. */
interface Typeface {
  /** The letters for which it is tried. Which of them it has, its file says. */
  letters: RegExp;
  regular: string;
  /** Without it, there is one weight only. */
  strong?: string;
  /** Its letters change with their neighbours: HarfBuzz chooses and places its glyphs. */
  complex?: true;
}

/** A script's own Noto typeface, which is complex: one that is not has a line of its own below. */
function noto<const Script extends string>(script: Script, letters: RegExp) {
  const regular =
    `@fontsource/noto-sans-${script}/files/noto-sans-${script}-${script}-400-normal.woff` as const;
  return { letters, regular, complex: true } as const;
}

/**
 * The first one that has a letter draws it: the kit's own, then those of a script, then those of signs. The scripts are
 * those that Unicode recommends for names or knows in use today (UAX #31, tables 5 and 7, and Mongolian), as far as
 * there is an open typeface; which letters a file is for is its publisher's word (`unicode.json` in its package).
 */
const TYPEFACES = {
  latin: {
    letters: /[\u0020-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u2000-\u206f\u20ac\u2122\u2212]/,
    regular: '@fontsource/inter/files/inter-latin-400-normal.woff',
    strong: '@fontsource/inter/files/inter-latin-600-normal.woff',
  },
  cyrillic: {
    letters: /[\u0301\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/,
    regular: '@fontsource/inter/files/inter-cyrillic-400-normal.woff',
    strong: '@fontsource/inter/files/inter-cyrillic-600-normal.woff',
  },
  cyrillicExtended: {
    letters: /\p{scx=Cyrl}/u,
    regular: '@fontsource/inter/files/inter-cyrillic-ext-400-normal.woff',
    strong: '@fontsource/inter/files/inter-cyrillic-ext-600-normal.woff',
  },
  greek: {
    letters: /[\u0370-\u03ff]/,
    regular: '@fontsource/inter/files/inter-greek-400-normal.woff',
    strong: '@fontsource/inter/files/inter-greek-600-normal.woff',
  },
  greekExtended: {
    letters: /[\u1f00-\u1fff]/,
    regular: '@fontsource/inter/files/inter-greek-ext-400-normal.woff',
    strong: '@fontsource/inter/files/inter-greek-ext-600-normal.woff',
  },
  vietnamese: {
    letters: /[\u1ea0-\u1ef9\u20ab]/,
    regular: '@fontsource/inter/files/inter-vietnamese-400-normal.woff',
    strong: '@fontsource/inter/files/inter-vietnamese-600-normal.woff',
  },
  latinExtended: {
    letters: /[\p{scx=Latn}\u02b0-\u02ff\u20a0-\u20c0\u2113]/u,
    regular: '@fontsource/inter/files/inter-latin-ext-400-normal.woff',
    strong: '@fontsource/inter/files/inter-latin-ext-600-normal.woff',
  },
  hebrew: {
    letters: /[\p{scx=Hebr}\u20aa]/u,
    regular: '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-400-normal.woff',
    strong: '@fontsource/noto-sans-hebrew/files/noto-sans-hebrew-hebrew-600-normal.woff',
    complex: true,
  },
  arabic: {
    letters: /\p{scx=Arab}/u,
    regular: '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-400-normal.woff',
    strong: '@fontsource/noto-sans-arabic/files/noto-sans-arabic-arabic-600-normal.woff',
    complex: true,
  },
  japanese: {
    letters: /[\p{scx=Hira}\p{scx=Kana}\p{scx=Hani}\u3000-\u33ff\uff00-\uffef]/u,
    regular: '@expo-google-fonts/kosugi/Kosugi_400Regular.ttf',
  },
  chinese: {
    letters:
      /[\p{scx=Hani}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\u2500-\u257f\u2ff0-\u33ff\ufe30-\ufe4f\uff00-\uffef]/u,
    regular: '@expo-google-fonts/chocolate-classical-sans/400Regular/ChocolateClassicalSans_400Regular.ttf',
  },
  korean: {
    letters: /\p{scx=Hang}/u,
    regular: '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf',
    strong: '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf',
  },
  armenian: noto('armenian', /\p{scx=Armn}/u),
  bengali: noto('bengali', /\p{scx=Beng}/u),
  devanagari: noto('devanagari', /\p{scx=Deva}/u),
  ethiopic: noto('ethiopic', /\p{scx=Ethi}/u),
  georgian: noto('georgian', /\p{scx=Geor}/u),
  gujarati: noto('gujarati', /\p{scx=Gujr}/u),
  gurmukhi: noto('gurmukhi', /\p{scx=Guru}/u),
  kannada: noto('kannada', /\p{scx=Knda}/u),
  khmer: noto('khmer', /\p{scx=Khmr}/u),
  lao: noto('lao', /\p{scx=Laoo}/u),
  malayalam: noto('malayalam', /\p{scx=Mlym}/u),
  myanmar: noto('myanmar', /\p{scx=Mymr}/u),
  oriya: noto('oriya', /\p{scx=Orya}/u),
  sinhala: noto('sinhala', /\p{scx=Sinh}/u),
  tamil: noto('tamil', /\p{scx=Taml}/u),
  telugu: noto('telugu', /\p{scx=Telu}/u),
  thaana: noto('thaana', /\p{scx=Thaa}/u),
  thai: noto('thai', /[\p{scx=Thai}\u0e3f]/u),
  tibetan: {
    letters: /\p{scx=Tibt}/u,
    regular: '@fontsource/noto-serif-tibetan/files/noto-serif-tibetan-tibetan-400-normal.woff',
    complex: true,
  },
  adlam: noto('adlam', /\p{scx=Adlm}/u),
  balinese: noto('balinese', /\p{scx=Bali}/u),
  bamum: noto('bamum', /\p{scx=Bamu}/u),
  buginese: noto('buginese', /\p{scx=Bugi}/u),
  canadianAboriginal: noto('canadian-aboriginal', /\p{scx=Cans}/u),
  cham: noto('cham', /\p{scx=Cham}/u),
  cherokee: noto('cherokee', /\p{scx=Cher}/u),
  hanifiRohingya: noto('hanifi-rohingya', /\p{scx=Rohg}/u),
  javanese: noto('javanese', /\p{scx=Java}/u),
  kayahLi: noto('kayah-li', /\p{scx=Kali}/u),
  lepcha: noto('lepcha', /\p{scx=Lepc}/u),
  limbu: noto('limbu', /\p{scx=Limb}/u),
  lisu: noto('lisu', /\p{scx=Lisu}/u),
  meeteiMayek: noto('meetei-mayek', /\p{scx=Mtei}/u),
  miao: noto('miao', /\p{scx=Plrd}/u),
  mongolian: noto('mongolian', /\p{scx=Mong}/u),
  newa: noto('newa', /\p{scx=Newa}/u),
  newTaiLue: noto('new-tai-lue', /\p{scx=Talu}/u),
  nko: noto('nko', /\p{scx=Nkoo}/u),
  olChiki: noto('ol-chiki', /\p{scx=Olck}/u),
  osage: noto('osage', /\p{scx=Osge}/u),
  saurashtra: noto('saurashtra', /\p{scx=Saur}/u),
  sundanese: noto('sundanese', /\p{scx=Sund}/u),
  sylotiNagri: noto('syloti-nagri', /\p{scx=Sylo}/u),
  syriac: noto('syriac', /\p{scx=Syrc}/u),
  taiLe: noto('tai-le', /\p{scx=Tale}/u),
  taiTham: noto('tai-tham', /\p{scx=Lana}/u),
  taiViet: noto('tai-viet', /\p{scx=Tavt}/u),
  tifinagh: noto('tifinagh', /\p{scx=Tfng}/u),
  vai: noto('vai', /\p{scx=Vaii}/u),
  yi: noto('yi', /\p{scx=Yiii}/u),
  emoji: {
    letters: /\p{Emoji}|\u20e3/u,
    regular: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
  },
  // Letters with accents that are not one character, rare letters and common signs, all in one file.
  rare: {
    letters: /[\p{scx=Latn}\p{scx=Grek}\p{scx=Cyrl}\p{scx=Zyyy}\p{scx=Zinh}]/u,
    regular: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
    strong: '@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  },
  symbols: {
    // Roman numerals are Latin letters.
    letters: /[\p{scx=Zyyy}\u2160-\u2188]/u,
    regular: '@fontsource/noto-sans-symbols/files/noto-sans-symbols-symbols-400-normal.woff',
  },
  symbols2: {
    letters: /\p{scx=Zyyy}|\p{scx=Brai}/u,
    regular: '@fontsource/noto-sans-symbols-2/files/noto-sans-symbols-2-symbols-400-normal.woff',
  },
  math: {
    letters: /\p{scx=Zyyy}/u,
    regular: '@fontsource/noto-sans-math/files/noto-sans-math-latin-400-normal.woff',
  },
} as const satisfies Record<string, Typeface>;

export type TypefaceName = keyof typeof TYPEFACES;
export type Weight = 'regular' | 'strong';

type Files<Each = (typeof TYPEFACES)[TypefaceName]> = Each extends {
  regular: infer Regular;
  strong?: infer Strong;
}
  ? Regular | (unknown extends Strong ? never : Strong)
  : never;

/** A font file, as a package has it. */
export type FontFile = Files;

const ALL: Readonly<Record<TypefaceName, Typeface & { regular: FontFile; strong?: FontFile }>> = TYPEFACES;

/** The typefaces that may have all the letters, in the order in which they are tried. */
export function typefacesFor(letters: readonly string[]): TypefaceName[] {
  return NAMES.filter((name) => letters.every((letter) => ALL[name].letters.test(letter)));
}

const NAMES = Object.keys(TYPEFACES) as TypefaceName[];

/** The file that draws a typeface at a weight. */
export function fontFile(name: TypefaceName, weight: Weight): FontFile {
  return ALL[name][weight] ?? ALL[name].regular;
}

/** Whether glyphs depend on their neighbours. */
export function isComplex(name: TypefaceName): boolean {
  return ALL[name].complex ?? false;
}
