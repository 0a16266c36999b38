import { BillingHistory } from '../billing-history/billing-history.ts';
import { define } from '../shared/define.ts';

define('billing-history', BillingHistory);

export type { BillingHistory };
