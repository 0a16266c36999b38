import { css, html, nothing, type ReactiveController } from 'lit';
import type { BillingElement } from './element.ts';

export interface DialogOptions {
  title: unknown;
  body: unknown;
  /** The buttons: what is done first, then the way out. */
  actions: unknown;
}

/**
 * A native dialog of one element. It is modal, closes by Escape, gives the focus back to where it was, and its `close`
 * stays inside: a dialog of the page around it does not hear it.
 *
 *     private readonly confirm = new DialogController(this);
 *     …
 *     button({ label: t.remove, onClick: () => this.confirm.show() })
 *     ${this.confirm.render(() => ({ title: t.remove, body: …, actions: … }))}
 */
export class DialogController implements ReactiveController {
  readonly #host: BillingElement;
  readonly #closed: (() => void) | undefined;
  readonly #busy: (() => boolean) | undefined;
  #open = false;
  #before: HTMLElement | null = null;
  /** Where the focus was in it: before it was rendered, or when somebody wanted to leave it and could not. */
  #inside: HTMLElement | null = null;

  /**
   * @param closed Called whenever it was closed, by whatever way.
   * @param busy While this holds Escape does not close it: what was begun in it is not known to be done yet.
   */
  constructor(host: BillingElement, closed?: () => void, busy?: () => boolean) {
    this.#host = host;
    this.#closed = closed;
    this.#busy = busy;
    host.addController(this);
  }

  get open(): boolean {
    return this.#open;
  }

  show(): void {
    if (this.#open) return;
    this.#before = this.#focused;
    this.#open = true;
    this.#host.requestUpdate();
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#dialog?.close();
    this.#host.requestUpdate();
    this.#closed?.();
    void this.#host.updateComplete.then(() => this.#giveBack());
  }

  render(content: () => DialogOptions): unknown {
    if (!this.#open) return nothing;
    const { title, body, actions } = content();
    return html`<dialog aria-labelledby="dialog-title" @cancel=${this.#canceled} @close=${this.#ended}>
      <h2 id="dialog-title">${title}</h2>
      ${body}
      <div class="actions">${actions}</div>
    </dialog>`;
  }

  hostUpdate(): void {
    this.#inside = this.#focused;
  }

  hostUpdated(): void {
    const dialog = this.#dialog;
    if (!this.#open || !dialog) return;
    if (!dialog.open) dialog.showModal();
    // What had the focus is gone, such as the button for what can't be done.
    else if (this.#inside?.isConnected === false) dialog.querySelector<HTMLElement>('.button')?.focus();
  }

  /** The browser closes a dialog that leaves the page. */
  hostDisconnected(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#host.requestUpdate();
    this.#closed?.();
  }

  /** What was clicked may be gone, such as the row of somebody who was removed, or all rows when a session has ended. */
  #giveBack(): void {
    if (this.#before?.isConnected) this.#before.focus();
    else if (document.activeElement === document.body)
      this.#host.renderRoot.querySelector<HTMLElement>('h2[tabindex]')?.focus();
  }

  get #focused(): HTMLElement | null {
    return (this.#host.shadowRoot?.activeElement ?? null) as HTMLElement | null;
  }

  get #dialog(): HTMLDialogElement | null | undefined {
    return this.#host.shadowRoot?.querySelector('dialog');
  }

  readonly #canceled = (event: Event): void => {
    if (!this.#busy?.()) return;
    event.preventDefault();
    this.#inside = this.#focused;
  };

  /** By Escape: the browser has closed it already, and does so without asking when that is pressed twice. */
  readonly #ended = (event: Event): void => {
    event.stopPropagation();
    if (!this.#open || !this.#busy?.()) {
      this.close();
      return;
    }
    this.#dialog?.showModal();
    this.#inside?.focus();
  };
}

// The page's background is not known here, only the text's colour: the dialog's is white or near black, whichever it can
// be read on.
export const dialogStyles = css`
  dialog {
    background: var(--billing-background, Canvas);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 2);
    box-shadow: 0 16px 48px rgb(0 0 0 / 24%);
    color: inherit;
    inline-size: min(32rem, calc(100vi - 32px));
    inset: 0;
    margin: auto;
    max-block-size: calc(100dvb - 32px);
    max-inline-size: none;
    overflow: auto;
    overscroll-behavior: contain;
    padding: 24px;
  }
  @supports (color: oklch(from red l c h)) {
    dialog {
      background: var(--billing-background, oklch(from currentColor clamp(0.22, (0.65 - l) * 1000, 1) 0 0));
    }
  }
  dialog[open] {
    display: grid;
    gap: 16px;
    grid-template-columns: minmax(0, 1fr);
  }
  ::backdrop {
    background: rgb(0 0 0 / 40%);
  }
`;
