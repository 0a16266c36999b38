import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import type {
  Credits,
  History,
  Invoice,
  InvoiceList,
  MemberList,
  PaymentMethodList,
  Problem,
  Quote,
} from '@billfold/contract';
import { operations, Problem as ProblemSchema, type Operation } from '@billfold/contract/schemas';
import type * as z from 'zod/mini';
import { TestBackend } from '../testing/backend.ts';

/** What an answer says, if it is what the contract promises. */
function promised<Schema extends z.ZodMiniType>(
  schema: Schema,
  { body }: { body: unknown },
): z.output<Schema> {
  assert.deepEqual(schema.safeParse(body).error?.issues, undefined);
  return body as z.output<Schema>;
}

describe('the operations of the contract', () => {
  it('answers every read with what its schema promises', async () => {
    const backend = new TestBackend();
    await backend.change({ type: 'add_members', emails: ['new@atelier-moreau.example'] });
    const { data: invoices } = (await backend.get<InvoiceList>('/invoices')).body;
    const [newest] = invoices;
    const { data: notes } = (await backend.get<{ data: { id: string }[] }>('/credit-notes')).body;
    const { data: methods } = (await backend.get<PaymentMethodList>('/payment-methods')).body;
    const ids: Record<string, string | undefined> = {
      invoiceId: newest?.id,
      lineId: newest?.lines[0]?.id,
      creditNoteId: notes[0]?.id,
      paymentId: `pay_${backend.instance.id}_1`,
      changeId: `chg_${backend.instance.id}_1`,
      paymentMethodId: methods[0]?.id,
    };
    const reads = Object.values<Operation>(operations).filter(
      ({ method, confirmation }) => method === 'GET' && !confirmation,
    );
    for (const { path, answer, status, media } of reads) {
      const asked = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(ids[name]));
      const got = await backend.get(asked);
      assert.equal(got.status, status, asked);
      if (answer) promised(answer, got);
      else assert.equal(got.headers.get('Content-Type')?.split(';')[0], media, asked);
    }
  });

  it('quotes half a month for a member who is invited on 16 April, and does it when the quote is accepted', async () => {
    const backend = new TestBackend();
    const change = { type: 'add_members', emails: ['new@atelier-moreau.example'] };
    const quoted = await backend.post('/quotes', { change });
    assert.equal(quoted.status, 201);
    const quote = promised(operations.createQuote.answer, quoted);
    assert.deepEqual(quote.dueNow, { amount: 600, currency: 'EUR' });

    const accepted = await backend.post(`/quotes/${quote.id}/accept`);
    const done = promised(operations.acceptQuote.answer, accepted);
    assert.equal(done.status, 'applied');
    assert.equal(done.payment?.status, 'succeeded');
    const { body: invoice } = await backend.get<Invoice>(`/invoices/${done.invoiceId}`);
    assert.equal(invoice.number, 'INV-10683');
    assert.deepEqual([invoice.lines[0]?.units, invoice.lines[0]?.unitsInPeriod], [15, 30]);
  });

  it('lets an invited person accept the own invitation, and nobody else', async () => {
    const backend = new TestBackend();
    const invited = backend.instance.tokens.find(({ viewer }) => viewer === 'invited')?.memberId ?? '';
    const byOwner = await backend.post<Problem>(`/members/${invited}/accept`);
    assert.equal(byOwner.status, 403);
    const accepted = await backend.post(`/members/${invited}/accept`, undefined, { as: 'invited' });
    assert.equal(promised(operations.acceptInvitation.answer, accepted).status, 'active');
  });

  it('mails an invitation once more, but not to who has accepted it', async () => {
    const backend = new TestBackend();
    const { body } = await backend.get<MemberList>('/members');
    const [active, invited] = ['active', 'invited'].map((wanted) =>
      body.data.find(({ status }) => status === wanted),
    );
    assert.equal((await backend.post(`/members/${invited?.id}/resend`)).status, 200);
    assert.deepEqual(
      backend.mails.map(({ kind, to }) => [kind, to]),
      [['invitation', 'lucas.petit@atelier-moreau.example']],
    );
    const refused = await backend.post<Problem>(`/members/${active?.id}/resend`);
    assert.deepEqual([refused.status, refused.body.code], [409, 'not_invited']);
  });

  it('shows members nothing of billing, by the API too', async () => {
    const backend = new TestBackend();
    for (const [as, path, permission] of [
      ['member', '/members', 'members.read'],
      ['manager', '/history', 'invoices.read'],
      ['invited', '/credits', 'credits.read'],
      ['member', `/changes/chg_${backend.instance.id}_1`, 'members.read'],
    ] as const) {
      const refused = await backend.get<Problem>(path, { as });
      assert.deepEqual(
        [refused.status, refused.body.code, refused.body.requiredPermission],
        [403, 'forbidden', permission],
      );
      assert.equal(refused.body.remedy?.kind, 'contact_support');
      promised(ProblemSchema, refused);
    }
    assert.equal((await backend.get('/account', { as: 'member' })).status, 200);
  });

  it('ends the session of who is removed', async () => {
    const backend = new TestBackend();
    const member = backend.instance.tokens.find(({ viewer }) => viewer === 'member')?.memberId;
    await backend.change({ type: 'remove_members', memberIds: [member] });
    assert.equal((await backend.get('/account', { as: 'member' })).status, 401);
  });

  it('answers a stale quote with what the same costs now', async () => {
    const backend = new TestBackend();
    const change = { type: 'add_members', emails: ['new@atelier-moreau.example'] };
    const { body: first } = await backend.post<Quote>('/quotes', { change });
    await backend.post('/__mock__/clock', { advance: 'P1D' });
    const stale = await backend.post<Problem>(`/quotes/${first.id}/accept`);
    assert.deepEqual([stale.status, stale.body.code], [409, 'quote_stale']);
    promised(ProblemSchema, stale);
    const fresh = stale.body.quote;
    assert.deepEqual(fresh?.dueNow, { amount: 560, currency: 'EUR' });
    assert.equal((await backend.post(`/quotes/${fresh.id}/accept`)).status, 200);
  });

  it('answers a stale quote of what is no longer possible with that refusal', async () => {
    const backend = new TestBackend();
    const change = { type: 'add_members', emails: ['new@atelier-moreau.example'] };
    const { body: quote } = await backend.post<Quote>('/quotes', { change });
    await backend.post('/__mock__/faults', { charges: 'card_declined' });
    await backend.post('/__mock__/clock', { to: 'next_renewal' });
    const refused = await backend.post<Problem>(`/quotes/${quote.id}/accept`);
    assert.deepEqual([refused.status, refused.body.code], [409, 'invitations_blocked']);
    assert.equal(refused.body.remedy?.kind, 'pay_invoice');
  });

  it("finds no quote of another viewer's", async () => {
    const backend = new TestBackend();
    const change = { type: 'add_members', emails: ['new@atelier-moreau.example'] };
    const { body: quote } = await backend.post<Quote>('/quotes', { change });
    assert.equal(
      (await backend.post(`/quotes/${quote.id}/accept`, undefined, { as: 'manager' })).status,
      404,
    );
  });
});

