import { createHttpAdapter } from '@billfold/http-adapter';
import { createMockFetch, type MockFetch } from '@billfold/mocks';

/** What the way to a backend may be like: answers don't come, don't arrive, or are refusals. */
export type Weather = 'fine' | 'stuck' | 'offline' | 'down' | 'signed out' | 'refused';

type Recipe = NonNullable<Parameters<typeof createMockFetch>[0]>;
export type MockAdapter = ReturnType<typeof createHttpAdapter>;

/** A mock backend in April 2026, and an adapter whose way there gets worse and better as a test wants. */
export class Way {
  readonly mock: MockFetch;
  readonly adapter: MockAdapter;
  /** How long each answer takes, in ms, by how many were asked for before. */
  delay: (nth: number) => number = () => 0;
  /** The weather is one of writes alone: what is read is answered all the same. */
  onlyWrites = false;
  #weather: Weather = 'fine';
  #asked = 0;
  readonly #waiting = new Set<() => void>();

  constructor(recipe: Recipe = {}) {
    this.mock = createMockFetch({ scenario: 'team', at: '2026-04-16', ...recipe });
    this.adapter = this.another();
  }

  /** Whatever was stuck goes on. */
  set weather(weather: Weather) {
    this.#weather = weather;
    if (weather === 'stuck') return;
    for (const goOn of this.#waiting) goOn();
    this.#waiting.clear();
  }

  /** An adapter for the same backend, which knows nothing of what others have read. */
  another(): MockAdapter {
    const { endpoint, fetch, tokens } = this.mock;
    return createHttpAdapter({
      endpoint,
      getToken: () => tokens.owner ?? null,
      wait: () => Promise.resolve(),
      fetch: async (input, init) => {
        const delay = this.delay((this.#asked += 1));
        if (delay) await new Promise((resolve) => setTimeout(resolve, delay));
        while (this.#weather === 'stuck') await new Promise<void>((resolve) => this.#waiting.add(resolve));
        if (this.#weather === 'offline') throw new TypeError('No way there');
        const isSpared = this.onlyWrites && (init?.method ?? 'GET') === 'GET';
        const status = isSpared ? undefined : refusals[this.#weather];
        return status ? refusal(status) : fetch(input, init);
      },
    });
  }
}

const refusals: Partial<Record<Weather, number>> = { down: 503, 'signed out': 401, refused: 403 };
const codes: Readonly<Record<number, string>> = {
  401: 'session_expired',
  403: 'forbidden',
  503: 'unavailable',
};

function refusal(status: number): Response {
  const code = codes[status] ?? 'unexpected';
  const headers = { 'Content-Type': 'application/problem+json' };
  return new Response(JSON.stringify({ type: 'about:blank', title: code, status, code }), {
    status,
    headers,
  });
}
