import { BillingError, type Change } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-members.ts';
import '../define/billing-provider.ts';
import { focused } from '../shared/focused.ts';
import { eur } from '../shared/testing/fixtures.ts';
import {
  clear,
  click,
  control,
  deferred,
  eventually,
  findAll,
  only,
  provide,
  reads,
  textOf,
} from '../shared/testing/page.ts';
import { change, invited, member, owner, quote, removalQuote, TeamBackend } from '../shared/testing/team.ts';
import { rendersOnce } from '../shared/testing/warnings.ts';
import type { BillingMembers } from './billing-members.ts';

function show(backend: Pick<TeamBackend, 'adapter'>): BillingMembers {
  return only(provide(backend.adapter, '<billing-members></billing-members>'), 'billing-members');
}

const dialog = (members: BillingMembers): HTMLDialogElement | undefined =>
  findAll<HTMLDialogElement>(members, 'dialog[open]')[0];

async function asked(
  backend: Pick<TeamBackend, 'adapter'>,
  name = 'Remove Jonas Weber',
): Promise<BillingMembers> {
  const members = show(backend);
  await reads(members, 'Jonas Weber');
  await click(control(members, name));
  await eventually(() => dialog(members), 'the dialog');
  return members;
}

rendersOnce();

describe('removing', () => {
  let backend: TeamBackend;
  beforeEach(() => {
    backend = new TeamBackend();
    backend.quotes = [() => Promise.resolve(removalQuote)];
    backend.changes = [
      () => {
        backend.team = [owner, invited];
        return Promise.resolve(change('remove_members', { memberIds: ['m_jonas'], creditNoteIds: ['cn_1'] }));
      },
    ];
  });
  afterEach(clear);

  it('is not offered for the owner', async () => {
    const members = show(backend);
    await reads(members, 'Claire Petit');
    assert.throws(() => control(members, /^Remove Claire/));
  });

  it('shows the credit, where it goes, and the next renewal, before anything is done', async () => {
    const members = await asked(backend);
    await reads(members, 'Remove Jonas Weber ?');
    await reads(members, '€12.00 charged, less €6.00 for 15 of 30 days of use');
    const text = textOf(members);
    expect(text).to.contain('Added to your credit, taken off your next invoice €6.00');
    expect(text).to.contain('Next renewal, May 1, 2026 €18.00 instead of €36.00');
    control(members, 'Remove Jonas Weber and credit €6.00');
    assert.deepEqual(backend.asked, [{ type: 'remove_members', memberIds: ['m_jonas'] }]);
    assert.lengthOf(backend.accepted, 0);
  });

  it('names the invoice and the waiting charge that are lowered', async () => {
    backend.quotes = [
      () =>
        Promise.resolve({
          ...removalQuote,
          creditTo: [
            { to: 'invoice', amount: eur(400), invoiceNumber: 'INV-10682' },
            { to: 'pending_charge', amount: eur(200), invoiceNumber: null },
          ],
        }),
    ];
    const members = await asked(backend);
    await reads(members, 'Taken off invoice INV-10682 €4.00');
    await reads(members, 'Taken off a charge due at the next renewal €2.00');
    await reads(members, 'You get back €6.00');
    control(members, 'Remove Jonas Weber and credit €6.00');
  });

  it('removes once however often it is clicked, says what was credited, and gives the focus a place', async () => {
    const answer = deferred<Change>();
    backend.changes = [() => answer.promise];
    const members = await asked(backend);
    await reads(members, 'and credit €6.00');
    const heard: string[] = [];
    members.addEventListener('billing-member-removed', ({ type, detail }) => heard.push(type, detail.type));
    members.addEventListener('billing-change', ({ type }) => heard.push(type));
    const confirm = control(members, 'Remove Jonas Weber and credit €6.00');
    await click(confirm);
    await click(confirm);
    backend.team = [owner, invited];
    answer.resolve(change('remove_members'));
    await reads(members, 'Jonas Weber has been removed');
    await reads(members, '€6.00 was credited.');
    assert.isUndefined(dialog(members));
    assert.lengthOf(backend.accepted, 1);
    assert.deepEqual(heard, ['billing-member-removed', 'remove_members', 'billing-change']);
    await eventually(() => focused()?.textContent === 'Members');
    await eventually(() => findAll(members, 'tbody tr').length === 2);
  });

  it('is left by Escape: nothing is done, and the focus is where it was', async () => {
    const members = await asked(backend);
    await reads(members, 'and credit €6.00');
    await sendKeys({ press: 'Escape' });
    await eventually(() => !dialog(members));
    assert.lengthOf(backend.accepted, 0);
    await eventually(() => focused() === control(members, 'Remove Jonas Weber'));
    await click(control(members, 'Remove Jonas Weber'));
    await eventually(() => dialog(members), 'the dialog again');
  });

  it('stays open until it is known what became of it', async () => {
    const answer = deferred<Change>();
    backend.changes = [() => answer.promise];
    const members = await asked(backend);
    await reads(members, 'and credit €6.00');
    await click(control(members, 'Remove Jonas Weber and credit €6.00'));
    await sendKeys({ press: 'Escape' });
    await click(control(members, 'Keep'));
    assert.exists(dialog(members));
    answer.reject(new BillingError('network', 'lost'));
    await reads(members, 'We don’t know yet whether this was done');
    await click(control(members, 'Keep'));
    await eventually(() => !dialog(members));
  });

  it('can be opened again after the page has moved the element', async () => {
    const members = await asked(backend);
    only(document, 'billing-provider').append(members);
    await eventually(() => !dialog(members));
    await click(control(members, 'Remove Jonas Weber'));
    await eventually(() => dialog(members), 'the dialog again');
    await reads(members, 'and credit €6.00');
  });

  it('goes with the list when the session ends, and is not there again when the list is', async () => {
    let ended = false;
    const unlessEnded = <T>(read: () => Promise<T>): Promise<T> =>
      ended ? Promise.reject(new BillingError('session_expired', '', { status: 401 })) : read();
    const { account, members: facet, quotes } = backend.adapter;
    const members = await asked({
      adapter: {
        account: { read: () => unlessEnded(() => account.read()) },
        members: { ...facet, list: (query) => unlessEnded(() => facet.list(query)) },
        quotes,
      },
    });
    await reads(members, 'and credit €6.00');
    ended = true;
    only(document, 'billing-provider').refresh();
    await reads(members, 'Your session has ended');
    assert.lengthOf(findAll(members, 'dialog'), 0);
    ended = false;
    await click(control(members, 'Try again'));
    await reads(members, 'Jonas Weber');
    assert.lengthOf(findAll(members, 'dialog'), 0);
    await click(control(members, 'Remove Jonas Weber'));
    await eventually(() => dialog(members), 'the dialog again');
  });

  it('says nothing in another account that is shown in the meantime', async () => {
    const answer = deferred<Change>();
    backend.changes = [() => answer.promise];
    const members = await asked(backend);
    await reads(members, 'and credit €6.00');
    await click(control(members, 'Remove Jonas Weber and credit €6.00'));
    const other = new TeamBackend();
    other.team = [owner];
    only(document, 'billing-provider').adapter = other.adapter;
    await eventually(() => findAll(members, 'tbody tr').length === 1);
    answer.resolve(change('remove_members'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(textOf(members)).not.to.contain('Jonas');
  });

  it('works by the keyboard alone', async () => {
    const members = show(backend);
    await reads(members, 'Jonas Weber');
    control(members, 'Remove Jonas Weber').focus();
    await sendKeys({ press: 'Enter' });
    await reads(members, 'and credit €6.00');
    assert.equal(focused()?.textContent.trim(), 'Keep');
    await sendKeys({ press: 'Shift+Tab' });
    await sendKeys({ press: 'Enter' });
    await reads(members, 'Jonas Weber has been removed');
  });

  it('can be canceled by the page before anything is asked', async () => {
    const members = show(backend);
    await reads(members, 'Jonas Weber');
    let whom: string | undefined;
    members.addEventListener('billing-member-remove-request', (event) => {
      whom = event.detail.member.id;
      event.preventDefault();
    });
    await click(control(members, 'Remove Jonas Weber'));
    await members.updateComplete;
    assert.equal(whom, 'm_jonas');
    assert.isUndefined(dialog(members));
    assert.lengthOf(backend.asked, 0);
  });

  it('never shows the price of one member beside the name of another', async () => {
    backend.team = [owner, invited, member(), member({ id: 'm_kim', name: 'Kim' })];
    const slow = deferred<typeof removalQuote>();
    backend.quotes = [
      () => slow.promise,
      () => Promise.resolve(quote({ ...removalQuote, id: 'quo_kim', total: eur(-280), creditTo: [] })),
    ];
    const members = await asked(backend);
    await sendKeys({ press: 'Escape' });
    await eventually(() => !dialog(members));
    await click(control(members, 'Remove Kim'));
    await reads(members, 'These amounts hold');
    slow.resolve(removalQuote);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(textOf(members)).not.to.contain('and credit €6.00');
  });

  it('asks again with both amounts when the quote was stale', async () => {
    const latest = quote({
      ...removalQuote,
      id: 'quo_2',
      total: eur(-560),
      creditTo: [{ to: 'balance', amount: eur(560), invoiceNumber: null }],
    });
    const stale = new BillingError('quote_stale', 'stale', { status: 409, quote: latest });
    backend.changes = [() => Promise.reject(stale)];
    const members = await asked(backend);
    await reads(members, 'and credit €6.00');
    await click(control(members, 'Remove Jonas Weber and credit €6.00'));
    await reads(members, 'before: €6.00 now: €5.60');
    control(members, 'Remove Jonas Weber and credit €5.60');
    assert.exists(dialog(members));
  });

  it('withdraws an invitation by its own name', async () => {
    backend.changes = [() => Promise.resolve(change('remove_members', { memberIds: ['m_ines'] }))];
    const members = await asked(backend, 'Withdraw the invitation to ines@example.org');
    await reads(members, 'Withdraw the invitation to ines@example.org ?');
    await reads(members, 'and credit €6.00');
    await click(control(members, 'Withdraw the invitation and credit €6.00'));
    await reads(members, 'The invitation to ines@example.org has been withdrawn');
  });

  it('says why it can’t be quoted, and can be left', async () => {
    backend.quotes = [() => Promise.reject(new BillingError('network', 'lost'))];
    const members = await asked(backend);
    await reads(members, 'nothing was charged');
    await click(control(members, 'Keep'));
    await eventually(() => !dialog(members));
  });

  it('can be read by everybody', async function () {
    this.timeout(10_000);
    const members = await asked(backend);
    await reads(members, 'and credit €6.00');
    await expect(members).to.be.accessible();
  });
});
