import type { AccountState, MemberState } from './state.ts';

/** Members who hold a seat: active and invited (SEAT-10). */
export function seated(account: AccountState): MemberState[] {
  return Object.values(account.members);
}

/** The member with a seat that has this id. Ids come from outside: an inherited name is none. */
export function memberById(account: AccountState, id: string): MemberState | undefined {
  return Object.hasOwn(account.members, id) ? account.members[id] : undefined;
}

/** Exactly one at every moment (OWN-1). */
export function ownerOf(account: AccountState): MemberState {
  const owner = seated(account).find(({ role }) => role === 'owner');
  if (!owner) throw new Error('The account has no owner');
  return owner;
}
