import type { DocumentMessages } from '../../shared/document.messages.ts';
import { pluralFor } from '../../shared/plural.ts';

const plural = pluralFor('fr');
const of = (units: number, unitsInPeriod: number, forms: { one: string; other: string }): string =>
  plural(units, forms) + (units === unitsInPeriod ? '' : ` sur ${plural(unitsInPeriod, { other: '#' })}`);

export const document: DocumentMessages = {
  status: {
    draft: 'Brouillon',
    open: 'À payer',
    paid: 'Payée',
    void: 'Annulée',
    uncollectible: 'Irrécouvrable',
    other: '–',
  },
  overdue: 'Impayée',
  why: 'Pourquoi\u202f?',
  lines: {
    renewal: (plan) => ['Forfait ', plan],
    member_added: (name) => ['Membre ajouté\u202f: ', name, ', au prorata'],
    member_removed: (name) => ['Membre retiré\u202f: ', name, ', au prorata'],
    plan_left: (plan) => ['Temps non utilisé du forfait ', plan],
    plan_joined: (plan) => ['Forfait ', plan, ', pour le reste de la période'],
    other: 'Autre élément',
  },
  someone: 'un membre',
  members: (count) => plural(count, { one: '#\u00a0membre', other: '#\u00a0membres' }),
  days: (units, unitsInPeriod) => of(units, unitsInPeriod, { one: '#\u00a0jour', other: '#\u00a0jours' }),
  times: ' × ',
  givenBack: (charged, used, days) => `${charged} facturés, moins ${used} pour ${days} d’utilisation`,
  net: 'Total HT',
  tax: {
    standard: (rate) => `TVA ${rate}`,
    reverse_charge: 'TVA\u202f: autoliquidation',
    outside_scope: 'TVA non applicable',
    other: (rate) => `Taxe ${rate}`,
  },
  total: 'Total TTC',
  creditNote: (number) => ['Avoir ', number],
  balanceApplied: 'Réglé par votre crédit',
  amountPaid: 'Payé',
  amountDue: 'Reste à payer',
  givenBackTotal: 'Montant de l’avoir',
  toInvoice: (number) => ['Déduit de la facture ', number],
  toBalance: 'Ajouté à votre crédit',
};
