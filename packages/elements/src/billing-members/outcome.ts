import type { Change, Member, Payment, Quote } from '@billfold/contract';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { isDone } from '../pay-invoice/payment.ts';
import { name } from '../shared/name.ts';
import type { L10n } from '../shared/l10n.ts';
import { notice } from '../shared/notice.ts';
import { unsigned } from '../shared/quote.ts';
import { membersMessages, type MembersMessages } from './billing-members.messages.ts';
import { called } from './member-table.ts';

/** What came of what somebody did here. */
export type Outcome =
  | {
      readonly change: Change;
      readonly quote: Quote;
      readonly member?: Member;
      /** Its bank was asked, and that is told where it was. */
      readonly answered?: boolean;
    }
  | { readonly resent: Member; readonly failed: boolean }
  /** Somebody else has removed them before. */
  | { readonly gone: Member }
  /** A payment that its bank has confirmed. */
  | { readonly payment: Payment }
  /** The number of an invoice that had been paid before somebody tried to. */
  | { readonly settled: string | undefined };

/** The result in words. The money is what the quote said, and what the payment says became of it. */
export function outcomeNotice(l: L10n, outcome: Outcome): unknown {
  const t = l.words('members', membersMessages).outcome;
  if ('resent' in outcome) {
    const who = called(outcome.resent);
    return outcome.failed
      ? notice({ title: t.notResent(who), text: t.notResentText, critical: true })
      : notice({ title: t.resent(who) });
  }
  if ('gone' in outcome) return notice({ title: t.gone(called(outcome.gone)), text: t.goneText });
  if ('settled' in outcome) {
    const { settled: number } = outcome;
    return notice({
      title: t.settled(number ? name(number) : l.words('pay', payMessages).invoice),
      text: t.settledText,
    });
  }
  if ('payment' in outcome) {
    const { amount } = outcome.payment;
    return notice({ title: t.invoicePaid(l.money(amount)), text: t.open });
  }
  const { change, quote, member, answered = false } = outcome;
  switch (change.type) {
    case 'add_members':
      return notice({
        title: t.invited(change.memberIds.length),
        text: moneyText(l, t, change, quote, answered),
      });
    case 'remove_members': {
      const who = member ? called(member) : undefined;
      return notice({
        title: member?.status === 'invited' ? t.withdrawn(who) : t.removed(who),
        text: quote.creditTo.length ? t.credited(l.money(unsigned(quote.total))) : undefined,
      });
    }
    case 'pay_invoice':
      return notice({
        title: change.payment ? t.invoicePaid(l.money(change.payment.amount)) : t.other,
        text: change.payment?.status === 'succeeded' ? t.open : t.processing,
      });
    default:
      return notice({ title: t.other });
  }
}

/** Where the money for an invitation came from; whatever the payment comes to, the credit is used (CRED-2). */
function moneyText(
  l: L10n,
  t: MembersMessages['outcome'],
  { payment }: Change,
  { creditApplied, dueAtRenewal }: Quote,
  answered: boolean,
): string | undefined {
  const fromCredit = creditApplied.amount > 0 ? t.fromCredit(l.money(creditApplied)) : undefined;
  const later = dueAtRenewal.amount > 0 ? t.later(l.money(dueAtRenewal)) : undefined;
  const texts = [payment ? paymentText(l, t, payment, answered) : later, fromCredit];
  return texts.filter((text) => text !== undefined).join(' ') || undefined;
}

function paymentText(l: L10n, t: MembersMessages['outcome'], payment: Payment, answered: boolean): string {
  const amount = l.money(payment.amount);
  if (!isDone(payment)) return answered ? t.stands : t.declined(amount);
  if (payment.status === 'requires_action') return t.asks(amount);
  return payment.status === 'succeeded' ? t.paid(amount) : t.processing;
}

/** The payment of the last invitation, while its bank has a question (PAY-4). */
export function askedOf(outcome: Outcome | undefined): Payment | undefined {
  if (!outcome || !('change' in outcome)) return undefined;
  const { type, payment } = outcome.change;
  return type === 'add_members' && payment?.status === 'requires_action' ? payment : undefined;
}

/** The same once its bank was answered: what was invited stands, whatever came of it (SEAT-6). */
export function answeredOf(outcome: Outcome | undefined, payment: Payment): Outcome | undefined {
  if (outcome && 'change' in outcome && outcome.change.payment?.id === payment.id)
    return { ...outcome, answered: true, change: { ...outcome.change, payment } };
  return isDone(payment) ? { payment } : outcome;
}
