import { adoptStyles, html, nothing, render, type CSSResultGroup, type CSSResultOrNative } from 'lit';
import { baseStyles } from './base.styles.ts';
import { buttonStyles } from './button.ts';
import { strongButtonStyles } from './button.strong.styles.ts';
import { cardFieldStyles } from './card-field-look.ts';
import { dialogStyles } from './dialog.ts';
import type { L10n } from './l10n.ts';
import { noticeStyles } from './notice.ts';
import { amongOthers, type AmongOthers } from './others-changes.ts';
import { skeletonStyles } from './skeleton.ts';

const styles: CSSResultGroup = [
  baseStyles,
  buttonStyles,
  strongButtonStyles,
  noticeStyles,
  skeletonStyles,
  dialogStyles,
  cardFieldStyles,
];

/** What an element hands on to a dialog that stands outside of it, where the page's tokens may not reach. */
const TOKENS = [
  '--billing-accent',
  '--billing-on-accent',
  '--billing-critical',
  '--billing-muted',
  '--billing-line',
  '--billing-surface',
  '--billing-background',
  '--billing-radius',
];

/**
 * A modal dialog at the end of the page's body, for a card field that can't be shown within its element. The field stands
 * in the document; the dialog around it is the kit's.
 */
export class CardFieldDialog {
  /** Where the field goes: in no shadow root. */
  readonly element: HTMLElement;
  readonly #shell: HTMLElement;
  readonly #root: ShadowRoot;
  readonly #others: AmongOthers;
  readonly #cancel: () => boolean;

  /**
   * @param origin The element whose field it is: the dialog looks and speaks as it does.
   * @param slot The name of the slot in what is shown.
   * @param cancel Escape was pressed. `false`: it stays open, since what was begun in it is not known to be done.
   */
  constructor(origin: HTMLElement, slot: string, cancel: () => boolean) {
    const { ownerDocument } = origin;
    this.#cancel = cancel;
    this.#shell = ownerDocument.createElement('div');
    this.#root = this.#shell.attachShadow({ mode: 'open' });
    this.#others = amongOthers(this.#root);
    adoptStyles(this.#root, [styles].flat(Infinity as 1) as CSSResultOrNative[]);
    this.element = ownerDocument.createElement('div');
    this.element.slot = slot;
    this.#shell.append(this.element);
    this.#dress(origin);
    ownerDocument.body.append(this.#shell);
  }

  /** Shows what stands around the field. */
  render(l: L10n, title: unknown, content: unknown): void {
    this.#others.render((anew) => {
      if (anew) render(nothing, this.#root);
      render(
        html`<div class="frame" lang=${l.locale} dir=${getComputedStyle(this.#shell).direction}>
          <dialog aria-labelledby="title" @cancel=${this.#canceled} @close=${this.#closed}>
            <h2 id="title">${title}</h2>
            ${content}
          </dialog>
        </div>`,
        this.#root,
      );
    });
    this.#open();
  }

  /** What is shown around the field; for whoever wants to set the focus. */
  get root(): ParentNode {
    return this.#root;
  }

  remove(): void {
    this.#shell.remove();
    this.#others.watch();
  }

  #open(): void {
    const dialog = this.#root.querySelector('dialog');
    if (dialog && !dialog.open) dialog.showModal();
  }

  // By the object model, not by an attribute: a strict Content Security Policy lets that through.
  #dress(origin: HTMLElement): void {
    const look = getComputedStyle(origin.shadowRoot?.querySelector('.frame') ?? origin);
    const { style } = this.#shell;
    for (const token of TOKENS) style.setProperty(token, look.getPropertyValue(token));
    for (const property of ['color', 'color-scheme', 'direction', 'font-family', 'font-size'])
      style.setProperty(property, look.getPropertyValue(property));
  }

  readonly #canceled = (event: Event): void => {
    event.preventDefault();
    this.#cancel();
  };

  /** Pressed twice, Escape closes a dialog without asking. */
  readonly #closed = (): void => {
    if (this.#shell.isConnected && !this.#cancel()) this.#open();
  };
}
