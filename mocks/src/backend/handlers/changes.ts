import type { RequestedChange } from '@billfold/contract';
import {
  asOf,
  carryOut,
  changeView,
  createQuote,
  execute,
  paymentView,
  plansView,
  requireReadingOf,
  subscriptionView,
  type AccountState,
  type MemberState,
  type Refusal,
} from '@billfold/rules';
import { HttpRefusal } from '../problems.ts';
import { act, effect, found, succeed, type Effect, type Handlers } from './asked.ts';

/** The subscription, and all that moves money. */
export const changeHandlers: Pick<
  Handlers,
  | 'listPlans'
  | 'readSubscription'
  | 'createQuote'
  | 'acceptQuote'
  | 'readChange'
  | 'cancelChange'
  | 'resendConfirmation'
  | 'readPayment'
  | 'cancelPayment'
> = {
  listPlans: ({ account }) => ({
    data: plansView(account),
    nextCursor: null,
    pricingUrl: account.pricingUrl,
    asOf: asOf(account),
  }),

  readSubscription: ({ account }) => subscriptionView(account),

  createQuote({ account, viewer, body, world }) {
    const outcome = succeed(createQuote(account, viewer.id, body.change, account.now));
    return { account: carryOut(outcome.account, outcome.happened, world), answer: outcome.result };
  },

  acceptQuote({ account, viewer, params, world }) {
    const { quoteId } = params;
    const outcome = execute(account, { type: 'accept_quote', by: viewer.id, quoteId }, account.now);
    if (outcome.refusal?.code === 'quote_stale') {
      const { change } = found(account.quotes, quoteId, 'quote');
      return requote(account, viewer, change, outcome.refusal);
    }
    return effect(world, outcome, viewOf);
  },

  readChange({ account, viewer, params }) {
    const change = found(account.changes, params.changeId, 'change');
    requireReadingOf(account, viewer.id, change.requested);
    return changeView(account, change);
  },

  cancelChange: (asked) =>
    act(asked, { type: 'cancel_change', by: asked.viewer.id, changeId: asked.params.changeId }, viewOf),

  resendConfirmation: (asked) =>
    act(asked, { type: 'resend_confirmation', by: asked.viewer.id, changeId: asked.params.changeId }, viewOf),

  readPayment: ({ account, params }) =>
    paymentView(account, found(account.payments, params.paymentId, 'payment')),

  cancelPayment: (asked) =>
    act(
      asked,
      { type: 'cancel_payment', by: asked.viewer.id, paymentId: asked.params.paymentId },
      (account, id) => paymentView(account, found(account.payments, id, 'payment')),
    ),
};

function viewOf(account: AccountState, id: string) {
  return changeView(account, found(account.changes, id, 'change'));
}

/** What the same costs now, as a step of its own: where that is refused, that refusal is the answer (QUO-2). */
export function requote(
  account: AccountState,
  viewer: MemberState,
  change: RequestedChange,
  { code, message, remedy }: Refusal,
): Effect<never> {
  const fresh = succeed(createQuote(account, viewer.id, change, account.now));
  return {
    account: fresh.account,
    refusal: new HttpRefusal(409, code, message, { quote: fresh.result, ...(remedy && { remedy }) }),
  };
}
