import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  Account,
  Change,
  Closure,
  Confirmation,
  Confirmed,
  Invoice,
  Problem,
  Quote,
} from '@billfold/contract';
import { operations, type Operation } from '@billfold/contract/schemas';
import { TestBackend } from '../testing/backend.ts';

const premium = { type: 'change_plan', planId: 'premium', interval: 'year' };
const program = () => new TestBackend({ scenario: 'program' });

/** The token of the link that was mailed last. */
const lastLink = ({ instance }: TestBackend): string => instance.links.at(-1) ?? '';

const open = (backend: TestBackend, token = lastLink(backend)) =>
  backend.get<Confirmation>('/confirmations/current', { headers: { 'Billfold-Confirmation': token } });

function promised(operation: Operation, { body }: { body: unknown }): void {
  assert.deepEqual(operation.answer?.safeParse(body).error?.issues, undefined);
}

describe('a higher plan that is confirmed from an e-mail (CONF-1, PLAN-2)', () => {
  it('is mailed, shown with a fresh quote, and done once', async () => {
    const backend = program();
    const asked = await backend.change<Change>(premium);
    assert.equal(asked.body.status, 'awaiting_confirmation');
    const shown = await open(backend);
    promised(operations.readCurrentConfirmation, shown);
    assert.deepEqual([shown.body.kind, shown.body.change], ['change_plan', premium]);

    const { body: quote } = await backend.post<Quote>('/quotes', { change: shown.body.change });
    const body = { token: lastLink(backend), quoteId: quote.id };
    const confirmed = await backend.post<Confirmed>('/confirmations', body);
    promised(operations.confirm, confirmed);
    assert.equal(confirmed.body.change?.id, asked.body.id);
    const again = await backend.post<Problem>('/confirmations', body);
    assert.deepEqual([again.status, again.body.code], [409, 'confirmation_used']);
  });

  it('is quoted anew when the quote that was shown is stale', async () => {
    const backend = program();
    await backend.change(premium);
    const { body: quote } = await backend.post<Quote>('/quotes', { change: premium });
    await backend.tell('clock', { advance: 'P1D' });
    const body = { token: lastLink(backend), quoteId: quote.id };
    const stale = await backend.post<Problem>('/confirmations', body);
    assert.deepEqual([stale.status, stale.body.code], [409, 'quote_stale']);
    assert.ok(stale.body.quote);
    const confirmed = await backend.post('/confirmations', { ...body, quoteId: stale.body.quote.id });
    assert.equal(confirmed.status, 200);
  });

  it('is void when it was withdrawn or mailed again, and lapses after seven days', async () => {
    const backend = program();
    const { body: change } = await backend.change<Change>(premium);
    const first = lastLink(backend);
    assert.equal((await backend.post(`/changes/${change.id}/resend`)).status, 200);
    assert.equal((await open(backend, first)).status, 409);
    assert.equal((await open(backend)).status, 200);
    await backend.tell('clock', { advance: 'P8D' });
    const lapsed = await open(backend);
    assert.deepEqual([lapsed.status, (lapsed.body as unknown as Problem).code], [409, 'confirmation_lapsed']);
  });

  it('can be withdrawn, once', async () => {
    const backend = program();
    const { body: change } = await backend.change<Change>(premium);
    const canceled = await backend.delete<Change>(`/changes/${change.id}`);
    assert.deepEqual([canceled.status, canceled.body.status], [200, 'canceled']);
    const again = await backend.delete<Problem>(`/changes/${change.id}`);
    assert.deepEqual([again.status, again.body.code], [409, 'change_not_pending']);
  });

  it('is not found by a token that was made up, nor without one', async () => {
    const backend = program();
    assert.equal((await open(backend, 'conf_made.up')).status, 404);
    const none = await backend.get<Problem>('/confirmations/current');
    assert.deepEqual([none.status, none.body.errors?.[0]?.pointer], [422, 'Billfold-Confirmation']);
  });
});

