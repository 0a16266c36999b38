import type { Notice, Permission } from '@billfold/contract';
import { permissionsOf } from '../access.ts';
import { dayOf } from '../calendar.ts';
import { knownRow } from '../ids.ts';
import {
  amountDue,
  isOverdue,
  lastDecline,
  openInvoices,
  paymentInProgress,
  payRemedy,
  unsettledInvoices,
} from '../invoices.ts';
import { linkById } from '../links.ts';
import { money } from '../money.ts';
import { expiryStatus } from '../payment-methods.ts';
import { defaultMethod, paysByTransfer } from '../payments.ts';
import { planName } from '../prices.ts';
import { creditorReference } from '../reference.ts';
import { contactSupport } from '../refusal.ts';
import type { AccountState, InvoiceState, MemberState } from '../state.ts';

/** What the viewer should know now, most urgent first; of each thing only who may see it. */
export function noticesFor(account: AccountState, viewer: MemberState): Notice[] {
  const may = permissionsOf(account, viewer);
  const forWho = (permission: Permission, notices: () => Notice[]) =>
    may.includes(permission) ? notices() : [];
  return [
    ...closed(account),
    ...(may.includes('invoices.read') ? payments(account) : paymentProblem(account)),
    ...forWho('payment_methods.manage', () => cards(account)),
    ...forWho('settings.manage', () => taxId(account)),
    ...forWho('subscription.read', () => planChanges(account, may.includes('subscription.manage'))),
    ...forWho('account.close', () => closing(account)),
  ];
}

function closed(account: AccountState): Notice[] {
  if (account.status === 'open') return [];
  return [{ kind: 'account_closed', params: {}, severity: 'info', remedy: contactSupport(account) }];
}

/** Others are told that there is a problem, and neither amount nor reason (SEAT-8). */
function paymentProblem(account: AccountState): Notice[] {
  if (unsettledInvoices(account).length === 0) return [];
  return [{ kind: 'payment_problem', params: {}, severity: 'warning', remedy: null }];
}

function payments(account: AccountState): Notice[] {
  const { subscription, currency } = account;
  const unsettled = unsettledInvoices(account);
  const sum = unsettled.reduce((total, invoice) => total + amountDue(invoice), 0);
  const unpaid: Notice[] =
    subscription.status === 'unpaid'
      ? [
          {
            kind: 'subscription_unpaid',
            params: { amountDue: money(sum, currency) },
            severity: 'critical',
            remedy: null,
          },
        ]
      : [];
  return [...unpaid, ...openInvoices(account).flatMap((invoice) => invoiceNotices(account, invoice))];
}

function invoiceNotices(account: AccountState, invoice: InvoiceState): Notice[] {
  const payment = paymentInProgress(account, invoice);
  const params = {
    invoiceId: invoice.id,
    number: invoice.number,
    amountDue: money(amountDue(invoice), account.currency),
  };
  const remedy = payRemedy(account, invoice);
  if (payment?.status === 'requires_action') {
    return [
      {
        kind: 'authentication_required',
        params: { paymentId: payment.id, ...params },
        severity: 'warning',
        remedy,
      },
    ];
  }
  const awaited = transferAwaited(account, invoice);
  if (invoice.status === 'uncollectible' || isOverdue(account, invoice)) {
    // What a card said once no longer matters where a transfer is awaited.
    const why = awaited ? { declineCode: null, ...awaited } : { declineCode: lastDecline(account, invoice) };
    return [{ kind: 'payment_failed', params: { ...params, ...why }, severity: 'critical', remedy }];
  }
  if (!awaited) return [];
  return [{ kind: 'transfer_expected', params: { ...params, ...awaited }, severity: 'info', remedy: null }];
}

/** Until when a transfer is awaited, and what it has to say (INV-7); nothing where a card is charged. */
function transferAwaited(account: AccountState, { number, dueOn }: InvoiceState) {
  return paysByTransfer(account) ? { dueOn, reference: creditorReference(number) } : undefined;
}

/** The default card, soon and once it has expired (PAY-1). */
function cards(account: AccountState): Notice[] {
  const method = defaultMethod(account);
  const status = method?.card && expiryStatus(account, method.card);
  if (!method?.card || !status || status === 'valid') return [];
  const { brand, last4, expMonth, expYear } = method.card;
  return [
    {
      kind: status === 'expired' ? 'card_expired' : 'card_expiring',
      params: { paymentMethodId: method.id, brand, last4, expMonth, expYear },
      severity: 'warning',
      remedy: { kind: 'update_payment_method', params: { paymentMethodId: method.id } },
    },
  ];
}

/** A VAT number that is not valid, or that the registry cannot be asked about (TAX-3). */
function taxId({ taxId: number }: AccountState): Notice[] {
  if (number?.status !== 'invalid' && number?.status !== 'unavailable') return [];
  const isInvalid = number.status === 'invalid';
  return [
    {
      kind: isInvalid ? 'tax_id_invalid' : 'tax_id_unavailable',
      params: { value: number.value },
      severity: isInvalid ? 'warning' : 'info',
      remedy: isInvalid ? { kind: 'update_tax_id', params: {} } : null,
    },
  ];
}

/** @param mayUndo a member who may purchase sees what waits, and cannot undo it (ACC-2, ACC-5) */
function planChanges(account: AccountState, mayUndo: boolean): Notice[] {
  const { subscription, unconfirmedChangeId } = account;
  const { scheduled, period } = subscription;
  const notices: Notice[] = [];
  if (scheduled) {
    const { changeId, planId } = scheduled;
    notices.push({
      kind: 'plan_change_scheduled',
      params: { changeId, planName: planName(account, planId), effectiveOn: period.end },
      severity: 'info',
      remedy: mayUndo ? { kind: 'undo_change', params: { changeId } } : null,
    });
  }
  const unconfirmed = unconfirmedChangeId && knownRow(account.changes, unconfirmedChangeId);
  if (unconfirmed && unconfirmed.requested.type === 'change_plan' && unconfirmed.confirmationId) {
    const { id: changeId, requested, confirmationId } = unconfirmed;
    const { sentTo } = linkById(account, confirmationId);
    notices.push({
      kind: 'plan_change_unconfirmed',
      params: { changeId, planName: planName(account, requested.planId), sentTo },
      severity: 'info',
      remedy: { kind: 'resend_confirmation', params: { changeId } },
    });
  }
  return notices;
}

function closing(account: AccountState): Notice[] {
  const { closingConfirmationId: id } = account;
  if (id === null) return [];
  const { sentTo, expiresAt } = linkById(account, id);
  return [
    {
      kind: 'closing_unconfirmed',
      params: { sentTo, expiresOn: dayOf(expiresAt, account.timeZone) },
      severity: 'warning',
      remedy: { kind: 'withdraw_closure', params: {} },
    },
  ];
}
