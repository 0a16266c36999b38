import type { HistoryMessages } from '../../billing-history/billing-history.messages.ts';
import type { FiltersMessages } from '../../billing-history/filters.messages.ts';
import type { NoRenewalMessages } from '../../billing-history/no-renewal.messages.ts';
import type { FilesMessages } from '../../shared/files.messages.ts';
import { pluralFor } from '../../shared/plural.ts';

const plural = pluralFor('fr');

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
    restart: 'Reprise après paiement',
    other: 'Facturation',
  },
  creditNote: 'Avoir',
  due: (amount) => `Reste ${amount} à payer`,
  empty: {
    title: 'Aucune facture pour le moment',
    text: 'Vos factures et vos avoirs apparaîtront ici.',
  },
};

export const noRenewal: NoRenewalMessages = {
  trialing: (day) =>
    day
      ? ['Votre période d’essai se termine le ', day, '. Rien n’est prélevé d’ici là.']
      : 'Vous êtes en période d’essai\u202f: rien n’est prélevé d’ici sa fin.',
  paused: (day) =>
    day
      ? ['Votre abonnement est suspendu. Il reprend le ', day, ', et rien n’est prélevé d’ici là.']
      : 'Votre abonnement est suspendu\u202f: rien n’est prélevé avant sa reprise.',
};

export const filters: FiltersMessages = {
  label: 'Rechercher dans l’historique',
  search: 'Numéro',
  show: 'Afficher',
  all: 'Tout',
  invoices: 'Factures',
  allInvoices: 'Toutes les factures',
  creditNotes: 'Avoirs',
  from: 'Du',
  to: 'Au',
  reversed: 'Cette date précède la première.',
  more: (used) => (used ? `Filtres (${used})` : 'Filtres'),
  found: (count) => plural(count, { one: '#\u00a0résultat', other: '#\u00a0résultats' }),
  details: 'Tous les détails',
  none: {
    title: 'Aucun résultat',
    text: 'Aucune facture ni aucun avoir ne correspond à ces critères.',
    clear: 'Effacer les filtres',
  },
};

export const files: FilesMessages = {
  pdf: 'PDF',
  download: 'Télécharger le PDF',
  csv: 'Factures en CSV',
  csvName: 'factures',
  fetching: (name) => ['Téléchargement de ', name, ' en cours…'],
  saved: (name) => [name, ' a été enregistré'],
  failed: (name) => ['Impossible de télécharger ', name],
};
