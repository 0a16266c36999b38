import { brandOf } from '../../card-number.ts';

/** A card's number in its groups: `4242 4242 4242 4242`. Digits that are too many are left out. */
export function writeNumber(digits: string): string {
  const groups: string[] = [];
  let rest = digits;
  for (const size of brandOf(digits).groups) {
    if (rest === '') break;
    groups.push(rest.slice(0, size));
    rest = rest.slice(size);
  }
  return groups.join(' ');
}

/** `08 / 29`, or `08 / 2029` for somebody who writes the whole year. A month that can have one digit only is completed. */
export function writeExpiry(digits: string): string {
  const whole = /^[2-9]/.test(digits) ? `0${digits}` : digits;
  if (whole.length < 2) return whole;
  const year = whole.slice(2, whole.startsWith('20', 2) ? 6 : 4);
  return `${whole.slice(0, 2)} / ${year}`;
}

/** A security code, for a number of this brand. */
export function writeCode(digits: string, number: string): string {
  return digits.slice(0, brandOf(number).code);
}
