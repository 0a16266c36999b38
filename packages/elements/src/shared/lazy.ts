import { BillingError } from '@billfold/contract';
import { define, type ElementClass } from './define.ts';
import type { BillingElement } from './element.ts';
import type { QueryState } from './query.ts';

/** What a module that is loaded later brings along. */
interface Part {
  /** Its elements, by tag: they are registered where the element around them is. */
  readonly uses: Readonly<Record<string, ElementClass>>;
}

/**
 * A part of an element that is loaded when it is first wanted, so that pages which never need it stay small. It is shown
 * like an answer of the backend.
 *
 *     private readonly more = new Lazy(this, () => import('./more.ts'));
 *     …
 *     this.more.want();
 *     …
 *     ${region(l, this.more, placeholder, (more) => more.show(l))}
 */
export class Lazy<P extends Part> {
  state: QueryState<P> = { status: 'loading' };
  readonly #host: BillingElement;
  readonly #load: () => Promise<P>;
  #wanted = false;

  constructor(host: BillingElement, load: () => Promise<P>) {
    this.#host = host;
    this.#load = load;
  }

  /** `undefined` until it is there. */
  get part(): P | undefined {
    return this.state.status === 'data' ? this.state.data : undefined;
  }

  /** Loads it, the first time. The element renders when it has come, or could not. */
  want(): void {
    if (!this.#wanted) this.retry();
  }

  /** Tries again. */
  retry(): void {
    void this.#try();
  }

  async #try(): Promise<void> {
    const host = this.#host;
    this.#wanted = true;
    if (this.state.status === 'error') this.#become({ status: 'loading' });
    try {
      const data = await this.#load();
      for (const [tag, element] of Object.entries(data.uses)) {
        define(tag, element, host.customElementRegistry ?? undefined);
      }
      this.#become({ status: 'data', data, stale: false, error: undefined });
    } catch (cause) {
      const error = new BillingError('network', 'It was not loaded', { cause });
      this.#become({ status: 'error', error });
      host.failed(error);
    }
  }

  #become(state: QueryState<P>): void {
    this.state = state;
    this.#host.requestUpdate();
  }
}
