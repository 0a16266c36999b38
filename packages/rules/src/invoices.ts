import type { Remedy } from '@billfold/contract';
import { addDays, addLocalDays, type Instant } from './calendar.ts';
import { applyCredit, grantCredit, returnCredit, withdrawCredit } from './credit.ts';
import { knownRow, newId, nextNumber, rowById } from './ids.ts';
import { localDay } from './local-days.ts';
import { money } from './money.ts';
import { isHopeless, paysByTransfer, wantCharge } from './payments.ts';
import { billingContact, billingRecipients } from './recipients.ts';
import { notFound } from './refusal.ts';
import type { AccountState, CreditNoteState, Grant, InvoiceState, LineState, PaymentState } from './state.ts';
import { append } from './table.ts';
import { takeBack, taxGroups } from './tax.ts';
import type { Work } from './work.ts';

/** What an invoice still asks for: total − credit notes − balance applied − paid. Nothing once it is void (INV-1). */
export function amountDue(invoice: InvoiceState): number {
  if (invoice.status === 'void') return 0;
  return invoice.total - invoice.credited - invoice.balanceApplied - invoice.amountPaid;
}

/** Whether it can be paid: open, or given up and still owed (INV-2). */
export function asksForMoney({ status }: InvoiceState): boolean {
  return status === 'open' || status === 'uncollectible';
}

/**
 * Open, and past its due day or after a failed charge (INV-2). What a change of plan waits for is never owed: it comes
 * about when that is paid, or not at all (PLAN-6).
 */
export function isOverdue(account: AccountState, invoice: InvoiceState): boolean {
  if (invoice.status !== 'open' || invoice.planChange) return false;
  return invoice.dunning !== null || localDay(account, account.now) > invoice.dueOn;
}

/** The last try to charge it. */
function lastPayment({ payments }: AccountState, { paymentIds }: InvoiceState): PaymentState | undefined {
  const last = paymentIds.at(-1);
  return last === undefined ? undefined : knownRow(payments, last);
}

/** Why the last charge of it that failed did; `null` when none has. */
export function lastDecline({ payments }: AccountState, { paymentIds }: InvoiceState): string | null {
  const failed = paymentIds.findLast((id) => knownRow(payments, id).declineCode !== null);
  return failed === undefined ? null : knownRow(payments, failed).declineCode;
}

/** The charge of it that has been asked for and not been answered yet, by the card or by whoever pays (PAY-6). */
export function paymentInProgress(account: AccountState, invoice: InvoiceState): PaymentState | undefined {
  const last = lastPayment(account, invoice);
  return last?.status === 'processing' || last?.status === 'requires_action' ? last : undefined;
}

/** The invoices that ask for money, oldest first. */
export function openInvoices(account: AccountState): InvoiceState[] {
  return account.openInvoiceIds.map((id) => knownRow(account.invoices, id));
}

/** The invoices that should have been paid by now: overdue, or given up; oldest first. */
export function unsettledInvoices(account: AccountState): InvoiceState[] {
  return openInvoices(account).filter(
    (invoice) => invoice.status === 'uncollectible' || isOverdue(account, invoice),
  );
}

/** The way to settle an invoice: to pay it, or to finish the payment that is under way (ACC-2). */
export function payRemedy(account: AccountState, invoice: InvoiceState): Remedy {
  const { id, number } = invoice;
  const payment = paymentInProgress(account, invoice);
  const params = { invoiceId: id, number, amountDue: money(amountDue(invoice), account.currency) };
  if (payment?.status !== 'requires_action') return { kind: 'pay_invoice', params };
  return { kind: 'authenticate', params: { paymentId: payment.id, ...params } };
}

/** When its charge is tried again by itself; `null` when it is not (DUN-2). */
export function nextAttemptAt(account: AccountState, invoice: InvoiceState): Instant | null {
  if (paysByTransfer(account) || isHopeless(account, invoice)) return null;
  return nextRetryAt(account, invoice);
}

/** When its next retry is over, though it may be skipped; `null` when there is none (DUN-2). */
export function nextRetryAt({ policy, timeZone }: AccountState, invoice: InvoiceState): Instant | null {
  const { dunning, status } = invoice;
  const days = dunning && policy.retryDays[dunning.retriesOver];
  if (!dunning || days === null || days === undefined || status !== 'open') return null;
  return addLocalDays(dunning.firstFailedAt, days, timeZone);
}

/**
 * Numbers an invoice and fixes its lines, totals and tax (INV-1). The balance pays what it can (CRED-2); what is left
 * is charged (CRED-3), or waits for a transfer (INV-7).
 */
