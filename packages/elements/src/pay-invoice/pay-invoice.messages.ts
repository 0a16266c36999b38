import type { MethodTypeWords } from '@billfold/contract';
import type { Inline } from '../shared/shared.messages.ts';

/** What is said where there are cards to choose from, or other methods as well. */
export interface ChoiceWords {
  legend: string;
  /** The account pays by bank transfer. */
  insteadOfTransfer: string;
  another: string;
  notUsable: { title: string; text: string };
  /** It was removed after it had been chosen. */
  gone: { title: string; text: string };
}

/** What is said about paying an invoice. */
export interface PayMessages {
  /** `Pay INV-10682, €12.00`. Where the number is not known, the invoice alone. */
  open: (number: Inline, amount: string) => Inline;
  title: (number: Inline) => Inline;
  invoice: string;
  pay: (amount: string) => string;
  /** The account's credit covers all of it. */
  payFromCredit: (amount: string) => string;
  notNow: string;
  paid: string;
  /** The card said no. */
  declined: string;
  /** The payment was given up, and with it what hung on it. */
  givenUp: { title: string; text: string };
  /** The bank is at it. */
  processing: { title: string; text: string };
  /** In another tab, say. */
  elsewhere: string;
  /** Which card pays. */
  cards: {
    /** By type, whose names are no brands. */
    types: MethodTypeWords;
    /** `Visa •••• 4242` */
    numbered: (name: string, last4: string) => string;
    /** One of several that are called alike. */
    alike: (called: string, number: number) => string;
    /** As on the card, `08/2029`. */
    expiry: (month: string, year: string) => string;
    expires: (when: string) => string;
    expired: (when: string) => string;
    isDefault: string;
    next: string;
    with: (card: Inline) => Inline;
    /** There is none that could be charged. */
    none: { title: string; text: string };
    card: ChoiceWords;
    method: ChoiceWords;
    add: string;
    /** To pay with a card that is not there yet. */
    addAnother: string;
  };
  /** The bank's question (PAY-4). */
  bank: {
    asks: string;
    until: (day: Inline, time: string) => Inline;
    ask: string;
    asking: string;
    answered: string;
    refused: string;
    abandoned: string;
    unknown: string;
    /** The page has nothing that could ask. */
    unavailable: string;
    another: string;
    /** For a change of plan, which is given up with its payment (PLAN-6). */
    giveUp: string;
    notGivenUp: string;
  };
  /** Why a payment failed. `other` where the backend does not say, or not in words that are known. */
  reasons: {
    card_declined: string;
    insufficient_funds: string;
    lost_card: string;
    stolen_card: string;
    expired_card: string;
    account_closed: string;
    authentication_required: string;
    authentication_failed: string;
    authentication_expired: string;
    no_payment_method: string;
    processing_error: string;
    other: string;
  };
}

export const payMessages: PayMessages = {
  open: (number, amount) => ['Pay ', number, `, ${amount}`],
  title: (number) => ['Pay ', number],
  invoice: 'the invoice',
  pay: (amount) => `Pay ${amount}`,
  payFromCredit: (amount) => `Use ${amount} of your credit`,
  notNow: 'Not now',
  paid: 'Paid. Thank you.',
  declined: 'The payment failed.',
  givenUp: { title: 'The payment was canceled', text: 'Nothing was charged.' },
  processing: { title: 'The payment is on its way', text: 'Your bank hasn’t confirmed it yet.' },
  elsewhere: 'This invoice is being paid already, perhaps in another tab. Nothing was charged here.',
  cards: {
    types: {
      card: 'Card',
      bank_transfer: 'Bank transfer',
      sepa_debit: 'SEPA Direct Debit',
      us_bank_account: 'US bank account',
      bacs_debit: 'Bacs Direct Debit',
      acss_debit: 'Canadian pre-authorized debit',
      au_becs_debit: 'BECS Direct Debit',
      nz_bank_account: 'New Zealand bank account',
      direct_debit: 'Direct debit',
      crypto: 'Cryptocurrency',
      other: 'Other payment method',
    },
    numbered: (name, last4) => `${name} •••• ${last4}`,
    alike: (called, number) => `${called} (${number})`,
    expiry: (month, year) => `${month}/${year}`,
    expires: (when) => `expires ${when}`,
    expired: (when) => `expired ${when}`,
    isDefault: 'Default',
    next: 'Continue',
    with: (card) => ['With ', card],
    none: {
      title: 'There is no card to pay with',
      text: 'Add one, then pay. Nothing was charged.',
    },
    card: {
      legend: 'Pay with',
      insteadOfTransfer: 'You usually pay by bank transfer. You can pay this invoice by card instead.',
      another: 'Use another card',
      notUsable: {
        title: 'This card can’t be used',
        text: 'It has expired, or its bank hasn’t agreed yet. Nothing was charged.',
      },
      gone: {
        title: 'This card is no longer there',
        text: 'It has been removed in the meantime. Nothing was charged.',
      },
    },
    method: {
      legend: 'Pay with',
      insteadOfTransfer: 'You usually pay by bank transfer. You can pay this invoice another way instead.',
      another: 'Use another payment method',
      notUsable: {
        title: 'This payment method can’t be used',
        text: 'It is no longer valid, or not confirmed yet. Nothing was charged.',
      },
      gone: {
        title: 'This payment method is no longer there',
        text: 'It has been removed in the meantime. Nothing was charged.',
      },
    },
    add: 'Add a card',
    addAnother: 'Pay with a new card',
  },
  bank: {
    asks: 'Your bank wants you to confirm this payment. Nothing is charged until you do.',
    until: (day, time) => ['You can do so until ', day, `, ${time}.`],
    ask: 'Confirm with your bank',
    asking: 'Your bank is asking you now. Answer it to go on.',
    answered: 'You confirmed it. We are waiting for your bank’s word.',
    refused: 'Your bank did not confirm that it was you. Nothing was charged.',
    abandoned: 'You haven’t confirmed it yet, and nothing was charged.',
    unknown:
      'We don’t know yet whether your bank confirmed it. Try again: it won’t be charged twice. Check your connection first.',
    unavailable: 'This page can’t ask your bank. Please contact support, or pay another way.',
    another: 'Pay another way',
    giveUp: 'Cancel the change of plan',
    notGivenUp: 'This could not be canceled. Try again in a moment.',
  },
  reasons: {
    card_declined: 'The card was declined.',
    insufficient_funds: 'There was not enough money on the card.',
    lost_card: 'The card has been reported lost.',
    stolen_card: 'The card has been reported stolen.',
    expired_card: 'The card has expired.',
    account_closed: 'The bank account behind the card is closed.',
    authentication_required: 'The bank asks you to confirm the payment.',
    authentication_failed: 'The bank did not confirm that it was you.',
    authentication_expired: 'It was not confirmed with the bank in time.',
    no_payment_method: 'There was nothing to pay with.',
    processing_error: 'The bank could not process the payment.',
    other: 'The bank did not say why.',
  },
};
