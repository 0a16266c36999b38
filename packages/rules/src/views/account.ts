import type {
  Account,
  Change,
  CreditEntry,
  Member,
  Payment,
  PaymentMethod,
  PendingChange,
  Plan,
  Subscription,
} from '@billfold/contract';
import { permissionsOf } from '../access.ts';
import { formatInstant } from '../calendar.ts';
import { knownRow } from '../ids.ts';
import { openInvoices } from '../invoices.ts';
import { linkById } from '../links.ts';
import { instantText, periodDays } from '../local-days.ts';
import { seated } from '../members.ts';

import { money } from '../money.ts';
import { expiryStatus } from '../payment-methods.ts';
import { offeredPrice, planName } from '../prices.ts';
import type {
  AccountState,
  ChangeState,
  LedgerEntry,
  MemberState,
  PaymentMethodState,
  PaymentState,
} from '../state.ts';
import { noticesFor } from './notices.ts';

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
      permissions: [...permissionsOf(account, viewer)],
    },
    notices: noticesFor(account, viewer),
  };
}

/** A member as it is shown. */
export function memberView({ stay: _, ...member }: MemberState): Member {
  return { ...member };
}

/**
 * Members with a seat: the owner first, then by name or address.
 * @param more who has gone, and is to stand where they stood
 */
export function membersInOrder(account: AccountState, more: readonly MemberState[] = []): MemberState[] {
  // "Member 10" comes after "Member 9".
  const collator = new Intl.Collator(account.locale, { numeric: true });
  const label = ({ name, email }: MemberState) => name ?? email;
  const rank = ({ role }: MemberState) => (role === 'owner' ? 0 : 1);
  return [...seated(account), ...more].sort(
    (a, b) => rank(a) - rank(b) || collator.compare(label(a), label(b)),
  );
}

/** What the account is subscribed to. */
export function subscriptionView(account: AccountState): Subscription {
  const { subscription, currency, policy } = account;
  return {
    planId: subscription.planId,
    planName: planName(account, subscription.planId),
    interval: subscription.interval,
    unitAmount: money(subscription.price, currency),
    status: subscription.status,
    quantity: policy.seats === 'per_member' ? account.members.count : 1,
    currentPeriod: periodDays(subscription.period),
    pendingChange: pendingChange(account),
    upgradedBy: subscription.upgradedBy.at(-1) ?? null,
    asOf: asOf(account),
  };
}

/** The change of plan that waits for something: at most one does, or else the one that is nearest to its effect. */
function pendingChange(account: AccountState): PendingChange | null {
  const { scheduled } = account.subscription;
  const changeId =
    openInvoices(account).find(({ planChange }) => planChange)?.planChange?.changeId ??
    account.unconfirmedChangeId ??
    scheduled?.changeId;
  const change = changeId === undefined ? undefined : knownRow(account.changes, changeId);
  if (change?.requested.type !== 'change_plan') return null;
  const { id, status, requested } = change;
  const { planId, interval } = requested;
  const isScheduled = status === 'scheduled';
  return {
    changeId: id,
    status: isScheduled || status === 'awaiting_confirmation' ? status : 'requires_action',
    planId,
    planName: planName(account, planId),
    interval,
    effectiveAt: isScheduled ? instantText(account, account.subscription.period.endsAt) : null,
  };
}

/** The plans, lowest first, at the prices that apply now (PLAN-1, TAX-4). */
export function plansView(account: AccountState): Plan[] {
  const { currency, subscription } = account;
  return account.catalogue.map(({ id, name, rank, features, selfService }) => ({
    id,
    name,
    rank,
    features: [...features],
    current: id === subscription.planId,
    selfService,
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
export function paymentView({ currency, timeZone }: AccountState, payment: PaymentState): Payment {
  const { id, status, amount, declineCode, invoiceId, method, expiresAt } = payment;
  return {
    id,
    status,
    amount: money(amount, currency),
    declineCode,
    invoiceId,
    method: { ...method },
    nextAction:
      status === 'requires_action' && expiresAt !== null
        ? authenticate({ paymentId: id }, formatInstant(expiresAt, timeZone))
        : null,
  };
}

const authenticate = (params: Record<string, string>, expiresAt: string) => ({
  kind: 'authenticate',
  params,
  expiresAt,
});

/** A way to pay as it is shown (PAY-1). */
export function paymentMethodView(account: AccountState, method: PaymentMethodState): PaymentMethod {
  const { id, type, card, setup, version } = method;
  return {
    id,
    type,
    brand: card?.brand ?? null,
    last4: card?.last4 ?? null,
    expMonth: card?.expMonth ?? null,
    expYear: card?.expYear ?? null,
    expiryStatus: card && expiryStatus(account, card),
    isDefault: id === account.defaultPaymentMethodId,
    setup: {
      status: setup.status,
      nextAction:
        setup.status === 'requires_action'
          ? authenticate({ paymentMethodId: id }, formatInstant(setup.expiresAt, account.timeZone))
          : null,
    },
    version: String(version),
  };
}

/** The default first, then in the order in which they were added. */
export function paymentMethodsInOrder(account: AccountState): PaymentMethodState[] {
  const isDefault = ({ id }: PaymentMethodState) => id === account.defaultPaymentMethodId;
  const methods = Object.values(account.paymentMethods);
  return [...methods.filter(isDefault), ...methods.filter((method) => !isDefault(method))];
}

/** What became of an accepted quote. */
export function changeView(account: AccountState, change: ChangeState): Change {
  const { id, type, status, effectiveAt, invoiceId, creditNoteIds, memberIds, paymentId } = change;
  const link =
    status === 'awaiting_confirmation' && change.confirmationId !== null
      ? linkById(account, change.confirmationId)
      : null;
  return {
    id,
    type,
    status,
    effectiveAt: instantText(account, effectiveAt),
    invoiceId,
    creditNoteIds: [...creditNoteIds],
    memberIds: [...memberIds],
    payment: paymentId ? paymentView(account, knownRow(account.payments, paymentId)) : null,
    confirmation: link && {
      sentTo: link.sentTo,
      expiresAt: formatInstant(link.expiresAt, account.timeZone),
    },
  };
}
