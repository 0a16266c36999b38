/**
 * The currencies that do not have two decimals: ISO 4217, list one (current currencies and funds), as its maintenance
 * agency published it on 1 January 2026:
 * https://www.six-group.com/dam/download/financial-information/data-center/iso-currrency/lists/list-one.xml
 */
const NONE = /^(BIF|CLP|DJF|GNF|ISK|JPY|KMF|KRW|PYG|RWF|UGX|UYI|VND|VUV|XAF|XOF|XPF)$/i;
const THREE = /^(BHD|IQD|JOD|KWD|LYD|OMR|TND)$/i;
const FOUR = /^(CLF|UYW)$/i;

/**
 * How many decimals the minor unit of a currency stands for, by ISO 4217: 2 of EUR and HUF, 0 of JPY, 3 of KWD.
 * Never ask `Intl` for it: that answers with how a currency is usually displayed (HUF without decimals), and its answer
 * changes with the engine and its version.
 * @param currency an ISO 4217 code in either case; one that is unknown, or is none, has two decimals
 */
export const currencyDecimals = (currency: string): number =>
  NONE.test(currency) ? 0 : THREE.test(currency) ? 3 : FOUR.test(currency) ? 4 : 2;

/**
 * The options with which `Intl.NumberFormat` writes an amount of a currency, with all of its decimals and no more. An
 * integer in the minor unit is written exactly, however large, as `` format.format(`${amount}E-${decimals}`) ``.
 */
export function currencyFormat(currency: string): Intl.NumberFormatOptions {
  const decimals = currencyDecimals(currency);
  return {
    // eslint-disable-next-line no-restricted-syntax -- the one place, as the rule says
    style: 'currency',
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  };
}
