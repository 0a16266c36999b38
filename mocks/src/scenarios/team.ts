import type { Person } from '../recipe.ts';
import type { Scenario } from './scenario.ts';

const karim: Person = { name: 'Karim Haddad', email: 'karim@atelier-moreau.example', role: 'manager' };
const chloe = { name: 'Chloé Lefèvre', email: 'chloe@atelier-moreau.example' };
const mathieu = { name: 'Mathieu Girard', email: 'mathieu@atelier-moreau.example' };
const sofia = { name: 'Sofia Almeida', email: 'sofia@atelier-moreau.example' };
const theo = { name: 'Théo Lambert', email: 'theo@atelier-moreau.example' };
const lucas = 'lucas.petit@atelier-moreau.example';

/** A team's shared workspace on a product from the Netherlands, with its office in Paris: a seat each, charged at once. */
export const team: Scenario = {
  at: '2026-04-16',
  startsOn: '2025-11-01',
  portal: 'https://tandem.example/billing',
  policy: {
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
  },
  support: { url: 'https://tandem.example/support', hours: 'lundi–vendredi, 9 h–18 h' },
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
  bankAccount: { accountHolder: 'Tandem', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
  pricingUrl: 'https://tandem.example/pricing',
  plans: [
    {
      id: 'standard',
      name: 'Standard',
      features: ['unlimited_projects', 'shared_calendars', 'guest_access'],
      selfService: true,
      prices: [
        { interval: 'month', amount: 1200 },
        { interval: 'year', amount: 12_000 },
      ],
    },
    {
      id: 'plus',
      name: 'Plus',
      features: ['unlimited_projects', 'shared_calendars', 'guest_access', 'approvals', 'priority_support'],
      selfService: true,
      prices: [
        { interval: 'month', amount: 2000 },
        { interval: 'year', amount: 20_000 },
      ],
    },
  ],

  name: 'Atelier Moreau',
  company: {
    name: 'Atelier Moreau SARL',
    address: {
      line1: '18 rue de la Folie-Méricourt',
      line2: null,
      city: 'Paris',
      state: null,
      postalCode: '75011',
      country: 'FR',
    },
    taxId: null,
  },
  elsewhere: { line1: 'Market Square 1', city: 'Newtown', postalCode: null },
  legalStatus: 'SARL',
  country: 'FR',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: 'fr',
  owner: { name: 'Inès Moreau', email: 'ines@atelier-moreau.example' },
  first: [karim],
  everybody: [karim, chloe, mathieu, sofia, { name: null, email: lucas, status: 'invited' }],
  contacts: [],
  settings: {},

  planId: 'standard',
  interval: 'month',
  paymentMethod: 'card',
  // So that the renewal of April 2026 is INV-10682 and its only credit note CN-204.
  lastNumbers: { invoice_number: 10_672, credit_note_number: 203 },
  story: [
    { on: '2025-11-18', invite: [chloe.email] },
    { on: '2025-11-19', accept: chloe },
    { on: '2025-12-09', invite: [mathieu.email, theo.email] },
    { on: '2025-12-09', accept: mathieu },
    { on: '2025-12-11', accept: theo },
    { on: '2026-01-20', invite: [sofia.email] },
    { on: '2026-01-21', accept: sofia },
    { on: '2026-02-12', remove: theo.email },
    { on: '2026-03-24', invite: [lucas] },
  ],
};
