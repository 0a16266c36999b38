/** A backend in the page that answers at once, or when it is told to. */
import type { BillingAdapter } from '@billfold/contract';
import { createHttpAdapter } from '@billfold/http-adapter';
import { createMockFetch } from '@billfold/mocks';

type Facets = Record<string, Record<string, (...args: unknown[]) => Promise<unknown>> | undefined>;

/**
 * The mock's answers, each asked for once and given again from then on: whatever an element asks is answered truly, and
 * a thousand times as fast as it can be.
 */
export class Remembered {
  readonly adapter: BillingAdapter;
  /** How many questions there were, and how many of them still wait. */
  asked = 0;
  waiting = 0;
  readonly #mock = createMockFetch({ scenario: 'team', at: '2026-04-16', overrides: { card: '9995' } });
  #held: Promise<void> | undefined;
  #release: () => void = () => undefined;

  constructor() {
    const { endpoint, fetch, tokens } = this.#mock;
    const token = tokens.owner ?? null;
    this.adapter = this.#remembering(createHttpAdapter({ endpoint, fetch, getToken: () => token }));
  }

  /** The next renewal comes, and its charge is declined. Before anything is asked. */
  async renew(): Promise<void> {
    await this.#mock.control('clock', { to: 'next_renewal' });
  }

  /** From now on nothing is answered. */
  hold(): void {
    this.#held = new Promise((resolve) => (this.#release = resolve));
  }

  /** All that waits is answered, whoever still listens. */
  release(): void {
    this.#held = undefined;
    this.#release();
  }

  #remembering(backend: BillingAdapter): BillingAdapter {
    const facets = backend as Facets;
    return Object.fromEntries(
      Object.entries(facets).map(([name, facet = {}]) => {
        const methods = Object.keys(facet).map((method) => [method, this.#remembered(facet, method)]);
        return [name, Object.fromEntries(methods) as object];
      }),
    );
  }

  #remembered(facet: NonNullable<Facets[string]>, method: string): (...args: unknown[]) => Promise<unknown> {
    const known = new Map<string, Promise<unknown>>();
    return async (...args) => {
      // What was not asked for is not given up either, so that the next one has it.
      const asked = args.filter((arg) => !has(arg, 'signal'));
      const key = JSON.stringify(asked.filter((arg) => !has(arg, 'idempotencyKey')));
      const answer = known.get(key) ?? facet[method]?.(...asked);
      if (!answer) throw new TypeError(`There is no ${method}`);
      known.set(key, answer);
      this.asked += 1;
      this.waiting += 1;
      await this.#held;
      return answer.finally(() => void (this.waiting -= 1));
    };
  }
}

const has = (arg: unknown, option: string): boolean =>
  typeof arg === 'object' && arg !== null && option in arg;
