import type { Party } from '@billfold/contract';
import type { L10n } from '../shared/l10n.ts';

/** A company's address as it is written on an envelope, a line each; its country in the reader's language. */
export function addressLines({ address }: Party, l: L10n): string[] {
  const { line1, line2, postalCode, city, state, country } = address;
  const town = [postalCode, city].filter(Boolean).join(' ');
  const lines = [line1, line2 ?? '', town, state ?? '', countryName(country, l.locale)];
  return lines.filter((line) => line !== '');
}

/** A backend may send what `Intl` does not know: then it is shown as it came. */
function countryName(code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code;
  } catch (error) {
    if (error instanceof RangeError) return code;
    throw error;
  }
}