describe('closing (CLO-1)', () => {
  it('is done at once where the policy has it so, and only history stays', async () => {
    const backend = new TestBackend();
    const { body: closure, headers } = await backend.get<Closure>('/closure');
    assert.equal(headers.get('ETag'), `"${closure.version}"`);
    const close = { headers: { 'If-Match': `"${closure.version}"` } };
    const closed = await backend.post<Closure>('/closure', undefined, close);
    assert.equal(closed.body.status, 'closed');
    promised(operations.closeAccount, closed);
    assert.equal((await backend.get<Account>('/account')).body.status, 'closed');
    assert.equal((await backend.get('/invoices')).status, 200);
    const change = { type: 'add_members', emails: ['a@a.example'] };
    assert.ok((await backend.post('/quotes', { change })).status >= 400);
  });

  it('awaits its e-mail in the program, and can be withdrawn until then', async () => {
    const backend = program();
    const { version } = (await backend.get<Closure>('/closure')).body;
    const close = { headers: { 'If-Match': `"${version}"` } };
    const asked = await backend.post<Closure>('/closure', undefined, close);
    assert.equal(asked.body.status, 'awaiting_confirmation');
    assert.equal((await backend.delete<Closure>('/closure')).body.status, 'open');
    const twice = await backend.delete<Problem>('/closure');
    assert.deepEqual([twice.status, twice.body.code], [409, 'closing_not_pending']);

    const again = (await backend.get<Closure>('/closure')).body.version;
    await backend.post('/closure', undefined, { headers: { 'If-Match': `"${again}"` } });
    const confirmed = await backend.post<Confirmed>('/confirmations', { token: lastLink(backend) });
    assert.deepEqual([confirmed.body.kind, confirmed.body.closure?.status], ['close_account', 'closed']);
  });

  it('is refused while an invoice is open, with the way to pay it', async () => {
    const backend = new TestBackend();
    await backend.tell('faults', { charges: 'card_declined' });
    await backend.change({ type: 'add_members', emails: ['a@a.example'] });
    const { body: closure } = await backend.get<Closure>('/closure');
    assert.deepEqual(
      closure.blockers.map(({ kind }) => kind),
      ['invoice_open'],
    );
    const close = { headers: { 'If-Match': `"${closure.version}"` } };
    const refused = await backend.post<Problem>('/closure', undefined, close);
    assert.deepEqual([refused.status, refused.body.code], [409, 'closing_blocked']);
  });
});

describe('ownership (OWN-1)', () => {
  it('passes to an active manager, and the former owner sees what managers see', async () => {
    const backend = new TestBackend();
    const idOf = (wanted: string) =>
      backend.instance.tokens.find(({ viewer }) => viewer === wanted)?.memberId;
    const refused = await backend.post<Problem>('/account/owner', { memberId: idOf('member') });
    assert.deepEqual([refused.status, refused.body.errors?.[0]?.code], [422, 'not_a_manager']);
    const passed = await backend.post<Account>('/account/owner', { memberId: idOf('manager') });
    promised(operations.transferOwnership, passed);
    assert.deepEqual([passed.status, passed.body.viewer.role], [200, 'manager']);
    assert.equal((await backend.get('/invoices')).status, 403);
    assert.equal((await backend.get('/invoices', { as: 'manager' })).status, 200);
  });
});

describe('an invitation (SEAT-12)', () => {
  it('is declined by whoever got it, which ends the session', async () => {
    const backend = new TestBackend();
    const invited = backend.instance.tokens.find(({ viewer }) => viewer === 'invited')?.memberId ?? '';
    const byOwner = await backend.post<Problem>(`/members/${invited}/decline`);
    assert.equal(byOwner.status, 403);
    const declined = await backend.post(`/members/${invited}/decline`, undefined, { as: 'invited' });
    promised(operations.declineInvitation, declined);
    assert.equal((await backend.get('/account', { as: 'invited' })).status, 401);
  });
});

describe('an invoice that is mailed once more', () => {
  it('goes to the owner and every contact (CON-2)', async () => {
    const backend = new TestBackend({ overrides: { contacts: [{ email: 'compta@a.example' }] } });
    const sent = await backend.post<Invoice>(`/invoices/in_${backend.instance.id}_1/send`);
    promised(operations.sendInvoice, sent);
    assert.deepEqual(
      backend.mails.map(({ to }) => to),
      ['ines@atelier-moreau.example', 'compta@a.example'],
    );
  });
});
