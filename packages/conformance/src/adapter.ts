import { BillingError, type BillingAdapter, type ReadOptions } from '@billfold/contract';
import { operations, type Operation, type OperationId } from '@billfold/contract/schemas';
import { readsOf, type AdapterReads } from './adapter-reads.ts';
import { expectEqual, expectThat, NotCovered, Absent, type Chapter, type Check } from './check.ts';
import { allEntries } from './pages.ts';
import { conform } from './http.ts';
import { NO_SUCH_ID } from './harmless.ts';
import type { Need } from './needs.ts';
import { runConformance, type Result, type RunOptions } from './run.ts';
import type { RuleId } from './rules.ts';
import { SentLog } from './sent.ts';
import { bind, type Target } from './target.ts';

/** How an adapter is held. */
export interface HoldOptions extends Omit<RunOptions, 'target' | 'chapter'> {
  /** What it is called in the report. Default: `adapter`. */
  name?: string | undefined;
}

/**
 * Holds a `BillingAdapter` against the contract, by reading alone: no method that does something is called. What each
 * method answers is valid by the schemas, what is not there is a `BillingError`, and an aborted signal ends a read with
 * its reason. The adapter must be signed in as an owner. A facet that it lacks is reported as not covered.
 */
export function holdAdapter(adapter: BillingAdapter, options: HoldOptions = {}): Promise<Result[]> {
  return runConformance({ ...options, target: adapterTarget(adapter, options.name) });
}

/** An adapter as something that is held against the contract. */
export function adapterTarget(adapter: BillingAdapter, name = 'adapter'): Target {
  const log = new SentLog();
  const reads = readsOf(adapter, log);
  return {
    name,
    offers: new Set<Need>(),
    chapters: adapterChapters.map((chapter) => bind(chapter, reads)),
    sent: () => log.list(),
  };
}

type Facet = keyof AdapterReads;

/** A read of the adapter, and the operation whose answer it gives. */
interface Reading {
  facet: Facet;
  operation: OperationId;
  rules: readonly RuleId[];
  /** Asks with the ids that the adapter itself has given out. `undefined`: the account has none to ask for. */
  read: (adapter: AdapterReads, options: ReadOptions) => Promise<unknown> | undefined;
  /** Asks for an id that there is not. */
  readNothing?: (adapter: AdapterReads) => Promise<unknown> | undefined;
}

/** Reads that need no id. */
const plain: readonly Reading[] = [
  {
    facet: 'account',
    operation: 'readAccount',
    rules: ['ACC-1'],
    read: (adapter, options) => adapter.account?.read(options),
  },
  {
    facet: 'members',
    operation: 'listMembers',
    rules: ['SEAT-10'],
    read: (adapter, options) => adapter.members?.list({}, options),
  },
  {
    facet: 'plans',
    operation: 'listPlans',
    rules: ['PLAN-1'],
    read: (adapter, options) => adapter.plans?.list(options),
  },
  {
    facet: 'subscription',
    operation: 'readSubscription',
    rules: ['PRICE-1'],
    read: (adapter, options) => adapter.subscription?.read(options),
  },
  {
    facet: 'paymentMethods',
    operation: 'listPaymentMethods',
    rules: ['PAY-1'],
    read: (adapter, options) => adapter.paymentMethods?.list(options),
  },
  {
    facet: 'settings',
    operation: 'readSettings',
    rules: ['SET-1'],
    read: (adapter, options) => adapter.settings?.read(options),
  },
  {
    facet: 'contacts',
    operation: 'listContacts',
    rules: ['CON-1'],
    read: (adapter, options) => adapter.contacts?.list({}, options),
  },
  {
    facet: 'closure',
    operation: 'readClosure',
    rules: ['CLO-1'],
    read: (adapter, options) => adapter.closure?.read(options),
  },
  {
    facet: 'history',
    operation: 'listHistory',
    rules: ['INV-3'],
    read: (adapter, options) => adapter.history?.list({}, options),
  },
  {
    facet: 'invoices',
    operation: 'listInvoices',
    rules: ['INV-3'],
    read: (adapter, options) => adapter.invoices?.list({}, options),
  },
  {
    facet: 'invoices',
    operation: 'readUpcomingInvoice',
    rules: ['INV-4'],
    read: (adapter, options) => adapter.invoices?.upcoming(options),
  },
  {
    facet: 'creditNotes',
    operation: 'listCreditNotes',
    rules: ['CRED-1'],
    read: (adapter, options) => adapter.creditNotes?.list({}, options),
  },
  {
    facet: 'credits',
    operation: 'readCredits',
    rules: ['CRED-2'],
    read: (adapter, options) => adapter.credits?.read({}, options),
  },
  {
    facet: 'spending',
    operation: 'readSpending',
    rules: ['INV-3'],
    read: (adapter, options) => adapter.spending?.read({}, options),
  },
  {
    facet: 'documents',
    operation: 'exportInvoices',
    rules: ['INV-3'],
    read: (adapter, options) => adapter.documents?.invoicesCsv({}, options),
  },
];

