import type { BillingError, PaymentMethod, PaymentMethodRequest } from '@billfold/contract';
import { html, nothing, type ReactiveController } from 'lit';
import { ActionController, isUnknown } from '../shared/action.ts';
import { button } from '../shared/button.ts';
import { CardFieldHost, type CardFieldForm } from '../shared/card-field.ts';
import { asBillingError } from '../shared/billing-error.ts';
import type { BillingElement } from '../shared/element.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { notice } from '../shared/notice.ts';
import { sharedMessages } from '../shared/shared.messages.ts';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { failure } from '../shared/failure.ts';
import { words } from './method.ts';

export interface AddCardOptions {
  /** What adding comes to beside adding. */
  consequences: (l: L10n) => unknown;
  /** The open invoices that the card will be tried with. */
  tries: () => readonly string[];
  added: (method: PaymentMethod, tried: readonly string[]) => void;
  left: () => void;
  /** Whether it is seen: it is hidden while access has ended, and keeps what was typed. */
  seen: () => boolean;
}

/** The form that adds a card: the card field, then saving what it stands for (PAY-1, PAY-3). */
export class AddCard implements ReactiveController {
  readonly #host: BillingElement;
  readonly #options: AddCardOptions;
  readonly #field: CardFieldHost;
  readonly #add: ActionController<[PaymentMethodRequest], PaymentMethod>;
  /** The field did not give a token. */
  #mistake: BillingError | undefined;
  /** Nobody knows yet whether the card that it stands for was saved. */
  #token: string | undefined;
  /** What was submitted: first a token is made of it, which can be left, then that is saved. */
  #step: 'tokenizing' | 'saving' | undefined;
  /** The focus is on its way into the field. */
  #entering: 'title' | 'field' | undefined;

  constructor(host: BillingElement, options: AddCardOptions) {
    this.#host = host;
    this.#options = options;
    this.#field = new CardFieldHost(host, { form: (l) => this.#form(l), cancel: () => this.leave() });
    this.#add = new ActionController(host, (adapter, doing, request: PaymentMethodRequest) =>
      adapter.paymentMethods?.add?.(request, doing),
    );
    host.addController(this);
  }

  get isOpen(): boolean {
    return this.#field.isOpen;
  }

  /** Opens the form, and takes the focus into it. */
  open(): void {
    if (!this.isOpen) this.#field.open();
    this.#entering = 'title';
    this.#host.requestUpdate();
  }

  /** Closes the form, without a word. */
  close(): void {
    this.#forget();
    this.#field.close();
  }

  /** Somebody wants to go. `false` while something is under way. */
  leave(): boolean {
    if (this.#step === 'saving') return false;
    this.close();
    this.#options.left();
    return true;
  }

  render(l: L10n): unknown {
    return this.#field.render(l);
  }

  /** When it is seen again, whoever could not save the card may be able to. */
  hostUpdate(): void {
    const { error } = this.#add;
    if (error && !isUnknown(error) && !this.#options.seen()) this.#add.reset();
  }

  hostUpdated(): void {
    if (!this.isOpen || !this.#entering) return;
    const title = this.#field.root.querySelector<HTMLElement>('h3');
    if (this.#entering === 'title') title?.focus();
    if (!this.#field.ready) this.#entering = 'field';
    // Whoever has gone elsewhere in the meantime is left there.
    else if (!title || title.matches(':focus')) this.#field.focus();
    if (this.#field.ready) this.#entering = undefined;
  }

  hostDisconnected(): void {
    this.#forget();
  }

  #forget(): void {
    this.#add.reset();
    this.#mistake = this.#token = this.#step = this.#entering = undefined;
  }

  #form(l: L10n): CardFieldForm {
    const t = words(l).add;
    const { error, ready } = this.#field;
    return {
      title: t.title,
      content: (field) =>
        html`<form class="stack add" novalidate @submit=${this.#submit}>
          <div class="details" role="group" aria-label=${t.details} ?hidden=${!!this.#token}>
            ${error ? this.#notLoaded(l) : field}
            ${ready || error ? nothing : html`<span class="hidden" role="status">${t.loading}</span>`}
            ${this.#mistake ? html`<p class="small critical" role="alert">${this.#why(l, this.#mistake)}</p>` : nothing}
          </div>
          ${this.#options.consequences(l)} ${this.#failure(l)}
          <div class="actions">
            ${button({
              label: this.#token ? l.words('shared', sharedMessages).tryAgain : t.submit,
              kind: 'primary',
              type: 'submit',
              busy: this.#step !== undefined,
              disabled: !ready,
            })}
            ${button({ label: t.cancel, disabled: this.#step === 'saving', onClick: () => void this.leave() })}
          </div>
        </form>`,
    };
  }

  #notLoaded(l: L10n): unknown {
    return notice({
      ...words(l).add.notLoaded,
      actions: button({
        label: l.words('shared', sharedMessages).tryAgain,
        onClick: () => this.#field.open(),
      }),
      critical: true,
      live: true,
    });
  }

  /** Its own words are in the field. */
  #why(l: L10n, { code }: BillingError): unknown {
    const t = words(l).add;
    if (code === 'card_incomplete' || code === 'card_refused') return t.incomplete;
    return `${t.refused} ${l.words('shared', sharedMessages).failed.network}`;
  }

  #failure(l: L10n): unknown {
    const { error } = this.#add;
    const reason = wording(l.words('pay', payMessages).reasons, error?.errors[0]?.code);
    return failure(l, error, { card_refused: { title: words(l).add.refused, text: reason } });
  }

  readonly #submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (this.#step || !this.#field.ready) return;
    this.#mistake = undefined;
    this.#add.reset();
    const tried = this.#options.tries();
    // A token is used again while nobody knows what became of it: another one would be another card (REQ-1).
    const token = this.#token ?? (await this.#tokenize());
    if (token !== undefined) await this.#save(token, tried);
  };

  /** `undefined` where there is something wrong with what was typed, and when the form was left in the meantime. */
  async #tokenize(): Promise<string | undefined> {
    this.#become('tokenizing');
    try {
      const token = await this.#field.tokenize();
      // By now another form may be open.
      if (token !== undefined) this.#become(undefined);
      return token;
    } catch (reason) {
      this.#mistake = asBillingError(reason);
      this.#become(undefined);
      this.#field.focus();
      return undefined;
    }
  }

  async #save(token: string, tried: readonly string[]): Promise<void> {
    this.#become('saving');
    const method = await this.#add.run({ token });
    const { error } = this.#add;
    this.#token = error && isUnknown(error) ? token : undefined;
    this.#become(undefined);
    if (!method) return;
    this.close();
    this.#options.added(method, tried);
  }

  #become(step: 'tokenizing' | 'saving' | undefined): void {
    this.#step = step;
    this.#host.requestUpdate();
  }
}
