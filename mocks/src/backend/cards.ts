import type { AccountState, ChargeOutcome } from '@billfold/rules';

type Card = AccountState['card'];

interface TestCard {
  brand: string;
  /** Why its charges fail; `null` when it pays. */
  declineCode: string | null;
}

/** The cards that the vault knows, by number. */
export const TEST_CARDS: Readonly<Record<string, TestCard>> = {
  '4242424242424242': { brand: 'visa', declineCode: null },
  '5555555555554444': { brand: 'mastercard', declineCode: null },
  '4000000000000002': { brand: 'visa', declineCode: 'card_declined' },
  '4000000000009995': { brand: 'visa', declineCode: 'insufficient_funds' },
  '4000000000009987': { brand: 'visa', declineCode: 'lost_card' },
  '4000000000000069': { brand: 'visa', declineCode: 'expired_card' },
  /** Can be saved, then every charge fails. */
  '4000000000000341': { brand: 'visa', declineCode: 'card_declined' },
};

const NUMBERS: ReadonlyMap<string, string> = new Map(
  Object.keys(TEST_CARDS).map((number) => [tokenOf(number), number]),
);

/** What the vault calls a card: a token never holds its number (PAY-3). */
function tokenOf(number: string): string {
  return `tok_test_${number.slice(0, 4)}_${number.slice(-4)}`;
}

/** A test card on file; `undefined` when the vault does not know the number. Spaces in it don't matter. */
export function cardOnFile(number: string): Card | undefined {
  const digits = number.replaceAll(' ', '');
  const card = Object.hasOwn(TEST_CARDS, digits) ? TEST_CARDS[digits] : undefined;
  return (
    card && { brand: card.brand, last4: digits.slice(-4), expMonth: 8, expYear: 2029, token: tokenOf(digits) }
  );
}

/** What a charge comes to: the card says, unless a decline code was set for all charges. */
export function charge(token: string, declineAll: string | null): ChargeOutcome {
  const card = TEST_CARDS[NUMBERS.get(token) ?? ''];
  const declineCode = declineAll ?? (card ? card.declineCode : 'card_declined');
  return declineCode ? { status: 'failed', declineCode } : { status: 'succeeded' };
}
