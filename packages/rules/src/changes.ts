import type { Quote, RequestedChange } from '@billfold/contract';
import { requirePermissionFor } from './access.ts';
import { collect } from './collection.ts';
import { balance } from './credit.ts';
import { noteBillingChange } from './digest.ts';
import { knownRow, newId, rowById } from './ids.ts';
import { alreadyAccepted } from './invitations.ts';
import { amountDue, asksForMoney, paymentInProgress } from './invoices.ts';
import { mailPlanLink, voidLinks } from './links.ts';
import { defaultMethod, methodById } from './payments.ts';
import { isUsable, notUsable } from './payment-methods.ts';
import { invoicePendingCharges, reckonPendingCharges } from './pending-charges.ts';
import { abandonPlanChange, dropScheduled } from './plan-change.ts';
import { changePlan, planOutcome } from './plans.ts';
import { planName } from './prices.ts';
import { notFound, nothingToPayWith, Refusal } from './refusal.ts';
import { memberById } from './members.ts';
import { addMembers, refuseWhilePlanIsBeingPaid, removeMembers } from './seats.ts';
import type { AccountState, ChangeState, InvoiceState, LineState, TaxGroup } from './state.ts';
import { append } from './table.ts';
import { taxGroups } from './tax.ts';
import type { Work } from './work.ts';

type Effect = Omit<ChangeState, 'id' | 'type' | 'requested' | 'memberId' | 'status' | 'effectiveAt'>;

const NOTHING: Effect = {
  lines: [],
  tax: [],
  creditApplied: 0,
  dueNow: 0,
  dueAtRenewal: 0,
  creditTo: [],
  memberIds: [],
  invoiceId: null,
  creditNoteIds: [],
  paymentId: null,
  confirmationId: null,
};

/** Who asks for a change, and how far it has come. */
export interface Asking {
  by: string;
  requested: RequestedChange;
  /** The change that awaited confirmation and has it now (CONF-1). */
  confirmedId?: string;
}

/**
 * Does what somebody asked for, or lets it wait for the period's end or for a confirmation. Charges are wanted, and not
 * yet made.
 * @returns the id of the change's record
 */
export function makeChange(work: Work, asking: Asking): string {
  const { account, at } = work;
  const { requested, by, confirmedId } = asking;
  const outcome = outcomeOf(work, asking);
  const id = confirmedId ?? newId(account, 'chg');
  account.revision += 1;
  const effectiveAt = outcome === 'scheduled' ? account.subscription.period.endsAt : at;
  const record = newRecord({ id, requested, memberId: by, status: outcome, effectiveAt });
  if (confirmedId === undefined) append(account.changes, record);
  // It has its confirmation: if it still waits, then for something else.
  if (account.unconfirmedChangeId === id) account.unconfirmedChangeId = null;
  const change = knownRow(account.changes, id);
  Object.assign(change, record);
  if (outcome === 'applied') Object.assign(change, effectOf(work, asking, id));
  else wait(work, by, change);
  if (awaitsTransfer(account, change)) change.status = 'requires_action';
  tieToPayment(account, change);
  return id;
}

function newRecord(
  about: Pick<ChangeState, 'id' | 'requested' | 'memberId' | 'status' | 'effectiveAt'>,
): ChangeState {
  return { ...about, type: about.requested.type, ...NOTHING };
}

/** What comes of it: all but a change of plan is done at once. */
export function outcomeOf(work: Work, { requested, by, confirmedId }: Asking): Quote['outcome'] {
  if (requested.type !== 'change_plan') return 'applied';
  const outcome = planOutcome(work, { ...requested, by });
  return outcome === 'awaiting_confirmation' && confirmedId !== undefined ? 'applied' : outcome;
}

/** A change of plan that waits replaces the one that waited before (PLAN-4). */
function wait(work: Work, by: string, change: ChangeState): void {
  const { account } = work;
  if (change.requested.type !== 'change_plan') return;
  dropScheduled(account);
  cancelUnconfirmedChange(account);
  if (change.status === 'awaiting_confirmation') {
    account.unconfirmedChangeId = change.id;
    mailPlanLink(work, by, change);
    return;
  }
  const { planId, interval } = change.requested;
  account.subscription.scheduled = { changeId: change.id, planId, interval };
  noteBillingChange(work, 'plan_change_scheduled', {
    planName: planName(account, planId),
    effectiveOn: account.subscription.period.end,
  });
}

/** A change of plan that a transfer will pay is not made until that has come (PLAN-6, INV-7). */
function awaitsTransfer(account: AccountState, { invoiceId, paymentId }: ChangeState): boolean {
  if (invoiceId === null || paymentId !== null) return false;
  return knownRow(account.invoices, invoiceId).planChange !== null;
}

