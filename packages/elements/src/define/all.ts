import './billing-provider.ts';
import './billing-history.ts';
