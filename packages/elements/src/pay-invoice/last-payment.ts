import type { Invoice, Payment, PaymentSource } from '@billfold/contract';
import type { ReactiveController } from 'lit';
import { ActionController } from '../shared/action.ts';
import { Authentication } from '../shared/authentication.ts';
import { asBillingError } from '../shared/billing-error.ts';
import type { BillingElement } from '../shared/element.ts';
import { QueryController } from '../shared/query.ts';
import { readInvoice, readPayment } from '../shared/reads.ts';
import { isUnderWay } from './payment.ts';

/** An element that is about one invoice. */
export type Payer = BillingElement & { invoiceId: string; paymentId: string | undefined };

/** A payment whose answer was lost. */
export interface Lost {
  /** The ids of the payments that were known before. */
  readonly before: ReadonlySet<string>;
  /** Called when the backend has told what became of it. */
  readonly found: () => void;
}

/**
 * The last payment of an invoice, wherever it was made: as the backend has it, so after a reload and in another tab, too;
 * and the bank's question about it (PAY-4).
 */
export class LastPayment implements ReactiveController {
  /** What was tried here, as it was told last; `null` when nothing had to be charged. */
  tried: Payment | null | undefined;
  readonly bank: Authentication;
  readonly giving: ActionController<[string], Payment>;
  /** The payment itself, once it is known which one. */
  readonly query: QueryController<Payment>;
  readonly #host: Payer;
  readonly #told: (payment: Payment) => void;
  #givingUp = false;
  #lost: Lost | undefined;
  readonly #invoice: QueryController<Invoice>;

  /** @param told Called when what was tried here is no longer under way. */
  constructor(host: Payer, told: (payment: Payment) => void) {
    this.#host = host;
    this.#told = told;
    this.bank = new Authentication(host);
    this.#invoice = new QueryController(host, () =>
      host.invoiceId ? readInvoice(host.invoiceId) : undefined,
    );
    this.query = new QueryController(host, () => (this.#id ? readPayment(this.#id) : undefined));
    this.giving = new ActionController(host, (adapter, options, paymentId: string) =>
      adapter.payments?.cancel?.(paymentId, options),
    );
    host.addController(this);
  }

  /** Whether the backend lets a payment be given up. */
  get canGiveUp(): boolean {
    return !!this.#host.client?.can('payments', 'cancel');
  }

  /** What the backend says about it now; what it said when it was tried, where it can't be read. */
  get latest(): Payment | undefined {
    const { data = this.tried ?? undefined } = this.query;
    // What has ended does not begin again: an older answer may still be on its way.
    return data?.id === this.tried?.id && !this.#waits ? (this.tried ?? undefined) : data;
  }

  /** Whether what was tried here has not ended yet. */
  get #waits(): boolean {
    return !!this.tried && isUnderWay(this.tried.status);
  }

  /** What became of it, as far as it concerns who is here: what was tried here, or that it is paid. */
  get outcome(): Payment | null | undefined {
    const { data } = this.query;
    return this.tried === undefined && data?.status === 'succeeded' ? data : this.tried;
  }

  /** Its bank has a question, or is at it. */
  get underWay(): Payment | undefined {
    return this.latest && isUnderWay(this.latest.status) ? this.latest : undefined;
  }

  /** The invoice, once it is known. */
  get invoice(): Invoice | undefined {
    return this.#invoice.data;
  }

  /** A change of plan hangs on it, and goes when it is given up (PLAN-6). */
  get isPlanChange(): boolean {
    return this.#invoice.data?.reason === 'plan_changed';
  }

  /** The invoice asks for nothing any more, and was not paid. */
  get isVoid(): boolean {
    return this.#invoice.data?.status === 'void';
  }

  /**
   * Asks the bank, at once. What comes of it is what the backend says afterwards; it is asked at once, since whatever
   * shows this may be gone as soon as there is nothing to pay.
   */
  async ask(payment: Payment): Promise<void> {
    this.tried = payment;
    if (!payment.nextAction || !this.bank.available) return;
    const { client } = this.#host;
    if (!(await this.bank.ask(payment.id, () => payment.nextAction))) return;
    try {
      const latest = await client?.adapter.payments?.read(payment.id);
      if (latest && client === this.#host.client) this.#hear(latest);
    } catch (error) {
      this.#host.failed(asBillingError(error));
    }
  }

  /** Gives it up. `undefined` when it was not given up, as when the bank was just answered in another tab. */
  async giveUp(payment: Payment): Promise<Payment | undefined> {
    this.tried = payment;
    this.#givingUp = true;
    const given = await this.giving.run(payment.id);
    this.#givingUp = false;
    if (given) this.take(given);
    else this.#host.requestUpdate();
    return given;
  }

  /** What payments of the invoice were declined with, as far as that is known. */
  get declined(): readonly PaymentSource[] {
    return [...(this.#invoice.data?.attempts ?? []), this.tried].flatMap((made) =>
      made?.status === 'failed' ? [made.method] : [],
    );
  }

  /** The ids of the payments of the invoice that are known. */
  get known(): ReadonlySet<string> {
    return new Set(this.#invoice.data?.attempts.map(({ id }) => id));
  }

  /** It is not known yet what became of a payment whose answer was lost. */
  get isLost(): boolean {
    return this.#lost !== undefined;
  }

  /** The answer to a payment was lost: finds out what became of it, now or as soon as there is news (PAY-5). */
  lost(lost: Lost): void {
    this.#lost = lost;
    void this.#find(lost);
  }

  /** Begins anew, with what was tried now. */
  take(tried?: Payment | null): void {
    this.#lost = undefined;
    this.tried = tried;
    this.bank.reset();
    this.#host.requestUpdate();
  }

  /** Before it is rendered, so that nothing has to be rendered again. */
  hostUpdate(): void {
    if (this.latest) this.#hear(this.latest);
  }

  hostUpdated(): void {
    const lost = this.#lost;
    if (lost && [...this.known].some((id) => !lost.before.has(id))) void this.#find(lost);
  }

  /** Once it was paid there is nothing to pay, and whatever shows this may be taken away. */
  hostDisconnected(): void {
    if (this.#lost) void this.#find(this.#lost);
  }

  /** Looks for a payment that was not known before. */
  async #find(lost: Lost): Promise<void> {
    const { client, invoiceId } = this.#host;
    try {
      const invoice = await client?.adapter.invoices?.read(invoiceId);
      const made = invoice?.attempts.findLast(({ id }) => !lost.before.has(id));
      const payment = made && (await client?.adapter.payments?.read(made.id));
      if (!payment || lost !== this.#lost || client !== this.#host.client) return;
      this.take(payment);
      lost.found();
      if (!isUnderWay(payment.status)) this.#told(payment);
    } catch (error) {
      // It is still not known, and can be tried again.
      this.#host.failed(asBillingError(error));
    }
  }

  /** Tells what became of what was tried here, once. */
  #hear(latest: Payment): void {
    const { tried } = this;
    // Whoever gives it up knows.
    if (this.#givingUp || !this.#waits || latest.id !== tried?.id || latest.status === tried.status) return;
    if (isUnderWay(latest.status)) this.tried = latest;
    else {
      this.take(latest);
      this.#told(latest);
    }
  }

  /** That of the invoice which waits; else the one that was tried here, or is known from outside. */
  get #id(): string | undefined {
    const waits = this.#invoice.data?.attempts.findLast(({ status }) => isUnderWay(status));
    return waits?.id ?? this.tried?.id ?? this.#host.paymentId;
  }
}
