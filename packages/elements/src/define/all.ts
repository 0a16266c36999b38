import './billing-provider.ts';
import './billing-history.ts';
import './billing-invoice.ts';
import './billing-members.ts';
import './billing-notice.ts';
import './billing-spending.ts';
import './payment-methods.ts';
