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
  becs: 'au_becs_debit',
  becsdebit: 'au_becs_debit',
  card: 'card',
  cardpresent: 'card',
  creditcard: 'card',
  crypto: 'crypto',
  customerbalance: 'bank_transfer',
  debitcard: 'card',
  directdebit: 'direct_debit',
  idbanktransfer: 'bank_transfer',
  krcard: 'card',
  nzbankaccount: 'nz_bank_account',
  pad: 'acss_debit',
  padebit: 'acss_debit',
  paymentcard: 'card',
  scheme: 'card',
  sepa: 'sepa_debit',
  sepacore: 'sepa_debit',
  sepacredittransfer: 'bank_transfer',
  sepadebit: 'sepa_debit',
  sepadirectdebit: 'sepa_debit',
  usbankaccount: 'us_bank_account',
  wire: 'bank_transfer',
  wiretransfer: 'bank_transfer',
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
  bcmc: 'Bancontact',
  billie: 'Billie',
  bizum: 'Bizum',
  blik: 'BLIK',
  boleto: 'Boleto',
  cashapp: 'Cash App Pay',
  directebanking: 'Sofort',
  eps: 'eps',
  fpx: 'FPX',
  giropay: 'giropay',
  googlepay: 'Google Pay',
  gopay: 'GoPay',
  grabpay: 'GrabPay',
  ideal: 'iDEAL',
  interac: 'Interac',
  interacpresent: 'Interac',
  kakaopay: 'Kakao Pay',
  klarna: 'Klarna',
  konbini: 'Konbini',
  link: 'Link',
  mbway: 'MB WAY',
  mercadopago: 'Mercado Pago',
  mobilepay: 'MobilePay',
  multibanco: 'Multibanco',
  naverpay: 'Naver Pay',
  oxxo: 'OXXO',
  p24: 'Przelewy24',
  paybybank: 'Pay by Bank',
  payco: 'PAYCO',
  paynow: 'PayNow',
  paypal: 'PayPal',
  paypay: 'PayPay',
  payto: 'PayTo',
  paywithgoogle: 'Google Pay',
  pix: 'Pix',
  promptpay: 'PromptPay',
  przelewy24: 'Przelewy24',
  qris: 'QRIS',
  revolutpay: 'Revolut Pay',
  samsungpay: 'Samsung Pay',
  satispay: 'Satispay',
  shopeepay: 'ShopeePay',
  sofort: 'Sofort',
  sunbit: 'Sunbit',
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

/** `apple_pay`, `applepay`, `Apple Pay` and `ApplePayCard` are the same, as are `paypal` and `paypal_account`. */
function find<V>(table: Readonly<Record<string, V>>, written: string | null | undefined): V | undefined {
  const whole = written?.toLowerCase().replace(/[^a-z\d]/g, '') ?? '';
  const known = [whole, whole.replace(/(account|card|expresscheckout|billingagreement)$/, '')];
  const key = known.find((each) => Object.hasOwn(table, each));
  return key === undefined ? undefined : table[key];
}
