import type { Address, Closure, Quote, RequestedChange } from '@billfold/contract';
import { teamPolicy } from '@billfold/contract/testing';
import { produce } from 'immer';
import {
  advance,
  carryOut,
  closureView,
  createQuote,
  execute,
  openAccount,
  parseInstant,
  recipientsOf,
  rowById,
  type AccountState,
  type BillingPolicy,
  type ChangeState,
  type ChargeOutcome,
  type Command,
  type Happening,
  type MemberState,
  type NewAccount,
  type Outcome,
  type Recipient,
  type TaxCheckOutcome,
} from '../index.ts';
import { knownRow } from '../ids.ts';
import { memberByEmail, ownerOf, seated } from '../members.ts';

/** What a story may begin with. Left out: 12.00 EUR a month and member, France at 21 %, first period 1 April 2026. */
export interface Beginning {
  /** One of the three products, whose policy `policy` goes over. */
  profile?: keyof typeof PROFILES;
  price?: number;
  currency?: string;
  interval?: 'month' | 'year';
  startsOn?: string;
  country?: string;
  /** What else of the customer's address is not as usual, and of the seller's, who is in the Netherlands. */
  address?: Partial<Omit<Address, 'country'>>;
  seller?: Partial<Address>;
  vatRate?: string;
  /** Rates by day and country. */
  taxRates?: NewAccount['taxRates'];
  taxId?: NewAccount['taxId'];
  timeZone?: string;
  policy?: Partial<BillingPolicy>;
  /** What it pays with, and whether it pays at all: `free` is the plan that costs nothing. */
  paymentMethod?: NewAccount['paymentMethod'];
  planId?: 'free' | 'pro' | 'max';
  settings?: NewAccount['settings'];
  /** Members beside the owner, from the first day; the second is a manager. */
  members?: number;
}

/** A card that the vault knows as `card`, good for a long time. */
export const CARD = { brand: 'visa', last4: '4242', expMonth: 12, expYear: 2040, token: 'card' };

const POLICY: BillingPolicy = teamPolicy;

/** What differs between the three products (see the rule book). */
export const PROFILES = {
  workspace: {
    words: 'workspace',
    billingAccess: 'owner_and_upgraders',
    purchasersNamed: true,
    seatInvoicing: 'next_invoice',
  },
  program: {
    words: 'program',
    managersSee: 'contacts',
    seats: 'none',
    higherPlan: 'confirmation',
    lowerPlan: 'contact_support',
    closing: 'confirmation',
    paymentMethodTypes: ['card', 'bank_transfer'],
  },
  team: { words: 'team' },
} satisfies Record<string, Partial<BillingPolicy>>;

const always = (rate: string) => [{ rate, from: '2000-01-01' }];

