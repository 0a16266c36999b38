import type { Contact, Settings } from '@billfold/contract';
import { formatInstant } from '../calendar.ts';
import { everybody } from '../people.ts';
import type { AccountState, ContactState, TaxIdState } from '../state.ts';
import { typeOf } from '../tax-ids.ts';

/** The settings as they are shown (SET-1). */
export function settingsView(account: AccountState): Settings {
  const { billTo, settings, taxId, timeZone, policy } = account;
  return {
    companyName: billTo.name,
    address: { ...billTo.address },
    legalStatus: settings.legalStatus,
    taxId: taxId && taxIdView(taxId, timeZone),
    emailFrequency: settings.emailFrequency,
    purchasers: policy.purchasersNamed ? settings.purchasers : null,
    version: String(settings.version),
    asOf: formatInstant(account.now, timeZone),
  };
}

function taxIdView(taxId: TaxIdState, timeZone: string): Settings['taxId'] {
  const { value, status, checkedAt } = taxId;
  return {
    type: typeOf(taxId),
    value,
    verification: status && {
      status,
      checkedAt: checkedAt === null ? null : formatInstant(checkedAt, timeZone),
    },
  };
}

/** A contact as it is shown (CON-1). */
export function contactView(contact: ContactState): Contact {
  return { ...contact, version: String(contact.version) };
}

/** The contacts, in the order in which they were added. */
export function contactsInOrder(account: AccountState): ContactState[] {
  return [...everybody(account.contacts)];
}
