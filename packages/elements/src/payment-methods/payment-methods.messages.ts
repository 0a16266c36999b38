import type { Inline } from '../shared/shared.messages.ts';

/** A title, and a sentence that says what to do. */
interface Said {
  title: string;
  text: string;
}

/** What is said of one method. */
export interface MethodWords {
  /** Pays with it. */
  button: string;
  /** What choosing it comes to. */
  later: string;
  /** Its bank has said no. */
  notSaved: string;
  /** Its bank has a question. */
  waits: string;
  /** It can't be paid with: it has expired, or its bank has not agreed. */
  notUsable: Said;
  stale: Said;
  /** Something is just being paid with it (PAY-6). */
  inUse: Said;
}

/** What `payment-methods` says. */
export interface MethodsMessages {
  /** Where all of them are cards. */
  cards: string;
  methods: string;
  isDefault: string;
  /** @param month Month and year, `08/2029`. */
  expires: (month: string) => string;
  expiresSoon: (month: string) => string;
  expired: (month: string) => string;
  empty: { title: string; text: string };
  card: MethodWords;
  /** Anything else that is charged. */
  charged: MethodWords;
  pay: {
    transferButton: string;
    triesInvoices: (count: number) => string;
    transferLater: string;
    /** @param count How many invoices are not listed. */
    more: (count: number) => string;
  };
  add: {
    open: string;
    title: string;
    details: string;
    loading: string;
    submit: string;
    cancel: string;
    isFirst: string;
    transfer: string;
    unavailable: string;
    /** The card field could not be loaded. */
    notLoaded: Said;
    incomplete: string;
    refused: string;
  };
  expiry: {
    /** In a card's row; `whom` is for those who hear the button without its row. */
    edit: string;
    of: (method: Inline) => Inline;
    legend: (method: Inline) => Inline;
    month: string;
    year: string;
    save: string;
    cancel: string;
    /** That month is over. */
    past: string;
    stale: string;
  };
  removal: {
    button: (method: Inline) => Inline;
    title: (method: Inline) => Inline;
    text: string;
    confirm: (method: Inline) => Inline;
    back: string;
    /** Why it can't go, and what to do (PAY-2). */
    needed: Said;
    neededAdd: string;
  };
  bank: {
    /** @param until Day and time. */
    until: (until: Inline) => Inline;
    confirm: string;
    /** For those who hear the button without its row. */
    what: (what: Inline) => Inline;
    unavailable: string;
    agreed: string;
    refused: string;
    abandoned: string;
    /** No answer came. */
    unknown: string;
  };
  outcome: {
    added: (method: Inline) => Inline;
    /** It is kept once its bank has agreed. */
    addedAsks: (method: Inline) => Inline;
    addedAsksText: string;
    saved: (method: Inline) => Inline;
    refused: (method: Inline) => Inline;
    refusedText: string;
    usedNow: string;
    paysWith: (method: Inline) => Inline;
    updated: (method: Inline, month: string) => Inline;
    removed: (method: Inline) => Inline;
    gone: (method: Inline) => Inline;
    /** What became of an invoice that was tried. */
    invoice: {
      paid: (number: Inline, amount: string) => Inline;
      declined: (number: Inline, amount: string) => Inline;
      asks: (number: Inline, amount: string) => Inline;
      processing: (number: Inline, amount: string) => Inline;
      open: (number: Inline, amount: string) => Inline;
    };
    /** What became of the open invoices could not be read. */
    unread: string;
  };
}

const one = (count: number): boolean => count === 1;

