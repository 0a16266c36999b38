import { grantCredit } from './credit.ts';
import { noteBillingChange } from './digest.ts';
import { knownRow } from './ids.ts';
import { openInvoices, paymentInProgress, voidInvoice } from './invoices.ts';
import { memberById, replaceStays } from './members.ts';
import { planName } from './prices.ts';
import type { AccountState, ChangeState, InvoiceState, PaymentState, PlanChange } from './state.ts';
import type { Work } from './work.ts';

/** The invoice of a change of plan that is being paid, or waits for its transfer (PLAN-6). */
export function planBeingPaid(account: AccountState): InvoiceState | undefined {
  return openInvoices(account).find(({ planChange }) => planChange !== null);
}

/** The invoice of a change of plan that was reckoned for the seats there are, and is being paid. */
export function planHoldingSeats(account: AccountState): InvoiceState | undefined {
  return account.policy.seats === 'per_member' ? planBeingPaid(account) : undefined;
}

/** The change of plan that its invoice was made for takes effect, as it was when that was made (PLAN-6). */
export function activatePlanChange(work: Work, invoice: InvoiceState): void {
  const { planChange } = invoice;
  if (!planChange) return;
  invoice.planChange = null;
  adoptPlan(work, planChange);
}

/** Another plan or interval counts from now on, with what was charged for it. */
export function adoptPlan(
  work: Work,
  { subscription, stays, planStay, changeId, upgradedBy }: PlanChange,
): void {
  const { account } = work;
  replaceStays(account, null);
  for (const [id, stay] of Object.entries(stays)) {
    const member = memberById(account, id);
    if (member) member.stay = { ...stay, round: account.stays.round };
  }
  account.planStay = planStay;
  account.pendingCharges = [];
  dropScheduled(account);
  account.subscription = { ...subscription, status: account.subscription.status };
  if (upgradedBy !== null) recordUpgrade(account, upgradedBy);
  knownRow(account.changes, changeId).status = 'applied';
  noteBillingChange(work, 'plan_changed', { planName: planName(account, subscription.planId) });
}

/** A change that has waited for the period's end waits no more: undone, or replaced by another (PLAN-4). */
export function dropScheduled(account: AccountState): void {
  const { scheduled } = account.subscription;
  if (!scheduled) return;
  knownRow(account.changes, scheduled.changeId).status = 'canceled';
  account.subscription.scheduled = null;
}

/** Whoever moves the account to a higher plan is recorded (PLAN-5). */
export function recordUpgrade({ subscription }: AccountState, memberId: string): void {
  subscription.upgradedBy = [...subscription.upgradedBy.filter((id) => id !== memberId), memberId];
}

/**
 * Declined or abandoned: the invoice is void, the old plan stays, nothing is owed (PLAN-6). What a short transfer has paid
 * of it goes to the balance (INV-7).
 */
export function failPlanChange(
  work: Work,
  invoice: InvoiceState,
  status: Extract<ChangeState['status'], 'failed' | 'canceled'>,
): void {
  const { planChange } = invoice;
  if (!planChange) return;
  voidInvoice(work, invoice);
  grantCredit(work, invoice.amountPaid, { invoiceId: invoice.id });
  invoice.planChange = null;
  knownRow(work.account.changes, planChange.changeId).status = status;
}

/** A new period begins, or the account is closed: a change that was not paid by then is given up (PLAN-6). */
export function abandonPlanChange(work: Work): void {
  for (const invoice of openInvoices(work.account)) {
    if (!invoice.planChange) continue;
    const payment = paymentInProgress(work.account, invoice);
    if (payment) cancel(work.account, payment);
    failPlanChange(work, invoice, 'canceled');
  }
}

/** The bank's question need not be answered any more (PAY-4). */
export function cancel(account: AccountState, payment: PaymentState): void {
  payment.status = 'canceled';
  payment.expiresAt = null;
  account.waitingPaymentIds = account.waitingPaymentIds.filter((id) => id !== payment.id);
}
