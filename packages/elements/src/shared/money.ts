import type { Money } from '@billfold/contract';
import { html, type TemplateResult } from 'lit';
import type { L10n } from './l10n.ts';

/** An amount. `given` shows what is taken off with a minus: contracts send it as a positive amount. */
export function money(l: L10n, amount: Money, given = false): TemplateResult {
  return html`<span class="money" translate="no">${l.money(amount, given)}</span>`;
}
