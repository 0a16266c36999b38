import type { Language } from '../../../language.ts';

/** What the bank's page says. */
export interface BankWords {
  bank: string;
  /** The question, for a payment of this amount. */
  pay: (amount: string) => string;
  payTo: (seller: string, last4: string) => string;
  save: string;
  saveFor: (seller: string, last4: string) => string;
  approve: string;
  refuse: string;
  nothingToAnswer: string;
  back: string;
  failed: string;
  /** Nobody shall take it for a bank's. */
  isMock: string;
}

const english: BankWords = {
  bank: 'Your bank',
  pay: (amount) => `Approve the payment of ${amount}?`,
  payTo: (seller, last4) => `${seller} asks for it from your card that ends in ${last4}.`,
  save: 'Let this card be saved?',
  saveFor: (seller, last4) =>
    `${seller} wants to charge your card that ends in ${last4} from now on, for what you owe.`,
  approve: 'Approve',
  refuse: 'Refuse',
  nothingToAnswer: 'There is nothing to answer any more.',
  back: 'Back',
  failed: 'Your answer did not arrive. Try again.',
  isMock: 'A stand-in for a bank’s page: no money moves.',
};

const french: BankWords = {
  bank: 'Votre banque',
  pay: (amount) => `Autoriser le paiement de ${amount}\u202f?`,
  payTo: (seller, last4) => `${seller} le demande sur votre carte se terminant par ${last4}.`,
  save: 'Autoriser l’enregistrement de cette carte\u202f?',
  saveFor: (seller, last4) =>
    `${seller} souhaite désormais débiter votre carte se terminant par ${last4} de ce que vous devrez.`,
  approve: 'Autoriser',
  refuse: 'Refuser',
  nothingToAnswer: 'Il n’y a plus rien à autoriser.',
  back: 'Retour',
  failed: 'Votre réponse n’est pas arrivée. Réessayez.',
  isMock: 'Cette page tient lieu de banque\u202f: aucun argent ne circule.',
};

export const bankWords: Readonly<Record<Language, BankWords>> = { en: english, fr: french };
