import type { Quote, RenewalAmount, RequestedChange } from '@billfold/contract';
import { produce } from 'immer';
import { requireOpen, requirePermissionFor } from './access.ts';
import { formatInstant, type Instant } from './calendar.ts';
import { makeChange, outcomeOf, toBalance, type Asking } from './changes.ts';
import { restoreStatus, settlePayment, takeMoney } from './collection.ts';
import { estimateRenewal } from './estimate.ts';
import { knownRow, newId, rowById } from './ids.ts';
import { amountDue } from './invoices.ts';
import { instantText, localDay } from './local-days.ts';
import { money } from './money.ts';
import { invalid, notFound, Refusal } from './refusal.ts';
import type { AccountState, ChangeState, InvoiceState, QuoteState, TaxGroup } from './state.ts';
import { append, rowAt } from './table.ts';
import { taxView } from './tax.ts';
import { lineView } from './views/documents.ts';
import type { Work } from './work.ts';

const MINUTE = 60_000;
const LIFE = 10 * MINUTE;

/** Notes down what somebody may accept within ten minutes (QUO-1). */
export function recordQuote({ account, at }: Work, memberId: string, change: RequestedChange): string {
  const id = newId(account, 'quo');
  const { revision } = account;
  append(account.quotes, {
    id,
    memberId,
    change,
    asOf: at,
    expiresAt: at + LIFE,
    revision,
    changeId: null,
  });
  return id;
}

/**
 * Does what a quote says, at the quote's own instant (QUO-2). Accepted twice, it is done once.
 * @returns the id of the change
 * @throws Refusal `quote_stale` when the amounts might no longer be the same
 */
export function acceptQuote(work: Work, memberId: string, quoteId: string): string {
  const quote = quoteOf(work.account, memberId, quoteId);
  return quote.changeId ?? carryOutQuote(work, quote);
}

/**
 * The same for the change that awaited confirmation and has it now: the quote is the fresh one that was shown (CONF-1).
 * @throws Refusal `invalid_request` when the quote is of another change
 */
export function acceptConfirmed(work: Work, memberId: string, quoteId: string, changeId: string): void {
  const quote = quoteOf(work.account, memberId, quoteId);
  const { requested } = knownRow(work.account.changes, changeId);
  if (quote.changeId !== null || !isSameChange(quote.change, requested)) {
    throw invalid([
      { pointer: '/quoteId', code: 'invalid_value', detail: 'It is the quote of another change' },
    ]);
  }
  carryOutQuote(work, quote, changeId);
}

function quoteOf({ quotes }: AccountState, memberId: string, quoteId: string): QuoteState {
  const quote = rowById(quotes, quoteId);
  if (quote?.memberId !== memberId) throw notFound('quote');
  return quote;
}

function isSameChange(a: RequestedChange, b: RequestedChange): boolean {
  return (
    a.type === 'change_plan' && b.type === 'change_plan' && a.planId === b.planId && a.interval === b.interval
  );
}

function carryOutQuote(work: Work, quote: QuoteState, confirmedId?: string): string {
  const { account, at } = work;
  const { change: requested, memberId: by } = quote;
  requireOpen(account);
  requirePermissionFor(account, by, requested);
  if (isStale(account, quote, at)) {
    throw new Refusal('quote_stale', 'The amounts may have changed since this quote', {
      remedy: { kind: 'requote', params: {} },
    });
  }
  const asking: Asking = { by, requested, ...(confirmedId !== undefined && { confirmedId }) };
  const then = { ...work, at: quote.asOf };
  quote.changeId = makeChange(then, asking);
  // A credit may have settled what was owed: the new period begins at the quote's instant, too (DUN-3).
  restoreStatus(then);
  return quote.changeId;
}

/** Lapsed, or a local midnight, a due event or a changed input lies between (QUO-2). */
function isStale(account: AccountState, quote: QuoteState, now: Instant): boolean {
  return (
    now > quote.expiresAt ||
    quote.revision !== account.revision ||
    localDay(account, quote.asOf) !== localDay(account, now)
  );
}

/** What a rehearsal came to. */
interface Rehearsal {
  outcome: Quote['outcome'];
  record: ChangeState;
  /** What its payment brings about besides: a period that begins anew (DUN-3). */
  further: InvoiceState[];
  after: AccountState;
}

/**
 * Does the change on a copy, as if it was confirmed and its payment succeeded: a quote is a rehearsal of what it
 * announces (QUO-1).
 */
