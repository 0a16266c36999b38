import type { BillingError } from '@billfold/contract';

/** Nobody looks at a waiting page for longer: with more to wait, the error says how much. */
const LONGEST = 10_000;

/**
 * Milliseconds to wait before the same request is sent again, or `undefined` when it must not be: after lost answers,
 * 429, 5xx and `key_in_flight` alone; 501 says that it will not be otherwise. The last means that an earlier try with this key is still being carried out, most
 * likely our own whose answer was lost; a later try gets its answer (REQ-1). The delay doubles with each try, a random
 * half of it is left off so that clients do not come back all at once, and it is never shorter than the backend wants.
 * @param tries How often it has been sent.
 */
export function delayAfter(error: BillingError, tries: number): number | undefined {
  const { code, status, retryAfter = 0 } = error;
  const again =
    code === 'network' || code === 'key_in_flight' || status === 429 || (status >= 500 && status !== 501);
  if (!again || retryAfter > LONGEST) return undefined;
  const delay = Math.min(500 * 2 ** (tries - 1), LONGEST) * (1 - Math.random() / 2);
  return Math.max(delay, retryAfter);
}

/** Reads a `Retry-After` header, in seconds or as a date, as milliseconds from now. */
export function readRetryAfter(header: string | null): number | undefined {
  if (!header) return undefined;
  const milliseconds = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
}
