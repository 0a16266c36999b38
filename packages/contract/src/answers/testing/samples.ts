import type * as c from '../../types.ts';
import type { AnswerOf, SchemaName } from '../index.ts';

const asOf = '2026-04-16T09:00:00+02:00';
const eur = (amount: number): c.Money => ({ amount, currency: 'EUR' });
const page = { nextCursor: null, asOf };

const line: c.Line = {
  id: 'line_1',
  kind: 'member_added',
  params: { name: 'Inès', planName: 'Team', charged: eur(600), seats: 1, first: false, note: null },
  period: { start: '2026-04-16', end: '2026-05-01' },
  units: 15,
  unitsInPeriod: 30,
  unit: 'day',
  unitAmount: eur(1200),
  quantity: 1,
  amount: eur(600),
  members: 1,
};
const tax: c.Tax = { category: 'standard', rate: '0.2', taxableAmount: eur(500), amount: eur(100) };
const remedy: c.Remedy = { kind: 'pay_invoice', params: { invoiceId: 'inv_1', amountDue: eur(600) } };
const party: c.Party = {
  name: 'Acme',
  address: { line1: '1 rue X', line2: null, city: 'Paris', state: null, postalCode: '75001', country: 'FR' },
  taxId: null,
};
const method: c.PaymentSource = { type: 'card', brand: 'visa', last4: '4242' };
const nextAction: c.NextAction = {
  kind: 'authenticate',
  params: { amount: eur(600) },
  expiresAt: '2026-04-17T09:00:00+02:00',
};
const confirmation: c.SentConfirmation = {
  sentTo: 'odile@example.com',
  expiresAt: '2026-04-23T09:00:00+02:00',
};
const payment: c.Payment = {
  id: 'pay_1',
  status: 'failed',
  amount: eur(600),
  declineCode: 'card_declined',
  invoiceId: 'inv_1',
  method,
  nextAction,
};
const quote: c.Quote = {
  id: 'quo_1',
  change: { type: 'add_members', emails: ['ines@example.com'] },
  lines: [line],
  tax: [tax],
  total: eur(600),
  creditApplied: eur(0),
  dueNow: eur(600),
  dueAtRenewal: eur(0),
  creditTo: [{ to: 'balance', amount: eur(1), invoiceNumber: null }],
  nextRenewal: { before: null, after: { renewsOn: '2026-05-01', amountDue: eur(3600) } },
  outcome: 'applied',
  effectiveAt: asOf,
  asOf,
  expiresAt: '2026-04-16T09:10:00+02:00',
};
const invoice: c.Invoice = {
  id: 'inv_1',
  number: 'INV-10682',
  reason: 'members_added',
  status: 'open',
  overdue: true,
  issuedOn: '2026-04-16',
  dueOn: '2026-04-16',
  issuedAt: asOf,
  lines: [line],
  net: eur(500),
  tax: [tax],
  total: eur(600),
  creditNotes: [{ id: 'cn_1', number: 'CN-1', total: eur(1) }],
  credited: eur(1),
  balanceApplied: eur(0),
  amountPaid: eur(0),
  amountDue: eur(599),
  seller: party,
  billTo: party,
  contact: { name: null, email: 'owner@example.com' },
  attempts: [
    { id: 'pay_1', at: asOf, status: 'failed', declineCode: 'card_declined', amount: eur(600), method },
  ],
  nextAttemptAt: '2026-04-19T09:00:00+02:00',
  paymentInstructions: {
    accountHolder: 'Atelier BV',
    iban: 'NL02ABNA0123456789',
    bic: 'ABNANL2A',
    reference: 'RF18539007547034',
  },
};
const creditNote: c.CreditNote = {
  id: 'cn_1',
  number: 'CN-1',
  invoiceId: 'inv_1',
  invoiceNumber: 'INV-10682',
  issuedOn: '2026-04-24',
  issuedAt: asOf,
  lines: [line],
  net: eur(1),
  tax: [tax],
  total: eur(1),
  toInvoice: eur(1),
  toBalance: eur(0),
  seller: party,
  billTo: party,
};
const member: c.Member = {
  id: 'mem_1',
  name: 'Inès',
  email: 'ines@example.com',
  role: 'member',
  status: 'invited',
  invitedOn: '2026-04-16',
  joinedOn: null,
  lapsesOn: null,
};

const change: c.Change = {
  id: 'chg_1',
  type: 'add_members',
  status: 'applied',
  effectiveAt: asOf,
  invoiceId: 'inv_1',
  creditNoteIds: ['cn_1'],
  memberIds: ['mem_1'],
  payment,
  confirmation,
};
const paymentMethod: c.PaymentMethod = {
  id: 'pm_1',
  ...method,
  expMonth: 12,
  expYear: 2027,
  expiryStatus: 'valid',
  isDefault: true,
  setup: { status: 'requires_action', nextAction },
  version: '3',
};
const contact: c.Contact = {
  id: 'con_1',
  firstName: 'Lea',
  lastName: 'Roy',
  email: 'lea@example.com',
  memberId: 'mem_2',
  version: '1',
};
const closure: c.Closure = {
  status: 'awaiting_confirmation',
  blockers: [{ kind: 'invoice_open', params: { invoiceId: 'inv_1', amountDue: eur(600) }, remedy }],
  forfeits: {
    balance: eur(600),
    unusedTime: { start: '2026-04-16', end: '2026-05-01' },
    unusedAmount: eur(1800),
  },
  confirmation,
  version: '7',
  asOf,
};

