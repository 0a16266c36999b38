import type { Card } from './state.ts';

type Expiry = Pick<Card, 'expMonth' | 'expYear'>;

/** Whether a card's month is over on a day (PAY-1). Its bank may have renewed it all the same. */
export function hasExpired(card: Expiry, day: string): boolean {
  return monthsLeft(card, day) < 0;
}

/** The months that a card works after the one of a day; negative when its own is over. */
export function monthsLeft({ expMonth, expYear }: Expiry, day: string): number {
  const [year = '', month = ''] = day.split('-');
  return (expYear - Number(year)) * 12 + expMonth - Number(month);
}
