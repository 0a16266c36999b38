// Two hundred people at work on one account at once, over HTTP: nothing is lost, and nothing is done twice (PAY-5, REQ-4).
import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type {
  Change,
  CreditNote,
  Credits,
  Invoice,
  Member,
  Problem,
  Quote,
  RequestedChange,
} from '@billfold/contract';
import { startMockServer, type MockServer } from '@billfold/mocks/node';

const CLIENTS = 200;
/** So many of them are the owner, signed in on as many machines: they pay, too. */
const OWNERS = 20;
/** The rest are so many members, each on several machines: this product lets all of them invite, remove and upgrade. */
const MEMBERS = 20;
/** How often a client asks again when somebody else was quicker. */
const PATIENCE = 40;

/** Refusals that are over when somebody has paid, or when there is a new quote. */
const SOON_OVER = ['quote_stale', 'invitations_blocked', 'account_overdue', 'payment_in_progress'];

const members = Array.from({ length: MEMBERS }, (_, index) => ({
  name: `Member ${index}`,
  email: `member${index}@crowd.example`,
}));

let server: MockServer;
before(async () => {
  server = await startMockServer({
    recipe: {
      scenario: 'workspace',
      overrides: { periodStart: '2026-04-01', members, policy: { seatInvoicing: 'immediate' } },
    },
  });
});
after(() => server.close());

interface Answer<Body> {
  status: number;
  body: Body;
}

/** One signed-in person on one machine. */
class Client {
  readonly #token: string;
  readonly #number: number;
  #random: number;
  #keys = 0;
  /** What was answered to have been done. */
  readonly done: Change[] = [];
  /** Whom it was told to have invited, by address, with their ids; those whom it removed again are gone. */
  readonly invited = new Map<string, string>();
  readonly removed: string[] = [];
  readonly gaveUp: string[] = [];

  constructor(token: string, number: number) {
    this.#token = token;
    this.#number = number;
    this.#random = number + 1;
  }

