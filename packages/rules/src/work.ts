import type { TextParams } from '@billfold/contract';
import type { Instant } from './calendar.ts';
import type { Recipients } from './recipients.ts';
import type { AccountState, BillingChange } from './state.ts';

/** What a command wants done in the world. Data: whoever runs the command carries it out. */
export type Happening =
  | {
      type: 'charge_wanted';
      paymentId: string;
      amount: number;
      currency: string;
      /** What the vault knows the card by; `null` when there is nothing to pay with, and nobody needs to be asked. */
      token: string | null;
      /** The card's month is over (PAY-1). Whether it pays all the same, only its bank knows. */
      cardExpired: boolean;
    }
  | {
      /** The registry is to be asked (TAX-3). The answer comes back as the command `settle_tax_check`. */
      type: 'tax_check_wanted';
      value: string;
    }
  | {
      type: 'mail';
      kind: MailKind;
      to: Recipients;
      params: TextParams;
      /** What a `billing_changed` tells of, oldest first (SET-2). */
      changes?: BillingChange[];
      at: Instant;
    };

/** Every mail that the rules send, with what it is filled with. */
export type MailKind =
  /** `{account, lapsesOn}`: the day on which it lapses, or `null` (SEAT-12) */
  | 'invitation'
  /** `{invoiceId, number, total}` */
  | 'invoice_issued'
  /** `{invoiceId, number, amount, brand, last4}`; brand and last4 are `null` of a bank transfer */
  | 'invoice_paid'
  /** `{invoiceId, number, amount}`: an invoice that was due was covered by the account's credit (CRED-2) */
  | 'invoice_paid_from_credit'
  /** `{invoiceId, number, amount, declineCode, nextAttemptAt}`; the last one is an instant or `null` */
  | 'payment_failed'
  /** `{paymentId, invoiceId, number, amount, expiresAt}` */
  | 'authentication_required'
  /** `{amountDue}`: the last retry has failed (DUN-2) */
  | 'subscription_unpaid'
  /** `{creditNoteId, number, total}` */
  | 'credit_issued'
  /** `{amount, number}`: a transfer that paid more than was due; number is `null` when it paid none */
  | 'transfer_in_excess'
  /** `{changeId, planName, token, expiresAt}` (CONF-1) */
  | 'confirm_plan_change'
  /** `{token, expiresAt}` (CONF-1) */
  | 'confirm_closing'
  /** `{balance}`: what has lapsed (CLO-2) */
  | 'account_closed'
  /** `{name}`: of the former owner */
  | 'ownership_received'
  /** `{name}`: of the new owner */
  | 'ownership_given'
  /** `{}`, with `changes`: one, or those of a day, a week or a month (SET-2) */
  | 'billing_changed';

/** A command at work: a draft of the account, the instant at which it takes effect, and what it wants done. */
export interface Work {
  account: AccountState;
  at: Instant;
  happened: Happening[];
}
