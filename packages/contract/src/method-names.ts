/** Types of payment methods that are called by what they are, in each language's own words. */
export interface MethodTypeWords {
  card: string;
  bank_transfer: string;
  sepa_debit: string;
  us_bank_account: string;
  bacs_debit: string;
  acss_debit: string;
  au_becs_debit: string;
  nz_bank_account: string;
  direct_debit: string;
  crypto: string;
  /** Any other type, where the backend gives no label either. */
  other: string;
}

/** What else processors call them, in small letters without signs between them. */
const aliases: Readonly<Record<string, keyof MethodTypeWords>> = {
  ach: 'us_bank_account',
  achdebit: 'us_bank_account',
  achdirectdebit: 'us_bank_account',
  acssdebit: 'acss_debit',
  aubecsdebit: 'au_becs_debit',
  bacs: 'bacs_debit',
  bacsdebit: 'bacs_debit',
  bacsdirectdebit: 'bacs_debit',
  banktransfer: 'bank_transfer',
  becsdebit: 'au_becs_debit',
  card: 'card',
  creditcard: 'card',
  crypto: 'crypto',
  debitcard: 'card',
  directdebit: 'direct_debit',
  nzbankaccount: 'nz_bank_account',
  padebit: 'acss_debit',
  sepa: 'sepa_debit',
  sepadebit: 'sepa_debit',
  sepadirectdebit: 'sepa_debit',
  usbankaccount: 'us_bank_account',
};

/** Brands, which are the same in every language. Each as it writes itself. */
const brands: Readonly<Record<string, string>> = {
  affirm: 'Affirm',
  afterpay: 'Afterpay',
  afterpayclearpay: 'Afterpay / Clearpay',
  alipay: 'Alipay',
  alma: 'Alma',
  amazonpay: 'Amazon Pay',
  applepay: 'Apple Pay',
  bancontact: 'Bancontact',
  billie: 'Billie',
  bizum: 'Bizum',
  blik: 'BLIK',
  boleto: 'Boleto',
  cashapp: 'Cash App Pay',
  eps: 'eps',
  fpx: 'FPX',
  giropay: 'giropay',
  googlepay: 'Google Pay',
  grabpay: 'GrabPay',
  ideal: 'iDEAL',
  kakaopay: 'Kakao Pay',
  klarna: 'Klarna',
  konbini: 'Konbini',
  link: 'Link',
  mbway: 'MB WAY',
  mobilepay: 'MobilePay',
  multibanco: 'Multibanco',
  naverpay: 'Naver Pay',
  oxxo: 'OXXO',
  p24: 'Przelewy24',
  payco: 'PAYCO',
  paynow: 'PayNow',
  paypal: 'PayPal',
  paypay: 'PayPay',
  pix: 'Pix',
  promptpay: 'PromptPay',
  przelewy24: 'Przelewy24',
  revolutpay: 'Revolut Pay',
  samsungpay: 'Samsung Pay',
  satispay: 'Satispay',
  sofort: 'Sofort',
  swish: 'Swish',
  trustly: 'Trustly',
  twint: 'TWINT',
  upi: 'UPI',
  venmo: 'Venmo',
  vipps: 'Vipps',
  wechatpay: 'WeChat Pay',
  wero: 'Wero',
  zip: 'Zip',
};

/** Brands of cards, the same. */
const cardBrands: Readonly<Record<string, string>> = {
  americanexpress: 'American Express',
  amex: 'American Express',
  bancontact: 'Bancontact',
  cartesbancaires: 'Cartes Bancaires',
  dankort: 'Dankort',
  diners: 'Diners Club',
  dinersclub: 'Diners Club',
  discover: 'Discover',
  eftposau: 'eftpos',
  elo: 'Elo',
  girocard: 'girocard',
  hipercard: 'Hipercard',
  interac: 'Interac',
  jcb: 'JCB',
  maestro: 'Maestro',
  mastercard: 'Mastercard',
  mir: 'Mir',
  rupay: 'RuPay',
  troy: 'Troy',
  unionpay: 'UnionPay',
  verve: 'Verve',
  visa: 'Visa',
};

/** What a payment method says of itself. */
export interface NamedMethod {
  readonly type: string;
  readonly label?: string | null | undefined;
  readonly brand?: string | null | undefined;
  readonly last4?: string | null | undefined;
}

/**
 * What a payment method is called: as the backend calls it, else as its brand writes itself, else by its type in a
 * language's own words. The end of its number stands behind that, unless a label says it.
 * @param numbered Puts the end of a number behind a name, `Visa •••• 4242`.
 */
export function methodName(
  { type, label, brand, last4 }: NamedMethod,
  words: MethodTypeWords,
  numbered: (name: string, last4: string) => string,
): string {
  const own = label?.trim() ?? '';
  if (own && (!last4 || own.includes(last4))) return own;
  const kind = find(aliases, type);
  const known = kind === 'card' ? find(cardBrands, brand) : find(brands, type);
  const called = own === '' ? (known ?? words[kind ?? 'other']) : own;
  return last4 ? numbered(called, last4) : called;
}

/** `apple_pay`, `applepay` and `Apple Pay` are the same. */
function find<V>(table: Readonly<Record<string, V>>, written: string | null | undefined): V | undefined {
  const key = written?.toLowerCase().replace(/[^a-z\d]/g, '') ?? '';
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
