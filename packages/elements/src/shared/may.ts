import type { Account, Permission, Policy } from '@billfold/contract';
import type { Client } from './client.ts';
import type { QueryController } from './query.ts';

/** The account as an element knows it. */
type Known = QueryController<Account>;

/**
 * Whether the viewer may do something (ACC-1). Where the adapter knows no account, nobody has said what the viewer may not
 * do: a backend answers when it is tried.
 */
export const may = ({ state, data }: Known, permission: Permission): boolean =>
  state.status === 'unavailable' || !!data?.viewer.permissions.includes(permission);

/** Whether the account may be paid in this way. Where the adapter knows no account, by card. */
export const takes = ({ data }: Known, type: Policy['paymentMethodTypes'][number]): boolean =>
  (data?.policy.paymentMethodTypes ?? ['card']).includes(type);

/** Whether the way to another card leads anywhere for the viewer. */
export const mayAddCards = (account: Known, client: Client | undefined): boolean =>
  !!client?.can('paymentMethods', 'add') && takes(account, 'card') && may(account, 'payment_methods.manage');
