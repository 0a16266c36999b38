import type { LinesMessages } from '../../shared/line-text.messages.ts';

const parts: Readonly<Record<number, string>> = {
  25: 'un quart',
  33: 'un tiers',
  50: 'la moitié',
  67: 'deux tiers',
  75: 'trois quarts',
};
/** `de mars`, `d’avril` */
const ofPeriod = (period = 'la période'): string =>
  /^[aeiou]/.test(period) ? `d’${period}` : `de ${period}`;

export const lines: LinesMessages = {
  discount: (name) => (name ? ['Remise\u202f: ', name] : 'Remise'),
  usage: 'Utilisation',
  share: ({ percent, is }, period) =>
    `${{ exactly: '', about: 'environ ', under: 'moins de ', over: 'plus de ' }[is]}${parts[percent] ?? `${percent}\u202f%`} ${ofPeriod(period)}`,
  givenBack: (charged, used, share) => `${charged} facturés, moins ${used} pour ${share}`,
  per: (price, units) => `${price} pour ${units}`,
  off: (rate) => `remise de ${rate}`,
};
