import { languageTag } from '@billfold/contract';

/** The language of a locale as systems write it: `fr` of `fr_CA.UTF-8`. */
export function languageOf(text: string | null): string | undefined {
  const tag = languageTag(text);
  return tag && new Intl.Locale(tag).language;
}
