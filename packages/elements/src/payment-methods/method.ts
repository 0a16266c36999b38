import type { PaymentMethod } from '@billfold/contract';
import { html, nothing } from 'lit';
import { cardExpiry, isCard } from '../pay-invoice/cards.ts';
import type { L10n } from '../shared/l10n.ts';
import { methodsMessages, type MethodsMessages, type MethodWords } from './payment-methods.messages.ts';
import { figures } from '../shared/figures.ts';

export const words = (l: L10n): MethodsMessages => l.words('methods', methodsMessages);

/** What is said of a card, or of something else that is charged. */
export function wordsOf(l: L10n, method: PaymentMethod): MethodWords {
  const t = words(l);
  return isCard(method) ? t.card : t.charged;
}

/** When a card ends, as it is printed on it: `08/2029`. */
export function monthOf(l: L10n, { expMonth, expYear }: PaymentMethod): string | undefined {
  return expMonth && expYear ? cardExpiry(l, expMonth, expYear) : undefined;
}

/** How a card stands, in words first (PAY-1). */
export function expiry(l: L10n, method: PaymentMethod): unknown {
  const t = words(l);
  const month = monthOf(l, method);
  if (!month) return nothing;
  switch (method.expiryStatus) {
    case 'expired':
      return html`<strong class="critical">${figures(t.expired(month))}</strong>`;
    case 'expiring':
      return html`<strong>${figures(t.expiresSoon(month))}</strong>`;
    default:
      return html`<span class="muted">${figures(t.expires(month))}</span>`;
  }
}

/** Whether something can be paid with it: its bank has agreed, and it has not expired. */
export const isUsable = ({ setup, expiryStatus }: PaymentMethod): boolean =>
  setup.status === 'succeeded' && expiryStatus !== 'expired';
