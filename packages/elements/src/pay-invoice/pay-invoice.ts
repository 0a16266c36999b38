import type { Money, Payment } from '@billfold/contract';
import { html, nothing, type CSSResultGroup, type PropertyValues } from 'lit';
import { property } from '../shared/decorators.ts';
import { button } from '../shared/button.ts';
import { name } from '../shared/name.ts';
import { BillingElement } from '../shared/element.ts';
import type { NavigateDetail } from '../shared/events.ts';
import type { L10n } from '../shared/l10n.ts';
import { mayAddCards } from '../shared/may.ts';
import { QueryController } from '../shared/query.ts';
import { quoteActions, quoteBody, quoteFailure } from '../shared/quote.ts';
import { quoteStyles } from '../shared/quote.styles.ts';
import type { Done } from '../shared/quote-flow.ts';
import { readAccount } from '../shared/reads.ts';
import { regionStyles } from '../shared/region.ts';
import { supportLink } from '../shared/remedy.ts';
import { RemedyWay } from '../shared/remedy-way.ts';
import { Attempt } from './attempt.ts';
import { bankQuestion } from './bank-question.ts';
import { nameAmong, wordsFor, type Cards } from './cards.ts';
import { LastPayment } from './last-payment.ts';
import { hindranceNotice, payOutcome, told } from './outcome.ts';
import { payComing } from './pay-coming.ts';
import { payMessages, type PayMessages } from './pay-invoice.messages.ts';
import { payPlaceStyles } from './pay-place.styles.ts';
import { payStyles } from './pay-invoice.styles.ts';
import { isDone } from './payment.ts';

/**
 * The way to pay an invoice: which card, where there is a choice; what will be charged; the charge; and the bank's
 * question, where it has one, also after a reload or in another tab.
 *
 * @tag billing-pay-invoice
 * @summary The way to pay one invoice.
 * @fires billing-change - The charge was tried; `payment` says what became of it.
 * @fires billing-payment - The bank's question was answered, or the payment given up.
 * @fires billing-navigate - Somebody wants to add a card. When it is not canceled, that opens in place.
 * @fires done - The charge was tried, for the element around it: does not bubble. Taking this one away is up to it.
 * @fires answered - As `billing-payment`, for the element around it: does not bubble.
 * @fires told - The failure that is told here has changed, for the element around it, which then need not tell it too:
 *   the payment, or nothing any more. Does not bubble.
 * @fires settled - There is nothing left to pay, and nothing was charged: somebody was faster. Does not bubble.
 */
export class PayInvoice extends BillingElement {
  static override styles: CSSResultGroup = [
    BillingElement.styles,
    regionStyles,
    quoteStyles,
    payPlaceStyles,
    payStyles,
  ];

  @property({ attribute: false }) invoiceId = '';
  /** As people know it, `INV-10682`. */
  @property({ attribute: false }) number: string | undefined;
  /** What it asks for. */
  @property({ attribute: false }) amountDue: Money | undefined;
  /** A payment of it that waits for the bank, where that is known already. */
  @property({ attribute: false }) paymentId: string | undefined;
  /** Makes a real link of the way to the payment methods. */
  @property({ attribute: false }) hrefFor: ((target: NavigateDetail) => string) | undefined;
  /** The way of the element around it, which outlives this one. */
  @property({ attribute: false }) way: RemedyWay | undefined;

  private readonly ownWay = new RemedyWay(this);
  private readonly last = new LastPayment(this, (payment) => void this.tellAnswered(payment));
  private readonly attempt = new Attempt(this, {
    last: this.last,
    paid: (done) => this.paid(done),
    settled: () => this.dispatchEvent(new Event('settled')),
  });
  private readonly account = new QueryController(this, readAccount);
  /** The payment whose failure is told. */
  #told: Payment | undefined;

