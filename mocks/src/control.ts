import type { Payment, PaymentMethod } from '@billfold/contract';
import type { Authentication } from './backend/controls/authentications.ts';
import type { Clock, ClockMove } from './backend/controls/clock.ts';
import type { FaultsPatch } from './backend/controls/faults.ts';
import type { Announced, AnnouncedRate, Zone } from './backend/controls/seller.ts';
import type { SignIn } from './backend/controls/tokens.ts';
import type { Arrived, Awaited, Became } from './backend/controls/transfers.ts';
import type { TypedCard } from './backend/controls/vault.ts';
import type { Outbox } from './backend/outbox.ts';
import type { Faults, Viewer } from './instance.ts';
import type { RecipeInput } from './recipe.ts';

/** What a mock answers to a name alone. */
export interface Asked {
  /** How the clock stands. */
  clock: Clock;
  /** What is made to go wrong. */
  faults: Faults;
  /** The mail that went out since the recipe's `at`, newest first. */
  outbox: Outbox;
  /** The transfer that would settle the oldest open invoice. */
  transfers: Awaited;
  /** Begins the same recipe again; tokens stay valid. */
  reset: Clock & { tokens: Partial<Record<Viewer, string>> };
}

/** What a mock can be told, by name: what it is told, and what it answers. */
export interface Told {
  /** Moves the clock, and has all that is due on the way happen. */
  clock: { body: ClockMove; answer: Clock };
  /** Sets what is to go wrong; what is left out stays. */
  faults: { body: FaultsPatch; answer: Faults };
  /** Makes a token of a card's number. */
  'vault/tokens': { body: TypedCard; answer: { token: string; brand: string; last4: string } };
  /** The payer has answered the bank's question: the payment, or the payment method, as it is then. */
  authentications: { body: Authentication; answer: Payment | PaymentMethod };
  /** A bank transfer arrives. */
  transfers: { body: Arrived; answer: Became };
  /** The seller announces a price. */
  prices: { body: Announced; answer: Announced & { country: string | null } };
  /** A member state's rate of VAT changes on a day to come. */
  'tax-rates': { body: AnnouncedRate; answer: AnnouncedRate };
  /** The account moves to another time zone at its next renewal. */
  'time-zone': { body: Zone; answer: Clock };
  /** Another token for a member. */
  tokens: { body: SignIn; answer: { token: string; memberId: string } };
  /** Another backend, apart from this one: from a recipe, or from this one's past. */
  instances: {
    body: RecipeInput | { from: string; at: string };
    answer: { baseUrl: string; tokens: Partial<Record<Viewer, string>> };
  };
}

/**
 * Asks a mock something, `control('outbox')`, or tells it something: `control('clock', { to: 'next_renewal' })`.
 * @throws Error when it is refused, with the reason and, where a name or a value is unknown, those that there are
 */
export interface Control {
  <Name extends keyof Asked>(name: Name): Promise<Asked[Name]>;
  <Name extends keyof Told>(name: Name, body: Told[Name]['body']): Promise<Told[Name]['answer']>;
}
