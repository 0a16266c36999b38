import type { Invoice, PaymentMethod } from '@billfold/contract';
import { html, nothing } from 'lit';
import { payMessages } from '../pay-invoice/pay-invoice.messages.ts';
import { name } from '../shared/name.ts';
import type { BillingElement } from '../shared/element.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { notice, type NoticeOptions } from '../shared/notice.ts';
import { QueryController } from '../shared/query.ts';
import { bar } from '../shared/skeleton.ts';
import type { KnownMethods } from './known-methods.ts';
import { monthOf, words } from './method.ts';
import { readSome } from './reads.ts';
import { figures } from '../shared/figures.ts';

/** What came of what somebody did here. */
export interface Outcome {
  readonly did: 'added' | 'default' | 'saved' | 'refused' | 'updated' | 'removed' | 'gone';
  readonly method: PaymentMethod;
  /** The open invoices that were tried with it (DUN-2). */
  readonly tried?: readonly string[];
}

/** What can be done about a payment whose bank has a question. */
type Asks = (paymentId: string, number: string) => unknown;

/** The result of what was done last, in words, with what became of the invoices that were tried, as they are now. */
export class LastOutcome {
  readonly #host: BillingElement;
  readonly #known: KnownMethods;
  readonly #tried: QueryController<Invoice[]>;
  #outcome: Outcome | undefined;

  constructor(host: BillingElement, known: KnownMethods) {
    this.#host = host;
    this.#known = known;
    this.#tried = new QueryController(host, () =>
      this.#outcome?.tried?.length ? readSome(this.#outcome.tried) : null,
    );
  }

  /** Shows it, instead of the last one; `undefined` shows nothing. */
  set(outcome: Outcome | undefined): void {
    this.#outcome = outcome;
    this.#host.requestUpdate();
  }

  /** The payment of an invoice that was tried, if this is one and its bank has a question. */
  waits(paymentId: string): boolean {
    const payments = this.#tried.data?.flatMap(({ attempts }) => attempts) ?? [];
    return payments.some(({ id, status }) => id === paymentId && status === 'requires_action');
  }

  render(l: L10n, asks: Asks): unknown {
    if (!this.#outcome) return nothing;
    const said = statement(l, this.#outcome, this.#known.called(l, this.#outcome.method));
    const { tried = [] } = this.#outcome;
    if (!tried.length) return notice(said);
    return notice({ ...said, text: html`${said.text} ${invoices(l, tried.length, this.#tried, asks)}` });
  }
}

/** @param who How the method is called. */
function statement(l: L10n, { did, method }: Outcome, who: unknown): NoticeOptions {
  const t = words(l).outcome;
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

function invoices(l: L10n, count: number, { state }: QueryController<Invoice[]>, asks: Asks): unknown {
  if (state.status === 'loading')
    return html`<ul>
      ${Array.from({ length: count }, () => html`<li>${bar(24)}</li>`)}
    </ul>`;
  if (state.status !== 'data') return words(l).outcome.unread;
  return html`<ul>
    ${state.data.map((invoice) => html`<li>${figures(became(l, invoice, asks))}</li>`)}
  </ul>`;
}

/** What became of an open invoice: of its last payment, when there was one. */
function became(l: L10n, invoice: Invoice, asks: Asks): unknown {
  const t = words(l).outcome.invoice;
  const number = name(invoice.number);
  const last = invoice.attempts.at(-1);
  if (invoice.status === 'paid') return t.paid(number, l.money(last?.amount ?? invoice.amountPaid));
  switch (last?.status) {
    case 'failed':
    case 'canceled':
      return html`${figures(t.declined(number, l.money(last.amount)))}
      ${wording(l.words('pay', payMessages).reasons, last.declineCode)}`;
    case 'requires_action':
      return html`${figures(t.asks(number, l.money(last.amount)))} ${asks(last.id, invoice.number)}`;
    case 'processing':
      return t.processing(number, l.money(last.amount));
    default:
      return invoice.status === 'open' ? t.open(number, l.money(invoice.amountDue)) : nothing;
  }
}
