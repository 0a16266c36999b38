import type { Line, Money, TextParams } from '@billfold/contract';
import { html, nothing } from 'lit';
import { documentMessages } from './document.messages.ts';
import { wording, type L10n } from './l10n.ts';

type Param = TextParams[string] | undefined;

const isMoney = (param: Param): param is Money => typeof param === 'object' && param !== null;

/** A name as it was given, whatever is in it: its direction stays its own. */
export const name = (text: unknown): unknown => html`<bdi>${text}</bdi>`;

/** What a line is for. */
export function lineTitle(l: L10n, { kind, params }: Pick<Line, 'kind' | 'params'>): unknown {
  const t = l.words('document', documentMessages);
  const known = (param: Param): unknown => (typeof param === 'string' && param ? name(param) : undefined);
  const words = wording<string | ((subject: unknown) => unknown)>(t.lines, kind);
  if (typeof words === 'string') return words;
  return words(
    kind.startsWith('member_') ? (known(params.name) ?? t.someone) : (known(params.planName) ?? nothing),
  );
}

/** How a line's amount came about: `3 members × 15 of 30 days × €12.00`. Empty where the amount says it all. */
export function lineReason(l: L10n, line: Line): string {
  const t = l.words('document', documentMessages);
  const { charged, used, unitsUsed, name: named } = line.params;
  const share = line.unit === 'second' ? t.seconds : t.days;
  if (isMoney(charged) && isMoney(used) && typeof unitsUsed === 'number') {
    return t.givenBack(l.money(charged), l.money(used), share(unitsUsed, line.unitsInPeriod));
  }
  const factors = [
    ...(line.quantity > 1 || (line.members && !named) ? [t.members(line.quantity)] : []),
    ...(line.units !== line.unitsInPeriod ? [share(line.units, line.unitsInPeriod)] : []),
  ];
  return factors.length ? [...factors, l.money(line.unitAmount)].join(t.times) : '';
}
