import type { AuthenticationResult, NextAction } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import { asBillingError, type Client } from './client.ts';
import type { BillingElement } from './element.ts';

/** When the backend is read again after the bank was answered: it hears of that by itself, and later. In milliseconds. */
const LOOKS = [500, 1000, 2000, 4000, 8000, 16_000];

/**
 * What came of asking the bank, as far as this page knows: `asking`, or what the processor answered. `unknown`: no
 * answer came. What the payment or the card is now, only the backend says.
 */
export type Asked = 'asking' | AuthenticationResult | 'unknown';

/**
 * The bank's question (PAY-4): asked once however often it is clicked; afterwards all that is shown is read again, here
 * and in the other tabs.
 *
 *     private readonly bank = new Authentication(this);
 *     …
 *     if (this.bank.available) await this.bank.ask(payment.nextAction);
 *     …
 *     this.bank.asked === 'abandoned' && t.notAnswered
 */
export class Authentication implements ReactiveController {
  /** `undefined` until the bank is asked, and after `reset`. */
  asked: Asked | undefined;
  readonly #host: BillingElement;
  #client: Client | undefined;
  #asking: Promise<Asked | undefined> | undefined;
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

  /** Lets the payer answer. `undefined` when it was stopped, or nobody here can ask. */
  ask(action: NextAction): Promise<Asked | undefined> {
    this.#asking ??= this.#ask(action).finally(() => (this.#asking = undefined));
    return this.#asking;
  }

  /** Forgets what was asked; what is still open is closed, as when it was answered in another tab. */
  reset(): void {
    this.#stop.abort();
    clearTimeout(this.#look);
    this.asked = undefined;
    this.#host.requestUpdate();
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

  async #ask(action: NextAction): Promise<Asked | undefined> {
    const { client, processor } = this.#host;
    if (!processor) return undefined;
    const { signal } = (this.#stop = new AbortController());
    clearTimeout(this.#look);
    this.#say('asking');
    let asked: Asked;
    try {
      asked = await processor.confirm(action, { signal });
    } catch (reason) {
      asked = 'unknown';
      if (!signal.aborted) this.#host.failed(asBillingError(reason));
    }
    client?.changed();
    if (signal.aborted) return undefined;
    this.#say(asked);
    if (asked === 'succeeded' || asked === 'refused') this.#lookAgain(LOOKS);
    return asked;
  }

  #say(asked: Asked): void {
    this.asked = asked;
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
