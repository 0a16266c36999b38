import type { HistoryMessages } from '../../billing-history/billing-history.messages.ts';

export const history: HistoryMessages = {
  title: 'Historique',
  upcoming: {
    title: 'Prochain renouvellement',
    estimate: 'Estimation, si rien ne change d’ici là',
    none: {
      free_plan: 'Vous avez un forfait gratuit\u202f: rien ne sera prélevé.',
      unpaid: 'Aucun renouvellement tant que les factures impayées n’ont pas été payées.',
      closed: 'Ce compte est fermé\u202f: rien ne sera prélevé.',
      other: 'Aucun renouvellement n’est prévu.',
    },
  },
  balance: 'Votre crédit',
  balanceHint: 'Appliqué comme remise sur votre prochaine facture',
  columns: { number: 'Numéro', date: 'Date', reason: 'Objet', status: 'État', amount: 'Montant' },
  reasons: {
    renewal: 'Renouvellement',
    members_added: 'Ajout de membres',
    members_removed: 'Retrait de membres',
    plan_changed: 'Changement de forfait',
    other: 'Facturation',
  },
  creditNote: 'Avoir',
  due: (amount) => `Reste ${amount} à payer`,
  empty: {
    title: 'Aucune facture pour le moment',
    text: 'Vos factures et vos avoirs apparaîtront ici.',
  },
};
