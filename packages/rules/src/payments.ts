import { newId } from './ids.ts';
import type { InvoiceState, PaymentState } from './state.ts';
import { append } from './table.ts';
import type { Work } from './work.ts';

/** What the card said. */
export type ChargeOutcome = { status: 'succeeded' } | { status: 'failed'; declineCode: string };

/** Asks for a charge of an invoice. The answer comes back as the command `settle_payment`. */
export function wantCharge(
  { account, at, happened }: Work,
  invoice: InvoiceState,
  amount: number,
): PaymentState {
  const id = newId(account, 'pay');
  const payment: PaymentState = {
    id,
    invoiceId: invoice.id,
    amount,
    status: 'processing',
    declineCode: null,
    at,
  };
  append(account.payments, payment);
  invoice.paymentIds.push(id);
  const { currency, card } = account;
  happened.push({ type: 'charge_wanted', paymentId: id, amount, currency, token: card.token });
  return payment;
}
