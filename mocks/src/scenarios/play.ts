import { emailKey, type Invoice, type RequestedChange } from '@billfold/contract';
import {
  addDays,
  advance,
  carryOut,
  createQuote,
  execute,
  invoiceView,
  memberByEmail,
  memberById,
  nextDue,
  openAccount,
  permissionsOf,
  rowById,
  settingsView,
  startOfDay,
  type AccountState,
  type Command,
  type Instant,
  type Outcome,
  type World,
} from '@billfold/rules';
import { invalid } from '../backend/problems.ts';
import { testCard } from '../backend/vault.ts';
import { instantOf, type Person, type Recipe } from '../recipe.ts';
import type { Scenario, StoryEvent } from './scenario.ts';
import { termsOf } from './terms.ts';

/** So many years of history are made at most. */
const LONGEST = 20;

const HOUR = 3_600_000;
/** So long after its invoice a transfer arrives. */
const TRANSFER_AFTER_DAYS = 12;

/**
 * The account as it is at the recipe's instant: its story is played by the same commands that everybody uses.
 * @param id the account's
 * @throws HttpRefusal `invalid_request` for an instant at which there is nothing to see
 */
export function play(scenario: Scenario, id: string, { at, overrides }: Recipe): AccountState {
  const { periodStart, members, contacts = scenario.contacts } = overrides;
  const startsOn = periodStart ?? scenario.startsOn;
  const scripted = periodStart === undefined && members === undefined;
  refuseSecondOwner(scenario, members);
  const people = members ?? (scripted ? scenario.first : scenario.everybody);
  const terms = termsOf(scenario, id, overrides, startsOn, people);
  const now = instantOf(at ?? periodStart ?? scenario.at, terms.timeZone);
  checkTime(now, startsOn, terms.timeZone);

  const player = new Player(scenario, terms.taxId?.status ?? 'valid');
  player.begin(openAccount(terms));
  for (const contact of contacts) player.do({ type: 'add_contact', by: player.owner, contact });
  if (scripted) player.tell(now);
  player.goTo(now);
  return withOverrides(player.account, overrides);
}

