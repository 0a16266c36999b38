import assert from 'node:assert/strict';
import {
  invoiceView,
  type AccountState,
  type ChangeState,
  type InvoiceState,
  type LineState,
} from '../index.ts';
import { knownRow } from '../ids.ts';
import { membersOf } from '../lines.ts';
import { memberById, seated } from '../members.ts';
import type { Story } from './story.ts';

/** What the laws know of an open stay: from the lines alone. */
interface OpenStay {
  /** Left when it opened. */
  units: number;
  /** Not so when a period began in mid-day, or its first instant is another one in another zone (DUN-3, CAL-1). */
  fromItsFirstInstant: boolean;
  openedOn: string;
  unitAmount: number;
  unitsInPeriod: number;
  charged: number;
  unit: 'day' | 'second';
  /** The line that waits for the next invoice, while the charge does (SEAT-5). */
  waits: string | null;
}

/**
 * The laws that hold after every step of any history. They keep books of their own from what the documents say, with
 * their own arithmetic: none of the code under test reckons what it is held against.
 */
export class Laws {
  readonly #story: Story;
  readonly #firstZone: string;
  readonly #stays = new Map<string, OpenStay>();
  readonly #linesSeen = new Set<string>();
  #invoicesSeen = 0;
  #changesSeen = 0;
  #paymentsSeen = 0;
  #defaultMethod: string | null = null;
  readonly #plansSeen = new Set<string>();
  /** The charges that wait for the next invoice, by line, with the units that were used of each (SEAT-5). */
  readonly #waiting = new Map<string, number>();

  constructor(story: Story) {
    this.#story = story;
    this.#firstZone = story.account.timeZone;
    this.hold();
  }

