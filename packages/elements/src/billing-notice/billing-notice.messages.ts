import type { Inline } from '../shared/shared.messages.ts';

/** What the account's notices say, and what is done about them. */
export interface NoticeMessages {
  /** The list, for those who don't see it. */
  label: string;
  /** How urgent it is. `other` says nothing. */
  severity: { critical: string; warning: string; info: string; other: string };
  /** By kind. `other` where it is newer than the kit. */
  kinds: {
    payment_failed: { title: string; text: (amount: string, number: Inline) => Inline };
    payment_problem: { title: string; text: string };
    authentication_required: { title: string; text: (amount: string, number: Inline) => Inline };
    subscription_unpaid: { title: string; text: (amount: string) => Inline };
    subscription_trialing: { title: string; text: (day: Inline) => Inline };
    subscription_paused: { title: string; text: (day: Inline) => Inline };
    transfer_expected: {
      title: string;
      text: (amount: string, number: Inline, day: Inline) => Inline;
      /** It should have come by then. */
      late: (amount: string, number: Inline, day: Inline) => Inline;
      reference: (reference: Inline) => Inline;
    };
    card_expiring: { title: string; text: (card: Inline, month: string) => Inline };
    card_expired: { title: string; text: (card: Inline, month: string) => Inline };
    tax_id_invalid: { title: string; text: (value: Inline) => Inline };
    tax_id_unavailable: { title: string; text: (value: Inline) => Inline };
    plan_change_scheduled: { title: string; text: (plan: Inline, day: Inline) => Inline };
    plan_change_unconfirmed: { title: string; text: (plan: Inline, sentTo: Inline) => Inline };
    closing_unconfirmed: { title: string; text: (sentTo: Inline, day: Inline) => Inline };
    account_closed: { title: string; text: string };
    other: { title: string; text: string };
  };
  /** What mends it. */
  actions: {
    add_payment_method: string;
    update_payment_method: string;
    update_tax_id: string;
    undo_change: string;
    resend_confirmation: string;
    withdraw_closure: string;
  };
  /** For whoever waits for a mail (SUP-1). */
  spam: string;
  outcome: {
    paid: (amount: string) => string;
    /** Somebody else was faster. */
    settled: { title: (number: Inline) => Inline; text: string };
    undo_change: string;
    resend_confirmation: string;
    withdraw_closure: string;
  };
}

export const noticeMessages: NoticeMessages = {
  label: 'What you should know now',
  severity: {
    critical: 'Action needed',
    warning: 'Needs attention',
    info: 'For your information',
    other: '',
  },
  kinds: {
    payment_failed: {
      title: 'A payment failed',
      text: (amount, number) => [`${amount} for `, number, ' could not be charged. '],
    },
    payment_problem: {
      title: 'There is a problem with a payment',
      text: 'The owner of this account has been told about it.',
    },
    authentication_required: {
      title: 'Your bank has a question',
      text: (amount, number) => [`${amount} for `, number, ' is not paid yet. '],
    },
    subscription_unpaid: {
      title: 'Your subscription is unpaid',
      text: (amount) => `${amount} is owed in all. Nothing renews until it is paid.`,
    },
    subscription_trialing: {
      title: 'You are on a trial',
      text: (day) => ['It ends on ', day, '. Nothing is charged before. '],
    },
    subscription_paused: {
      title: 'Your subscription is paused',
      text: (day) => ['It resumes on ', day, '. Nothing is charged before. '],
    },
    transfer_expected: {
      title: 'Your bank transfer is awaited',
      text: (amount, number, day) => [`${amount} for `, number, ' is due on ', day, '. '],
      late: (amount, number, day) => [`${amount} for `, number, ' was due on ', day, '. '],
      reference: (reference) => ['Reference: ', reference],
    },
    card_expiring: {
      title: 'Your card expires soon',
      text: (card, month) => [card, ` can be charged until the end of ${month}. `],
    },
    card_expired: {
      title: 'Your card has expired',
      text: (card, month) => [card, ` was valid until the end of ${month}. The next payment will fail. `],
    },
    tax_id_invalid: {
      title: 'Your VAT number is not valid',
      text: (value) => [
        'The register does not know ',
        value,
        '. A number that it does not know can’t exempt you from VAT. ',
      ],
    },
    tax_id_unavailable: {
      title: 'Your VAT number could not be checked yet',
      text: (value) => [
        'The register gives no answer about ',
        value,
        '. We will ask again: there is nothing to do. ',
      ],
    },
    plan_change_scheduled: {
      title: 'Your plan is going to change',
      text: (plan, day) => [plan, ' from ', day, '. Nothing changes before. '],
    },
    plan_change_unconfirmed: {
      title: 'Confirm your change of plan',
      text: (plan, sentTo) => ['We sent a link to ', sentTo, '. Follow it, and you move to ', plan, '. '],
    },
    closing_unconfirmed: {
      title: 'Your account is about to be closed',
      text: (sentTo, day) => [
        'We sent a link to ',
        sentTo,
        ', which works until ',
        day,
        '. Nothing is closed before somebody follows it. ',
      ],
    },
    account_closed: {
      title: 'This account is closed',
      text: 'Nothing will be charged any more.',
    },
    other: {
      title: 'There is news about your account',
      text: 'This page can’t show it yet. Support can tell you more.',
    },
  },
  actions: {
    add_payment_method: 'Add a card',
    update_payment_method: 'Update your card',
    update_tax_id: 'Correct the VAT number',
    undo_change: 'Keep the current plan',
    resend_confirmation: 'Send the link again',
    withdraw_closure: 'Keep the account open',
  },
  spam: 'No e-mail? Look in your spam folder first.',
  outcome: {
    paid: (amount) => `${amount} was paid. Thank you.`,
    settled: {
      title: (number) => [number, ' is paid already'],
      text: 'Nothing was charged just now.',
    },
    undo_change: 'Your plan stays as it is.',
    resend_confirmation: 'The link has been sent again.',
    withdraw_closure: 'Your account stays open.',
  },
};
