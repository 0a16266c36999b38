import type { Problem } from '@billfold/contract';
import { inOneLine } from './backend/problems.ts';
import type { Control } from './control.ts';
import { Host, memoryStore } from './host.ts';
import { createInstance, tokensOf, type Viewer } from './instance.ts';
import type { RecipeInput } from './recipe.ts';

/** A backend of one's own, reached by `fetch` and kept nowhere. */
export interface MockFetch {
  /** Where it answers. Only this `fetch` finds it. */
  endpoint: string;
  tokens: Partial<Record<Viewer, string>>;
  fetch: typeof globalThis.fetch;
  /** Asks it, or tells it, what only a mock can be. */
  control: Control;
}

/** Makes a backend for one test: in memory, apart from all others. */
export function createMockFetch(recipe: RecipeInput = {}): MockFetch {
  const instance = createInstance(recipe);
  const store = memoryStore();
  const host = new Host('https://mock.invalid', store);
  void store.add(instance);
  const endpoint = host.addressOf(instance.id);

  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    request.signal.throwIfAborted();
    const response = await unlessAborted(host.handle(request), request.signal);
    if (response.type === 'error') throw new TypeError('Failed to fetch');
    return response;
  };

  const control = async (name: string, body = name === 'reset' ? {} : undefined): Promise<unknown> => {
    const init = body && {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${endpoint}/__mock__/${name}`, init);
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`The mock refused ${name}: ${reason(answer as Problem)}`);
    return answer;
  };

  return { endpoint, tokens: tokensOf(instance), fetch, control };
}

/** Each field that is wrong, or else what is wrong with the whole. */
const reason = ({ detail, errors = [] }: Problem): string => errors.map(inOneLine).join('; ') || detail;

/** As `fetch` has it: whoever aborts waits no longer, whatever comes of the request. */
function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    promise.then(resolve, reject);
  });
}