export const methodsMessages: MethodsMessages = {
  cards: 'Existing cards',
  methods: 'Payment methods',
  isDefault: 'Default',
  expires: (month) => `Expires ${month}`,
  expiresSoon: (month) => `Expires soon, ${month}`,
  expired: (month) => `Expired ${month}`,
  empty: { title: 'No card yet', text: 'What you pay with will be listed here.' },
  card: {
    button: 'Pay with this card',
    later: 'Everything from now on will be charged to this card.',
    notSaved: 'The bank did not agree to this card. It can’t be used.',
    waits: 'Your bank wants you to confirm this card before it can be used.',
    notUsable: {
      title: 'This card can’t be paid with',
      text: 'It has expired, or its bank has not agreed yet. Choose another one, or add a card.',
    },
    stale: {
      title: 'Somebody else has changed this card in the meantime',
      text: 'It was not removed. Check what it says now, then decide again.',
    },
    inUse: {
      title: 'A payment with this card is under way',
      text: 'It can be removed once that payment is done.',
    },
  },
  charged: {
    button: 'Pay this way',
    later: 'Everything from now on will be charged this way.',
    notSaved: 'It was not agreed to. It can’t be used.',
    waits: 'It has to be confirmed before it can be used.',
    notUsable: {
      title: 'This payment method can’t be paid with',
      text: 'It is no longer valid, or not confirmed yet. Choose another one, or add a card.',
    },
    stale: {
      title: 'Somebody else has changed this payment method in the meantime',
      text: 'It was not removed. Check what it says now, then decide again.',
    },
    inUse: {
      title: 'A payment with this payment method is under way',
      text: 'It can be removed once that payment is done.',
    },
  },
  pay: {
    transferButton: 'Pay by bank transfer',
    triesInvoices: (count) =>
      `${one(count) ? 'This open invoice is' : 'These open invoices are'} charged to it at once:`,
    transferLater: 'Invoices from now on, and those that are open, wait for your transfer.',
    more: (count) => `and ${count} more`,
  },
  add: {
    open: 'Add a new card',
    title: 'New card',
    details: 'Card details',
    loading: 'Loading the card field…',
    submit: 'Add card',
    cancel: 'Cancel',
    isFirst: 'Everything from now on will be charged to this card.',
    transfer: 'Add bank transfer',
    unavailable: 'Cards can’t be added on this page.',
    notLoaded: {
      title: 'The card field could not be loaded',
      text: 'Check your connection, then try again.',
    },
    incomplete: 'Check the card’s details: something is missing or not right.',
    refused: 'This card could not be added.',
  },
  expiry: {
    edit: 'Edit expiry',
    of: (method) => ['of ', method],
    legend: (method) => ['New expiry of ', method],
    month: 'Month',
    year: 'Year',
    save: 'Save expiry',
    cancel: 'Cancel',
    past: 'This month is over. Choose the expiry that is printed on the new card.',
    stale: 'Somebody else has changed this card in the meantime. Check what it says now, then save again.',
  },
  removal: {
    button: (method) => ['Remove ', method],
    title: (method) => ['Remove ', method, '?'],
    text: 'You won’t pay with it any more.',
    confirm: (method) => ['Remove ', method],
    back: 'Keep',
    needed: {
      title: 'This is what your account is paid with',
      text: 'Before it can be removed, another card has to take over: add one or choose one, and pay with it.',
    },
    neededAdd: 'Add another card',
  },
  bank: {
    until: (until) => ['You can do so until ', until, '.'],
    confirm: 'Confirm with your bank',
    what: (what) => what,
    unavailable: 'That can’t be done on this page.',
    agreed: 'Your bank has agreed. It can take a moment until that shows here.',
    refused: 'Your bank did not confirm it.',
    abandoned: 'You left without confirming. Nothing was charged or saved; you can still confirm.',
    unknown: 'We don’t know yet whether your bank agreed. You can try again.',
  },
  outcome: {
    added: (method) => [method, ' has been added'],
    addedAsks: (method) => [method, ' is not saved yet'],
    addedAsksText: 'Your bank has a question first. Confirm with your bank below.',
    saved: (method) => ['Your bank has confirmed ', method],
    refused: (method) => [method, ' was not saved'],
    refusedText: 'Your bank did not confirm it. Try again with another card.',
    usedNow: 'It is used from now on.',
    paysWith: (method) => ['You now pay with ', method],
    updated: (method, month) => [method, ` now expires ${month}`],
    removed: (method) => [method, ' has been removed'],
    gone: (method) => [method, ' has been removed already'],
    invoice: {
      paid: (number, amount) => [number, `: ${amount} was paid.`],
      declined: (number, amount) => [number, `: the payment of ${amount} was declined. `],
      asks: (number, amount) => [number, `: your bank wants you to confirm the payment of ${amount}.`],
      processing: (number, amount) => [number, `: your bank hasn’t confirmed the payment of ${amount} yet.`],
      open: (number, amount) => [number, `: ${amount} is still open.`],
    },
    unread: 'What became of your open invoices is shown in your billing history.',
  },
};
