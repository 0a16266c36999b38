import { BillingError, type CardField, type PaymentsAdapter } from '@billfold/contract';
import { html, nothing, type ReactiveController, type TemplateResult } from 'lit';
import { CardFieldDialog } from './card-field-dialog.ts';
import { appearanceAt, directionAt, whenLookChanges } from './card-field-look.ts';
import { placeFor } from './card-field-place.ts';
import { asBillingError } from './billing-error.ts';
import type { BillingElement } from './element.ts';
import type { L10n } from './l10n.ts';

/** What stands around a card field. */
export interface CardFieldForm {
  title: unknown;
  /** @param field Where the field stands. It must stay in what is rendered while the field is open. */
  content: (field: TemplateResult) => TemplateResult;
}

export interface CardFieldHostOptions {
  form: (l: L10n) => CardFieldForm;
  /** Somebody wants to leave the dialog that the field stands in. `false` while that can't be. */
  cancel: () => boolean;
}

/** A field on its way into the page, or in it. */
interface Mounted {
  /** Where it goes. */
  readonly element: HTMLElement;
  /** What stands around it. */
  readonly root: ParentNode;
  readonly dialog: CardFieldDialog | undefined;
  readonly remove: () => void;
  readonly leaving: AbortController;
  field?: CardField;
}

/** How long a processor may take to bring its field, in milliseconds. */
const PATIENCE = 20_000;

let count = 0;

/**
 * The card field of one element. It comes from the payments adapter, and stands in the page's own document, since
 * processors' frames fail in shadow roots; the element shows it by a slot, through the shadow roots between (see
 * `placeFor`). Where that is not possible, a dialog at the end of the page's body holds it.
 *
 * While it is open it is neither moved nor made anew: not when the element or what is around it renders, is hidden and
 * shown again, or is given another payments adapter or language. When the element leaves the document the field goes with all
 * that was typed; when it comes back, or was moved, which reloads every frame that goes along, a new one is put where it
 * then stands.
 *
 *     private readonly card = new CardFieldHost(this, {
 *       form: (l) => ({ title: …, content: (field) => html`<form>${field} …</form>` }),
 *       cancel: () => this.leave(),
 *     });
 *     …
 *     button({ label: t.add, onClick: () => this.card.open() })
 *     ${this.card.render(l)}
 *     …
 *     const token = await this.card.tokenize();
 */
export class CardFieldHost implements ReactiveController {
  /** Why it could not be put into the page. */
  error: BillingError | undefined;
  /** Whether what was typed could be sent, as far as the field says. */
  complete = false;
  readonly #host: BillingElement;
  readonly #options: CardFieldHostOptions;
  readonly #slot = `billing-card-field-${++count}-${String(crypto.getRandomValues(new Uint32Array(1))[0])}`;
  #wanted = false;
  #inDialog = false;
  #mounted: Mounted | undefined;