describe('lists', () => {
  it('goes through the history in pages, while new documents arrive on top', async () => {
    const backend = new TestBackend();
    const all = (await backend.get<History>('/history?limit=100')).body;
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let page = 1; cursor !== null; page += 1) {
      const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const { body } = await backend.get<History>(`/history?limit=3${query}`);
      seen.push(...body.data.map(({ number }) => number));
      cursor = body.nextCursor;
      await backend.change({ type: 'add_members', emails: [`page${page}@atelier-moreau.example`] });
    }
    assert.deepEqual(
      seen,
      all.data.map(({ number }) => number),
    );
    assert.equal(all.total, 11);
  });

  it('goes to the last page of the history, and back, by the pages that going on would show', async () => {
    const backend = new TestBackend();
    const numbers = ({ data }: History) => data.map(({ number }) => number);
    const all = numbers((await backend.get<History>('/history?limit=100')).body);
    assert.equal(all.length, 11);
    const at = async (cursor: string | null | undefined): Promise<History> =>
      (await backend.get<History>(`/history?limit=4&cursor=${cursor}`)).body;
    const first = (await backend.get<History>('/history?limit=4')).body;
    assert.deepEqual([first.previousCursor, first.offset], [null, 0]);

    const last = await at(first.lastCursor);
    assert.deepEqual(numbers(last), all.slice(8));
    assert.deepEqual([last.nextCursor, last.lastCursor, last.offset, last.total], [null, null, 8, 11]);
    const second = await at(last.previousCursor);
    assert.deepEqual([numbers(second), second.offset], [all.slice(4, 8), 4]);
    assert.deepEqual([second.nextCursor, second.lastCursor], [first.lastCursor, first.lastCursor]);
    const back = await at(second.previousCursor);
    assert.deepEqual([numbers(back), back.previousCursor, back.offset], [all.slice(0, 4), null, 0]);
  });

  it('neither repeats nor misses an entry on the way back while new documents arrive on top', async () => {
    const backend = new TestBackend();
    const ids = ({ data }: History) => data.map(({ id }) => id);
    const all = ids((await backend.get<History>('/history?limit=100')).body);
    const first = (await backend.get<History>('/history?limit=4')).body;
    const second = (await backend.get<History>(`/history?limit=4&cursor=${first.nextCursor}`)).body;
    await backend.change({ type: 'add_members', emails: ['meanwhile@atelier-moreau.example'] });
    const again = (await backend.get<History>(`/history?limit=4&cursor=${first.nextCursor}`)).body;
    assert.deepEqual([ids(again), again.offset, again.total], [ids(second), 5, 12]);
    const back = (await backend.get<History>(`/history?limit=4&cursor=${again.previousCursor}`)).body;
    assert.deepEqual([ids(back), back.offset], [all.slice(0, 4), 1]);
    const top = (await backend.get<History>(`/history?limit=4&cursor=${back.previousCursor}`)).body;
    assert.deepEqual([ids(top).slice(1), top.offset, top.previousCursor], [all.slice(0, 3), 0, null]);
    const end = (await backend.get<History>(`/history?limit=4&cursor=${again.lastCursor}`)).body;
    assert.deepEqual([ids(end), end.offset], [all.slice(8), 9]);
  });

  it('has no way to another page where one holds everything that matches', async () => {
    const backend = new TestBackend();
    const { body } = await backend.get<History>('/history?limit=100&query=no-such-number');
    const { data, total, offset, nextCursor, previousCursor, lastCursor } = body;
    assert.deepEqual([data, total, offset], [[], 0, 0]);
    assert.deepEqual([nextCursor, previousCursor, lastCursor], [null, null, null]);
  });

  it('goes through invoices, credits and members in pages without a gap or a repetition', async () => {
    const backend = new TestBackend();
    for (const path of ['/invoices', '/credits', '/members', '/credit-notes']) {
      const all = (await backend.get<{ data: { id: string }[] }>(`${path}?limit=100`)).body.data;
      const seen: { id: string }[] = [];
      let next: string | null = `${path}?limit=1`;
      while (next) {
        const { body }: { body: { data: { id: string }[]; nextCursor: string | null } } =
          await backend.get(next);
        seen.push(...body.data);
        next = body.nextCursor && `${path}?limit=1&cursor=${body.nextCursor}`;
      }
      assert.deepEqual(seen, all, path);
    }
  });

  it('goes on after a member who was removed between two pages', async () => {
    const backend = new TestBackend();
    const { body: first } = await backend.get<MemberList>('/members?limit=2');
    await backend.change({ type: 'remove_members', memberIds: [first.data[1]?.id] });
    const { body: second } = await backend.get<MemberList>(`/members?limit=2&cursor=${first.nextCursor}`);
    assert.deepEqual(
      [...first.data, ...second.data].map(({ name, email }) => name ?? email),
      ['Inès Moreau', 'Chloé Lefèvre', 'Karim Haddad', 'lucas.petit@atelier-moreau.example'],
    );
  });

  it('filters the history by type, status, number and days, and counts what matches', async () => {
    const backend = new TestBackend();
    const numbers = async (query: string) => {
      const { body } = await backend.get<History>(`/history?${query}`);
      assert.equal(body.total, body.data.length);
      return body.data.map(({ number }) => number);
    };
    assert.deepEqual(await numbers('type=credit_note'), ['CN-204']);
    for (const query of ['%20inv-10682', 'INV%2010682', 'inv10682'])
      assert.deepEqual(await numbers(`query=${query}`), ['INV-10682'], query);
    for (const query of ['%25', '_', 'INV_10682'])
      assert.deepEqual(await numbers(`query=${query}`), [], query);
    assert.deepEqual(await numbers('from=2026-02-01&to=2026-02-12'), ['CN-204', 'INV-10679']);
    assert.deepEqual(await numbers('status=open'), []);
    await backend.post('/__mock__/faults', { charges: 'card_declined' });
    await backend.post('/__mock__/clock', { to: 'next_renewal' });
    assert.deepEqual(await numbers('status=overdue'), ['INV-10683']);
  });

  it('finds members by parts of a name or an address, without accents and letter case', async () => {
    const members = [
      { name: 'Łukasz Żak', email: 'l.zak@example.org' },
      { name: 'Chloé Lefèvre', email: 'chloe@example.org' },
      { name: '100% Studio', email: 'studio_one@bücher.example' },
    ];
    const backend = new TestBackend({ overrides: { members, periodStart: '2026-04-01' } });
    const names = async (query: string) => {
      const { body } = await backend.get<MemberList>(`/members?query=${encodeURIComponent(query)}`);
      assert.equal(body.total, body.data.length);
      return body.data.map(({ name }) => name);
    };
    for (const query of ['lefevre', 'LEFÈVRE', 'lefe\u0300vre', 'lefevre chlo', ' chloe@ '])
      assert.deepEqual(await names(query), ['Chloé Lefèvre'], query);
    for (const query of ['lukasz', 'ŁUKASZ', 'zak lu']) assert.deepEqual(await names(query), ['Łukasz Żak']);
    for (const query of ['%', '_', 'xn--bcher-kva', 'studio bucher'])
      assert.deepEqual(await names(query), ['100% Studio'], query);
    for (const query of ['l%', 'l_zak', '*', 'nobody']) assert.deepEqual(await names(query), [], query);
    assert.equal((await names('  ')).length, 4);
  });

  it('lists members as people count: 9 before 10', async () => {
    const members = [10, 9, 100, 1].map((n) => ({ name: `Member ${n}`, email: `m${n}@example.org` }));
    const backend = new TestBackend({ overrides: { members, periodStart: '2026-04-01' } });
    const { body } = await backend.get<MemberList>('/members');
    assert.deepEqual(
      body.data.slice(1).map(({ name }) => name),
      ['Member 1', 'Member 9', 'Member 10', 'Member 100'],
    );
  });

  it('refuses cursors that it did not give out for this list of this account', async () => {
    const backend = new TestBackend();
    const other = new TestBackend();
    const foreign = (await other.get<History>('/history?limit=1')).body.nextCursor;
    const own = (await backend.get<History>('/history?limit=1')).body.nextCursor ?? '';
    for (const [path, cursor] of [
      ['/history', foreign],
      ['/invoices', own],
      ['/history', own.slice(0, -3)],
      ['/history', 'garbled'],
      ['/members', 'bnVsbA'],
      ['/history', '%F0%9F%98%80'],
    ]) {
      const { status, body } = await backend.get<Problem>(`${path}?cursor=${cursor}`);
      assert.deepEqual([status, body.code, body.errors?.[0]?.pointer], [422, 'invalid_request', '?cursor']);
    }
  });

  it('keeps the balance as a list of movements', async () => {
    const backend = new TestBackend();
    const { body: members } = await backend.get<MemberList>('/members?query=sofia');
    await backend.change({ type: 'remove_members', memberIds: [members.data[0]?.id] });
    const { body } = await backend.get<Credits>('/credits');
    assert.deepEqual(body.balance, { amount: 600, currency: 'EUR' });
    assert.deepEqual(body.data[0]?.remaining, { amount: 600, currency: 'EUR' });
  });
});
