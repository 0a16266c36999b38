import { BillingError, type BillingAdapter } from '@billfold/contract';
import { assert, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../define/billing-members.ts';
import '../define/billing-provider.ts';
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
import { account, listOf, member, owner, paymentFailed, TeamBackend } from '../shared/testing/team.ts';
import type { BillingMembers } from './billing-members.ts';

const failing = (code: string, status: number) => () =>
  Promise.reject(new BillingError(code, code, { status }));

function show(adapter: BillingAdapter = new TeamBackend().adapter, attributes = ''): BillingMembers {
  return only(provide(adapter, '<billing-members></billing-members>', attributes), 'billing-members');
}

const rows = (element: BillingMembers): string[] => findAll(element, 'tbody tr').map(textOf);

const many = [
  owner,
  ...Array.from({ length: 26 }, (_, i) =>
    member({ id: `m_${i}`, name: `Member ${i}`, email: `member${i}@example.org` }),
  ),
];

describe('billing-members', () => {
  afterEach(clear);

  describe('the list', () => {
    it('says who it is, their role, and since when they are invited or active', async () => {
      const members = show();
      await reads(members, 'Jonas Weber');
      assert.deepEqual(rows(members), [
        'Claire Petit (you) claire@example.org Owner Active since Mar 2, 2026',
        'ines@example.org Member Invited since Apr 16, 2026 Resend the invitation to ines@example.org Withdraw the invitation to ines@example.org',
        'Jonas Weber jonas@example.org Member Active since Mar 2, 2026 Remove Jonas Weber',
      ]);
    });

    it('says when an invitation lapses that nobody has accepted (SEAT-12)', async () => {
      const backend = new TeamBackend();
      const waits = { status: 'invited', joinedOn: null, invitedOn: '2026-04-16', lapsesOn: '2026-05-16' };
      backend.team = [owner, { ...member(), ...waits } as typeof owner];
      const members = show(backend.adapter);
      await reads(members, 'Jonas Weber');
      expect(rows(members)[1]).to.contain('Invited since Apr 16, 2026 lapses May 16, 2026');
    });

    it('shows roles and states that it does not know neutrally', async () => {
      const backend = new TeamBackend();
      backend.team = [{ ...member(), role: 'constructor', status: 'sleeping' } as unknown as typeof owner];
      const members = show(backend.adapter);
      await reads(members, 'Jonas Weber');
      expect(rows(members)[0]).to.contain('– – since Mar 1, 2026');
    });

    it('shows what stands in a name as text, and keeps its direction to itself', async () => {
      const backend = new TeamBackend();
      const name = '<img src=x onerror="alert(1)">\u202Egnp.exe';
      backend.team = [owner, member({ name })];
      const members = show(backend.adapter);
      await reads(members, 'onerror');
      assert.lengthOf(findAll(members, 'img'), 0);
      assert.isTrue(findAll(members, 'bdi').some((bdi) => bdi.textContent === name));
    });

    it('marks nobody as you, and counts no matches, where the backend can tell neither', async () => {
      const backend = new TeamBackend();
      backend.team = many;
      const { memberId: _, ...viewer } = account().viewer;
      backend.account = account({ viewer });
      const { members: facet, ...others } = backend.adapter;
      const list: typeof facet.list = async (...asked) => {
        const { total: __, ...page } = await facet.list(...asked);
        return page;
      };
      const members = show({ ...others, members: { ...facet, list } });
      await reads(members, '1–10');
      assert.notInclude(textOf(members), ' of ');
      assert.notInclude(textOf(members), '(you)');
      findAll(members, 'input[type=search]')[0]?.focus();
      await sendKeys({ type: 'member1' });
      await eventually(() => !rows(members)[0]?.includes('Claire'), 'found');
      await eventually(() => findAll(members, '[aria-busy=true]').length === 0, 'at rest');
      assert.notInclude(textOf(members), 'found');
      await sendKeys({ type: '2' });
      await eventually(() => rows(members).length === 1, 'the only one');
      const [said] = findAll(members, 'p.hidden[role=status]').map(textOf);
      assert.equal(said, '1 member found');
    });

    it('goes through pages, and searches when there are many', async () => {
      const backend = new TeamBackend();
      backend.team = many;
      const members = show(backend.adapter);
      await reads(members, '1–10 of 27');
      await click(control(members, 'Next'));
      await reads(members, '11–20 of 27');
      const search = findAll<HTMLInputElement>(members, 'input[type=search]')[0];
      if (!search) throw new Error('No search');
      await click(search);
      await sendKeys({ type: 'MEMBER25@' });
      await reads(members, '1 member found');
      assert.lengthOf(rows(members), 1);
      await sendKeys({ type: 'nobody' });
      await reads(members, 'No one found');
      assert.equal(search.getRootNode() instanceof ShadowRoot && members.shadowRoot?.activeElement, search);
    });

    it('offers no search where one page holds everybody', async () => {
      const members = show();
      await reads(members, 'Jonas Weber');
      assert.lengthOf(findAll(members, 'input[type=search]'), 0);
    });

    it('goes back when nobody is left on the last page', async () => {
      const backend = new TeamBackend();
      backend.team = many.slice(0, 11);
      const place = provide(backend.adapter, '<billing-members></billing-members>');
      const members = only(place, 'billing-members');
      await reads(members, '1–10 of 11');
      await click(control(members, 'Next'));
      await reads(members, '11–11 of 11');
      backend.team = many.slice(0, 10);
      place.refresh();
      await eventually(() => rows(members).length === 10);
    });

    it('sends an invitation again, and says so', async () => {
      const backend = new TeamBackend();
      const members = show(backend.adapter);
      await reads(members, 'Resend');
      await click(control(members, /^Resend/));
      await reads(members, 'The invitation to ines@example.org has been resent');
      assert.deepEqual(backend.resent, ['m_ines']);
    });

    it('says when that failed', async () => {
      const { members: facet, ...rest } = new TeamBackend().adapter;
      const members = show({ ...rest, members: { ...facet, resend: failing('network', 0) } });
      await reads(members, 'Resend');
      await click(control(members, /^Resend/));
      await reads(members, 'The invitation to ines@example.org could not be resent');
    });
  });

  describe('what it is not asked to show', () => {
    it('stands as a skeleton until it is there', async () => {
      const { members: facet, ...rest } = new TeamBackend().adapter;
      const waiting = deferred<Awaited<ReturnType<typeof facet.list>>>();
      const members = show({ ...rest, members: { ...facet, list: () => waiting.promise } });
      await reads(members, 'Loading');
      assert.isNotEmpty(findAll(members, '.bar'));
      waiting.resolve(await listOf([owner])());
      await reads(members, 'Claire Petit');
      assert.lengthOf(findAll(members, '.bar'), 0);
    });

    it('can be tried again after an error', async () => {
      const backend = new TeamBackend();
      const { members: facet, ...rest } = backend.adapter;
      let broken = true;
      const list: typeof facet.list = (query) =>
        broken ? failing('network', 0)() : listOf(backend.team)(query);
      const members = show({ ...rest, members: { ...facet, list } });
      await reads(members, 'There was no answer');
      broken = false;
      await click(control(members, 'Try again'));
      await reads(members, 'Jonas Weber');
    });

    it('is refused in words, once, to who may see nothing', async () => {
      const refused = failing('forbidden', 403);
      const { members: facet } = new TeamBackend().adapter;
      const members = show({ account: { read: refused }, members: { ...facet, list: refused } });
      await reads(members, 'You don’t have access');
      assert.lengthOf(textOf(members).match(/have access/g) ?? [], 1);
    });

    it('tells the end of the session once, and says it once', async () => {
      const ended = failing('session_expired', 401);
      const { members: facet } = new TeamBackend().adapter;
      let told = 0;
      const hear = (): number => (told += 1);
      document.addEventListener('billing-session-expired', hear);
      const members = show({ account: { read: ended }, members: { ...facet, list: ended } });
      await reads(members, 'Your session has ended');
      document.removeEventListener('billing-session-expired', hear);
      assert.equal(told, 1);
      assert.lengthOf(textOf(members).match(/session has ended/g) ?? [], 1);
    });

    it('can only be looked at where the backend makes no quotes', async () => {
      const { quotes: _, ...rest } = new TeamBackend().adapter;
      const members = show(rest);
      await reads(members, 'Jonas Weber');
      expect(textOf(members)).not.to.contain('Remove').and.not.to.contain('Invite by e-mail');
    });

    it('works where the backend does not say who is asking', async () => {
      const { account: _, ...rest } = new TeamBackend().adapter;
      const members = show(rest);
      await reads(members, 'Remove Jonas Weber');
      expect(textOf(members)).to.contain('Invite by e-mail');
    });
  });

  describe('somebody else than the owner', () => {
    it('sees the list without buttons when they may only read it', async () => {
      const backend = new TeamBackend();
      backend.account = account({
        viewer: { memberId: 'm_jonas', name: 'Jonas', role: 'manager', permissions: ['members.read'] },
      });
      const members = show(backend.adapter);
      await reads(members, 'Jonas Weber (you)');
      assert.lengthOf(findAll(members, 'button, input'), 0);
    });

    it('is told that there is a problem with a payment, without amount or reason', async () => {
      const backend = new TeamBackend();
      backend.account = account({
        viewer: { memberId: 'm_ines', name: 'Inès', role: 'member', permissions: [] },
        notices: [{ kind: 'payment_problem', params: {}, severity: 'warning', remedy: null }],
      });
      const { members: facet, ...rest } = backend.adapter;
      const members = show({ ...rest, members: { ...facet, list: failing('forbidden', 403) } });
      await reads(members, 'There is a problem with a payment');
      await reads(members, 'You don’t have access');
      expect(textOf(members)).not.to.contain('€');
    });

    it('sees which invoice is in the way, and no way to pay it without the permission', async () => {
      const backend = new TeamBackend();
      backend.account = account({
        viewer: { ...account().viewer, permissions: ['members.read', 'members.invite', 'members.manage'] },
        notices: [paymentFailed],
      });
      const members = show(backend.adapter);
      await reads(members, '€6.00 for INV-10682 could not be charged.');
      assert.lengthOf(findAll(members, 'billing-pay-invoice'), 0);
    });
  });

  it('speaks French in the words of its users', async () => {
    const members = show(undefined, 'locale="fr"');
    await reads(members, 'Inviter par e-mail');
    assert.equal(
      rows(members)[2],
      'Jonas Weber jonas@example.org Membre Actif depuis le 2 mars 2026 Retirer Jonas Weber',
    );
  });

  it('fires nothing because a property was set', async () => {
    const heard: string[] = [];
    const types = ['billing-change', 'billing-member-added', 'billing-member-removed', 'billing-error'];
    const hear = ({ type }: Event): number => heard.push(type);
    for (const type of types) document.addEventListener(type, hear);
    const members = show();
    await reads(members, 'Jonas Weber');
    members.pageSize = 2;
    await reads(members, '1–2 of 3');
    members.adapter = new TeamBackend().adapter;
    await members.updateComplete;
    for (const type of types) document.removeEventListener(type, hear);
    assert.deepEqual(heard, []);
  });

  it('can be read and used by everybody', async function () {
    this.timeout(10_000);
    const backend = new TeamBackend();
    backend.team = many;
    const members = show(backend.adapter);
    await reads(members, '1–10 of 27');
    await expect(members).to.be.accessible();
  });
});
