import { checkedAdapters, type BillingAdapter, type BillingError, type MethodName } from '@billfold/contract';
import { checkedAdapter } from './checked-adapter.ts';
import type { Offers, Read } from './reads.ts';

/** A re-read that answers sooner than this shows nothing of itself. */
const SLOW = 200;
/** Answers that nobody shows are kept, so that going back shows something at once. */
const KEPT = 40;

/** What is known of one question. */
export interface Answer<T> {
  readonly read: Read<T>;
  readonly listeners: Set<() => void>;
  data?: T | undefined;
  /** Why the last reading failed. */
  error?: BillingError | undefined;
  /** It is being read again, and that takes a while. */
  stale?: boolean;
  reading?: AbortController | undefined;
}

/**
 * What the elements of one provider know of the backend. Questions asked twice are read once; after any write, on
 * returning to the page, when the connection returns, and when someone posts to `BroadcastChannel('billfold')`, all that
 * is shown is read again.
 * Answers that did not change render nothing.
 */
export class Client {
  /** Asked, it answers what the contract says, or rejects with a `BillingError`. */
  readonly adapter: BillingAdapter;
  /** Whether the end of the session was told already. */
  signedOut = false;
  #offers: Offers = () => true;
  readonly #answers = new Map<string, Answer<unknown>>();
  #shown = 0;
  #channel: BroadcastChannel | undefined;

  constructor(adapter: BillingAdapter) {
    this.adapter = checkedAdapters.has(adapter) ? adapter : checkedAdapter(adapter);
  }

  /** Elements that were given the same adapter share one client. */
  static of(adapter: BillingAdapter): Client {
    let client = clients.get(adapter);
    if (!client) clients.set(adapter, (client = new Client(adapter)));
    return client;
  }

  /** Whether the backend does this: the adapter has the method, and no answer has said otherwise. */
  can(facet: keyof BillingAdapter, method: MethodName): boolean {
    return (
      !!(this.adapter[facet] as Record<string, unknown> | undefined)?.[method] && this.#offers(facet, method)
    );
  }

  /** Asks, and calls `changed` whenever there is something new to render. */
  subscribe<T>(read: Read<T>, changed: () => void): Answer<T> {
    // The key stands for the question, hence for the type of its answer.
    const known = this.#answers.get(read.key) as Answer<T> | undefined;
    const answer: Answer<T> = known ?? { read, listeners: new Set() };
    if (!known) this.#keep(answer);
    const alone = !answer.listeners.size;
    answer.listeners.add(changed);
    if (!this.#shown++) this.#listen(true);
    if (!answer.reading && (alone || answer.error)) void this.#read(answer);
    return answer;
  }

  unsubscribe<T>(answer: Answer<T>, changed: () => void): void {
    if (!answer.listeners.delete(changed)) return;
    if (!answer.listeners.size) {
      answer.reading?.abort();
      answer.reading = undefined;
      answer.stale = false;
    }
    if (!--this.#shown) this.#listen(false);
  }

  /** Reads all that is shown again. What is being read is begun anew: it may answer with what was before a write. */
  invalidate(): void {
    for (const answer of this.#answers.values()) if (answer.listeners.size) void this.#read(answer);
  }

  /** Something was written: reads again here, and tells the other tabs. */
  changed(): void {
    this.invalidate();
    const channel = this.#channel ?? new BroadcastChannel('billfold');
    channel.postMessage('changed');
    if (channel !== this.#channel) channel.close();
  }

  async #read<T>(answer: Answer<T>): Promise<void> {
    if (!this.can(answer.read.facet, answer.read.method)) return;
    answer.reading?.abort();
    const reading = (answer.reading = new AbortController());
    const { signal } = reading;
    const { data, error } = answer;
    const slow = setTimeout(() => {
      if (signal.aborted) return;
      answer.stale = true;
      tell(answer);
    }, SLOW);
    try {
      const latest = await answer.read.run(this.adapter, { signal });
      if (signal.aborted) return;
      if (!same(latest, data)) answer.data = latest;
      answer.error = undefined;
      this.#offers = answer.read.offers?.(latest) ?? this.#offers;
      this.signedOut = false;
    } catch (reason) {
      if (signal.aborted) return;
      // The HTTP adapter rejects with nothing else, nor does `checkedAdapter`.
      answer.error = reason as BillingError;
      // Who may no longer see it shall not go on seeing it.
      if ([401, 403, 404].includes(answer.error.status)) answer.data = undefined;
    }
    clearTimeout(slow);
    answer.reading = undefined;
    const wasStale = answer.stale;
    answer.stale = false;
    if (wasStale || answer.data !== data || answer.error?.code !== error?.code) tell(answer);
  }

  #keep(answer: Answer<unknown>): void {
    this.#answers.set(answer.read.key, answer);
    for (const [key, old] of this.#answers) {
      if (this.#answers.size <= KEPT) break;
      if (!old.listeners.size && old !== answer) this.#answers.delete(key);
    }
  }

  #listen(on: boolean): void {
    const change = on ? 'addEventListener' : 'removeEventListener';
    window[change]('focus', this.#return);
    window[change]('online', this.#return);
    window[change]('visibilitychange', this.#return);
    this.#channel?.close();
    this.#channel = on ? new BroadcastChannel('billfold') : undefined;
    if (this.#channel) this.#channel.onmessage = () => this.invalidate();
  }

  readonly #return = (): void => {
    if (document.visibilityState !== 'visible') return;
    for (const answer of this.#answers.values()) {
      if (answer.listeners.size && !answer.reading) void this.#read(answer);
    }
  };
}

const clients = new WeakMap<BillingAdapter, Client>();

function tell(answer: Answer<unknown>): void {
  for (const changed of answer.listeners) changed();
}

/** Two answers that differ only in when they were given say the same. */
function same(a: unknown, b: unknown): boolean {
  const withoutAsOf = (key: string, value: unknown): unknown => (key === 'asOf' ? undefined : value);
  return JSON.stringify(a, withoutAsOf) === JSON.stringify(b, withoutAsOf);
}
