import type { SpendingMessages } from '../../billing-spending/billing-spending.messages.ts';

export const spending: SpendingMessages = {
  title: 'Dépenses',
  hint: 'Factures moins avoirs, TVA comprise',
  chart: (months) => `Diagramme en barres du montant facturé chaque mois, ${months}`,
  figures: 'Mois par mois',
  columns: { month: 'Mois', amount: 'Montant' },
  soFar: (month) => `${month}, à ce jour`,
  total: 'Total',
  empty: {
    title: 'Rien n’a été facturé au cours de ces mois',
    text: 'Vos dépenses de chaque mois apparaîtront ici.',
  },
};