function rehearse(account: AccountState, by: string, requested: RequestedChange, at: Instant): Rehearsal {
  const rehearsal = { changeId: '', outcome: 'applied' as Quote['outcome'], made: 0 };
  const after = produce(account, (draft) => {
    const work: Work = { account: draft, at, happened: [] };
    rehearsal.outcome = outcomeOf(work, { by, requested });
    rehearsal.changeId = makeChange(work, confirmedAlready(work, by, requested, rehearsal.outcome));
    rehearsal.made = draft.invoices.size;
    payAll(work, knownRow(draft.changes, rehearsal.changeId));
  });
  const further = Array.from({ length: after.invoices.size - rehearsal.made }, (_, index) =>
    rowAt(after.invoices, rehearsal.made + index),
  ).filter((invoice) => invoice !== undefined);
  const { outcome, changeId } = rehearsal;
  return { outcome, record: knownRow(after.changes, changeId), further, after };
}

/** What would await confirmation is rehearsed as if it had it: so the amounts are those of today. */
function confirmedAlready(
  work: Work,
  by: string,
  requested: RequestedChange,
  outcome: Quote['outcome'],
): Asking {
  if (outcome !== 'awaiting_confirmation') return { by, requested };
  const confirmedId = makeChange({ ...work, happened: [] }, { by, requested });
  return { by, requested, confirmedId };
}

/** As if every charge that is wanted succeeded, those of what follows too, and every transfer had come. */
function payAll(work: Work, { invoiceId, type }: ChangeState): void {
  const { account, happened, at } = work;
  restoreStatus(work);
  for (let next = happened.shift(); next; next = happened.shift()) {
    if (next.type !== 'charge_wanted') continue;
    settlePayment(work, next.paymentId, { status: 'succeeded' });
    restoreStatus(work);
  }
  const invoice = invoiceId === null ? undefined : rowById(account.invoices, invoiceId);
  if (type === 'change_plan' && invoice?.planChange) {
    takeMoney({ account, at, happened: [] }, invoice, amountDue(invoice));
  }
}

/**
 * What a change would cost or give back, without its id: nothing is noted down yet.
 * @throws Refusal when the change itself would be refused
 */
export function priceChange(
  account: AccountState,
  by: string,
  change: RequestedChange,
  at: Instant,
): Omit<Quote, 'id'> {
  const { outcome, record, further, after } = rehearse(account, by, change, at);
  const { currency, timeZone } = account;
  const instant = (when: Instant) => formatInstant(when, timeZone);
  const lines = [...record.lines, ...further.flatMap((invoice) => invoice.lines)];
  const sum = (first: number, rest: (invoice: InvoiceState) => number) =>
    money(
      further.reduce((total, invoice) => total + rest(invoice), first),
      currency,
    );
  return {
    change,
    lines: lines.map((line) => lineView(line, currency)),
    tax: taxView(
      further.reduce((groups, invoice) => addGroups(groups, invoice.taxGroups), record.tax),
      currency,
    ),
    total: money(
      lines.reduce((total, line) => total + line.amount, 0),
      currency,
    ),
    creditApplied: sum(record.creditApplied, ({ balanceApplied }) => Math.max(balanceApplied, 0)),
    dueNow: sum(record.dueNow, ({ total, balanceApplied }) => total - balanceApplied),
    dueAtRenewal: money(record.dueAtRenewal, currency),
    creditTo: [...record.creditTo, ...further.flatMap(toBalance)].map((part) => ({
      ...part,
      amount: money(part.amount, currency),
    })),
    nextRenewal: { before: renewalAmount(account), after: renewalAmount(after) },
    outcome,
    effectiveAt: instantText(account, record.effectiveAt),
    asOf: instant(at),
    expiresAt: instant(at + LIFE),
  };
}

/** The tax of several documents, by rate; each is rounded on its own document. */
function addGroups(groups: readonly TaxGroup[], more: readonly TaxGroup[]): TaxGroup[] {
  const isSame = (a: TaxGroup, b: TaxGroup) =>
    a.treatment.category === b.treatment.category && a.treatment.rate === b.treatment.rate;
  return [
    ...groups.map((group) => {
      const other = more.find((each) => isSame(each, group));
      return other ? { ...group, gross: group.gross + other.gross, tax: group.tax + other.tax } : group;
    }),
    ...more.filter((each) => !groups.some((group) => isSame(each, group))),
  ];
}

function renewalAmount(account: AccountState): RenewalAmount | null {
  const estimate = estimateRenewal(account);
  return estimate && { renewsOn: estimate.renewsOn, amountDue: estimate.amountDue };
}