  constructor(host: BillingElement, options: CardFieldHostOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** It is wanted, whether or not it is there yet. */
  get isOpen(): boolean {
    return this.#wanted;
  }

  /** It can be typed into. */
  get ready(): boolean {
    return this.#mounted?.field !== undefined;
  }

  /** Where what stands around it is: the element's own root, or the dialog's. */
  get root(): ParentNode {
    return this.#mounted?.root ?? this.#host.renderRoot;
  }

  /** Puts it into the page; again, where that failed. */
  open(): void {
    this.#wanted = true;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  /** Takes it away, with all that was typed. */
  close(): void {
    this.#unmount();
    this.#wanted = this.#inDialog = false;
    this.error = undefined;
    this.#host.requestUpdate();
  }

  focus(): void {
    this.#mounted?.field?.focus();
  }

  /**
   * Turns what was typed into a token. `undefined` when the field was left in the meantime.
   * @throws BillingError `card_incomplete`, `card_refused`: the field says why
   */
  async tokenize(): Promise<string | undefined> {
    const { field, leaving } = this.#mounted ?? {};
    if (!field || !leaving) throw new Error('The card field is not there.');
    const { signal } = leaving;
    try {
      const { token } = await field.tokenize({ signal });
      return signal.aborted ? undefined : token;
    } catch (reason) {
      if (signal.aborted) return undefined;
      throw reason;
    }
  }

  /** The field with what stands around it, in place; nothing where a dialog holds it. */
  render(l: L10n): unknown {
    if (!this.#wanted || this.#inDialog) return nothing;
    const { title, content } = this.#options.form(l);
    return html`<h3 tabindex="-1">${title}</h3>
      ${content(this.#place())}`;
  }

  hostConnected(): void {
    if (this.#wanted) this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#wanted && !this.#mounted && !this.error) this.#mount();
    const { dialog } = this.#mounted ?? {};
    if (dialog) this.#renderDialog(dialog);
  }

  hostDisconnected(): void {
    this.#unmount();
    this.#inDialog = false;
  }

  #place(): TemplateResult {
    return html`<div class="card-field" aria-busy=${!this.ready}><slot name=${this.#slot}></slot></div>`;
  }

  #renderDialog(dialog: CardFieldDialog): void {
    const { l10n } = this.#host;
    if (!l10n) return;
    const { title, content } = this.#options.form(l10n);
    dialog.render(l10n, title, content(this.#place()));
  }

  #mount(): void {
    const { processor, l10n, isConnected } = this.#host;
    if (!processor || !l10n || !isConnected) return;
    const at = this.#inDialog ? this.#openDialog() : this.#findPlace();
    if (!at) return;
    const mounted = (this.#mounted = { ...at, leaving: new AbortController() });
    if (mounted.dialog) this.#renderDialog(mounted.dialog);
    void this.#fill(mounted, processor, l10n.locale);
  }

  #findPlace(): Omit<Mounted, 'leaving'> | undefined {
    const root = this.#host.renderRoot;
    const slot = root.querySelector<HTMLSlotElement>(`slot[name="${this.#slot}"]`);
    if (!slot) return undefined;
    const place = placeFor(this.#host, slot, () => this.#insteadInDialog());
    if (!place) this.#insteadInDialog();
    return place && { ...place, root, dialog: undefined };
  }

  #openDialog(): Omit<Mounted, 'leaving'> {
    const dialog = new CardFieldDialog(this.#host, this.#slot, this.#options.cancel);
    const { element, root } = dialog;
    return { element, root, dialog, remove: () => dialog.remove() };
  }

  /** The page does not show what is put there, or took it away. */
  #insteadInDialog(): void {
    this.#unmount();
    this.#inDialog = true;
    void this.#host.updateComplete.then(() => this.#host.requestUpdate());
  }

  async #fill(mounted: Mounted, processor: PaymentsAdapter, locale: string): Promise<void> {
    const look = mounted.root.querySelector<HTMLElement>('.card-field') ?? mounted.element;
    const late = setTimeout(() => {
      this.#fail(mounted, new BillingError('network', 'The card field did not come'));
    }, PATIENCE);
    mounted.leaving.signal.addEventListener('abort', () => clearTimeout(late));
    const appearance = appearanceAt(look);
    try {
      const field: unknown = await processor.mountCardField(mounted.element, {
        locale,
        dir: directionAt(look),
        appearance,
        onChange: ({ complete }) => this.#changed(mounted, complete),
        onSubmit: () => this.#submit(mounted),
      });
      clearTimeout(late);
      if (!isCardField(field)) throw new Error('The processor gave no card field');
      if (mounted !== this.#mounted) {
        field.unmount();
        return;
      }
      mounted.field = field;
      whenLookChanges(look, appearance, (now) => field.setAppearance?.(now), mounted.leaving.signal);
      this.#host.requestUpdate();
    } catch (reason) {
      this.#fail(mounted, reason);
    }
  }

  #fail(mounted: Mounted, reason: unknown): void {
    if (mounted !== this.#mounted) return;
    this.#unmount();
    this.error = asBillingError(reason);
    this.#host.failed(this.error);
    this.#host.requestUpdate();
  }

  /** Enter was pressed in the field: the form around it is submitted as by any other. */
  #submit(mounted: Mounted): void {
    if (mounted !== this.#mounted) return;
    mounted.root.querySelector('.card-field')?.closest('form')?.requestSubmit();
  }

  #changed(mounted: Mounted, complete: boolean): void {
    if (mounted !== this.#mounted || complete === this.complete) return;
    this.complete = complete;
    this.#host.requestUpdate();
  }

  #unmount(): void {
    const mounted = this.#mounted;
    this.#mounted = undefined;
    this.complete = false;
    mounted?.leaving.abort();
    try {
      mounted?.field?.unmount();
    } catch (reason) {
      // Some throw when their field is gone already: it shall go all the same.
      this.#host.failed(asBillingError(reason));
    }
    mounted?.remove();
  }
}

/** What a processor brings is not the kit's: what is no field counts as not loaded. */
const isCardField = (field: unknown): field is CardField =>
  typeof field === 'object' && field !== null && 'tokenize' in field && 'unmount' in field;
