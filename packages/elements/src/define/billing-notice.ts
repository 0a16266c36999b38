import { BillingNotice } from '../billing-notice/billing-notice.ts';
import { define } from '../shared/define.ts';

define('billing-notice', BillingNotice);

export type { BillingNotice };
