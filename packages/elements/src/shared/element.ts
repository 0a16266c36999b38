import type { BillingAdapter, BillingError, PaymentsAdapter } from '@billfold/contract';
import {
  adoptStyles,
  html,
  LitElement,
  nothing,
  render,
  type CSSResultGroup,
  type PropertyValues,
  type TemplateResult,
} from 'lit';
import { property } from './decorators.ts';
import { baseStyles } from './base.styles.ts';
import { Client } from './client.ts';
import { ContextConsumer } from './context.ts';
import type { ElementClass } from './define.ts';
import type { BillingEventMap, DetailOf } from './events.ts';
import { L10n, Localizer } from './l10n.ts';
import { amongOthers, type AmongOthers } from './others-changes.ts';
import { VERSION } from './version.ts';

/** For the places of words that are on their way: nobody sees or hears it. */
const wordless = new L10n('en', undefined, []);

/**
 * What every element of the kit has: the backend, from its own `adapter` or the nearest provider, its language, its
 * frame, and its events.
 *
 *     render() {
 *       return this.frame((l) => html`${this.list(l)} ${this.pages(l)}`);
 *     }
 */
export abstract class BillingElement extends LitElement {
  static readonly version = VERSION;
  static readonly uses: Readonly<Record<string, ElementClass>> = {};
  static override styles: CSSResultGroup = baseStyles;

  /** The backend of this element alone. Without it, that of the nearest `billing-provider` counts. */
  @property({ attribute: false }) adapter: BillingAdapter | undefined;

  /** The payment processor's part, for this element alone. Without it, that of the nearest `billing-provider` counts. */
  @property({ attribute: false }) payments: PaymentsAdapter | undefined;

  readonly #provider: ContextConsumer = new ContextConsumer(this, () => {
    this.#localizer.resolve();
    this.requestUpdate();
  });
  #others: AmongOthers | undefined;
  /** What the last rendering threw. */
  #failure: unknown;
  readonly #localizer: Localizer = new Localizer(this, () => this.#provider.value);

  /**
   * Who answers. `undefined` while there is neither an adapter nor a provider that has one.
   * @internal
   */
  get client(): Client | undefined {
    return this.adapter ? Client.of(this.adapter) : this.#provider.value?.client;
  }

  /**
   * The payment processor's part; `undefined` where the page has none.
   * @internal
   */
  get processor(): PaymentsAdapter | undefined {
    return this.payments ?? this.#provider.value?.payments;
  }

  /**
   * Words and formats of the viewer's language; `undefined` while they are on their way.
   * @internal
   */
  get l10n(): L10n | undefined {
    return this.#localizer.l10n;
  }

  /**
   * Tells the page. `false` when it was canceled.
   * @internal
   */
  emit<K extends keyof BillingEventMap>(
    type: K,
    detail: DetailOf<K>,
    options?: Pick<EventInit, 'cancelable'>,
  ): boolean {
    return this.dispatchEvent(new CustomEvent(type, { bubbles: true, composed: true, detail, ...options }));
  }

  /**
   * Tells the page what went wrong; the end of a session once per client.
   * @internal
   */
  failed(error: BillingError): void {
    const { client } = this;
    if (error.status !== 401) this.emit('billing-error', { error });
    else if (client && !client.signedOut) {
      client.signedOut = true;
      this.emit('billing-session-expired', undefined);
    }
  }

  /**
   * The wrapper that carries layout, language and direction: a page's `* { all: unset }` beats `:host`, but not this.
   * Until the words are there it keeps the place, with skeletons alone: never another language.
   */
  protected frame(content: (l: L10n) => unknown): TemplateResult {
    const { l10n } = this;
    return html`<div
      class="frame"
      part="base"
      lang=${l10n?.locale ?? nothing}
      dir=${l10n?.dir ?? nothing}
      aria-busy=${!l10n}
    >
      ${content(l10n ?? wordless)}
    </div>`;
  }

  /** Whatever goes wrong, the element neither goes away nor stays as it was: it says so. */
  protected override performUpdate(): void {
    this.#failure = undefined;
    try {
      super.performUpdate();
    } catch (error) {
      this.#failure = error;
      void import('./render-failure.ts').then(({ showFailure }) => {
        if (this.#failure === error) showFailure(this, error);
      });
    }
  }

  /** Lit finds what it rendered as it left it. */
  protected override update(changed: PropertyValues): void {
    this.#others ??= this.watched();
    this.#others.render((anew) => {
      if (anew) render(nothing, this.renderRoot, this.renderOptions);
      super.update(changed);
    });
  }

  private watched(): AmongOthers {
    const others = amongOthers(this.renderRoot);
    this.addController({ hostConnected: others.watch, hostDisconnected: others.watch });
    return others;
  }

  /** With a scoped registry, what stands in the shadow root comes from there too. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const { customElementRegistry } = this;
    if (!customElementRegistry || customElementRegistry === customElements) return super.createRenderRoot();
    // eslint-disable-next-line wc/attach-shadow-constructor -- this is where Lit attaches it
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open', customElementRegistry });
    adoptStyles(root, (this.constructor as typeof BillingElement).elementStyles);
    this.renderOptions.creationScope = {
      importNode: (node) => document.importNode(node, { customElementRegistry }),
    };
    return root;
  }
}
