import type { Blocker, Closure } from '@billfold/contract';
import { produce } from 'immer';
import { formatInstant } from './calendar.ts';
import { balance, lapseCredit } from './credit.ts';
import { cancelWaitingChanges } from './changes.ts';
import { amountDue, openInvoices, paymentInProgress, payRemedy } from './invoices.ts';
import { linkById, mailClosingLink, voidLinks } from './links.ts';
import { localDay } from './local-days.ts';
import { replaceStays } from './members.ts';
import { money } from './money.ts';
import { expireSetup } from './payment-methods.ts';
import { pendingTotal, reckonPendingCharges } from './pending-charges.ts';
import { billingRecipients } from './recipients.ts';
import { Refusal } from './refusal.ts';
import type { AccountState } from './state.ts';
import { unusedLines } from './stays.ts';
import type { Work } from './work.ts';

/** What stands in the way of closing, all of it at once (CLO-1). */
function blockers(account: AccountState): Blocker[] {
  return [...invoiceBlockers(account), ...pendingBlockers(account)];
}

/** What was used is not given away: charges that wait for the next invoice are invoiced and paid first (CLO-1). */
function pendingBlockers(account: AccountState): Blocker[] {
  if (account.pendingCharges.length === 0) return [];
  const params = { amount: money(pendingTotal(account), account.currency) };
  return [{ kind: 'pending_charges', params, remedy: { kind: 'invoice_pending_charges', params } }];
}

function invoiceBlockers(account: AccountState): Blocker[] {
  return openInvoices(account).map((invoice) => {
    const payment = paymentInProgress(account, invoice);
    const { id, number } = invoice;
    const amount = money(amountDue(invoice), account.currency);
    const remedy = payRemedy(account, invoice);
    return payment
      ? {
          kind: 'payment_in_progress',
          params: { paymentId: payment.id, invoiceId: id, number, amount },
          remedy: payment.status === 'requires_action' ? remedy : null,
        }
      : { kind: 'invoice_open', params: { invoiceId: id, number, amountDue: amount }, remedy };
  });
}

/** Closing the account, as far as it has come (CLO-1). */
export function closureView(account: AccountState): Closure {
  const { status, currency, subscription, closingConfirmationId, now, timeZone } = account;
  const isOpen = status === 'open';
  const unusedAmount = isOpen ? valueOfUnusedTime(account) : 0;
  const link = closingConfirmationId === null ? null : linkById(account, closingConfirmationId);
  return {
    status: !isOpen ? 'closed' : link ? 'awaiting_confirmation' : 'open',
    blockers: isOpen ? blockers(account) : [],
    forfeits: {
      balance: money(balance(account), currency),
      unusedTime: unusedAmount > 0 ? { start: localDay(account, now), end: subscription.period.end } : null,
      unusedAmount: money(unusedAmount, currency),
    },
    confirmation: link && { sentTo: link.sentTo, expiresAt: formatInstant(link.expiresAt, timeZone) },
    version: versionOf(account),
    asOf: formatInstant(now, timeZone),
  };
}

/** What the time that is left was charged, or will be before the account closes: the stays are closed on a copy. */
function valueOfUnusedTime(account: AccountState): number {
  const amounts: number[] = [];
  produce(account, (draft) => {
    const work = { account: draft, at: account.now, happened: [] };
    reckonPendingCharges(work);
    const lines = unusedLines(work);
    amounts.push(...lines.map(({ amount }) => amount));
  });
  return amounts.reduce((sum, amount) => sum - amount, 0);
}

/** Whatever may change what is given up makes another version: an amount, or a midnight. */
function versionOf(account: AccountState): string {
  const { revision, now, closingConfirmationId } = account;
  return [revision, localDay(account, now), closingConfirmationId ?? 'open'].join('.');
}

/**
 * Closes the account, or mails the link that does (CLO-1).
 * @throws Refusal `closing_blocked`, `version_stale`
 */
export function closeAccount(work: Work, by: string, version: string): void {
  const { account } = work;
  if (versionOf(account) !== version)
    throw new Refusal('version_stale', 'What is given up has changed: read the closure again');
  refuseWhileBlocked(account);
  if (account.policy.closing === 'confirmation') mailClosingLink(work, by);
  else close(work);
}

function refuseWhileBlocked(account: AccountState): void {
  const [first] = blockers(account);
  if (!first) return;
  throw new Refusal('closing_blocked', 'Something stands in the way: see /closure', {
    ...(first.remedy && { remedy: first.remedy }),
  });
}

/** The link was confirmed; what stands in the way is looked at anew (CONF-1, CLO-1). */
export function confirmClosing(work: Work): void {
  refuseWhileBlocked(work.account);
  close(work);
}

/** Withdraws it while it awaits confirmation. */
export function withdrawClosure({ account }: Work): void {
  if (account.closingConfirmationId === null)
    throw new Refusal('closing_not_pending', 'The account is not about to be closed');
  voidLinks(account, ({ kind }) => kind === 'close_account');
  account.closingConfirmationId = null;
}

/** Nothing is ever charged again: what waits dies, the balance lapses, and history stays (CLO-2). */
function close(work: Work): void {
  const { account, at, happened } = work;
  const lapsed = balance(account);
  const to = billingRecipients(account);
  account.revision += 1;
  cancelWaitingChanges(work);
  lapseCredit(work);
  account.digest = [];
  account.planStay = null;
  replaceStays(account, null);
  for (const method of Object.values(account.paymentMethods)) {
    if (method.setup.status === 'requires_action') expireSetup(method);
  }
  account.closingConfirmationId = null;
  account.subscription.status = 'canceled';
  account.status = 'closed';
  happened.push({
    type: 'mail',
    kind: 'account_closed',
    to,
    params: { balance: money(lapsed, account.currency) },
    at,
  });
}
