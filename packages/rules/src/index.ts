/**
 * The billing rules as pure functions. An account is one plain value; a command turns it into the next one and says
 * what it wants done in the world, or refuses. Time and the world come in from outside.
 */
export { execute, createQuote, type Command, type Outcome } from './commands.ts';
export { advance, carryOut, nextDue, nextRenewalAt, type World } from './clock.ts';
export { openAccount, type NewAccount } from './open-account.ts';
export { Refusal } from './refusal.ts';
export { permissionsOf, requirePermission, requirePermissionFor, requireReadingOf } from './access.ts';
export {
  addDays,
  addLocalSpan,
  dayOf,
  formatInstant,
  parseInstant,
  startOfDay,
  type Instant,
} from './calendar.ts';
export { localDay } from './local-days.ts';
export { isTimeZone, zoneRulesRelease } from './zone-rules.ts';
export { rowById } from './ids.ts';
export { memberByEmail, memberById, seated } from './members.ts';
export { contactById } from './contacts.ts';
export { countRecipients, recipientsOf, type Recipient, type Recipients } from './recipients.ts';
export { appended, emptyTable, newestFirst, rowAt, rows, type Table } from './table.ts';
export { emptyIndex, filtered, valueOf, withValue, type Index } from './keys.ts';
export type { People } from './people.ts';
export { balance } from './credit.ts';
export { upcomingInvoice } from './estimate.ts';
export { closureView } from './closing.ts';
export { confirmationView, openConfirmation } from './confirmations.ts';
export { methodById } from './payments.ts';
export { foldText, numberSearch, personSearch, type Findable } from './search.ts';
export { readTaxId } from './read-tax-id.ts';
export { vatCountryOf } from './vat-territory.ts';
export * from './views/account.ts';
export * from './views/documents.ts';
export * from './views/settings.ts';
export * from './views/spending.ts';
export type { AuthenticationOutcome, ChargeOutcome } from './payments.ts';
export type { NewPaymentMethod } from './payment-methods.ts';
export type { Transfer } from './transfers.ts';
export type { Happening, MailKind } from './work.ts';
export type * from './state.ts';
