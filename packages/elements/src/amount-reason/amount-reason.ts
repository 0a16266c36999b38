import { html, nothing, type CSSResultGroup } from 'lit';
import { property } from '../shared/decorators.ts';
import { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { reasonStyles } from './amount-reason.styles.ts';
import { creditsReason } from './credits-reason.ts';
import type { Figure } from './figure.ts';
import { lineReason } from './line-reason.ts';
import type { Reason } from './reason.ts';
import { totalReason } from './total-reason.ts';
import { figures } from '../shared/figures.ts';

/**
 * Why one figure is what it is: a few plain sentences, and a picture of the period where only a part of it counts.
 *
 * @tag billing-amount-reason
 * @summary The explanation of one amount.
 */
export class AmountReason extends BillingElement {
  static override styles: CSSResultGroup = [BillingElement.styles, reasonStyles];

  @property({ attribute: false }) figure: Figure | undefined;
  /** Nothing is written until somebody asks. */
  @property({ type: Boolean, attribute: 'hidden' }) closed = false;

  protected override render(): unknown {
    const { figure } = this;
    if (!figure || this.closed) return nothing;
    return this.frame((l) => this.shown(reasonOf(l, figure)));
  }

  private shown({ sentences, notes, picture }: Reason): unknown {
    return html`<div class="reason small">
      ${paragraph(sentences)} ${picture ?? nothing} ${paragraph(notes)}
    </div>`;
  }
}

function reasonOf(l: L10n, figure: Figure): Reason {
  switch (figure.of) {
    case 'line':
      return lineReason(l, figure.line, figure.lines);
    case 'credits':
      return creditsReason(l, figure.credits);
    default:
      return totalReason(l, figure);
  }
}

/** Sentences after each other. */
function paragraph(sentences: readonly unknown[] = []): unknown {
  const said = sentences.filter(Boolean);
  return said.length ? html`<p>${said.map((sentence, i) => [i ? ' ' : '', figures(sentence)])}</p>` : nothing;
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-amount-reason': AmountReason;
  }
}
