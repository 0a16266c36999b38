import type { DocumentWords } from './words.ts';

const share =
  (one: string, other: string): DocumentWords['days'] =>
  (units, unitsInPeriod, write) =>
    `${write(units)}\u00a0${units < 2 ? one : other} sur ${write(unitsInPeriod)}`;

export const french: DocumentWords = {
  invoice: 'Facture',
  creditNote: 'Avoir',
  issued: 'Date d’émission',
  due: 'Échéance',
  status: 'État',
  statuses: {
    draft: 'Brouillon',
    open: 'À payer',
    paid: 'Payée',
    void: 'Annulée',
    uncollectible: 'Irrécouvrable',
  },
  overdue: 'Impayée',
  onInvoice: 'Sur la facture',
  from: 'Émetteur',
  billedTo: 'Facturé à',
  contact: 'Contact de facturation',
  taxId: (value) => `N°\u00a0de TVA ${value}`,
  description: 'Désignation',
  quantity: 'Quantité',
  unitPrice: 'Prix unitaire',
  amount: 'Montant',
  amountWithTax: 'Montant TTC',
  lines: {
    renewal: (plan) => `Forfait ${plan}`,
    member_added: (name) => `Membre ajouté\u202f: ${name}, au prorata`,
    member_removed: (name) => `Membre retiré\u202f: ${name}, au prorata`,
    plan_left: (plan) => `Temps non utilisé du forfait ${plan}`,
    plan_joined: (plan) => `Forfait ${plan}, pour le reste de la période`,
    other: 'Autre élément',
  },
  someone: 'un membre',
  days: share('jour', 'jours'),
  seconds: share('seconde', 'secondes'),
  givenBack: (charged, used, share) => `${charged} facturés, moins ${used} pour ${share} d’utilisation`,
  net: 'Total HT',
  tax: (category, rate) =>
    ({
      standard: `TVA ${rate}`,
      reverse_charge: 'TVA, autoliquidation',
      outside_scope: 'TVA non applicable',
    })[category],
  taxOn: (taxable) => `sur ${taxable}`,
  taxNote: {
    standard: null,
    reverse_charge:
      'Autoliquidation\u202f: la TVA est due par le preneur (article 196 de la directive 2006/112/CE).',
    outside_scope:
      'TVA de l’Union européenne non applicable\u202f: le lieu de la prestation est hors du territoire de TVA de l’Union.',
  },
  total: 'Total TTC',
  creditNotes: (numbers) => `${numbers.length > 1 ? 'Avoirs' : 'Avoir'} ${numbers.join(', ')}`,
  balanceApplied: 'Réglé par votre crédit',
  addedToBalance: 'Ajouté à votre crédit',
  paid: 'Payé',
  amountDue: 'Reste à payer',
  totalCredited: 'Montant de l’avoir',
  toInvoice: (number) => `Déduit de la facture ${number}`,
  toBalance: 'Ajouté à votre crédit',
  payments: 'Paiements',
  paidByCard: (amount, day, card) => `${amount} le ${day}, ${card}`,
  paidByTransfer: (amount, day) => `${amount} le ${day}, par virement bancaire`,
  card: (brand, last4) => `carte ${brand} se terminant par ${last4}`,
  noteIssued: (number, total) => `L’avoir ${number}, d’un montant de ${total}, a été émis sur cette facture.`,
  payByTransfer: 'Payer par virement bancaire',
  transferBy: (amount, day) => `Merci de virer ${amount} au plus tard le ${day}, en indiquant la référence.`,
  accountHolder: 'Titulaire du compte',
  reference: 'Référence',
  page: (page, pages) => `Page ${page} sur ${pages}`,
};
