import type { Address, Interval, Party, SettingsPatch, Support } from '@billfold/contract';
import type { BankAccount, BillingPolicy } from '@billfold/rules';
import type { BillingContact, Person } from '../recipe.ts';

/** A product and a customer of it, told so that anybody can play it. Amounts are in the minor unit. */
export interface Scenario {
  /** Where its clock stands unless somebody says otherwise: a day. */
  at: string;
  /** The day on which the account begins. */
  startsOn: string;
  /** The page that mails link to. */
  portal: string;
  policy: BillingPolicy;
  support: Support;
  seller: Party;
  bankAccount: BankAccount;
  pricingUrl: string;
  plans: ScenarioPlan[];

  /** The customer's name for the account. */
  name: string;
  company: Party;
  /** Where the company is when it is said to be in another country. */
  elsewhere: Pick<Address, 'line1' | 'city' | 'postalCode'>;
  legalStatus: string;
  country: string;
  timeZone: string;
  currency: string;
  locale: string;
  owner: { name: string; email: string };
  /** Who is there from the first day, where the story is told from its beginning. */
  first: Person[];
  /** Who is there at `at`, beside the owner, where it is not. */
  everybody: Person[];
  contacts: BillingContact[];
  /** What the settings begin with. */
  settings: Pick<SettingsPatch, 'emailFrequency' | 'purchasers'>;

  planId: string;
  interval: Interval;
  paymentMethod: 'card' | 'bank_transfer';
  /** The last numbers of those before this account. */
  lastNumbers: { invoice_number: number; credit_note_number: number };
  story: StoryEvent[];
}

/** A plan that the product has. */
export interface ScenarioPlan {
  id: string;
  name: string;
  features: string[];
  selfService: boolean;
  prices: { interval: Interval; amount: number; country?: string }[];
}

/** Something that was done on a day, by the owner unless another address is named. */
export type StoryEvent = { on: string; by?: string } & (
  | { invite: string[] }
  | { accept: { name: string; email: string } }
  | { remove: string }
  /** Another plan; where that has to be confirmed from an e-mail, it was. */
  | { plan: string }
  | { settings: SettingsPatch }
);
