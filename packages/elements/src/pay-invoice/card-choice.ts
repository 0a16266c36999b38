import type { PaymentMethod, PaymentMethodList, PaymentSource } from '@billfold/contract';
import { ActionController } from '../shared/action.ts';
import type { BillingElement } from '../shared/element.ts';
import type { L10n } from '../shared/l10n.ts';
import { cardFields, cardsOf, haveToBeChosen, suggested, type Cards } from './cards.ts';
import { payMessages } from './pay-invoice.messages.ts';

/** Which card an invoice is paid with. */
export class CardChoice {
  /** What there is to choose from, once somebody has to. */
  cards: Cards | undefined;
  /** The one that is charged; nothing while the account's methods are not known. */
  chosen: PaymentMethod | undefined;
  /** Each time it is begun or forgotten. */
  #round = 0;
  readonly #host: BillingElement;
  readonly #methods: ActionController<[], PaymentMethodList>;

  constructor(host: BillingElement) {
    this.#host = host;
    this.#methods = new ActionController(host, (adapter, options) => adapter.paymentMethods?.list(options), {
      changesNothing: true,
    });
  }

  get reading(): boolean {
    return this.#methods.pending !== undefined;
  }

  /**
   * Looks what there is: `choose` where somebody has to say which card, `none` where there is none. Where they can't be
   * read, the default one is charged, whichever that is. `undefined` when nobody wants to know any more.
   * @param declined What payments of the invoice were declined with: none of these is suggested.
   */
  async read(declined: readonly PaymentSource[]): Promise<'choose' | 'none' | 'clear' | undefined> {
    if (!this.#host.client?.can('paymentMethods', 'list')) return 'clear';
    const round = ++this.#round;
    const methods = await this.#methods.run();
    const { error } = this.#methods;
    this.#methods.reset();
    if (round !== this.#round || !(methods ?? error)) return undefined;
    if (!methods) return 'clear';
    const cards = cardsOf(methods);
    this.chosen = cards.first;
    if (!cards.first) return 'none';
    if (!haveToBeChosen(cards)) return 'clear';
    this.cards = cards;
    this.chosen = suggested(cards, declined);
    return 'choose';
  }

  forget(): void {
    this.#round++;
    this.cards = this.chosen = undefined;
    this.#host.requestUpdate();
  }

  render(l: L10n, cards: Cards): unknown {
    return cardFields(l, l.words('pay', payMessages).cards, cards, this.chosen?.id, (id) => {
      this.chosen = cards.all.find((card) => card.id === id);
      this.#host.requestUpdate();
    });
  }
}
