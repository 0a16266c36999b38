import type { NoticeMessages } from '../../billing-notice/billing-notice.messages.ts';

export const notices: NoticeMessages = {
  label: 'Ce qu’il faut savoir maintenant',
  severity: {
    critical: 'Action requise',
    warning: 'À traiter',
    info: 'Pour information',
    other: '',
  },
  kinds: {
    payment_failed: {
      title: 'Un paiement a échoué',
      text: (amount, number) => [`Le prélèvement de ${amount} pour `, number, ' a échoué. '],
    },
    payment_problem: {
      title: 'Un paiement pose problème',
      text: 'Le propriétaire de ce compte en a été informé.',
    },
    authentication_required: {
      title: 'Votre banque a une question',
      text: (amount, number) => [`Le montant de ${amount} pour `, number, ' n’est pas encore payé. '],
    },
    subscription_unpaid: {
      title: 'Votre abonnement est impayé',
      text: (amount) =>
        `Il reste ${amount} à payer en tout. Aucun renouvellement n’aura lieu avant le paiement.`,
    },
    subscription_trialing: {
      title: 'Vous êtes en période d’essai',
      text: (day) => ['Elle se termine le ', day, '. Rien n’est prélevé d’ici là. '],
    },
    subscription_paused: {
      title: 'Votre abonnement est suspendu',
      text: (day) => ['Il reprend le ', day, '. Rien n’est prélevé d’ici là. '],
    },
    transfer_expected: {
      title: 'Votre virement bancaire est attendu',
      text: (amount, number, day) => [`${amount} pour `, number, ', à payer au plus tard le ', day, '. '],
      late: (amount, number, day) => [
        `${amount} pour `,
        number,
        ' étaient à payer au plus tard le ',
        day,
        '. ',
      ],
      reference: (reference) => ['Référence\u00a0: ', reference],
    },
    card_expiring: {
      title: 'Votre carte bancaire expire bientôt',
      text: (card, month) => [card, ` peut être débitée jusqu’à la fin de ${month}. `],
    },
    card_expired: {
      title: 'Votre carte bancaire a expiré',
      text: (card, month) => [
        card,
        ` était valable jusqu’à la fin de ${month}. Le prochain prélèvement échouera. `,
      ],
    },
    tax_id_invalid: {
      title: 'Votre numéro de TVA n’est pas valide',
      text: (value) => [
        'Le registre ne connaît pas le numéro ',
        value,
        '. Un numéro qu’il ne connaît pas ne peut pas vous exonérer de TVA. ',
      ],
    },
    tax_id_unavailable: {
      title: 'Votre numéro de TVA n’a pas encore pu être vérifié',
      text: (value) => [
        'Le registre ne répond pas au sujet du numéro ',
        value,
        '. Nous l’interrogerons de nouveau\u202f: vous n’avez rien à faire. ',
      ],
    },
    plan_change_scheduled: {
      title: 'Votre forfait va changer',
      text: (plan, day) => [plan, ' à partir du ', day, '. Rien ne change d’ici là. '],
    },
    plan_change_unconfirmed: {
      title: 'Confirmez votre changement de forfait',
      text: (plan, sentTo) => [
        'Nous avons envoyé un lien à ',
        sentTo,
        '. Suivez-le pour passer au forfait ',
        plan,
        '. ',
      ],
    },
    closing_unconfirmed: {
      title: 'Votre compte est sur le point d’être fermé',
      text: (sentTo, day) => [
        'Nous avons envoyé un lien à ',
        sentTo,
        ', valable jusqu’au ',
        day,
        '. Rien n’est fermé tant que personne ne le suit. ',
      ],
    },
    account_closed: {
      title: 'Ce compte est fermé',
      text: 'Plus rien ne sera prélevé.',
    },
    other: {
      title: 'Il y a du nouveau au sujet de votre compte',
      text: 'Cette page ne peut pas encore l’afficher. L’équipe support vous en dira plus.',
    },
  },
  actions: {
    add_payment_method: 'Ajouter une carte',
    update_payment_method: 'Mettre à jour votre carte bancaire',
    update_tax_id: 'Corriger le numéro de TVA',
    undo_change: 'Garder le forfait actuel',
    resend_confirmation: 'Renvoyer le lien',
    withdraw_closure: 'Garder le compte ouvert',
  },
  spam: 'Vous ne recevez pas l’e-mail\u202f? Vérifiez d’abord votre dossier de courrier indésirable.',
  outcome: {
    paid: (amount) => `Paiement de ${amount} effectué. Merci.`,
    settled: {
      title: (number) => [number, ' est déjà réglée'],
      text: 'Rien n’a été prélevé à l’instant.',
    },
    undo_change: 'Votre forfait reste le même.',
    resend_confirmation: 'Le lien a été renvoyé.',
    withdraw_closure: 'Votre compte reste ouvert.',
  },
};
