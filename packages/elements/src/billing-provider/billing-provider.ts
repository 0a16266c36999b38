import type { BillingAdapter, PaymentsAdapter } from '@billfold/contract';
import { css, html, LitElement, type PropertyValues } from 'lit';
import { property } from '../shared/decorators.ts';
import { Client } from '../shared/client.ts';
import { contextEvent, isOurs, type ContextRequest, type Provided, type Take } from '../shared/context.ts';
import type { Overrides } from '../shared/l10n.ts';
import { VERSION } from '../shared/version.ts';
import { warnLater } from '../shared/warn.ts';

/** Gives the bearer token of whoever is signed in. `rejected` is one that the backend no longer takes. */
export type GetToken = (rejected?: string) => string | null | undefined | Promise<string | null | undefined>;

/** What an adapter made from attributes is told. */
export interface EndpointOptions {
  endpoint: string;
  getToken?: GetToken | undefined;
  account?: string | undefined;
}

/**
 * Gives the elements inside it a backend and a language. It shows nothing of its own.
 *
 * After a write all that is shown inside is read again, in other tabs too. A page that changes billing by itself says
 * so with `provider.refresh()`, or from anywhere with `new BroadcastChannel('billfold').postMessage('changed')`.
 *
 * @tag billing-provider
 * @summary The backend, the account and the language of the elements inside it.
 * @attr endpoint - Base address of the billing API. `define/billing-provider` brings the adapter for it.
 * @attr account - Id of the account, for a viewer who has several.
 * @attr locale - BCP 47 tag, or as systems write it: `fr_FR.UTF-8`. Without it, the nearest `lang` counts.
 * @slot - The elements that it serves, at any depth.
 */
export class BillingProvider extends LitElement {
  static readonly version = VERSION;
  /** Makes the adapter for an `endpoint`. Set by `define/billing-provider`, so that this class needs none. */
  static adapterFor: ((options: EndpointOptions) => BillingAdapter) | undefined;
  static override styles = css`
    :host {
      display: contents;
    }
  `;

  @property({ reflect: true }) endpoint: string | undefined;
  @property({ reflect: true }) account: string | undefined;
  @property({ reflect: true }) locale: string | undefined;
  /** An adapter of your own, instead of `endpoint`. */
  @property({ attribute: false }) adapter: BillingAdapter | undefined;
  /** The payment processor's part: its card field, and its way to answer a bank's question. */
  @property({ attribute: false }) payments: PaymentsAdapter | undefined;
  /** With `endpoint`: gives the bearer token. Without it, the browser's cookies say who asks. */
  @property({ attribute: false }) getToken: GetToken | undefined;
  /** Your own wording of messages, by language. */
  @property({ attribute: false }) messages: Overrides | undefined;

  readonly #takers = new Map<Take, () => void>();
  #provided: Provided = { client: undefined, payments: undefined, locale: undefined, messages: undefined };
  #client: Client | undefined;
  #token: string | null | undefined;

  constructor() {
    super();
    this.addEventListener('context-request', this.#answer as EventListener);
    this.addController({ hostConnected: () => this.dispatchEvent(contextEvent('context-provider')) });
  }

  /** Reads all that is shown again: say so when billing was changed elsewhere. */
  refresh(): void {
    this.#client?.changed();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('endpoint') || changed.has('account') || changed.has('adapter')) this.#renew();
    else if (changed.has('getToken') && !this.adapter) void this.#renewForAnother(this.#token);
    this.#provide();
  }

  protected override render(): unknown {
    return html`<slot></slot>`;
  }

  readonly #answer = (event: ContextRequest): void => {
    if (!isOurs(event)) return;
    event.stopPropagation();
    const take = event.callback;
    // Asked twice, it is still one subscription.
    if (!this.#takers.has(take)) this.#takers.set(take, () => void this.#takers.delete(take));
    take(this.#provided, this.#takers.get(take));
  };

  #provide(): void {
    const { payments, locale, messages } = this;
    const provided = { client: this.#client, payments, locale, messages };
    if (Object.entries(provided).every(([key, value]) => this.#provided[key as keyof Provided] === value))
      return;
    this.#provided = provided;
    for (const [take, unsubscribe] of this.#takers) take(this.#provided, unsubscribe);
  }

  /** Another backend or account: a client of its own, which knows nothing of what the last one read. */
  #renew(): void {
    const adapter = this.adapter ?? this.#adapterForEndpoint();
    this.#token = undefined;
    this.#client = adapter && new Client(adapter);
  }

  #adapterForEndpoint(): BillingAdapter | undefined {
    const { endpoint, account } = this;
    if (!endpoint) return undefined;
    const { adapterFor } = this.constructor as typeof BillingProvider;
    if (!adapterFor) {
      warnLater('noHttpAdapter');
      return undefined;
    }
    // Asked by way of the property: a page that renders often passes a new function each time.
    const getToken =
      this.getToken && (async (rejected?: string) => (this.#token = await this.getToken?.(rejected)) ?? null);
    return adapterFor({ endpoint, account, getToken });
  }

  /** A new function for the same token changes nothing; another token is another viewer. */
  async #renewForAnother(known: string | null | undefined): Promise<void> {
    const { getToken } = this;
    const token = known === undefined ? undefined : await getToken?.();
    if (getToken !== this.getToken || (token && token === known)) return;
    this.#renew();
    this.#provide();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-provider': BillingProvider;
  }
}
