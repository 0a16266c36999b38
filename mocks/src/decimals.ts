import { currencyDecimals, type Money } from '@billfold/contract';

/** `1200` EUR as `12.00`, with as many decimals as the currency has. Exact: the point moves within the digits. */
export function plainDecimal({ amount, currency }: Money): string {
  const decimals = currencyDecimals(currency);
  const digits = BigInt(amount)
    .toString()
    .replace('-', '')
    .padStart(decimals + 1, '0');
  const sign = amount < 0 ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The amount in the minor unit that somebody wrote, `6.5` or `6,50` EUR as `650`; not a number when it is none. */
export function readDecimal(text: string, currency: string): number {
  const decimals = currencyDecimals(currency);
  const [, whole = '', part = ''] = /^\s*(\d+)(?:[.,](\d*))?\s*$/.exec(text) ?? [];
  return whole === '' || part.length > decimals ? NaN : Number(whole + part.padEnd(decimals, '0'));
}