/** One address, one seat (SEAT-11). */
function refuseSecondOwner({ owner }: Scenario, members: readonly Person[] = []): void {
  const index = members.findIndex(({ email }) => emailKey(email) === emailKey(owner.email));
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

/** What the account pays with from now on. */
function withOverrides(account: AccountState, { card, paymentMethod }: Recipe['overrides']): AccountState {
  if (paymentMethod === 'none') return { ...account, paymentMethods: {}, defaultPaymentMethodId: null };
  const method = Object.values(account.paymentMethods)[0];
  if (!card || !method) return account;
  return { ...account, paymentMethods: { [method.id]: { ...method, card: testCard(card) } } };
}

/** Tells an account's story. What has happened before was paid, and its mail was read. */
class Player {
  account!: AccountState;
  readonly #scenario: Scenario;
  readonly #world: World;
  /** The token of the link that was mailed last. */
  #link = '';

  constructor(scenario: Scenario, taxIdStatus: ReturnType<World['checkTaxId']>) {
    this.#scenario = scenario;
    this.#world = {
      charge: () => ({ status: 'succeeded' }),
      checkTaxId: () => taxIdStatus,
      mail: ({ params: { token } }) => {
        if (typeof token === 'string') this.#link = token;
      },
    };
  }

  /** The owner's id. */
  get owner(): string {
    return this.account.ownerId;
  }

  begin({ account, happened }: ReturnType<typeof openAccount>): void {
    this.account = carryOut(account, happened, this.#world);
  }

  /** @returns the id of what it was about */
  do(command: Command): string {
    return this.#take(execute(this.account, command, this.account.now));
  }

  /** Goes to an instant; invoices that wait for a transfer get it on the way. */
  goTo(to: Instant): void {
    for (;;) {
      const transferAt = this.#nextTransferAt() ?? Infinity;
      const dueAt = nextDue(this.account) ?? Infinity;
      const next = Math.min(transferAt, dueAt);
      if (next > to) break;
      this.account = advance(this.account, Math.max(next, this.account.now), this.#world);
      if (next === transferAt) this.#payByTransfer();
    }
    this.account = advance(this.account, to, this.#world);
  }

  /** Plays the story as far as it goes until `now`. */
  tell(now: Instant): void {
    for (const [index, event] of this.#scenario.story.entries()) {
      // Two things on one day are some minutes apart.
      const at = startOfDay(event.on, this.account.timeZone) + 10 * HOUR + index * 60_000;
      if (at > now) return;
      this.goTo(at);
      this.#happen(event);
    }
  }

  #happen(event: StoryEvent): void {
    if ('invite' in event) this.#change({ type: 'add_members', emails: event.invite });
    else if ('remove' in event)
      this.#change({ type: 'remove_members', memberIds: [this.#idOf(event.remove)] });
    else if ('accept' in event) {
      const { name, email } = event.accept;
      this.do({ type: 'accept_invitation', by: this.#idOf(email), name });
    } else if ('plan' in event) this.#changePlan(event.plan, event.by);
    else this.#changeSettings(event.settings);
  }

  /** Somebody moves to a higher plan: whoever is told to, where the policy lets them. */
  #changePlan(planId: string, email = this.#scenario.owner.email): void {
    const { subscription } = this.account;
    const rank = (id: string) => this.#scenario.plans.findIndex((plan) => plan.id === id);
    if (rank(planId) <= rank(subscription.planId)) return;
    const member = memberById(this.account, this.#idOf(email));
    const may = member && permissionsOf(this.account, member).includes('subscription.upgrade');
    const by = may ? member.id : this.owner;
    const change = { type: 'change_plan' as const, planId, interval: subscription.interval };
    const id = this.#change(change, by);
    if (rowById(this.account.changes, id)?.status !== 'awaiting_confirmation') return;
    this.do({ type: 'confirm', by, token: this.#link, quoteId: this.#quote(change, by) });
  }

  #changeSettings(patch: Extract<StoryEvent, { settings: unknown }>['settings']): void {
    if (patch.purchasers && !this.account.policy.purchasersNamed) return;
    const { version } = settingsView(this.account);
    this.do({ type: 'update_settings', by: this.owner, patch, version });
  }

  #change(change: RequestedChange, by = this.owner): string {
    return this.do({ type: 'accept_quote', by, quoteId: this.#quote(change, by) });
  }

  #quote(change: RequestedChange, by: string): string {
    return this.#take(createQuote(this.account, by, change, this.account.now)).id;
  }

  #take<Result>(outcome: Outcome<Result>): Result {
    if (outcome.refusal) throw outcome.refusal;
    this.account = carryOut(outcome.account, outcome.happened, this.#world);
    return outcome.result;
  }

  #nextTransferAt(): Instant | undefined {
    const oldest = oldestOpenInvoice(this.account);
    if (!oldest) return undefined;
    const { policy, timeZone } = this.account;
    const days = Math.min(TRANSFER_AFTER_DAYS, policy.transferDueDays);
    return startOfDay(addDays(oldest.issuedOn, days), timeZone) + 11 * HOUR;
  }

  #payByTransfer(): void {
    const oldest = oldestOpenInvoice(this.account);
    if (!oldest) throw new Error('There is nothing to pay');
    const { amountDue, number } = oldest;
    this.do({ type: 'receive_transfer', amount: amountDue.amount, reference: number });
  }

  #idOf(email: string): string {
    const member = memberByEmail(this.account, email);
    if (!member) throw new Error(`${email} has no seat yet`);
    return member.id;
  }
}

function oldestOpenInvoice(account: AccountState): Invoice | undefined {
  const [id] = account.openInvoiceIds;
  const row = id === undefined ? undefined : rowById(account.invoices, id);
  return row && invoiceView(account, row);
}
