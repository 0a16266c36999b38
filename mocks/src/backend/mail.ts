import type { BillingChange, Happening, Recipient } from '@billfold/rules';
import { addressLines } from '../documents/address.ts';
import { Formats } from '../documents/formats.ts';
import { Facts, oneLine, type MailedAccount } from './mail/facts.ts';
import { htmlOf, type MailParts } from './mail/html.ts';
import { mailWords } from './mail/languages.ts';
import { linksOf, type MailLink } from './mail/links.ts';
import { CHANGE_KINDS, known, type MailWords, type Message } from './mail/words.ts';

/** A mail that went out. */
export interface Mail {
  id: string;
  /** As the rules call it: `invitation`, `invoice_issued`, … (`MailKind`). */
  kind: string;
  /** An address. Each recipient gets a mail. */
  to: string;
  subject: string;
  /** What it says, with each link's address on a line of its own, under what it is for. */
  text: string;
  /** The same as a document of its own. */
  html: string;
  /** Where it leads: first to what it is about, last to support (SUP-1). */
  links: MailLink[];
  /** The language that it is written in: the account's, where it is a known one. */
  locale: string;
  /** When, in the account's time zone. */
  at: string;
}

type WantedMail = Extract<Happening, { type: 'mail' }>;

/** What the rules want mailed, and to whom, one by one. */
type AddressedMail = Omit<WantedMail, 'to'> & { to: readonly Recipient[] };

/**
 * Words what the rules want mailed, in the account's language: one for each recipient.
 * @param portal address of the page that shows the account's billing, without a fragment: links lead there
 */
export function writeMails(
  account: MailedAccount,
  { kind, to, params, changes = [], at }: AddressedMail,
  portal: string,
): Omit<Mail, 'id'>[] {
  const words = mailWords(account.locale);
  const formats = new Formats(account.locale);
  const facts = new Facts(account, kind, params, formats);
  const { subject, paragraphs, list = [] } = messageOf(kind, facts, words, changes);
  const links = linksOf(kind, params, { portal, support: account.support.url }).map((link): MailLink => ({
    ...link,
    label: words.links[link.kind],
  }));
  const address = addressLines(account.seller.address, formats).join(', ');
  const footer = [words.support(account.support.hours), words.sentBy(facts.seller, address)];

  return to.map(({ name, email }) => {
    const greeting = words.greeting(name && oneLine(name));
    const parts = { language: words.language, subject, greeting, paragraphs, list, links, footer };
    return {
      kind,
      to: email,
      subject,
      text: textOf(parts),
      html: htmlOf(parts),
      links,
      locale: words.language,
      at: facts.at(at),
    };
  });
}

function messageOf(
  kind: WantedMail['kind'],
  facts: Facts,
  words: MailWords,
  changes: readonly BillingChange[],
): Message {
  if (kind !== 'billing_changed') return words.kinds[kind](facts);
  return words.billingChanged(facts, changesInWords(facts, words, changes));
}

/** Each change, with its day where there are several (SET-2). */
function changesInWords(facts: Facts, words: MailWords, changes: readonly BillingChange[]): string[] {
  return changes.map(({ kind, params, at }) => {
    const change = words.changes[known(CHANGE_KINDS, kind)](facts.about(kind, params));
    return changes.length > 1 ? words.onDay(facts.dayOf(at), change) : change;
  });
}

/** For who reads no HTML: its parts with an empty line between them. */
function textOf({ greeting, paragraphs, list, links, footer }: MailParts): string {
  return [
    greeting,
    ...paragraphs,
    ...(list.length > 0 ? [list.map((item) => `- ${item}`).join('\n')] : []),
    ...links.map(({ label, href }) => `${label}\n${href}`),
    ...footer,
  ].join('\n\n');
}