/** Reads of one thing, by its id. */
const byId: readonly Reading[] = [
  {
    facet: 'invoices',
    operation: 'readInvoice',
    rules: ['INV-1'],
    read: (adapter, options) => withInvoice(adapter, (id) => adapter.invoices?.read(id, options)),
    readNothing: (adapter) => adapter.invoices?.read(NO_SUCH_ID),
  },
  {
    facet: 'invoices',
    operation: 'listLineMembers',
    rules: ['INV-6'],
    read: (adapter, options) =>
      withInvoice(adapter, (id, lineId) => adapter.invoices?.lineMembers(id, lineId, {}, options)),
    readNothing: (adapter) => adapter.invoices?.lineMembers(NO_SUCH_ID, NO_SUCH_ID),
  },
  {
    facet: 'documents',
    operation: 'downloadInvoice',
    rules: ['INV-3'],
    read: (adapter, options) => withInvoice(adapter, (id) => adapter.documents?.invoicePdf(id, options)),
    readNothing: (adapter) => adapter.documents?.invoicePdf(NO_SUCH_ID),
  },
  {
    facet: 'payments',
    operation: 'readPayment',
    rules: ['PAY-4'],
    read: (adapter, options) => withPayment(adapter, (id) => adapter.payments?.read(id, options)),
    readNothing: (adapter) => adapter.payments?.read(NO_SUCH_ID),
  },
  {
    facet: 'creditNotes',
    operation: 'readCreditNote',
    rules: ['CRED-1'],
    read: (adapter, options) => withCreditNote(adapter, (id) => adapter.creditNotes?.read(id, options)),
    readNothing: (adapter) => adapter.creditNotes?.read(NO_SUCH_ID),
  },
  {
    facet: 'documents',
    operation: 'downloadCreditNote',
    rules: ['INV-3'],
    read: (adapter, options) =>
      withCreditNote(adapter, (id) => adapter.documents?.creditNotePdf(id, options)),
    readNothing: (adapter) => adapter.documents?.creditNotePdf(NO_SUCH_ID),
  },
];

/** Of what can be asked for, only what is not there: a change has no list to be found in. */
const nothingOf: readonly Pick<Reading, 'facet' | 'readNothing' | 'operation'>[] = [
  ...byId,
  { facet: 'changes', operation: 'readChange', readNothing: (adapter) => adapter.changes?.read(NO_SUCH_ID) },
];

async function withInvoice(
  adapter: AdapterReads,
  read: (id: string, lineId: string) => Promise<unknown> | undefined,
): Promise<unknown> {
  if (!adapter.invoices) throw lacking('invoices');
  const [invoice] = (await adapter.invoices.list({ limit: 1 })).data;
  const [line] = invoice?.lines ?? [];
  if (!invoice || !line) throw new NotCovered('this account has no invoices');
  return read(invoice.id, line.id);
}

async function withPayment(
  adapter: AdapterReads,
  read: (id: string) => Promise<unknown> | undefined,
): Promise<unknown> {
  if (!adapter.invoices) throw lacking('invoices');
  const attempts = (await adapter.invoices.list({})).data.flatMap((invoice) => invoice.attempts);
  const [attempt] = attempts;
  if (!attempt) throw new NotCovered('this account has no payments');
  return read(attempt.id);
}

async function withCreditNote(
  adapter: AdapterReads,
  read: (id: string) => Promise<unknown> | undefined,
): Promise<unknown> {
  if (!adapter.creditNotes) throw lacking('creditNotes');
  const [note] = (await adapter.creditNotes.list({ limit: 1 })).data;
  if (!note) throw new NotCovered('this account has no credit notes');
  return read(note.id);
}

function lacking(facet: Facet): NotCovered {
  return new Absent(facet, `the adapter has no facet ${facet}`);
}

function requireFacet(adapter: AdapterReads, facet: Facet): void {
  if (!adapter[facet]) throw lacking(facet);
}

