import type { CreditEntry, Credits } from '@billfold/contract';
import type { L10n } from '../shared/l10n.ts';
import { reasonsMessages } from './amount-reason.messages.ts';
import { plain } from './plain.ts';
import type { Reason } from './reason.ts';

/**
 * What the account's balance is made of: the credits that were granted, as far as they are left (CRED-2); of a ledger that
 * does not say what is left of which, all that came and went.
 */
export function creditsReason(l: L10n, { data, nextCursor }: Credits): Reason {
  const t = l.words('reasons', reasonsMessages).credits;
  const isTold = data.every(({ remaining }) => remaining);
  return {
    sentences: [...data.map((entry) => (isTold ? left(l, entry) : moved(l, entry))), nextCursor && t.older],
  };
}

/** What is left of a grant, if anything is. */
function left(l: L10n, { amount, remaining, at }: CreditEntry): unknown {
  if (!remaining || remaining.amount <= 0) return undefined;
  const t = l.words('reasons', reasonsMessages).credits;
  const day = l.day(at.slice(0, 10));
  return remaining.amount === amount.amount
    ? t.granted(l.money(amount), day)
    : t.partlyUsed(l.money(amount), day, l.money(remaining));
}

/** What came or went. */
function moved(l: L10n, { amount, at }: CreditEntry): unknown {
  const t = l.words('reasons', reasonsMessages).credits;
  const words = amount.amount < 0 ? t.taken : t.granted;
  return words(plain(l, amount), l.day(at.slice(0, 10)));
}
