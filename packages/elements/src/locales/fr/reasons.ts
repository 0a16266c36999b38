import type { ReasonsMessages } from '../../amount-reason/amount-reason.messages.ts';
import { pluralFor } from '../../shared/plural.ts';

const plural = pluralFor('fr');
const ofDays = (units: number, unitsInPeriod: number): string =>
  `${plural(units, { other: '#' })} des ${plural(unitsInPeriod, { one: '#\u00a0jour', other: '#\u00a0jours' })} de la période`;
const list = new Intl.ListFormat('fr');

export const reasons: ReasonsMessages = {
  begins: {
    member: (name, day) => [name, ` est membre à partir du ${day}\u202f:`],
    memberOnPlan: (name, plan, day) => [name, ' passe au forfait ', plan, ` le ${day}\u202f:`],
    plan: (plan, day) => ['Le forfait ', plan, ` commence le ${day}\u202f:`],
  },
  lasts: (name, days) => [name, ` est membre pour une partie de la période, ${days}\u202f:`],
  ends: {
    member: (name, day) => [name, ` n’est plus membre à partir du ${day}.`],
    memberOnPlan: (name, plan, day) => [name, ' quitte le forfait ', plan, ` le ${day}.`],
    plan: (plan, day) => ['Le forfait ', plan, ` se termine le ${day}.`],
  },
  someone: 'Un membre',
  thePlan: 'choisi',
  daysLeft: (units, unitsInPeriod) => `il reste ${ofDays(units, unitsInPeriod)}.`,
  daysCounted: (units, unitsInPeriod) => `${ofDays(units, unitsInPeriod)}.`,
  timeLeft: (part, whole) => `il reste ${part} sur les ${whole} de la période.`,
  timeCounted: (part, whole) => `${part} sur les ${whole} de la période.`,
  about: (time) => `environ ${time}`,
  share: (share, price, amount) => `${share} de ${price} font ${amount}.`,
  thatShare: (price, amount) => `Cette part de ${price} fait ${amount}.`,
  whole: (amount) => `toute la période est à venir, donc le tarif entier est facturé, ${amount}.`,
  charged: (amount) => `Montant facturé\u202f: ${amount}.`,
  daysUsed: (units, unitsInPeriod) =>
    plural(units, { one: 'Utilisé\u202f: ', other: 'Utilisés\u202f: ' }) + `${ofDays(units, unitsInPeriod)}.`,
  timeUsed: (part, whole) => `Temps utilisé\u202f: ${part} sur les ${whole} de la période.`,
  unused: (amount) => `Rien n’a été utilisé, donc tout vous est rendu\u202f: ${amount}.`,
  rest: (charged, used, amount) => `Le reste vous est rendu\u202f: ${charged} − ${used} = ${amount}.`,
  exactly: (share, price) => `Décompte à la seconde\u202f: ${share} de ${price}.`,
  rounded: (smallest) => `Arrondi une seule fois, à ${smallest} près.`,
  restRounded: (smallest) =>
    `Ce qui a été utilisé est arrondi une seule fois, à ${smallest} près\u202f; ce qui est rendu est exactement le reste.`,
  renewal: {
    members: (count, price, days) =>
      plural(count, {
        one: `Votre seul membre coûte ${price} pour la période\u202f: ${days}.`,
        other: `Chacun de vos # membres, actifs ou invités, coûte ${price} pour la période\u202f: ${days}.`,
      }),
    plan: (plan, price, days) => ['Le forfait ', plan, ` coûte ${price} pour la période\u202f: ${days}.`],
    product: (count, price, amount) => `${plural(count, { other: '#' })}\u00a0×\u00a0${price} = ${amount}.`,
  },
  discount: {
    ofBase: (rate, base, amount) => `Remise de ${rate} sur ${base}\u202f: ${amount}.`,
    rate: (rate, amount) => `Remise de ${rate}\u202f: ${amount}.`,
    amount: (amount) => `Remise de ${amount}.`,
  },
  once: (amount) => `Facturé une seule fois\u202f: ${amount}.`,
  other: (days, factors, amount) =>
    `Période\u202f: ${days}. Calcul\u202f: ${factors}. Montant\u202f: ${amount}.`,
  picture: {
    before: (time) => `Avant, non facturé\u202f: ${time}`,
    charged: (time) => `Facturé\u202f: ${time}`,
    used: (time) => `Utilisé\u202f: ${time}`,
    givenBack: (time) => `Rendu\u202f: ${time}`,
    after: (time) => `Après, non facturé\u202f: ${time}`,
  },
  net: {
    taxed: (total) => `Le total de ${total}, sans la taxe qu’il comprend.`,
    untaxed: 'Aucune TVA n’est facturée\u202f: ce montant est égal au total.',
  },
  tax: {
    standard: (rate, tax, net, whole) =>
      `Les tarifs comprennent la TVA. ${whole ? `Sur ${whole}, ` : ''}${tax} de TVA à ${rate}, et ${net} hors taxe.`,
    givenBack: (rate, tax, net, whole) =>
      `La TVA facturée vous est rendue aussi. ${whole ? `Sur ${whole}, ` : ''}${tax} de TVA à ${rate}, et ${net} hors taxe.`,
    reverse_charge:
      'Vous avez fourni un numéro de TVA valide d’un autre pays de l’Union européenne que celui du vendeur\u202f: aucune TVA n’est facturée, c’est à vous de la déclarer. Les tarifs sont hors taxe.',
    outside_scope:
      'La TVA de l’Union européenne ne s’applique pas à votre adresse. Les tarifs sont ceux de votre pays, sans TVA.',
    other: (tax, net) => `${tax} de taxe sur ${net}.`,
    rounded: (smallest) => `Arrondie une seule fois par taux, à ${smallest} près.`,
  },
  total: {
    lines: (count) =>
      plural(count, { one: 'Le montant de la ligne ci-dessus.', other: 'La somme des # lignes ci-dessus.' }),
    taxed: 'TVA comprise.',
    untaxed: 'Aucune TVA n’est facturée.',
  },
  creditNote: {
    toInvoice: 'Une partie de cette facture a été rendue plus tard, et déduite de ce qui restait à payer.',
    toBalance: 'Une partie de cette facture a été rendue après son paiement, et ajoutée à votre crédit.',
    both: (amount) =>
      `Une partie de cette facture a été rendue plus tard. ${amount} ont été déduits de ce qui restait à payer\u202f; ce qui était déjà payé a été ajouté à votre crédit.`,
  },
  balance: {
    applied: (amount, total) =>
      `Votre crédit règle ${amount} sur ${total}, en commençant par le plus ancien. Le total et sa TVA ne changent pas.`,
    grown: (amount) => `Il y a plus à rendre qu’à facturer\u202f: ${amount} s’ajoutent à votre crédit.`,
  },
  credits: {
    granted: (amount, day) => `Crédité le ${day}\u202f: ${amount}.`,
    taken: (amount, day) => `Déduit le ${day}\u202f: ${amount}.`,
    partlyUsed: (amount, day, left) => `Crédité le ${day}\u202f: ${amount}, dont il reste ${left}.`,
    older: 'S’y ajoute ce qui reste, s’il y en a, de crédits plus anciens.',
  },
  paid: {
    on: (day, amount) => `Payé le ${day}\u202f: ${amount}.`,
    other: 'Les paiements reçus pour cette facture.',
  },
  due: {
    rest: (total, less, due) =>
      `Le total de ${total}${less.length ? `, moins ${list.format(less)},` : ''} laisse ${due}.`,
    credited: (amount) => `${amount} rendus`,
    balance: (amount) => `${amount} de votre crédit`,
    paid: (amount) => `${amount} déjà payés`,
    void: 'Cette facture a été annulée\u202f: rien n’est à payer.',
    nothing: 'Il y a plus à rendre qu’à facturer\u202f: rien n’est à payer.',
    renewal: (day) => `Ce montant sera prélevé le ${day}, si rien ne change d’ici là.`,
  },
  creditTo: {
    invoice: (number) => [
      'La facture ',
      number,
      ' n’est pas entièrement payée\u202f: ce montant en est d’abord déduit.',
    ],
    balance:
      'Ce qui était déjà payé s’ajoute à votre crédit, remise sur votre prochaine facture avant tout prélèvement.',
    pending_charge: 'Ce montant n’est pas encore facturé\u202f: il est simplement réduit.',
    other: 'Ce montant vous est rendu.',
  },
  quote: {
    invoice: 'Ce qui reste à payer de la facture.',
    free: 'Rien n’est facturé pour cela.',
    invoiceAndMore: 'Ce qui reste à payer de la facture, et les lignes ci-dessus.',
    confirmed: 'Ce montant est prélevé quand vous confirmez.',
    later: (day) => `Le changement prend effet le ${day}\u202f: rien n’est prélevé maintenant.`,
    atRenewal: 'Ce montant n’est pas prélevé maintenant, mais avec votre prochain renouvellement.',
  },
  nextRenewal: {
    estimate: (day) =>
      `Estimation du renouvellement du ${day}\u202f: ce que coûte alors une période entière, moins votre crédit, si rien d’autre ne change.`,
    before: (amount) => `Sans ce changement\u202f: ${amount}.`,
  },
};
