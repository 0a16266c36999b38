import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter } from '../check.ts';
import type { Session } from '../session.ts';
import { accountOf, FULL, MANAGER } from './accounts.ts';
import { mailsSince, recipients } from './mail.ts';

/** The owner, a manager and a member. */
function threePeople(backend: Backend): Promise<Session> {
  const members = [
    { name: 'Mia Manager', email: MANAGER, role: 'manager' },
    { name: 'Full Period', email: FULL },
  ];
  return backend.begin(accountOf(0, { members }));
}

async function owners(session: Session): Promise<string[]> {
  return (await session.members()).filter(({ role }) => role === 'owner').map(({ email }) => email);
}

/** Whose the account is. */
export const ownership: Chapter<Backend> = {
  name: 'ownership',
  title: 'Ownership',
  checks: [
    {
      rules: ['OWN-1', 'SEAT-11'],
      title: 'among the members there is one owner, and no address twice',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        expectEqual((await owners(session)).length, 1, 'the number of owners');
        const addresses = (await session.members()).map(({ email }) => email.toLowerCase());
        expectEqual(new Set(addresses).size, addresses.length, 'the number of addresses');
      },
    },
    {
      rules: ['OWN-1'],
      title: 'ownership passes to an active manager; there is one owner, and the former one is a manager',
      needs: ['fresh account'],
      async run(backend) {
        const session = await threePeople(backend);
        const [former] = await owners(session);
        await session.post('/account/owner', { memberId: await session.member(MANAGER) });
        const heir = session.as('manager');
        expectEqual((await heir.account()).viewer.role, 'owner', 'the new owner’s role');
        expectEqual(await owners(heir), [MANAGER], 'the owners');
        const role = (await heir.members()).find(({ email }) => email === former)?.role;
        expectEqual(role, 'manager', 'the former owner’s role');
        const { viewer } = await session.account();
        expectThat(
          !viewer.permissions.includes('ownership.transfer'),
          'The former owner must not pass ownership on',
        );
      },
    },
    {
      rules: ['OWN-1'],
      title: 'ownership does not pass to a member who is no manager, nor to nobody',
      needs: ['fresh account'],
      async run(backend) {
        const session = await threePeople(backend);
        const before = await owners(session);
        const { errors = [] } = await session.refused(
          { method: 'POST', path: '/account/owner', body: { memberId: await session.member(FULL) } },
          422,
          'invalid_request',
        );
        expectEqual(
          errors.map(({ pointer, code }) => [pointer, code]),
          [['/memberId', 'not_a_manager']],
          'the errors',
        );
        const { status } = await session.ask({
          method: 'POST',
          path: '/account/owner',
          body: { memberId: 'none' },
        });
        expectThat(
          status === 404 || status === 422,
          `Nobody must not become the owner, and it was answered ${status}`,
        );
        expectEqual(await owners(session), before, 'the owners');
      },
    },
    {
      rules: ['OWN-1'],
      title: 'the old and the new owner are both mailed',
      needs: ['fresh account', 'outbox'],
      async run(backend) {
        const session = await threePeople(backend);
        const former = present((await owners(session))[0], 'the owner').toLowerCase();
        const before = (await session.outbox()).length;
        await session.post('/account/owner', { memberId: await session.member(MANAGER) });
        const to = (await mailsSince(session, before)).flatMap(recipients);
        expectThat(
          to.includes(former) && to.includes(MANAGER),
          `Both must get a mail; ${to.join(', ') || 'nobody'} did`,
        );
      },
    },
    {
      rules: ['OWN-2', 'ACC-2'],
      title: 'whoever is not the owner cannot pass ownership on, and is shown the way to support',
      needs: ['fresh account'],
      async run(backend) {
        const session = await threePeople(backend);
        const memberId = await session.member(MANAGER);
        const { support } = await session.account();
        for (const viewer of ['manager', 'member']) {
          const { requiredPermission, remedy } = await session
            .as(viewer)
            .refused({ method: 'POST', path: '/account/owner', body: { memberId } }, 403, 'forbidden');
          expectEqual(
            [requiredPermission, remedy?.kind, remedy?.params.url],
            ['ownership.transfer', 'contact_support', support.url],
            `the refusal of the ${viewer}`,
          );
        }
      },
    },
  ],
};
