import type { EmailFrequency } from '@billfold/contract';
import fc from 'fast-check';
import type { Beginning } from './story.ts';

/** What the card says to the next charges. */
export type CardSays = 'pays' | 'card_declined' | 'lost_card' | 'asks';

/** One thing that somebody does, or that happens. Numbers pick among whoever or whatever is there when it comes to it. */
export type Action =
  | { type: 'invite'; count: number }
  | { type: 'remove'; picks: number[] }
  | { type: 'accept an invitation'; pick: number }
  | { type: 'decline an invitation'; pick: number }
  | { type: 'send an invitation again'; pick: number }
  | { type: 'change plan'; planId: string; interval: 'month' | 'year'; pick: number }
  | { type: 'undo a change of plan' }
  | { type: 'send the link again' }
  | { type: 'confirm the change' }
  | { type: 'pay an open invoice'; pick: number; method: number }
  | { type: 'invoice what waits' }
  | { type: 'answer the bank'; refused: boolean }
  | { type: 'give a payment up' }
  | { type: 'send an invoice again'; pick: number }
  | { type: 'add a card'; asks: boolean }
  | { type: 'answer the bank about a card'; refused: boolean }
  | { type: 'pay by transfer from now on' }
  | { type: 'make another method the default'; pick: number }
  | { type: 'a card gets a new expiry'; pick: number }
  | { type: 'remove a method'; pick: number }
  | { type: 'a transfer arrives'; percent: number; reference: 'right' | 'wrong' | 'none' }
  | { type: 'move'; to: { country: string; postalCode: string } }
  | { type: 'give a VAT number'; value: string | null }
  | { type: 'the registry says'; outcome: 'valid' | 'invalid' | 'pending' | 'unavailable' }
  | { type: 'change the mail'; frequency: EmailFrequency }
  | { type: 'let members purchase'; members: boolean }
  | { type: 'add a contact' }
  | { type: 'change a contact'; pick: number }
  | { type: 'remove a contact'; pick: number }
  | { type: 'pass ownership on'; pick: number }
  | { type: 'close the account' }
  | { type: 'confirm the closing' }
  | { type: 'withdraw the closing' }
  | { type: 'announce a price'; amount: number }
  | { type: 'announce a rate of VAT'; country: string; rate: string; days: number }
  | { type: 'move to another zone'; timeZone: string }
  | { type: 'the card says'; outcome: CardSays }
  | { type: 'wait'; minutes: number; split: number }
  | { type: 'wait for what comes next' }
  | { type: 'wait for the renewal' }
  | { type: 'accept an old quote'; minutes: number }
  | { type: 'accept again' };

type Of<Type extends Action['type']> = Omit<Extract<Action, { type: Type }>, 'type'>;

const DAY = 24 * 60;
const pick = fc.nat(20);
const refused = fc.constantFrom(false, false, true);