export function finalizeInvoice(
  work: Work,
  lines: LineState[],
  reason: InvoiceState['reason'],
): InvoiceState {
  const { account, at } = work;
  const groups = taxGroups(lines);
  const total = groups.reduce((sum, group) => sum + group.gross, 0);
  const id = newId(account, 'in');
  const issuedOn = localDay(account, at);
  if (total < 0) grantCredit(work, -total, { invoiceId: id });
  append(account.invoices, {
    id,
    sequence: nextNumber(account, 'document'),
    number: `INV-${nextNumber(account, 'invoice_number')}`,
    reason,
    status: 'open',
    issuedAt: at,
    issuedOn,
    dueOn: paysByTransfer(account) ? addDays(issuedOn, account.policy.transferDueDays) : issuedOn,
    lines,
    taxGroups: groups,
    total,
    uncredited: groups.map((group) => ({ ...group })),
    creditNoteIds: [],
    credited: 0,
    balanceApplied: Math.min(total, 0),
    creditApplied: [],
    amountPaid: 0,
    dunning: null,
    retryPending: false,
    paymentIds: [],
    billTo: account.billTo,
    contact: billingContact(account),
    planChange: null,
  });
  account.openInvoiceIds.push(id);
  const invoice = knownRow(account.invoices, id);
  mailInvoice(work, invoice);
  applyBalance(work, invoice);
  const automatic = reason === 'renewal' || reason === 'restart';
  if (invoice.status === 'open') wantCharge(work, invoice, amountDue(invoice), { automatic });
  return invoice;
}

function mailInvoice({ account, at, happened }: Work, { id, number, total }: InvoiceState): void {
  happened.push({
    type: 'mail',
    kind: 'invoice_issued',
    to: billingRecipients(account),
    params: { invoiceId: id, number, total: money(total, account.currency) },
    at,
  });
}

/** Mails an invoice once more. */
export function sendInvoice(work: Work, invoiceId: string): void {
  const invoice = rowById(work.account.invoices, invoiceId);
  if (!invoice) throw notFound('invoice');
  mailInvoice(work, invoice);
}

/** An invoice that asks for nothing more is paid (CRED-3). */
export function settleIfCovered(account: AccountState, invoice: InvoiceState): void {
  if (asksForMoney(invoice) && amountDue(invoice) === 0) close(account, invoice, 'paid');
}

/**
 * The balance pays what it can of what an invoice asks for, oldest credit first, and no more than that (CRED-2, CRED-3).
 * @param isMeant which of its grants may be used; all, unless it says otherwise
 * @returns how much it has paid
 */
export function applyBalance(work: Work, invoice: InvoiceState, isMeant?: (grant: Grant) => boolean): number {
  const applied = applyCredit(work, amountDue(invoice), invoice.id, isMeant);
  const amount = applied.reduce((sum, part) => sum + part.amount, 0);
  invoice.creditApplied.push(...applied);
  invoice.balanceApplied += amount;
  settleIfCovered(work.account, invoice);
  return amount;
}

/**
 * What is due was frozen while a payment was in progress, so that credit notes of the invoice went to the balance. The
 * payment has ended unpaid: they lower what is due now, as far as they are unused (PAY-6).
 */
export function applyCreditNotes(work: Work, invoice: InvoiceState): void {
  const { account } = work;
  for (const id of invoice.creditNoteIds) {
    const note = knownRow(account.creditNotes, id);
    const amount = withdrawCredit(work, id, Math.min(note.toBalance, amountDue(invoice)));
    note.toBalance -= amount;
    note.toInvoice += amount;
    invoice.credited += amount;
  }
  settleIfCovered(account, invoice);
}

/** Takes an invoice back: its number is kept, nothing is owed, and the balance it took returns (PLAN-6, CRED-4). */
export function voidInvoice(work: Work, invoice: InvoiceState): void {
  returnCredit(work, invoice.creditApplied, invoice.id);
  invoice.balanceApplied = 0;
  invoice.creditApplied = [];
  close(work.account, invoice, 'void');
}

function close(account: AccountState, invoice: InvoiceState, status: 'paid' | 'void'): void {
  invoice.status = status;
  invoice.dunning = null;
  invoice.retryPending = false;
  account.openInvoiceIds = account.openInvoiceIds.filter((id) => id !== invoice.id);
}

/**
 * Gives back charges of one invoice by a credit note, with the tax that they bore (CRED-1). What the invoice still asks
 * for is lowered first, unless it is just being paid (PAY-6); the rest goes to the balance.
 * @param lines their amounts are negative
 */
export function issueCreditNote(work: Work, invoiceId: string, lines: LineState[]): CreditNoteState {
  const { account, at } = work;
  const invoice = knownRow(account.invoices, invoiceId);
  const groups = taxGroups(lines).map(({ treatment, gross }) =>
    takeBack(invoice.uncredited, treatment, -gross),
  );
  const total = groups.reduce((sum, group) => sum + group.gross, 0);
  const lowers = asksForMoney(invoice) && !paymentInProgress(account, invoice);
  const toInvoice = lowers ? Math.min(total, amountDue(invoice)) : 0;
  const id = newId(account, 'cn');
  const note: CreditNoteState = {
    id,
    sequence: nextNumber(account, 'document'),
    number: `CN-${nextNumber(account, 'credit_note_number')}`,
    reason: 'members_removed',
    invoiceId,
    issuedAt: at,
    issuedOn: localDay(account, at),
    lines,
    taxGroups: groups,
    total,
    toInvoice,
    toBalance: total - toInvoice,
    billTo: account.billTo,
  };
  append(account.creditNotes, note);
  invoice.creditNoteIds.push(id);
  invoice.credited += toInvoice;
  settleIfCovered(account, invoice);
  grantCredit(work, note.toBalance, { creditNoteId: id });
  work.happened.push({
    type: 'mail',
    kind: 'credit_issued',
    to: billingRecipients(account),
    params: { creditNoteId: id, number: note.number, total: money(total, account.currency) },
    at,
  });
  return note;
}
