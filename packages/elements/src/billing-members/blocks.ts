import type { Account, Notice, Payment, Remedy } from '@billfold/contract';

/** The backend's answer to a try to invite, and the account as it was known then. */
export interface Refusal {
  readonly account: Account | undefined;
  readonly remedy: Remedy | undefined;
}

/** What keeps anyone from being invited, until it is paid or confirmed with the bank (SEAT-7). */
const BLOCKING: readonly string[] = ['payment_failed', 'authentication_required'];

/**
 * What stands in the way of inviting: what the account's notices say; the bank's question about the last invitation,
 * where they don't know of it yet; or, where they say nothing, what the backend answered to the last try.
 * @param asked The payment of the last invitation, while its bank has a question.
 */
export function blocksOf(
  account: Account | undefined,
  refusal: Refusal | undefined,
  asked: Payment | undefined,
): Notice[] {
  const notices = account?.notices.filter(({ kind }) => BLOCKING.includes(kind)) ?? [];
  const isKnown = notices.some(({ params }) => params.invoiceId === asked?.invoiceId);
  if (asked && !isKnown) return [...notices, questionOf(asked)];
  if (notices.length || !refusal) return notices;
  return [noticeOf(refusal.remedy)];
}

function questionOf({ id, invoiceId, amount }: Payment): Notice {
  return noticeOf({ kind: 'authenticate', params: { paymentId: id, invoiceId, amountDue: amount } });
}

/** What a remedy says is wrong. */
function noticeOf(remedy: Remedy | undefined): Notice {
  const asks = remedy?.kind === 'authenticate';
  return {
    kind: asks ? 'authentication_required' : 'payment_failed',
    params: remedy?.params ?? {},
    severity: asks ? 'warning' : 'critical',
    remedy: remedy ?? null,
  };
}

/** That there is a problem with a payment, for those who are told neither amount nor reason (SEAT-8). */
export const paymentProblem = (account: Account | undefined): Notice | undefined =>
  account?.notices.find(({ kind }) => kind === 'payment_problem');

/** What names a block, whatever becomes of it. */
export const aboutWhat = ({ kind, params }: Notice): unknown => params.invoiceId ?? kind;
