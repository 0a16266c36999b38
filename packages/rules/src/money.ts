import type { Money } from '@billfold/contract';

/**
 * `numerator ÷ denominator`, rounded half away from zero. Exact: both may exceed what a number holds.
 * @param denominator greater than zero
 */
export function divideRounded(numerator: bigint, denominator: bigint): number {
  const doubled = 2n * (numerator < 0n ? -numerator : numerator) + denominator;
  const magnitude = Number(doubled / (2n * denominator));
  return numerator < 0n && magnitude !== 0 ? -magnitude : magnitude;
}

/** `amount × units ÷ unitsInPeriod`, rounded once (SEAT-1). */
export function prorate(amount: number, units: number, unitsInPeriod: number): number {
  return divideRounded(BigInt(amount) * BigInt(units), BigInt(unitsInPeriod));
}

/** A rate as an exact fraction: `"0.21"` is 21 of 100. */
function fraction(rate: string): { part: bigint; whole: bigint } {
  const [integer = '0', decimals = ''] = rate.split('.');
  return { part: BigInt(integer + decimals), whole: 10n ** BigInt(decimals.length) };
}

/** The tax within a gross amount: gross × rate ÷ (1 + rate), rounded once (TAX-1). */
export function taxWithin(gross: number, rate: string): number {
  const { part, whole } = fraction(rate);
  return divideRounded(BigInt(gross) * part, whole + part);
}

/** A gross price without its tax: price ÷ (1 + rate), rounded once (TAX-2). */
export function priceWithoutTax(price: number, rate: string): number {
  const { part, whole } = fraction(rate);
  return divideRounded(BigInt(price) * whole, whole + part);
}

/** An amount in minor units, with its currency. */
export function money(amount: number, currency: string): Money {
  return { amount, currency };
}
