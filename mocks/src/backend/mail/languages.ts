import { languageFor } from '../../language.ts';
import { english } from './english.ts';
import { french } from './french.ts';
import type { MailWords } from './words.ts';

/** The words for a locale: English where there are none in its language. */
export function mailWords(locale: string): MailWords {
  return languageFor(locale) === 'fr' ? french : english;
}
