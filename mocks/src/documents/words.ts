import type { Invoice, MethodTypeWords, Share, Tax } from '@billfold/contract';
import { english } from './words.en.ts';
import { french } from './words.fr.ts';
import { languageFor } from '../language.ts';

/** What stands on an invoice or a credit note, in one language. Amounts, figures and days come in already written. */
export interface DocumentWords {
  invoice: string;
  creditNote: string;
  issued: string;
  due: string;
  status: string;
  /** `other` where it is not known. */
  statuses: Record<Invoice['status'] | 'other', string>;
  overdue: string;
  /** Label of the invoice that a credit note is about. */
  onInvoice: string;
  from: string;
  billedTo: string;
  /** Label of the billing contact. */
  contact: string;
  taxId: (value: string) => string;
  description: string;
  quantity: string;
  unitPrice: string;
  amount: string;
  amountWithTax: string;
  /** What a line is for, by kind (INV-6). */
  lines: {
    renewal: (plan: string) => string;
    member_added: (name: string) => string;
    member_removed: (name: string) => string;
    plan_left: (plan: string) => string;
    plan_joined: (plan: string) => string;
    /** @param name empty where it has none */
    discount: (name: string) => string;
    usage: string;
    other: string;
  };
  /** Who is meant where a line names nobody. */
  someone: string;
  days: (units: number, unitsInPeriod: number, write: (count: number) => string) => string;
  /** @param period such as `April` or `2026`; `undefined` of one that has no name */
  share: (share: Share, period: string | undefined) => string;
  /** A credit: what was charged less what was used (SEAT-2). */
  givenBack: (charged: string, used: string, days: string) => string;
  givenBackFor: (charged: string, used: string, share: string) => string;
  /** What a discount takes off: a rate, of an amount where that is known. */
  off: (rate: string, base: string | null) => string;
  /** What a unit price is for, where it is for several units. */
  per: (units: string) => string;
  net: string;
  /** @param category one that is not known is said neutrally */
  tax: (category: string, rate: string) => string;
  /** How much a tax is reckoned from, where there are several. */
  taxOn: (taxable: string) => string;
  /** What the law wants said of a treatment (TAX-2); `null` of the ordinary one. */
  taxNote: Record<Tax['category'], string | null>;
  total: string;
  creditNotes: (numbers: string[]) => string;
  balanceApplied: string;
  /** Where a negative total went to the balance. */
  addedToBalance: string;
  paid: string;
  amountDue: string;
  totalCredited: string;
  toInvoice: (number: string) => string;
  toBalance: string;
  payments: string;
  paidWith: (amount: string, day: string, method: string) => string;
  paidByTransfer: (amount: string, day: string) => string;
  methodTypes: MethodTypeWords;
  /** A card, or another method, with the end of its number. */
  card: (brand: string, last4: string) => string;
  numbered: (name: string, last4: string) => string;
  noteIssued: (number: string, total: string) => string;
  payByTransfer: string;
  transferBy: (amount: string, day: string) => string;
  accountHolder: string;
  reference: string;
  page: (page: string, pages: string) => string;
  /** What no typeface could draw, and how it is shown: `letters` names it, `U+12000, U+12001`. */
  undrawn: (letters: string) => string;
}

/** The words for a locale: English where there are none in its language. */
export function wordsFor(locale: string): DocumentWords {
  return languageFor(locale) === 'fr' ? french : english;
}
