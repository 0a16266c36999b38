import { languageFor } from '../../../language.ts';
import type { FieldName, Problem } from './check.ts';

/** What the card field says. */
export interface CardFieldWords {
  language: string;
  labels: Record<FieldName, string>;
  problems: Record<FieldName, Partial<Record<Problem, string>>>;
  /** The security code of this brand has so many digits. */
  codeDigits: (count: number) => string;
  /** What is wrong, after the name of the field. */
  about: (label: string, problem: string) => string;
  refused: string;
}

const english: CardFieldWords = {
  language: 'en',
  labels: { number: 'Card number', expiry: 'Expires (MM / YY)', code: 'Security code' },
  problems: {
    number: {
      missing: 'Enter the card number.',
      incomplete: 'This number is not complete.',
      not_a_card: 'This is not a card number. Check its digits.',
    },
    expiry: {
      missing: 'Enter the month and the year.',
      incomplete: 'Enter both, such as 08 / 29.',
      no_such_month: 'Months go from 01 to 12.',
      expired: 'This card has expired.',
    },
    code: { missing: 'Enter the security code.' },
  },
  codeDigits: (count) => `It has ${count} digits.`,
  about: (label, problem) => `${label}: ${problem}`,
  refused: 'This card cannot be taken. Try another one.',
};

const french: CardFieldWords = {
  language: 'fr',
  labels: { number: 'Numéro de carte', expiry: 'Expire (MM / AA)', code: 'Code de sécurité' },
  problems: {
    number: {
      missing: 'Saisissez le numéro de la carte.',
      incomplete: 'Ce numéro n’est pas complet.',
      not_a_card: 'Ce n’est pas un numéro de carte. Vérifiez les chiffres.',
    },
    expiry: {
      missing: 'Saisissez le mois et l’année.',
      incomplete: 'Saisissez les deux, par exemple 08 / 29.',
      no_such_month: 'Les mois vont de 01 à 12.',
      expired: 'Cette carte a expiré.',
    },
    code: { missing: 'Saisissez le code de sécurité.' },
  },
  codeDigits: (count) => `Il a ${count} chiffres.`,
  about: (label, problem) => `${label}\u00a0: ${problem}`,
  refused: 'Cette carte ne peut pas être acceptée. Essayez-en une autre.',
};

/** The words for a locale: English where there are none in its language. */
export function cardFieldWords(locale: string): CardFieldWords {
  return languageFor(locale) === 'fr' ? french : english;
}
