import { formatInstant, type Instant } from './calendar.ts';
import { grantCredit, isPaidInFor } from './credit.ts';
import { knownRow, rowById } from './ids.ts';
import {
  amountDue,
  applyBalance,
  applyCreditNotes,
  asksForMoney,
  nextAttemptAt,
  nextRetryAt,
  openInvoices,
  paymentInProgress,
  settleIfCovered,
  unsettledInvoices,
} from './invoices.ts';
import { localDay } from './local-days.ts';
import { money } from './money.ts';
import {
  isHopeless,
  paysByTransfer,
  wantCharge,
  type AuthenticationOutcome,
  type ChargeOutcome,
  type ChargeTerms,
} from './payments.ts';
import { activatePlanChange, cancel, failPlanChange } from './plan-change.ts';
import { billingRecipients } from './recipients.ts';
import { notFound, Refusal } from './refusal.ts';
import { restart } from './renewal.ts';
import type { AccountState, ChangeState, Grant, InvoiceState, PaymentState } from './state.ts';
import type { MailKind, Work } from './work.ts';

const HOUR = 3_600_000;

/** Takes in what became of a charge: once, whatever is said twice (PAY-5). */
export function settlePayment(work: Work, paymentId: string, outcome: ChargeOutcome): void {
  const { account } = work;
  const payment = knownRow(account.payments, paymentId);
  if (payment.status === 'canceled' && outcome.status === 'succeeded') takeLate(work, payment);
  if (payment.status !== 'processing') return;
  account.revision += 1;
  switch (outcome.status) {
    case 'succeeded':
      succeed(work, payment);
      restoreAsQuoted(work, payment);
      break;
    case 'failed':
      fail(work, payment, 'failed', outcome.declineCode);
      break;
    case 'requires_action':
      waitForAnswer(work, payment);
  }
}

/**
 * The card pays after all what was given up: its invoice, if that still asks for it and is not just being paid otherwise,
 * or else the balance (PLAN-6, PAY-6).
 */
function takeLate(work: Work, payment: PaymentState): void {
  const { account } = work;
  const invoice = knownRow(account.invoices, payment.invoiceId);
  account.revision += 1;
  payment.status = 'succeeded';
  const isFree = asksForMoney(invoice) && !paymentInProgress(account, invoice);
  if (isFree && amountDue(invoice) >= payment.amount) {
    takeMoney(work, invoice, payment.amount);
    mailPaid(work, invoice, payment);
    return;
  }
  if (invoice.status === 'void') invoice.amountPaid += payment.amount;
  grantCredit(work, payment.amount, { invoiceId: invoice.id });
}

/** The bank's question was answered, or the answer was no (PAY-4). */
export function settleAuthentication(work: Work, paymentId: string, outcome: AuthenticationOutcome): void {
  const payment = waitingPayment(work.account, paymentId);
  work.account.revision += 1;
  stopWaiting(work.account, payment);
  if (outcome === 'refused') {
    fail(work, payment, 'failed', 'authentication_failed');
    return;
  }
  succeed(work, payment);
  if (payment.changeId !== null) restoreAsQuoted(work, payment);
}

/**
 * A period that begins anew by a payment begins when that was asked for, though it was paid or its bank's question answered
 * later: so it costs what was quoted (QUO-2, DUN-3). But not before the period that has begun meanwhile.
 */
function restoreAsQuoted(work: Work, { at: askedAt }: PaymentState): void {
  const { account, at: now } = work;
  const { startsAt } = account.subscription.period;
  // Where the account has moved westward, its period's first day may not have begun there yet (CAL-1).
  restoreStatus({ ...work, at: Math.min(now, Math.max(askedAt, startsAt)) });
}

/** Whoever pays gives a payment up that waits for the bank's question to be answered (PAY-4). */
export function cancelPayment(work: Work, paymentId: string): void {
  const payment = waitingPayment(work.account, paymentId);
  work.account.revision += 1;
  cancel(work.account, payment);
  fail(work, payment, 'canceled', null);
}

/** Nobody answered in time: the payment has failed (PAY-4). */
export function expirePayment(work: Work, payment: PaymentState): void {
  work.account.revision += 1;
  stopWaiting(work.account, payment);
  fail(work, payment, 'failed', 'authentication_expired');
}

function waitingPayment({ payments }: AccountState, id: string): PaymentState {
  const payment = rowById(payments, id);
  if (!payment) throw notFound('payment');
  if (payment.status !== 'requires_action')
    throw new Refusal('payment_settled', 'This payment does not wait for anything');
  return payment;
}

