import { BillingMembers } from '../billing-members/billing-members.ts';
import { define } from '../shared/define.ts';

define('billing-members', BillingMembers);

export type { BillingMembers };
