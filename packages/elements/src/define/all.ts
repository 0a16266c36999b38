import './billing-provider.ts';
import './billing-history.ts';
import './billing-invoice.ts';
import './billing-members.ts';
