import { currencyDecimals, currencyFormat, languageTag, type Money, type Period } from '@billfold/contract';
import { languageFor, type Language } from '../language.ts';

/** The right-to-left marks that some locales put around figures: these stand among left-to-right words. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f]/g;
const DAY = 86_400_000;

/** Day, month and year without any word, for a locale whose words are not used. */
const NUMERIC = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;

/** How a locale writes amounts, figures and days. */
export class Formats {
  readonly locale: string;
  readonly language: Language;
  /** The locale, held to the digits and the calendar that everybody reads on a bill. */
  readonly #tag: string;
  readonly #ownWords: boolean;
  readonly #days: Intl.DateTimeFormat;

  /**
   * @param locale as systems write it. One that is neither English nor French keeps its formats, without words in them;
   * what `Intl` does not know is English, and not what the machine happens to speak.
   */
  constructor(locale: string) {
    const [tag = 'en'] = Intl.NumberFormat.supportedLocalesOf(languageTag(locale) ?? 'en');
    this.locale = tag;
    this.language = languageFor(tag);
    this.#ownWords = new Intl.Locale(tag).language === this.language;
    this.#tag = new Intl.Locale(tag, { numberingSystem: 'latn', calendar: 'gregory' }).toString();
    const style = this.#ownWords ? ({ dateStyle: 'long' } as const) : NUMERIC;
    this.#days = new Intl.DateTimeFormat(this.#tag, { ...style, timeZone: 'UTC' });
  }

  /** `12,00 €`. Exact: the decimal point moves within the text. */
  money({ amount, currency }: Money): string {
    const format = new Intl.NumberFormat(this.#tag, currencyFormat(currency));
    const text = format.format(`${amount}E-${currencyDecimals(currency)}` as `${number}`);
    // A hyphen is not a minus: it is narrower.
    return text.replaceAll(DIRECTION_MARKS, '').replace('-', '−');
  }

  /** `12 345`. */
  number(count: number): string {
    return new Intl.NumberFormat(this.#tag).format(count);
  }

  /** `"0.21"` as `21 %`. */
  percent(rate: string): string {
    const format = new Intl.NumberFormat(this.#tag, { style: 'percent', maximumFractionDigits: 4 });
    return format.format(rate as `${number}`).replaceAll(DIRECTION_MARKS, '');
  }

  /** A calendar day, `16 April 2026`. */
  day(day: string): string {
    return this.#worded(this.#days.format(utc(day)));
  }

  /** The first to the last day of a period. Its end is the first day that no longer belongs to it (CAL-1). */
  period({ start, end }: Period): string {
    const first = utc(start);
    const last = Math.max(first, utc(end) - DAY);
    if (this.#ownWords) return this.#worded(this.#days.formatRange(first, last));
    return [...new Set([first, last])].map((day) => this.#worded(this.#days.format(day))).join(' – ');
  }

  /**
   * An instant as the account's clocks show it, `16 April 2026 at 09:00`: by its offset, and not by the zone rules of
   * whatever this runs on.
   * @param at ISO 8601 with its offset
   */
  moment(at: string): string {
    const style = this.#ownWords
      ? ({ dateStyle: 'long', timeStyle: 'short' } as const)
      : ({ ...NUMERIC, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const);
    return this.#worded(
      new Intl.DateTimeFormat(this.#tag, { ...style, timeZone: 'UTC' }).format(localTime(at)),
    );
  }

  /** A month without its year, `April`. */
  month(day: Date): string {
    return new Intl.DateTimeFormat(this.language, { month: 'long', timeZone: 'UTC' }).format(day);
  }

  /** `2026`. */
  year(day: Date): string {
    return new Intl.DateTimeFormat(this.#tag, { year: 'numeric', timeZone: 'UTC' }).format(day);
  }

  /** A country's name, in the language of the words. */
  country(code: string): string {
    return new Intl.DisplayNames(this.language, { type: 'region' }).of(code) ?? code;
  }

  #worded(text: string): string {
    // Whether a range has thin spaces depends on the engine's age (CLDR 48).
    const plain = text.replaceAll(DIRECTION_MARKS, '').replaceAll('\u2009–\u2009', '–');
    // The first of a month is an ordinal in French, and the others are not.
    return this.language === 'fr' ? plain.replaceAll(/(?<!\d)1(?=\s\p{L}|–)/gu, '1er') : plain;
  }
}

/** What a clock shows at an instant that is written with the clock's offset, as if it went by UTC. */
export const localTime = (at: string): number => Date.parse(at.replace(/(Z|[+-]\d{2}:\d{2})$/, 'Z'));

const utc = (day: string): number => Date.parse(`${day}T00:00Z`);

/** A letter's number as Unicode writes it, `U+12000`. */
export function codePoint(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
