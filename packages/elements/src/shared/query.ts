import type { BillingError, Permission } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import type { Answer, Client } from './client.ts';
import type { BillingElement } from './element.ts';
import type { Read } from './reads.ts';

/** Everything that an answer can be, and so everything that a region must be able to show. */
export type QueryState<T> =
  /** There is nothing to ask. */
  | { readonly status: 'idle' }
  /** The first answer is on its way. */
  | { readonly status: 'loading' }
  /** `stale`: it is being read again. `error`: that failed, and the last answer still stands. */
  | {
      readonly status: 'data';
      readonly data: T;
      readonly stale: boolean;
      readonly error: BillingError | undefined;
    }
  /** `stale`: it is being tried again. */
  | { readonly status: 'error'; readonly error: BillingError; readonly stale?: boolean }
  /** The viewer may not see it. */
  | { readonly status: 'refused'; readonly requiredPermission: Permission | undefined }
  | { readonly status: 'signed_out' }
  /** The backend does not offer it. */
  | { readonly status: 'unavailable' };

type Nothing = null | undefined;

/** How a backend answers what it does not offer (RFC 9110, 15.6.2). */
const NOT_IMPLEMENTED = 501;

export interface QueryOptions {
  /** While another question is asked, such as the next page, the last answer stays, as `stale`. */
  keep?: boolean;
}

/**
 * One question of one element: asked while the element is in the page, again whenever what it depends on changes, and
 * read again by the client after every write.
 *
 *     private readonly invoice = new QueryController(this, () =>
 *       this.itemId ? readInvoice(this.itemId) : null);
 */
export class QueryController<T> implements ReactiveController {
  readonly #host: BillingElement;
  readonly #ask: () => Read<T> | Nothing;
  readonly #keep: boolean;
  #client: Client | undefined;
  #answer: Answer<T> | undefined;
  #last: T | undefined;
  #told: BillingError | undefined;

  /** @param ask The question as things stand; nothing when there is none. Called before every render. */
  constructor(host: BillingElement, ask: () => Read<T> | Nothing, { keep = false }: QueryOptions = {}) {
    this.#host = host;
    this.#ask = ask;
    this.#keep = keep;
    host.addController(this);
  }

  get state(): QueryState<T> {
    if (!this.#client) return { status: 'loading' };
    if (!this.#answer) return { status: 'idle' };
    const { data, error, stale = false, read } = this.#answer;
    if (!this.#client.can(read.facet, read.method) || error?.status === NOT_IMPLEMENTED)
      return { status: 'unavailable' };
    if (error?.status === 401) return { status: 'signed_out' };
    if (error?.status === 403) return { status: 'refused', requiredPermission: error.requiredPermission };
    if (data !== undefined) return { status: 'data', data, stale, error };
    if (error) return { status: 'error', error, stale };
    return this.#last === undefined
      ? { status: 'loading' }
      : { status: 'data', data: this.#last, stale: true, error };
  }

  /** The answer, where there is one. */
  get data(): T | undefined {
    const { state } = this;
    return state.status === 'data' ? state.data : undefined;
  }

  /** Tries again. What fails often fails in several places, so all of them are read. */
  retry(): void {
    this.#client?.invalidate();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const { client, isConnected } = this.#host;
    // Something else may have let it render after it went.
    if (!isConnected) return;
    const read = this.#ask() ?? undefined;
    if (client === this.#client && read?.key === this.#answer?.read.key) return;
    const last = this.#answer?.data ?? this.#last;
    this.hostDisconnected();
    this.#last = this.#keep && client === this.#client ? last : undefined;
    this.#client = client;
    this.#answer = client && read && client.subscribe(read, this.#changed);
  }

  hostDisconnected(): void {
    if (this.#answer) this.#client?.unsubscribe(this.#answer, this.#changed);
    this.#answer = undefined;
  }

  readonly #changed = (): void => {
    const error = this.#answer?.error;
    if (error && error !== this.#told) this.#host.failed(error);
    this.#told = error;
    this.#host.requestUpdate();
  };
}
