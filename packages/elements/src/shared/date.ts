import { html, type TemplateResult } from 'lit';
import type { L10n } from './l10n.ts';

/** A calendar day. */
export function date(l: L10n, day: string): TemplateResult {
  return html`<time datetime=${day} translate="no">${l.day(day)}</time>`;
}
