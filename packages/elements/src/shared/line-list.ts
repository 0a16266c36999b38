import type { Line } from '@billfold/contract';
import { html, nothing } from 'lit';
import { figure } from '../amount-reason/ask-why.ts';
import { facts } from './document.ts';
import type { L10n } from './l10n.ts';
import { money } from './money.ts';

/** What is said of a line. */
export interface LineWords {
  title: (line: Line) => unknown;
  reason: (line: Line) => unknown;
  /** The way to the members whom it is about. */
  members?: ((line: Line) => unknown) | undefined;
}

/** Lines, each explaining itself (INV-6). */
export function lineList(l: L10n, lines: readonly Line[], { title, reason, members }: LineWords): unknown {
  return html`<ul class="lines">
    ${lines.map(
      (line) =>
        html`<li class="spread">
          <div>
            <p>${title(line)}</p>
            ${facts(reason(line), l.period(line.period))}
          </div>
          ${figure(l, { of: 'line', line, lines }, money(l, line.amount))}
          ${line.members > 1 ? members?.(line) : nothing}
        </li>`,
    )}
  </ul>`;
}
