import type { Account, BillingAdapter, Money, Remedy, TextParams } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { name } from '../shared/document.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { notice } from '../shared/notice.ts';
import type { Done } from '../shared/quote-flow.ts';
import { membersMessages } from './billing-members.messages.ts';

/** An invoice that has to be paid before anyone can be invited (SEAT-7). */
export interface Block {
  readonly invoiceId: string | undefined;
  readonly number: string | undefined;
  readonly amountDue: Money | undefined;
  readonly declineCode: string | undefined;
}

const text = (param: TextParams[string] | undefined): string | undefined =>
  typeof param === 'string' ? param : undefined;

function read({ invoiceId, number, amountDue, declineCode }: TextParams): Block {
  return {
    invoiceId: text(invoiceId),
    number: text(number),
    amountDue: typeof amountDue === 'object' && amountDue ? amountDue : undefined,
    declineCode: text(declineCode),
  };
}

/** The backend's answer to a try to invite, and the account as it was known then. */
export interface Refusal {
  readonly account: Account | undefined;
  readonly remedy: Remedy | undefined;
}

/**
 * What stands in the way of inviting: what the account's notices say or, where they say nothing, what the backend
 * answered to the last try.
 */
export function blocksOf(account: Account | undefined, refusal: Refusal | undefined): Block[] {
  const notices = account?.notices.filter(({ kind }) => kind === 'payment_failed') ?? [];
  if (notices.length) return notices.map(({ params }) => read(params));
  return refusal ? [read(refusal.remedy?.params ?? {})] : [];
}

/** Which payment failed, why, and the way to pay. */
export function blockNotice(
  l: L10n,
  { invoiceId, number, amountDue, declineCode }: Block,
  pay:
    | {
        adapter: BillingAdapter | undefined;
        done: (event: CustomEvent<Done>) => void;
        settled: (number: string | undefined) => void;
      }
    | undefined,
): TemplateResult {
  const t = l.words('pay', payMessages);
  const { blocked } = l.words('members', membersMessages).invite;
  const { title, text } = t.notices.payment_failed;
  return notice({
    title,
    text: html`${amountDue && text(l.money(amountDue), number ? name(number) : t.invoice)}
    ${declineCode && wording(t.reasons, declineCode)} ${blocked}`,
    actions:
      pay &&
      invoiceId &&
      html`<billing-pay-invoice
        .adapter=${pay.adapter}
        .invoiceId=${invoiceId}
        .number=${number}
        .amountDue=${amountDue}
        @done=${pay.done}
        @settled=${() => pay.settled(number)}
      ></billing-pay-invoice>`,
    critical: true,
  });
}

/** For those who are told neither amount nor reason (SEAT-8). */
export function paymentProblem(l: L10n, { notices }: Account): unknown {
  if (!notices.some(({ kind }) => kind === 'payment_problem')) return nothing;
  return notice(l.words('pay', payMessages).notices.payment_problem);
}
