import { html, nothing, type ReactiveController } from 'lit';
import type { BillingElement } from './element.ts';
import { button, type ButtonOptions } from './button.ts';
import type { ElementClass } from './define.ts';
import type { BillingEventMap, DetailOf, NavigateDetail } from './events.ts';
import { safeHref } from './href.ts';
import type { L10n } from './l10n.ts';
import { Lazy } from './lazy.ts';
import { notice } from './notice.ts';
import { region } from './region.ts';
import { remedyMessages } from './remedy.messages.ts';
import { skeleton } from './skeleton.ts';

/** An element that may be told where the parts of billing are. */
export type Guide = BillingElement & { hrefFor?: ((target: NavigateDetail) => string) | undefined };

interface WayButton extends Pick<ButtonOptions, 'label' | 'kind'> {
  target: NavigateDetail;
}

/** A part of billing that is opened in place, loaded when it is first wanted. */
interface Part {
  readonly module: Lazy<{ uses: Record<string, ElementClass> }>;
  /** How high it is, until it is there. */
  readonly lines: number;
  readonly show: (host: Guide, itemId: string) => unknown;
}

/**
 * The way to another part of billing, where something can be mended: a link where the page has an address for it
 * (`hrefFor`); else a button that tells the page, and opens the part in place when the page does not show it itself.
 *
 *     private readonly way = new RemedyWay(this);
 *     …
 *     ${this.way.to({ label: t.addCard, target: { view: 'payment_methods', itemId: '' } })}
 *     ${this.way.opened(l)}
 */
export class RemedyWay implements ReactiveController {
  readonly #host: Guide;
  /** What can be opened in place, by view. */
  readonly #parts: Partial<Record<NavigateDetail['view'], Part>>;
  #open: NavigateDetail | undefined;
  /** What is opened gets the focus, once. */
  #focus = false;
  #before: HTMLElement | undefined;

  constructor(host: Guide) {
    this.#host = host;
    this.#parts = {
      payment_methods: {
        lines: 6,
        module: new Lazy(host, async () => {
          const { PaymentMethods } = await import('../payment-methods/payment-methods.ts');
          return { uses: { 'payment-methods': PaymentMethods } };
        }),
        show: ({ adapter, payments }, itemId) =>
          html`<payment-methods
            .adapter=${adapter}
            .payments=${payments}
            .awaited=${itemId}
          ></payment-methods>`,
      },
      settings: {
        lines: 3,
        module: new Lazy(host, async () => {
          const { TaxIdForm } = await import('../tax-id-form/tax-id-form.ts');
          return { uses: { 'billing-tax-id': TaxIdForm } };
        }),
        show: ({ adapter }) => html`<billing-tax-id .adapter=${adapter}></billing-tax-id>`,
      },
    };
    host.addController(this);
  }

  /** Tells the page, from the element whose way it is: whoever did something may be gone by then. */
  tell<K extends keyof BillingEventMap>(type: K, detail: DetailOf<K>): void {
    this.#host.emit(type, detail);
  }

  /** The link or button. */
  to({ label, kind, target }: WayButton): unknown {
    const href = safeHref(this.#host.hrefFor?.(target));
    if (!href) return button({ label, ...(kind && { kind }), onClick: (event) => this.#go(event, target) });
    return html`<a href=${href} @click=${(event: MouseEvent) => this.#follow(event, target)}>${label}</a>`;
  }

  /** What was opened in place, if anything was. */
  opened(l: L10n): unknown {
    if (!this.#open) return nothing;
    const t = l.words('remedy', remedyMessages);
    return html`<div class="stack opened" role="group" tabindex="-1" aria-label=${t.opened}>
      ${this.#part(l, this.#open)}
      <div class="actions">${button({ label: t.close, kind: 'plain', onClick: () => this.#close() })}</div>
    </div>`;
  }

  hostUpdated(): void {
    if (!this.#focus) return;
    this.#focus = false;
    this.#host.renderRoot.querySelector<HTMLElement>('.opened')?.focus();
  }

  hostDisconnected(): void {
    this.#open = undefined;
  }

  #part(l: L10n, { view, itemId }: NavigateDetail): unknown {
    const part = this.#parts[view];
    if (!part || (view === 'settings' && !this.#host.client?.can('settings', 'update')))
      return notice(l.words('remedy', remedyMessages).elsewhere);
    return region(
      l,
      part.module,
      () => skeleton(part.lines),
      () => part.show(this.#host, itemId),
    );
  }

  #go({ currentTarget }: Event, target: NavigateDetail): void {
    if (!this.#host.emit('billing-navigate', target, { cancelable: true })) return;
    this.#before = currentTarget as HTMLElement;
    this.#open = target;
    this.#focus = true;
    this.#parts[target.view]?.module.want();
    this.#host.requestUpdate();
  }

  #follow(event: MouseEvent, target: NavigateDetail): void {
    // In a new tab or window, the link is the browser's.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (!this.#host.emit('billing-navigate', target, { cancelable: true })) event.preventDefault();
  }

  #close(): void {
    this.#open = undefined;
    this.#host.requestUpdate();
    if (this.#before?.isConnected) this.#before.focus();
    // What led here may be mended and gone: whoever closes it stays near.
    else this.#host.renderRoot.querySelector<HTMLElement>('[tabindex="-1"]:not(.opened)')?.focus();
  }
}
