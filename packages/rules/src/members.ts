import { everybody, personByEmail, personById } from './people.ts';
import type { AccountState, MemberState, Stay } from './state.ts';

/** Members who hold a seat: active and invited (SEAT-10), in the order in which they came. It walks all of them. */
export function seated({ members }: Pick<AccountState, 'members'>): MemberState[] {
  return [...everybody(members)];
}

/** The member with a seat that has this id. Ids come from outside. */
export function memberById({ members }: Pick<AccountState, 'members'>, id: string): MemberState | undefined {
  return personById(members, id);
}

/** The member with a seat who has this address, however it is spelt (SEAT-11). */
export function memberByEmail({ members }: AccountState, email: string): MemberState | undefined {
  return personByEmail(members, email);
}

/** Exactly one at every moment (OWN-1). */
export function ownerOf(account: AccountState): MemberState {
  const owner = memberById(account, account.ownerId);
  if (!owner) throw new Error('The account has no owner');
  return owner;
}

/** What a member is charged for now: a stay of their own, or else the one that was opened for all; `null` for nothing. */
export function stayOf({ stays }: AccountState, { stay }: MemberState): Stay | null {
  return stay?.round === stays.round ? stay : stays.common;
}

/** Ends every member's stay, and opens one for all who hold a seat now, or none: whatever their number, at one stroke. */
export function replaceStays({ stays }: AccountState, common: Stay | null): void {
  stays.round += 1;
  stays.common = common;
}
