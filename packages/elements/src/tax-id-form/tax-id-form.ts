import type { Settings } from '@billfold/contract';
import { css, html, nothing, type CSSResultGroup } from 'lit';
import { ActionController, isUnknown } from '../shared/action.ts';
import { isAwaited } from '../shared/awaited.ts';
import { button } from '../shared/button.ts';
import { strongButtonStyles } from '../shared/button.strong.styles.ts';
import type { Client } from '../shared/client.ts';
import { state } from '../shared/decorators.ts';
import { name } from '../shared/name.ts';
import { BillingElement } from '../shared/element.ts';
import { failure } from '../shared/failure.ts';
import { field, fieldStyles, focusFirstInvalid } from '../shared/field.ts';
import { FocusKept } from '../shared/focus-kept.ts';
import { inStep } from '../shared/in-step.ts';
import type { L10n } from '../shared/l10n.ts';
import { may } from '../shared/may.ts';
import { notice } from '../shared/notice.ts';
import { QueryController } from '../shared/query.ts';
import { readAccount, readSettings, readUpcoming } from '../shared/reads.ts';
import { region, regionStyles } from '../shared/region.ts';
import { sharedMessages } from '../shared/shared.messages.ts';
import { skeleton } from '../shared/skeleton.ts';
import { Slow } from '../shared/slow.ts';
import { taxIdMessages, type TaxIdMessages } from './tax-id-form.messages.ts';
import { isSameNumber, outcomeOf } from './tax-id.ts';

/** What was sent, with the version that it was sent over. */
interface Sent {
  readonly value: string;
  readonly version: string;
}

/**
 * The company's VAT number, corrected in place: where it is opened, and for whoever may change the settings. What is typed
 * stays, whatever becomes of it.
 *
 * @tag billing-tax-id
 * @summary The form for the VAT number, and what the register says of it.
 */
