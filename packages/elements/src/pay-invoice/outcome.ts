import type { Payment } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { wording, type L10n } from '../shared/l10n.ts';
import { quoteMessages } from '../shared/quote.messages.ts';
import { payMessages, type PayMessages } from './pay-invoice.messages.ts';
import { isDone } from './payment.ts';
import { figures } from '../shared/figures.ts';

/** Something that came up, read out. No rule at its side: it mostly stands in a notice that has one. */
export const told = ({ title, text }: { title: string; text?: string }): TemplateResult =>
  html`<div role="alert" tabindex="-1">
    <p><strong>${figures(title)}</strong></p>
    ${text ? html`<p class="muted">${figures(text)}</p>` : nothing}
  </div>`;

/** Why an invoice can't be paid just now. */
export type Hindrance = 'no_card' | 'not_usable' | 'gone' | 'elsewhere';

/** What stands in the way, by the code of the refusal. */
const hindrances: Readonly<Record<string, Hindrance>> = {
  payment_method_required: 'no_card',
  payment_method_not_usable: 'not_usable',
  payment_in_progress: 'elsewhere',
};

/**
 * What a refusal means for whoever pays; `undefined` when it means nothing that they could mend.
 * @param isChosen Somebody has said which card: if something is missing, it is that.
 */
export function hindranceOf(code: string | undefined, isChosen: boolean): Hindrance | undefined {
  if (code === 'not_found' && isChosen) return 'gone';
  return code !== undefined && Object.hasOwn(hindrances, code) ? hindrances[code] : undefined;
}

/**
 * What stands in the way, and that nothing was charged.
 * @param hindered Whose words fit what was to be charged.
 * @param canAdd Whether the viewer can add a card.
 */
export function hindranceNotice(
  l: L10n,
  hindrance: Hindrance,
  hindered: 'card' | 'method',
  canAdd: boolean,
): unknown {
  const { cards, elsewhere } = l.words('pay', payMessages);
  if (hindrance === 'elsewhere') return html`<p role="alert">${elsewhere}</p>`;
  const { ask } = l.words('quote', quoteMessages).noMethod;
  const none = canAdd ? cards.none : { ...cards.none, text: ask };
  const { notUsable, gone } = cards[hindered];
  const said = { no_card: none, not_usable: notUsable, gone };
  return told(said[hindrance]);
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
