import { PaymentMethods } from '../payment-methods/payment-methods.ts';
import { define } from '../shared/define.ts';

define('payment-methods', PaymentMethods);

export type { PaymentMethods };
