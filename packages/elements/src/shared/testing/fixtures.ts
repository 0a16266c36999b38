import type {
  BillingAdapter,
  CreditEntry,
  CreditNote,
  Credits,
  History,
  HistoryEntry,
  HistoryQuery,
  Invoice,
  InvoicesFacet,
  Line,
  LineMember,
  Money,
  PaymentSource,
  UpcomingInvoice,
} from '@billfold/contract';

/** A hand-made account: three members on Standard at 12.00 EUR, one of them invited in the middle of April 2026. */

export const eur = (amount: number): Money => ({ amount, currency: 'EUR' });

/** The card that everything is paid with. */
export const visa: PaymentSource = { type: 'card', brand: 'visa', last4: '4242' };

const asOf = '2026-04-16T09:00:00+02:00';
const april = { start: '2026-04-01', end: '2026-05-01' };
const party = (name: string, country: string): Invoice['seller'] => ({
  name,
  address: {
    line1: '1 rue de la Paix',
    line2: null,
    city: 'Paris',
    state: null,
    postalCode: '75002',
    country,
  },
  taxId: null,
});

export function line(more: Partial<Line> = {}): Line {
  return {
    id: 'line_1',
    kind: 'renewal',
    params: { planName: 'Standard' },
    period: april,
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

export const added = line({
  kind: 'member_added',
  params: { name: 'Inès Moreau', planName: 'Standard' },
  period: { start: '2026-04-16', end: '2026-05-01' },
  units: 15,
  quantity: 1,
  amount: eur(600),
  members: 1,
});

export const removed = line({
  kind: 'member_removed',
  params: { name: 'Jonas Weber', planName: 'Standard', charged: eur(1200), used: eur(600), unitsUsed: 15 },
  period: { start: '2026-04-16', end: '2026-05-01' },
  units: 15,
  quantity: 1,
  amount: eur(-600),
  members: 1,
});

export function invoice(more: Partial<Invoice> = {}): Invoice {
  return {
    id: 'inv_2',
    number: 'INV-10682',
    reason: 'members_added',
    status: 'paid',
    overdue: false,
    issuedOn: '2026-04-16',
    dueOn: '2026-04-16',
    issuedAt: asOf,
    lines: [added],
    net: eur(496),
    tax: [{ category: 'standard', rate: '0.21', taxableAmount: eur(496), amount: eur(104) }],
    total: eur(600),
    creditNotes: [],
    credited: eur(0),
    balanceApplied: eur(0),
    amountPaid: eur(600),
    amountDue: eur(0),
    seller: party('Atelier', 'NL'),
    billTo: party('Studio Nord', 'FR'),
    contact: { name: 'Claire Petit', email: 'claire@example.org' },
    attempts: [],
    nextAttemptAt: null,
    paymentInstructions: null,
    ...more,
  };
}

export function creditNote(more: Partial<CreditNote> = {}): CreditNote {
  return {
    id: 'cn_1',
    number: 'CN-204',
    invoiceId: 'inv_1',
    invoiceNumber: 'INV-10681',
    issuedOn: '2026-04-16',
    issuedAt: asOf,
    lines: [removed],
    net: eur(496),
    tax: [{ category: 'standard', rate: '0.21', taxableAmount: eur(496), amount: eur(104) }],
    total: eur(600),
    toInvoice: eur(0),
    toBalance: eur(600),
    seller: party('Atelier', 'NL'),
    billTo: party('Studio Nord', 'FR'),
    ...more,
  };
}

export function entry(more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    type: 'invoice',
    id: 'inv_2',
    number: 'INV-10682',
    reason: 'members_added',
    issuedOn: '2026-04-16',
    total: eur(600),
    amountDue: eur(0),
    status: 'paid',
    overdue: false,
    ...more,
  };
}

export const entries: readonly HistoryEntry[] = [
  entry({
    type: 'credit_note',
    id: 'cn_1',
    number: 'CN-204',
    reason: 'members_removed',
    total: eur(-600),
    status: null,
  }),
  entry({ status: 'open', overdue: true, amountDue: eur(600) }),
  entry({ id: 'inv_1', number: 'INV-10681', reason: 'renewal', issuedOn: '2026-04-01', total: eur(3600) }),
];

export const upcoming: UpcomingInvoice = {
  asOf,
  estimate: {
    renewsOn: '2026-05-01',
    lines: [line({ period: { start: '2026-05-01', end: '2026-06-01' }, units: 31, unitsInPeriod: 31 })],
    net: eur(2975),
    tax: [{ category: 'standard', rate: '0.21', taxableAmount: eur(2975), amount: eur(625) }],
    total: eur(3600),
    balanceApplied: eur(600),
    amountDue: eur(3000),
  },
  none: null,
};

/** A credit that a credit note granted, and what is left of it. */
export const granted = (amount: Money, remaining = amount, at = asOf): CreditEntry => ({
  id: `cr_${at}`,
  kind: 'granted',
  amount,
  remaining,
  at,
  creditNoteId: 'cn_1',
  invoiceId: null,
});

export const credits = (balance = eur(600)): Credits => ({
  balance,
  data: [granted(balance)],
  nextCursor: null,
  asOf,
});

export const members: readonly LineMember[] = Array.from({ length: 27 }, (_, i) => ({
  id: `m_${i}`,
  name: i % 5 ? `Member ${i}` : null,
  email: `member${i}@example.org`,
}));

/** Cuts a list into pages, with cursors that say where the next begins. */
function page<T>(
  all: readonly T[],
  { cursor, limit = 10 }: { cursor?: string | undefined; limit?: number | undefined } = {},
) {
  const start = Number(cursor ?? 0);
  const end = start + limit;
  return {
    data: all.slice(start, end),
    nextCursor: end < all.length ? String(end) : null,
    total: all.length,
    asOf,
  };
}

/** A page of the history, from which one can go back and to the end too. */
export function historyPage(all: readonly HistoryEntry[], query: HistoryQuery = {}): History {
  const { cursor, limit = 10 } = query;
  const offset = Number(cursor ?? 0);
  const over = (all.length - 1 - offset) % limit;
  return {
    ...page(all, query),
    previousCursor: offset > 0 ? String(Math.max(0, offset - limit)) : null,
    lastCursor: offset + limit < all.length ? String(all.length - 1 - over) : null,
    offset,
  };
}

export type FixtureAdapter = BillingAdapter &
  Required<Pick<BillingAdapter, 'history' | 'creditNotes' | 'credits'>> & {
    invoices: Required<InvoicesFacet>;
  };

/** A backend in memory that answers with what it is given. Facets that are passed replace its own. */
export function fixtureAdapter(
  more: Omit<BillingAdapter, 'invoices'> & { invoices?: Required<InvoicesFacet> } = {},
  all: readonly HistoryEntry[] = entries,
): FixtureAdapter {
  return {
    history: { list: (query) => Promise.resolve(historyPage(all, query)) },
    invoices: {
      list: () => Promise.resolve({ data: [invoice()], nextCursor: null, asOf }),
      read: (id) =>
        Promise.resolve(
          id === 'inv_1'
            ? invoice({
                id,
                number: 'INV-10681',
                reason: 'renewal',
                lines: [line()],
                net: eur(2975),
                total: eur(3600),
                tax: [{ category: 'standard', rate: '0.21', taxableAmount: eur(2975), amount: eur(625) }],
                amountPaid: eur(3600),
              })
            : invoice({ id }),
        ),
      send: (id) => Promise.resolve(invoice({ id })),
      upcoming: () => Promise.resolve(upcoming),
      lineMembers: (_invoice, _line, query) => Promise.resolve(page(members, query)),
    },
    creditNotes: {
      list: () => Promise.resolve({ data: [creditNote()], nextCursor: null, asOf }),
      read: (id) => Promise.resolve(creditNote({ id })),
    },
    credits: { read: () => Promise.resolve(credits()) },
    ...more,
  };
}