export class TaxIdForm extends BillingElement {
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    strongButtonStyles,
    fieldStyles,
    css`
      form {
        max-inline-size: 24rem;
      }
      .said:focus {
        outline: none;
      }
    `,
  ];

  /** What stands in the field, once somebody typed or sent it. */
  @state() private typed: string | undefined;
  /** It was sent without anything in it. */
  @state() private isMissing = false;
  /** The number that was saved here. */
  @state() private saved: string | undefined;
  private readonly account = new QueryController(this, readAccount);
  private readonly settings = new QueryController(this, readSettings);
  /** Whether a valid number exempts is the backend's matter (TAX-2). */
  private readonly upcoming = new QueryController(this, () =>
    this.saved && this.client?.can('invoices', 'upcoming') && may(this.account, 'invoices.read')
      ? readUpcoming()
      : null,
  );
  private readonly save = new ActionController(
    this,
    (adapter, options, value: string, version: string): Promise<Settings> | undefined =>
      adapter.settings?.update?.({ taxId: { value } }, { ...options, version }),
  );
  private readonly slow = new Slow(this, () => this.save.pending !== undefined);
  protected readonly focusKept = new FocusKept(this, this.account, this.settings);
  /** The settings that somebody has seen: it is over these that the number is saved (SET-3). */
  #seen: Settings | undefined;
  #sent: Sent | undefined;
  #client: Client | undefined;
  #wasOpen = false;

  protected override willUpdate(): void {
    if (this.client !== this.#client) {
      this.forget();
      // What is known of this account already is there only after this update.
      void this.updateComplete.then(() => this.requestUpdate());
      return;
    }
    const { data } = this.settings;
    if (!data) return;
    const { error } = this.save;
    const shown = this.#seen?.taxId?.value === data.taxId?.value;
    // What else was changed is not seen here, and stays as it is. Another number is seen once it is said.
    if (!this.#seen || shown || error?.code === 'version_stale') this.#seen = data;
    if (error && isUnknown(error) && this.#sent && isDone(data, this.#sent)) this.settle(data);
  }

  protected override updated(): void {
    const input = this.renderRoot.querySelector('input');
    if (!input || this.#wasOpen) return;
    this.#wasOpen = true;
    if (isAwaited(this)) input.focus();
  }

  protected override render(): unknown {
    return this.frame((l) =>
      region(
        l,
        inStep(this.settings, this.account),
        () => skeleton(3),
        (settings) =>
          may(this.account, 'settings.manage')
            ? html`<div class="stack">${this.said(l, settings)} ${this.form(l, settings)}</div>`
            : notice(l.words('shared', sharedMessages).refused),
      ),
    );
  }

  /** What the register says of the number that was saved, as it says it. */
  private said(l: L10n, { taxId }: Settings): unknown {
    const number = this.saved !== undefined && taxId?.value === this.saved ? taxId : undefined;
    return html`<div class="said" role="status" tabindex="-1">
      ${number ? notice(outcomeOf(words(l), number, name(number.value), this.upcoming.data)) : nothing}
    </div>`;
  }

  /** It is there as long as there is something to correct. */
  private form(l: L10n, settings: Settings): unknown {
    const { saved, save } = this;
    const { value, verification } = settings.taxId ?? {};
    if (saved !== undefined && saved === value && verification?.status !== 'invalid') return nothing;
    const t = words(l);
    const error = this.wrong(t);
    return html`<form class="stack" novalidate @submit=${this.submit}>
      ${field(
        { id: 'tax-id', label: t.label, hint: t.hint, error },
        (aria) =>
          html`<input
            id="tax-id"
            name="taxId"
            type="text"
            dir="ltr"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck="false"
            .value=${this.typed ?? this.#seen?.taxId?.value ?? ''}
            aria-describedby=${aria.describedBy}
            aria-invalid=${aria.invalid}
            @input=${this.type}
          />`,
      )}
      ${error ? nothing : failure(l, save.error, { version_stale: stale(t, settings) })}
      <div class="actions">
        ${button({ label: t.save, kind: 'primary', type: 'submit', busy: save.pending !== undefined })}
        ${this.slow.render(l, false)}
      </div>
    </form>`;
  }

  /** What is wrong with what was typed. */
  private wrong({ wrong }: TaxIdMessages): string | undefined {
    if (this.isMissing) return wrong.required;
    const error = this.save.error?.errors.find(({ pointer }) => pointer.startsWith('/taxId'));
    if (!error) return undefined;
    const known = Object.entries(wrong).find(([code]) => code === error.code);
    return known ? known[1] : wrong.other;
  }

  private readonly type = ({ target }: Event): void => {
    this.typed = (target as HTMLInputElement).value;
  };

  private readonly submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { save } = this;
    if (save.pending || !this.#seen) return;
    const value = (this.typed ?? this.#seen.taxId?.value ?? '').trim();
    this.typed = value;
    this.isMissing = !value;
    if (!value) save.reset();
    else {
      // After a lost answer the same number is the same wish, over the same version.
      const again = save.error && isUnknown(save.error) && this.#sent?.value === value;
      if (!again) this.#sent = { value, version: this.#seen.version };
      const done = await save.run(value, this.#sent?.version ?? this.#seen.version);
      if (done) this.settle(done);
    }
    await this.updateComplete;
    focusFirstInvalid(this.renderRoot);
  };

  /** It is saved: whoever did it finds the result where the focus is. */
  private settle(settings: Settings): void {
    this.#seen = settings;
    this.#sent = this.typed = undefined;
    this.saved = settings.taxId?.value;
    this.save.reset();
    const hadFocus = !!this.shadowRoot?.activeElement;
    void this.updateComplete.then(() => {
      if (hadFocus) this.renderRoot.querySelector<HTMLElement>('.said')?.focus();
    });
  }

  /** Another account is shown: nothing that was typed or said for the last one may stay. */
  private forget(): void {
    this.#client = this.client;
    this.#seen = this.#sent = this.typed = this.saved = undefined;
    this.isMissing = false;
    this.save.error = undefined;
  }
}

const words = (l: L10n): TaxIdMessages => l.words('taxId', taxIdMessages);

/** Whether what was sent has become of the settings. */
const isDone = ({ taxId, version }: Settings, sent: Sent): boolean =>
  version !== sent.version && !!taxId && isSameNumber(taxId.value, sent.value);

/** Both are to be seen: what somebody else saved, and in the field what was typed (SET-3). */
const stale = ({ stale: t }: TaxIdMessages, { taxId }: Settings): { title: string; text: unknown } => ({
  title: t.title,
  text: taxId ? t.number(name(taxId.value)) : t.none,
});

declare global {
  interface HTMLElementTagNameMap {
    'billing-tax-id': TaxIdForm;
  }
}
