import type {
  CreditNote,
  HistoryEntry,
  Invoice,
  Line,
  LineMember,
  PaymentAttempt,
  PaymentInstructions,
} from '@billfold/contract';
import { formatInstant } from '../calendar.ts';
import { knownRow } from '../ids.ts';
import { amountDue, asksForMoney, isOverdue, nextAttemptAt } from '../invoices.ts';
import { membersOf } from '../lines.ts';
import { money } from '../money.ts';
import { paysByTransfer } from '../payments.ts';
import { creditorReference } from '../reference.ts';
import type { AccountState, CreditNoteState, InvoiceState, LineState, PaymentState } from '../state.ts';
import { newestFirst } from '../table.ts';
import { taxView, totalTax } from '../tax.ts';

/** A line as it is shown (INV-6). */
export function lineView(line: LineState, currency: string): Line {
  const { treatment: _, members, everybody, unitAmount, amount, params, period, ...plain } = line;
  return {
    ...plain,
    params: { ...params },
    period: { ...period },
    unitAmount: money(unitAmount, currency),
    amount: money(amount, currency),
    members: everybody?.count ?? members.length,
  };
}

/** The members whom a line is about, as they were. `undefined` when the invoice has no such line. */
export function lineMembers(invoice: InvoiceState, lineId: string): LineMember[] | undefined {
  const line = invoice.lines.find(({ id }) => id === lineId);
  return line && membersOf(line);
}

/** An invoice as it is shown. */
export function invoiceView(account: AccountState, invoice: InvoiceState): Invoice {
  const { currency, timeZone } = account;
  const { id, number, reason, status, issuedOn, dueOn, billTo, contact } = invoice;
  const nextAttempt = nextAttemptAt(account, invoice);
  return {
    id,
    number,
    reason,
    status,
    overdue: isOverdue(account, invoice),
    issuedOn,
    dueOn,
    issuedAt: formatInstant(invoice.issuedAt, timeZone),
    lines: invoice.lines.map((line) => lineView(line, currency)),
    net: money(invoice.total - totalTax(invoice.taxGroups), currency),
    tax: taxView(invoice.taxGroups, currency),
    total: money(invoice.total, currency),
    creditNotes: invoice.creditNoteIds.map((noteId) => {
      const note = knownRow(account.creditNotes, noteId);
      return { id: noteId, number: note.number, total: money(note.total, currency) };
    }),
    credited: money(invoice.credited, currency),
    balanceApplied: money(invoice.balanceApplied, currency),
    amountPaid: money(invoice.amountPaid, currency),
    amountDue: money(amountDue(invoice), currency),
    seller: account.seller,
    billTo,
    contact,
    attempts: invoice.paymentIds.map((paymentId) =>
      attemptView(account, knownRow(account.payments, paymentId)),
    ),
    nextAttemptAt: nextAttempt === null ? null : formatInstant(nextAttempt, timeZone),
    paymentInstructions: paymentInstructions(account, invoice),
  };
}

/** How it is paid by transfer, while it asks for money and the account pays so (INV-7). */
function paymentInstructions(account: AccountState, invoice: InvoiceState): PaymentInstructions | null {
  if (!account.bankAccount || !paysByTransfer(account) || !asksForMoney(invoice)) return null;
  return { ...account.bankAccount, reference: creditorReference(invoice.number) };
}

function attemptView({ currency, timeZone }: AccountState, payment: PaymentState): PaymentAttempt {
  const { id, at, status, declineCode, amount, method } = payment;
  return {
    id,
    at: formatInstant(at, timeZone),
    status,
    declineCode,
    amount: money(amount, currency),
    method: { ...method },
  };
}

/** A credit note as it is shown. */
export function creditNoteView(account: AccountState, note: CreditNoteState): CreditNote {
  const { currency, timeZone } = account;
  const { id, number, invoiceId, issuedOn, billTo } = note;
  return {
    id,
    number,
    invoiceId,
    invoiceNumber: knownRow(account.invoices, invoiceId).number,
    issuedOn,
    issuedAt: formatInstant(note.issuedAt, timeZone),
    lines: note.lines.map((line) => lineView(line, currency)),
    net: money(note.total - totalTax(note.taxGroups), currency),
    tax: taxView(note.taxGroups, currency),
    total: money(note.total, currency),
    toInvoice: money(note.toInvoice, currency),
    toBalance: money(note.toBalance, currency),
    seller: account.seller,
    billTo,
  };
}

/** Invoices and credit notes together, newest first (INV-3). */
export function* history(account: AccountState): Generator<HistoryEntry> {
  const invoices = newestFirst(account.invoices);
  const notes = newestFirst(account.creditNotes);
  let invoice = invoices.next();
  let note = notes.next();
  while (!invoice.done || !note.done) {
    if (!note.done && (invoice.done || note.value.sequence > invoice.value.sequence)) {
      yield creditNoteEntry(account, note.value);
      note = notes.next();
    } else if (!invoice.done) {
      yield invoiceEntry(account, invoice.value);
      invoice = invoices.next();
    }
  }
}

function invoiceEntry(account: AccountState, invoice: InvoiceState): HistoryEntry {
  const { id, number, reason, issuedOn, status, total } = invoice;
  return {
    type: 'invoice',
    id,
    number,
    reason,
    issuedOn,
    total: money(total, account.currency),
    amountDue: money(amountDue(invoice), account.currency),
    status,
    overdue: isOverdue(account, invoice),
  };
}

function creditNoteEntry({ currency }: AccountState, note: CreditNoteState): HistoryEntry {
  const { id, number, reason, issuedOn, total } = note;
  return {
    type: 'credit_note',
    id,
    number,
    reason,
    issuedOn,
    total: money(-total, currency),
    amountDue: money(0, currency),
    status: null,
    overdue: false,
  };
}
