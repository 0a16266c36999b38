/**
 * What tests expect of currencies, told apart from the kit's own table: the whole of ISO 4217's list one as published on
 * 1 January 2026 (https://www.six-group.com/dam/download/financial-information/data-center/iso-currrency/lists/list-one.xml),
 * each code under its minor unit.
 */
const byMinorUnit: Readonly<Record<number, string>> = {
  0: `
    BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF`,
  2: `
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
    CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD
    HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK
    MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD
    RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
    USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  3: `
    BHD IQD JOD KWD LYD OMR TND`,
  4: `
    CLF UYW`,
};

/** Every currency and fund that has a minor unit, with its number of decimals. */
export const minorUnits: ReadonlyMap<string, number> = new Map(
  Object.entries(byMinorUnit).flatMap(([minorUnit, codes]) =>
    (codes.match(/[A-Z]{3}/g) ?? []).map((code): [string, number] => [code, Number(minorUnit)]),
  ),
);

/** Metals, funds and codes for tests, whose minor unit list one gives as “N.A.”: they are shown with two decimals. */
export const withoutMinorUnit: readonly string[] =
  'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' ');
