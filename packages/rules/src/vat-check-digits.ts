import { euVat } from 'stdnum';

/** Whether the check digits of a number hold. The number is of the right form, without its country's letters. */
export type CheckDigits = (number: string) => boolean;

/**
 * Check digits as stdnum knows them. What else it dislikes (an office that it has not heard of, a first digit) counts for
 * nothing: about the form, `VAT_FORMS` decides.
 * @param prefix the country's letters on VAT numbers
 */
export function checkedByStdnum(country: string, prefix = country): CheckDigits {
  return (number) => {
    const read = euVat[country]?.[0]?.validate(prefix + number);
    return read === undefined || read.isValid || read.error.name !== 'InvalidChecksum';
  };
}

function weighted(number: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(number[at]), 0);
}

const last = (number: string) => Number(number.at(-1));

/** Italian numbers: the Luhn algorithm. Which three digits name an office is not agreed on. */
export const isItalian: CheckDigits = (number) => {
  const doubled = weighted(number, [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
  // A doubled digit of two figures counts as their sum, which is nine less.
  const tooMuch = [1, 3, 5, 7, 9].filter((at) => Number(number[at]) > 4).length * 9;
  return (doubled - tooMuch) % 10 === 0;
};

/** French numbers of digits alone: two of the company's number, modulo 97. So are those of Monaco. */
export const isFrench: CheckDigits = (number) =>
  (12 + 3 * (Number(number.slice(2)) % 97)) % 97 === Number(number.slice(0, 2));

/** Bulgarian companies, nine digits, whichever the first. */
export const isBulgarianCompany: CheckDigits = (number) => {
  const first = weighted(number, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
  const second = weighted(number, [3, 4, 5, 6, 7, 8, 9, 10]) % 11;
  return (first === 10 ? second % 10 : first) === last(number);
};

/** Bulgarian citizens, foreigners and others, ten digits: one of the three check digits holds. */
export const isBulgarianPerson: CheckDigits = (number) => {
  const citizens = (weighted(number, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10;
  const foreigners = weighted(number, [21, 19, 17, 13, 11, 9, 7, 3, 1]) % 10;
  const others = (11 - (weighted(number, [4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return [citizens, foreigners, others].includes(last(number));
};

/** Czech companies, eight digits. */
export const isCzechCompany: CheckDigits = (number) =>
  (11 - (weighted(number, [8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === last(number);

/** Czech numbers of nine digits that begin with 6, for people without a birth number. */
export const isCzechWithoutBirthNumber: CheckDigits = (number) =>
  ((weighted(number.slice(1), [8, 7, 6, 5, 4, 3, 2]) % 11) + 8) % 10 === last(number);

/** Czech and Slovak birth numbers, and all Slovak VAT numbers: divisible by eleven. Before 1985 a rest of ten was a zero. */
export const isDivisibleByEleven: CheckDigits = (number) =>
  Number(number) % 11 === 0 || (Number(number.slice(0, -1)) % 11 === 10 && last(number) === 0);