  hold(): void {
    const { account } = this.#story;
    this.#readNewDocuments(account);
    staysAreThoseOfTheMembers(account, this.#stays);
    oneOwner(account);
    numbersWithoutGaps(account);
    ledgerBalances(account, this.#story.excess);
    invoicesAddUp(account);
    ratesAreOfTheDay(account);
    statusFollowsTheInvoices(account);
    this.#creditBeforeCards(account);
    creditNotesOfWhatIsOwed(account);
    somethingToPayWith(account, this.#defaultMethod);
    this.#defaultMethod = account.defaultPaymentMethodId;
    atMostOneThingAwaitsConfirmation(account);
    if (account.status === 'closed') this.#waiting.clear();
    this.#chargesWait(account.pendingCharges);
  }

  /** Changes, changes of plan that were paid, and periods that began, in the order in which they happened. */
  #readNewDocuments(account: AccountState): void {
    const changes = account.changes.pages.flat().slice(this.#changesSeen);
    const invoices = account.invoices.pages.flat();
    const periods = invoices
      .slice(this.#invoicesSeen)
      .filter(({ reason }) => reason === 'renewal' || reason === 'restart');
    // A change of plan counts once its invoice is paid (PLAN-6).
    const plans = invoices.filter(
      ({ id, reason, status }) => reason === 'plan_changed' && status === 'paid' && !this.#plansSeen.has(id),
    );
    this.#changesSeen = account.changes.size;
    this.#invoicesSeen = account.invoices.size;
    const events: [number, () => void][] = [
      ...changes.map((change): [number, () => void] => [
        change.effectiveAt,
        () => this.#readChange(account, change),
      ]),
      ...plans.map((invoice): [number, () => void] => [
        invoice.issuedAt,
        () => this.#readPlanChange(account, invoice),
      ]),
      ...periods.map((invoice): [number, () => void] => [
        invoice.issuedAt,
        () => this.#readPeriod(account, invoice),
      ]),
    ];
    events
      .sort(([a], [b]) => a - b)
      .forEach(([, read]) => {
        read();
      });
  }

  /** CRED-2: no card is charged while there is older credit, unless that came back from an invoice that became void. */
  #creditBeforeCards(account: AccountState): void {
    const made = account.payments.pages.flat().slice(this.#paymentsSeen);
    this.#paymentsSeen = account.payments.size;
    const entries = account.ledger.pages.flat();
    const returned =
      entries.findLast(({ kind, amount }) => kind === 'applied' && amount > 0)?.at ?? -Infinity;
    for (const { at, method } of made) {
      if (method.type === 'bank_transfer' || returned >= at) continue;
      const older = account.grants.filter(({ entryId }) => knownRow(account.ledger, entryId).at < at);
      assert.deepEqual(older, [], 'CRED-2: credit pays before any card');
    }
  }

  /** SEAT-5: what waits is what was used of it, at the price that it says. */
  #chargesWait(lines: readonly LineState[]): void {
    assert.deepEqual(
      lines.map(({ id, units }) => [id, units]),
      [...this.#waiting],
      'SEAT-5: what waits is what was used of it',
    );
    for (const { amount, unitAmount, units, unitsInPeriod } of lines)
      assert.equal(amount, exactShare(unitAmount, units, unitsInPeriod), 'SEAT-5: for exactly its units');
  }

  /** SEAT-5: an invoice bears all that waited; TAX-2: taxed as it is itself, whenever each was added. */
  #chargesCome({ lines }: InvoiceState): void {
    const waited = lines.filter(({ id }) => this.#waiting.has(id));
    this.#chargesWait(waited);
    this.#reckonAnew(waited);
    const charges = lines.filter(({ kind }) => kind !== 'plan_left');
    const treatments = new Set(charges.map(({ treatment }) => JSON.stringify(treatment)));
    assert.ok(treatments.size <= 1, 'TAX-2: all charges of one invoice are taxed alike');
  }

  /** A stay whose charge is reckoned anew is credited for what it is charged now. */
  #reckonAnew(waited: readonly LineState[]): void {
    for (const stay of this.#stays.values()) {
      const line = waited.find(({ id }) => id === stay.waits);
      if (line) Object.assign(stay, { unitAmount: line.unitAmount, charged: line.amount });
    }
  }

  /** Members who come and go. */
  #readChange(account: AccountState, change: ChangeState): void {
    const made = change.type === 'change_plan' && change.invoiceId !== null;
    if (made) this.#reckonAnew(knownRow(account.invoices, change.invoiceId ?? '').lines);
    if (change.type === 'invoice_pending_charges') {
      const invoice = knownRow(account.invoices, change.invoiceId ?? '');
      assert.equal(invoice.lines.length, this.#waiting.size, 'SEAT-5: all that waits is invoiced');
      this.#chargesCome(invoice);
      this.#waiting.clear();
    }
    if (change.type !== 'add_members' && change.type !== 'remove_members') return;
    this.#readLines(account, change.lines);
    const credited = change.lines.filter(({ kind }) => kind === 'member_removed');
    assert.equal(
      change.creditTo.reduce((total, { amount }) => total + amount, 0),
      0 - sum(credited),
      'CRED-1: all that is credited goes somewhere',
    );
    if (change.type !== 'add_members' || change.invoiceId !== null) return;
    for (const { id, units, members } of change.lines) {
      this.#waiting.set(id, units);
      const stay = this.#stays.get(members[0]?.id ?? '');
      if (stay) stay.waits = id;
    }
  }

  /** PLAN-2: every stay closes, and one opens at the new price; what waited is charged along with it (SEAT-5). */
  #readPlanChange(account: AccountState, invoice: InvoiceState): void {
    this.#plansSeen.add(invoice.id);
    this.#chargesCome(invoice);
    this.#waiting.clear();
    this.#readLines(account, invoice.lines);
  }

  #readLines(account: AccountState, lines: LineState[]): void {
    const fresh = lines.filter(({ id }) => !this.#linesSeen.has(id));
    // On one document, what is left comes before what is joined.
    const closing = fresh.filter(({ kind }) => kind === 'member_removed' || kind === 'plan_left');
    const left = new Set(closing.map(holderOf));
    for (const line of closing) this.#close(account, line);
    for (const line of fresh) {
      this.#linesSeen.add(line.id);
      if (closing.includes(line) || line.kind === 'renewal') continue;
      // A stay whose use came to nothing left no line.
      if (line.kind === 'plan_joined' && !left.has(holderOf(line))) this.#stays.delete(holderOf(line));
      this.#open(account, line);
    }
  }

  /** SEAT-1: charged price × units left ÷ units in the period, rounded once. */
  #open(account: AccountState, line: LineState): void {
    const expected = exactShare(line.unitAmount, line.units, line.unitsInPeriod);
    assert.equal(line.amount, expected, 'SEAT-1: a stay is charged for exactly the units left');
    if (line.unit === 'day')
      assert.equal(line.units, days(line.period.start, line.period.end), 'SEAT-1: units are days');
    this.#stays.set(holderOf(line), {
      units: line.units,
      fromItsFirstInstant: account.timeZone === this.#firstZone,
      openedOn: line.period.start,
      unitAmount: line.unitAmount,
      unitsInPeriod: line.unitsInPeriod,
      charged: line.amount,
      unit: account.policy.prorationUnit,
      waits: null,
    });
  }

  /** SEAT-2: what is left of the charge is exactly the use. */
  #close(account: AccountState, line: LineState): void {
    const stay = this.#stays.get(holderOf(line));
    assert.ok(stay, 'SEAT-2: only an open stay closes');
    const used =
      stay.unit === 'day'
        ? days(stay.openedOn, line.period.start)
        : stay.fromItsFirstInstant
          ? stay.units - line.units
          : Number(line.params.unitsUsed);
    assert.equal(
      stay.charged + line.amount,
      exactShare(stay.unitAmount, used, stay.unitsInPeriod),
      'SEAT-2: every stay nets to its exact use',
    );
    this.#stays.delete(holderOf(line));
    if (stay.waits !== null && this.#waiting.has(stay.waits)) {
      if (used > 0) this.#waiting.set(stay.waits, used);
      else this.#waiting.delete(stay.waits);
    }
    assert.equal(account.policy.prorationUnit, line.unit, 'CAL-3: lines show the policy’s unit');
  }

  /** SEAT-3: every active and invited member × the full price, what waited, and what was not used (DUN-3). */
  #readPeriod(account: AccountState, invoice: InvoiceState): void {
    const line = invoice.lines.find(({ kind }) => kind === 'renewal');
    this.#chargesCome(invoice);
    this.#waiting.clear();
    this.#readLines(account, invoice.lines);
    this.#stays.clear();
    // A plan that has become free: there was only what waited.
    if (!line) return;
    const perMember = account.policy.seats === 'per_member';
    assert.equal(line.quantity, perMember ? membersOf(line).length : 1, 'SEAT-3: as many as there are');
    assert.equal(line.amount, line.unitAmount * line.quantity, 'SEAT-3: each is charged the full price');
    for (const id of perMember ? membersOf(line).map((member) => member.id) : [PLAN]) {
      this.#stays.set(id, {
        units: line.units,
        fromItsFirstInstant: invoice.reason === 'renewal' && account.timeZone === this.#firstZone,
        openedOn: line.period.start,
        unitAmount: line.unitAmount,
        unitsInPeriod: line.unitsInPeriod,
        charged: line.unitAmount,
        unit: account.policy.prorationUnit,
        waits: null,
      });
    }
  }
}

