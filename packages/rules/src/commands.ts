import type { Quote, RequestedChange } from '@billfold/contract';
import { produce } from 'immer';
import { permissionFor, requirePermission } from './access.ts';
import type { Instant } from './calendar.ts';
import { restoreStatus, settlePayment } from './collection.ts';
import type { ChargeOutcome } from './payments.ts';
import { announcePrice, type AnnouncedPrice } from './plans.ts';
import { acceptQuote, priceChange, recordQuote } from './quotes.ts';
import { Refusal } from './refusal.ts';
import { acceptInvitation, resendInvitation } from './seats.ts';
import type { AccountState } from './state.ts';
import type { Happening, Work } from './work.ts';

/** Everything that can be done to an account from outside. A list of these, with their instants, tells its story. */
export type Command =
  | { type: 'accept_quote'; by: string; quoteId: string }
  | { type: 'accept_invitation'; by: string; name: string | null }
  | { type: 'resend_invitation'; by: string; memberId: string }
  | { type: 'settle_payment'; paymentId: string; outcome: ChargeOutcome }
  | ({ type: 'announce_price' } & AnnouncedPrice);

/** What a command came to: the next state and what is wanted of the world, or a refusal and nothing changed. */
export type Outcome<Result> =
  { refusal: null; account: AccountState; happened: Happening[]; result: Result } | { refusal: Refusal };

/**
 * Carries a command out: wholly or not at all. A pure function; what is due until `now` must have run (see `advance`).
 * @returns as its result the id of the change, member or payment that the command was about
 */
export function execute(account: AccountState, command: Command, now: Instant): Outcome<string> {
  return transact(account, now, (work) => run(work, command));
}

/**
 * Says what a change would cost or give back, and notes it down so that it can be accepted (QUO-1).
 * @param by the member who asks
 */
export function createQuote(
  account: AccountState,
  by: string,
  change: RequestedChange,
  now: Instant,
): Outcome<Quote> {
  return transact(account, now, (work) => {
    requirePermission(account, by, permissionFor[change.type]);
    const priced = priceChange({ ...account, now }, change, now);
    return { id: recordQuote(work, by, change), ...priced };
  });
}

function run(work: Work, command: Command): string {
  switch (command.type) {
    case 'accept_quote':
      return acceptQuote(work, command.by, command.quoteId);
    case 'accept_invitation':
      acceptInvitation(work, command.by, command.name);
      return command.by;
    case 'resend_invitation':
      requirePermission(work.account, command.by, 'members.manage');
      resendInvitation(work, command.memberId);
      return command.memberId;
    case 'settle_payment':
      settlePayment(work, command.paymentId, command.outcome);
      return command.paymentId;
    case 'announce_price':
      announcePrice(work, command);
      return command.planId;
  }
}

function transact<Result>(account: AccountState, now: Instant, act: (work: Work) => Result): Outcome<Result> {
  const happened: Happening[] = [];
  const results: Result[] = [];
  try {
    const next = produce(account, (draft) => {
      if (now < draft.now) throw clockBackwards();
      draft.now = now;
      results.push(act({ account: draft, at: now, happened }));
      restoreStatus(draft);
    });
    return { refusal: null, account: next, happened, result: results[0] as Result };
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

/** The clock only goes forward (TIME-2). */
export function clockBackwards(): Refusal {
  return new Refusal('clock_backwards', 'The clock cannot be moved backwards');
}
