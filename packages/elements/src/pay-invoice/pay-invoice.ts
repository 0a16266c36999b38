import type { Money, Payment } from '@billfold/contract';
import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { property, state } from '../shared/decorators.ts';
import { button } from '../shared/button.ts';
import { name } from '../shared/document.ts';
import { BillingElement } from '../shared/element.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { notice } from '../shared/notice.ts';
import { quoteFailure, quoteStep, quoteStyles } from '../shared/quote.ts';
import { QuoteFlow, type Done } from '../shared/quote-flow.ts';
import { regionStyles } from '../shared/region.ts';
import { bar } from '../shared/skeleton.ts';
import { payMessages, type PayMessages } from './pay-invoice.messages.ts';

/**
 * A button that pays an invoice: it shows what will be charged, and charges it when that is confirmed.
 *
 * @tag billing-pay-invoice
 * @summary The way to pay one invoice.
 * @fires billing-change - The charge was tried; `payment` says what became of it.
 * @fires done - The same, for the element around it: does not bubble. Taking this one away is up to that element.
 * @fires settled - There is nothing left to pay, and nothing was charged: somebody was faster. Does not bubble.
 */
export class PayInvoice extends BillingElement {
  static override styles: CSSResultGroup = [BillingElement.styles, regionStyles, quoteStyles];

  @property({ attribute: false }) invoiceId = '';
  /** As people know it, `INV-10682`. */
  @property({ attribute: false }) number: string | undefined;
  /** What it asks for. */
  @property({ attribute: false }) amountDue: Money | undefined;

  /** What became of the charge. */
  @state() private payment: Payment | null | undefined;
  private readonly flow = new QuoteFlow(this, () => (this.payment = undefined));

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('invoiceId')) return;
    this.payment = undefined;
    this.flow.reset();
  }

  protected override render(): unknown {
    return this.frame(
      (l) => {
        const t = l.words('pay', payMessages);
        return this.flow.quote ? this.step(l, t) : this.start(l, t);
      },
      () => bar(16),
    );
  }

  private start(l: L10n, t: PayMessages): unknown {
    return html`<div class="stack">
      ${this.outcome(t)} ${quoteFailure(l, this.flow)}
      ${
        isDone(this.payment)
          ? nothing
          : html`<div class="actions">
              ${button({
                label: this.amountDue
                  ? t.open(this.named(t), l.money(this.amountDue))
                  : t.title(this.named(t)),
                kind: 'primary',
                busy: this.flow.asking,
                onClick: () => void this.ask(),
              })}
            </div>`
      }
    </div>`;
  }

  private step(l: L10n, t: PayMessages): unknown {
    return quoteStep(l, this.flow, {
      title: t.title(this.named(t)),
      confirm: ({ dueNow }) => t.pay(l.money(dueNow)),
      onConfirm: () => void this.pay(),
      back: t.notNow,
      onBack: () => void this.back(),
    });
  }

  private outcome(t: PayMessages): unknown {
    const { payment } = this;
    if (payment === undefined) return nothing;
    if (payment === null || payment.status === 'succeeded') return notice({ title: t.paid, live: true });
    return isDone(payment)
      ? notice({ ...t.processing, live: true })
      : html`<p class="critical" role="alert">${t.declined} ${wording(t.reasons, payment.declineCode)}</p>`;
  }

  private named(t: PayMessages): unknown {
    return this.number ? name(this.number) : t.invoice;
  }

  private async ask(): Promise<void> {
    this.payment = undefined;
    if (await this.flow.ask({ type: 'pay_invoice', invoiceId: this.invoiceId })) await this.focusOn('h3');
    else this.refused();
  }

  private async pay(): Promise<void> {
    const { quote } = this.flow;
    const done = await this.flow.accept();
    if (!done) {
      if (this.flow.quote !== quote) await this.focusOn('h3');
      this.refused();
      return;
    }
    this.payment = done.change.payment;
    this.emit('billing-change', done.change);
    this.dispatchEvent(new CustomEvent<Done>('done', { detail: done }));
    await this.focusOn('.button');
  }

  /** Another tab, say, has paid it: this is no failure, and what is shown is no longer so. */
  private refused(): void {
    if (this.flow.error?.code !== 'not_payable') return;
    this.flow.reset();
    this.client?.invalidate();
    this.dispatchEvent(new Event('settled'));
  }

  private async back(): Promise<void> {
    this.flow.reset();
    await this.focusOn('.button');
  }

  private async focusOn(selector: string): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** Whether there is nothing to pay now: it was paid, or the bank is at it. */
export const isDone = (payment: Payment | null | undefined): boolean =>
  payment !== undefined && payment?.status !== 'failed' && payment?.status !== 'canceled';

declare global {
  interface HTMLElementTagNameMap {
    'billing-pay-invoice': PayInvoice;
  }
}
