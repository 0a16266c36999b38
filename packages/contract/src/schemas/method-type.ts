import * as z from 'zod/mini';

/**
 * What kind of payment method it is. Only a `bank_transfer` is waited for; a `card` and any other type, such as
 * `sepa_debit`, `us_bank_account`, `paypal` or `link`, is charged. Others may come: a reader shows the label of a type
 * that it does not know.
 */
export const PaymentMethodType = z.string().check(z.minLength(1), z.maxLength(64));

/**
 * How the backend calls it, in words that its owner knows, such as `PayPal (ada@example.com)`. It goes before the name of
 * the type. `last4` is shown beside it, unless it says so itself.
 */
export const MethodLabel = z.optional(z.nullable(z.string().check(z.maxLength(255))));
