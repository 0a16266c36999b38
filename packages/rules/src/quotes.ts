import type { Quote, RenewalAmount, RequestedChange } from '@billfold/contract';
import { produce } from 'immer';
import { permissionFor, requirePermission } from './access.ts';
import { dayOf, formatInstant, type Instant } from './calendar.ts';
import { makeChange } from './changes.ts';
import { settlePayment } from './collection.ts';
import { estimateRenewal } from './estimate.ts';
import { knownRow, newId, rowById } from './ids.ts';
import { money } from './money.ts';
import { notFound, Refusal } from './refusal.ts';
import type { AccountState, ChangeState, QuoteState } from './state.ts';
import { append } from './table.ts';
import { taxView } from './tax.ts';
import { lineView } from './views/documents.ts';
import type { Happening, Work } from './work.ts';

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
  const { account, at } = work;
  const quote = rowById(account.quotes, quoteId);
  if (quote?.memberId !== memberId) throw notFound('quote');
  if (quote.changeId) return quote.changeId;
  requirePermission(account, memberId, permissionFor[quote.change.type]);
  if (isStale(account, quote, at)) {
    throw new Refusal('quote_stale', 'The amounts may have changed since this quote', {
      remedy: { kind: 'requote', params: {} },
    });
  }
  quote.changeId = makeChange({ ...work, at: quote.asOf }, quote.change);
  return quote.changeId;
}

/** Lapsed, or a local midnight, a due event or a changed input lies between (QUO-2). */
function isStale(account: AccountState, quote: QuoteState, now: Instant): boolean {
  return (
    now > quote.expiresAt ||
    quote.revision !== account.revision ||
    dayOf(quote.asOf, account.timeZone) !== dayOf(now, account.timeZone)
  );
}

/** Does the change on a copy, as if its payment succeeded: a quote is a rehearsal of what it announces (QUO-1). */
function rehearse(
  account: AccountState,
  change: RequestedChange,
  at: Instant,
): { record: ChangeState; after: AccountState } {
  const happened: Happening[] = [];
  let changeId = '';
  const after = produce(account, (draft) => {
    changeId = makeChange({ account: draft, at, happened }, change);
    for (const wanted of happened) {
      if (wanted.type !== 'charge_wanted') continue;
      settlePayment({ account: draft, at, happened: [] }, wanted.paymentId, { status: 'succeeded' });
    }
  });
  return { record: knownRow(after.changes, changeId), after };
}

/**
 * What a change would cost or give back, without its id: nothing is noted down yet.
 * @throws Refusal when the change itself would be refused
 */
export function priceChange(account: AccountState, change: RequestedChange, at: Instant): Omit<Quote, 'id'> {
  const { record, after } = rehearse(account, change, at);
  const { currency, timeZone } = account;
  const asOf = formatInstant(at, timeZone);
  return {
    change,
    lines: record.lines.map((line) => lineView(line, currency)),
    tax: taxView(record.tax, currency),
    total: money(
      record.lines.reduce((sum, line) => sum + line.amount, 0),
      currency,
    ),
    creditApplied: money(record.creditApplied, currency),
    dueNow: money(record.dueNow, currency),
    dueAtRenewal: money(record.dueAtRenewal, currency),
    creditTo: record.creditTo.map((part) => ({ ...part, amount: money(part.amount, currency) })),
    nextRenewal: { before: renewalAmount(account), after: renewalAmount(after) },
    effectiveAt: asOf,
    asOf,
    expiresAt: formatInstant(at + LIFE, timeZone),
  };
}

function renewalAmount(account: AccountState): RenewalAmount | null {
  const estimate = estimateRenewal(account);
  return estimate && { renewsOn: estimate.renewsOn, amountDue: estimate.amountDue };
}
