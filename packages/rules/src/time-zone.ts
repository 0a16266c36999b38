import { invalid } from './refusal.ts';
import type { AccountState } from './state.ts';
import type { Work } from './work.ts';
import { isTimeZone } from './zone-rules.ts';

/**
 * The account moves to another time zone: with the next renewal, so that the running period keeps its days (CAL-1).
 * @throws Refusal `invalid_request` when there is no such zone
 */
export function changeTimeZone({ account }: Work, timeZone: string): void {
  if (!isTimeZone(timeZone)) {
    throw invalid([{ pointer: '/timeZone', code: 'invalid_value', detail: 'There is no such time zone' }]);
  }
  account.revision += 1;
  account.nextTimeZone = timeZone === account.timeZone ? null : timeZone;
}

/**
 * A new period begins, in the new zone.
 * @returns whether there is another one
 */
export function adoptTimeZone(account: AccountState): boolean {
  if (account.nextTimeZone === null) return false;
  account.timeZone = account.nextTimeZone;
  account.nextTimeZone = null;
  return true;
}
