/**
 * The billing rules as pure functions. An account is one plain value; a command turns it into the next one and says
 * what it wants done in the world, or refuses. Time and the world come in from outside.
 */
export { execute, createQuote, type Command, type Outcome } from './commands.ts';
export { advance, carryOut, nextDue, type World } from './clock.ts';
export { openAccount, type NewAccount } from './open-account.ts';
export { Refusal } from './refusal.ts';
export { permissionFor, requirePermission } from './access.ts';
export { dayOf, formatInstant, parseInstant, startOfDay, addDays, type Instant } from './calendar.ts';
export { rowById } from './ids.ts';
export { memberById } from './seats.ts';
export { newestFirst, rowAt, type Table } from './table.ts';
export { balance } from './credit.ts';
export { upcomingInvoice } from './estimate.ts';
export * from './views/account.ts';
export * from './views/documents.ts';
export type { ChargeOutcome } from './payments.ts';
export type { Happening } from './work.ts';
export type * from './state.ts';
