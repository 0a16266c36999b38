import { takeMoney } from './collection.ts';
import { grantCredit } from './credit.ts';
import { newId } from './ids.ts';
import { amountDue, openInvoices, paymentInProgress } from './invoices.ts';
import { money } from './money.ts';
import { billingRecipients } from './recipients.ts';
import { meansInvoice } from './reference.ts';
import { invalid, Refusal } from './refusal.ts';
import type { AccountState, InvoiceState } from './state.ts';
import { append } from './table.ts';
import type { MailKind, Work } from './work.ts';

/** Money that has arrived at the seller's bank. */
export interface Transfer {
  /** In the minor unit. */
  amount: number;
  /** What it says that it is for; `null`: nothing, so that it pays the oldest invoice. */
  reference: string | null;
}

/**
 * A bank transfer arrives: it pays its invoice; a short one leaves the rest due, and what is too much goes to the balance,
 * as does all of one whose reference is nobody's, or whose invoice is just being paid otherwise (INV-7, PAY-6).
 * @returns the id of the payment, or of the account when it paid no invoice
 */
export function receiveTransfer(work: Work, { amount, reference }: Transfer): string {
  const { account } = work;
  if (account.status === 'closed') throw new Refusal('account_closed', 'The account is closed');
  if (!Number.isSafeInteger(amount) || amount <= 0) {
    throw invalid([{ pointer: '/amount', code: 'invalid_value', detail: 'It must be more than nothing' }]);
  }
  account.revision += 1;
  const invoice = invoiceMeant(account, reference);
  const due = invoice ? Math.min(amount, amountDue(invoice)) : 0;
  const paymentId = invoice && due > 0 ? pay(work, invoice, due) : null;
  const excess = amount - due;
  grantCredit(work, excess, invoice ? { invoiceId: invoice.id } : {});
  if (excess > 0)
    mail(work, 'transfer_in_excess', {
      amount: money(excess, account.currency),
      number: invoice?.number ?? null,
    });
  return paymentId ?? account.id;
}

function invoiceMeant(account: AccountState, reference: string | null): InvoiceState | undefined {
  return openInvoices(account).find(
    (invoice) =>
      !paymentInProgress(account, invoice) && (reference === null || meansInvoice(reference, invoice.number)),
  );
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
