import type { PaymentsAdapter } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import type { Client } from './client.ts';
import type { BillingElement } from './element.ts';
import type { Overrides } from './l10n.ts';
import { warnLater } from './warn.ts';

/**
 * The community's context protocol, which `@lit/context` speaks too, as far as the kit needs it (its own classes are
 * 0.9 kB of gzip): an element asks upwards with an event, the nearest provider answers by calling back, now and whenever
 * it has something new.
 */

/** A registered symbol, so that two copies of the kit on one page still meet. */
export const providedContext = Symbol.for('@billfold/client/v1');

/** What a provider gives to the elements inside it. */
export interface Provided {
  /** `undefined` until the provider has an adapter. */
  readonly client: Client | undefined;
  /** The payment processor's part, where the page has one. */
  readonly payments: PaymentsAdapter | undefined;
  readonly locale: string | undefined;
  readonly messages: Overrides | undefined;
}

export type Take = (provided: Provided, unsubscribe?: () => void) => void;

/** An element's question, which goes up through shadow roots to its provider. */
export interface ContextRequest extends Event {
  readonly callback: Take;
}

/**
 * What travels upwards: `context-request` from an element, and `context-provider` from a provider that has just come, so
 * that whoever asked before it asks again.
 */
export const contextEvent = (type: 'context-request' | 'context-provider', callback?: Take): Event =>
  Object.assign(new Event(type, { bubbles: true, composed: true }), {
    context: providedContext,
    subscribe: true,
    callback,
  });

/** Whether an event of the protocol is about the kit's context. */
export const isOurs = (event: Event): boolean => 'context' in event && event.context === providedContext;

/** How long an element waits for its provider before it says that there is none. */
const PATIENCE = 3000;

/** An element's side: what its provider gives it. */
export class ContextConsumer implements ReactiveController {
  value: Provided | undefined;
  readonly #host: BillingElement;
  readonly #changed: () => void;
  #unsubscribe: (() => void) | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(host: BillingElement, changed: () => void) {
    this.#host = host;
    this.#changed = changed;
    host.addController(this);
  }

  hostConnected(): void {
    window.addEventListener('context-provider', this.#ask);
    this.#ask();
    this.#patience = setTimeout(() => {
      if (!this.#host.client) warnLater('noProvider', this.#host.localName);
    }, PATIENCE);
  }

  hostDisconnected(): void {
    window.removeEventListener('context-provider', this.#ask);
    clearTimeout(this.#patience);
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Asks for the nearest provider, and again when one comes: modules load in any order. */
  readonly #ask = (event?: Event): void => {
    if (!event || isOurs(event)) this.#host.dispatchEvent(contextEvent('context-request', this.#take));
  };

  readonly #take: Take = (provided, unsubscribe) => {
    if (unsubscribe !== this.#unsubscribe) this.#unsubscribe?.();
    this.#unsubscribe = unsubscribe;
    this.value = provided;
    this.#changed();
  };
}
