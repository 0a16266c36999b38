import type { HistoryEntry } from '@billfold/contract';
import { css, html, nothing, type TemplateResult } from 'lit';
import { figures } from './figures.ts';
import { documentMessages } from './document.messages.ts';
import { wording, type L10n } from './l10n.ts';
import { bar } from './skeleton.ts';

/** Short facts beside each other, as many as there are; lines break between them. */
export const facts = (...all: readonly unknown[]): TemplateResult =>
  html`<p class="small muted facts">
    ${all.map((fact) => (fact ? html`<span>${figures(fact)}</span> ` : nothing))}
  </p>`;

/** How it stands with an invoice; what is overdue comes first. */
export function invoiceStatus(
  l: L10n,
  { status, overdue }: Pick<HistoryEntry, 'status' | 'overdue'>,
): unknown {
  const t = l.words('document', documentMessages);
  return overdue ? html`<strong class="critical">${t.overdue}</strong>` : wording(t.status, status);
}

/** A line and its totals that are on their way. */
export const documentPlaceholder = (): TemplateResult =>
  html`<ul class="lines">
      <li class="spread">
        <div>
          <p>${bar()}</p>
          ${facts(bar(22), bar(18))}
        </div>
        ${bar(6)}
      </li>
    </ul>
    <div class="totals">
      ${[3, 5, 4].map(
        (letters) =>
          html`<div class="spread">
            <p>${bar(letters)}</p>
            ${bar(6)}
          </div>`,
      )}
    </div>`;

export const documentStyles = css`
  .lines > li {
    border-block-end: 1px solid var(--_line);
    padding-block: 8px;
  }
  .spread > :nth-child(n + 3),
  dd > :last-child {
    flex-basis: 100%;
  }
  .totals dd {
    display: contents;
  }
  .why {
    align-items: baseline;
    background: none;
    border: 0;
    color: inherit;
    cursor: pointer;
    display: flex;
    flex-direction: row-reverse;
    font: inherit;
    gap: 8px;
    margin-inline-start: auto;
    min-block-size: 24px;
    padding: 0;
  }
  .why::after {
    content: none;
  }
  .why > span {
    text-decoration: underline color-mix(in srgb, currentColor 40%, transparent);
    text-underline-offset: 0.2em;
  }
  .why > span:hover {
    text-decoration-color: currentColor;
  }
  .why > small {
    color: var(--_muted);
    unicode-bidi: plaintext;
  }
  .totals small {
    clip-path: inset(50%);
    position: absolute;
  }
  .totals {
    inline-size: min(100%, 22rem);
    margin-inline-start: auto;
  }
  .totals > div {
    padding-block: 2px;
  }
  .totals > :not(.sum) {
    color: var(--_muted);
  }
  .sum {
    font-weight: 600;
  }
`;
