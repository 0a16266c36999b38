import type { Facts } from './facts.ts';
import { declined, fieldsInWords, type DeclineCode, type Field, type MailWords } from './words.ts';

const ANOTHER = 'Please pay the invoice with another payment method.';

const declines: Record<DeclineCode, { reason: string; advice: string }> = {
  card_declined: {
    reason: 'the card was declined',
    advice: 'Your bank can tell you why. You can also pay the invoice with another payment method.',
  },
  insufficient_funds: {
    reason: 'the card has insufficient funds',
    advice: 'Please make sure that the money is there, or pay the invoice with another payment method.',
  },
  lost_card: { reason: 'the card was reported lost', advice: ANOTHER },
  stolen_card: { reason: 'the card was reported stolen', advice: ANOTHER },
  account_closed: { reason: 'the bank account behind the card is closed', advice: ANOTHER },
  expired_card: {
    reason: 'the card has expired',
    advice: 'Please enter its new expiry date, or pay the invoice with another payment method.',
  },
  authentication_failed: {
    reason: 'the payment was not confirmed with your bank',
    advice: 'Please pay the invoice, and confirm the payment when your bank asks you.',
  },
  authentication_expired: {
    reason: 'the payment was not confirmed with your bank in time',
    advice: 'Please pay the invoice, and confirm the payment when your bank asks you.',
  },
  no_payment_method: {
    reason: 'there is no payment method to charge',
    advice: 'Please add a payment method, then pay the invoice.',
  },
  other: { reason: 'the bank gave no reason', advice: ANOTHER },
};

const fields: Record<Field, string> = {
  companyName: 'company name',
  address: 'address',
  legalStatus: 'legal status',
  taxId: 'VAT number',
  emailFrequency: 'e-mail frequency',
  purchasers: 'who may upgrade and purchase',
  other: 'other details',
};

const method = (facts: Facts): string => facts.card() ?? 'bank transfer';

const confirmUntil = (facts: Facts): string =>
  `The link works once, until ${facts.moment('expiresAt') ?? ''}. Opening it changes nothing: nothing happens until you click the button on that page. If you did not ask for this, ignore this e-mail.`;