function stopWaiting(account: AccountState, payment: PaymentState): void {
  payment.expiresAt = null;
  account.waitingPaymentIds = account.waitingPaymentIds.filter((id) => id !== payment.id);
}

/** Neither paid nor failed: the bank has a question (PAY-4). */
function waitForAnswer(work: Work, payment: PaymentState): void {
  const { account, at } = work;
  payment.status = 'requires_action';
  payment.expiresAt = at + account.policy.authenticationHours * HOUR;
  account.waitingPaymentIds.push(payment.id);
  markChange(account, payment, 'requires_action');
  const invoice = knownRow(account.invoices, payment.invoiceId);
  // Whoever pays by hand is asked on the page.
  if (payment.automatic) {
    const expiresAt = formatInstant(payment.expiresAt, account.timeZone);
    mailAbout(work, 'authentication_required', invoice, payment, { paymentId: payment.id, expiresAt });
  }
}

function succeed(work: Work, payment: PaymentState): void {
  const { account } = work;
  const invoice = knownRow(account.invoices, payment.invoiceId);
  payment.status = 'succeeded';
  markChange(account, payment, 'applied');
  takeMoney(work, invoice, payment.amount);
  mailPaid(work, invoice, payment);
}

function mailPaid(work: Work, invoice: InvoiceState, payment: PaymentState): void {
  const { brand, last4 } = payment.method;
  mailAbout(work, 'invoice_paid', invoice, payment, { brand, last4 });
}

/**
 * Collects what an invoice asks for: the balance pays what it can before any card does (CRED-2), and what is left is
 * charged.
 * @returns how much the balance has paid
 */
export function collect(work: Work, invoice: InvoiceState, terms: ChargeTerms): number {
  const amount = payFromBalance(work, invoice);
  if (asksForMoney(invoice)) wantCharge(work, invoice, amountDue(invoice), terms);
  return amount;
}

/**
 * The balance, or what of it is meant, pays what it can; what hung on the payment takes effect where that is all of it
 * (CRED-2, CRED-3).
 */
function payFromBalance(work: Work, invoice: InvoiceState, isMeant?: (grant: Grant) => boolean): number {
  const { account, at, happened } = work;
  const amount = applyBalance(work, invoice, isMeant);
  if (amount === 0 || invoice.status !== 'paid') return amount;
  activatePlanChange(work, invoice);
  happened.push({
    type: 'mail',
    kind: 'invoice_paid_from_credit',
    to: billingRecipients(account),
    params: { invoiceId: invoice.id, number: invoice.number, amount: money(amount, account.currency) },
    at,
  });
  return amount;
}

/**
 * Tries each open invoice once with the default method, which is another one, was chosen again or was mended; one that is
 * just being paid is tried as soon as that ends unpaid (DUN-2).
 */
export function retryOpenInvoices(work: Work): void {
  const { account } = work;
  const open = openInvoices(account).filter(({ status }) => status === 'open');
  if (open.length > 0) account.revision += 1;
  for (const invoice of open) {
    if (paymentInProgress(account, invoice)) invoice.retryPending = true;
    else collect(work, invoice, { automatic: false });
  }
}

/**
 * The try that has waited for a payment to end (DUN-2): the balance, then the card.
 * @returns whether there was one, and not by transfer
 */
function retryPending(work: Work, invoice: InvoiceState): boolean {
  const isWaiting = invoice.retryPending && invoice.status === 'open';
  invoice.retryPending = false;
  // Whoever changed the method may be gone by now.
  if (isWaiting) collect(work, invoice, { automatic: true });
  return isWaiting && !paysByTransfer(work.account);
}

/** Money has come for an invoice, by card or by transfer; what hung on its payment takes effect. */
export function takeMoney(work: Work, invoice: InvoiceState, amount: number): void {
  invoice.amountPaid += amount;
  settleIfCovered(work.account, invoice);
  if (invoice.status === 'paid') activatePlanChange(work, invoice);
}

/**
 * A charge that failed leaves its invoice overdue, and collecting begins (DUN-1); one that a change of plan hung on becomes
 * void (PLAN-6). By hand, it does not move the schedule (DUN-2).
 */
