import { currencyDecimals, currencyFormat, languageTag, type Money, type Period } from '@billfold/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Catalogue, CatalogueOverrides } from './catalogue.ts';
import type { Provided } from './context.ts';
import { sharedMessages } from './shared.messages.ts';
import { warnLater } from './warn.ts';

/** A page's own wordings by language: `{ en: { history: { title: 'Statements' } } }`. A new language is welcome too. */
export type Overrides = Readonly<Record<string, CatalogueOverrides>>;

/** The languages that the kit brings beside English. */
const loaders: Readonly<Record<string, () => Promise<Catalogue>>> = {
  fr: () => import('../locales/fr.ts').then((module) => module.fr),
};
/** `undefined` for one that could not be loaded. */
const loaded = new Map<string, Catalogue | undefined>();

/** The words and formats of one language. */
export class L10n {
  /** BCP 47 tag: what is written in it, and how figures and days are. */
  readonly locale: string;
  /** Set where the page's own direction may not fit. */
  readonly dir: 'ltr' | 'rtl' | undefined;
  readonly #catalogues: readonly (CatalogueOverrides | undefined)[];
  readonly #words = new Map<string, unknown>();

  constructor(locale: string, dir: L10n['dir'], catalogues: readonly (CatalogueOverrides | undefined)[]) {
    this.locale = locale;
    this.dir = dir;
    this.#catalogues = catalogues;
  }

  /** A part of the catalogue, over its English, which whoever shows it brings along. */
  words<S extends keyof Catalogue>(section: S, english: Catalogue[S]): Catalogue[S] {
    let words = this.#words.get(section) as Catalogue[S] | undefined;
    if (!words) {
      words = this.#catalogues.reduce<Catalogue[S]>(
        (all, more) => merge(all, more?.[section], section),
        english,
      );
      this.#words.set(section, words);
    }
    return words;
  }

  /** `12,00 €`, exactly: the decimal point moves within the text. `given` is shown as given away, with a minus. */
  money({ amount, currency }: Money, given = false): string {
    return written(`${amount} ${currency}`, () => {
      const format = numbers(this.locale, currencyFormat(currency));
      // A hyphen is not a minus: it is narrower, and screen readers skip it.
      return format
        .format(`${given ? '-' : ''}${amount}E-${currencyDecimals(currency)}` as `${number}`)
        .replace('-', '−');
    });
  }

  number(count: number): string {
    return numbers(this.locale, {}).format(count);
  }

  /** `"0.21"` as `21 %`. */
  percent(rate: string): string {
    const format = numbers(this.locale, { style: 'percent', maximumFractionDigits: 4 });
    return written(rate, () => format.format(rate as `${number}`));
  }

  /** A calendar day, the same wherever it is read. */
  day(day: string): string {
    return this.days(day, (format) => format.format(utc(day)));
  }

  /** A period's first to last day. Its end is the first day that no longer belongs to it. */
  period({ start, end }: Period): string {
    const first = utc(start);
    return this.days(`${start} – ${end}`, (format) =>
      format.formatRange(first, Math.max(first, utc(end) - 86_400_000)),
    );
  }

  private days(plain: string, write: (format: Intl.DateTimeFormat) => string): string {
    return written(plain, () => this.words('shared', sharedMessages).days(write(days(this.locale))));
  }
}

/** The wording of a kind, or the neutral one: a backend may send kinds that are newer than the kit. */
export function wording<W>(words: { readonly other: W }, kind: string | null | undefined): W {
  return kind && Object.hasOwn(words, kind)
    ? ((words as Record<string, W>)[kind] ?? words.other)
    : words.other;
}

const utc = (day: string): number => Date.parse(`${day}T00:00Z`);

/** A backend may send what `Intl` refuses: then it is shown as it came. */
function written(plain: string, format: () => string): string {
  try {
    return format();
  } catch (error) {
    if (error instanceof RangeError) return plain;
    throw error;
  }
}

const formats = new Map<string, Intl.NumberFormat | Intl.DateTimeFormat>();