export const english: MailWords = {
  language: 'en',
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  kinds: {
    invitation: (facts) => {
      const lapses = facts.maybeDay('lapsesOn');
      return {
        subject: `${facts.account} invites you to ${facts.seller}`,
        paragraphs: [
          `${facts.account} has a seat for you on ${facts.seller}. Accept the invitation to use it.` +
            (lapses ? ` It lapses on ${lapses}.` : ''),
        ],
      };
    },
    invoice_issued: (facts) => ({
      subject: `Invoice ${facts.text('number')}: ${facts.money('total')}`,
      paragraphs: [
        `Your invoice ${facts.text('number')} for ${facts.account} over ${facts.money('total')} is ready.`,
      ],
    }),
    invoice_paid: (facts) => {
      const [number, amount, charged] = [facts.text('number'), facts.money('amount'), facts.card()];
      return charged
        ? {
            subject: `Invoice ${number} is paid`,
            paragraphs: [`We charged ${amount} to your card (${charged}) for invoice ${number}. Thank you.`],
          }
        : {
            subject: `Your transfer for invoice ${number} has arrived`,
            paragraphs: [`Your bank transfer of ${amount} for invoice ${number} has arrived. Thank you.`],
          };
    },
    invoice_paid_from_credit: (facts) => ({
      subject: `Invoice ${facts.text('number')} is paid from your credit`,
      paragraphs: [
        `${facts.money('amount')} of your credit was applied to invoice ${facts.text('number')}. Nothing is left to pay for it, and no card was charged.`,
      ],
    }),
    payment_failed: (facts) => {
      const [number, amount] = [facts.text('number'), facts.money('amount')];
      const { reason, advice } = declined(facts, declines);
      const next = facts.moment('nextAttemptAt');
      return {
        subject: `The payment of invoice ${number} failed`,
        paragraphs: [
          `We could not charge ${amount} for invoice ${number}: ${reason}.`,
          advice + (facts.hasSeats ? ' Until the invoice is paid, no members can be added.' : ''),
          next ? `We will try again by ourselves on ${next}.` : 'We will not try again by ourselves.',
        ],
      };
    },
    authentication_required: (facts) => ({
      subject: `Confirm the payment of invoice ${facts.text('number')} with your bank`,
      paragraphs: [
        `Your bank wants you to confirm the payment of ${facts.money('amount')} for invoice ${facts.text('number')}. Open the invoice, and your bank will ask you.`,
        `This is possible until ${facts.moment('expiresAt') ?? ''}; after that the payment has failed.`,
      ],
    }),
    subscription_unpaid: (facts) => ({
      subject: `The subscription of ${facts.account} is unpaid`,
      paragraphs: [
        `We tried several times to charge ${facts.money('amountDue')}, and did not succeed. We will not try again by ourselves.`,
        'Your subscription is not renewed until this is paid. Once you pay, a new period begins that day.',
      ],
    }),
    credit_issued: (facts) => ({
      subject: `Credit note ${facts.text('number')}: ${facts.money('total')}`,
      paragraphs: [
        `Your credit note ${facts.text('number')} for ${facts.account} over ${facts.money('total')} is ready.`,
        'It says how much was taken off an open invoice, and how much was added to your credit for the next one.',
      ],
    }),
    transfer_in_excess: (facts) => {
      const number = facts.maybe('number');
      return {
        subject: `Your transfer was ${facts.money('amount')} too much`,
        paragraphs: [
          number
            ? `Your bank transfer for invoice ${number} was ${facts.money('amount')} more than was due.`
            : `We received a bank transfer of ${facts.money('amount')} that pays none of your open invoices.`,
          'We added it to your credit. It will be taken off your next invoice.',
        ],
      };
    },
    confirm_plan_change: (facts) => ({
      subject: `Confirm the change to the ${facts.text('planName')} plan`,
      paragraphs: [
        `You asked to move ${facts.account} to the ${facts.text('planName')} plan. The link below shows what it costs, and you confirm it there.`,
        confirmUntil(facts),
      ],
    }),
    confirm_closing: (facts) => ({
      subject: `Confirm that ${facts.account} is to be closed`,
      paragraphs: [
        `You asked to close the account ${facts.account}. The link below shows what that means, and you confirm it there.`,
        confirmUntil(facts),
      ],
    }),
    account_closed: (facts) => ({
      subject: `The account ${facts.account} is closed`,
      paragraphs: [
        `The account ${facts.account} is closed. Nothing will be charged any more, and its owner can still read its invoices.`,
        ...(facts.isZero('balance')
          ? []
          : [`The credit of ${facts.money('balance')} that was left has lapsed.`]),
      ],
    }),
    ownership_received: (facts) => ({
      subject: `You are now the owner of ${facts.account}`,
      paragraphs: [
        `${facts.text('name')} has made you the owner of ${facts.account}. You now manage its billing.`,
      ],
    }),
    ownership_given: (facts) => ({
      subject: `${facts.text('name')} is now the owner of ${facts.account}`,
      paragraphs: [
        `You have made ${facts.text('name')} the owner of ${facts.account}. You remain one of its managers.`,
        'If this was not you, please contact our support team at once.',
      ],
    }),
  },
  billingChanged: (facts, list) => ({
    subject:
      list.length === 1
        ? `A change to the billing of ${facts.account}`
        : `${list.length} changes to the billing of ${facts.account}`,
    paragraphs: [`This was changed in the billing of ${facts.account}:`],
    list,
  }),
  changes: {
    plan_change_scheduled: (facts) =>
      `The ${facts.text('planName')} plan will apply from ${facts.day('effectiveOn')}.`,
    plan_changed: (facts) => `The ${facts.text('planName')} plan applies now.`,
    plan_change_canceled: (facts) => `The change to the ${facts.text('planName')} plan was canceled.`,
    payment_method_added: (facts) => `Payment method added: ${method(facts)}.`,
    payment_method_removed: (facts) => `Payment method removed: ${method(facts)}.`,
    payment_method_default: (facts) => `Default payment method: ${method(facts)}.`,
    payment_method_updated: (facts) => `Payment method updated: ${method(facts)}.`,
    settings_changed: (facts) => `Settings changed: ${fieldsInWords(facts, fields)}.`,
    contact_added: (facts) => `Billing contact added: ${facts.text('email')}.`,
    contact_changed: (facts) => `Billing contact changed: ${facts.text('email')}.`,
    contact_removed: (facts) => `Billing contact removed: ${facts.text('email')}.`,
    other: () => 'Other billing details were changed.',
  },
  onDay: (day, change) => `${day}: ${change}`,
  links: {
    invitation: 'Accept the invitation',
    invoice: 'See the invoice',
    pay_invoice: 'Pay the invoice',
    authenticate: 'Confirm the payment',
    invoices: 'See your invoices',
    credit_note: 'See the credit note',
    payment_methods: 'Manage payment methods',
    confirmation: 'Review and confirm',
    subscription: 'See the subscription',
    settings: 'Change how often you get these e-mails',
    support: 'Contact support',
  },
  support: (hours) =>
    hours
      ? `Questions? Our support team is there for you: ${hours}.`
      : 'Questions? Our support team is there for you.',
  sentBy: (seller, address) => `This e-mail was sent by ${seller}, ${address}.`,
};
