/** What the registry says of a VAT number (TAX-3). */
export type RegistryAnswer = 'valid' | 'invalid' | 'pending' | 'unavailable';

/** For each country of the EU, a well-formed number that the registry answers so. Any other well-formed one is valid. */
export const REGISTRY_NUMBERS: Readonly<Record<string, Readonly<Record<RegistryAnswer, string>>>> = {
  AT: { valid: 'ATU12340019', invalid: 'ATU12345452', pending: 'ATU12340885', unavailable: 'ATU12342561' },
  BE: {
    valid: 'BE0123456452',
    invalid: 'BE0123456947',
    pending: 'BE0123456056',
    unavailable: 'BE0123456551',
  },
  BG: { valid: 'BG175079614', invalid: 'BG175078804', pending: 'BG175079265', unavailable: 'BG175075103' },
  CY: { valid: 'CY10123454E', invalid: 'CY10123453D', pending: 'CY10123452C', unavailable: 'CY10123451B' },
  CZ: { valid: 'CZ25122100', invalid: 'CZ25127128', pending: 'CZ25126318', unavailable: 'CZ25125508' },
  DE: { valid: 'DE136695072', invalid: 'DE136695667', pending: 'DE136695290', unavailable: 'DE136695128' },
  DK: { valid: 'DK13586667', invalid: 'DK13582505', pending: 'DK13585857', unavailable: 'DK13581290' },
  EE: { valid: 'EE100594209', invalid: 'EE100594128', pending: 'EE100594047', unavailable: 'EE100594966' },
  ES: { valid: 'ESB87127072', invalid: 'ESB87120424', pending: 'ESB87121695', unavailable: 'ESB87122966' },
  FI: { valid: 'FI01230019', invalid: 'FI01231695', pending: 'FI01235047', unavailable: 'FI01234642' },
  FR: {
    valid: 'FR06404833766',
    invalid: 'FR71404833238',
    pending: 'FR90404833600',
    unavailable: 'FR73404833659',
  },
  GR: { valid: 'EL094252910', invalid: 'EL094252100', pending: 'EL094250885', unavailable: 'EL094250480' },
  HR: {
    valid: 'HR33392005234',
    invalid: 'HR33392005857',
    pending: 'HR33392005533',
    unavailable: 'HR33392005371',
  },
  HU: { valid: 'HU12890712', invalid: 'HU12892910', pending: 'HU12891218', unavailable: 'HU12899113' },
  IE: { valid: 'IE9876534G', invalid: 'IE9876553K', pending: 'IE9876572O', unavailable: 'IE9876591S' },
  IT: {
    valid: 'IT00743310997',
    invalid: 'IT00743310187',
    pending: 'IT00743310872',
    unavailable: 'IT00743310062',
  },
  LT: { valid: 'LT119515015', invalid: 'LT119512115', pending: 'LT119517315', unavailable: 'LT119514415' },
  LU: { valid: 'LU15027240', invalid: 'LU15022380', pending: 'LU15028149', unavailable: 'LU15023806' },
  LV: {
    valid: 'LV40003527938',
    invalid: 'LV40003527533',
    pending: 'LV40003528399',
    unavailable: 'LV40003520075',
  },
  MT: { valid: 'MT11674991', invalid: 'MT11670019', pending: 'MT11677128', unavailable: 'MT11676318' },
  NL: {
    valid: 'NL004495445B03',
    invalid: 'NL004495445B07',
    pending: 'NL004495445B02',
    unavailable: 'NL004495445B06',
  },
  PL: {
    valid: 'PL8567346267',
    invalid: 'PL8567346238',
    pending: 'PL8567346209',
    unavailable: 'PL8567346250',
  },
  PT: { valid: 'PT501964991', invalid: 'PT501969209', pending: 'PT501967184', unavailable: 'PT501963022' },
  RO: { valid: 'RO18549614', invalid: 'RO18546723', pending: 'RO18543832', unavailable: 'RO18547184' },
  SE: {
    valid: 'SE123456734301',
    invalid: 'SE123456753301',
    pending: 'SE123456772301',
    unavailable: 'SE123456791301',
  },
  SI: { valid: 'SI50220829', invalid: 'SI50229265', pending: 'SI50225103', unavailable: 'SI50228455' },
  SK: {
    valid: 'SK2022749619',
    invalid: 'SK2022749652',
    pending: 'SK2022749685',
    unavailable: 'SK2022749608',
  },
};

const special: ReadonlyMap<string, RegistryAnswer> = new Map(
  Object.values(REGISTRY_NUMBERS).flatMap((numbers) =>
    (Object.entries(numbers) as [RegistryAnswer, string][]).map(
      ([answer, number]) => [number, answer] as const,
    ),
  ),
);

/**
 * What the registry says of a number. What is pending at first is valid the next time.
 * @param again whether it was asked about this number before
 */
export function registryAnswer(number: string, again: boolean): RegistryAnswer {
  const answer = special.get(number) ?? 'valid';
  return answer === 'pending' && again ? 'valid' : answer;
}
