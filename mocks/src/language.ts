import { languageTag } from '@billfold/contract';

/** The languages that the mock has words in. */
export type Language = 'en' | 'fr';

/** The language of the words for a locale, as systems write it: English where there are none in its own. */
export function languageFor(locale: string): Language {
  return /^fr(-|$)/.test(languageTag(locale) ?? '') ? 'fr' : 'en';
}
