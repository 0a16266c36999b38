import { css, html, nothing, type TemplateResult } from 'lit';
import { figures } from './figures.ts';

export interface NoticeOptions {
  title: unknown;
  text?: unknown;
  /** What can be done about it. */
  actions?: unknown;
  critical?: boolean;
  /** It came up while somebody was here, and is read out. */
  live?: boolean;
}

/** Something that should be known: words first, a rule at its side, no box. */
export function notice({ title, text, actions, critical, live }: NoticeOptions): TemplateResult {
  return html`<div class="notice ${critical ? 'grave' : ''}" role=${live ? 'alert' : nothing}>
    <p><strong>${figures(title)}</strong></p>
    ${text ? html`<p class="muted">${figures(text)}</p>` : nothing}
    ${actions ? html`<div class="actions">${actions}</div>` : nothing}
  </div>`;
}

export const noticeStyles = css`
  .notice {
    border-inline-start: 3px solid var(--_line);
    display: grid;
    gap: 4px;
    grid-template-columns: minmax(0, 1fr);
    padding: 4px 0;
    padding-inline-start: 16px;
  }
  .grave {
    border-color: var(--_critical);
  }
  .notice > .actions {
    margin-block-start: 8px;
  }
`;
