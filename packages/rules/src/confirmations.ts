import type { Confirmation } from '@billfold/contract';
import { requirePermission, requirePermissionFor } from './access.ts';
import { formatInstant } from './calendar.ts';
import { confirmClosing } from './closing.ts';
import { knownRow, rowById } from './ids.ts';
import { mailPlanLink, openLink } from './links.ts';
import { acceptConfirmed } from './quotes.ts';
import { invalid, notFound, Refusal } from './refusal.ts';
import type { AccountState, ConfirmationState } from './state.ts';
import type { Work } from './work.ts';

/**
 * What a mailed link is about. Opening it does nothing: mail scanners open links (CONF-1).
 * @throws Refusal `forbidden` for who may not do what the link is about; `not_found`, `confirmation_used`,
 * `confirmation_void`, `confirmation_lapsed`
 */
export function openConfirmation(account: AccountState, by: string, token: string): ConfirmationState {
  const link = openLink(account, token);
  if (link.kind === 'close_account') requirePermission(account, by, 'account.close');
  else if (link.changeId)
    requirePermissionFor(account, by, knownRow(account.changes, link.changeId).requested);
  return link;
}

/** As it is shown. */
export function confirmationView(account: AccountState, link: ConfirmationState): Confirmation {
  const instant = (at: number) => formatInstant(at, account.timeZone);
  return {
    kind: link.kind,
    changeId: link.changeId,
    change: link.changeId === null ? null : knownRow(account.changes, link.changeId).requested,
    requestedAt: instant(link.sentAt),
    expiresAt: instant(link.expiresAt),
    asOf: instant(account.now),
  };
}

/**
 * Does what a link is about, once, after a look at everything anew (CONF-1): closes the account, or changes the plan for
 * exactly what the fresh quote says (QUO-2).
 * @returns the id of the change, or of the account that was closed
 */
export function confirm(work: Work, by: string, token: string, quoteId: string | undefined): string {
  const { account } = work;
  const link = openConfirmation(account, by, token);
  if (link.changeId === null) {
    link.status = 'used';
    confirmClosing(work);
    return account.id;
  }
  if (quoteId === undefined) {
    throw invalid([
      { pointer: '/quoteId', code: 'required', detail: 'A change of plan is shown anew first' },
    ]);
  }
  acceptConfirmed(work, by, quoteId, link.changeId);
  link.status = 'used';
  return link.changeId;
}

/** Mails the link that confirms a change once more; the one before is void (CONF-1). */
export function resendConfirmation(work: Work, by: string, changeId: string): string {
  const { account } = work;
  const change = rowById(account.changes, changeId);
  if (!change) throw notFound('change');
  requirePermissionFor(account, by, change.requested);
  if (change.status !== 'awaiting_confirmation')
    throw new Refusal('change_not_pending', 'This change does not await confirmation');
  mailPlanLink(work, by, change);
  return changeId;
}
