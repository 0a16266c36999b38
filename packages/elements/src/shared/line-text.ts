import type { Line, Money, TextParams } from '@billfold/contract';
import { nothing } from 'lit';
import { documentMessages } from './document.messages.ts';
import { wording, type L10n } from './l10n.ts';
import { name } from './name.ts';

type Param = TextParams[string] | undefined;

const isMoney = (param: Param): param is Money => typeof param === 'object' && param !== null;

/** A text that a line brings along, set apart; `undefined` where it brings none. */
export const own = (param: Param): unknown => (typeof param === 'string' && param ? name(param) : undefined);

/** Whether a line is about seats or a plan. */
export const isSubscription = ({ kind }: Line): boolean =>
  /^(renewal|member_(added|removed)|plan_(left|joined))$/.test(kind);

/** What a line is for. */
export function lineTitle(l: L10n, { kind, params }: Pick<Line, 'kind' | 'params'>): unknown {
  const t = l.words('document', documentMessages);
  const words = wording<string | ((subject: unknown) => unknown)>(t.lines, kind);
  if (typeof words === 'string') return words;
  return words(
    kind.startsWith('member_') ? (own(params.name) ?? t.someone) : (own(params.planName) ?? nothing),
  );
}

/** How so many of a period's units are said, and what was given back of a charge but for so many. */
interface Shares {
  share: (units: number) => string;
  givenBack: (charged: string, used: string, share: string) => string;
}

/** How a line's amount came about: `3 members × 15 of 30 days × €12.00`. Empty where the amount says it all. */
export function lineReason(l: L10n, line: Line, shares?: Shares): string {
  const t = l.words('document', documentMessages);
  const { quantity, units, unitsInPeriod, unitAmount, members, params } = line;
  const { charged, used, unitsUsed, name: named } = params;
  const { share, givenBack } = shares ?? {
    share: (counted) => t.days(counted, unitsInPeriod),
    givenBack: t.givenBack,
  };
  if (isMoney(charged) && isMoney(used) && typeof unitsUsed === 'number') {
    return givenBack(l.money(charged), l.money(used), share(unitsUsed));
  }
  const factors = [
    ...(quantity > 1 || (members && !named) ? [t.members(quantity)] : []),
    ...(units !== unitsInPeriod ? [share(units)] : []),
  ];
  return factors.length ? [...factors, l.money(unitAmount)].join(t.times) : '';
}