/** What its payment comes to is what the change comes to, where it hangs on it (PLAN-6). */
function tieToPayment(account: AccountState, { id, type, paymentId }: ChangeState): void {
  if (paymentId === null || (type !== 'change_plan' && type !== 'pay_invoice')) return;
  knownRow(account.payments, paymentId).changeId = id;
}

function effectOf(work: Work, { requested, by }: Asking, changeId: string): Partial<Effect> {
  switch (requested.type) {
    case 'add_members':
      return added(work, requested.emails);
    case 'remove_members':
      return removed(work, requested.memberIds);
    case 'change_plan':
      return planChanged(work, requested, by, changeId);
    case 'pay_invoice':
      return paid(work, requested);
    case 'invoice_pending_charges':
      return pendingChargesInvoiced(work);
  }
}

function invoiced(invoice: InvoiceState): Partial<Effect> {
  return {
    lines: invoice.lines,
    tax: invoice.taxGroups,
    creditApplied: Math.max(invoice.balanceApplied, 0),
    creditTo: toBalance(invoice),
    dueNow: amountDue(invoice),
    invoiceId: invoice.id,
    paymentId: invoice.paymentIds.at(-1) ?? null,
  };
}

/** Where a negative total goes (PLAN-2). */
export function toBalance({ total }: InvoiceState): ChangeState['creditTo'] {
  return total < 0 ? [{ to: 'balance', amount: 0 - total, invoiceNumber: null }] : [];
}

function planChanged(
  work: Work,
  { planId, interval }: Extract<RequestedChange, { type: 'change_plan' }>,
  by: string,
  changeId: string,
): Partial<Effect> {
  const waited = reckonPendingCharges(work);
  const invoice = changePlan(work, { planId, interval, by }, changeId, waited);
  const dueAtRenewal = 0 - waited.reduce((sum, line) => sum + line.amount, 0);
  return { ...(invoice && invoiced(invoice)), dueAtRenewal };
}

function pendingChargesInvoiced(work: Work): Partial<Effect> {
  refuseWhilePlanIsBeingPaid(work.account);
  const invoice = invoicePendingCharges(work);
  return { ...invoiced(invoice), dueAtRenewal: 0 - invoice.total };
}

function added(work: Work, emails: readonly string[]): Partial<Effect> {
  const { members, lines, invoice } = addMembers(work, emails);
  const memberIds = members.map(({ id }) => id);
  if (invoice) return { ...invoiced(invoice), memberIds };
  const dueAtRenewal = lines.reduce((sum, line) => sum + line.amount, 0);
  return { lines, tax: taxGroups(lines), dueAtRenewal, memberIds };
}

function removed(work: Work, ids: readonly string[]): Partial<Effect> {
  const { lines, creditNotes, pendingLowered } = removeMembers(work, ids);
  const creditTo: ChangeState['creditTo'] = [];
  for (const note of creditNotes) {
    const invoiceNumber = rowById(work.account.invoices, note.invoiceId)?.number ?? null;
    if (note.toInvoice > 0) creditTo.push({ to: 'invoice', amount: note.toInvoice, invoiceNumber });
  }
  const toBalance = creditNotes.reduce((sum, note) => sum + note.toBalance, 0);
  if (toBalance > 0) creditTo.push({ to: 'balance', amount: toBalance, invoiceNumber: null });
  if (pendingLowered > 0)
    creditTo.push({ to: 'pending_charge', amount: pendingLowered, invoiceNumber: null });
  const tax = taxOfCredits(
    lines,
    creditNotes.flatMap((note) => note.taxGroups),
  );
  return {
    lines,
    tax,
    dueAtRenewal: 0 - pendingLowered,
    creditTo,
    memberIds: [...ids],
    creditNoteIds: creditNotes.map(({ id }) => id),
  };
}

/** The tax that is given back, negative: as the credit notes have it, and within charges that waited. */
function taxOfCredits(lines: readonly LineState[], credited: readonly TaxGroup[]): TaxGroup[] {
  return taxGroups(lines).map((group) => {
    const fromNotes = credited.filter(
      (note) =>
        note.treatment.rate === group.treatment.rate && note.treatment.category === group.treatment.category,
    );
    const gross = fromNotes.reduce((sum, note) => sum + note.gross, 0);
    if (gross !== -group.gross) return group;
    return { ...group, tax: -fromNotes.reduce((sum, note) => sum + note.tax, 0) };
  });
}

