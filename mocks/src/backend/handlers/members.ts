import type { Member, MembersQuery } from '@billfold/contract';
import {
  asOf,
  memberById,
  membersInOrder,
  memberView,
  newestFirst,
  personSearch,
  type AccountState,
  type MemberState,
} from '@billfold/rules';
import { badCursor, DEFAULT_LIMIT, readCursor, takePage, writeCursor } from '../paging.ts';
import { HttpRefusal, notFound } from '../problems.ts';
import { act, existing, type Handlers } from './asked.ts';

/** Who holds a seat. */
export const memberHandlers: Pick<
  Handlers,
  'listMembers' | 'acceptInvitation' | 'declineInvitation' | 'resendInvitation'
> = {
  listMembers: ({ account, query }) => listMembers(account, query),

  acceptInvitation(asked) {
    refuseOthers(asked, 'accept');
    return act(asked, { type: 'accept_invitation', by: asked.viewer.id, name: null }, viewOf);
  },

  declineInvitation(asked) {
    refuseOthers(asked, 'decline');
    return act(asked, { type: 'decline_invitation', by: asked.viewer.id }, viewOf);
  },

  resendInvitation: (asked) =>
    act(asked, { type: 'resend_invitation', by: asked.viewer.id, memberId: asked.params.memberId }, viewOf),
};

interface OwnInvitation {
  account: AccountState;
  viewer: MemberState;
  params: { memberId: string };
}

/** An invitation is answered by whoever got it. */
function refuseOthers({ account, viewer, params }: OwnInvitation, verb: string): void {
  if (!memberById(account, params.memberId)) throw notFound('member');
  if (viewer.id === params.memberId) return;
  throw new HttpRefusal(403, 'forbidden', `Only the invited person can ${verb} an invitation`);
}

function viewOf(account: AccountState, id: string): Member {
  return memberView(existing(memberById(account, id) ?? formerMember(account, id), 'member'));
}

function formerMember({ formerMembers }: AccountState, id: string): MemberState | undefined {
  for (const gone of newestFirst(formerMembers)) if (gone.id === id) return gone;
  return undefined;
}

function listMembers(account: AccountState, { query, cursor, limit = DEFAULT_LIMIT }: MembersQuery) {
  const isWanted = personSearch(query);
  const fits = ({ name, email }: MemberState) => isWanted({ names: [name], email });
  const matching = membersInOrder(account).filter(fits);
  const { page, more } = takePage(
    cursor === undefined ? matching : after(account, cursor).filter(fits),
    limit,
  );
  const last = page.at(-1);
  return {
    data: page.map(memberView),
    nextCursor: more && last ? writeCursor(account, 'members', last.id) : null,
    total: matching.length,
    asOf: asOf(account),
  };
}

/** Who comes after the last one of a page, though that one may have left in the meantime. */
function after(account: AccountState, cursor: string): MemberState[] {
  const id = String(readCursor(account, 'members', cursor));
  const present = memberById(account, id);
  const last = present ?? formerMember(account, id);
  if (!last) throw badCursor();
  const inOrder = membersInOrder(account, present ? [] : [last]);
  return inOrder.slice(inOrder.indexOf(last) + 1);
}
