import type { BillingError, Change, Quote, RequestedChange } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import { ActionController, isUnknown } from './action.ts';
import type { Client } from './client.ts';
import type { BillingElement } from './element.ts';
import { Slow } from './slow.ts';

/** What was done, and the quote that said it before. */
export interface Done {
  readonly change: Change;
  readonly quote: Quote;
}

/**
 * The way of every action that moves money: what it would cost, shown, then accepted (QUO-1, QUO-2). One that is stale
 * comes back as the new quote, with what was shown before beside it, and has to be accepted anew.
 *
 *     private readonly flow = new QuoteFlow(this);
 *     …
 *     await this.flow.ask({ type: 'pay_invoice', invoiceId });
 *     …
 *     const done = await this.flow.accept();
 *     if (done) this.emit('billing-change', done.change);
 */
export class QuoteFlow implements ReactiveController {
  /** What is shown, and would be accepted. */
  quote: Quote | undefined;
  /** What was shown before it, and is no longer to be had. */
  stale: Quote | undefined;
  /** Says that it is still being done. */
  readonly slow: Slow;
  readonly #host: BillingElement;
  readonly #forget: (() => void) | undefined;
  readonly #create: ActionController<[RequestedChange], Quote>;
  readonly #accept: ActionController<[string], Change>;
  #asked = 0;
  #client: Client | undefined;

  /** @param forget Called when another account is shown: nothing that was said about the last one may stay. */
  constructor(host: BillingElement, forget?: () => void) {
    this.#host = host;
    this.#forget = forget;
    this.#create = new ActionController(
      host,
      (adapter, options, change: RequestedChange) => adapter.quotes?.create(change, options),
      { changesNothing: true },
    );
    this.#accept = new ActionController(host, (adapter, options, quoteId: string) =>
      adapter.quotes?.accept(quoteId, options),
    );
    this.slow = new Slow(host, () => this.accepting);
    host.addController(this);
  }

  /** The quote is being made. */
  get asking(): boolean {
    return this.#create.pending !== undefined;
  }

  /** It is being done. */
  get accepting(): boolean {
    return this.#accept.pending !== undefined;
  }

  /** Why there is no quote, or why it was not accepted. */
  get error(): BillingError | undefined {
    return this.#accept.error ?? this.#create.error;
  }

  /** It was accepted, and nobody knows whether it was done: trying again is safe. */
  get unknown(): boolean {
    return this.#accept.error !== undefined && isUnknown(this.#accept.error);
  }

  async ask(change: RequestedChange): Promise<Quote | undefined> {
    const asked = ++this.#asked;
    this.#accept.reset();
    const quote = await this.#create.run(change);
    if (asked !== this.#asked) return undefined;
    this.quote = quote;
    this.stale = undefined;
    this.#host.requestUpdate();
    return quote;
  }

  /** Does what the quote says. `undefined` when it was not done: see `stale`, `error` and `unknown`. */
  async accept(): Promise<Done | undefined> {
    const { quote } = this;
    if (!quote || this.accepting) return undefined;
    const asked = this.#asked;
    const change = await this.#accept.run(quote.id);
    if (change) {
      if (asked === this.#asked) this.reset();
      return { change, quote };
    }
    const { error } = this.#accept;
    if (asked === this.#asked && error?.code === 'quote_stale') {
      const latest = error.quote ?? (await this.ask(quote.change));
      this.#accept.reset();
      this.quote = latest;
      this.stale = latest && quote;
    }
    this.#host.requestUpdate();
    return undefined;
  }

  /** Back to where nothing was asked. */
  reset(): void {
    this.#asked++;
    this.quote = undefined;
    this.stale = undefined;
    this.#create.reset();
    this.#accept.reset();
  }

  hostUpdate(): void {
    const { client } = this.#host;
    if (this.#client && client !== this.#client) {
      this.reset();
      this.#forget?.();
    }
    this.#client = client;
  }
}
