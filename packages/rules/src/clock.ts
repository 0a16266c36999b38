import { produce } from 'immer';
import type { Instant } from './calendar.ts';
import { lapseInvitations } from './changes.ts';
import { expirePayment, nextRetry, restoreStatus, retry } from './collection.ts';
import { clockBackwards, execute, type Command } from './commands.ts';
import { nextDigest, sendDigest } from './digest.ts';
import { renews } from './estimate.ts';
import { knownRow } from './ids.ts';
import { lapsingOn, nextLapse } from './invitations.ts';
import { expireSetup, nextSetupExpiry } from './payment-methods.ts';
import type { ChargeOutcome } from './payments.ts';
import { renew } from './renewal.ts';
import type { AccountState, TaxCheckOutcome } from './state.ts';
import { checkTaxIdAgain, nextTaxCheck } from './tax-ids.ts';
import type { Happening, Work } from './work.ts';

/** What carries out what the rules want. */
export interface World {
  /** Charges a card. */
  charge(wanted: ChargeWanted & { token: string }): ChargeOutcome;
  /** Asks the registry about a VAT number. */
  checkTaxId(value: string): TaxCheckOutcome;
  /** Sends a mail to its recipients (see `recipientsOf`). */
  mail(mail: Extract<Happening, { type: 'mail' }>): void;
}

type ChargeWanted = Extract<Happening, { type: 'charge_wanted' }>;

/** Something that happens of itself. */
interface Due {
  at: Instant;
  run: (work: Work) => void;
}

/** Of each kind the next one, in the order in which those of one instant run (TIME-1). */
function dueEvents(account: AccountState): Due[] {
  if (account.status === 'closed') return [];
  const due: Due[] = [];
  const add = (at: Instant | null | undefined, run: Due['run']) => {
    if (at !== null && at !== undefined) due.push({ at, run });
  };
  const [waitingId] = account.waitingPaymentIds;
  if (waitingId !== undefined) {
    add(knownRow(account.payments, waitingId).expiresAt, (work) =>
      expirePayment(work, knownRow(work.account.payments, waitingId)),
    );
  }
  const setup = nextSetupExpiry(account);
  add(setup?.at, ({ account: draft }) => {
    const method = setup && draft.paymentMethods[setup.method.id];
    if (method) expireSetup(method);
  });
  const retryDue = nextRetry(account);
  add(retryDue?.at, (work) => {
    if (retryDue) retry(work, knownRow(work.account.invoices, retryDue.invoice.id));
  });
  // Before the renewal: nobody is charged for who has not come.
  const lapse = nextLapse(account);
  add(lapse?.at, (work) => {
    if (lapse) lapseInvitations(work, lapsingOn(work.account, lapse.day));
  });
  // A change that waits for the period's end takes effect as the renewal begins.
  if (renews(account)) add(account.subscription.period.endsAt, renew);
  add(nextTaxCheck(account), checkTaxIdAgain);
  add(nextDigest(account), sendDigest);
  return due;
}

/** The earliest; of those of one instant, the first kind. */
function firstDue(account: AccountState): Due | undefined {
  return dueEvents(account).reduce<Due | undefined>(
    (first, due) => (first && first.at <= due.at ? first : due),
    undefined,
  );
}

/** When something next happens of itself, or `null` when nothing will. */
export function nextDue(account: AccountState): Instant | null {
  return firstDue(account)?.at ?? null;
}

/** When the next period begins, or `null` when none will. */
export function nextRenewalAt(account: AccountState): Instant | null {
  return renews(account) ? account.subscription.period.endsAt : null;
}

/** Carries out what a command wanted, and takes in what came of it. */
export function carryOut(account: AccountState, happened: readonly Happening[], world: World): AccountState {
  let next = account;
  for (const wanted of happened) {
    if (wanted.type === 'mail') {
      world.mail(wanted);
      continue;
    }
    const settled = execute(next, answerOf(wanted, world), next.now);
    if (settled.refusal) throw settled.refusal;
    next = carryOut(settled.account, settled.happened, world);
  }
  return next;
}

function answerOf(wanted: Exclude<Happening, { type: 'mail' }>, world: World): Command {
  if (wanted.type === 'tax_check_wanted') {
    const { value } = wanted;
    return { type: 'settle_tax_check', value, outcome: world.checkTaxId(value) };
  }
  const { paymentId, token } = wanted;
  const outcome: ChargeOutcome =
    token === null
      ? { status: 'failed', declineCode: 'no_payment_method' }
      : world.charge({ ...wanted, token });
  return { type: 'settle_payment', paymentId, outcome };
}

/**
 * Moves the clock, running all that is due on the way, each at its own instant: so that going there in one step or in
 * many makes no difference (TIME-1).
 * @throws Refusal `clock_backwards`
 */
export function advance(account: AccountState, to: Instant, world: World): AccountState {
  if (to < account.now) throw clockBackwards();
  let next = account;
  for (let due = firstDue(next); due && due.at <= to; due = firstDue(next)) {
    // What was due before now and has only just become known happens now.
    next = act(next, Math.max(due.at, next.now), due.run, world);
  }
  return act(next, to, () => undefined, world);
}

function act(account: AccountState, at: Instant, run: Due['run'], world: World): AccountState {
  const happened: Happening[] = [];
  const next = produce(account, (draft) => {
    draft.now = at;
    const work = { account: draft, at, happened };
    run(work);
    restoreStatus(work);
  });
  return carryOut(next, happened, world);
}
