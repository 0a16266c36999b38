import { brandOf, isCardNumber } from '../../card-number.ts';

export const FIELDS = ['number', 'expiry', 'code'] as const;
export type FieldName = (typeof FIELDS)[number];

/** What is wrong with a field. */
export type Problem = 'missing' | 'incomplete' | 'not_a_card' | 'no_such_month' | 'expired';

/** A card's digits as they were typed. The expiry is the month, then two or four digits of the year. */
export type Card = Record<FieldName, string>;

/** What is wrong with a field of a card; `null` when nothing is. Whether it has expired is the vault's to say. */
export function problemIn(card: Card, field: FieldName): Problem | null {
  if (card[field] === '') return 'missing';
  if (field === 'number') return problemInNumber(card.number);
  if (field === 'expiry') return problemInExpiry(card.expiry);
  return card.code.length < brandOf(card.number).code ? 'incomplete' : null;
}

function problemInNumber(number: string): Problem | null {
  if (number.length < brandOf(number).least) return 'incomplete';
  return isCardNumber(number) ? null : 'not_a_card';
}

function problemInExpiry(expiry: string): Problem | null {
  if (expiry.length >= 2 && !/^(0[1-9]|1[0-2])/.test(expiry)) return 'no_such_month';
  return expiry.length === 4 || expiry.length === 6 ? null : 'incomplete';
}

/** Month and year of an expiry that is complete. */
export function readExpiry(expiry: string): { expMonth: number; expYear: number } {
  const year = expiry.slice(2);
  return { expMonth: Number(expiry.slice(0, 2)), expYear: Number(year.length === 2 ? `20${year}` : year) };
}
