import type { BillingAdapter, History, HistoryQuery, ReadOptions, UpcomingInvoice } from '@billfold/contract';

/** Something that can be asked of a backend. Two with the same key are one question, and asked once. */
export interface Read<T> {
  readonly facet: keyof BillingAdapter;
  readonly key: string;
  run(adapter: BillingAdapter, options: ReadOptions): Promise<T>;
}

/** Makes a question: its facet, what tells it from others of that facet, and how it is asked. */
export function read<F extends keyof BillingAdapter, T>(
  facet: F,
  key: readonly unknown[],
  run: (facet: NonNullable<BillingAdapter[F]>, options: ReadOptions) => Promise<T>,
): Read<T> {
  return {
    facet,
    key: JSON.stringify([facet, ...key]),
    run(adapter, options) {
      const backend = adapter[facet];
      return backend ? run(backend, options) : Promise.reject(new TypeError(`The adapter has no ${facet}.`));
    },
  };
}

// What the history asks at first sight. All else stands in reads.ts, which such a page does without.

export const readHistory = (query: HistoryQuery): Read<History> =>
  read('history', [query], (history, options) => history.list(query, options));

export const readUpcoming = (): Read<UpcomingInvoice> =>
  read('invoices', ['upcoming'], (invoices, options) => invoices.upcoming(options));
