import type { PaymentMethod } from '@billfold/contract';

/** The way to pay that something was done with, or is about to be. */
export interface PaymentMethodDetail {
  readonly paymentMethod: PaymentMethod;
}

declare module '../shared/events.ts' {
  interface BillingEventMap {
    /** One was added. A card whose bank has a question first can't be used yet: see its `setup`. */
    'billing-payment-method-added': CustomEvent<PaymentMethodDetail>;
    /** A card has another expiry. */
    'billing-payment-method-updated': CustomEvent<PaymentMethodDetail>;
    /** It is paid with from now on; each open invoice was tried once. */
    'billing-payment-method-default': CustomEvent<PaymentMethodDetail>;
    /** Somebody wants to remove one. Cancelable: `preventDefault()` and nothing is asked or done. */
    'billing-payment-method-remove-request': CustomEvent<PaymentMethodDetail>;
    /** One was removed. */
    'billing-payment-method-removed': CustomEvent<PaymentMethodDetail>;
  }
}
