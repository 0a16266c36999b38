import type {
  CreditDestination,
  CreditNote,
  Credits,
  Invoice,
  Line,
  Quote,
  RenewalEstimate,
  Tax,
} from '@billfold/contract';

/** What figures stand on. */
export type Reckoned = Invoice | RenewalEstimate | CreditNote | Quote;

/** Which figure of the totals it is. */
export type TotalFigure =
  | { of: 'tax'; tax: Tax }
  | { of: 'creditTo'; creditTo: CreditDestination }
  | {
      of:
        | 'net'
        | 'total'
        | 'creditNote'
        | 'balanceApplied'
        | 'amountPaid'
        | 'amountDue'
        | 'toInvoice'
        | 'toBalance'
        | 'creditApplied'
        | 'dueNow'
        | 'dueAtRenewal'
        | 'nextRenewal';
    };

/** A figure, and all that it takes to say why it is what it is. */
export type Figure =
  /** `lines`: those beside it, which may tell more about its period. */
  | { of: 'line'; line: Line; lines: readonly Line[] }
  /** The account's balance. */
  | { of: 'credits'; credits: Credits }
  | (TotalFigure & { document: Reckoned });
