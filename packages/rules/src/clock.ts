import { produce } from 'immer';
import type { Instant } from './calendar.ts';
import { restoreStatus } from './collection.ts';
import { clockBackwards, execute } from './commands.ts';
import type { ChargeOutcome } from './payments.ts';
import { renew } from './renewal.ts';
import type { AccountState } from './state.ts';
import { periodBounds } from './stays.ts';
import type { Happening } from './work.ts';

/** What carries out what the rules want. */
export interface World {
  /** Charges a card. */
  charge(wanted: Extract<Happening, { type: 'charge_wanted' }>): ChargeOutcome;
  /** Sends a mail. */
  mail(mail: Extract<Happening, { type: 'mail' }>): void;
}

/** When something next happens of itself, or `null` when nothing will. */
export function nextDue(account: AccountState): Instant | null {
  if (account.status === 'closed') return null;
  return periodBounds(account, account.subscription.period).end;
}

/** Carries out what a command wanted, and takes in what came of it. */
export function carryOut(account: AccountState, happened: readonly Happening[], world: World): AccountState {
  let next = account;
  for (const wanted of happened) {
    if (wanted.type === 'mail') {
      world.mail(wanted);
      continue;
    }
    const outcome = world.charge(wanted);
    const settled = execute(next, { type: 'settle_payment', paymentId: wanted.paymentId, outcome }, next.now);
    if (settled.refusal) throw settled.refusal;
    next = carryOut(settled.account, settled.happened, world);
  }
  return next;
}

/**
 * Moves the clock, running all that is due on the way, each at its own instant: so that going there in one step or in
 * many makes no difference (TIME-1).
 * @throws Refusal `clock_backwards`
 */
export function advance(account: AccountState, to: Instant, world: World): AccountState {
  if (to < account.now) throw clockBackwards();
  let next = account;
  for (let due = nextDue(next); due !== null && due <= to; due = nextDue(next))
    next = runDue(next, due, world);
  return produce(next, (draft) => {
    draft.now = to;
    restoreStatus(draft);
  });
}

function runDue(account: AccountState, at: Instant, world: World): AccountState {
  const happened: Happening[] = [];
  const next = produce(account, (draft) => {
    draft.now = at;
    renew({ account: draft, at, happened });
  });
  return carryOut(next, happened, world);
}