/** Seats that are charged at once, paid by card. */
export const teamPolicy: c.Policy & { retryDays: number[] } = {
  words: 'team',
  billingAccess: 'owner',
  managersSee: 'nothing',
  purchasersNamed: false,
  seats: 'per_member',
  seatInvoicing: 'immediate',
  prorationUnit: 'day',
  higherPlan: 'immediate',
  lowerPlan: 'period_end',
  closing: 'immediate',
  paymentMethodTypes: ['card'],
  transferDueDays: 30,
  retryDays: [3, 8, 15],
  authenticationHours: 24,
  invitationDays: null,
};

/** One valid answer for each schema that an operation answers with; each list holds something. */
export const samples = {
  Account: {
    id: 'acc_1',
    name: 'Acme',
    status: 'open',
    policy: teamPolicy,
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    country: 'FR',
    locale: 'fr',
    asOf,
    support: { url: 'https://example.com/help', hours: null },
    features: ['members'],
    viewer: { memberId: 'mem_0', name: 'Odile', role: 'owner', permissions: ['members.manage'] },
    notices: [{ kind: 'payment_failed', params: { amountDue: eur(600) }, severity: 'critical', remedy }],
  },
  MemberList: { data: [member], total: 1, ...page },
  Member: member,
  PlanList: {
    data: [
      {
        id: 'team',
        name: 'Team',
        rank: 1,
        features: ['Everything'],
        current: true,
        selfService: true,
        prices: [{ currency: 'EUR', interval: 'month', unitAmount: eur(1200) }],
      },
    ],
    pricingUrl: 'https://example.com/pricing',
    nextCursor: null,
    asOf,
  },
  Subscription: {
    planId: 'team',
    planName: 'Team',
    interval: 'month',
    unitAmount: eur(1200),
    status: 'active',
    quantity: 3,
    currentPeriod: { start: '2026-04-01', end: '2026-05-01' },
    pendingChange: {
      changeId: 'chg_1',
      status: 'scheduled',
      planId: 'free',
      planName: 'Free',
      interval: 'month',
      effectiveAt: asOf,
    },
    upgradedBy: 'mem_1',
    asOf,
  },
  Quote: quote,
  Change: change,
  Payment: payment,
  PaymentMethod: paymentMethod,
  PaymentMethodList: { data: [paymentMethod], nextCursor: null, asOf },
  Settings: {
    companyName: 'Acme',
    address: party.address,
    legalStatus: 'SARL',
    taxId: {
      type: 'eu_vat',
      value: 'FR40303265045',
      verification: { status: 'valid', checkedAt: asOf },
    },
    emailFrequency: 'weekly',
    purchasers: 'owners',
    version: '12',
    asOf,
  },
  Contact: contact,
  ContactList: { data: [contact], total: 1, ...page },
  Closure: closure,
  Confirmation: {
    kind: 'change_plan',
    changeId: 'chg_1',
    change: { type: 'change_plan', planId: 'team', interval: 'year' },
    requestedAt: asOf,
    expiresAt: '2026-04-23T09:00:00+02:00',
    asOf,
  },
  Confirmed: { kind: 'change_plan', change, closure },
  Spending: { data: [{ month: '2026-04', total: eur(3600) }], total: eur(3600), highest: eur(3600), asOf },
  History: {
    data: [
      {
        type: 'invoice',
        id: 'inv_1',
        number: 'INV-10682',
        reason: 'members_added',
        issuedOn: '2026-04-16',
        total: eur(600),
        amountDue: eur(600),
        status: 'open',
        overdue: true,
      },
    ],
    total: 1,
    offset: 0,
    previousCursor: null,
    lastCursor: null,
    ...page,
  },
  InvoiceList: { data: [invoice], ...page },
  Invoice: invoice,
  UpcomingInvoice: {
    asOf,
    estimate: {
      renewsOn: '2026-05-01',
      lines: [line],
      net: eur(3000),
      tax: [tax],
      total: eur(3600),
      balanceApplied: eur(0),
      amountDue: eur(3600),
    },
    none: { kind: 'unpaid', params: {} },
  },
  LineMemberList: {
    data: [{ id: 'mem_1', name: 'Inès', email: 'ines@example.com' }],
    ...page,
  },
  CreditNoteList: { data: [creditNote], ...page },
  CreditNote: creditNote,
  Credits: {
    balance: eur(600),
    data: [
      {
        id: 'ent_1',
        kind: 'granted',
        amount: eur(600),
        remaining: eur(600),
        at: asOf,
        creditNoteId: 'cn_1',
        invoiceId: null,
      },
    ],
    ...page,
  },
  Problem: {
    type: 'about:blank',
    title: 'No',
    status: 409,
    detail: 'The quote is stale',
    code: 'quote_stale',
    instance: '/requests/1',
    errors: [{ pointer: '/change', code: 'not_found', detail: 'There is no such member' }],
    requiredPermission: 'members.manage',
    remedy,
    quote,
  },
} satisfies { [Name in SchemaName]?: AnswerOf<Name> };
