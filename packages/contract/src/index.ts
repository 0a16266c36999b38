/** The language of the kit: types, the adapter’s interface, the error, and a currency’s decimals. No schema library is behind it. */
export type * from './types.ts';
export type * from './adapter.ts';
export { methodName, type MethodTypeWords, type NamedMethod } from './method-names.ts';
export { calendarPeriod, isMeasured, shareOf, type MeasuredLine, type Share } from './share.ts';
export { checkedAdapters } from './checked-adapters.ts';
export { permissions } from './permissions.ts';
export { BillingError, type BillingErrorDetails } from './errors.ts';
export { languageTag } from './language.ts';
export { currencyDecimals, currencyFormat } from './currency.ts';
export { asciiEmail, emailFault, emailKey, extractEmail, type EmailFault } from './email.ts';
