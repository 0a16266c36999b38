import { css } from 'lit';
import type { Client } from '../shared/client.ts';
import type { BillingElement } from '../shared/element.ts';

/**
 * The list keeps the room that it had, whichever entries come after it: what follows, and the buttons that lead from page
 * to page, stay under the hand that is on them.
 */
export class ListRoom {
  readonly #host: BillingElement;
  #client: Client | undefined;
  #asked = '';
  #width: number | undefined;
  readonly #observer = new ResizeObserver(([entry]) => this.#resized(entry?.contentRect.width));

  constructor(host: BillingElement) {
    this.#host = host;
  }

  /** Before it is rendered. `asked`: which entries are wanted, and from where on. */
  keep(asked: string): void {
    const { client } = this.#host;
    if (client !== this.#client) this.#release();
    else if (asked !== this.#asked) this.#hold();
    this.#client = client;
    this.#asked = asked;
  }

  #hold(): void {
    const list = this.#host.renderRoot.querySelector('.list .held')?.parentElement;
    const frame = this.#frame;
    if (!list || !frame) return;
    frame.style.setProperty('--_held', `${list.offsetHeight}px`);
    this.#width = undefined;
    this.#observer.observe(frame);
  }

  /** Another account is shown, or it is laid out anew. */
  #release(): void {
    this.#observer.disconnect();
    this.#frame?.style.removeProperty('--_held');
  }

  get #frame(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>('.frame');
  }

  #resized(width: number | undefined): void {
    if (this.#width !== undefined && this.#width !== width) this.#release();
    this.#width = width;
  }
}

export const listRoomStyles = css`
  .list > [aria-busy] {
    display: flex;
    flex-direction: column;
    min-block-size: var(--_held);
  }
  .list .held {
    margin-block-start: auto;
  }
`;
