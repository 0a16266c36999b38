import type { PaymentMethod } from '@billfold/contract';

/** A card of the account. */
export const card = (more: Partial<PaymentMethod> = {}): PaymentMethod => ({
  id: 'pm_1',
  type: 'card',
  brand: 'visa',
  last4: '4242',
  expMonth: 8,
  expYear: 2029,
  expiryStatus: 'valid',
  isDefault: true,
  setup: { status: 'succeeded', nextAction: null },
  version: '1',
  ...more,
});

export const mastercard = card({ id: 'pm_2', brand: 'mastercard', last4: '4444', isDefault: false });

export const transfer = card({
  id: 'pm_3',
  type: 'bank_transfer',
  brand: null,
  last4: null,
  expMonth: null,
  expYear: null,
  expiryStatus: null,
  isDefault: false,
});

/** A card that its bank has a question about. */
export const asking = card({
  id: 'pm_4',
  last4: '3220',
  isDefault: false,
  setup: {
    status: 'requires_action',
    nextAction: {
      kind: 'authenticate',
      params: { paymentMethodId: 'pm_4' },
      expiresAt: '2026-04-17T09:00:00+02:00',
    },
  },
});
