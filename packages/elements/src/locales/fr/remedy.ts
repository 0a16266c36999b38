import type { RemedyMessages } from '../../shared/remedy.messages.ts';

export const remedy: RemedyMessages = {
  opened: 'Ouvert ici',
  close: 'Fermer',
  openUrl: (host) => ['Continuer sur ', host],
  elsewhere: {
    title: 'Cela se modifie dans vos paramètres de facturation',
    text: 'Ils ne sont pas sur cette page. Le propriétaire du compte les trouve là où la facturation est gérée.',
  },
};
