/** `language[_Script][_REGION]`, and what may follow: variants, extensions, and what systems put there. */
const NAME = /^[^a-z]*([a-z]{2,3}(?:[-_]+[a-z]{4})?(?:[-_]+(?:[a-z]{2}|\d{3}))?)(?![a-z\d])([-_a-z\d]*)/i;

/**
 * The canonical BCP 47 tag of the first text that names a language, as systems and pages write them: `fr-FR`, `fr_FR`,
 * `fr_CA.UTF-8`, `fr_FR@euro`, `FR`, `zh_Hant_TW`, `iw`, `French_France.1252`, with blanks around; and of a list, as of
 * `LANGUAGE` or `Accept-Language`, the first that is one. What is malformed behind the language is left out.
 * @returns `undefined` when none does: `C`, `POSIX`, `und`, nothing at all. It never throws.
 */
export function languageTag(...texts: readonly (string | null | undefined)[]): string | undefined {
  for (const text of texts) {
    for (const name of (text ?? '').split(/[,:]/)) {
      // Windows names languages and countries in English.
      const [, plain, more = ''] = NAME.exec(name.replace(/(fr)ench.*|(en)glish.*/i, '$1$2')) ?? [];
      const tag = plain && (canonical(plain + more) ?? canonical(plain));
      if (tag && !tag.startsWith('und')) return tag;
    }
  }
  return undefined;
}

function canonical(name: string): string | undefined {
  try {
    return new Intl.Locale(name.replace(/[-_]+/g, '-')).toString();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
