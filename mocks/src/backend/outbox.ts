import { recipientsOf, rows, type AccountState, type Happening } from '@billfold/rules';
import type { Instance } from '../instance.ts';
import { portalOf } from '../scenarios/scenarios.ts';
import { writeMails, type Mail } from './mail.ts';
import type { MailedAccount } from './mail/facts.ts';

/** A mail that went out, kept once for all whom it went to. It is worded when somebody opens the outbox. */
export interface SentMail {
  /** Which mail, what it is filled with, and its recipients. */
  wanted: Extract<Happening, { type: 'mail' }>;
  /** What it says of the account, as that was. */
  account: MailedAccount;
}

/** A mail goes out. */
export function sent(wanted: SentMail['wanted'], account: AccountState): SentMail {
  const { name, locale, timeZone, seller, support, policy } = account;
  return { wanted, account: { name, locale, timeZone, seller, support, policy } };
}

/** The mails as their recipients read them, oldest first. */
export function mailsOf({ outbox, recipe }: Pick<Instance, 'outbox' | 'recipe'>): Mail[] {
  const portal = portalOf(recipe);
  const mails: Mail[] = [];
  for (const { wanted, account } of rows(outbox)) {
    for (const mail of writeMails(account, { ...wanted, to: recipientsOf(wanted.to) }, portal))
      mails.push({ id: `mail_${mails.length + 1}`, ...mail });
  }
  return mails;
}
