/**
 * The schemas of everything that travels between an adapter and a backend. Answers are read tolerantly (fields that a
 * reader does not know pass), requests strictly. For servers, tests and development: what ships to a page takes none.
 */
export * from './common.ts';
export * from './account.ts';
export * from './members.ts';
export * from './plans.ts';
export * from './method-type.ts';
export * from './invoices.ts';
export * from './credits.ts';
export * from './next-action.ts';
export * from './payment-methods.ts';
export * from './quotes.ts';
export * from './settings.ts';
export * from './contacts.ts';
export * from './owner.ts';
export * from './closure.ts';
export * from './confirmations.ts';
export * from './spending.ts';
export * from './problem.ts';
export * from './operations.ts';
export { faultOf, faultsIn, valueAt, type Fault } from './fault.ts';
export { pointerTo } from '../json-pointer.ts';
