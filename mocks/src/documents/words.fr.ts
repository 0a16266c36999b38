import type { MethodTypeWords } from '@billfold/contract';
import type { DocumentWords } from './words.ts';

const parts: Readonly<Record<number, string>> = {
  25: 'un quart',
  33: 'un tiers',
  50: 'la moitié',
  67: 'deux tiers',
  75: 'trois quarts',
};

const taxes: Readonly<Record<string, string>> = {
  reverse_charge: 'TVA, autoliquidation',
  outside_scope: 'TVA non applicable',
};

/** `de mars`, `d’avril` */
const ofPeriod = (period = 'la période'): string =>
  /^[aeiou]/.test(period) ? `d’${period}` : `de ${period}`;

const methodTypes: MethodTypeWords = {
  card: 'Carte bancaire',
  bank_transfer: 'Virement bancaire',
  sepa_debit: 'Prélèvement SEPA',
  us_bank_account: 'Compte bancaire américain',
  bacs_debit: 'Prélèvement Bacs',
  acss_debit: 'Débit préautorisé canadien',
  au_becs_debit: 'Prélèvement BECS',
  nz_bank_account: 'Compte bancaire néo-zélandais',
  direct_debit: 'Prélèvement bancaire',
  crypto: 'Cryptomonnaie',
  other: 'Autre moyen de paiement',
};

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
    other: '–',
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
    discount: (name) => (name ? `Remise\u202f: ${name}` : 'Remise'),
    usage: 'Utilisation',
    other: 'Autre élément',
  },
  someone: 'un membre',
  days: (units, unitsInPeriod, write) =>
    `${write(units)}\u00a0${units < 2 ? 'jour' : 'jours'} sur ${write(unitsInPeriod)}`,
  share: ({ percent, is }, period) =>
    `${{ exactly: '', about: 'environ ', under: 'moins de ', over: 'plus de ' }[is]}${parts[percent] ?? `${percent}\u202f%`} ${ofPeriod(period)}`,
  givenBack: (charged, used, share) => `${charged} facturés, moins ${used} pour ${share} d’utilisation`,
  givenBackFor: (charged, used, share) => `${charged} facturés, moins ${used} pour ${share}`,
  off: (rate, base) => `remise de ${rate}${base ? ` sur ${base}` : ''}`,
  per: (units) => `prix pour ${units}`,
  net: 'Total HT',
  tax: (category, rate) => taxes[category] ?? `${category === 'standard' ? 'TVA' : 'Taxe'} ${rate}`,
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
  paidWith: (amount, day, method) => `${amount} le ${day}, ${method}`,
  paidByTransfer: (amount, day) => `${amount} le ${day}, par virement bancaire`,
  methodTypes,
  card: (brand, last4) =>
    `carte ${brand === methodTypes.card ? 'bancaire' : brand} se terminant par ${last4}`,
  numbered: (name, last4) => `${name} se terminant par ${last4}`,
  noteIssued: (number, total) => `L’avoir ${number}, d’un montant de ${total}, a été émis sur cette facture.`,
  payByTransfer: 'Payer par virement bancaire',
  transferBy: (amount, day) => `Merci de virer ${amount} au plus tard le ${day}, en indiquant la référence.`,
  accountHolder: 'Titulaire du compte',
  reference: 'Référence',
  page: (page, pages) => `Page ${page} sur ${pages}`,
  undrawn: (letters) =>
    `Certains caractères n’ont pas pu être affichés et sont indiqués par leur numéro Unicode\u00a0: ${letters}.`,
};
