import type { Credits } from '@billfold/contract';
import type { L10n } from '../shared/l10n.ts';
import { reasonsMessages } from './amount-reason.messages.ts';
import type { Reason } from './reason.ts';

/** What the account's balance is made of: the credits that were granted, as far as they are left (CRED-2). */
export function creditsReason(l: L10n, { data, nextCursor }: Credits): Reason {
  const t = l.words('reasons', reasonsMessages).credits;
  const left = data.filter(({ remaining }) => remaining.amount > 0);
  const sentences = left.map(({ amount, remaining, at }) => {
    const day = l.day(at.slice(0, 10));
    return remaining.amount === amount.amount
      ? t.granted(l.money(amount), day)
      : t.partlyUsed(l.money(amount), day, l.money(remaining));
  });
  return { sentences: [...sentences, nextCursor && t.older] };
}
