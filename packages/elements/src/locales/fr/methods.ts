import type { MethodsMessages } from '../../payment-methods/payment-methods.messages.ts';

export const methods: MethodsMessages = {
  cards: 'Cartes existantes',
  methods: 'Moyens de paiement',
  isDefault: 'Par défaut',
  expires: (month) => `Expire en ${month}`,
  expiresSoon: (month) => `Expire bientôt, en ${month}`,
  expired: (month) => `A expiré en ${month}`,
  empty: {
    title: 'Aucune carte pour le moment',
    text: 'Vos moyens de paiement apparaîtront ici.',
  },
  card: {
    button: 'Payer avec cette carte',
    later: 'Les prochains prélèvements seront effectués sur cette carte.',
    notSaved: 'La banque n’a pas accepté cette carte. Elle ne peut pas être utilisée.',
    waits: 'Votre banque vous demande de confirmer cette carte avant qu’elle puisse être utilisée.',
    notUsable: {
      title: 'Impossible de payer avec cette carte',
      text: 'Elle a expiré, ou sa banque ne l’a pas encore acceptée. Choisissez-en une autre, ou ajoutez une carte.',
    },
    stale: {
      title: 'Quelqu’un d’autre a modifié cette carte entre-temps',
      text: 'Elle n’a pas été supprimée. Vérifiez ce qui est indiqué maintenant avant de décider.',
    },
    inUse: {
      title: 'Un paiement avec cette carte est en cours',
      text: 'Vous pourrez la supprimer une fois ce paiement terminé.',
    },
  },
  charged: {
    button: 'Payer avec ce moyen de paiement',
    later: 'Les prochains prélèvements seront effectués avec ce moyen de paiement.',
    notSaved: 'Ce moyen de paiement n’a pas été accepté. Il ne peut pas être utilisé.',
    waits: 'Ce moyen de paiement doit être confirmé avant de pouvoir être utilisé.',
    notUsable: {
      title: 'Impossible de payer avec ce moyen de paiement',
      text: 'Il n’est plus valable, ou n’a pas encore été confirmé. Choisissez-en un autre, ou ajoutez une carte.',
    },
    stale: {
      title: 'Quelqu’un d’autre a modifié ce moyen de paiement entre-temps',
      text: 'Il n’a pas été supprimé. Vérifiez ce qui est indiqué maintenant avant de décider.',
    },
    inUse: {
      title: 'Un paiement avec ce moyen de paiement est en cours',
      text: 'Vous pourrez le supprimer une fois ce paiement terminé.',
    },
  },
  pay: {
    transferButton: 'Payer par virement bancaire',
    triesInvoices: (count) =>
      count === 1
        ? 'Cette facture impayée y est prélevée tout de suite\u202f:'
        : 'Ces factures impayées y sont prélevées tout de suite\u202f:',
    transferLater: 'Les prochaines factures, et celles qui sont impayées, attendront votre virement.',
    more: (count) => `et ${count} de plus`,
  },
  add: {
    open: 'Ajouter une nouvelle carte',
    title: 'Nouvelle carte',
    details: 'Informations de votre carte bancaire',
    loading: 'Chargement du champ de carte…',
    submit: 'Ajouter la carte',
    cancel: 'Annuler',
    isFirst: 'Les prochains prélèvements seront effectués sur cette carte.',
    transfer: 'Ajouter le virement bancaire',
    unavailable: 'L’ajout de cartes n’est pas possible sur cette page.',
    notLoaded: {
      title: 'Impossible d’afficher le champ de carte',
      text: 'Vérifiez votre connexion, puis réessayez.',
    },
    incomplete: 'Vérifiez les informations de la carte\u202f: il en manque, ou l’une d’elles est incorrecte.',
    refused: 'Cette carte n’a pas pu être ajoutée.',
  },
  expiry: {
    edit: 'Modifier l’expiration',
    of: (method) => ['de ', method],
    legend: (method) => ['Nouvelle date d’expiration de ', method],
    month: 'Mois',
    year: 'Année',
    save: 'Enregistrer la date',
    cancel: 'Annuler',
    past: 'Ce mois est passé. Choisissez la date qui figure sur la nouvelle carte.',
    stale:
      'Quelqu’un d’autre a modifié cette carte entre-temps. Vérifiez ce qui est indiqué maintenant, puis enregistrez de nouveau.',
  },
  removal: {
    button: (method) => ['Supprimer ', method],
    title: (method) => ['Supprimer ', method, '\u202f?'],
    text: 'Vous ne paierez plus avec ce moyen de paiement.',
    confirm: (method) => ['Supprimer ', method],
    back: 'Conserver',
    needed: {
      title: 'Votre compte est réglé par ce moyen de paiement',
      text: 'Pour pouvoir le supprimer, une autre carte doit prendre le relais\u202f: ajoutez-en une ou choisissez-en une, et payez avec elle.',
    },
    neededAdd: 'Ajouter une autre carte',
  },
  bank: {
    until: (until) => ['Vous pouvez le faire jusqu’au ', until, '.'],
    confirm: 'Confirmer auprès de votre banque',
    what: (what) => what,
    unavailable: 'Ce n’est pas possible sur cette page.',
    agreed: 'Votre banque a accepté. L’affichage peut prendre un instant.',
    refused: 'Votre banque n’a pas confirmé.',
    abandoned:
      'Vous n’avez pas terminé la confirmation. Rien n’a été prélevé ni enregistré\u202f; vous pouvez encore confirmer.',
    unknown: 'Nous ne savons pas encore si votre banque a accepté. Vous pouvez réessayer.',
  },
  outcome: {
    added: (method) => ['Moyen de paiement ajouté\u202f: ', method],
    addedAsks: (method) => ['Pas encore enregistrée\u202f: ', method],
    addedAsksText: 'Votre banque a d’abord une question. Confirmez ci-dessous auprès de votre banque.',
    saved: (method) => ['Confirmation de votre banque reçue pour ', method],
    refused: (method) => ['Carte non enregistrée\u202f: ', method],
    refusedText: 'Votre banque ne l’a pas confirmée. Réessayez avec une autre carte.',
    usedNow: 'Les prochains paiements seront effectués avec.',
    paysWith: (method) => ['Vous payez désormais avec ', method],
    updated: (method, month) => [method, ` expire désormais en ${month}`],
    removed: (method) => ['Moyen de paiement supprimé\u202f: ', method],
    gone: (method) => ['Moyen de paiement déjà supprimé\u202f: ', method],
    invoice: {
      paid: (number, amount) => [number, `\u202f: ${amount} réglés.`],
      declined: (number, amount) => [number, `\u202f: le paiement de ${amount} a été refusé. `],
      asks: (number, amount) => [
        number,
        `\u202f: votre banque vous demande de confirmer le paiement de ${amount}.`,
      ],
      processing: (number, amount) => [
        number,
        `\u202f: votre banque n’a pas encore confirmé le paiement de ${amount}.`,
      ],
      open: (number, amount) => [number, `\u202f: ${amount} restent à payer.`],
    },
    unread: 'Consultez votre historique de facturation pour savoir où en sont vos factures impayées.',
  },
};
