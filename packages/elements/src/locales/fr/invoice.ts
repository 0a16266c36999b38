import type { InvoiceMessages } from '../../billing-invoice/billing-invoice.messages.ts';

export const invoice: InvoiceMessages = {
  title: (number) => ['Facture ', number],
  creditNote: (number) => ['Avoir ', number],
  reverses: (number) => ['Sur la facture ', number],
  issued: 'Émise le',
  due: 'À régler le',
  from: 'De',
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
    canceled: 'Abandonné',
    other: '–',
  },
};
