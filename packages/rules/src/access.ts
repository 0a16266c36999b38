import { permissions, type Permission, type RequestedChange } from '@billfold/contract';
import { notFound, Refusal } from './refusal.ts';
import { memberById } from './seats.ts';
import type { AccountState, MemberState } from './state.ts';

/** What a member may do: owners everything, others nothing of billing (ACC-1). */
export function permissionsOf(member: MemberState): readonly Permission[] {
  return member.role === 'owner' ? permissions : [];
}

/** What each change needs. */
export const permissionFor: Record<RequestedChange['type'], Permission> = {
  add_members: 'members.manage',
  remove_members: 'members.manage',
  change_plan: 'subscription.manage',
  pay_invoice: 'invoices.pay',
};

/**
 * Refuses whoever may not (ACC-2).
 * @throws Refusal `forbidden`, with the permission that it needs and the way to support
 */
export function requirePermission(
  account: AccountState,
  memberId: string,
  permission: Permission,
): MemberState {
  const member = memberById(account, memberId);
  if (!member) throw notFound('member');
  if (permissionsOf(member).includes(permission)) return member;
  const { url, hours } = account.support;
  throw new Refusal('forbidden', `This needs the permission ${permission}`, {
    requiredPermission: permission,
    remedy: { kind: 'contact_support', params: { url, hours } },
  });
}
