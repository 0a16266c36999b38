import { permissions, type Permission, type RequestedChange } from '@billfold/contract';
import { isUpgrade } from './prices.ts';
import { contactSupport, notFound, Refusal } from './refusal.ts';
import { memberById } from './members.ts';
import type { AccountState, MemberState } from './state.ts';

/** What stays readable once the account is closed (CLO-2). */
const READING: readonly Permission[] = permissions.filter((permission) => permission.endsWith('.read'));

/** What only the owner may do. */
const OWNERS_ALONE: readonly Permission[] = ['ownership.transfer', 'account.close'];

/** What whoever may purchase needs for it (ACC-5). */
const PURCHASING: readonly Permission[] = [
  'members.read',
  'members.invite',
  'subscription.read',
  'subscription.upgrade',
];

/** What a member may do (ACC-1). */
export function permissionsOf(account: AccountState, member: MemberState): readonly Permission[] {
  if (account.status === 'closed') return member.role === 'owner' ? READING : [];
  if (member.role === 'owner') return permissions;
  if (member.status !== 'active') return [];
  if (hasUpgraded(account, member)) return permissions.filter((each) => !OWNERS_ALONE.includes(each));
  return [...purchasing(account), ...asManager(account, member)];
}

/**
 * Who moved the account to a higher plan manages its billing, while it is on a paid one (ACC-3): on a free one nobody is
 * recorded any more.
 */
function hasUpgraded({ policy, subscription }: AccountState, { id }: MemberState): boolean {
  return policy.billingAccess === 'owner_and_upgraders' && subscription.upgradedBy.includes(id);
}

/** Where the settings let every member upgrade and purchase; with nothing to pay with, they may bring a card (ACC-5). */
function purchasing({ policy, settings, defaultPaymentMethodId }: AccountState): readonly Permission[] {
  if (!policy.purchasersNamed || settings.purchasers !== 'members') return [];
  if (defaultPaymentMethodId !== null) return PURCHASING;
  return [...PURCHASING, 'payment_methods.read', 'payment_methods.manage'];
}

/** Managers of a program see the contacts, and change nothing (ACC-4). */
function asManager({ policy }: AccountState, { role }: MemberState): readonly Permission[] {
  return role === 'manager' && policy.managersSee === 'contacts' ? ['contacts.read'] : [];
}

/** What a change needs. */
function permissionFor(account: AccountState, change: RequestedChange): Permission {
  switch (change.type) {
    case 'add_members':
      return 'members.invite';
    case 'remove_members':
      return 'members.manage';
    case 'pay_invoice':
    case 'invoice_pending_charges':
      return 'invoices.pay';
    case 'change_plan':
      return isUpgrade(account, change.planId, change.interval)
        ? 'subscription.upgrade'
        : 'subscription.manage';
  }
}

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
  if (permissionsOf(account, member).includes(permission)) return member;
  throw new Refusal('forbidden', `This needs the permission ${permission}`, {
    requiredPermission: permission,
    remedy: contactSupport(account),
  });
}

/** As `requirePermission`, with what this change needs. */
export function requirePermissionFor(
  account: AccountState,
  memberId: string,
  change: RequestedChange,
): MemberState {
  return requirePermission(account, memberId, permissionFor(account, change));
}

/** What reading about a change needs: after the account is closed, too (CLO-2). */
export function requireReadingOf(
  account: AccountState,
  memberId: string,
  { type }: RequestedChange,
): MemberState {
  const reading = {
    add_members: 'members.read',
    remove_members: 'members.read',
    change_plan: 'subscription.read',
    pay_invoice: 'invoices.read',
    invoice_pending_charges: 'invoices.read',
  } as const;
  return requirePermission(account, memberId, reading[type]);
}

/** After closing, nothing is done any more (CLO-2). */
export function requireOpen(account: AccountState): void {
  if (account.status === 'open') return;
  throw new Refusal('account_closed', 'The account is closed', { remedy: contactSupport(account) });
}
