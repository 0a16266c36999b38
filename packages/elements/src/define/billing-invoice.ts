import { BillingInvoice } from '../billing-invoice/billing-invoice.ts';
import { define } from '../shared/define.ts';

define('billing-invoice', BillingInvoice);

export type { BillingInvoice };
