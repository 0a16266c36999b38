/** What can be told of a card by its first digits. */
export interface CardBrand {
  /** As an account keeps it. */
  id: string;
  /** As it is shown. */
  name: string;
  prefix: RegExp;
  /** How its number is written in groups. The number ends with the last of them. */
  groups: readonly number[];
  /** How many digits its number has at least. */
  least: number;
  /** How many digits its security code has. */
  code: number;
}

const FOURS = { groups: [4, 4, 4, 4], least: 16, code: 3 };

const BRANDS: readonly CardBrand[] = [
  { id: 'visa', name: 'Visa', prefix: /^4/, ...FOURS },
  { id: 'mastercard', name: 'Mastercard', prefix: /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/, ...FOURS },
  { id: 'amex', name: 'American Express', prefix: /^3[47]/, groups: [4, 6, 5], least: 15, code: 4 },
  { id: 'discover', name: 'Discover', prefix: /^(6011|64[4-9]|65)/, ...FOURS },
  { id: 'jcb', name: 'JCB', prefix: /^35(2[89]|[3-8])/, ...FOURS },
  { id: 'diners', name: 'Diners Club', prefix: /^3(0[0-5]|[689])/, groups: [4, 6, 4], least: 14, code: 3 },
  { id: 'unionpay', name: 'UnionPay', prefix: /^62/, groups: [4, 4, 4, 4, 3], least: 16, code: 3 },
];

/** Any other card: 12 to 19 digits. */
const UNKNOWN: CardBrand = {
  id: 'unknown',
  name: '',
  prefix: /^/,
  groups: [4, 4, 4, 4, 3],
  least: 12,
  code: 3,
};

/** The brand of a number, or of its first digits; `unknown` of one that none of them begins so. */
export function brandOf(digits: string): CardBrand {
  return BRANDS.find(({ prefix }) => prefix.test(digits)) ?? UNKNOWN;
}

/** Whether a number may be a card's: 12 to 19 digits, the last one a check digit (ISO/IEC 7812). */
export function isCardNumber(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = Array.from(number)
    .reverse()
    .reduce((total, digit, index) => {
      const weighed = Number(digit) * (index % 2 === 0 ? 1 : 2);
      return total + (weighed > 9 ? weighed - 9 : weighed);
    }, 0);
  return sum % 10 === 0;
}
