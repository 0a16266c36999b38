import type { Person } from '../recipe.ts';
import type { Scenario } from './scenario.ts';

const yanis: Person = { name: 'Yanis Benali', email: 'yanis.benali@prix-horizon.example', role: 'manager' };
const camille: Person = {
  name: 'Camille Rousseau',
  email: 'camille.rousseau@prix-horizon.example',
  role: 'manager',
};
const lou: Person = { name: 'Lou Garnier', email: 'lou.garnier@prix-horizon.example' };
const gabriel = 'gabriel.morel@prix-horizon.example';

/**
 * A foundation's awards programme on a product from Belgium: one price a year whatever the number of people, paid by bank
 * transfer; what is serious is confirmed from an e-mail.
 */
export const program: Scenario = {
  at: '2026-04-16',
  startsOn: '2017-03-01',
  portal: 'https://laureat.example/billing',
  policy: {
    words: 'program',
    billingAccess: 'owner',
    managersSee: 'contacts',
    purchasersNamed: false,
    seats: 'none',
    seatInvoicing: 'immediate',
    prorationUnit: 'day',
    higherPlan: 'confirmation',
    lowerPlan: 'contact_support',
    closing: 'confirmation',
    paymentMethodTypes: ['card', 'bank_transfer'],
    transferDueDays: 30,
    retryDays: [3, 8, 15],
    authenticationHours: 24,
    invitationDays: null,
  },
  support: {
    url: 'https://laureat.example/contact',
    hours: '24 heures sur 24, du lundi au vendredi',
  },
  seller: {
    name: 'Lauréat',
    address: {
      line1: 'Rue du Marché aux Herbes 61',
      line2: null,
      city: 'Bruxelles',
      state: null,
      postalCode: '1000',
      country: 'BE',
    },
    taxId: 'BE0789123407',
  },
  bankAccount: { accountHolder: 'Lauréat', iban: 'BE71096123456769', bic: 'GKCCBEBB' },
  pricingUrl: 'https://laureat.example/tarifs',
  plans: [
    {
      id: 'essentiel',
      name: 'Essentiel',
      features: ['one_programme', 'two_hundred_entries', 'online_judging'],
      selfService: true,
      prices: [{ interval: 'year', amount: 149_000 }],
    },
    {
      id: 'pro',
      name: 'Pro',
      features: ['three_programmes', 'one_thousand_entries', 'online_judging', 'public_voting'],
      selfService: true,
      prices: [{ interval: 'year', amount: 299_000 }],
    },
    {
      id: 'premium',
      name: 'Premium',
      features: [
        'ten_programmes',
        'five_thousand_entries',
        'online_judging',
        'public_voting',
        'own_domain',
        'priority_support',
      ],
      selfService: true,
      prices: [{ interval: 'year', amount: 549_000 }],
    },
    {
      id: 'grand',
      name: 'Grand Prix',
      features: [
        'unlimited_programmes',
        'unlimited_entries',
        'online_judging',
        'public_voting',
        'own_domain',
        'priority_support',
        'single_sign_on',
      ],
      selfService: true,
      prices: [{ interval: 'year', amount: 990_000 }],
    },
  ],

  name: 'Prix Horizon',
  company: {
    name: 'Fondation Horizon',
    address: {
      line1: '25 allées Paul-Riquet',
      line2: null,
      city: 'Montpellier',
      state: null,
      postalCode: '34000',
      country: 'FR',
    },
    taxId: null,
  },
  elsewhere: { line1: 'Market Square 1', city: 'Newtown', postalCode: null },
  legalStatus: 'Fondation reconnue d’utilité publique',
  country: 'FR',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  locale: 'fr',
  owner: { name: 'Hélène Marchand', email: 'helene.marchand@prix-horizon.example' },
  first: [yanis, camille, lou],
  everybody: [yanis, camille, lou, { name: null, email: gabriel, status: 'invited' }],
  contacts: [
    { email: 'finances@fondation-horizon.example', firstName: 'Pôle', lastName: 'Finances' },
    { email: 'camille.rousseau@prix-horizon.example', firstName: 'Camille', lastName: 'Rousseau' },
  ],
  settings: { emailFrequency: 'each_change' },

  planId: 'pro',
  interval: 'year',
  paymentMethod: 'bank_transfer',
  // Ten years, ten invoices: the renewal of March 2026 is INV-10682.
  lastNumbers: { invoice_number: 10_672, credit_note_number: 203 },
  story: [{ on: '2026-04-02', invite: [gabriel] }],
};