/** `Intl`'s formats take long to make. */
function cached<F extends Intl.NumberFormat | Intl.DateTimeFormat>(key: string, make: () => F): F {
  let format = formats.get(key) as F | undefined;
  if (!format) formats.set(key, (format = make()));
  return format;
}

const numbers = (locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat =>
  cached(locale + JSON.stringify(options), () => new Intl.NumberFormat(locale, options));

const days = (locale: string): Intl.DateTimeFormat =>
  cached(locale, () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }));

/** Lays a page's or a language's wordings over others. One of the wrong kind is left out. */
function merge<T>(base: T, over: object | undefined, path: string): T {
  if (!over) return base;
  const all = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(over) as [string, unknown][]) {
    const is = all[key];
    if (value === undefined) continue;
    if (typeof value !== typeof is) warnLater('wrongMessage', `${path}.${key}`, typeof is);
    else all[key] = typeof is === 'object' ? merge(is, value as object, `${path}.${key}`) : value;
  }
  return all as T;
}

/**
 * Finds an element's language (the provider's `locale`, else the nearest `lang`, else the document's), loads its words,
 * and follows both when they change.
 */
export class Localizer implements ReactiveController {
  l10n: L10n | undefined;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #provided: () => Provided | undefined;
  #observer: MutationObserver | undefined;
  #key: readonly unknown[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, provided: () => Provided | undefined) {
    this.#host = host;
    this.#provided = provided;
    host.addController(this);
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.resolve());
    for (let root = this.#host.getRootNode(); ; root = root.host.getRootNode()) {
      this.#observer.observe(root, { attributeFilter: ['lang'], subtree: true });
      if (!(root instanceof ShadowRoot)) break;
    }
    this.resolve();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  resolve(): void {
    if (!this.#host.isConnected) return;
    const { locale, messages } = this.#provided() ?? {};
    const own = locale ? readable(locale) : undefined;
    const asked = new Intl.Locale(own ?? pageLanguage(this.#host));
    const direction = directionOf(asked);
    const { language } = asked;
    if (language in loaders && !loaded.has(language)) {
      void this.#load(language);
      return;
    }
    const catalogue = loaded.get(language);
    const known = catalogue ?? messages?.[language];
    const key = [asked.toString(), own, messages];
    if (key.every((part, i) => part === this.#key[i])) return;
    this.#key = key;
    this.l10n = new L10n(
      // Words without a language of their own are English, and so are then the figures among them.
      known || language === 'en' ? asked.toString() : 'en',
      // A page that names the language by `lang` sets its direction too, or forgot to.
      own || direction === 'rtl' ? direction : undefined,
      [catalogue, messages?.[language]],
    );
    this.#host.requestUpdate();
  }

  async #load(language: string): Promise<void> {
    this.l10n = undefined;
    this.#key = [];
    this.#host.requestUpdate();
    let catalogue: Catalogue | undefined;
    try {
      catalogue = await loaders[language]?.();
    } catch (error) {
      warnLater('noWords', language, error);
    }
    loaded.set(language, catalogue);
    this.resolve();
  }
}

function readable(written: string): string | undefined {
  const tag = languageTag(written);
  if (tag === undefined) warnLater('noLanguage', written);
  return tag;
}

/** The nearest `lang` that names a language, through shadow roots, as the page's author sees it. */
function pageLanguage(element: Element): string {
  for (let from: Element | null = element; from;) {
    const named: Element | null = from.closest('[lang]');
    const lang = named?.getAttribute('lang');
    // An empty one says that the language is not known.
    if (lang === '') break;
    const tag = lang && readable(lang);
    if (tag) return tag;
    const root: Node = from.getRootNode();
    from = named?.parentElement ?? (root instanceof ShadowRoot ? root.host : null);
  }
  return 'en';
}

function directionOf(locale: Intl.Locale): 'ltr' | 'rtl' {
  // To look up in what a language is written takes a browser long the first time.
  const { language, script = /^(en|fr)$/.test(language) ? '' : locale.maximize().script } = locale;
  return /Arab|Hebr|Thaa|Syrc|Nkoo|Adlm|Rohg/.test(script ?? '') ? 'rtl' : 'ltr';
}
