import type { DocumentWords } from './words.ts';

const share =
  (one: string, other: string): DocumentWords['days'] =>
  (units, unitsInPeriod, write) =>
    `${write(units)} of ${write(unitsInPeriod)} ${unitsInPeriod === 1 ? one : other}`;

export const english: DocumentWords = {
  invoice: 'Invoice',
  creditNote: 'Credit note',
  issued: 'Issued',
  due: 'Due',
  status: 'Status',
  statuses: {
    draft: 'Draft',
    open: 'To pay',
    paid: 'Paid',
    void: 'Void',
    uncollectible: 'Not collected',
  },
  overdue: 'Overdue',
  onInvoice: 'For invoice',
  from: 'From',
  billedTo: 'Billed to',
  contact: 'Billing contact',
  taxId: (value) => `VAT ${value}`,
  description: 'Description',
  quantity: 'Quantity',
  unitPrice: 'Unit price',
  amount: 'Amount',
  amountWithTax: 'Amount incl. VAT',
  lines: {
    renewal: (plan) => `${plan} plan`,
    member_added: (name) => `${name} added`,
    member_removed: (name) => `${name} removed`,
    plan_left: (plan) => `Unused time on the ${plan} plan`,
    plan_joined: (plan) => `${plan} plan, for the rest of the period`,
    other: 'Other item',
  },
  someone: 'A member',
  days: share('day', 'days'),
  seconds: share('second', 'seconds'),
  givenBack: (charged, used, share) => `${charged} charged, less ${used} for ${share} of use`,
  net: 'Net',
  tax: (category, rate) =>
    ({
      standard: `VAT ${rate}`,
      reverse_charge: 'VAT, reverse charge',
      outside_scope: 'Outside the scope of VAT',
    })[category],
  taxOn: (taxable) => `on ${taxable}`,
  taxNote: {
    standard: null,
    reverse_charge:
      'Reverse charge: VAT is to be accounted for by the customer (Article 196, Directive 2006/112/EC).',
    outside_scope:
      'No EU VAT is charged: the place of supply is outside the VAT territory of the European Union.',
  },
  total: 'Total',
  creditNotes: (numbers) => `${numbers.length > 1 ? 'Credit notes' : 'Credit note'} ${numbers.join(', ')}`,
  balanceApplied: 'Paid from your credit',
  addedToBalance: 'Added to your credit',
  paid: 'Paid',
  amountDue: 'Amount due',
  totalCredited: 'Total credited',
  toInvoice: (number) => `Taken off invoice ${number}`,
  toBalance: 'Added to your credit',
  payments: 'Payments',
  paidByCard: (amount, day, card) => `${amount} on ${day}, ${card}`,
  paidByTransfer: (amount, day) => `${amount} on ${day}, by bank transfer`,
  card: (brand, last4) => `${brand} ending in ${last4}`,
  noteIssued: (number, total) => `Credit note ${number} over ${total} was issued for this invoice.`,
  payByTransfer: 'Pay by bank transfer',
  transferBy: (amount, day) => `Please transfer ${amount} by ${day}, and give the reference.`,
  accountHolder: 'Account holder',
  reference: 'Reference',
  page: (page, pages) => `Page ${page} of ${pages}`,
};
