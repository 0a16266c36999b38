import { asciiEmail, emailKey } from '@billfold/contract';
import { ownerOf } from './members.ts';
import { everybody, personByEmail, rowsNow, type People } from './people.ts';
import type { AccountState, ContactState } from './state.ts';

/** Whom a mail is written to. */
export interface Recipient {
  name: string | null;
  email: string;
}

/**
 * Whom a mail is written to, as they were: one person, or everybody who gets the billing mail. The contacts are the state's
 * own rows, shared and not copied, so that a mail to a thousand people costs what a mail to one does.
 */
export type Recipients =
  | { person: Recipient }
  | {
      owner: Recipient;
      contacts: People<ContactState>['rows'];
      /** How many they are together. */
      count: number;
    };

/** Who gets every billing mail (CON-2). */
export function billingRecipients(account: AccountState): Recipients {
  const { contacts } = account;
  const owner = ownerAsRecipient(account);
  return {
    owner,
    contacts: rowsNow(contacts),
    count: contacts.count + (personByEmail(contacts, owner.email) ? 0 : 1),
  };
}

/** To how many a mail is written. */
export function countRecipients(to: Recipients): number {
  return 'person' in to ? 1 : to.count;
}

/**
 * Whom a mail is written to, one by one: of a billing mail the owner, then the contacts, each address once, however it is
 * spelt (CON-2). Mail servers know domains by their ASCII spelling (IDNA); people see what was typed.
 */
export function recipientsOf(to: Recipients): Recipient[] {
  if ('person' in to) return [inAscii(to.person)];
  const owners = emailKey(to.owner.email);
  const contacts = Array.from(everybody({ rows: to.contacts }), contactAsRecipient);
  return [to.owner, ...contacts.filter(({ email }) => emailKey(email) !== owners)].map(inAscii);
}

/** Whom an invoice names: the first contact, or the owner where there is none (INV-5). */
export function billingContact(account: AccountState): Recipient {
  const [first] = everybody(account.contacts);
  return first ? contactAsRecipient(first) : ownerAsRecipient(account);
}

function ownerAsRecipient(account: AccountState): Recipient {
  const { name, email } = ownerOf(account);
  return { name, email };
}

function contactAsRecipient({ firstName, lastName, email }: ContactState): Recipient {
  return { name: [firstName, lastName].filter((part) => part !== null).join(' ') || null, email };
}

function inAscii({ name, email }: Recipient): Recipient {
  return { name, email: asciiEmail(email) };
}
