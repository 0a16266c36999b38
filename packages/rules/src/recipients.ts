import { emailKey } from '@billfold/contract';
import { ownerOf } from './members.ts';
import type { AccountState, ContactState } from './state.ts';

/** Whom a mail is written to. */
export interface Recipient {
  name: string | null;
  email: string;
}

/** Who gets every billing mail: the owner, then the contacts, each address once, however it is spelt (CON-2). */
export function billingRecipients(account: AccountState): Recipient[] {
  const byAddress = new Map<string, Recipient>();
  for (const recipient of [ownerAsRecipient(account), ...contactsAsRecipients(account)]) {
    const key = emailKey(recipient.email);
    if (!byAddress.has(key)) byAddress.set(key, recipient);
  }
  return [...byAddress.values()];
}

/** Whom an invoice names: the first contact, or the owner where there is none (INV-5). */
export function billingContact(account: AccountState): Recipient {
  return contactsAsRecipients(account)[0] ?? ownerAsRecipient(account);
}

function ownerAsRecipient(account: AccountState): Recipient {
  const { name, email } = ownerOf(account);
  return { name, email };
}

function contactsAsRecipients({ contacts }: AccountState): Recipient[] {
  return Object.values(contacts).map((contact) => ({ name: fullName(contact), email: contact.email }));
}

function fullName({ firstName, lastName }: ContactState): string | null {
  return [firstName, lastName].filter((part) => part !== null).join(' ') || null;
}
