import type { Confirmed } from '@billfold/contract';
import {
  accountView,
  changeView,
  closureView,
  confirmationView,
  execute,
  memberById,
  openConfirmation,
  rowById,
} from '@billfold/rules';
import { act, effect, existing, type Asked, type Effect, type Handlers } from './asked.ts';
import { requote } from './changes.ts';

/** The facets of the adapter that this backend serves: all of them. */
const FEATURES = [
  'account',
  'ownership',
  'members',
  'plans',
  'subscription',
  'quotes',
  'changes',
  'payments',
  'paymentMethods',
  'settings',
  'contacts',
  'closure',
  'confirmations',
  'spending',
  'history',
  'invoices',
  'creditNotes',
  'documents',
  'credits',
];

/** The account as a whole, and what is confirmed from an e-mail. */
export const accountHandlers: Pick<
  Handlers,
  | 'readAccount'
  | 'transferOwnership'
  | 'readClosure'
  | 'closeAccount'
  | 'withdrawClosure'
  | 'readCurrentConfirmation'
  | 'confirm'
> = {
  readAccount: ({ account, viewer }) => accountView(account, viewer, FEATURES),

  transferOwnership: (asked) =>
    act(asked, { type: 'pass_ownership', by: asked.viewer.id, memberId: asked.body.memberId }, (account) =>
      accountView(account, existing(memberById(account, asked.viewer.id), 'member'), FEATURES),
    ),

  readClosure: ({ account }) => closureView(account),

  closeAccount: (asked) =>
    act(asked, { type: 'close_account', by: asked.viewer.id, version: asked.version }, closureView),

  withdrawClosure: (asked) => act(asked, { type: 'withdraw_closure', by: asked.viewer.id }, closureView),

  readCurrentConfirmation: ({ account, viewer, confirmation }) =>
    confirmationView(account, openConfirmation(account, viewer.id, confirmation)),

  confirm,
};

function confirm({ account, viewer, body, world }: Asked<'confirm'>): Effect<Confirmed> {
  const { token, quoteId } = body;
  const command = {
    type: 'confirm' as const,
    by: viewer.id,
    token,
    ...(quoteId !== undefined && { quoteId }),
  };
  const outcome = execute(account, command, account.now);
  if (outcome.refusal?.code === 'quote_stale') {
    const { change } = confirmationView(account, openConfirmation(account, viewer.id, token));
    return requote(account, viewer, existing(change ?? undefined, 'change'), outcome.refusal);
  }
  return effect(world, outcome, (after, id): Confirmed => {
    const change = rowById(after.changes, id);
    return change
      ? { kind: 'change_plan', change: changeView(after, change), closure: null }
      : { kind: 'close_account', change: null, closure: closureView(after) };
  });
}
