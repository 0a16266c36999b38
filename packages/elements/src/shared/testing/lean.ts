import type { BillingAdapter } from '@billfold/contract';
import type { createHttpAdapter } from '@billfold/http-adapter';

/** What a billing engine that was not made for this may not know of anything that it answers. */
const UNTOLD = new Set([
  'previousCursor',
  'lastCursor',
  'offset',
  'retryDays',
  'emailFrequency',
  'remaining',
  'units',
  'unitsInPeriod',
  'unit',
]);

/** An answer without it. */
async function lean<T extends object>(answer: Promise<T>): Promise<T> {
  const text = JSON.stringify(await answer, function (this: object, key: string, value: unknown) {
    const isCount = key === 'total' && 'nextCursor' in this;
    const isViewer = key === 'memberId' && 'permissions' in this;
    return UNTOLD.has(key) || isCount || isViewer ? undefined : value;
  });
  return JSON.parse(text) as T;
}

/** A backend over an engine that can tell and do little: of each facet no more than its read, and few facets. */
export function leanEngine(backend: ReturnType<typeof createHttpAdapter>): BillingAdapter {
  const { account, history, invoices, creditNotes, credits, members, paymentMethods, settings } = backend;
  return {
    account: { read: (options) => lean(account.read(options)) },
    history: { list: (query, options) => lean(history.list(query, options)) },
    invoices: {
      read: (id, options) => lean(invoices.read(id, options)),
      upcoming: (options) => lean(invoices.upcoming(options)),
    },
    creditNotes: { read: (id, options) => lean(creditNotes.read(id, options)) },
    credits: { read: (query, options) => lean(credits.read(query, options)) },
    members: { list: (query, options) => lean(members.list(query, options)) },
    paymentMethods: { list: (options) => lean(paymentMethods.list(options)) },
    settings: { read: (options) => lean(settings.read(options)) },
  };
}
