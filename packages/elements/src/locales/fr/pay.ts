import type { PayMessages } from '../../pay-invoice/pay-invoice.messages.ts';

export const pay: PayMessages = {
  open: (number, amount) => ['Payer ', number, `, ${amount}`],
  title: (number) => ['Payer ', number],
  invoice: 'la facture',
  payFromCredit: (amount) => `Utiliser ${amount} de votre crédit`,
  pay: (amount) => `Payer ${amount}`,
  notNow: 'Plus tard',
  paid: 'C’est payé. Merci.',
  declined: 'Le paiement a échoué.',
  givenUp: { title: 'Le paiement a été annulé', text: 'Rien n’a été prélevé.' },
  processing: { title: 'Le paiement est en cours', text: 'Votre banque ne l’a pas encore confirmé.' },
  elsewhere:
    'Cette facture est déjà en cours de paiement, peut-être dans un autre onglet. Rien n’a été prélevé ici.',
  cards: {
    types: {
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
    },
    numbered: (name, last4) => `${name} •••• ${last4}`,
    alike: (called, number) => `${called} (${number})`,
    expiry: (month, year) => `${month}/${year}`,
    expires: (when) => `expire en ${when}`,
    expired: (when) => `expirée depuis ${when}`,
    isDefault: 'Par défaut',
    next: 'Continuer',
    with: (card) => ['Avec ', card],
    none: {
      title: 'Aucune carte bancaire ne peut être débitée',
      text: 'Ajoutez-en une, puis payez. Rien n’a été prélevé.',
    },
    card: {
      legend: 'Cartes existantes',
      insteadOfTransfer:
        'Vous payez d’habitude par virement bancaire. Vous pouvez régler cette facture par carte bancaire.',
      another: 'Choisir une autre carte',
      notUsable: {
        title: 'Cette carte ne peut pas être utilisée',
        text: 'Elle a expiré, ou sa banque n’a pas encore donné son accord. Rien n’a été prélevé.',
      },
      gone: {
        title: 'Cette carte n’existe plus',
        text: 'Elle a été supprimée entre-temps. Rien n’a été prélevé.',
      },
    },
    method: {
      legend: 'Moyens de paiement',
      insteadOfTransfer:
        'Vous payez d’habitude par virement bancaire. Vous pouvez régler cette facture autrement.',
      another: 'Choisir un autre moyen de paiement',
      notUsable: {
        title: 'Ce moyen de paiement ne peut pas être utilisé',
        text: 'Il n’est plus valable, ou n’a pas encore été confirmé. Rien n’a été prélevé.',
      },
      gone: {
        title: 'Ce moyen de paiement n’existe plus',
        text: 'Il a été supprimé entre-temps. Rien n’a été prélevé.',
      },
    },
    add: 'Ajouter une carte',
    addAnother: 'Payer avec une nouvelle carte',
  },
  bank: {
    asks: 'Votre banque vous demande de confirmer ce paiement. Rien n’est prélevé d’ici là.',
    until: (day, time) => ['Vous pouvez le faire jusqu’au ', day, ` à ${time}.`],
    ask: 'Confirmer auprès de votre banque',
    asking: 'Votre banque vous interroge en ce moment. Répondez-lui pour continuer.',
    answered: 'Vous avez confirmé. Nous attendons la réponse de votre banque.',
    refused: 'Votre banque n’a pas confirmé qu’il s’agissait de vous. Rien n’a été prélevé.',
    abandoned: 'Vous n’avez pas encore confirmé, et rien n’a été prélevé.',
    unknown:
      'Nous ne savons pas encore si votre banque a confirmé. Réessayez\u202f: le montant ne sera pas prélevé deux fois. Vérifiez d’abord votre connexion.',
    unavailable:
      'Cette page ne peut pas interroger votre banque. Contactez l’équipe support, ou payez autrement.',
    another: 'Payer autrement',
    giveUp: 'Annuler le changement de forfait',
    notGivenUp: 'L’annulation n’a pas pu être faite. Réessayez dans un instant.',
  },
  reasons: {
    card_declined: 'La carte bancaire a été refusée.',
    insufficient_funds: 'Les fonds disponibles étaient insuffisants.',
    lost_card: 'La carte bancaire a été déclarée perdue.',
    stolen_card: 'La carte bancaire a été déclarée volée.',
    expired_card: 'La carte bancaire a expiré.',
    account_closed: 'Le compte bancaire lié à la carte est fermé.',
    authentication_required: 'La banque vous demande de confirmer le paiement.',
    authentication_failed: 'La banque n’a pas confirmé qu’il s’agissait de vous.',
    authentication_expired: 'Le paiement n’a pas été confirmé à temps auprès de la banque.',
    no_payment_method: 'Aucun moyen de paiement n’était enregistré.',
    processing_error: 'La banque n’a pas pu traiter le paiement.',
    other: 'La banque n’a pas donné de raison.',
  },
};
