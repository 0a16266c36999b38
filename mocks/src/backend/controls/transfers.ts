import type { Money, Payment } from '@billfold/contract';
import { balance, invoiceView, newestFirst, paymentView, rowAt, type AccountState } from '@billfold/rules';
import * as z from 'zod/mini';
import type { Instance } from '../../instance.ts';
import type { Answered } from '../answered.ts';
import { jsonBody, type Call } from '../call.ts';
import { json } from '../problems.ts';
import { read } from '../validation.ts';
import { tell } from './tell.ts';

/** A bank transfer that arrives, in the minor unit of the account's currency. */
const Arrived = z.strictObject({
  amount: z.int().check(z.gte(1), z.lte(1_000_000_000_000)),
  /** What the payer wrote on it. */
  reference: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
});

export type Arrived = z.input<typeof Arrived>;

/** What became of a transfer: the payments that it made, and the balance after it. */
export interface Became {
  payments: Payment[];
  balance: Money;
}

/** The transfer that would settle the oldest open invoice; an amount of nothing, with no reference, when none is open. */
export interface Awaited {
  amount: Money;
  reference: string | null;
}

/** Takes in a transfer (INV-7). Answers what became of it. */
export function receive(before: Instance, call: Call): Answered {
  const { amount, reference = null } = read(Arrived, jsonBody(call));
  const { instance } = tell(before, { type: 'receive_transfer', amount, reference });
  const { account } = instance;
  const became: Became = {
    payments: paymentsSince(before.account, account),
    balance: { amount: balance(account), currency: account.currency },
  };
  return { instance, reply: json(became, 201) };
}

function paymentsSince(before: AccountState, account: AccountState) {
  const { payments } = account;
  return Array.from({ length: payments.size - before.payments.size }, (_, index) => {
    const row = rowAt(payments, before.payments.size + index);
    if (!row) throw new Error('A table has no row below its size');
    return paymentView(account, row);
  });
}

/** What is awaited. */
export function awaited({ account }: Pick<Instance, 'account'>): Awaited {
  const [oldest] = [...newestFirst(account.invoices)].filter(({ status }) => status === 'open').slice(-1);
  if (!oldest) return { amount: { amount: 0, currency: account.currency }, reference: null };
  const { amountDue, number, paymentInstructions } = invoiceView(account, oldest);
  return { amount: amountDue, reference: paymentInstructions?.reference ?? number };
}
