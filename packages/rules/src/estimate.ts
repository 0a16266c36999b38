import type { RenewalEstimate, UpcomingInvoice } from '@billfold/contract';
import { produce } from 'immer';
import { formatInstant, type Instant } from './calendar.ts';
import { amountDue, applyBalance, nextRetryAt, openInvoices, paymentInProgress } from './invoices.ts';
import { money } from './money.ts';
import { renew } from './renewal.ts';
import type { AccountState, InvoiceState } from './state.ts';
import { rowAt } from './table.ts';
import { taxView, totalTax } from './tax.ts';
import { lineView } from './views/documents.ts';

/** While closed or unpaid, nothing renews (CLO-2, DUN-3). */
export function renews({ status, subscription }: AccountState): boolean {
  return status === 'open' && subscription.status !== 'unpaid';
}

/**
 * The invoice that the next renewal will make if nothing changes: the renewal itself, on a copy, with what will have taken
 * effect by then (INV-4).
 */
function rehearseRenewal(account: AccountState): InvoiceState | undefined {
  if (!renews(account)) return undefined;
  const { endsAt: at } = account.subscription.period;
  const renewed = produce(account, (draft) => {
    const work = { account: draft, at, happened: [] };
    for (const invoice of retriedBefore(draft, at)) applyBalance(work, invoice);
    renew(work);
  });
  return rowAt(renewed.invoices, account.invoices.size);
}

/** The open invoices that are tried again by then: they take the balance first (CRED-2). */
function retriedBefore(account: AccountState, end: Instant): InvoiceState[] {
  return openInvoices(account).filter((invoice) => {
    const at = nextRetryAt(account, invoice);
    return at !== null && at <= end && !paymentInProgress(account, invoice);
  });
}

/** What the next renewal will be, or `null` when it will make no invoice. */
export function estimateRenewal(account: AccountState): RenewalEstimate | null {
  const invoice = rehearseRenewal(account);
  if (!invoice) return null;
  const { currency } = account;
  return {
    renewsOn: account.subscription.period.end,
    lines: invoice.lines.map((line) => lineView(line, currency)),
    net: money(invoice.total - totalTax(invoice.taxGroups), currency),
    tax: taxView(invoice.taxGroups, currency),
    total: money(invoice.total, currency),
    balanceApplied: money(invoice.balanceApplied, currency),
    amountDue: money(amountDue(invoice), currency),
  };
}

/** The estimate, or why there is none. */
export function upcomingInvoice(account: AccountState): UpcomingInvoice {
  const estimate = estimateRenewal(account);
  const asOf = formatInstant(account.now, account.timeZone);
  return { asOf, estimate, none: estimate ? null : { kind: reasonForNone(account), params: {} } };
}

function reasonForNone(account: AccountState): string {
  if (account.status === 'closed') return 'closed';
  return account.subscription.status === 'unpaid' ? 'unpaid' : 'free_plan';
}