/** Each action with how often it is drawn, and with what. */
const drawings: {
  [Type in Action['type']]: [weight: number, { [K in keyof Of<Type>]: fc.Arbitrary<Of<Type>[K]> }];
} = {
  invite: [6, { count: fc.integer({ min: 1, max: 3 }) }],
  remove: [5, { picks: fc.array(pick, { minLength: 1, maxLength: 2 }) }],
  'accept an invitation': [1, { pick }],
  'decline an invitation': [1, { pick }],
  'send an invitation again': [1, { pick }],
  'change plan': [
    5,
    {
      planId: fc.constantFrom('pro', 'max', 'free', 'max', 'enterprise'),
      interval: fc.constantFrom('month' as const, 'year' as const),
      pick: fc.nat(5),
    },
  ],
  'undo a change of plan': [1, {}],
  'send the link again': [1, {}],
  'confirm the change': [3, {}],
  'pay an open invoice': [3, { pick: fc.nat(5), method: fc.nat(5) }],
  'invoice what waits': [1, {}],
  'answer the bank': [4, { refused }],
  'give a payment up': [1, {}],
  'send an invoice again': [1, { pick }],
  'add a card': [2, { asks: fc.constantFrom(false, false, true) }],
  'answer the bank about a card': [1, { refused }],
  'pay by transfer from now on': [1, {}],
  'make another method the default': [2, { pick }],
  'a card gets a new expiry': [1, { pick }],
  'remove a method': [2, { pick }],
  'a transfer arrives': [
    2,
    {
      percent: fc.constantFrom(100, 100, 50, 130, 1),
      reference: fc.constantFrom('right' as const, 'right' as const, 'none' as const, 'wrong' as const),
    },
  ],
  move: [
    1,
    {
      to: fc.constantFrom(
        { country: 'FR', postalCode: '75011' },
        { country: 'DE', postalCode: '10115' },
        { country: 'NL', postalCode: '1016 EA' },
        { country: 'CH', postalCode: '8001' },
        { country: 'MC', postalCode: '98000' },
        // Outside the VAT territory (TAX-2).
        { country: 'FR', postalCode: '97110' },
        { country: 'DE', postalCode: '78266' },
      ),
    },
  ],
  'give a VAT number': [1, { value: fc.constantFrom('FR40303265045', 'DE136695976', null) }],
  'the registry says': [
    1,
    {
      outcome: fc.constantFrom(
        'valid' as const,
        'invalid' as const,
        'pending' as const,
        'unavailable' as const,
      ),
    },
  ],
  'change the mail': [
    1,
    {
      frequency: fc.constantFrom(
        'each_change' as const,
        'daily' as const,
        'weekly' as const,
        'monthly' as const,
        'never' as const,
      ),
    },
  ],
  'let members purchase': [1, { members: fc.boolean() }],
  'add a contact': [1, {}],
  'change a contact': [1, { pick }],
  'remove a contact': [1, { pick }],
  'pass ownership on': [1, { pick }],
  // Seldom: little happens after it.
  'close the account': [0.4, {}],
  'confirm the closing': [0.4, {}],
  'withdraw the closing': [0.4, {}],
  'announce a price': [
    1,
    { amount: fc.oneof(fc.constantFrom(0, 1_000_000_000_000), fc.integer({ min: 0, max: 99_999 })) },
  ],
  'announce a rate of VAT': [
    1,
    {
      country: fc.constantFrom('FR', 'FR', 'DE', 'NL'),
      rate: fc.constantFrom('0.19', '0.22', '0.255', '0'),
      days: fc.integer({ min: 0, max: 60 }),
    },
  ],
  'move to another zone': [
    0.5,
    { timeZone: fc.constantFrom('Europe/Paris', 'America/Los_Angeles', 'Pacific/Auckland', 'Asia/Tehran') },
  ],
  'the card says': [
    6,
    {
      outcome: fc.constantFrom<CardSays[]>(
        'pays',
        'pays',
        'pays',
        'card_declined',
        'lost_card',
        'asks',
        'asks',
      ),
    },
  ],
  wait: [
    6,
    {
      minutes: fc.oneof(fc.integer({ min: 1, max: DAY }), fc.integer({ min: 1, max: 70 * DAY })),
      split: fc.integer({ min: 0, max: 100 }),
    },
  ],
  'wait for what comes next': [3, {}],
  'wait for the renewal': [3, {}],
  'accept an old quote': [1, { minutes: fc.integer({ min: 0, max: 2 * DAY }) }],
  'accept again': [1, {}],
};

const action: fc.Arbitrary<Action> = fc.oneof(
  ...Object.entries(drawings).map(([type, [weight, details]]) => ({
    weight: Math.round(weight * 5),
    arbitrary: fc.record({ type: fc.constant(type), ...details }) as fc.Arbitrary<Action>,
  })),
);

const beginning: fc.Arbitrary<Beginning> = fc.record({
  profile: fc.constantFrom('team' as const, 'workspace' as const, 'program' as const),
  price: fc.oneof(
    fc.constantFrom(1200, 999, 1, 7, 0, 1_000_000_000_000),
    fc.integer({ min: 1, max: 1_000_000 }),
  ),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  interval: fc.constantFrom('month' as const, 'month' as const, 'year' as const),
  startsOn: fc.constantFrom('2026-01-31', '2026-04-01', '2028-02-29', '2026-03-01', '2026-08-30'),
  country: fc.constantFrom('FR', 'NL', 'CH'),
  vatRate: fc.constantFrom('0.20', '0.21', '0.255', '0.055'),
  taxId: fc.constantFrom(null, { value: 'FR40303265045', status: 'valid' as const }),
  timeZone: fc.constantFrom('Europe/Paris', 'America/Santiago', 'Pacific/Kiritimati', 'UTC'),
  planId: fc.constantFrom('pro' as const, 'pro' as const, 'pro' as const, 'free' as const),
  policy: fc.record({
    prorationUnit: fc.constantFrom('day' as const, 'day' as const, 'second' as const),
    invitationDays: fc.constantFrom(null, null, 9, 40),
    retryDays: fc.constantFrom([3, 8, 15], [3, 8, 15], [1], []),
  }),
  members: fc.integer({ min: 0, max: 3 }),
});

/** A history: how an account begins, and what is done to it. */
export const histories = fc.record({
  beginning,
  actions: fc.array(action, { minLength: 10, maxLength: 45 }),
});
