import type { Payment } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { wording } from '../shared/l10n.ts';
import type { PayMessages } from './pay-invoice.messages.ts';
import { isDone } from './payment.ts';

/** Something that came up, read out. No rule at its side: it mostly stands in a notice that has one. */
export const told = ({ title, text }: { title: string; text?: string }): TemplateResult =>
  html`<div role="alert">
    <p><strong>${title}</strong></p>
    ${text ? html`<p class="muted">${text}</p>` : nothing}
  </div>`;

/** Why an invoice can't be paid just now. */
export type Hindrance = 'no_card' | 'not_usable' | 'elsewhere';

/** What stands in the way, by the code of the refusal. */
const hindrances: Readonly<Record<string, Hindrance>> = {
  payment_method_required: 'no_card',
  payment_method_not_usable: 'not_usable',
  payment_in_progress: 'elsewhere',
};

/** What a refusal means for whoever pays; `undefined` when it means nothing that they could mend. */
export const hindranceOf = (code: string | undefined): Hindrance | undefined =>
  code !== undefined && Object.hasOwn(hindrances, code) ? hindrances[code] : undefined;

/** What stands in the way, and that nothing was charged. */
export function hindranceNotice({ cards, elsewhere }: PayMessages, hindrance: Hindrance): unknown {
  if (hindrance === 'elsewhere') return html`<p role="alert">${elsewhere}</p>`;
  return told(hindrance === 'no_card' ? cards.none : cards.notUsable);
}

/** What became of a payment. @param isVoid The invoice went with it. */
export function payOutcome(t: PayMessages, tried: Payment | null | undefined, isVoid: boolean): unknown {
  if (tried === undefined) return nothing;
  if (isDone(tried)) return told({ title: t.paid });
  if (tried?.status === 'canceled' && isVoid) return told(t.givenUp);
  return html`<p class="critical" role="alert">
    ${t.declined} ${tried?.status === 'failed' ? wording(t.reasons, tried.declineCode) : nothing}
  </p>`;
}
