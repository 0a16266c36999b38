import type { PagesMessages } from '../../shared/pages.messages.ts';
import type { SharedMessages } from '../../shared/shared.messages.ts';

export const shared: SharedMessages = {
  // The first of a month is an ordinal, and the others are not.
  days: (formatted) => formatted.replaceAll(/(?<!\d)1(?=\s\p{L}|–)/gu, '1er'),
  loading: 'Chargement…',
  tryAgain: 'Réessayer',
  failed: {
    title: 'Impossible d’afficher ces informations',
    network: 'Aucune réponse n’est arrivée. Vérifiez votre connexion, puis réessayez.',
    other: 'Une erreur s’est produite de notre côté. Rien n’a été modifié ni prélevé.',
  },
  outdated: 'Ces informations ne sont peut-être plus à jour\u202f: leur actualisation a échoué.',
  refused: {
    title: 'Vous n’avez pas accès à ces informations',
    text: 'Seules certaines personnes de votre compte peuvent les consulter. Le propriétaire du compte peut vous en dire plus.',
  },
  signedOut: { title: 'Votre session a expiré', text: 'Reconnectez-vous pour consulter ces informations.' },
};

export const pages: PagesMessages = {
  label: 'Pages',
  first: 'Début',
  previous: 'Précédent',
  next: 'Suivant',
  last: 'Fin',
  range: (from, to, total) => `${from}–${to}${total ? ` sur ${total}` : ''}`,
};
