import type {
  Account,
  Change,
  CreditEntry,
  Member,
  Notice,
  Payment,
  Plan,
  Subscription,
} from '@billfold/contract';
import { permissionsOf } from '../access.ts';
import { formatInstant } from '../calendar.ts';
import { knownRow } from '../ids.ts';
import { amountDue, overdueInvoices, payRemedy } from '../invoices.ts';
import { money } from '../money.ts';
import { offeredPrice } from '../plans.ts';
import { seated } from '../seats.ts';
import type { AccountState, ChangeState, LedgerEntry, MemberState, PaymentState } from '../state.ts';
import { planName } from '../stays.ts';

/** The present, as answers bear it (TIME-1). */
export function asOf(account: AccountState): string {
  return formatInstant(account.now, account.timeZone);
}

/** The account as one of its members sees it (ACC-1). */
export function accountView(
  account: AccountState,
  viewer: MemberState,
  features: readonly string[],
): Account {
  const { id, name, status, policy, timeZone, currency, country, locale, support } = account;
  return {
    id,
    name,
    status,
    policy,
    timeZone,
    currency,
    country,
    locale,
    asOf: asOf(account),
    support,
    features: [...features],
    viewer: {
      memberId: viewer.id,
      name: viewer.name ?? viewer.email,
      role: viewer.role,
      permissions: [...permissionsOf(viewer)],
    },
    notices: noticesFor(account, viewer),
  };
}

/** A failed payment, with its remedy (DUN-1); others are told that there is a problem, and no more (SEAT-8). */
function noticesFor(account: AccountState, viewer: MemberState): Notice[] {
  const overdue = overdueInvoices(account);
  if (!permissionsOf(viewer).includes('invoices.read')) {
    if (overdue.length === 0) return [];
    return [{ kind: 'payment_problem', params: {}, severity: 'warning', remedy: null }];
  }
  return overdue.map((invoice) => {
    const lastPayment = invoice.paymentIds.at(-1);
    return {
      kind: 'payment_failed',
      params: {
        invoiceId: invoice.id,
        number: invoice.number,
        amountDue: money(amountDue(invoice), account.currency),
        declineCode: lastPayment ? knownRow(account.payments, lastPayment).declineCode : null,
      },
      severity: 'critical',
      remedy: payRemedy(account, invoice),
    };
  });
}

/** A member as it is shown. */
export function memberView({ stay: _, ...member }: MemberState): Member {
  return { ...member };
}

/** Members with a seat: the owner first, then by name or address. */
export function membersInOrder(account: AccountState): MemberState[] {
  const collator = new Intl.Collator(account.locale);
  const label = ({ name, email }: MemberState) => name ?? email;
  const rank = ({ role }: MemberState) => (role === 'owner' ? 0 : 1);
  return seated(account).sort((a, b) => rank(a) - rank(b) || collator.compare(label(a), label(b)));
}

/** What the account is subscribed to. */
export function subscriptionView(account: AccountState): Subscription {
  const { subscription, currency, policy } = account;
  return {
    planId: subscription.planId,
    planName: planName(account, subscription),
    interval: subscription.interval,
    unitAmount: money(subscription.price, currency),
    status: subscription.status,
    quantity: policy.seats === 'per_member' ? seated(account).length : 1,
    currentPeriod: { ...subscription.period },
    pendingChange: null,
    asOf: asOf(account),
  };
}

/** The plans, lowest first, at the prices that apply now (PLAN-1, TAX-4). */
export function plansView(account: AccountState): Plan[] {
  const { currency } = account;
  return account.catalogue.map(({ id, name, rank, features }) => ({
    id,
    name,
    rank,
    features: [...features],
    prices: (['month', 'year'] as const).flatMap((interval) => {
      const price = offeredPrice(account, id, interval, account.now);
      return price ? [{ currency, interval, unitAmount: money(price.amount, currency) }] : [];
    }),
  }));
}

/** A movement of the balance as it is shown. */
export function creditEntryView(account: AccountState, entry: LedgerEntry): CreditEntry {
  const { currency } = account;
  const remaining = account.grants.find(({ entryId }) => entryId === entry.id)?.remaining ?? 0;
  return {
    id: entry.id,
    kind: entry.kind,
    amount: money(entry.amount, currency),
    remaining: money(remaining, currency),
    at: formatInstant(entry.at, account.timeZone),
    creditNoteId: entry.creditNoteId,
    invoiceId: entry.invoiceId,
  };
}

/** A payment as its payer sees it. */
export function paymentView({ currency }: AccountState, payment: PaymentState): Payment {
  const { id, status, amount, declineCode, invoiceId } = payment;
  return { id, status, amount: money(amount, currency), declineCode, invoiceId };
}

/** What became of an accepted quote. */
export function changeView(account: AccountState, change: ChangeState): Change {
  const { id, type, status, effectiveAt, invoiceId, creditNoteIds, memberIds, paymentId } = change;
  return {
    id,
    type,
    status,
    effectiveAt: formatInstant(effectiveAt, account.timeZone),
    invoiceId,
    creditNoteIds: [...creditNoteIds],
    memberIds: [...memberIds],
    payment: paymentId ? paymentView(account, knownRow(account.payments, paymentId)) : null,
  };
}
