import type { PaymentMethod, PaymentMethodPatch } from '@billfold/contract';
import { css, html, type CSSResultGroup } from 'lit';
import { ActionController } from '../shared/action.ts';
import { button } from '../shared/button.ts';
import { strongButtonStyles } from '../shared/button.strong.styles.ts';
import { property } from '../shared/decorators.ts';
import { BillingElement } from '../shared/element.ts';
import { field, fieldStyles, type ControlAria } from '../shared/field.ts';
import type { L10n } from '../shared/l10n.ts';
import { regionStyles } from '../shared/region.ts';
import { failure } from '../shared/failure.ts';
import { words } from './method.ts';

/** How many years ahead a card may end. */
const YEARS = 20;
const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/**
 * A card's new expiry, edited in place. What was chosen stays when somebody else has changed the card in the meantime.
 *
 * @tag billing-card-expiry
 * @summary The form for a card's new expiry.
 * @fires {CustomEvent<PaymentMethodDetail>} billing-payment-method-updated - The card has another expiry.
 * @fires done - The same, for the element around it: does not bubble.
 * @fires close - Somebody left it: does not bubble.
 */
export class CardExpiry extends BillingElement {
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    strongButtonStyles,
    fieldStyles,
    css`
      form {
        max-inline-size: 24rem;
      }
      fieldset {
        border: 0;
        min-inline-size: 0;
        padding: 0;
      }
      .parts {
        display: grid;
        gap: 12px;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      }
    `,
  ];

  /** The card. */
  @property({ attribute: false }) method: PaymentMethod | undefined;
  /** How it is called. */
  @property({ attribute: false }) called: unknown;
  /** The backend's present year. */
  @property({ attribute: false }) year = 0;

  /** What the card said when the form was opened: what is chosen since then stays. */
  #first: PaymentMethod | undefined;
  readonly #update = new ActionController(
    this,
    (adapter, options, id: string, patch: PaymentMethodPatch, version: string) =>
      adapter.paymentMethods?.update?.(id, patch, { ...options, version }),
  );

  protected override willUpdate(): void {
    this.#first ??= this.method;
  }

  protected override firstUpdated(): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector('select')?.focus());
  }

  protected override render(): unknown {
    return this.frame((l) => this.method && this.form(l));
  }

  private form(l: L10n): unknown {
    const t = words(l).expiry;
    const busy = this.#update.pending !== undefined;
    return html`<form class="stack" novalidate @submit=${this.submit}>
      <fieldset>
        <legend class="hidden">${t.legend(this.called)}</legend>
        <div class="parts">
          ${field({ id: 'month', label: t.month, error: this.isPast && t.past }, (aria) =>
            this.select('month', 'cc-exp-month', aria, MONTHS, this.#first?.expMonth),
          )}
          ${field({ id: 'year', label: t.year }, (aria) =>
            this.select('year', 'cc-exp-year', aria, this.years, this.#first?.expYear),
          )}
        </div>
      </fieldset>
      ${this.isPast ? undefined : failure(l, this.#update.error, { version_stale: { title: t.stale } })}
      <div class="actions">
        ${button({ label: t.save, kind: 'primary', type: 'submit', busy })}
        ${button({ label: t.cancel, disabled: busy, onClick: () => this.dispatchEvent(new Event('close')) })}
      </div>
    </form>`;
  }

  private select(
    id: string,
    autocomplete: 'cc-exp-month' | 'cc-exp-year',
    { describedBy, invalid }: ControlAria,
    values: readonly number[],
    chosen: number | null | undefined,
  ): ReturnType<typeof html> {
    return html`<select
      id=${id}
      name=${id}
      autocomplete=${autocomplete}
      aria-describedby=${describedBy}
      aria-invalid=${invalid}
    >
      ${values.map(
        (value) =>
          html`<option translate="no" value=${value} ?selected=${value === chosen}>
            ${String(value).padStart(2, '0')}
          </option>`,
      )}
    </select>`;
  }

  private get years(): number[] {
    const years = Array.from({ length: YEARS + 1 }, (_, index) => this.year + index);
    const { expYear } = this.#first ?? {};
    return expYear && !years.includes(expYear) ? [expYear, ...years].sort((a, b) => a - b) : years;
  }

  private get isPast(): boolean {
    return !!this.#update.error?.errors.some(({ pointer }) => pointer.startsWith('/exp'));
  }

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { method } = this;
    if (!method || this.#update.pending) return;
    const chosen = (id: string): number =>
      Number(this.renderRoot.querySelector<HTMLSelectElement>(`#${id}`)?.value);
    const patch = { expMonth: chosen('month'), expYear: chosen('year') };
    const updated = await this.#update.run(method.id, patch, method.version);
    if (updated) {
      this.emit('billing-payment-method-updated', { paymentMethod: updated });
      this.dispatchEvent(new CustomEvent<PaymentMethod>('done', { detail: updated }));
      return;
    }
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-card-expiry': CardExpiry;
  }
}
