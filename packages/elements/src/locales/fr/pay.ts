import type { PayMessages } from '../../pay-invoice/pay-invoice.messages.ts';

export const pay: PayMessages = {
  open: (number, amount) => ['Payer ', number, `, ${amount}`],
  title: (number) => ['Payer ', number],
  invoice: 'la facture',
  pay: (amount) => `Payer ${amount}`,
  notNow: 'Plus tard',
  paid: 'C’est payé. Merci.',
  declined: 'Le paiement a échoué.',
  processing: { title: 'Le paiement est en cours', text: 'Votre banque ne l’a pas encore confirmé.' },
  notices: {
    payment_failed: {
      title: 'Un paiement a échoué',
      text: (amount, number) => [`Le prélèvement de ${amount} pour `, number, ' a échoué. '],
    },
    payment_problem: {
      title: 'Un paiement pose problème',
      text: 'Le propriétaire de ce compte en a été informé.',
    },
  },
  reasons: {
    card_declined: 'La carte bancaire a été refusée.',
    insufficient_funds: 'Les fonds disponibles étaient insuffisants.',
    lost_card: 'La carte bancaire a été déclarée perdue.',
    stolen_card: 'La carte bancaire a été déclarée volée.',
    expired_card: 'La carte bancaire a expiré.',
    authentication_required: 'La banque vous demande de confirmer le paiement.',
    processing_error: 'La banque n’a pas pu traiter le paiement.',
    other: 'La banque n’a pas donné de raison.',
  },
};