/** Whose stay a plan's own is, where seats cost nothing. */
const PLAN = 'the plan';

function holderOf(line: LineState): string {
  return line.members[0]?.id ?? PLAN;
}

function staysAreThoseOfTheMembers(account: AccountState, stays: Map<string, OpenStay>): void {
  // It has become free at a renewal, which then may have made no document that says so; or nothing renews any more.
  if (account.subscription.price === 0) stays.clear();
  else if (account.status === 'open' && account.subscription.status !== 'unpaid') {
    const holders =
      account.policy.seats === 'none'
        ? [PLAN]
        : seated(account)
            .map(({ id }) => id)
            .sort();
    assert.deepEqual([...stays.keys()].sort(), holders, 'SEAT-10: who holds a seat is charged for it');
  } else if (account.subscription.status === 'unpaid') {
    // Who left after the period’s end had nothing left to be credited.
    for (const id of stays.keys()) if (id !== PLAN && !memberById(account, id)) stays.delete(id);
  }
}

function oneOwner(account: AccountState): void {
  const owners = seated(account).filter(({ role }) => role === 'owner');
  assert.equal(owners.length, 1, 'OWN-1: exactly one owner');
}

function numbersWithoutGaps(account: AccountState): void {
  const check = (documents: { number: string }[], series: string) => {
    documents.forEach(({ number }, index) => {
      assert.equal(number, `${series}-${index + 1}`, 'INV-1: no gaps');
    });
  };
  check(account.invoices.pages.flat(), 'INV');
  check(account.creditNotes.pages.flat(), 'CN');
}

