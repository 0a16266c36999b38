import assert from 'node:assert/strict';
import {
  invoiceView,
  newestFirst,
  type AccountState,
  type ChangeState,
  type InvoiceState,
  type LineState,
} from '../index.ts';
import type { Story } from './story.ts';

/** What the laws know of an open stay: from the lines alone. */
interface OpenStay {
  openedAt: number;
  unitAmount: number;
  unitsInPeriod: number;
  charged: number;
  unit: 'day' | 'second';
}

/**
 * The laws that hold after every step of any history. They keep books of their own from what the documents say, with
 * their own arithmetic: none of the code under test reckons what it is held against.
 */
export class Laws {
  readonly #story: Story;
  readonly #stays = new Map<string, OpenStay>();
  readonly #linesSeen = new Set<string>();
  #invoicesSeen = 0;
  #changesSeen = 0;
  /** What waits for the next invoice (SEAT-5). */
  #waiting = 0;

  constructor(story: Story) {
    this.#story = story;
    this.hold();
  }

  hold(): void {
    const { account } = this.#story;
    this.#readNewDocuments(account);
    staysAreThoseOfTheMembers(account, this.#stays);
    oneOwner(account);
    numbersWithoutGaps(account);
    ledgerBalances(account);
    invoicesAddUp(account);
    overdueMeansPastDue(account);
    assert.equal(sum(account.pendingCharges), this.#waiting, 'SEAT-5: what waits is what was used of it');
  }

  /** Changes and renewals in the order in which they happened. */
  #readNewDocuments(account: AccountState): void {
    const changes = [...newestFirst(account.changes)].reverse().slice(this.#changesSeen);
    const renewals = [...newestFirst(account.invoices)]
      .reverse()
      .slice(this.#invoicesSeen)
      .filter(({ reason }) => reason === 'renewal');
    this.#changesSeen = account.changes.size;
    this.#invoicesSeen = account.invoices.size;
    const events: [number, () => void][] = [
      ...changes.map((change): [number, () => void] => [
        change.effectiveAt,
        () => this.#readChange(account, change),
      ]),
      ...renewals.map((invoice): [number, () => void] => [
        invoice.issuedAt,
        () => this.#readRenewal(account, invoice),
      ]),
    ];
    events
      .sort(([a], [b]) => a - b)
      .forEach(([, read]) => {
        read();
      });
  }

  #readChange(account: AccountState, change: ChangeState): void {
    if (change.status === 'failed') return;
    for (const line of change.lines) {
      // A charge that has waited is on the invoice of a change of plan too: its stay opened before.
      if (this.#linesSeen.has(line.id)) continue;
      this.#linesSeen.add(line.id);
      if (line.kind === 'member_removed' || line.kind === 'plan_left') this.#close(account, line, change);
      else this.#open(account, line, change);
    }
    const credited = change.lines.filter(({ kind }) => kind === 'member_removed');
    assert.equal(
      change.creditTo.reduce((total, { amount }) => total + amount, 0),
      0 - sum(credited),
      'CRED-1: all that is credited goes somewhere',
    );
    this.#waiting += change.dueAtRenewal;
  }

  /** SEAT-1: charged price × units left ÷ units in the period, rounded once. */
  #open(account: AccountState, line: LineState, change: ChangeState): void {
    const [member] = line.members;
    assert.ok(member);
    const expected = exactShare(line.unitAmount, line.units, line.unitsInPeriod);
    assert.equal(line.amount, expected, 'SEAT-1: a stay is charged for exactly the units left');
    if (line.unit === 'day')
      assert.equal(line.units, days(line.period.start, line.period.end), 'SEAT-1: units are days');
    this.#stays.set(member.id, {
      openedAt: change.effectiveAt,
      unitAmount: line.unitAmount,
      unitsInPeriod: line.unitsInPeriod,
      charged: line.amount,
      unit: account.policy.prorationUnit,
    });
  }

  /** SEAT-2: what is left of the charge is exactly the use. */
  #close(account: AccountState, line: LineState, change: ChangeState): void {
    const [member] = line.members;
    const stay = member && this.#stays.get(member.id);
    assert.ok(stay, 'SEAT-2: only an open stay closes');
    const used =
      stay.unit === 'day'
        ? days(localDay(stay.openedAt, account.timeZone), localDay(change.effectiveAt, account.timeZone))
        : Math.floor(change.effectiveAt / 1000) - Math.floor(stay.openedAt / 1000);
    assert.equal(
      stay.charged + line.amount,
      exactShare(stay.unitAmount, used, stay.unitsInPeriod),
      'SEAT-2: every stay nets to its exact use',
    );
    this.#stays.delete(member.id);
  }

  /** SEAT-3: every active and invited member × the full price, and what waited. */
  #readRenewal(account: AccountState, invoice: InvoiceState): void {
    const line = invoice.lines.find(({ kind }) => kind === 'renewal');
    const waited = invoice.lines.filter((each) => each !== line);
    assert.equal(sum(waited), this.#waiting, 'SEAT-5: the renewal charges all that waited');
    this.#waiting = 0;
    this.#stays.clear();
    // A plan that has become free: there was only what waited.
    if (!line) return;
    assert.equal(line.quantity, line.members.length, 'SEAT-3: quantity is the number of members');
    assert.equal(line.amount, line.unitAmount * line.quantity, 'SEAT-3: each is charged the full price');
    for (const { id } of line.members) {
      this.#stays.set(id, {
        openedAt: invoice.issuedAt,
        unitAmount: line.unitAmount,
        unitsInPeriod: line.unitsInPeriod,
        charged: line.unitAmount,
        unit: account.policy.prorationUnit,
      });
    }
  }
}

function staysAreThoseOfTheMembers(account: AccountState, stays: Map<string, OpenStay>): void {
  // It has become free at a renewal, which then may have made no document that says so.
  if (account.subscription.price === 0) stays.clear();
  else
    assert.deepEqual(
      [...stays.keys()].sort(),
      Object.keys(account.members).sort(),
      'SEAT-10: who holds a seat is charged for it',
    );
}

function oneOwner(account: AccountState): void {
  const owners = Object.values(account.members).filter(({ role }) => role === 'owner');
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
function ledgerBalances(account: AccountState): void {
  const entries = account.ledger.pages.flat();
  const of = (kind: string) => sum(entries.filter((entry) => entry.kind === kind));
  const left = account.grants.reduce((total, { remaining }) => total + remaining, 0);
  assert.equal(of('granted'), -of('applied') - of('lapsed') + left, 'CRED-4: the ledger balances');
  assert.ok(
    account.grants.every(({ remaining }) => remaining > 0),
    'CRED-4: no grant is overdrawn',
  );
  const granted = account.creditNotes.pages.flat().reduce((total, note) => total + note.toBalance, 0);
  const negative = account.invoices.pages
    .flat()
    .reduce((total, invoice) => total + Math.max(-invoice.total, 0), 0);
  assert.equal(of('granted'), granted + negative, 'CRED-1: the balance holds what credit notes put there');
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
      invoice.status === 'open',
      shown.amountDue.amount > 0,
      'INV-2: open is what still asks for money',
    );
  }
}

function overdueMeansPastDue(account: AccountState): void {
  const overdue = account.invoices.pages.flat().some((invoice) => invoiceView(account, invoice).overdue);
  assert.equal(
    account.subscription.status,
    overdue ? 'past_due' : 'active',
    'DUN-1: past due while anything is overdue',
  );
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

function localDay(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at);
}
