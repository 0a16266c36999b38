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
  attempts: 'Prélèvements',
  attempt: {
    processing: 'En cours',
    requires_action: 'En attente de votre banque',
    succeeded: 'Payé',
    failed: 'Refusé',
    canceled: 'Annulé',
    other: '–',
  },
};
