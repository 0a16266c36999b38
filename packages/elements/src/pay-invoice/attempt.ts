import type { ReactiveController } from 'lit';
import { asBillingError } from '../shared/billing-error.ts';
import { writesOf } from '../shared/action.ts';
import { QuoteFlow, type Done } from '../shared/quote-flow.ts';
import { CardChoice } from './card-choice.ts';
import { wordsFor } from './cards.ts';
import type { LastPayment, Payer } from './last-payment.ts';
import { hindranceOf, type Hindrance } from './outcome.ts';

export interface AttemptOptions {
  /** The payment that was made before, which is forgotten when another one is begun. */
  last: LastPayment;
  /** The charge was tried. */
  paid: (done: Done) => Promise<void>;
  /** There is nothing left to pay: somebody was faster. */
  settled: () => void;
}

/**
 * The steps to a payment: which card, where there is a choice; what will be charged; the charge. Each of them says whether
 * something else is shown afterwards, so that the focus can go there.
 */
export class Attempt implements ReactiveController {
  /** Why it can't be paid just now. */
  hindrance: Hindrance | undefined;
  /** Whose words fit what was to be charged then. */
  hindered: 'card' | 'method' = 'card';
  readonly choice: CardChoice;
  readonly flow: QuoteFlow;
  /** What had been done on this page when it was begun. */
  #writes = 0;
  readonly #host: Payer;
  readonly #options: AttemptOptions;

  constructor(host: Payer, options: AttemptOptions) {
    this.#host = host;
    this.#options = options;
    this.choice = new CardChoice(host);
    this.flow = new QuoteFlow(host, () => this.forget());
    host.addController(this);
  }

  /**
   * Once it was paid in another tab there is nothing to pay, and whatever shows this takes it away. What was done on this page,
   * such as paying with a new card, is told where it was done.
   */
  hostDisconnected(): void {
    const isBegun = this.flow.quote ?? this.choice.cards;
    const isElsewhere = this.#writes === writesOf(this.#host.client);
    if (isBegun && isElsewhere && !this.flow.accepting && !this.#options.last.isLost)
      void this.#lookWhetherSettled();
  }

  /** It is being found out how it can be paid, or what that costs. */
  get asking(): boolean {
    return this.flow.asking || this.choice.reading;
  }

  /** Which card, where there is a choice; else what it costs: credit may cover it, so that no card is needed. */
  async begin(): Promise<boolean> {
    const { declined } = this.#options.last;
    this.forget();
    this.#writes = writesOf(this.#host.client);
    const found = await this.choice.read(declined);
    if (found === 'clear' || found === 'none') return this.quote();
    this.#host.requestUpdate();
    return found === 'choose';
  }

  /** What it costs. */
  async quote(): Promise<boolean> {
    if (this.flow.asking) return false;
    const { invoiceId } = this.#host;
    const { cards, chosen } = this.choice;
    const paymentMethodId = cards && chosen?.id;
    const quote = await this.flow.ask({
      type: 'pay_invoice',
      invoiceId,
      ...(paymentMethodId && { paymentMethodId }),
    });
    return quote ? true : this.#refused();
  }

  /** Charges what the quote says. */
  async pay(): Promise<boolean> {
    const { quote } = this.flow;
    const { last } = this.#options;
    const before = last.known;
    const done = await this.flow.accept();
    if (this.flow.unknown) last.lost({ before, found: () => this.#end() });
    if (!done) {
      const isAnother = this.flow.quote !== quote;
      return this.#refused() || isAnother;
    }
    this.choice.forget();
    await this.#options.paid(done);
    return false;
  }

  /** Back to the choice of a card. */
  chooseAgain(): void {
    this.flow.reset();
  }

  /** Back to where nothing was begun. */
  forget(): void {
    this.#options.last.take();
    this.#end();
  }

  #end(): void {
    this.hindrance = undefined;
    this.choice.forget();
    this.flow.reset();
  }

  async #lookWhetherSettled(): Promise<void> {
    const { client, invoiceId } = this.#host;
    try {
      const invoice = await client?.adapter.invoices?.read(invoiceId);
      const isGone = !this.#host.isConnected && client === this.#host.client;
      if (invoice?.status === 'paid' && isGone) this.#options.settled();
    } catch (error) {
      this.#host.failed(asBillingError(error));
    }
  }

  /** Refusals that are no failures: what is shown is no longer so, or another card has to be chosen. */
  #refused(): boolean {
    const code = this.flow.error?.code;
    const hindrance = hindranceOf(code, this.choice.cards !== undefined);
    if (code !== 'not_payable' && !hindrance) return false;
    const { chosen } = this.choice;
    this.forget();
    this.hindrance = hindrance;
    this.hindered = wordsFor(chosen ? [chosen] : []);
    this.#host.client?.invalidate();
    if (!hindrance) this.#options.settled();
    return hindrance !== undefined;
  }
}
