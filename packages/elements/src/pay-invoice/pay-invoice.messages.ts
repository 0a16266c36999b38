import type { Inline } from '../shared/shared.messages.ts';

/** What is said about an invoice whose payment failed, and about paying it. */
export interface PayMessages {
  /** `Pay INV-10682, €12.00`. Where the number is not known, the invoice alone. */
  open: (number: Inline, amount: string) => Inline;
  title: (number: Inline) => Inline;
  invoice: string;
  pay: (amount: string) => string;
  notNow: string;
  paid: string;
  /** The card said no. */
  declined: string;
  /** The bank has to be asked, or is being asked. */
  processing: { title: string; text: string };
  /** A notice on the account, by kind (DUN-1, SEAT-8). */
  notices: {
    payment_failed: { title: string; text: (amount: string, number: Inline) => Inline };
    payment_problem: { title: string; text: string };
  };
  /** Why a card said no. `other` where the backend does not say, or not in words that are known. */
  reasons: {
    card_declined: string;
    insufficient_funds: string;
    lost_card: string;
    stolen_card: string;
    expired_card: string;
    authentication_required: string;
    processing_error: string;
    other: string;
  };
}

export const payMessages: PayMessages = {
  open: (number, amount) => ['Pay ', number, `, ${amount}`],
  title: (number) => ['Pay ', number],
  invoice: 'the invoice',
  pay: (amount) => `Pay ${amount}`,
  notNow: 'Not now',
  paid: 'Paid. Thank you.',
  declined: 'The payment failed.',
  processing: { title: 'The payment is on its way', text: 'Your bank hasn’t confirmed it yet.' },
  notices: {
    payment_failed: {
      title: 'A payment failed',
      text: (amount, number) => [`${amount} for `, number, ' could not be charged. '],
    },
    payment_problem: {
      title: 'There is a problem with a payment',
      text: 'The owner of this account has been told about it.',
    },
  },
  reasons: {
    card_declined: 'The card was declined.',
    insufficient_funds: 'There was not enough money on the card.',
    lost_card: 'The card has been reported lost.',
    stolen_card: 'The card has been reported stolen.',
    expired_card: 'The card has expired.',
    authentication_required: 'The bank asks you to confirm the payment.',
    processing_error: 'The bank could not process the payment.',
    other: 'The bank did not say why.',
  },
};
