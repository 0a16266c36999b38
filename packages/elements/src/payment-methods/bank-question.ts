import type { NextAction } from '@billfold/contract';
import { Authentication, type Asked } from '../shared/authentication.ts';
import { asBillingError } from '../shared/client.ts';
import type { BillingElement } from '../shared/element.ts';

/**
 * One of several questions of banks: before a card is saved, or for a payment. They stand in the backend's answers, and so
 * are still there after a reload, and in another tab (PAY-4).
 */
export class BankQuestion {
  readonly #host: BillingElement;
  readonly #bank: Authentication;
  /** The id of the payment method or payment that was last asked about. */
  #about: string | undefined;

  constructor(host: BillingElement) {
    this.#host = host;
    this.#bank = new Authentication(host);
  }

  /** What came of asking about this one. */
  asked(id: string): Asked | undefined {
    return this.#about === id ? this.#bank.asked : undefined;
  }

  /**
   * Asks. `undefined` where that was not possible, or somebody else was asking.
   * @param find The question, as it now stands.
   */
  async ask(
    id: string,
    find: () => NextAction | null | Promise<NextAction | null>,
  ): Promise<Asked | undefined> {
    if (this.#bank.asked === 'asking') return undefined;
    this.#about = id;
    try {
      const action = await find();
      if (action) return await this.#bank.ask(action);
    } catch (reason) {
      this.#host.failed(asBillingError(reason));
    }
    // It is no longer asked, or could not be read: what is shown is out of date.
    this.#host.client?.invalidate();
    return undefined;
  }

  /**
   * Forgets what was asked once that is settled.
   * @param waits Whether the question still stands.
   */
  settle(waits: (id: string) => boolean): void {
    const { asked } = this.#bank;
    if (this.#about === undefined || asked === undefined || asked === 'asking' || waits(this.#about)) return;
    this.forget();
  }

  forget(): void {
    this.#about = undefined;
    this.#bank.reset();
  }
}
