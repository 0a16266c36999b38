import { languageFor } from '../language.ts';

/** What the page around the frames says. */
export interface PaymentsWords {
  card: string;
  bank: string;
  close: string;
  opening: string;
  unreachable: string;
}

const english: PaymentsWords = {
  card: 'Card',
  bank: 'Your bank',
  close: 'Close without an answer',
  opening: 'Your bank’s page is being opened…',
  unreachable: 'Your bank cannot be reached. Close this and try again.',
};

const french: PaymentsWords = {
  card: 'Carte',
  bank: 'Votre banque',
  close: 'Fermer sans répondre',
  opening: 'La page de votre banque s’ouvre…',
  unreachable: 'Votre banque est injoignable. Fermez cette fenêtre et réessayez.',
};

/** The words for a locale: English where there are none in its language. */
export function paymentsWords(locale: string): PaymentsWords {
  return languageFor(locale) === 'fr' ? french : english;
}
