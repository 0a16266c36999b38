import type { Person } from '../recipe.ts';
import type { Scenario } from './scenario.ts';

const bastien: Person = { name: 'Bastien Roux', email: 'bastien@studio-hirondelle.example', role: 'manager' };
const amina: Person = { name: 'Amina Diallo', email: 'amina@studio-hirondelle.example' };
const jules: Person = { name: 'Jules Carpentier', email: 'jules@studio-hirondelle.example' };
const marta = { name: 'Marta Nowak', email: 'marta@studio-hirondelle.example' };
const elise = { name: 'Élise Fontaine', email: 'elise@studio-hirondelle.example' };
const noah = { name: 'Noah Weber', email: 'noah@studio-hirondelle.example' };
const clara = 'clara.vidal@studio-hirondelle.example';

/**
 * A studio in Lyon on a messaging product from Ireland: seats are charged on the next invoice, and whoever moved the
 * workspace to a higher plan has the owner's access to billing.
 */
export const workspace: Scenario = {
  at: '2026-04-16',
  startsOn: '2025-09-01',
  portal: 'https://relais.example/billing',
  policy: {
    words: 'workspace',
    billingAccess: 'owner_and_upgraders',
    managersSee: 'nothing',
    purchasersNamed: true,
    seats: 'per_member',
    seatInvoicing: 'next_invoice',
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
  support: { url: 'https://relais.example/aide', hours: null },
  seller: {
    name: 'Relais',
    address: {
      line1: '42 Fitzwilliam Street Lower',
      line2: null,
      city: 'Dublin 2',
      state: null,
      postalCode: 'D02 XE61',
      country: 'IE',
    },
    taxId: 'IE1234570I',
  },
  bankAccount: { accountHolder: 'Relais', iban: 'IE29AIBK93115212345678', bic: 'AIBKIE2D' },
  pricingUrl: 'https://relais.example/tarifs',
  plans: [
    {
      id: 'free',
      name: 'Gratuit',
      features: ['message_history_90_days', 'one_to_one_calls', 'ten_integrations'],
      selfService: true,
      prices: [
        { interval: 'month', amount: 0 },
        { interval: 'year', amount: 0 },
      ],
    },
    {
      id: 'standard',
      name: 'Standard',
      features: ['unlimited_message_history', 'group_calls', 'unlimited_integrations', 'guest_access'],
      selfService: true,
      prices: [
        { interval: 'month', amount: 825 },
        { interval: 'year', amount: 8100 },
        { interval: 'month', amount: 900, country: 'CH' },
        { interval: 'year', amount: 9000, country: 'CH' },
      ],
    },
    {
      id: 'plus',
      name: 'Plus',
      features: [
        'unlimited_message_history',
        'group_calls',
        'unlimited_integrations',
        'guest_access',
        'single_sign_on',
        'data_export',
        'priority_support',
      ],
      selfService: true,
      prices: [
        { interval: 'month', amount: 1425 },
        { interval: 'year', amount: 13_500 },
        { interval: 'month', amount: 1550, country: 'CH' },
        { interval: 'year', amount: 15_000, country: 'CH' },
      ],
    },
    {
      id: 'enterprise',
      name: 'Enterprise',
      features: [
        'unlimited_message_history',
        'group_calls',
        'unlimited_integrations',
        'guest_access',
        'single_sign_on',
        'data_export',
        'priority_support',
        'unlimited_workspaces',
        'audit_log',
      ],
      selfService: false,
      // By agreement.
      prices: [],
    },
  ],

  name: 'Studio Hirondelle',
  company: {
    name: 'Studio Hirondelle SAS',
    address: {
      line1: '7 montée de la Grande-Côte',
      line2: null,
      city: 'Lyon',
      state: null,
      postalCode: '69001',
      country: 'FR',
    },
    taxId: null,
  },
  elsewhere: { line1: 'Market Square 1', city: 'Newtown', postalCode: null },
  legalStatus: 'SAS',
  country: 'FR',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: 'fr',
  owner: { name: 'Margaux Delorme', email: 'margaux@studio-hirondelle.example' },
  first: [bastien, amina, jules],
  everybody: [bastien, amina, jules, marta, elise, { name: null, email: clara, status: 'invited' }],
  contacts: [
    { email: 'comptabilite@studio-hirondelle.example', firstName: 'Service', lastName: 'Comptabilité' },
  ],
  settings: { emailFrequency: 'weekly', purchasers: 'members' },

  planId: 'standard',
  interval: 'month',
  paymentMethod: 'card',
  lastNumbers: { invoice_number: 48_210, credit_note_number: 1317 },
  story: [
    { on: '2025-10-06', invite: [marta.email, noah.email] },
    { on: '2025-10-06', accept: marta },
    { on: '2025-10-08', accept: noah },
    // He has the owner's access to billing from then on.
    { on: '2025-12-10', by: bastien.email, plan: 'plus' },
    { on: '2026-01-13', settings: { purchasers: 'owners' } },
    { on: '2026-01-19', invite: [elise.email] },
    { on: '2026-01-20', accept: elise },
    { on: '2026-03-11', remove: noah.email },
    { on: '2026-04-09', invite: [clara] },
  ],
};
