import type { BillingError } from '@billfold/contract';

/** Where somebody wants to go. */
export interface NavigateDetail {
  readonly view: 'invoice' | 'credit_note';
  readonly itemId: string;
}

/** What the elements tell the page. All bubble, and leave shadow roots. Elements add their own. */
export interface BillingEventMap {
  /** Somebody chose an invoice or a credit note. Cancelable: `preventDefault()` when the page shows it itself. */
  'billing-navigate': CustomEvent<NavigateDetail>;
  /** Something could not be read or done. Shown already: for logs. */
  'billing-error': CustomEvent<{ readonly error: BillingError }>;
  /** The viewer has to sign in again. Told once. */
  'billing-session-expired': CustomEvent<undefined>;
}

declare global {
  // Events bubble, so `addEventListener` is typed on the elements, on what is around them, and on the document.
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- an interface is added to by a declaration
  interface GlobalEventHandlersEventMap extends BillingEventMap {}
}

export type DetailOf<K extends keyof BillingEventMap> = BillingEventMap[K]['detail'];