function terms(beginning: Beginning): NewAccount {
  const { price = 1200, currency = 'EUR', country = 'FR', members = 1 } = beginning;
  const address = { line1: '1 Example Street', line2: null, city: 'Town', state: null, postalCode: '1000' };
  const offer = (id: string, name: string, rank: number, month: number, year: number) => ({
    id,
    name,
    rank,
    features: [],
    selfService: true,
    prices: [
      { currency, country: null, interval: 'month' as const, amount: month, from: 0 },
      { currency, country: null, interval: 'year' as const, amount: year, from: 0 },
    ],
  });
  const yearly = beginning.interval === 'year';
  return {
    id: 'test',
    name: 'Test workspace',
    policy: { ...POLICY, ...(beginning.profile && PROFILES[beginning.profile]), ...beginning.policy },
    timeZone: beginning.timeZone ?? 'Europe/Paris',
    currency,
    country,
    locale: 'en',
    support: { url: 'https://example.com/support', hours: null },
    seller: { name: 'Seller', address: { ...address, country: 'NL', ...beginning.seller }, taxId: null },
    billTo: {
      name: 'Customer',
      address: { ...address, country, ...beginning.address },
      taxId: beginning.taxId?.value ?? null,
    },
    taxId: beginning.taxId ?? null,
    pricingUrl: 'https://example.com/pricing',
    bankAccount: { accountHolder: 'Seller', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
    secret: 'known to nobody',
    ...(beginning.settings && { settings: beginning.settings }),
    catalogue: [
      offer('free', 'Free', 0, 0, 0),
      offer('pro', 'Pro', 1, yearly ? 1200 : price, yearly ? price : 12_000),
      offer('max', 'Max', 2, 2000, 20_000),
      { id: 'enterprise', name: 'Enterprise', rank: 3, features: [], selfService: false, prices: [] },
    ],
    taxRates: {
      [country]: always('0.21'),
      FR: always('0.21'),
      DE: always('0.19'),
      ...(beginning.vatRate !== undefined && { [country]: always(beginning.vatRate) }),
      ...beginning.taxRates,
    },
    paymentMethod:
      beginning.paymentMethod === undefined ? { type: 'card', card: CARD } : beginning.paymentMethod,
    planId: beginning.planId ?? 'pro',
    interval: beginning.interval ?? 'month',
    startsOn: beginning.startsOn ?? '2026-04-01',
    owner: { name: 'Owner', email: 'owner@example.com' },
    members: Array.from({ length: members }, (_, index) => ({
      name: `Member ${index + 1}`,
      email: `member${index + 1}@example.com`,
      role: index === 1 ? ('manager' as const) : ('member' as const),
    })),
    lastNumbers: { invoice_number: 0, credit_note_number: 0 },
  };
}

type WantedMail = Extract<Happening, { type: 'mail' }>;

/** A mail that was sent, with each of its recipients. */
export type SentMail = Omit<WantedMail, 'to'> & { to: Recipient[] };

/** A quote that was accepted, and what became of it. */
export interface Accepted {
  quote: Quote;
  change: ChangeState;
}

/** An account through time: a rule's test tells what is done and on which day, and reads the account. */
export class Story {
  account: AccountState;
  /** What the next charges come to. */
  card: ChargeOutcome = { status: 'succeeded' };
  /** What the very next ones come to, one by one, before `card` counts again. */
  nextCharges: ChargeOutcome[] = [];
  /** What a card says whatever `card` says, by its token. */
  cards: Record<string, ChargeOutcome> = {};
  /** What the registry says next. */
  registry: TaxCheckOutcome = 'valid';
  readonly mails: SentMail[] = [];
  readonly charges: number[] = [];

  constructor(beginning: Beginning = {}) {
    const { account, happened } = openAccount(terms(beginning));
    this.account = carryOut(account, happened, this.#world);
  }

  readonly #world = {
    charge: ({ amount, token }: { amount: number; token: string }) => {
      this.charges.push(amount);
      return this.nextCharges.shift() ?? this.cards[token] ?? this.card;
    },
    checkTaxId: () => this.registry,
    mail: (mail: WantedMail) => void this.mails.push({ ...mail, to: recipientsOf(mail.to) }),
  };

  /** Moves the clock to nine in the morning of a day, or to an instant. */
  on(when: string): this {
    const instant = when.includes('T') ? when : `${when}T09:00:00+02:00`;
    return this.moveTo(parseInstant(instant));
  }

  moveTo(instant: number): this {
    this.account = advance(this.account, instant, this.#world);
    return this;
  }

  get owner(): string {
    return this.memberNamed('owner@example.com');
  }

  /** Whoever is the owner now. */
  get ownerId(): string {
    return ownerOf(this.account).id;
  }

  /** Somebody becomes what no command makes of them: nameless, or a manager. */
  rewrite(memberId: string, more: Partial<Pick<MemberState, 'name' | 'role'>>): void {
    this.account = produce(
      this.account,
      (draft) => void Object.assign(knownRow(draft.members.rows, memberId), more),
    );
  }

  get closure(): Closure {
    return closureView(this.account);
  }

  /** The token of the link that was mailed last. */
  mailedToken(kind: 'confirm_plan_change' | 'confirm_closing'): string {
    const token = this.mails.findLast((mail) => mail.kind === kind)?.params.token;
    if (typeof token !== 'string') throw new Error(`No ${kind} was mailed`);
    return token;
  }

  /** What transfers brought that no invoice asked for. */
  excess = 0;

  /** A bank transfer arrives. */
  receive(amount: number, reference: string | null = null): void {
    const id = this.run({ type: 'receive_transfer', amount, reference });
    this.excess += amount - (rowById(this.account.payments, id)?.amount ?? 0);
  }

  /** The id of who has this address or name. */
  memberNamed(label: string): string {
    const found =
      memberByEmail(this.account, label) ?? seated(this.account).find(({ name }) => name === label);
    if (!found) throw new Error(`Nobody is called ${label}`);
    return found.id;
  }

  quote(change: RequestedChange, by = this.owner): Quote {
    return this.take(createQuote(this.account, by, change, this.account.now));
  }

  accept(quote: Quote, by = this.owner): Accepted {
    const id = this.run({ type: 'accept_quote', by, quoteId: quote.id });
    return { quote, change: knownRow(this.account.changes, id) };
  }

  /** Asks for a quote and accepts it. */
  make(change: RequestedChange): Accepted {
    return this.accept(this.quote(change));
  }

  add(...emails: string[]): Accepted {
    return this.make({ type: 'add_members', emails });
  }

  remove(...labels: string[]): Accepted {
    return this.make({ type: 'remove_members', memberIds: labels.map((label) => this.memberNamed(label)) });
  }

  /** Does a command now, and carries out what it wants. Throws its refusal. */
  run(command: Command): string {
    return this.take(execute(this.account, command, this.account.now));
  }

  private take<Result>(outcome: Outcome<Result>): Result {
    if (outcome.refusal) throw outcome.refusal;
    this.account = carryOut(outcome.account, outcome.happened, this.#world);
    return outcome.result;
  }
}