/** The answer is what the contract says. */
function answerCheck({ facet, operation, rules, read }: Reading): Check<AdapterReads> {
  return {
    rules,
    title: `${facet}: what ${operation} answers is what the contract says`,
    needs: [],
    async run(adapter) {
      requireFacet(adapter, facet);
      const { answer, media }: Operation = operations[operation];
      const value = await read(adapter, {});
      if (answer) {
        conform(answer, value, operation);
        return;
      }
      expectThat(value instanceof Blob && value.size > 0, `${operation} must answer a file, as a Blob`);
      expectThat(
        (value as Blob).type.startsWith(media ?? ''),
        `${operation} must answer ${media ?? 'a file'}, and answered ${(value as Blob).type}`,
      );
    },
  };
}

/** What is not there rejects as the contract says. */
function nothingCheck({ facet, operation, readNothing }: (typeof nothingOf)[number]): Check<AdapterReads> {
  return {
    rules: ['REQ-3', 'REQ-5'],
    title: `${facet}: ${operation} of what there is not rejects with a BillingError not_found`,
    needs: [],
    async run(adapter) {
      requireFacet(adapter, facet);
      const error = await rejection(() => readNothing?.(adapter));
      expectThat(
        error instanceof BillingError,
        `It must reject with a BillingError, and did so with ${String(error)}`,
      );
      expectEqual((error as BillingError).code, 'not_found', 'its code');
    },
  };
}

/** Gone elsewhere: nobody waits for the answer any more. */
function abortCheck({ facet, operation, read }: Reading): Check<AdapterReads> {
  return {
    rules: ['REQ-4'],
    title: `${facet}: ${operation} ends with the signal's reason, aborted before or while it reads`,
    needs: [],
    async run(adapter) {
      requireFacet(adapter, facet);
      const reason = new Error('Gone elsewhere');
      const before = await rejection(() => read(adapter, { signal: AbortSignal.abort(reason) }));
      expectThat(
        before === reason,
        `Aborted before, it must reject with the reason, and did so with ${String(before)}`,
      );
      const controller = new AbortController();
      const reading = rejection(() => read(adapter, { signal: controller.signal }));
      controller.abort(reason);
      const during = await reading;
      expectThat(
        during === reason,
        `Aborted while it reads, it must reject with the reason, and did so with ${String(during)}`,
      );
    },
  };
}

/** What it rejects with; `undefined` when it is fulfilled. */
async function rejection(read: () => Promise<unknown> | undefined): Promise<unknown> {
  try {
    await read();
    return undefined;
  } catch (error) {
    // Of what the adapter or its account lacks, nothing is to be said.
    if (error instanceof NotCovered) throw error;
    return error;
  }
}

const namedError: Check<AdapterReads> = {
  rules: ['REQ-3'],
  title: 'history: a refusal is a BillingError that names the field',
  needs: [],
  async run(adapter) {
    requireFacet(adapter, 'history');
    const error = await rejection(() => adapter.history?.list({ limit: 101 }));
    expectThat(
      error instanceof BillingError,
      `It must reject with a BillingError, and did so with ${String(error)}`,
    );
    const { code, errors } = error as BillingError;
    expectEqual(
      [code, errors.map(({ pointer }) => pointer)],
      ['invalid_request', ['?limit']],
      'its code, and the fields that are named',
    );
  },
};

const pages: Check<AdapterReads> = {
  rules: ['INV-3'],
  title: 'history: pages neither repeat nor miss an entry',
  needs: [],
  async run(adapter) {
    if (!adapter.history) throw lacking('history');
    const { list } = adapter.history;
    const first = await list({ limit: 3 });
    if (first.data.length === 0) throw new NotCovered('this account has no documents');
    // A long history in fewer pages.
    const limit = Math.min(100, Math.max(3, Math.ceil((first.total ?? 0) / 20)));
    const entries = await allEntries('history.list', (cursor) => list({ limit, cursor }));
    expectEqual(entries.length, first.total ?? entries.length, 'the entries on all pages');
  },
};

/** All chapters for adapters. */
export const adapterChapters: readonly Chapter<AdapterReads>[] = [
  {
    name: 'adapter',
    title: 'The adapter',
    checks: [
      ...[...plain, ...byId].map(answerCheck),
      ...nothingOf.map(nothingCheck),
      ...[...plain, ...byId].map(abortCheck),
      namedError,
      pages,
    ],
  },
];
