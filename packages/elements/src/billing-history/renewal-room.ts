import { css, html, nothing, type ReactiveController } from 'lit';
import { button } from '../shared/button.ts';
import type { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { filtersMessages } from './filters.messages.ts';

/**
 * The lines and totals of the estimate have room for a usual one, so that what follows stays where it is. A longer one
 * ends there in a fade, and is opened by a button, or as soon as somebody goes to anything in it.
 */
export class RenewalRoom implements ReactiveController {
  readonly #host: BillingElement;
  readonly #observer = new ResizeObserver(() => this.#measure());
  #room: HTMLElement | null = null;
  #isLong = false;
  #isOpen = false;

  constructor(host: BillingElement) {
    this.#host = host;
    host.addController(this);
    host.renderRoot.addEventListener('click', this.#visited);
    host.renderRoot.addEventListener('focusin', this.#visited);
  }

  hostUpdated(): void {
    const section = this.#host.renderRoot.querySelector('.renewal');
    const room = section?.querySelector<HTMLElement>('.room') ?? null;
    if (room !== this.#room) this.#watch(room);
    section?.classList.toggle('long', this.#isLong);
    section?.classList.toggle('open', this.#isOpen);
  }

  hostDisconnected(): void {
    this.#watch(null);
  }

  /** The way to all of it, where there is more than has room. */
  render(l: L10n): unknown {
    if (!this.#isLong) return nothing;
    const { details } = l.words('filters', filtersMessages);
    const onClick = (): void => this.#open(!this.#isOpen);
    return html`<div class="more">
      ${button({ label: details, kind: 'plain', expanded: this.#isOpen, onClick })}
    </div>`;
  }

  /** Another estimate, or the same after it could not be shown: it is closed, and measured anew. */
  #watch(room: HTMLElement | null): void {
    this.#observer.disconnect();
    this.#room = room;
    this.#isOpen = false;
    for (const part of room?.children ?? []) this.#observer.observe(part);
  }

  #measure(): void {
    if (!this.#room || this.#isOpen) return;
    const isLong = this.#room.scrollHeight > this.#room.clientHeight + 1;
    if (isLong === this.#isLong) return;
    this.#isLong = isLong;
    this.#host.requestUpdate();
  }

  #open(isOpen: boolean): void {
    this.#isOpen = isOpen;
    this.#host.requestUpdate();
  }

  /** A click, or the keyboard's focus, that went to something in there. */
  readonly #visited = ({ type, target }: Event): void => {
    if (!(target instanceof Element) || !this.#room?.contains(target)) return;
    if (type === 'click' ? target.closest('button') : target.matches(':focus-visible')) this.#open(true);
  };
}

export const renewalRoomStyles = css`
  .renewal {
    position: relative;
  }
  .room {
    overflow: hidden;
  }
  .long:not(.open) .room {
    mask-image: linear-gradient(#000 calc(100% - 72px), transparent calc(100% - 32px));
  }
  .long:not(.open) > .more {
    inset-block-end: 0;
    inset-inline-start: 0;
    position: absolute;
  }
  .none {
    background: var(--_surface);
    border-radius: var(--_radius);
    padding: 12px;
  }
  .open .room {
    max-block-size: none;
    overflow: visible;
  }
  @media print {
    .long .room {
      mask-image: none !important;
      max-block-size: none;
    }
    .more {
      display: none;
    }
  }
`;
