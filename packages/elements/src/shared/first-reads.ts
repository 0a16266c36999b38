import type {
  BillingAdapter,
  History,
  HistoryQuery,
  MethodName,
  ReadOptions,
  UpcomingInvoice,
} from '@billfold/contract';

/** Whether a backend offers something. */
export type Offers = (facet: string, method: string) => boolean;

/** Something that can be asked of a backend. Two with the same key are one question, and asked once. */
export interface Read<T> {
  readonly facet: keyof BillingAdapter;
  readonly method: MethodName;
  readonly key: string;
  /** What the answer says about what else can be asked. */
  offers?(answer: T): Offers;
  run(adapter: BillingAdapter, options: ReadOptions): Promise<T>;
}

type Facets = { [F in keyof BillingAdapter]-?: Required<NonNullable<BillingAdapter[F]>> };
/** What a method is asked, and with what it answers. */
type Asked<Method> = Method extends (...args: infer Args) => unknown
  ? Required<Args> extends [...infer Given, unknown]
    ? Given
    : never[]
  : never[];
type Answered<Method> = Method extends (...args: never) => Promise<infer T> ? T : never;

/** Makes a question: the facet's method that answers it, and what it is asked. */
export function read<F extends keyof Facets, M extends keyof Facets[F] & MethodName>(
  facet: F,
  method: M,
  ...asked: Asked<Facets[F][M]>
): Read<Answered<Facets[F][M]>> {
  return {
    facet,
    method,
    key: JSON.stringify([facet, method, ...asked]),
    run(adapter, options) {
      const backend = adapter[facet] as Record<M, (...args: unknown[]) => Promise<Answered<Facets[F][M]>>>;
      return backend[method](...asked, options);
    },
  };
}

// What the history asks at first sight. All else stands in reads.ts, which such a page does without.

export const readHistory = (query: HistoryQuery): Read<History> => read('history', 'list', query);

export const readUpcoming = (): Read<UpcomingInvoice> => read('invoices', 'upcoming');
