import {
  methodName,
  type NamedMethod,
  type PaymentMethod,
  type PaymentMethodList,
  type PaymentSource,
} from '@billfold/contract';
import { html, nothing, type TemplateResult } from 'lit';
import { facts } from '../shared/document.ts';
import { name } from '../shared/name.ts';
import type { L10n } from '../shared/l10n.ts';
import { payMessages, type PayMessages } from './pay-invoice.messages.ts';

/** What an invoice can be paid with by hand. */
export interface Cards {
  /** Those that can be charged, the default first. */
  readonly all: readonly PaymentMethod[];
  /** Charged unless another one is chosen. */
  readonly first: PaymentMethod | undefined;
  /** The account pays by bank transfer: nothing is charged unless somebody says so. */
  readonly byTransfer: boolean;
}

/** Whether it is a card; only a card has an expiry that can be edited. */
export const isCard = ({ type }: Pick<PaymentMethod, 'type'>): boolean => type === 'card';

/**
 * What of the account's methods can be charged by hand: all but a bank transfer, also of types that are newer than the kit.
 * The default one is asked even when it has expired.
 */
export function cardsOf({ data }: PaymentMethodList): Cards {
  const usable = data.filter(
    ({ type, setup, expiryStatus, isDefault }) =>
      type !== 'bank_transfer' && setup.status === 'succeeded' && (isDefault || expiryStatus !== 'expired'),
  );
  return {
    all: usable,
    first: usable.find(({ expiryStatus }) => expiryStatus !== 'expired') ?? usable[0],
    byTransfer: data.some(({ type, isDefault }) => type === 'bank_transfer' && isDefault),
  };
}

/** The one that is chosen until somebody chooses: nobody is led to what was just declined. */
export const suggested = ({ all }: Cards, declined: readonly PaymentSource[]): PaymentMethod | undefined =>
  all.find((card) => card.expiryStatus !== 'expired' && !declined.some((source) => isSource(card, source)));

/** Whether a payment was made with this method, as far as a payment tells. */
const isSource = (method: NamedMethod, source: PaymentSource): boolean =>
  method.type === source.type &&
  (['label', 'brand', 'last4'] as const).every((key) => (method[key] ?? null) === (source[key] ?? null));

/** Whether somebody has to say which card is charged. */
export const haveToBeChosen = ({ all, byTransfer }: Cards): boolean =>
  all.length > 1 || (byTransfer && all.length > 0);

/** `Visa •••• 4242`, `SEPA Direct Debit •••• 3000`, or what the backend calls it. */
export const nameOf = (l: L10n, method: NamedMethod): unknown => name(plainName(l, method));

/** The same beside others: those that are called alike are numbered. */
export function nameAmong(l: L10n, method: PaymentMethod, all: readonly PaymentMethod[]): unknown {
  const called = plainName(l, method);
  const alike = all
    .filter((other) => other.id !== method.id && areCalledAlike(l, other, method))
    .map(({ id }) => id);
  // By id, since the order changes with the default.
  const number = alike.filter((id) => id < method.id).length + 1;
  return name(alike.length ? l.words('pay', payMessages).cards.alike(called, number) : called);
}

/** Whether two have one name, whatever else tells them apart. */
export function areCalledAlike(l: L10n, a: NamedMethod, b: NamedMethod): boolean {
  return plainName(l, a) === plainName(l, b);
}

function plainName(l: L10n, method: NamedMethod): string {
  const { types, numbered } = l.words('pay', payMessages).cards;
  return methodName(method, types, numbered);
}

/** `08/2029`, as it stands on the card. */
export const cardExpiry = (l: L10n, month: number, year: number): string =>
  l.words('pay', payMessages).cards.expiry(String(month).padStart(2, '0'), String(year));

/** Whose words fit what there is to choose from. */
export const wordsFor = (all: readonly PaymentMethod[]): 'card' | 'method' =>
  all.every(isCard) ? 'card' : 'method';

/** Which card is charged: the default one unless somebody says otherwise. */
export function cardFields(
  l: L10n,
  t: PayMessages['cards'],
  { all, byTransfer }: Cards,
  chosen: string | undefined,
  choose: (id: string) => void,
): TemplateResult {
  const of = wordsFor(all);
  return html`${byTransfer ? html`<p class="muted">${t[of].insteadOfTransfer}</p>` : nothing}
    <fieldset>
      <legend>${t[of].legend}</legend>
      ${all.map(
        (card) =>
          html`<label class="card">
            <input
              type="radio"
              name="card"
              required
              .value=${card.id}
              .checked=${card.id === chosen}
              @change=${() => choose(card.id)}
            />
            <span>
              ${nameAmong(l, card, all)} ${facts(cardLife(l, t, card), card.isDefault && t.isDefault)}
            </span>
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