  async ask<Body>(method: string, path: string, body?: object, key = this.nextKey()): Promise<Answer<Body>> {
    const response = await fetch(server.baseUrl + path, {
      method,
      headers: {
        Authorization: `Bearer ${this.#token}`,
        ...(method !== 'GET' && { 'Idempotency-Key': key }),
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Body };
  }

  nextKey(): string {
    this.#keys += 1;
    return `client ${this.#number} key ${this.#keys}`;
  }

  /** Thinks for a while, always the same. */
  async think(longest: number): Promise<void> {
    this.#random = (this.#random * 48_271) % 2_147_483_647;
    await pause(this.#random % longest);
  }

  /**
   * Quotes and accepts. Asks again when others were quicker, and when somebody has to pay first.
   * @returns `undefined` when it was refused for good
   */
  async change(change: RequestedChange): Promise<Change | undefined> {
    let quote: Quote | undefined;
    for (let attempt = 0; attempt < PATIENCE; attempt += 1) {
      const answer = quote
        ? await this.#accept(quote)
        : await this.ask<Quote | Problem>('POST', '/quotes', { change });
      if (answer.status === 201) quote = answer.body as Quote;
      else if (answer.status === 200) {
        this.done.push(answer.body as Change);
        return answer.body as Change;
      } else {
        const problem = answer.body as Problem;
        if (!SOON_OVER.includes(problem.code)) return undefined;
        quote = problem.quote;
        await this.think(quote ? 300 : 600);
      }
    }
    return undefined;
  }

  /** Twice at once, as by an impatient hand: both get the same answer, or one comes too late. */
  async #accept({ id }: Quote): Promise<Answer<Change | Problem>> {
    const key = this.nextKey();
    const accept = () => this.ask<Change | Problem>('POST', `/quotes/${id}/accept`, undefined, key);
    const [first, second] = await Promise.all([accept(), accept()]);
    const [one, other] = [first, second].filter(({ status }) => status === 200);
    if (one && other) assert.deepEqual(other.body, one.body);
    return one ?? second;
  }

  async invite(email: string): Promise<void> {
    const change = await this.change({ type: 'add_members', emails: [email] });
    const [id] = change?.memberIds ?? [];
    if (id === undefined) this.gaveUp.push(email);
    else this.invited.set(email, id);
  }

  async removeOne(): Promise<void> {
    const [entry] = this.invited;
    if (!entry) return;
    const [email, id] = entry;
    const change = await this.change({ type: 'remove_members', memberIds: [id] });
    if (!change) return;
    this.invited.delete(email);
    this.removed.push(email);
  }

  /** Everything of a list, page by page. */
  async all<Row>(path: string): Promise<Row[]> {
    const rows: Row[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const next: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body }: Answer<{ data: Row[]; nextCursor: string | null }> = await this.ask(
        'GET',
        `${path}?limit=100${next}`,
      );
      rows.push(...body.data);
      cursor = body.nextCursor;
    }
    return rows;
  }

  /** Pays whatever is overdue. */
  async payOverdue(): Promise<void> {
    const { body } = await this.ask<{ data: Invoice[] }>('GET', '/invoices?status=overdue');
    for (const { id } of body.data) await this.change({ type: 'pay_invoice', invoiceId: id });
  }
}

async function tell<Body>(name: string, body: object): Promise<Body> {
  const response = await fetch(`${server.baseUrl}/__mock__/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  assert.ok(response.ok, `${name}: ${JSON.stringify(answer)}`);
  return answer as Body;
}

async function signIn(memberId: string, number: number): Promise<Client> {
  const { token } = await tell<{ token: string }>('tokens', { memberId });
  return new Client(token, number);
}

/** What each of them does, with pauses. */
async function work(client: Client, number: number, finished: AbortSignal): Promise<void> {
  await client.think(6000);
  await client.invite(`guest${number}@crowd.example`);
  if (number % 3 !== 0) await client.removeOne();
  if (number % 50 === 1) await client.change({ type: 'change_plan', planId: 'plus', interval: 'month' });
  if (number >= OWNERS / 2) return;
  while (!finished.aborted) {
    await client.payOverdue();
    await client.think(1000);
  }
}

/** Meanwhile time passes, renewals among it, and cards say no for a while. */
async function weather(): Promise<void> {
  for (const [name, body] of [
    ['clock', { advance: 'P1D' }],
    ['faults', { charges: 'insufficient_funds' }],
    ['clock', { advance: 'P4D' }],
    ['faults', { charges: null }],
    ['clock', { to: 'next_renewal' }],
    ['faults', { charges: 'card_declined' }],
    ['clock', { advance: 'PT6H' }],
    ['faults', { charges: null }],
    ['clock', { to: 'next_renewal' }],
  ] as const) {
    await pause(600);
    await tell(name, body);
  }
}

/** A renewal fails and is paid by hand: what the clients owe may all have been settled by credit or by a retry. */
async function renewalPaidByHand(owner: Client): Promise<void> {
  await tell('faults', { charges: 'card_declined' });
  await tell('clock', { to: 'next_renewal' });
  await tell('faults', { charges: null });
  await owner.payOverdue();
}

describe('two hundred clients on one account', () => {
  it('PAY-5, REQ-4: lose nothing, do nothing twice, and leave books that balance', async (t) => {
    const owner = new Client(server.tokens.owner ?? '', -1);
    const people = await owner.all<Member>('/members');
    assert.equal(people.length, MEMBERS + 1);
    const [first, ...rest] = people.map(({ id }) => id);
    const idOf = (client: number) => (client < OWNERS ? first : rest[client % MEMBERS]) ?? '';
    const clients = await Promise.all(
      Array.from({ length: CLIENTS }, (_, number) => signIn(idOf(number), number)),
    );

    const finished = new AbortController();
    const payers = clients
      .slice(0, OWNERS / 2)
      .map((client, number) => work(client, number, finished.signal));
    const others = clients
      .slice(OWNERS / 2)
      .map((client, index) => work(client, index + OWNERS / 2, finished.signal));
    await Promise.all([...others, weather()]);
    finished.abort();
    await Promise.all(payers);
    await renewalPaidByHand(owner);

    await holdMembers(owner, clients);
    const invoices = await owner.all<Invoice>('/invoices');
    const notes = await owner.all<CreditNote>('/credit-notes');
    holdDocuments([...clients, owner], invoices, notes);
    holdNumbers(invoices, notes);
    await holdLedger(owner, notes);
    report(t, [...clients, owner], invoices, notes);
  });
});

/** Who was invited is there once, who was removed is gone, and who was refused never came. */
async function holdMembers(owner: Client, clients: readonly Client[]): Promise<void> {
  const seated = (await owner.all<Member>('/members')).map(({ email }) => email);
  assert.equal(new Set(seated).size, seated.length, 'nobody sits there twice');
  const guests = seated.filter((email) => email.startsWith('guest')).sort();
  const expected = clients.flatMap(({ invited }) => [...invited.keys()]).sort();
  assert.deepEqual(guests, expected);
}

/** Each thing that was done has its document, and no document belongs to two things. */
function holdDocuments(
  clients: readonly Client[],
  invoices: readonly Invoice[],
  notes: readonly CreditNote[],
): void {
  const done = clients.flatMap((client) => client.done);
  assert.equal(new Set(done.map(({ id }) => id)).size, done.length, 'nothing was done for two');
  const invoicesById = new Map(invoices.map((invoice) => [invoice.id, invoice]));
  const notesById = new Map(notes.map((note) => [note.id, note]));
  for (const change of done) {
    if (change.invoiceId) assert.ok(invoicesById.has(change.invoiceId), change.id);
    for (const id of change.creditNoteIds) assert.ok(notesById.has(id), change.id);
    if (change.type === 'add_members') assert.ok(change.invoiceId, 'an invitation has its invoice');
    if (change.type === 'remove_members')
      assert.ok(change.creditNoteIds.length > 0, 'a removal has its credit');
  }
  const charging = done.filter(({ type }) => type === 'add_members' || type === 'change_plan');
  const charged = charging.map(({ invoiceId }) => invoiceId).sort();
  const made = invoices.filter(({ reason }) => reason !== 'renewal').map(({ id }) => id);
  assert.deepEqual(charged, made.sort(), 'each such invoice is of one thing that was done');
  const credited = done.flatMap(({ creditNoteIds }) => creditNoteIds);
  assert.deepEqual(credited.sort(), [...notesById.keys()].sort());
  for (const invoice of invoices) holdInvoice(invoice);
}

/** What is due is what is left, and what was paid was paid once. */
function holdInvoice({
  number,
  total,
  credited,
  balanceApplied,
  amountPaid,
  amountDue,
  attempts,
}: Invoice): void {
  const left = total.amount - credited.amount - balanceApplied.amount - amountPaid.amount;
  assert.ok(amountDue.amount >= 0, number);
  const paid = attempts
    .filter(({ status }) => status === 'succeeded')
    .reduce((sum, { amount }) => sum + amount.amount, 0);
  assert.equal(paid, amountPaid.amount, number);
  if (amountDue.amount > 0) assert.equal(left, amountDue.amount, number);
}

function holdNumbers(invoices: readonly Invoice[], notes: readonly CreditNote[]): void {
  for (const list of [invoices, notes]) {
    const numbers = list.map(({ number }) => Number(number.replace(/\D/g, ''))).reverse();
    assert.deepEqual(
      numbers,
      numbers.map((_, index) => (numbers[0] ?? 0) + index),
    );
  }
}

/** Granted is applied, left and lapsed; and what is left is the balance (CRED-4). */
async function holdLedger(owner: Client, notes: readonly CreditNote[]): Promise<void> {
  const { body } = await owner.ask<Credits>('GET', '/credits?limit=1');
  const entries = await owner.all<Credits['data'][number]>('/credits');
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
  assert.equal(sum(entries.map(({ amount }) => amount.amount)), body.balance.amount);
  assert.equal(sum(entries.map(({ remaining }) => remaining?.amount ?? 0)), body.balance.amount);
  const fromNotes = entries.filter(({ creditNoteId }) => creditNoteId !== null);
  assert.equal(
    sum(fromNotes.map(({ amount }) => amount.amount)),
    sum(notes.map(({ toBalance }) => toBalance.amount)),
  );
}

function report(
  t: TestContext,
  clients: readonly Client[],
  invoices: readonly Invoice[],
  notes: readonly CreditNote[],
): void {
  const done = clients.flatMap((client) => client.done);
  const count = (type: Change['type']) => done.filter((change) => change.type === type).length;
  const types = ['add_members', 'remove_members', 'pay_invoice', 'change_plan'] as const;
  t.diagnostic(types.map((type) => `${type}: ${count(type)}`).join(', '));
  t.diagnostic(`invoices: ${invoices.length}, credit notes: ${notes.length}`);
  t.diagnostic(`refused or given up: ${clients.flatMap(({ gaveUp }) => gaveUp).length} invitations`);
  assert.ok(
    types.every((type) => count(type) > 0),
    'each kind of thing was done',
  );
}
