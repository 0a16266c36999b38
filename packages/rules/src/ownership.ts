import { cancelUnconfirmedChange } from './changes.ts';
import { voidLinks } from './links.ts';
import { memberById } from './members.ts';
import { invalid } from './refusal.ts';
import type { MemberState } from './state.ts';
import type { Work } from './work.ts';

/**
 * Passes ownership on to an active manager; the former owner becomes a manager, and both are mailed (OWN-1). Links that
 * were mailed die with it (CONF-1).
 */
export function passOwnership(work: Work, by: string, memberId: string): void {
  const { account } = work;
  const former = memberById(account, by);
  const next = memberById(account, memberId);
  if (!former || next?.role !== 'manager' || next.status !== 'active') {
    throw invalid([
      { pointer: '/memberId', code: 'not_a_manager', detail: 'Ownership passes to an active manager' },
    ]);
  }
  former.role = 'manager';
  next.role = 'owner';
  account.ownerId = next.id;
  account.revision += 1;
  cancelUnconfirmedChange(account);
  voidLinks(account, () => true);
  account.closingConfirmationId = null;
  mail(work, 'ownership_received', next, former);
  mail(work, 'ownership_given', former, next);
}

function mail(
  { happened, at }: Work,
  kind: 'ownership_received' | 'ownership_given',
  to: MemberState,
  other: MemberState,
): void {
  happened.push({
    type: 'mail',
    kind,
    to: { person: { name: to.name, email: to.email } },
    params: { name: other.name ?? other.email },
    at,
  });
}
