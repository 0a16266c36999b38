import type { MembersMessages } from '../../billing-members/billing-members.messages.ts';
import { pluralFor } from '../../shared/plural.ts';

const plural = pluralFor('fr');
const people = (count: number): string => plural(count, { one: '#\u00a0membre', other: '#\u00a0membres' });

export const members: MembersMessages = {
  title: 'Membres',
  columns: { member: 'Membre', role: 'Rôle', status: 'État', actions: 'Actions' },
  you: '(vous)',
  roles: { owner: 'Propriétaire', manager: 'Gestionnaire', member: 'Membre', other: '–' },
  status: { invited: 'Invité', active: 'Actif', removed: 'Retiré', other: '–' },
  since: (day) => ['depuis le ', day],
  lapses: (day) => ['expire le ', day],
  search: 'Rechercher un membre',
  found: (count) => plural(count, { one: '#\u00a0membre trouvé', other: '#\u00a0membres trouvés' }),
  empty: { title: 'Aucun membre pour le moment', text: 'Les personnes que vous invitez apparaîtront ici.' },
  noMatch: {
    title: 'Aucun résultat',
    text: 'Saisissez une partie d’un nom ou d’une adresse.',
  },
  actions: {
    resend: { label: 'Renvoyer', whom: (who) => ['l’invitation envoyée à ', who] },
    remove: { label: 'Retirer', whom: (who) => who },
    withdraw: { label: 'Retirer', whom: (who) => ['l’invitation envoyée à ', who] },
  },
  invite: {
    label: 'Inviter par e-mail',
    another: (place) => `Adresse e-mail ${place}`,
    hint: 'Vous pouvez en coller plusieurs à la fois.',
    add: 'Ajouter une autre adresse',
    drop: (address) => `Enlever ${address}`,
    cost: 'Voir le montant',
    confirmTitle: (count) => `Inviter ${people(count)}`,
    confirm: (count, amount) => `Inviter ${people(count)}${amount ? ` et payer ${amount}` : ''}`,
    confirmLater: (count, amount) => `Inviter ${people(count)}, ${amount} au prochain renouvellement`,
    back: 'Modifier les adresses',
    errors: {
      required: 'Saisissez une adresse e-mail.',
      invalid_email: 'Ce n’est pas une adresse e-mail.',
      already_member: 'Cette personne est déjà membre.',
      duplicate: 'Cette adresse figure deux fois.',
      too_long: 'Cette adresse est trop longue.',
      other: 'Cette adresse n’est pas acceptée.',
    },
    character: (character, part) =>
      `Une adresse e-mail ne peut pas contenir «\u00a0${character}\u00a0» ${part === 'local' ? 'avant' : 'après'} l’@.`,
    space: 'Une adresse e-mail ne peut pas contenir d’espace.',
    tooMany: 'Il y a trop d’adresses à la fois. Invitez d’abord une partie d’entre elles.',
    blocked: 'Vous ne pouvez pas ajouter de nouveaux membres tant que la facture n’a pas été payée.',
  },
  removal: {
    title: (who) => ['Retirer ', who, '\u202f?'],
    withdrawTitle: (who) => ['Retirer l’invitation envoyée à ', who, '\u202f?'],
    confirm: (who, amount) => ['Retirer ', who, amount ? ` et créditer ${amount}` : ''],
    confirmWithdraw: (amount) => `Retirer l’invitation${amount ? ` et créditer ${amount}` : ''}`,
    back: 'Ne rien changer',
  },
  outcome: {
    invited: (count) =>
      plural(count, { one: '#\u00a0membre a été invité', other: '#\u00a0membres ont été invités' }),
    paid: (amount) => `Montant prélevé\u202f: ${amount}.`,
    fromCredit: (amount) => `Montant réglé par votre crédit\u202f: ${amount}.`,
    later: (amount) => `Montant à prélever au prochain renouvellement\u202f: ${amount}.`,
    declined: (amount) => `Le paiement de ${amount} a été refusé, mais chaque invitation est maintenue.`,
    stands: 'Chaque invitation est maintenue.',
    asks: (amount) =>
      `Votre banque vous demande de confirmer le paiement de ${amount}. Chaque invitation est maintenue.`,
    processing: 'Votre banque n’a pas encore confirmé le paiement.',
    removed: (who) => [who, ' ne fait plus partie de votre espace'],
    withdrawn: (who) => ['L’invitation envoyée à ', who, ' a été retirée'],
    credited: (amount) => `Montant crédité\u202f: ${amount}.`,
    invoicePaid: (amount) => `Paiement de ${amount} effectué`,
    open: 'Vous pouvez de nouveau inviter des membres.',
    settled: (number) => [number, ' est déjà réglée'],
    settledText: 'Rien n’a été prélevé à l’instant.',
    gone: (who) => [who, ' ne fait déjà plus partie de votre espace'],
    goneText: 'Rien n’a été modifié ni prélevé à l’instant.',
    resent: (who) => ['L’invitation envoyée à ', who, ' a été renvoyée'],
    notResent: (who) => ['L’invitation envoyée à ', who, ' n’a pas pu être renvoyée'],
    notResentText: 'Réessayez dans un instant.',
    other: 'C’est fait',
  },
};
