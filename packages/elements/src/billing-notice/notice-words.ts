import type { Notice, TextParams } from '@billfold/contract';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { cardExpiry, nameOf } from '../pay-invoice/cards.ts';
import { date } from '../shared/date.ts';
import { name } from '../shared/name.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { moneyParam, numberParam, textParam } from '../shared/remedy.ts';
import { noticeMessages } from './billing-notice.messages.ts';

export interface NoticeWords {
  readonly title: string;
  readonly text?: unknown;
}

/**
 * A notice in words. A kind that is newer than the kit is said neutrally; of one whose parameters are missing, only what
 * is known.
 */
export function noticeWords(l: L10n, { kind, params }: Notice): NoticeWords {
  const { kinds: t } = l.words('notices', noticeMessages);
  const { reasons, invoice } = l.words('pay', payMessages);
  const due = moneyParam(params.amountDue);
  const amount = due && l.money(due);
  const named = (param: Param): unknown => inParam(param, name);
  const day = (param: Param): unknown => inParam(param, (known) => date(l, known));
  const number = named(params.number) ?? invoice;
  const transferWords = (sentence: typeof t.transfer_expected.text): NoticeWords => {
    const { title, reference } = t.transfer_expected;
    const text = say(sentence, amount, number, day(params.dueOn));
    return { title, text: [text, say(reference, named(params.reference))] };
  };
  switch (kind) {
    case 'payment_failed': {
      // It is paid by transfer: no card is to blame.
      if (textParam(params.reference)) return transferWords(t.transfer_expected.late);
      const reason = inParam(params.declineCode, (code) => wording(reasons, code));
      return { title: t[kind].title, text: [say(t[kind].text, amount, number), reason, ' '] };
    }
    case 'authentication_required':
      return { title: t[kind].title, text: say(t[kind].text, amount, number) };
    case 'subscription_unpaid':
      return { title: t[kind].title, text: say(t[kind].text, amount) };
    case 'subscription_trialing':
      return { title: t[kind].title, text: say(t[kind].text, day(params.trialEndsOn)) };
    case 'subscription_paused':
      return { title: t[kind].title, text: say(t[kind].text, day(params.resumesOn)) };
    case 'transfer_expected':
      return transferWords(t[kind].text);
    case 'card_expiring':
    case 'card_expired':
      return { title: t[kind].title, text: say(t[kind].text, cardOf(l, params), expiryOf(l, params)) };
    case 'tax_id_invalid':
    case 'tax_id_unavailable':
      return { title: t[kind].title, text: say(t[kind].text, named(params.value)) };
    case 'plan_change_scheduled':
      return {
        title: t[kind].title,
        text: say(t[kind].text, named(params.planName), day(params.effectiveOn)),
      };
    case 'plan_change_unconfirmed':
      return { title: t[kind].title, text: say(t[kind].text, named(params.planName), named(params.sentTo)) };
    case 'closing_unconfirmed':
      return { title: t[kind].title, text: say(t[kind].text, named(params.sentTo), day(params.expiresOn)) };
    case 'payment_problem':
    case 'account_closed':
      return t[kind];
    default:
      return t.other;
  }
}

type Param = TextParams[string] | undefined;

/** What a text parameter is shown as, if there is one. */
function inParam(param: Param, show: (text: string) => unknown): unknown {
  const text = textParam(param);
  return text && show(text);
}

/** A sentence, if all that it speaks of is known. */
function say<A extends readonly unknown[]>(
  sentence: (...args: A) => unknown,
  ...args: { [K in keyof A]: A[K] | undefined }
): unknown {
  return args.includes(undefined) ? undefined : sentence(...(args as unknown as A));
}

const cardOf = (l: L10n, { brand, last4 }: TextParams): unknown =>
  nameOf(l, { type: 'card', brand: textParam(brand), last4: textParam(last4) });

function expiryOf(l: L10n, { expMonth, expYear }: TextParams): string | undefined {
  const month = numberParam(expMonth);
  const year = numberParam(expYear);
  return month !== undefined && year !== undefined ? cardExpiry(l, month, year) : undefined;
}
