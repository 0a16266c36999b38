import type { Clock } from '../backend/control.ts';
import type { Mail } from '../backend/mail.ts';
import type { Faults } from '../instance.ts';

/** All that the time machine shows. */
export interface Shown {
  clock: Clock;
  mails: readonly Mail[];
  faults: Faults;
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
    const [clock, outbox, faults] = await Promise.all([
      this.#ask('clock'),
      this.#ask('outbox'),
      this.#ask('faults'),
    ]);
    return { clock: clock as Clock, mails: (outbox as { data: Mail[] }).data, faults: faults as Faults };
  }

  async move(move: Move): Promise<void> {
    await this.#ask('clock', move);
  }

  /** @param code why every charge is declined; `null` when none is */
  async decline(code: string | null): Promise<void> {
    await this.#ask('faults', { charges: code });
  }

  /** @param count how many answers get lost after all was done */
  async lose(count: number): Promise<void> {
    await this.#ask('faults', { loseAnswers: count });
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