  /** Asks the bank about a payment of this invoice that was just made elsewhere, as by inviting somebody. */
  async confirm(payment: Payment): Promise<void> {
    await this.last.ask(payment);
    await this.focusOnStep();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('invoiceId') && this.hasUpdated) this.attempt.forget();
  }

  protected override updated(): void {
    const { outcome, underWay } = this.last;
    const told = outcome?.status === 'failed' && !underWay ? outcome : undefined;
    if (told?.id === this.#told?.id) return;
    this.#told = told;
    this.dispatchEvent(new CustomEvent<Payment | undefined>('told', { detail: told }));
  }

  protected override render(): unknown {
    return this.frame((l) => {
      const t = l.words('pay', payMessages);
      return html`${this.now(l, t)} ${this.ownWay.opened(l)}`;
    });
  }

  private now(l: L10n, t: PayMessages): unknown {
    const { last, attempt } = this;
    if (attempt.flow.quote) return this.step(l, t);
    if (attempt.choice.cards) return this.choosing(l, t, attempt.choice.cards);
    if (last.underWay) return this.underWay(l, t, last.underWay);
    return last.query.state.status === 'loading' && !last.latest
      ? payComing(l, { invoice: last.invoice, paymentId: this.paymentId }, last.bank.available)
      : this.start(l, t);
  }

  private start(l: L10n, t: PayMessages): unknown {
    const { outcome, isVoid } = this.last;
    const { hindrance, hindered, flow, asking } = this.attempt;
    return html`<div class="stack">
      ${payOutcome(t, outcome, isVoid)}
      ${hindrance ? hindranceNotice(l, hindrance, hindered, mayAddCards(this.account, this.client)) : quoteFailure(l, flow)}
      ${
        isDone(outcome) || isVoid
          ? nothing
          : html`<div class="actions">
              ${button({
                label: this.amountDue
                  ? t.open(this.named(t), l.money(this.amountDue))
                  : t.title(this.named(t)),
                kind: 'primary',
                busy: asking,
                onClick: () => void this.go(this.attempt.begin()),
              })}
              ${hindrance === 'no_card' || outcome?.status === 'failed' ? this.addCard(t) : nothing}
            </div>`
      }
    </div>`;
  }

  /** Its bank has a question, or is at it. */
  private underWay(l: L10n, t: PayMessages, payment: Payment): unknown {
    if (payment.status !== 'requires_action' || !payment.nextAction) return told(t.processing);
    const { data } = this.account;
    return bankQuestion(l, payment, this.last, {
      support: data && supportLink(l, data.support),
      onAsk: () => void this.confirm(payment),
      onGiveUp: () => void this.payOtherwise(payment),
    });
  }

  private choosing(l: L10n, t: PayMessages, cards: Cards): unknown {
    const { choice, flow } = this.attempt;
    return html`<form class="stack" @submit=${(event: Event) => this.decided(event)}>
      <h3 tabindex="-1">${t.title(this.named(t))}</h3>
      ${choice.render(l, cards)} ${quoteFailure(l, flow)}
      <div class="actions">
        ${button({ label: t.cards.next, kind: 'primary', type: 'submit', busy: flow.asking })}
        ${button({ label: t.notNow, onClick: () => void this.leave() })} ${this.addCard(t)}
      </div>
    </form>`;
  }

  private step(l: L10n, t: PayMessages): unknown {
    const { choice, flow } = this.attempt;
    const { cards, chosen } = choice;
    const isCovered = flow.quote?.dueNow.amount === 0;
    return html`<div class="stack">
      <h3 tabindex="-1">${t.title(this.named(t))}</h3>
      ${chosen && !isCovered ? html`<p>${t.cards.with(nameAmong(l, chosen, cards?.all ?? []))}</p>` : nothing}
      ${quoteBody(l, flow)}
      <div class="actions">
        ${quoteActions(l, flow, {
          confirm: ({ dueNow, creditApplied }) =>
            isCovered ? t.payFromCredit(l.money(creditApplied)) : t.pay(l.money(dueNow)),
          onConfirm: () => void this.go(this.attempt.pay()),
          back: cards ? t.cards[wordsFor(cards.all)].another : t.notNow,
          onBack: () => void (cards ? this.chooseAgain() : this.leave()),
        })}
        ${cards || isCovered || flow.accepting ? nothing : this.addCard(t)}
      </div>
    </div>`;
  }

  private addCard({ cards }: PayMessages): unknown {
    if (!mayAddCards(this.account, this.client)) return nothing;
    return this.ways.to({
      label: this.attempt.hindrance === 'no_card' ? cards.add : cards.addAnother,
      kind: 'plain',
      target: { view: 'payment_methods', itemId: '' },
    });
  }

  private decided(event: Event): void {
    event.preventDefault();
    void this.go(this.attempt.quote());
  }

  /** Takes whoever is here to what is shown after a step. */
  private async go(step: Promise<boolean>): Promise<void> {
    if (await step) await this.focusOnStep();
  }

  private async paid(done: Done): Promise<void> {
    const { payment } = done.change;
    this.last.take(payment);
    this.ways.tell('billing-change', done.change);
    this.dispatchEvent(new CustomEvent<Done>('done', { detail: done }));
    await this.focusOnStep();
    if (payment?.status === 'requires_action') await this.confirm(payment);
  }

  /** Gives the payment up, and begins anew; a change of plan goes with it. */
  private async payOtherwise(payment: Payment): Promise<void> {
    const { isPlanChange } = this.last;
    const given = await this.last.giveUp(payment);
    if (!given) return;
    if (isPlanChange) await this.tellAnswered(given);
    else await this.go(this.attempt.begin());
  }

  private async tellAnswered(payment: Payment): Promise<void> {
    this.ways.tell('billing-payment', payment);
    this.dispatchEvent(new CustomEvent<Payment>('answered', { detail: payment }));
    // It may have been answered in another tab, while somebody is busy elsewhere on this page.
    if (document.activeElement === document.body || this.shadowRoot?.activeElement) await this.focusOnStep();
  }

  private async chooseAgain(): Promise<void> {
    this.attempt.chooseAgain();
    await this.focusOnStep();
  }

  private async leave(): Promise<void> {
    this.attempt.forget();
    await this.focusOnStep();
  }

  private get ways(): RemedyWay {
    return this.way ?? this.ownWay;
  }

  private named(t: PayMessages): unknown {
    return this.number ? name(this.number) : t.invoice;
  }

  /** On the title of a step that was begun; else on the first thing that can be done. */
  private async focusOnStep(): Promise<void> {
    await this.updateComplete;
    const find = (selector: string): HTMLElement | null => this.renderRoot.querySelector(selector);
    const step = find('h3') ?? find('.button');
    if (step) step.focus();
    // There is nothing left to do, and whatever is around this has taken the focus nowhere else.
    else if (document.activeElement === document.body) find('[role=alert]')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'billing-pay-invoice': PayInvoice;
  }
}
