import { knownRow, newId } from './ids.ts';
import type { AccountState, AppliedCredit, Grant, LedgerEntry } from './state.ts';
import { append } from './table.ts';
import type { Work } from './work.ts';

/** What the account has in credit. */
export function balance(account: AccountState): number {
  return account.grants.reduce((sum, grant) => sum + grant.remaining, 0);
}

function record({ account, at }: Work, entry: Omit<LedgerEntry, 'id' | 'at'>): string {
  const id = newId(account, 'le');
  append(account.ledger, { id, at, ...entry });
  account.ledgerTotals[entry.kind] += entry.amount;
  return id;
}

/** Puts credit on the balance (CRED-1). */
export function grantCredit(
  work: Work,
  amount: number,
  source: { creditNoteId?: string; invoiceId?: string },
): void {
  if (amount === 0) return;
  const entryId = record(work, {
    kind: 'granted',
    amount,
    creditNoteId: source.creditNoteId ?? null,
    invoiceId: source.invoiceId ?? null,
  });
  work.account.grants.push({ entryId, remaining: amount });
}

/**
 * Takes back what is left of the credit that a credit note put on the balance, up to an amount (PAY-6).
 * @returns how much that is
 */
export function withdrawCredit(work: Work, creditNoteId: string, most: number): number {
  const { account } = work;
  const grant = account.grants.find(
    ({ entryId }) => knownRow(account.ledger, entryId).creditNoteId === creditNoteId,
  );
  const amount = Math.min(grant?.remaining ?? 0, most);
  if (!grant || amount === 0) return 0;
  grant.remaining -= amount;
  account.grants = account.grants.filter(({ remaining }) => remaining > 0);
  record(work, { kind: 'granted', amount: -amount, creditNoteId, invoiceId: null });
  return amount;
}

/** Money that was paid in for an invoice, and could not pay it just then (PAY-6). */
export function isPaidInFor({ ledger }: AccountState, { entryId }: Grant, invoiceId: string): boolean {
  return knownRow(ledger, entryId).invoiceId === invoiceId;
}

/**
 * Pays what it can of an amount from the balance, oldest credit first (CRED-2).
 * @param isMeant which grants may be used; all, unless it says otherwise
 * @returns which grants gave how much
 */
export function applyCredit(
  work: Work,
  due: number,
  invoiceId: string,
  isMeant: (grant: Grant) => boolean = () => true,
): AppliedCredit[] {
  const applied: AppliedCredit[] = [];
  let left = due;
  for (const grant of work.account.grants.filter(isMeant)) {
    const amount = Math.min(grant.remaining, left);
    if (amount <= 0) break;
    grant.remaining -= amount;
    left -= amount;
    applied.push({ entryId: grant.entryId, amount });
  }
  work.account.grants = work.account.grants.filter((grant) => grant.remaining > 0);
  if (due > left) record(work, { kind: 'applied', amount: left - due, creditNoteId: null, invoiceId });
  return applied;
}

/** Gives back what was applied to an invoice that became void: each part keeps the age of its grant (CRED-4). */
export function returnCredit(work: Work, applied: readonly AppliedCredit[], invoiceId: string): void {
  const { grants } = work.account;
  for (const { entryId, amount } of applied) {
    const grant = grants.find((candidate) => candidate.entryId === entryId);
    if (grant) grant.remaining += amount;
    else grants.push({ entryId, remaining: amount });
  }
  grants.sort((a, b) => ageOf(a.entryId) - ageOf(b.entryId));
  const total = applied.reduce((sum, { amount }) => sum + amount, 0);
  if (total > 0) record(work, { kind: 'applied', amount: total, creditNoteId: null, invoiceId });
}

/** The account is closed: what is left is given up, and the ledger says so (CLO-2, CRED-4). */
export function lapseCredit(work: Work): void {
  const left = balance(work.account);
  if (left === 0) return;
  record(work, { kind: 'lapsed', amount: -left, creditNoteId: null, invoiceId: null });
  work.account.grants = [];
}

/** Ids of ledger entries are counted: the lower, the older. */
function ageOf(entryId: string): number {
  return Number(entryId.slice(entryId.lastIndexOf('_') + 1));
}
