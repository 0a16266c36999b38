import type { Remedy } from '@billfold/contract';
import { dayOf } from './calendar.ts';
import { applyCredit, grantCredit, returnCredit } from './credit.ts';
import { knownRow, newId, nextNumber } from './ids.ts';
import { wantCharge } from './payments.ts';
import { money } from './money.ts';
import type { AccountState, CreditNoteState, InvoiceState, LineState } from './state.ts';
import { append } from './table.ts';
import { takeBack, taxGroups } from './tax.ts';
import type { Work } from './work.ts';

/** What an invoice still asks for: total − credit notes − balance applied − paid. Nothing once it is void (INV-1). */
export function amountDue(invoice: InvoiceState): number {
  if (invoice.status === 'void') return 0;
  return invoice.total - invoice.credited - invoice.balanceApplied - invoice.amountPaid;
}

/** Open, and past its due day or after a failed charge (INV-2). */
export function isOverdue(account: AccountState, invoice: InvoiceState): boolean {
  if (invoice.status !== 'open') return false;
  return invoice.chargeFailed || dayOf(account.now, account.timeZone) > invoice.dueOn;
}

/** Whether a charge for it has been asked for, and not been answered yet. */
export function isBeingPaid({ payments }: AccountState, { paymentIds }: InvoiceState): boolean {
  const last = paymentIds.at(-1);
  return last !== undefined && knownRow(payments, last).status === 'processing';
}

/** The invoices that ask for money, oldest first. */
export function openInvoices(account: AccountState): InvoiceState[] {
  return account.openInvoiceIds.map((id) => knownRow(account.invoices, id));
}

/** The invoices that are overdue, oldest first. */
export function overdueInvoices(account: AccountState): InvoiceState[] {
  return openInvoices(account).filter((invoice) => isOverdue(account, invoice));
}

/** The way to pay an invoice (ACC-2). */
export function payRemedy({ currency }: AccountState, invoice: InvoiceState): Remedy {
  const { id, number } = invoice;
  return {
    kind: 'pay_invoice',
    params: { invoiceId: id, number, amountDue: money(amountDue(invoice), currency) },
  };
}

/** Who gets the account's billing mail. */
export function billingRecipients(account: AccountState): { name: string | null; email: string }[] {
  return Object.values(account.members)
    .filter((member) => member.role === 'owner')
    .map(({ name, email }) => ({ name, email }));
}

/**
 * Numbers an invoice and fixes its lines, totals and tax (INV-1). The balance pays what it can (CRED-2); what is left
 * is charged (CRED-3).
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
  const issuedOn = dayOf(at, account.timeZone);
  const [contact = { name: null, email: '' }] = billingRecipients(account);
  const creditApplied = applyCredit(work, Math.max(total, 0), id);
  if (total < 0) grantCredit(work, -total, { invoiceId: id });
  append(account.invoices, {
    id,
    sequence: nextNumber(account, 'document'),
    number: `INV-${nextNumber(account, 'invoice_number')}`,
    reason,
    status: 'open',
    issuedAt: at,
    issuedOn,
    dueOn: issuedOn,
    lines,
    taxGroups: groups,
    total,
    uncredited: groups.map((group) => ({ ...group })),
    creditNoteIds: [],
    credited: 0,
    balanceApplied: total < 0 ? total : creditApplied.reduce((sum, part) => sum + part.amount, 0),
    creditApplied,
    amountPaid: 0,
    chargeFailed: false,
    paymentIds: [],
    billTo: account.billTo,
    contact,
    planChange: null,
  });
  account.openInvoiceIds.push(id);
  const invoice = knownRow(account.invoices, id);
  work.happened.push({
    type: 'mail',
    kind: 'invoice_issued',
    to: billingRecipients(account),
    params: { invoiceId: id, number: invoice.number, total: money(total, account.currency) },
    at,
  });
  settleIfCovered(account, invoice);
  if (invoice.status === 'open') wantCharge(work, invoice, amountDue(invoice));
  return invoice;
}

/** An invoice that asks for nothing more is paid (CRED-3). */
export function settleIfCovered(account: AccountState, invoice: InvoiceState): void {
  if (invoice.status === 'open' && amountDue(invoice) === 0) close(account, invoice, 'paid');
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
  const lowers = invoice.status === 'open' && !isBeingPaid(account, invoice);
  const toInvoice = lowers ? Math.min(total, amountDue(invoice)) : 0;
  const id = newId(account, 'cn');
  const note: CreditNoteState = {
    id,
    sequence: nextNumber(account, 'document'),
    number: `CN-${nextNumber(account, 'credit_note_number')}`,
    reason: 'members_removed',
    invoiceId,
    issuedAt: at,
    issuedOn: dayOf(at, account.timeZone),
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
