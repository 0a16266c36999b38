import type { PaymentMethod, PaymentMethodList } from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { facts, name } from '../shared/document.ts';
import { wording, type L10n } from '../shared/l10n.ts';
import { payMessages, type PayMessages } from './pay-invoice.messages.ts';

/** What a card is known by. */
interface CardFacts {
  readonly brand: string | null | undefined;
  readonly last4: string | null | undefined;
}

/** What an invoice can be paid with by hand. */
export interface Cards {
  /** Those that can be charged, the default first. */
  readonly all: readonly PaymentMethod[];
  /** Charged unless another one is chosen. */
  readonly first: PaymentMethod | undefined;
  /** The account pays by bank transfer: a card is charged only when somebody says so. */
  readonly byTransfer: boolean;
}

/** What of the account's methods can be charged by hand. The default card is asked even when it has expired. */
export function cardsOf({ data }: PaymentMethodList): Cards {
  const usable = data.filter(
    ({ type, setup, expiryStatus, isDefault }) =>
      type === 'card' && setup.status === 'succeeded' && (isDefault || expiryStatus !== 'expired'),
  );
  return {
    all: usable,
    first: usable.find(({ expiryStatus }) => expiryStatus !== 'expired') ?? usable[0],
    byTransfer: data.some(({ type, isDefault }) => type === 'bank_transfer' && isDefault),
  };
}

/** Whether somebody has to say which card is charged. */
export const haveToBeChosen = ({ all, byTransfer }: Cards): boolean =>
  all.length > 1 || (byTransfer && all.length > 0);

/** `Visa •••• 4242` */
export function cardName(l: L10n, { brand, last4 }: CardFacts): unknown {
  const { cards } = l.words('pay', payMessages);
  const named = wording(cards.brands, brand);
  return last4 ? name(cards.card(named, last4)) : named;
}

/** `08/2029`, as it stands on the card. */
export const cardExpiry = (l: L10n, month: number, year: number): string =>
  l.words('pay', payMessages).cards.expiry(String(month).padStart(2, '0'), String(year));

/** Which card is charged: the default one unless somebody says otherwise. */
export function cardFields(
  l: L10n,
  t: PayMessages['cards'],
  { all, byTransfer }: Cards,
  chosen: string | undefined,
  choose: (id: string) => void,
): TemplateResult {
  return html`${byTransfer ? html`<p class="muted">${t.insteadOfTransfer}</p>` : nothing}
    <fieldset>
      <legend>${t.legend}</legend>
      ${all.map(
        (card) =>
          html`<label class="card">
            <input
              type="radio"
              name="card"
              .value=${card.id}
              .checked=${card.id === chosen}
              @change=${() => choose(card.id)}
            />
            <span> ${cardName(l, card)} ${facts(cardLife(l, t, card), card.isDefault && t.isDefault)} </span>
          </label>`,
      )}
    </fieldset>`;
}

function cardLife(
  l: L10n,
  t: PayMessages['cards'],
  { expMonth, expYear, expiryStatus }: PaymentMethod,
): unknown {
  if (expMonth === null || expYear === null) return undefined;
  const when = cardExpiry(l, expMonth, expYear);
  return expiryStatus === 'expired' ? t.expired(when) : t.expires(when);
}
