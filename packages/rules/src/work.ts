import type { TextParams } from '@billfold/contract';
import type { Instant } from './calendar.ts';
import type { AccountState } from './state.ts';

/** What a command wants done in the world. Data: whoever runs the command carries it out. */
export type Happening =
  | {
      type: 'charge_wanted';
      paymentId: string;
      amount: number;
      currency: string;
      /** What the vault knows the card by. */
      token: string;
    }
  | {
      type: 'mail';
      /** `invitation`, `invoice_paid`, `payment_failed`, `credit_issued`, `invoice_issued`. */
      kind: string;
      to: { name: string | null; email: string }[];
      params: TextParams;
      at: Instant;
    };

/** A command at work: a draft of the account, the instant at which it takes effect, and what it wants done. */
export interface Work {
  account: AccountState;
  at: Instant;
  happened: Happening[];
}
