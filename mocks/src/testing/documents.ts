import type { CreditNote, Invoice, Line, Money } from '@billfold/contract';

export const eur = (amount: number): Money => ({ amount, currency: 'EUR' });

/** April of three seats at 12.00 EUR, unless told otherwise. */
export function exampleLine(more: Partial<Line> = {}): Line {
  return {
    id: 'line_1',
    kind: 'renewal',
    params: { planName: 'Standard' },
    period: { start: '2026-04-01', end: '2026-05-01' },
    units: 30,
    unitsInPeriod: 30,
    unit: 'day',
    unitAmount: eur(1200),
    quantity: 3,
    amount: eur(3600),
    members: 3,
    ...more,
  };
}

/** 36.00 EUR at 21 %, paid by card, unless told otherwise. */
export function exampleInvoice(more: Partial<Invoice> = {}): Invoice {
  return {
    id: 'inv_1',
    number: 'INV-10682',
    reason: 'renewal',
    status: 'paid',
    overdue: false,
    issuedOn: '2026-04-01',
    dueOn: '2026-04-01',
    issuedAt: '2026-04-01T00:00:00+02:00',
    lines: [exampleLine()],
    net: eur(2975),
    tax: [{ category: 'standard', rate: '0.21', taxableAmount: eur(2975), amount: eur(625) }],
    total: eur(3600),
    creditNotes: [],
    credited: eur(0),
    balanceApplied: eur(0),
    amountPaid: eur(3600),
    amountDue: eur(0),
    seller: {
      name: 'Tandem',
      address: {
        line1: 'Keizersgracht 241',
        line2: null,
        city: 'Amsterdam',
        state: null,
        postalCode: '1016 EA',
        country: 'NL',
      },
      taxId: 'NL859012347B01',
    },
    billTo: {
      name: 'Atelier Moreau SARL',
      address: {
        line1: '18 rue de la Folie-Méricourt',
        line2: null,
        city: 'Paris',
        state: null,
        postalCode: '75011',
        country: 'FR',
      },
      taxId: 'FR40303265045',
    },
    contact: { name: 'Inès Moreau', email: 'ines@atelier-moreau.example' },
    attempts: [
      {
        id: 'pay_1',
        at: '2026-04-01T00:00:00+02:00',
        status: 'succeeded',
        declineCode: null,
        amount: eur(3600),
        method: { type: 'card', brand: 'visa', last4: '4242' },
      },
    ],
    nextAttemptAt: null,
    paymentInstructions: null,
    ...more,
  };
}

/** 2.80 EUR of a seat that was removed on 24 April: 0.80 off its invoice, 2.00 to the balance. */
export function exampleCreditNote(more: Partial<CreditNote> = {}): CreditNote {
  const { seller, billTo } = exampleInvoice();
  return {
    id: 'cn_1',
    number: 'CN-204',
    invoiceId: 'inv_1',
    invoiceNumber: 'INV-10682',
    issuedOn: '2026-04-24',
    issuedAt: '2026-04-24T10:00:00+02:00',
    lines: [
      exampleLine({
        kind: 'member_removed',
        params: {
          name: 'Théo Lambert',
          planName: 'Standard',
          charged: eur(600),
          used: eur(320),
          unitsUsed: 8,
        },
        period: { start: '2026-04-24', end: '2026-05-01' },
        units: 7,
        quantity: 1,
        amount: eur(-280),
        members: 1,
      }),
    ],
    net: eur(232),
    tax: [{ category: 'standard', rate: '0.21', taxableAmount: eur(232), amount: eur(48) }],
    total: eur(280),
    toInvoice: eur(80),
    toBalance: eur(200),
    seller,
    billTo,
    ...more,
  };
}
