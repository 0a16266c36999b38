import { createHttpAdapter } from '@billfold/http-adapter';
import { BillingProvider } from '../billing-provider/billing-provider.ts';
import { define } from '../shared/define.ts';

BillingProvider.adapterFor = createHttpAdapter;
define('billing-provider', BillingProvider);

export type { BillingProvider };
