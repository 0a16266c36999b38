import type { Money, Payment } from '@billfold/contract';
import { html, type ReactiveController, type TemplateResult } from 'lit';
import type { ElementClass } from '../shared/define.ts';
import type { Guide, RemedyWay } from '../shared/remedy-way.ts';
import type { L10n } from '../shared/l10n.ts';
import { Lazy } from '../shared/lazy.ts';
import type { Done } from '../shared/quote-flow.ts';
import { region } from '../shared/region.ts';
import { payComing } from './pay-coming.ts';

/** An invoice that can be paid. */
export interface Payable {
  readonly invoiceId: string;
  readonly number?: string | undefined;
  readonly amountDue?: Money | undefined;
  /** Of a payment that waits for the bank, where that is known. */
  readonly paymentId?: string | undefined;
}

/** What the element around it wants to know. */
export interface PayListeners {
  readonly way?: RemedyWay;
  readonly onDone?: (event: CustomEvent<Done>) => void;
  readonly onAnswered?: (event: CustomEvent<Payment>) => void;
  readonly onSettled?: () => void;
}

/**
 * The place of `billing-pay-invoice` in an element: loaded when the first invoice is to be paid, since most pages never
 * need it; until then it is as high as its button, or as the bank's question.
 *
 *     private readonly pay = new PayPlace(this);
 *     …
 *     ${this.pay.render(l, { invoiceId, number, amountDue })}
 */
export class PayPlace implements ReactiveController {
  readonly #host: Guide;
  readonly #step: Lazy<{ uses: Record<string, ElementClass> }>;
  /** What failed by what is told there, by invoice. */
  readonly #told = new Map<string, { readonly step: Element; readonly payment: Payment }>();
  #wanted = false;

  constructor(host: Guide) {
    this.#host = host;
    this.#step = new Lazy(host, async () => {
      const { PayInvoice } = await import('./pay-invoice.ts');
      return { uses: { 'billing-pay-invoice': PayInvoice } };
    });
    host.addController(this);
  }

  render(l: L10n, payable: Payable, listeners: PayListeners = {}): unknown {
    this.#wanted = true;
    return region(
      l,
      this.#step,
      () => payComing(l, payable, this.#host.processor !== undefined),
      () => this.#element(payable, listeners),
    );
  }

  /** Whether it is told there, at the moment, that the invoice's payment failed for this reason. */
  tells(invoiceId: string, declineCode: string): boolean {
    const told = this.#told.get(invoiceId);
    return told?.payment.declineCode === declineCode && told.step.isConnected;
  }

  hostUpdated(): void {
    if (this.#wanted) this.#step.want();
  }

  #element(
    { invoiceId, number, amountDue, paymentId }: Payable,
    { way, onDone, onAnswered, onSettled }: PayListeners,
  ): TemplateResult {
    const { adapter, payments, hrefFor } = this.#host;
    return html`<billing-pay-invoice
      .adapter=${adapter}
      .payments=${payments}
      .hrefFor=${hrefFor}
      .way=${way}
      .invoiceId=${invoiceId}
      .number=${number}
      .amountDue=${amountDue}
      .paymentId=${paymentId}
      @done=${onDone}
      @answered=${onAnswered}
      @settled=${onSettled}
      @told=${({ currentTarget: step, detail: payment }: CustomEvent<Payment | undefined>) => {
        if (payment) this.#told.set(invoiceId, { step: step as Element, payment });
        else this.#told.delete(invoiceId);
        this.#host.requestUpdate();
      }}
    ></billing-pay-invoice>`;
  }
}
