import type { Line, TextParams } from '@billfold/contract';
import { nothing } from 'lit';
import { documentMessages } from './document.messages.ts';
import type { L10n } from './l10n.ts';
import { name } from './name.ts';

/** A text that a line brings along, set apart; `undefined` where it brings none. */
export const own = (param: TextParams[string] | undefined): unknown =>
  typeof param === 'string' && param ? name(param) : undefined;

/** Whether a line is a renewal of a whole period: the words for all others are in `line-text.ts`. */
export const isWholeRenewal = ({ kind, units, unitsInPeriod }: Line): boolean =>
  kind === 'renewal' && units === unitsInPeriod;

/** What a renewal is for. */
export const renewalTitle = (l: L10n, { params }: Line): unknown =>
  l.words('document', documentMessages).lines.renewal(own(params.planName) ?? nothing);

/** How its amount came about: `3 members × €12.00`. Empty where the amount says it all. */
export function renewalReason(l: L10n, { quantity, unitAmount, members }: Line): string {
  const t = l.words('document', documentMessages);
  return quantity > 1 || members ? t.members(quantity) + t.times + l.money(unitAmount) : '';
}
