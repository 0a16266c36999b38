import { BillingError, type BillingAdapter, type WriteOptions } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import { asBillingError } from './client.ts';
import type { BillingElement } from './element.ts';

export interface ActionOptions {
  /** Nothing is different afterwards, as with a quote: nothing is read again. */
  changesNothing?: boolean;
}

/**
 * Something that a person does, once however often it is clicked. Running it again while it runs is the same intent;
 * so is running it again, with the same arguments, after an answer was lost: it goes out under the same idempotency
 * key, and the backend does it once (REQ-1, PAY-5).
 *
 *     private readonly accept = new ActionController(this, (adapter, options, quoteId: string) =>
 *       adapter.quotes?.accept(quoteId, options));
 *     …
 *     const change = await this.accept.run(quote.id);
 *     if (change) this.emit('billing-change', change);
 */
export class ActionController<A extends readonly unknown[], T> implements ReactiveController {
  /** It is under way. */
  pending: Promise<T | undefined> | undefined;
  /** Why it was not done, or, with code `network`, that nobody knows whether it was. */
  error: BillingError | undefined;
  readonly #host: BillingElement;
  readonly #act: (adapter: BillingAdapter, options: WriteOptions, ...args: A) => Promise<T> | undefined;
  readonly #changes: boolean;
  #intent: { readonly args: string; readonly key: string } | undefined;

  constructor(
    host: BillingElement,
    act: (adapter: BillingAdapter, options: WriteOptions, ...args: A) => Promise<T> | undefined,
    { changesNothing = false }: ActionOptions = {},
  ) {
    this.#host = host;
    this.#act = act;
    this.#changes = !changesNothing;
    host.addController(this);
  }

  /** Does it. `undefined` when it was not done: `error` says why. */
  run(...args: A): Promise<T | undefined> {
    return (this.pending ??= this.#run(args).finally(() => {
      this.pending = undefined;
      this.#host.requestUpdate();
    }));
  }

  /** Forgets the last error, as when a dialog is closed. */
  reset(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.error = undefined;
  }

  async #run(args: A): Promise<T | undefined> {
    const { client } = this.#host;
    const said = JSON.stringify(args);
    if (this.#intent?.args !== said) this.#intent = { args: said, key: crypto.randomUUID() };
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const doing = client && this.#act(client.adapter, { idempotencyKey: this.#intent.key }, ...args);
      if (!doing) throw new BillingError('unavailable', 'The adapter cannot do this.');
      const done = await doing;
      this.#intent = undefined;
      return done;
    } catch (reason) {
      const error = asBillingError(reason);
      // A refusal is an answer: the next try is a new intent. Without one, it is still the same.
      if (error.status >= 400 && error.status < 500) this.#intent = undefined;
      if (client !== this.#host.client) return undefined;
      this.error = error;
      this.#host.failed(error);
      return undefined;
    } finally {
      if (this.#changes) client?.changed();
    }
  }
}
