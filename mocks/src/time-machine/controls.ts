import type { Money } from '@billfold/contract';
import type { Clock } from '../backend/control.ts';
import type { Mail } from '../backend/mail.ts';
import type { Outbox } from '../backend/outbox.ts';
import type { Faults } from '../instance.ts';

/** So many mails are shown. */
const NEWEST = 100;

/** All that the time machine shows. */
export interface Shown {
  clock: Clock;
  /** The newest of those that went out, and how many did. */
  mails: readonly Mail[];
  mailCount: number;
  faults: Faults;
  /** The transfer that would settle the oldest open invoice. */
  awaited: Transfer;
}

/** A bank transfer; an amount of nothing when none is due. */
export interface Transfer {
  amount: Money;
  reference: string | null;
}

/** Where to move the clock. */
export type Move = { advance: string } | { to: string };

/** What a mock says and can be told beside the API. */
export class Controls {
  readonly #base: string;
  readonly #fetch: typeof globalThis.fetch;

  constructor(endpoint: string, fetch: typeof globalThis.fetch) {
    this.#base = `${endpoint.replace(/\/+$/, '')}/__mock__`;
    this.#fetch = fetch;
  }

  async read(): Promise<Shown> {
    const [clock, outbox, faults, awaited] = await Promise.all([
      this.#ask('clock'),
      this.#ask(`outbox?limit=${NEWEST}`),
      this.#ask('faults'),
      this.#ask('transfers'),
    ]);
    return {
      clock: clock as Clock,
      mails: (outbox as Outbox).data,
      mailCount: (outbox as Outbox).total,
      faults: faults as Faults,
      awaited: awaited as Transfer,
    };
  }

  async move(move: Move): Promise<void> {
    await this.#ask('clock', move);
  }

  /** @param code why every charge is declined, or `requires_action`; `null` when the card decides */
  async decline(code: string | null): Promise<void> {
    await this.#ask('faults', { charges: code });
  }

  /** @param count how many answers get lost after all was done */
  async lose(count: number): Promise<void> {
    await this.#ask('faults', { loseAnswers: count });
  }

  /** Lets money arrive at the seller's bank. */
  async transfer({ amount, reference }: Transfer): Promise<void> {
    await this.#ask('transfers', { amount: amount.amount, reference });
  }

  /** Whether the registry of VAT numbers answers. */
  async setRegistry(registry: Faults['registry']): Promise<void> {
    await this.#ask('faults', { registry });
  }

  async startAgain(): Promise<void> {
    await this.#ask('reset', {});
  }

  /** @throws Error with what the mock says, or what became of the line */
  async #ask(name: string, body?: object): Promise<unknown> {
    const response = await this.#fetch(`${this.#base}/${name}`, {
      cache: 'no-store',
      ...(body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.headers.get('Content-Type')?.includes('json'))
      throw new Error(`${response.status} ${response.statusText}: ${this.#base}`);
    const answer: unknown = await response.json();
    if (response.ok) return answer;
    throw new Error((answer as { detail?: string }).detail ?? `${response.status} ${response.statusText}`);
  }
}