function paid(
  work: Work,
  { invoiceId, paymentMethodId }: Extract<RequestedChange, { type: 'pay_invoice' }>,
): Partial<Effect> {
  const { account } = work;
  const invoice = rowById(account.invoices, invoiceId);
  if (!invoice) throw notFound('invoice');
  const due = amountDue(invoice);
  if (!asksForMoney(invoice) || due === 0) {
    throw new Refusal('not_payable', 'This invoice does not ask for money');
  }
  if (paymentInProgress(account, invoice))
    throw new Refusal('payment_in_progress', 'This invoice is being paid already');
  // Credit that covers it needs no card (CRED-3).
  const isCovered = paymentMethodId === undefined && balance(account) >= due;
  const method = isCovered ? undefined : methodToPayWith(account, paymentMethodId);
  const creditApplied = collect(work, invoice, { method, automatic: false });
  const payment = paymentInProgress(account, invoice);
  return { creditApplied, dueNow: due - creditApplied, invoiceId, paymentId: payment?.id ?? null };
}

function methodToPayWith(account: AccountState, id: string | undefined) {
  const method = id === undefined ? defaultMethod(account) : methodById(account, id);
  if (id !== undefined && !method) throw notFound('payment method');
  if (!method || method.type === 'bank_transfer') throw nothingToPayWith();
  // The default card is asked even when it has expired, as renewals ask it: its bank may have renewed it.
  if (method.id !== account.defaultPaymentMethodId && !isUsable(account, method)) throw notUsable();
  return method;
}

/** Declines one's own invitation: a removal that day (SEAT-12). */
export function declineInvitation(work: Work, by: string): void {
  const member = memberById(work.account, by);
  if (!member) throw notFound('member');
  if (member.status !== 'invited') throw alreadyAccepted();
  makeChange(work, { by, requested: { type: 'remove_members', memberIds: [by] } });
}

/** Nobody has accepted in time: their invitations lapse, a removal that day, which nobody has asked for (SEAT-12). */
export function lapseInvitations(work: Work, memberIds: string[]): void {
  const { account, at } = work;
  account.revision += 1;
  const record = newRecord({
    id: newId(account, 'chg'),
    requested: { type: 'remove_members', memberIds },
    memberId: null,
    status: 'applied',
    effectiveAt: at,
  });
  append(account.changes, { ...record, ...removed(work, memberIds) });
}

/** A change that awaits confirmation dies, and so does its link: replaced, or ownership has passed (PLAN-4, CONF-1). */
export function cancelUnconfirmedChange(account: AccountState): void {
  const { unconfirmedChangeId: id } = account;
  if (id === null) return;
  knownRow(account.changes, id).status = 'canceled';
  account.unconfirmedChangeId = null;
  voidLinks(account, ({ changeId }) => changeId === id);
}

/** Whatever waits is given up (CLO-2). */
export function cancelWaitingChanges(work: Work): void {
  abandonPlanChange(work);
  dropScheduled(work.account);
  cancelUnconfirmedChange(work.account);
}

/**
 * Undoes a change of plan that waits (PLAN-3).
 * @throws Refusal `not_found`, `change_not_pending`, `payment_in_progress`
 */
export function cancelChange(work: Work, by: string, changeId: string): string {
  const { account } = work;
  const change = rowById(account.changes, changeId);
  if (!change) throw notFound('change');
  requirePermissionFor(account, by, change.requested);
  if (change.requested.type !== 'change_plan') throw notPending();
  switch (change.status) {
    case 'scheduled':
      // To stay on a paid plan takes something to pay with, which may have gone with the plan in view (PAY-2).
      if (account.subscription.price > 0 && !defaultMethod(account)) throw nothingToPayWith();
      dropScheduled(account);
      break;
    case 'awaiting_confirmation':
      cancelUnconfirmedChange(account);
      break;
    case 'requires_action':
      refuseWhileProcessing(account, change);
      abandonPlanChange(work);
      break;
    default:
      throw notPending();
  }
  account.revision += 1;
  noteBillingChange(work, 'plan_change_canceled', {
    planName: planName(account, change.requested.planId),
  });
  return changeId;
}

/** A charge that the card has not answered yet may be paid (PAY-6). */
function refuseWhileProcessing(account: AccountState, { invoiceId }: ChangeState): void {
  const invoice = invoiceId === null ? undefined : rowById(account.invoices, invoiceId);
  if (invoice && paymentInProgress(account, invoice)?.status === 'processing')
    throw new Refusal('payment_in_progress', 'This change is being paid');
}

function notPending(): Refusal {
  return new Refusal('change_not_pending', 'This change does not wait for anything');
}
