import {
  addDays,
  advance,
  carryOut,
  createQuote,
  execute,
  openAccount,
  startOfDay,
  type AccountState,
  type Instant,
  type NewAccount,
  type Outcome,
  type World,
} from '@billfold/rules';
import type { RequestedChange } from '@billfold/contract';
import { cardOnFile } from '../backend/cards.ts';
import { invalid } from '../backend/problems.ts';
import { given } from '../backend/validation.ts';
import { instantOf, type Overrides, type Person, type Recipe } from '../recipe.ts';
import { VAT_RATES } from './vat-rates.ts';

const DEFAULT_AT = '2026-04-16';
const STARTS_ON = '2025-11-01';
/** So many years of history are made at most. */
const LONGEST = 20;

const HOUR = 3_600_000;

const owner = { name: 'Inès Moreau', email: 'ines@atelier-moreau.example' };
const karim = { name: 'Karim Haddad', email: 'karim@atelier-moreau.example' };
const chloe = { name: 'Chloé Lefèvre', email: 'chloe@atelier-moreau.example' };
const mathieu = { name: 'Mathieu Girard', email: 'mathieu@atelier-moreau.example' };
const sofia = { name: 'Sofia Almeida', email: 'sofia@atelier-moreau.example' };
const theo = { name: 'Théo Lambert', email: 'theo@atelier-moreau.example' };
const lucas = 'lucas.petit@atelier-moreau.example';

type Event = { on: string } & (
  { invite: string[] } | { accept: { name: string; email: string } } | { remove: string }
);

/** How the team came together: ten invoices and a credit note until April 2026. */
const story: Event[] = [
  { on: '2025-11-18', invite: [chloe.email] },
  { on: '2025-11-19', accept: chloe },
  { on: '2025-12-09', invite: [mathieu.email, theo.email] },
  { on: '2025-12-09', accept: mathieu },
  { on: '2025-12-11', accept: theo },
  { on: '2026-01-20', invite: [sofia.email] },
  { on: '2026-01-21', accept: sofia },
  { on: '2026-02-12', remove: theo.email },
  { on: '2026-03-24', invite: [lucas] },
];

/** Everybody who is in the team in April 2026, beside the owner. */
const everybody: Person[] = [
  { ...karim, role: 'manager' },
  chloe,
  mathieu,
  sofia,
  { name: null, email: lucas, status: 'invited' },
];

/** So that the renewal of April 2026 is INV-10682 and its only credit note CN-204. */
const lastNumbers = { invoice_number: 10_672, credit_note_number: 203 };

/** A team's workspace on a product from the Netherlands, with its office in Paris. */
export function team(id: string, { at, overrides }: Recipe): AccountState {
  const { periodStart, members } = overrides;
  const startsOn = periodStart ?? STARTS_ON;
  const scripted = periodStart === undefined && members === undefined;
  refuseSecondOwner(members);
  const people = members ?? (scripted ? [{ ...karim, role: 'manager' as const }] : everybody);
  const terms = termsOf(id, overrides, startsOn, people);
  const now = instantOf(at ?? periodStart ?? DEFAULT_AT, terms.timeZone);
  checkTime(now, startsOn, terms.timeZone);

  const { account, happened } = openAccount(terms);
  const opened = carryOut(account, happened, uneventful);
  const told = scripted ? tell(opened, now) : opened;
  const present = advance(told, now, uneventful);
  const card = overrides.card && cardOnFile(overrides.card);
  return card ? { ...present, card } : present;
}

/** What has happened before was paid, and its mail was read. */
const uneventful: World = { charge: () => ({ status: 'succeeded' }), mail: () => undefined };

/** One address, one seat (SEAT-11). */
function refuseSecondOwner(members: readonly Person[] = []): void {
  const index = members.findIndex(({ email }) => email.toLowerCase() === owner.email);
  if (index < 0) return;
  const pointer = `/overrides/members/${index}/email`;
  throw invalid([{ pointer, code: 'duplicate', detail: 'It is the owner’s, who is there anyway' }]);
}

function checkTime(now: Instant, startsOn: string, timeZone: string): void {
  const refuse = (detail: string) => invalid([{ pointer: '/at', code: 'invalid_value', detail }]);
  if (now < startOfDay(startsOn, timeZone)) throw refuse(`The account begins on ${startsOn}`);
  if (now > startOfDay(addDays(startsOn, LONGEST * 366), timeZone))
    throw refuse(`The account begins on ${startsOn}, and has at most ${LONGEST} years of history`);
}

