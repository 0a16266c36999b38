import { BillingSpending } from '../billing-spending/billing-spending.ts';
import { define } from '../shared/define.ts';

define('billing-spending', BillingSpending);

export type { BillingSpending };
