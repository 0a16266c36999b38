import type { Card, ChargeOutcome } from '@billfold/rules';
import type { Instance } from '../instance.ts';
import { brandOf } from './card-number.ts';

/** What a card does when it is used. */
export interface CardBehaviour {
  /** Why its bank does not let it be saved; `null` when it does. */
  refusedWhenSaved: string | null;
  /** Why its charges fail; `null` when it pays. */
  declineCode: string | null;
  /** Its bank asks whoever saves it, and for every payment, automatic ones included (PAY-4). */
  authenticates: boolean;
  /** Its bank renews it: it pays after its month, too. */
  isRenewed: boolean;
}

/** What the vault knows of a card. Never its number (PAY-3). */
export interface VaultCard extends Omit<Card, 'token'> {
  behaviour: CardBehaviour;
}

/** Why a bank declines a charge. */
export const DECLINES = [
  'card_declined',
  'insufficient_funds',
  'lost_card',
  'stolen_card',
  'account_closed',
  'expired_card',
] as const;

/** What every charge can be made to come to, whatever the card: it is declined, or its bank asks. */
export const CHARGE_FAULTS = [...DECLINES, 'requires_action'] as const;
export type ChargeFault = (typeof CHARGE_FAULTS)[number];

const PAYS: CardBehaviour = {
  refusedWhenSaved: null,
  declineCode: null,
  authenticates: false,
  isRenewed: false,
};
const failsWith = (declineCode: (typeof DECLINES)[number]): CardBehaviour => ({ ...PAYS, declineCode });

/**
 * The cards that do not just pay, and two that do, by number. Any other number that is one pays, too, and as those it does
 * until its month is over.
 */
export const TEST_CARDS: Readonly<Record<string, CardBehaviour>> = {
  '4242424242424242': PAYS,
  '5555555555554444': PAYS,
  '4000000000000002': { ...failsWith('card_declined'), refusedWhenSaved: 'card_declined' },
  '4000000000009995': failsWith('insufficient_funds'),
  '4000000000009987': failsWith('lost_card'),
  '4000000000000069': failsWith('expired_card'),
  '4000000000000341': failsWith('card_declined'),
  '4000000000003220': { ...PAYS, authenticates: true },
  '4000000000008880': { ...PAYS, isRenewed: true },
};

/** The test cards by the token under which every vault knows them, `tok_test_9995`. They work to the end of August 2029. */
const KNOWN: ReadonlyMap<string, VaultCard> = new Map(
  Object.keys(TEST_CARDS).map((number) => [
    testToken(number.slice(-4)),
    cardOf(number, { expMonth: 8, expYear: 2029 }),
  ]),
);

function testToken(last4: string): string {
  return `tok_test_${last4}`;
}

/** The last four digits of a test card that is named by them or by its number; `undefined` when there is none. */
export function testCardNamed(text: string): string | undefined {
  const digits = text.replaceAll(' ', '');
  const known = Object.keys(TEST_CARDS).find((number) => number === digits || number.slice(-4) === digits);
  return known?.slice(-4);
}

/**
 * A test card as the account holds it.
 * @param last4 of one of `TEST_CARDS`
 */
export function testCard(last4: string): Card {
  const token = testToken(last4);
  const card = KNOWN.get(token);
  if (!card) throw new Error(`The vault knows no test card that ends in ${last4}`);
  return fileCard(token, card);
}

/** A card as an account holds it. */
export function fileCard(token: string, { brand, last4, expMonth, expYear }: VaultCard): Card {
  return { brand, last4, expMonth, expYear, token };
}

/** What the vault makes of a number. It keeps the last four digits, and what the card does. */
export function cardOf(number: string, expiry: Pick<Card, 'expMonth' | 'expYear'>): VaultCard {
  const behaviour = Object.hasOwn(TEST_CARDS, number) ? TEST_CARDS[number] : undefined;
  return { brand: brandOf(number).id, last4: number.slice(-4), ...expiry, behaviour: behaviour ?? PAYS };
}

/** The card that a token stands for. A token comes from outside: an inherited name is none. */
export function cardByToken({ vault }: Pick<Instance, 'vault'>, token: string): VaultCard | undefined {
  return Object.hasOwn(vault, token) ? vault[token] : KNOWN.get(token);
}

/**
 * What a charge comes to.
 * @param expired The card's month is over.
 */
export function charge(card: VaultCard | undefined, expired: boolean): ChargeOutcome {
  if (!card) return { status: 'failed', declineCode: 'card_declined' };
  const { declineCode, authenticates, isRenewed } = card.behaviour;
  if (declineCode) return { status: 'failed', declineCode };
  if (expired && !isRenewed) return { status: 'failed', declineCode: 'expired_card' };
  return { status: authenticates ? 'requires_action' : 'succeeded' };
}
