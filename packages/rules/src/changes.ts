import type { RequestedChange } from '@billfold/contract';
import { newId, rowById } from './ids.ts';
import { amountDue, isBeingPaid } from './invoices.ts';
import { wantCharge } from './payments.ts';
import { changePlan } from './plans.ts';
import { notFound, Refusal } from './refusal.ts';
import { addMembers, removeMembers } from './seats.ts';
import type { ChangeState, InvoiceState, LineState, TaxGroup } from './state.ts';
import { append } from './table.ts';
import { taxGroups } from './tax.ts';
import type { Work } from './work.ts';

type Effect = Omit<ChangeState, 'id' | 'type' | 'status' | 'effectiveAt'>;

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
};

/**
 * Does what somebody asked for. Charges are wanted, and not yet made.
 * @returns the id of the change's record
 */
export function makeChange(work: Work, requested: RequestedChange): string {
  const { account, at } = work;
  const id = newId(account, 'chg');
  account.revision += 1;
  const effect = effectOf(work, requested, id);
  append(account.changes, { id, type: requested.type, status: 'applied', effectiveAt: at, ...effect });
  return id;
}

function effectOf(work: Work, requested: RequestedChange, changeId: string): Effect {
  switch (requested.type) {
    case 'add_members':
      return added(work, requested.emails);
    case 'remove_members':
      return removed(work, requested.memberIds);
    case 'change_plan':
      return planChanged(work, requested, changeId);
    case 'pay_invoice':
      return paid(work, requested.invoiceId);
  }
}

function invoiced(invoice: InvoiceState): Effect {
  return {
    ...NOTHING,
    lines: invoice.lines,
    tax: invoice.taxGroups,
    creditApplied: invoice.balanceApplied,
    dueNow: amountDue(invoice),
    invoiceId: invoice.id,
    paymentId: invoice.paymentIds.at(-1) ?? null,
  };
}

function planChanged(
  work: Work,
  { planId, interval }: Extract<RequestedChange, { type: 'change_plan' }>,
  changeId: string,
): Effect {
  const waited = work.account.pendingCharges.reduce((sum, line) => sum + line.amount, 0);
  return { ...invoiced(changePlan(work, planId, interval, changeId)), dueAtRenewal: 0 - waited };
}

function added(work: Work, emails: readonly string[]): Effect {
  const { members, lines, invoice } = addMembers(work, emails);
  const memberIds = members.map(({ id }) => id);
  if (invoice) return { ...invoiced(invoice), memberIds };
  const dueAtRenewal = lines.reduce((sum, line) => sum + line.amount, 0);
  return { ...NOTHING, lines, tax: taxGroups(lines), dueAtRenewal, memberIds };
}

function removed(work: Work, ids: readonly string[]): Effect {
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
  const creditNoteIds = creditNotes.map(({ id }) => id);
  const tax = taxOfCredits(
    lines,
    creditNotes.flatMap((note) => note.taxGroups),
  );
  return {
    ...NOTHING,
    lines,
    tax,
    dueAtRenewal: 0 - pendingLowered,
    creditTo,
    memberIds: [...ids],
    creditNoteIds,
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

function paid(work: Work, invoiceId: string): Effect {
  const invoice = rowById(work.account.invoices, invoiceId);
  if (!invoice) throw notFound('invoice');
  const dueNow = amountDue(invoice);
  if (invoice.status !== 'open' || dueNow === 0) {
    throw new Refusal('not_payable', 'This invoice does not ask for money');
  }
  if (isBeingPaid(work.account, invoice))
    throw new Refusal('payment_in_progress', 'This invoice is being paid already');
  return { ...NOTHING, dueNow, invoiceId, paymentId: wantCharge(work, invoice, dueNow).id };
}
