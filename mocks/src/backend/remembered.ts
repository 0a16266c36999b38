import { filtered, type Instant } from '@billfold/rules';
import type { Instance, Remembered } from '../instance.ts';

const DAY = 86_400_000;

/** Whether a key's first answer still stands: for a day (REQ-1). */
export function isFresh({ at }: Remembered, { account }: { account: { now: Instant } }): boolean {
  return account.now - at < DAY;
}

/** Forgets the answers that no longer stand. Only time makes them old: so it is done when the clock is moved. */
export function forgetOld(instance: Instance): Instance {
  const remembered = filtered(instance.remembered, (reply) => isFresh(reply, instance));
  return { ...instance, remembered };
}
