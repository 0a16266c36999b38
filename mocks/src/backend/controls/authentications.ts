import { Id } from '@billfold/contract/schemas';
import { paymentMethodView, paymentView } from '@billfold/rules';
import * as z from 'zod/mini';
import type { Instance } from '../../instance.ts';
import type { Answered } from '../answered.ts';
import { jsonBody, type Call } from '../call.ts';
import { found, foundIn } from '../handlers/asked.ts';
import { json } from '../problems.ts';
import { read } from '../validation.ts';
import { tell } from './tell.ts';

const outcome = z.enum(['succeeded', 'refused']);

/** How the bank's question was answered: for a payment, or for a card that is to be saved (PAY-4). */
const Authentication = z.union([
  z.strictObject({ paymentId: Id, outcome }),
  z.strictObject({ paymentMethodId: Id, outcome }),
]);

export type Authentication = z.input<typeof Authentication>;

/** The payer has answered the bank. Answers the payment, or the payment method, as it is then. */
export function authenticate(before: Instance, call: Call): Answered {
  const answer = read(Authentication, jsonBody(call));
  if ('paymentId' in answer) {
    const { paymentId } = answer;
    found(before.account.payments, paymentId, 'payment');
    const { instance } = tell(before, { type: 'settle_authentication', ...answer });
    const { account } = instance;
    return {
      instance,
      reply: json(paymentView(account, found(account.payments, paymentId, 'payment')), 200),
    };
  }
  const { paymentMethodId } = answer;
  foundIn(before.account.paymentMethods, paymentMethodId, 'payment method');
  const { instance } = tell(before, { type: 'settle_setup', ...answer });
  const { account } = instance;
  const method = foundIn(account.paymentMethods, paymentMethodId, 'payment method');
  return { instance, reply: json(paymentMethodView(account, method), 200) };
}
