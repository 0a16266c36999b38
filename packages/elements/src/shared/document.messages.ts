import { pluralFor } from './plural.ts';
import type { Inline } from './shared.messages.ts';

/** What stands on an invoice, a credit note, a quote or an estimate. */
export interface DocumentMessages {
  /** An invoice's. `other` where it is not known. */
  status: { draft: string; open: string; paid: string; void: string; uncollectible: string; other: string };
  overdue: string;
  /** Beside a figure: opens what explains it. */
  why: string;
  /** What a line is for, by kind (INV-6). `other` where the kind is not known. */
  lines: {
    renewal: (plan: Inline) => Inline;
    member_added: (name: Inline) => Inline;
    member_removed: (name: Inline) => Inline;
    plan_left: (plan: Inline) => Inline;
    plan_joined: (plan: Inline) => Inline;
    other: string;
  };
  /** Who is meant where a line names nobody. */
  someone: string;
  /** How an amount came about. */
  members: (count: number) => string;
  days: (units: number, unitsInPeriod: number) => string;
  /** `3 members × 15 of 30 days × €12.00` */
  times: string;
  /** A credit: what was charged less what was used. */
  givenBack: (charged: string, used: string, days: string) => string;
  net: string;
  tax: {
    standard: (rate: string) => string;
    reverse_charge: string;
    outside_scope: string;
    /** Of a category that is not known. */
    other: (rate: string) => string;
  };
  total: string;
  creditNote: (number: Inline) => Inline;
  balanceApplied: string;
  amountPaid: string;
  amountDue: string;
  givenBackTotal: string;
  toInvoice: (number: Inline) => Inline;
  toBalance: string;
}

const plural = pluralFor('en');
const of = (units: number, unitsInPeriod: number, forms: { one: string; other: string }): string =>
  units === unitsInPeriod
    ? plural(units, forms)
    : `${plural(units, { other: '#' })} of ${plural(unitsInPeriod, forms)}`;

export const documentMessages: DocumentMessages = {
  status: {
    draft: 'Draft',
    open: 'To pay',
    paid: 'Paid',
    void: 'Void',
    uncollectible: 'Not collected',
    other: '–',
  },
  overdue: 'Overdue',
  why: 'Why?',
  lines: {
    renewal: (plan) => [plan, ' plan'],
    member_added: (name) => [name, ' added'],
    member_removed: (name) => [name, ' removed'],
    plan_left: (plan) => ['Unused time on the ', plan, ' plan'],
    plan_joined: (plan) => [plan, ' plan, for the rest of the period'],
    other: 'Other item',
  },
  someone: 'A member',
  members: (count) => plural(count, { one: '# member', other: '# members' }),
  days: (units, unitsInPeriod) => of(units, unitsInPeriod, { one: '# day', other: '# days' }),
  times: ' × ',
  givenBack: (charged, used, days) => `${charged} charged, less ${used} for ${days} of use`,
  net: 'Net',
  tax: {
    standard: (rate) => `VAT ${rate}`,
    reverse_charge: 'VAT: reverse charge',
    outside_scope: 'Outside the scope of VAT',
    other: (rate) => `Tax ${rate}`,
  },
  total: 'Total',
  creditNote: (number) => ['Credit note ', number],
  balanceApplied: 'Paid from your credit',
  amountPaid: 'Paid',
  amountDue: 'Due',
  givenBackTotal: 'Total credited',
  toInvoice: (number) => ['Taken off invoice ', number],
  toBalance: 'Added to your credit',
};