function termsOf(id: string, overrides: Overrides, startsOn: string, people: readonly Person[]): NewAccount {
  const { currency = 'EUR', interval = 'month', country = 'FR', locale = 'fr', taxId } = overrides;
  const registered = typeof taxId === 'string' ? { value: taxId, status: 'valid' as const } : (taxId ?? null);
  const card = cardOnFile('4242 4242 4242 4242');
  if (!card) throw new Error('The vault has lost its first card');
  const amounts = {
    month: 1200,
    year: 12_000,
    ...(overrides.price !== undefined && { [interval]: overrides.price }),
  };
  const price = (interval: 'month' | 'year', amount: number) => ({ currency, interval, amount, from: 0 });
  return {
    id,
    name: 'Atelier Moreau',
    policy: {
      words: 'team',
      seats: 'per_member',
      seatInvoicing: 'immediate',
      prorationUnit: 'day',
      paymentMethodTypes: ['card'],
      transferDueDays: 30,
      ...given(overrides.policy ?? {}),
    },
    timeZone: overrides.timeZone ?? 'Europe/Paris',
    currency,
    country,
    locale,
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
    billTo: {
      name: 'Atelier Moreau SARL',
      address: {
        ...(country === 'FR'
          ? { line1: '18 rue de la Folie-Méricourt', city: 'Paris', postalCode: '75011' }
          : { line1: 'Market Square 1', city: 'Newtown', postalCode: null }),
        line2: null,
        state: null,
        country,
      },
      taxId: registered?.value ?? null,
    },
    taxId: registered,
    catalogue: [
      {
        id: 'standard',
        name: 'Standard',
        rank: 1,
        features: ['unlimited_projects', 'shared_calendars', 'guest_access'],
        prices: [price('month', amounts.month), price('year', amounts.year)],
      },
      {
        id: 'plus',
        name: 'Plus',
        rank: 2,
        features: ['unlimited_projects', 'shared_calendars', 'guest_access', 'approvals', 'priority_support'],
        prices: [price('month', 2000), price('year', 20_000)],
      },
    ],
    taxRates: [{ rate: overrides.vatRate ?? VAT_RATES[country] ?? '0', from: '1990-01-01' }],
    card,
    planId: 'standard',
    interval,
    startsOn,
    owner,
    members: people.map(({ name, email, role = 'member', status = 'active' }) => ({
      name,
      email,
      role,
      status,
    })),
    lastNumbers,
  };
}

/** Plays the story by the same commands that everybody uses, as far as it goes until `now`. */
function tell(opened: AccountState, now: Instant): AccountState {
  return story.reduce((account, event, index) => {
    // Two things on one day are some minutes apart.
    const at = startOfDay(event.on, account.timeZone) + 10 * HOUR + index * 60_000;
    return at > now ? account : happen(advance(account, at, uneventful), event, at);
  }, opened);
}

function happen(account: AccountState, event: Event, at: Instant): AccountState {
  if ('invite' in event) return change(account, { type: 'add_members', emails: event.invite }, at);
  if ('remove' in event) {
    return change(account, { type: 'remove_members', memberIds: [idOf(account, event.remove)] }, at);
  }
  const { name, email } = event.accept;
  return settled(execute(account, { type: 'accept_invitation', by: idOf(account, email), name }, at)).account;
}

function change(account: AccountState, requested: RequestedChange, at: Instant): AccountState {
  const by = idOf(account, owner.email);
  const quoted = settled(createQuote(account, by, requested, at));
  const { account: next, happened } = settled(
    execute(quoted.account, { type: 'accept_quote', by, quoteId: quoted.result.id }, at),
  );
  return carryOut(next, happened, uneventful);
}

function settled<Result>(outcome: Outcome<Result>): Extract<Outcome<Result>, { refusal: null }> {
  if (outcome.refusal) throw outcome.refusal;
  return outcome;
}

function idOf({ members }: AccountState, email: string): string {
  const member = Object.values(members).find((candidate) => candidate.email === email);
  if (!member) throw new Error(`${email} has no seat yet`);
  return member.id;
}
