import type { Money, TextParams } from '@billfold/contract';
import { formatInstant, type AccountState, type Happening } from '@billfold/rules';

/** A mail that went out. */
export interface Mail {
  id: string;
  /** As the rules call it: `invitation`, `invoice_issued`, `invoice_paid`, `payment_failed`, `credit_issued`. */
  kind: string;
  /** An address. Each recipient gets a mail. */
  to: string;
  subject: string;
  text: string;
  /** The language that it is written in: the account's, where it is a known one. */
  locale: string;
  /** When, in the account's time zone. */
  at: string;
}

/** What a mail is filled with. */
interface Params {
  account: string;
  seller: string;
  number: string;
  amount: string;
  reason: string;
}

interface Wording {
  subject: (params: Params) => string;
  body: (params: Params) => string;
}

interface Words {
  locale: string;
  greeting: (name: string | null) => string;
  kinds: Readonly<Record<string, Wording>>;
  reasons: Readonly<Record<string, string>>;
  otherReason: string;
}

const english: Words = {
  locale: 'en',
  greeting: (name) => (name ? `Hello ${name},` : 'Hello,'),
  kinds: {
    invitation: {
      subject: ({ account, seller }) => `${account} invites you to ${seller}`,
      body: ({ account, seller }) =>
        `${account} has a seat for you on ${seller}. Accept the invitation to use it.`,
    },
    invoice_issued: {
      subject: ({ number, amount }) => `Invoice ${number}: ${amount}`,
      body: ({ number, amount, account }) => `Your invoice ${number} for ${account} over ${amount} is ready.`,
    },
    invoice_paid: {
      subject: ({ number }) => `Invoice ${number} is paid`,
      body: ({ number, amount }) => `We charged ${amount} to your card for invoice ${number}. Thank you.`,
    },
    payment_failed: {
      subject: ({ number }) => `The payment of invoice ${number} failed`,
      body: ({ number, amount, reason }) =>
        `We could not charge ${amount} for invoice ${number}: ${reason}. Pay the invoice in your billing page; until then nobody can be invited.`,
    },
    credit_issued: {
      subject: ({ number, amount }) => `Credit note ${number}: ${amount}`,
      body: ({ number, amount, account }) =>
        `Your credit note ${number} for ${account} over ${amount} is ready.`,
    },
  },
  reasons: {
    card_declined: 'the card was declined',
    insufficient_funds: 'the card has insufficient funds',
    lost_card: 'the card was reported lost',
    stolen_card: 'the card was reported stolen',
    expired_card: 'the card has expired',
  },
  otherReason: 'the card was refused',
};

const french: Words = {
  locale: 'fr',
  greeting: (name) => (name ? `Bonjour ${name},` : 'Bonjour,'),
  kinds: {
    invitation: {
      subject: ({ account, seller }) => `${account} vous invite sur ${seller}`,
      body: ({ account, seller }) =>
        `${account} vous a réservé une place sur ${seller}. Acceptez l’invitation pour en profiter.`,
    },
    invoice_issued: {
      subject: ({ number, amount }) => `Facture ${number} : ${amount}`,
      body: ({ number, amount, account }) =>
        `Votre facture ${number} pour ${account}, d’un montant de ${amount}, est disponible.`,
    },
    invoice_paid: {
      subject: ({ number }) => `La facture ${number} est réglée`,
      body: ({ number, amount }) =>
        `Nous avons débité ${amount} de votre carte pour la facture ${number}. Merci.`,
    },
    payment_failed: {
      subject: ({ number }) => `Le paiement de la facture ${number} a échoué`,
      body: ({ number, amount, reason }) =>
        `Nous n’avons pas pu débiter ${amount} pour la facture ${number} : ${reason}. Réglez-la sur votre page de facturation ; d’ici là, personne ne peut être invité.`,
    },
    credit_issued: {
      subject: ({ number, amount }) => `Avoir ${number} : ${amount}`,
      body: ({ number, amount, account }) =>
        `Votre avoir ${number} pour ${account}, d’un montant de ${amount}, est disponible.`,
    },
  },
  reasons: {
    card_declined: 'la carte a été refusée',
    insufficient_funds: 'la provision de la carte est insuffisante',
    lost_card: 'la carte a été déclarée perdue',
    stolen_card: 'la carte a été déclarée volée',
    expired_card: 'la carte a expiré',
  },
  otherReason: 'la carte a été refusée',
};

/** Words what the rules want mailed, in the account's language. */
export function writeMails(
  account: Pick<AccountState, 'name' | 'locale' | 'timeZone' | 'seller'>,
  { kind, to, params, at }: Extract<Happening, { type: 'mail' }>,
): Omit<Mail, 'id'>[] {
  const words = new Intl.Locale(account.locale).language === 'fr' ? french : english;
  const wording = words.kinds[kind] ?? { subject: () => kind, body: () => JSON.stringify(params) };
  const filled = fill(account, params, words);
  return to.map(({ name, email }) => ({
    kind,
    to: email,
    subject: wording.subject(filled),
    locale: words.locale,
    text: `${words.greeting(name)}\n\n${wording.body(filled)}\n\n${account.seller.name}`,
    at: formatInstant(at, account.timeZone),
  }));
}

function fill(
  { name, locale, seller }: Pick<AccountState, 'name' | 'locale' | 'seller'>,
  params: TextParams,
  words: Words,
): Params {
  const { number, declineCode } = params;
  const amount = params.amount ?? params.total;
  return {
    account: name,
    seller: seller.name,
    number: typeof number === 'string' ? number : '',
    amount: isMoney(amount) ? formatMoney(amount, locale) : '',
    reason: words.reasons[typeof declineCode === 'string' ? declineCode : ''] ?? words.otherReason,
  };
}

function isMoney(value: TextParams[string] | undefined): value is Money {
  return typeof value === 'object' && value !== null;
}

/** Exact: the decimal point moves within the text. */
function formatMoney({ amount, currency }: Money, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const { maximumFractionDigits = 0 } = format.resolvedOptions();
  return format.format(`${amount}E-${maximumFractionDigits}` as `${number}`);
}
