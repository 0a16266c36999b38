import type { InvoiceMessages } from '../../billing-invoice/billing-invoice.messages.ts';

export const invoice: InvoiceMessages = {
  title: (number) => ['Facture ', number],
  creditNote: (number) => ['Avoir ', number],
  reverses: (number) => ['Sur la facture ', number],
  issued: 'Date d’émission\u202f:',
  due: 'Échéance\u202f:',
  from: 'Émetteur',
  billedTo: 'Facturé à',
  sentTo: 'Contact de facturation',
  taxId: (value) => ['N° de TVA ', value],
  lines: 'Détail',
  creditNotes: 'Avoirs',
  missing: {
    invoice: 'Cette facture est introuvable ici',
    credit_note: 'Cet avoir est introuvable ici',
  },
  missingText: 'Le document appartient peut-être à un autre compte, ou le lien est incomplet.',
  print: 'Imprimer',
  mayNotPay:
    'Seules certaines personnes de votre compte peuvent la payer. Le propriétaire du compte peut vous en dire plus.',
  meaning: {
    uncollectible: {
      title: 'Toutes les tentatives de prélèvement de cette facture ont échoué',
      text: 'Elle reste due, et rien ne sera renouvelé tant qu’elle n’est pas payée.',
    },
    void: {
      title: 'Cette facture est annulée',
      text: 'Rien n’est dû à ce titre. Seul son numéro est conservé.',
    },
  },
  send: {
    again: 'Envoyer à nouveau',
    sent: 'Facture envoyée à nouveau',
    toEveryone: 'Au propriétaire du compte et à tous les contacts pour la facturation.',
    toOwner: 'Au propriétaire du compte.',
    toContacts: 'Au propriétaire du compte et aux contacts pour la facturation\u202f:',
    failed: {
      title: 'La facture n’a pas été envoyée',
      text: 'Une erreur s’est produite de notre côté. Veuillez réessayer.',
    },
    unknown: {
      title: 'La facture n’a peut-être pas été envoyée',
      text: 'Aucune réponse n’est arrivée. Vérifiez votre connexion, puis envoyez-la à nouveau\u202f: elle n’arrivera qu’une fois.',
    },
  },
  transfer: {
    title: 'Payer par virement bancaire',
    text: 'Indiquez la référence dans votre virement\u202f: elle nous dit quelle facture il règle.',
    amount: 'Montant',
    due: 'À payer au plus tard le',
    wasDue: 'À payer depuis le',
    accountHolder: 'Titulaire du compte',
    iban: 'IBAN',
    bic: 'BIC',
    reference: 'Référence',
    copy: 'Copier',
    copied: (what) => `${what}\u202f: copié`,
    notCopied: (what) => `${what}\u202f: copie impossible. Sélectionnez le texte pour le copier vous-même.`,
    shortOrLate:
      'Un virement prend quelques jours. S’il manque une partie du montant, le reste demeure dû\u202f; l’excédent éventuel s’ajoute à votre crédit. Passé l’échéance, la facture est impayée jusqu’à l’arrivée du virement.',
  },
  nextAttempt: (day, time) => `Nouvelle tentative de prélèvement automatique le ${day} à ${time}.`,
  attempts: 'Paiements',
  attempt: {
    processing: 'En cours',
    requires_action: 'En attente de votre banque',
    succeeded: 'Payé',
    failed: 'Refusé',
    canceled: 'Annulé',
    other: '–',
  },
};
