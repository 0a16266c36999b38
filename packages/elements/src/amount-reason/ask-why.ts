import { BillingError } from '@billfold/contract';
import { html, nothing, render, type TemplateResult } from 'lit';
import { define } from '../shared/define.ts';
import { documentMessages } from '../shared/document.messages.ts';
import type { L10n } from '../shared/l10n.ts';
import { region, type Asked } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';
import type { Figure } from './figure.ts';

/** What brings the explanations. They are loaded when the first one is asked for. */
export const reasons = { load: () => import('./amount-reason.ts') };

/**
 * A figure that says why it is what it is, to whoever chooses it.
 * @param shown The amount as it is written.
 */
export const figure = (l: L10n, reason: Figure, shown: unknown): TemplateResult =>
  html`<button class="why" type="button" aria-expanded="false" @click=${askWhy(l)}>
      ${shown} <small>${l.words('document', documentMessages).why}</small>
    </button>
    <billing-amount-reason hidden .figure=${reason}></billing-amount-reason>`;

/** Opens or closes the explanation that stands after a figure's button. */
const askWhy =
  (l: L10n) =>
  ({ currentTarget }: Event): void => {
    const figure = currentTarget as HTMLElement;
    const place = figure.nextElementSibling as HTMLElement;
    figure.ariaExpanded = String(!place.toggleAttribute('hidden'));
    void explain(l, place);
  };

/** Until the explanation is there, its place says so; then nothing that stands in it is seen any more. */
async function explain(l: L10n, place: HTMLElement): Promise<void> {
  const retry = (): void => void explain(l, place);
  const become = (state: Asked<never>['state']): unknown =>
    render(
      region(
        l,
        { state, retry },
        () => [bar(36), bar(28), bar()],
        () => nothing,
      ),
      place,
    );
  become({ status: 'loading' });
  try {
    const { AmountReason } = await reasons.load();
    define('billing-amount-reason', AmountReason, place.customElementRegistry ?? undefined);
  } catch (cause) {
    become({ status: 'error', error: new BillingError('network', 'It was not loaded', { cause }) });
  }
}
