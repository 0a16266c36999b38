import type { Line, Period } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { figure } from '../amount-reason/ask-why.ts';
import { facts } from './document.ts';
import type { L10n } from './l10n.ts';
import { renewalReason, renewalTitle } from './renewal-line.ts';
import { money } from './money.ts';

/** What is said of a line. Without words of its own, what is said of a renewal. */
export interface LineWords {
  title?: (l: L10n, line: Line) => unknown;
  reason?: (l: L10n, line: Line, lines: readonly Line[]) => unknown;
  /** The way to the members whom it is about. */
  members?: ((line: Line) => unknown) | undefined;
}

/** Lines, each explaining itself (INV-6). */
export function lineList(
  l: L10n,
  lines: readonly Line[],
  { title = renewalTitle, reason = renewalReason, members }: LineWords = {},
): TemplateResult {
  return html`<ul class="lines">
    ${lines.map(
      (line) =>
        html`<li class="spread">
          <div>
            <p>${title(l, line)}</p>
            ${facts(reason(l, line, lines), period(l, line.period))}
          </div>
          ${figure(l, { of: 'line', line, lines }, money(l, line.amount))}
          ${line.members > 1 ? members?.(line) : nothing}
        </li>`,
    )}
  </ul>`;
}

const period = (l: L10n, days: Period): TemplateResult => html`<span translate="no">${l.period(days)}</span>`;
