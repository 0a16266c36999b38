import { Refusal } from './refusal.ts';

/**
 * An edit bears the version that it was made from, so that nobody writes over what somebody else wrote in the meantime
 * (REQ-2, SET-3).
 * @throws Refusal `version_stale`
 */
export function requireVersion(current: number, given: string): void {
  if (String(current) === given) return;
  throw new Refusal('version_stale', 'Somebody else has changed this in the meantime');
}
