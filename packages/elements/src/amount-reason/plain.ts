import type { Money } from '@billfold/contract';
import type { L10n } from '../shared/l10n.ts';

/** An amount without its sign: the words say which way it goes. */
export const plain = (l: L10n, { amount, currency }: Money): string =>
  l.money({ amount: Math.abs(amount), currency });

/** The smallest amount of a currency, `€0.01`: what is rounded is rounded to that. */
export const smallest = (l: L10n, { currency }: Money): string => l.money({ amount: 1, currency });
