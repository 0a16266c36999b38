import type { Line, MeasuredLine } from '@billfold/contract';
import { html, nothing, svg, type TemplateResult } from 'lit';
import { date } from '../shared/date.ts';
import type { L10n } from '../shared/l10n.ts';
import { reasonsMessages, type ReasonsMessages } from './amount-reason.messages.ts';
import { addDays, periodOf } from './line-period.ts';
import { daysOf, timeSpan, withUnit } from './time-span.ts';
import { figures } from '../shared/figures.ts';

interface Part {
  is: keyof ReasonsMessages['picture'];
  units: number;
  /** The part that the amount is for. */
  counts?: boolean;
}

/**
 * A period as a bar: what was over, what was used, and the part that the amount is for. The caption says all of it.
 * @param lines The document's, which may say when the period ended
 */
export function periodPicture(l: L10n, line: MeasuredLine, lines: readonly Line[] = []): TemplateResult {
  const { start, end } = periodOf(line, lines);
  const parts = partsOf(line, lines).filter(({ units }) => units > 0);
  return html`<figure>
    ${bar(parts, line.unitsInPeriod)}
    <p class="ends">${date(l, start)} ${date(l, addDays(end, -1))}</p>
    <figcaption>
      <ul>
        ${parts.map(
          ({ is, units, counts }) =>
            html`<li>
              ${swatch(is)}
              ${figures(caption(l, line, is, units))}${counts ? figures(`, ${l.period(line.period)}`) : nothing}
            </li>`,
        )}
      </ul>
    </figcaption>
  </figure>`;
}

function partsOf(line: MeasuredLine, lines: readonly Line[]): Part[] {
  const { params, units, unitsInPeriod, period, unit } = line;
  const { unitsUsed } = params;
  if (typeof unitsUsed === 'number') {
    return [
      { is: 'before', units: unitsInPeriod - unitsUsed - units },
      { is: 'used', units: unitsUsed },
      { is: 'givenBack', units, counts: true },
    ];
  }
  const whole = periodOf(line, lines);
  const after = whole.isCutShort ? unitsBetween(period.end, whole.end, unit) : 0;
  return [
    { is: 'before', units: unitsInPeriod - units - after },
    { is: 'charged', units, counts: true },
    { is: 'after', units: after },
  ];
}

/** To the day: it is for a picture. */
function unitsBetween(from: string, to: string, unit: MeasuredLine['unit']): number {
  const seconds = (Date.parse(to) - Date.parse(from)) / 1000;
  return unit === 'second' ? seconds : daysOf(seconds, 'second');
}

function caption(l: L10n, { unit }: MeasuredLine, is: Part['is'], units: number): string {
  const t = l.words('reasons', reasonsMessages);
  if (unit === 'day') return t.picture[is](withUnit(l, units, 'day'));
  const { text, exact } = timeSpan(l, units);
  return t.picture[is](exact ? text : t.about(text));
}

/** Drawn, since a strict page takes no widths from style attributes. Stretched to the width that there is. */
function bar(parts: readonly Part[], whole: number): TemplateResult {
  const gap = whole / 200;
  let start = 0;
  return html`<svg class="period" viewBox="0 0 ${whole} 1" preserveAspectRatio="none" aria-hidden="true">
    ${parts.map(({ is, units }) => {
      const x = start;
      start += units;
      return svg`<rect class=${is} x=${x} width=${Math.max(units - gap, gap)} height="1" />`;
    })}
  </svg>`;
}

const swatch = (is: Part['is']): TemplateResult =>
  html`<svg class="swatch" viewBox="0 0 1 1" aria-hidden="true">
    <rect class=${is} width="1" height="1" />
  </svg>`;