/** CRED-4: granted = applied + left + lapsed. */
function ledgerBalances(account: AccountState, excess: number): void {
  const entries = account.ledger.pages.flat();
  const of = (kind: string) => sum(entries.filter((entry) => entry.kind === kind));
  const left = account.grants.reduce((total, { remaining }) => total + remaining, 0);
  assert.equal(of('granted'), -of('applied') - of('lapsed') + left, 'CRED-4: the ledger balances');
  assert.ok(
    account.grants.every(({ remaining }) => remaining > 0),
    'CRED-4: no grant is overdrawn',
  );
  const granted = account.creditNotes.pages.flat().reduce((total, note) => total + note.toBalance, 0);
  const invoices = account.invoices.pages.flat();
  const negative = invoices.reduce((total, invoice) => total + Math.max(-invoice.total, 0), 0);
  const paidInVain = invoices
    .filter(({ status }) => status === 'void')
    .reduce((total, { amountPaid }) => total + amountPaid, 0);
  assert.equal(
    of('granted'),
    granted + negative + paidInVain + excess,
    'CRED-1, INV-7: the balance holds what credit notes and transfers put there',
  );
}

/** PAY-6: what its credit notes gave back, or transfers paid in for it, is taken off what an invoice asks for. */
function creditNotesOfWhatIsOwed(account: AccountState): void {
  const left = new Map(
    account.grants.map(({ entryId, remaining }) => [
      knownRow(account.ledger, entryId).creditNoteId,
      remaining,
    ]),
  );
  for (const id of account.openInvoiceIds) {
    const invoice = knownRow(account.invoices, id);
    const payments = invoice.paymentIds.map((paymentId) => knownRow(account.payments, paymentId));
    if (payments.some(({ status }) => status === 'processing' || status === 'requires_action')) continue;
    assert.ok(!invoice.retryPending, 'DUN-2: a try waits for nothing but a payment');
    for (const noteId of invoice.creditNoteIds)
      assert.equal(left.get(noteId) ?? 0, 0, 'PAY-6: nobody owes what was given back');
    const paidIn = account.grants.filter(({ entryId }) => knownRow(account.ledger, entryId).invoiceId === id);
    assert.deepEqual(paidIn, [], 'PAY-6: nobody owes what was paid in for it');
  }
}

function invoicesAddUp(account: AccountState): void {
  const paid = account.payments.pages.flat().filter(({ status }) => status === 'succeeded');
  for (const invoice of account.invoices.pages.flat()) {
    const shown = invoiceView(account, invoice);
    assert.equal(sum(invoice.lines), invoice.total, 'INV-1: the lines add up to the total');
    assert.ok(shown.amountDue.amount >= 0, 'CRED-3: due is never negative');
    const taxed = shown.tax.reduce(
      (total, { taxableAmount, amount }) => total + taxableAmount.amount + amount.amount,
      0,
    );
    assert.equal(taxed, invoice.total, 'TAX-1: net and tax add up to the total');
    const received = sum(paid.filter(({ invoiceId }) => invoiceId === invoice.id));
    assert.equal(received, invoice.amountPaid, 'PAY-5: what is paid was charged once');
    assert.equal(
      invoice.status === 'open' || invoice.status === 'uncollectible',
      shown.amountDue.amount > 0,
      'INV-2: open is what still asks for money',
    );
  }
}

