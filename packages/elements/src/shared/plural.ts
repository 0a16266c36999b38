/** Forms of a phrase with a number in it, by `Intl.PluralRules`. `#` is where the number stands. */
export type Plural = Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>;

/** Chooses the form that a language wants for a number: `plural(2, { one: '# day', other: '# days' })`. */
export function pluralFor(language: string): (count: number, forms: Plural) => string {
  let rules: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  return (count, forms) => {
    rules ??= new Intl.PluralRules(language);
    numbers ??= new Intl.NumberFormat(language);
    return (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count));
  };
}
