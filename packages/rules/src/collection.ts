import { knownRow } from './ids.ts';
import { billingRecipients, overdueInvoices, settleIfCovered, voidInvoice } from './invoices.ts';
import { money } from './money.ts';
import type { ChargeOutcome } from './payments.ts';
import { activatePlanChange } from './plans.ts';
import type { AccountState, InvoiceState, PaymentState } from './state.ts';
import type { Work } from './work.ts';

/** Takes in what became of a charge: once, whatever is said twice (PAY-5). */
export function settlePayment(work: Work, paymentId: string, outcome: ChargeOutcome): void {
  const { account } = work;
  const payment = knownRow(account.payments, paymentId);
  if (payment.status !== 'processing') return;
  account.revision += 1;
  payment.status = outcome.status;
  const invoice = knownRow(account.invoices, payment.invoiceId);
  if (outcome.status === 'succeeded') chargeSucceeded(work, invoice, payment);
  else chargeFailed(work, invoice, payment, outcome.declineCode);
  restoreStatus(account);
}

function chargeSucceeded(work: Work, invoice: InvoiceState, payment: PaymentState): void {
  invoice.amountPaid += payment.amount;
  settleIfCovered(work.account, invoice);
  if (invoice.planChange) activatePlanChange(work.account, invoice, invoice.planChange);
  mailAboutPayment(work, 'invoice_paid', invoice, payment);
}

/** A failed charge leaves its invoice overdue (DUN-1); one that a change of plan hung on becomes void (PLAN-6). */
function chargeFailed(work: Work, invoice: InvoiceState, payment: PaymentState, declineCode: string): void {
  payment.declineCode = declineCode;
  if (invoice.planChange) {
    voidInvoice(work, invoice);
    knownRow(work.account.changes, invoice.planChange.changeId).status = 'failed';
  } else {
    invoice.chargeFailed = true;
  }
  mailAboutPayment(work, 'payment_failed', invoice, payment);
}

function mailAboutPayment(work: Work, kind: string, invoice: InvoiceState, payment: PaymentState): void {
  const { account, at } = work;
  work.happened.push({
    type: 'mail',
    kind,
    to: billingRecipients(account),
    params: {
      invoiceId: invoice.id,
      number: invoice.number,
      amount: money(payment.amount, account.currency),
      declineCode: payment.declineCode,
    },
    at,
  });
}

/** Past due while anything is overdue; any settlement restores the subscription when nothing else is (DUN-2). */
export function restoreStatus(account: AccountState): void {
  account.subscription.status = overdueInvoices(account).length > 0 ? 'past_due' : 'active';
}
