import type { Share } from '@billfold/contract';
import type { Inline } from './shared.messages.ts';

/** What lines say that are about no seats, or about a share of a period that is not counted in days. */
export interface LinesMessages {
  /** @param name May be missing. */
  discount: (name: Inline) => Inline;
  usage: string;
  /** @param period Such as `April` or `2026`; `undefined` of one that has no name. */
  share: (share: Share, period: string | undefined) => string;
  /** A credit: what was charged less what was used. */
  givenBack: (charged: string, used: string, share: string) => string;
  /** Of a price that is for so many units. */
  per: (price: string, units: string) => string;
  off: (rate: string) => string;
}

const parts: Readonly<Record<number, string>> = {
  25: 'a quarter',
  33: 'a third',
  50: 'half',
  67: 'two thirds',
  75: 'three quarters',
};

export const linesMessages: LinesMessages = {
  discount: (name) => (name ? ['Discount: ', name] : 'Discount'),
  usage: 'Usage',
  share: ({ percent, is }, period = 'the period') =>
    `${{ exactly: '', about: 'about ', under: 'less than ', over: 'more than ' }[is]}${parts[percent] ?? `${percent}%`} of ${period}`,
  givenBack: (charged, used, share) => `${charged} charged, less ${used} for ${share}`,
  per: (price, units) => `${price} per ${units}`,
  off: (rate) => `${rate} off`,
};
