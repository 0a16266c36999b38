import type { BillingError, Change, Member, Payment } from '@billfold/contract';

/** What of billing can be gone to: one document, or what the account pays with, or its settings. */
export type View = 'invoice' | 'credit_note' | 'payment_methods' | 'settings';

/** Where somebody wants to go. */
export interface NavigateDetail {
  readonly view: View;
  /** Of an invoice, a credit note or a payment method; empty where none is meant. */
  readonly itemId: string;
}

/** Whom somebody wants to remove. */
export interface MemberRemoveDetail {
  readonly member: Member;
}

/** What the elements tell the page. All bubble, and leave shadow roots. Elements add their own. */
export interface BillingEventMap {
  /**
   * Somebody chose an invoice or a credit note, or wants to mend something elsewhere, such as an expired card. Cancelable:
   * `preventDefault()` when the page shows it itself.
   */
  'billing-navigate': CustomEvent<NavigateDetail>;
  /** Something was done, such as an invoice paid. `payment` says what became of the charge. */
  'billing-change': CustomEvent<Change>;
  /** The bank's question was answered, or the payment given up; `status` says what became of it. */
  'billing-payment': CustomEvent<Payment>;
  /** Members were invited. The invitation stands even if its payment failed: see `payment`. */
  'billing-member-added': CustomEvent<Change>;
  /** Somebody wants to remove a member. Cancelable: `preventDefault()` and nothing is asked or done. */
  'billing-member-remove-request': CustomEvent<MemberRemoveDetail>;
  /** A member was removed, or an invitation withdrawn. */
  'billing-member-removed': CustomEvent<Change>;
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
