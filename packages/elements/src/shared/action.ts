import { BillingError, type BillingAdapter, type WriteOptions } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import { asBillingError } from './billing-error.ts';
import type { Client } from './client.ts';
import type { BillingElement } from './element.ts';

export interface ActionOptions {
  /** Nothing is different afterwards, as with a quote: nothing is read again. */
  changesNothing?: boolean;
}

/** What somebody wants, and the key that all tries of it go out under. */
interface Intent {
  readonly args: string;
  readonly key: string;
}

/**
 * Something that a person does, once however often it is clicked. Running it again while it runs is the same intent;
 * so is running it again, with the same arguments, after an answer was lost: it goes out under the same idempotency
 * key, and the backend does it once (REQ-1, PAY-5). With other arguments it is another intent, which `pending` and
 * `error` are about from then on.
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
  #intent: Intent | undefined;

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

  /** Does it. `undefined` when it was not done: `error` says why. Nor is it told once another account is shown. */
  run(...args: A): Promise<T | undefined> {
    const said = JSON.stringify(args);
    const known = this.#intent?.args === said ? this.#intent : undefined;
    if (this.pending && known) return this.pending;
    const intent = (this.#intent = known ?? { args: said, key: randomKey() });
    const pending = this.#run(args, intent).finally(() => {
      if (this.pending === pending) this.pending = undefined;
      this.#host.requestUpdate();
    });
    return (this.pending = pending);
  }

  /** Forgets the last error, as when a dialog is closed. */
  reset(): void {
    this.error = undefined;
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.error = undefined;
  }

  async #run(args: A, intent: Intent): Promise<T | undefined> {
    const { client } = this.#host;
    const forget = (): void => {
      if (this.#intent === intent) this.#intent = undefined;
    };
    this.error = undefined;
    this.#host.requestUpdate();
    try {
      const doing = client && this.#act(client.adapter, { idempotencyKey: intent.key }, ...args);
      if (!doing) throw new BillingError('unavailable', 'The adapter cannot do this.');
      const done = await doing;
      forget();
      // Done for an account that is no longer shown, it is nothing to show or to tell.
      return client === this.#host.client ? done : undefined;
    } catch (reason) {
      const error = asBillingError(reason);
      const latest = this.#intent === intent;
      // A refusal is an answer: the next try is a new intent. Without one, it is still the same.
      if (!isUnknown(error)) forget();
      if (client !== this.#host.client || !latest) return undefined;
      this.error = error;
      this.#host.failed(error);
      return undefined;
    } finally {
      if (this.#changes && client) {
        writes.set(client, writesOf(client) + 1);
        client.changed();
      }
    }
  }
}

const writes = new WeakMap<Client, number>();

/** How often something was done on this page by way of a client, refused or not. */
export const writesOf = (client: Client | undefined): number => (client && writes.get(client)) ?? 0;

/** 128 random bits. Unlike `crypto.randomUUID` this is there on pages without https, too. */
const randomKey = (): string => crypto.getRandomValues(new Uint32Array(4)).join('-');

/** Whether nobody knows what became of it: no answer came, or none that decides. */
export function isUnknown({ status, code }: BillingError): boolean {
  return code !== 'unavailable' && (status < 400 || status >= 500 || code === 'key_in_flight');
}
