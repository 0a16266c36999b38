import type { AuthenticationResult, NextAction, PaymentsAdapter } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import { asBillingError } from './billing-error.ts';
import type { Client } from './client.ts';
import type { BillingElement } from './element.ts';

/** When the backend is read again after the bank was answered: it hears of that by itself, and later. In milliseconds. */
const LOOKS = [500, 1000, 2000, 4000, 8000, 16_000];

/**
 * What came of asking the bank, as far as this page knows: `asking`, or what the processor answered. `unknown`: no
 * answer came. What the payment or the card is now, only the backend says.
 */
export type Asked = 'asking' | AuthenticationResult | 'unknown';

const RESULTS: readonly AuthenticationResult[] = ['succeeded', 'refused', 'abandoned'];

/** The question as it now stands; `null` when it is asked no more. */
type Find = () => NextAction | null | Promise<NextAction | null>;

/**
 * The questions of banks that one element shows, about payments and about cards that are to be saved (PAY-4). They stand in
 * the backend's answers, and so are still there after a reload, and in another tab. One is asked at a time, once however
 * often it is clicked; afterwards all that is shown is read again, here and in the other tabs.
 *
 *     private readonly bank = new Authentication(this);
 *     …
 *     if (this.bank.available) await this.bank.ask(payment.id, () => payment.nextAction);
 *     …
 *     this.bank.asked(payment.id) === 'abandoned' && t.notAnswered
 */
export class Authentication implements ReactiveController {
  readonly #host: BillingElement;
  #client: Client | undefined;
  /** The id of the payment or the card that was asked about last, and what came of it. */
  #about: string | undefined;
  #asked: Asked | undefined;
  #stop = new AbortController();
  #look: ReturnType<typeof setTimeout> | undefined;

  constructor(host: BillingElement) {
    this.#host = host;
    host.addController(this);
  }

  /** Whether the page has a processor that can ask the bank. */
  get available(): boolean {
    return this.#host.processor !== undefined;
  }

  /** What came of asking about this one. `undefined` until the bank is asked, and after `reset`. */
  asked(id: string): Asked | undefined {
    return this.#about === id ? this.#asked : undefined;
  }

  /**
   * Lets the payer answer. `undefined` when it was stopped, nobody here can ask, or somebody is being asked already.
   * @param id Of the payment or the card.
   */
  async ask(id: string, find: Find): Promise<Asked | undefined> {
    const { processor, client } = this.#host;
    if (!processor || this.#asked === 'asking') return undefined;
    this.reset();
    this.#about = id;
    this.#say('asking');
    const { signal } = (this.#stop = new AbortController());
    const asked = await this.#confirm(processor, find, signal);
    client?.changed();
    if (signal.aborted) return undefined;
    this.#say(asked);
    if (asked === 'succeeded' || asked === 'refused') this.#lookAgain(LOOKS);
    return asked;
  }

  /** Forgets what was asked; what is still open is closed, as when it was answered in another tab. */
  reset(): void {
    this.#stop.abort();
    clearTimeout(this.#look);
    this.#about = undefined;
    this.#say(undefined);
  }

  /**
   * Forgets what was asked once that is settled.
   * @param waits Whether the question still stands.
   */
  settle(waits: (id: string) => boolean): void {
    if (this.#about === undefined || this.#asked === 'asking' || waits(this.#about)) return;
    this.reset();
  }

  hostUpdate(): void {
    const { client } = this.#host;
    if (this.#client && client !== this.#client) this.reset();
    this.#client = client;
  }

  /** Whoever is only moved within the page goes on. */
  hostDisconnected(): void {
    clearTimeout(this.#look);
    setTimeout(() => {
      if (!this.#host.isConnected) this.reset();
    });
  }

  /** `undefined` when there is nothing to ask any more: what is shown is out of date. */
  async #confirm(processor: PaymentsAdapter, find: Find, signal: AbortSignal): Promise<Asked | undefined> {
    try {
      const action = await find();
      if (!action || signal.aborted) return undefined;
      const result: unknown = await processor.confirm(action, { signal, locale: this.#host.l10n?.locale });
      return RESULTS.find((known) => known === result) ?? 'unknown';
    } catch (reason) {
      if (!signal.aborted) this.#host.failed(asBillingError(reason));
      return 'unknown';
    }
  }

  #say(asked: Asked | undefined): void {
    this.#asked = asked;
    this.#host.requestUpdate();
  }

  /** Until whoever asked resets it. After the last look it is as if nobody had asked: it can be tried again. */
  #lookAgain([wait, ...later]: readonly number[]): void {
    this.#look = setTimeout(() => {
      if (wait === undefined) this.reset();
      else {
        this.#host.client?.invalidate();
        this.#lookAgain(later);
      }
    }, wait);
  }
}