/** TAX-1: what is charged with VAT bears the rate of its country on its day, whatever was announced since. */
function ratesAreOfTheDay(account: AccountState): void {
  for (const { billTo, issuedOn, lines } of account.invoices.pages.flat()) {
    const { country } = billTo.address;
    const rates = account.taxRates[country === 'MC' ? 'FR' : country] ?? [];
    const ofTheDay = rates.filter(({ from }) => from <= issuedOn).at(-1)?.rate ?? '0';
    for (const { kind, treatment } of lines)
      if (treatment.category === 'standard' && kind !== 'plan_left')
        assert.equal(treatment.rate, ofTheDay, 'TAX-1: the rate is the one of the day');
  }
}

function statusFollowsTheInvoices(account: AccountState): void {
  const invoices = account.invoices.pages.flat().map((invoice) => invoiceView(account, invoice));
  const isOverdue = invoices.some(({ overdue }) => overdue);
  const isGivenUp = invoices.some(({ status }) => status === 'uncollectible');
  const { status } = account.subscription;
  if (account.status === 'closed') assert.equal(status, 'canceled', 'CLO-2: the subscription has ended');
  else if (isGivenUp) assert.equal(status, 'unpaid', 'DUN-2: unpaid once something was given up');
  else if (!isOverdue) assert.equal(status, 'active', 'DUN-2: active when nothing is overdue');
  else assert.ok(status === 'past_due' || status === 'unpaid', 'DUN-1: past due while anything is overdue');
}

/** PAY-2: of an account that pays or owes, the default method goes only after another has taken over. */
function somethingToPayWith(account: AccountState, before: string | null): void {
  const { defaultPaymentMethodId: id, paymentMethods, subscription } = account;
  if (id !== null) assert.ok(paymentMethods[id], 'PAY-2: the default method is one of them');
  if (id !== null || before === null) return;
  assert.deepEqual(account.openInvoiceIds, [], 'PAY-2: who owes keeps something to pay with');
  const isFree = subscription.price === 0 || subscription.scheduled;
  assert.ok(isFree, 'PAY-2: who pays keeps something to pay with, unless a move to a free plan is ahead');
}

/** PLAN-4, CONF-1: a new change replaces the one that waited, and its link is dead. */
function atMostOneThingAwaitsConfirmation(account: AccountState): void {
  const awaiting = account.changes.pages.flat().filter(({ status }) => status === 'awaiting_confirmation');
  assert.deepEqual(
    awaiting.map(({ id }) => id),
    account.unconfirmedChangeId === null ? [] : [account.unconfirmedChangeId],
    'PLAN-4: at most one change awaits confirmation',
  );
  const links = account.confirmations.pages.flat().filter(({ status }) => status === 'sent');
  const expected = awaiting.length + (account.closingConfirmationId === null ? 0 : 1);
  assert.equal(links.length, expected, 'CONF-1: only links work whose matter still waits');
}

function sum(rows: readonly { amount: number }[]): number {
  return rows.reduce((total, { amount }) => total + amount, 0);
}

/** amount × units ÷ whole, half away from zero: by whole part and remainder, unlike the code under test. */
function exactShare(amount: number, units: number, whole: number): number {
  const product = BigInt(amount) * BigInt(units);
  const quotient = product / BigInt(whole);
  const remainder = product % BigInt(whole);
  return Number(quotient) + (remainder * 2n >= BigInt(whole) ? 1 : 0);
}

/** Days between two dates by their count since 1970, unlike the code under test. */
function days(start: string, end: string): number {
  // eslint-disable-next-line no-restricted-globals -- reads two dates, and no clock
  const sinceEpoch = (day: string) => Date.parse(`${day}T00:00:00Z`);
  return (sinceEpoch(end) - sinceEpoch(start)) / 86_400_000;
}
