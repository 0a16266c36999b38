import type { PaymentMethod, PaymentMethodRequest } from '@billfold/contract';
import {
  asOf,
  paymentMethodsInOrder,
  paymentMethodView,
  type AccountState,
  type NewPaymentMethod,
} from '@billfold/rules';
import type { Instance } from '../../instance.ts';
import { HttpRefusal } from '../problems.ts';
import { cardByToken, fileCard } from '../vault.ts';
import { act, foundIn, type Handlers } from './asked.ts';

/** How the account pays. */
export const paymentMethodHandlers: Pick<
  Handlers,
  | 'listPaymentMethods'
  | 'addPaymentMethod'
  | 'updatePaymentMethod'
  | 'makePaymentMethodDefault'
  | 'removePaymentMethod'
> = {
  listPaymentMethods: ({ account }) => ({
    data: paymentMethodsInOrder(account).map((method) => paymentMethodView(account, method)),
    nextCursor: null,
    asOf: asOf(account),
  }),

  addPaymentMethod: (asked) =>
    act(
      asked,
      { type: 'add_payment_method', by: asked.viewer.id, method: newMethod(asked, asked.body) },
      viewOf,
    ),

  updatePaymentMethod({ account, world, viewer, params, body, version }) {
    const { paymentMethodId } = params;
    const command = {
      type: 'update_payment_method',
      by: viewer.id,
      paymentMethodId,
      ...body,
      version,
    } as const;
    return act({ account, world }, command, viewOf);
  },

  makePaymentMethodDefault: (asked) =>
    act(
      asked,
      { type: 'make_default', by: asked.viewer.id, paymentMethodId: asked.params.paymentMethodId },
      viewOf,
    ),

  removePaymentMethod({ account, world, viewer, params, version }) {
    const { paymentMethodId } = params;
    const command = { type: 'remove_payment_method', by: viewer.id, paymentMethodId, version } as const;
    // It is shown as it was.
    return act({ account, world }, command, () => viewOf(account, paymentMethodId));
  },
};

function viewOf(account: AccountState, id: string): PaymentMethod {
  return paymentMethodView(account, foundIn(account.paymentMethods, id, 'payment method'));
}

/** What the vault knows of the card, and what its bank says to its being saved. */
function newMethod(backend: Pick<Instance, 'vault'>, request: PaymentMethodRequest): NewPaymentMethod {
  if (!('token' in request)) return { type: 'bank_transfer' };
  const card = cardByToken(backend, request.token);
  if (!card) throw new HttpRefusal(409, 'unknown_token', 'The vault knows no card by this token');
  const { refusedWhenSaved: code, authenticates } = card.behaviour;
  if (code) {
    const errors = [{ pointer: '/token', code, detail: 'Its bank does not let this card be saved' }];
    throw new HttpRefusal(409, 'card_refused', `The card was refused: ${code}`, { errors });
  }
  return { type: 'card', card: fileCard(request.token, card), requiresAction: authenticates };
}
