import type { Inline } from './shared.messages.ts';

/** What a quote says, and what may become of it. */
export interface QuoteMessages {
  loading: string;
  /** It takes longer than a moment. `doing`: where nothing is charged. */
  paying: string;
  doing: string;
  more: (count: string) => string;
  total: string;
  includes: (tax: Inline) => Inline;
  creditApplied: string;
  dueNow: string;
  /** Where charges wait (SEAT-5). */
  dueAtRenewal: string;
  nothingNow: string;
  givenBack: string;
  /** Where a credit goes (CRED-1). `other` where that is not known. */
  creditTo: {
    balance: string;
    invoice: (number: Inline) => Inline;
    pending_charge: string;
    other: string;
  };
  nextRenewal: (day: Inline) => Inline;
  insteadOf: (amount: Inline) => Inline;
  noRenewal: string;
  /** @param time The time of day. */
  holds: (time: string) => string;
  back: string;
  /** It was no longer to be had. `same`: the new one says the same. */
  stale: { title: string; text: string; before: string; now: string; same: { title: string; text: string } };
  /** Nobody knows whether it was done. */
  unknown: { title: string; text: string };
  /** No quote could be made. */
  notQuoted: { title: string; network: string; other: string };
  /** It was refused. */
  notDone: { title: string; text: string };
  refused: { title: string; text: string };
  /** There is nothing to pay with. `ask`: for who can't add a card. */
  noMethod: { title: string; text: string; ask: string; add: string };
  support: string;
}

export const quoteMessages: QuoteMessages = {
  loading: 'Working out what it costs…',
  paying: 'The payment is being made…',
  doing: 'This is being done…',
  more: (count) => `and ${count} more`,
  total: 'Total',
  includes: (tax) => ['Of which ', tax],
  creditApplied: 'Paid from your credit',
  dueNow: 'Due now',
  dueAtRenewal: 'Due at the next renewal',
  nothingNow: 'Nothing is charged now.',
  givenBack: 'You get back',
  creditTo: {
    balance: 'Added to your credit, taken off your next invoice',
    invoice: (number) => ['Taken off invoice ', number],
    pending_charge: 'Taken off a charge due at the next renewal',
    other: 'Credited',
  },
  nextRenewal: (day) => ['Next renewal, ', day],
  insteadOf: (amount) => ['instead of ', amount],
  noRenewal: 'No renewal is scheduled',
  holds: (time) => `These amounts hold until ${time}.`,
  back: 'Back',
  stale: {
    title: 'The amounts have changed',
    text: 'Nothing was done or charged. Check the new amounts before you go on.',
    before: 'before: ',
    now: 'now: ',
    same: {
      title: 'The amounts had to be worked out again',
      text: 'They are the same as before. Nothing was done or charged yet.',
    },
  },
  unknown: {
    title: 'We don’t know yet whether this was done',
    text: 'There was no clear answer. Try again: if it was already done, it won’t be done or charged twice.',
  },
  notQuoted: {
    title: 'We couldn’t work out what it costs',
    network: 'There was no answer, and nothing was charged. Check your connection, then try again.',
    other: 'Something went wrong on our side. Nothing was changed or charged.',
  },
  notDone: { title: 'This was not done', text: 'Nothing was changed or charged.' },
  refused: { title: 'You can’t do this', text: 'The owner of your account can.' },
  noMethod: {
    title: 'There is no card to pay with',
    text: 'Add one, then try again. Nothing was changed or charged.',
    ask: 'Ask whoever manages billing to add one. Nothing was changed or charged.',
    add: 'Add a card',
  },
  support: 'Contact support',
};
