import type { BillingAdapter } from './adapter.ts';

/**
 * Adapters that hold each answer against the contract themselves, as the HTTP adapter does: the elements do so for all
 * others.
 */
export const checkedAdapters = new WeakSet<BillingAdapter>();
