import type { Invoice, PaymentMethod } from '@billfold/contract';
import { html, nothing } from 'lit';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { name } from '../shared/document.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { notice, type NoticeOptions } from '../shared/notice.ts';
import type { QueryController } from '../shared/query.ts';
import { bar } from '../shared/skeleton.ts';
import { called, monthOf, words } from './method.ts';

/** What came of what somebody did here. */
export interface Outcome {
  readonly did: 'added' | 'default' | 'saved' | 'refused' | 'updated' | 'removed' | 'gone';
  readonly method: PaymentMethod;
  /** The open invoices that were tried with it (DUN-2). */
  readonly tried?: readonly string[];
}

/**
 * The result in words.
 * @param tried The invoices that were tried, as they are now.
 * @param asks What can be done about a payment whose bank has a question.
 */
export function outcomeNotice(
  l: L10n,
  outcome: Outcome,
  tried: QueryController<Invoice[]>,
  asks: (paymentId: string, number: string) => unknown,
): unknown {
  const said = statement(l, outcome);
  if (!outcome.tried?.length) return notice(said);
  return notice({ ...said, text: html`${said.text} ${invoices(l, outcome, tried, asks)}` });
}

function statement(l: L10n, { did, method }: Outcome): NoticeOptions {
  const t = words(l).outcome;
  const who = called(l, method);
  switch (did) {
    case 'added':
      if (method.setup.status === 'requires_action')
        return { title: t.addedAsks(who), text: t.addedAsksText };
      return { title: t.added(who), text: method.isDefault ? t.usedNow : undefined };
    case 'default':
      return { title: t.paysWith(who) };
    case 'saved':
      return { title: t.saved(who) };
    case 'refused':
      return { title: t.refused(who), text: t.refusedText, critical: true };
    case 'updated':
      return { title: t.updated(who, monthOf(l, method) ?? '') };
    case 'removed':
      return { title: t.removed(who) };
    case 'gone':
      return { title: t.gone(who) };
  }
}

function invoices(
  l: L10n,
  { tried: ids = [] }: Outcome,
  { state }: QueryController<Invoice[]>,
  asks: (paymentId: string, number: string) => unknown,
): unknown {
  if (state.status === 'loading')
    return html`<ul>
      ${ids.map(() => html`<li>${bar(24)}</li>`)}
    </ul>`;
  if (state.status !== 'data') return words(l).outcome.unread;
  return html`<ul>
    ${state.data.map((invoice) => html`<li>${became(l, invoice, asks)}</li>`)}
  </ul>`;
}

/** What became of an open invoice: of its last payment, when there was one. */
function became(l: L10n, invoice: Invoice, asks: (paymentId: string, number: string) => unknown): unknown {
  const t = words(l).outcome.invoice;
  const number = name(invoice.number);
  const last = invoice.attempts.at(-1);
  if (invoice.status === 'paid') return t.paid(number, l.money(last?.amount ?? invoice.amountPaid));
  switch (last?.status) {
    case 'failed':
    case 'canceled':
      return html`${t.declined(number, l.money(last.amount))}
      ${wording(l.words('pay', payMessages).reasons, last.declineCode)}`;
    case 'requires_action':
      return html`${t.asks(number, l.money(last.amount))} ${asks(last.id, invoice.number)}`;
    case 'processing':
      return t.processing(number, l.money(last.amount));
    default:
      return invoice.status === 'open' ? t.open(number, l.money(invoice.amountDue)) : nothing;
  }
}
