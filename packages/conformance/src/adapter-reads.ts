import type { BillingAdapter } from '@billfold/contract';
import { Absent } from './check.ts';
import type { SentLog } from './sent.ts';

type Facet = keyof BillingAdapter;

/**
 * What is called of an adapter, whose account is real: methods that read. The checks get these and no others, so that
 * none can quote, edit, pay or close. What a mailed link is about is not read either.
 */
const reads = {
  account: ['read'],
  members: ['list'],
  plans: ['list'],
  subscription: ['read'],
  changes: ['read'],
  payments: ['read'],
  paymentMethods: ['list'],
  settings: ['read'],
  contacts: ['list'],
  closure: ['read'],
  spending: ['read'],
  history: ['list'],
  invoices: ['list', 'read', 'upcoming', 'lineMembers'],
  creditNotes: ['list', 'read'],
  documents: ['invoicePdf', 'creditNotePdf', 'invoicesCsv'],
  credits: ['read'],
} as const satisfies { [Each in Facet]?: readonly (keyof NonNullable<BillingAdapter[Each]>)[] };

type Reads = typeof reads;

/** An adapter's reads, facet by facet; one that it lacks is left out. A method that it lacks throws `Absent`. */
export type AdapterReads = {
  readonly [Each in keyof Reads]?: Required<
    Pick<NonNullable<BillingAdapter[Each]>, Reads[Each][number] & keyof NonNullable<BillingAdapter[Each]>>
  >;
};

/** The reads of an adapter, each call counted. */
export function readsOf(adapter: BillingAdapter, log: SentLog): AdapterReads {
  const facets = Object.entries(reads).flatMap(([name, methods]) => {
    const facet = adapter[name as Facet] as Record<string, unknown> | undefined;
    if (!facet) return [];
    const counted = methods.map((method) => [
      method,
      (...given: unknown[]) => {
        const read = facet[method];
        if (typeof read !== 'function')
          throw new Absent(`${name}.${method}`, `the adapter has no method ${name}.${method}`);
        log.add(method, name, true);
        return (read as (...given: unknown[]) => unknown).apply(facet, given);
      },
    ]);
    return [[name, Object.fromEntries(counted)]];
  });
  return Object.fromEntries(facets) as AdapterReads;
}
