import { takeMoney } from './collection.ts';
import { grantCredit } from './credit.ts';
import { newId } from './ids.ts';
import { amountDue, openInvoices, paymentInProgress } from './invoices.ts';
import { money } from './money.ts';
import { billingRecipients } from './recipients.ts';
import { meansInvoice } from './reference.ts';
import { invalid, Refusal } from './refusal.ts';
import type { AccountState, InvoiceState } from './state.ts';
import { append, newestFirst } from './table.ts';
import type { MailKind, Work } from './work.ts';

/** Money that has arrived at the seller's bank. */
export interface Transfer {
  /** In the minor unit. */
  amount: number;
  /** What it says that it is for; `null`: nothing, so that it pays the oldest invoice. */
  reference: string | null;
}

/**
 * A bank transfer arrives: it pays the invoices that it names, the oldest first; a short one leaves the rest due, and what
 * is too much goes to the balance, as does all of one that names nobody's (INV-7). What is for an invoice that is just being
 * paid otherwise waits there for how that ends (PAY-6).
 * @returns the id of the first payment, or of the account when it paid no invoice
 */
export function receiveTransfer(work: Work, { amount, reference }: Transfer): string {
  const { account } = work;
  if (account.status === 'closed') throw new Refusal('account_closed', 'The account is closed');
  if (!Number.isSafeInteger(amount) || amount <= 0) {
    throw invalid([{ pointer: '/amount', code: 'invalid_value', detail: 'It must be more than nothing' }]);
  }
  account.revision += 1;
  const { free: invoices, beingPaid } = invoicesMeant(account, reference);
  const paymentIds: string[] = [];
  let left = amount;
  for (const invoice of invoices) {
    const due = Math.min(left, amountDue(invoice));
    if (due > 0) paymentIds.push(pay(work, invoice, due));
    left -= due;
  }
  const last = invoices.at(-1);
  const source = beingPaid[0] ?? last;
  grantCredit(work, left, source ? { invoiceId: source.id } : {});
  if (left > 0)
    mail(work, 'transfer_in_excess', {
      amount: money(left, account.currency),
      number: last?.number ?? null,
    });
  return paymentIds[0] ?? account.id;
}

/** The invoices that a transfer is for: those that it can pay, and those that are just being paid otherwise. */
function invoicesMeant(
  account: AccountState,
  reference: string | null,
): Record<'free' | 'beingPaid', InvoiceState[]> {
  const isBeingPaid = (invoice: InvoiceState) => paymentInProgress(account, invoice) !== undefined;
  const numbers = () => Array.from(newestFirst(account.invoices), ({ number }) => number);
  const meant = openInvoices(account).filter(
    ({ number }) => reference === null || meansInvoice(reference, number, numbers),
  );
  const free = meant.filter((invoice) => !isBeingPaid(invoice));
  const beingPaid = meant.filter(isBeingPaid);
  if (reference !== null) return { free, beingPaid };
  return free.length > 0
    ? { free: free.slice(0, 1), beingPaid: [] }
    : { free, beingPaid: beingPaid.slice(0, 1) };
}

function pay(work: Work, invoice: InvoiceState, amount: number): string {
  const { account, at } = work;
  const id = newId(account, 'pay');
  append(account.payments, {
    id,
    invoiceId: invoice.id,
    amount,
    status: 'succeeded',
    declineCode: null,
    at,
    methodId: null,
    method: { type: 'bank_transfer', brand: null, last4: null },
    automatic: false,
    changeId: null,
    expiresAt: null,
  });
  invoice.paymentIds.push(id);
  takeMoney(work, invoice, amount);
  mail(work, 'invoice_paid', {
    invoiceId: invoice.id,
    number: invoice.number,
    amount: money(amount, account.currency),
    brand: null,
    last4: null,
  });
  return id;
}

function mail(
  { account, at, happened }: Work,
  kind: MailKind,
  params: Extract<Work['happened'][number], { type: 'mail' }>['params'],
): void {
  happened.push({ type: 'mail', kind, to: billingRecipients(account), params, at });
}