function fail(
  work: Work,
  payment: PaymentState,
  status: 'failed' | 'canceled',
  declineCode: string | null,
): void {
  const { account, at } = work;
  const invoice = knownRow(account.invoices, payment.invoiceId);
  payment.status = status;
  payment.declineCode = declineCode;
  markChange(account, payment, status);
  if (invoice.planChange) failPlanChange(work, invoice, status);
  else if (!awaitsTransfer(account, invoice, payment))
    invoice.dunning ??= { firstFailedAt: at, retriesOver: 0 };
  applyCreditNotes(work, invoice);
  // Transfers that came for it meanwhile, as if they came now (PAY-6).
  payFromBalance(work, invoice, (grant) => isPaidInFor(account, grant, invoice.id));
  // What comes of the next try is told instead.
  if (retryPending(work, invoice)) return;
  giveUpAfterLast(work, invoice);
  if (declineCode === null || invoice.status === 'paid') return;
  const next = nextAttemptAt(account, invoice);
  mailAbout(work, 'payment_failed', invoice, payment, {
    declineCode,
    nextAttemptAt: next === null ? null : formatInstant(next, account.timeZone),
  });
}

/**
 * Whether a charge that failed changes nothing: a card that is tried by hand where a transfer is awaited, or before that is
 * due, takes nothing from its time (INV-7).
 */
function awaitsTransfer(account: AccountState, { dueOn }: InvoiceState, { changeId }: PaymentState): boolean {
  return paysByTransfer(account) && (changeId !== null || localDay(account, account.now) < dueOn);
}

/** What hangs on a payment of an invoice by hand, or of a change of plan. */
function markChange(account: AccountState, { changeId }: PaymentState, status: ChangeState['status']): void {
  if (changeId) knownRow(account.changes, changeId).status = status;
}

/** When the next retry is due: days after the first failure, at the same local time (DUN-2). */
export function nextRetry(account: AccountState): { at: Instant; invoice: InvoiceState } | null {
  return openInvoices(account).reduce<{ at: Instant; invoice: InvoiceState } | null>((first, invoice) => {
    const at = nextRetryAt(account, invoice);
    return at !== null && (!first || at < first.at) ? { at, invoice } : first;
  }, null);
}

/**
 * Tries once more: the balance, then the card (CRED-2), unless that has said that it never will pay, or a payment is just
 * under way; that attempt is over all the same (DUN-2).
 */
export function retry(work: Work, invoice: InvoiceState): void {
  const { account } = work;
  const { dunning } = invoice;
  if (!dunning) return;
  account.revision += 1;
  dunning.retriesOver += 1;
  if (paymentInProgress(account, invoice)) return;
  payFromBalance(work, invoice);
  if (isHopeless(account, invoice) || paysByTransfer(account)) giveUpAfterLast(work, invoice);
  else if (invoice.status === 'open') wantCharge(work, invoice, amountDue(invoice), { automatic: true });
}

/**
 * After the last retry the invoice is given up, though still owed, and the subscription is unpaid (DUN-2); unless credit
 * that has come while it was being paid covers it (CRED-2).
 */
function giveUpAfterLast(work: Work, invoice: InvoiceState): void {
  const { account, at, happened } = work;
  const { dunning } = invoice;
  if (invoice.status !== 'open' || !dunning || dunning.retriesOver < account.policy.retryDays.length) return;
  payFromBalance(work, invoice);
  if (!asksForMoney(invoice)) return;
  invoice.status = 'uncollectible';
  account.subscription.status = 'unpaid';
  happened.push({
    type: 'mail',
    kind: 'subscription_unpaid',
    to: billingRecipients(account),
    params: { amountDue: money(amountDue(invoice), account.currency) },
    at,
  });
}

function mailAbout(
  { account, at, happened }: Work,
  kind: MailKind,
  invoice: InvoiceState,
  payment: PaymentState,
  more: Record<string, string | null>,
): void {
  happened.push({
    type: 'mail',
    kind,
    to: billingRecipients(account),
    params: {
      invoiceId: invoice.id,
      number: invoice.number,
      amount: money(payment.amount, account.currency),
      ...more,
    },
    at,
  });
}

/**
 * Past due while anything is overdue, unpaid once something was given up; any settlement restores the subscription when
 * nothing else is open (DUN-2), and after `unpaid` a new period begins (DUN-3).
 */
export function restoreStatus(work: Work): void {
  const { account } = work;
  const { subscription } = account;
  if (subscription.status === 'canceled') return;
  const unsettled = unsettledInvoices(account).length > 0;
  if (subscription.status !== 'unpaid') subscription.status = unsettled ? 'past_due' : 'active';
  else if (!unsettled) restart(work);
}
