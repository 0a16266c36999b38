import type { QuoteMessages } from '../../shared/quote.messages.ts';

export const quote: QuoteMessages = {
  loading: 'Calcul du montant…',
  paying: 'Paiement en cours…',
  doing: 'Opération en cours…',
  more: (count) => `et ${count} de plus`,
  total: 'Total TTC',
  includes: (tax) => ['Dont ', tax],
  creditApplied: 'Réglé par votre crédit',
  dueNow: 'À payer maintenant',
  dueAtRenewal: 'À payer au prochain renouvellement',
  nothingNow: 'Rien n’est prélevé maintenant.',
  givenBack: 'Montant rendu',
  creditTo: {
    balance: 'Ajouté à votre crédit, remise sur votre prochaine facture',
    invoice: (number) => ['Déduit de la facture ', number],
    pending_charge: 'Déduit d’un montant en attente du prochain renouvellement',
    other: 'Montant rendu',
  },
  nextRenewal: (day) => ['Prochain renouvellement, ', day],
  insteadOf: (amount) => ['au lieu de ', amount],
  noRenewal: 'Aucun renouvellement n’est prévu',
  holds: (time) => `Ces montants sont valables jusqu’à ${time}.`,
  back: 'Retour',
  stale: {
    title: 'Les montants ont changé',
    text: 'Rien n’a été modifié ni prélevé. Vérifiez les nouveaux montants avant de continuer.',
    before: 'avant\u202f: ',
    now: 'maintenant\u202f: ',
    same: {
      title: 'Les montants ont dû être recalculés',
      text: 'Ils sont restés les mêmes. Rien n’a encore été modifié ni prélevé.',
    },
  },
  unknown: {
    title: 'Nous ne savons pas encore si l’opération a eu lieu',
    text: 'Aucune réponse claire n’est arrivée. Réessayez\u202f: si elle a déjà eu lieu, rien ne sera fait ni prélevé une seconde fois.',
  },
  notQuoted: {
    title: 'Impossible de calculer le montant',
    network:
      'Aucune réponse n’est arrivée, et rien n’a été prélevé. Vérifiez votre connexion, puis réessayez.',
    other: 'Une erreur s’est produite de notre côté. Rien n’a été modifié ni prélevé.',
  },
  notDone: { title: 'L’opération n’a pas eu lieu', text: 'Rien n’a été modifié ni prélevé.' },
  refused: {
    title: 'Vous ne pouvez pas faire cela',
    text: 'Le propriétaire de votre compte le peut.',
  },
  noMethod: {
    title: 'Aucune carte bancaire ne peut être débitée',
    text: 'Ajoutez-en une, puis réessayez. Rien n’a été modifié ni prélevé.',
    ask: 'Demandez à la personne qui gère la facturation d’en ajouter une. Rien n’a été modifié ni prélevé.',
    add: 'Ajouter une carte',
  },
  support: 'Contacter l’équipe support',
};
