import type { Permission } from '@billfold/contract';
import { operations, type Operation } from '@billfold/contract/schemas';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, NotCovered, type Chapter } from '../check.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, BEN, FULL, MANAGER, planChange, profileOf, viewerOf } from './accounts.ts';

/** Reads that need no id, with the permission that each needs. */
const reads = Object.values<Operation>(operations).filter(
  ({ method, path, answer, confirmation }) =>
    method === 'GET' && !path.includes('{') && answer && !confirmation,
);

/** What is granted and refused is what the permissions say. */
async function holdPermissions(session: Session): Promise<void> {
  const { viewer } = await session.account();
  for (const { path, permission } of reads) {
    if (!permission) continue;
    const { status, body } = await session.ask({ method: 'GET', path });
    if (viewer.permissions.includes(permission)) {
      expectEqual(status, 200, `GET ${path}, which ${permission} allows`);
      continue;
    }
    const { code, requiredPermission } = body as { code?: string; requiredPermission?: string };
    expectEqual(
      [status, code, requiredPermission],
      [403, 'forbidden', permission],
      `GET ${path} without ${permission}`,
    );
  }
}

async function permissionsOf(session: Session): Promise<readonly Permission[]> {
  return (await session.account()).viewer.permissions;
}

const HANDS = {
  manager: { name: 'Mia Manager', email: MANAGER, role: 'manager' },
  member: { name: 'Full Period', email: FULL },
};

/** Who may see and do what. */
export const access: Chapter<Backend> = {
  name: 'access',
  title: 'Access',
  checks: [
    {
      rules: ['ACC-1', 'SUP-1'],
      title: 'the account says who is asking, what they may do, and the way to support',
      needs: [],
      async run(backend) {
        const { viewer, support } = await (await backend.visit()).account();
        expectEqual(viewer.role, 'owner', 'the role of the one whose token it is');
        expectThat(viewer.permissions.length > 0, 'An owner may do something');
        expectThat(
          /^(https:|mailto:)/.test(support.url),
          `The way to support must be an https: or mailto: address, and is ${support.url}`,
        );
      },
    },
    {
      rules: ['ACC-1', 'ACC-2'],
      title: 'the owner is granted what the permissions say, and refused the rest',
      needs: [],
      async run(backend) {
        await holdPermissions(await backend.visit());
      },
    },
    {
      rules: ['ACC-1', 'ACC-2'],
      title: 'a manager is granted what the permissions say, and refused the rest',
      needs: ['manager'],
      async run(backend) {
        await holdPermissions((await backend.visit()).as('manager'));
      },
    },
    {
      rules: ['ACC-2'],
      title: 'a refusal says which permission it needs, and its remedy leads to support',
      needs: ['manager'],
      async run(backend) {
        const session = (await backend.visit()).as('manager');
        if ((await permissionsOf(session)).includes('invoices.read'))
          throw new NotCovered('managers may read invoices here');
        const { requiredPermission, remedy } = await session.refused(
          { method: 'GET', path: '/invoices' },
          403,
          'forbidden',
        );
        expectEqual(
          [requiredPermission, remedy?.kind],
          ['invoices.read', 'contact_support'],
          'permission and remedy',
        );
      },
    },
    {
      rules: ['ACC-2', 'SUP-1'],
      title: 'a refusal that ends with a person carries the way that the account names',
      needs: ['manager'],
      async run(backend) {
        const session = (await backend.visit()).as('manager');
        const { support } = await session.account();
        if ((await permissionsOf(session)).includes('subscription.manage'))
          throw new NotCovered('managers may manage the subscription here');
        const { body } = await session.ask({ method: 'GET', path: '/subscription' });
        const { remedy } = body as { remedy?: { kind: string; params: { url?: string } } };
        expectEqual(remedy?.params.url, support.url, 'the way to support');
      },
    },
    {
      rules: ['ACC-1', 'ACC-2'],
      title: 'of a team, managers, members and the invited see and do nothing of billing',
      needs: ['fresh account'],
      async run(backend) {
        const invited = { name: null, email: ADA, status: 'invited' };
        const session = await backend.begin(
          accountOf(0, { members: [HANDS.manager, HANDS.member, invited] }),
        );
        for (const viewer of ['manager', 'member', 'invited']) {
          const own = session.as(viewer);
          expectEqual(await permissionsOf(own), [], `the permissions of the ${viewer}`);
          await holdPermissions(own);
          const { requiredPermission } = await own.refused(
            { method: 'POST', path: '/quotes', body: { change: adding(BEN) } },
            403,
            'forbidden',
          );
          expectEqual(requiredPermission, 'members.invite', 'the permission that inviting needs');
        }
      },
    },
    {
      rules: ['ACC-2'],
      title: 'whoever was removed is let in no more',
      needs: ['fresh account', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(0, { members: [HANDS.member] }));
        const member = session.as('member');
        const memberId = await session.member(FULL);
        expectEqual(await viewerOf(member), memberId, 'who asks');
        await session.make({ type: 'remove_members', memberIds: [memberId] });
        const { status } = await member.ask({ method: 'GET', path: '/account' });
        expectThat(
          status === 401 || status === 403,
          `Whoever was removed must not be let in, and was answered ${status}`,
        );
      },
    },
    {
      rules: ['ACC-3', 'PLAN-5'],
      title:
        'of a workspace, a member who moved it to a higher plan has the owners’ access to billing, and no more',
      needs: ['fresh account', 'workspace', 'money'],
      async run(backend) {
        const session = await backend.begin(profileOf('workspace'));
        await letMembersPurchase(session);
        const member = session.as('member');
        expectThat(
          !(await permissionsOf(member)).includes('invoices.read'),
          'Before, a member must not read invoices',
        );
        await member.make(await upgradeFor(session));
        const after = await permissionsOf(member);
        for (const permission of [
          'invoices.read',
          'payment_methods.manage',
          'settings.manage',
          'subscription.manage',
        ] as const)
          expectThat(after.includes(permission), `Whoever moved the workspace up may ${permission}`);
        for (const permission of ['ownership.transfer', 'account.close'] as const)
          expectThat(!after.includes(permission), `Whoever moved the workspace up may not ${permission}`);
        await holdPermissions(member);
        const { upgradedBy } = await session.subscription();
        expectEqual(upgradedBy, await viewerOf(member), 'who moved it up');
      },
    },
    {
      rules: ['ACC-4'],
      title: 'a manager of a program reads the contacts, changes none, and sees nothing else',
      needs: ['fresh account', 'program'],
      async run(backend) {
        const manager = (await backend.begin(profileOf('program'))).as('manager');
        expectEqual(await permissionsOf(manager), ['contacts.read'], 'the permissions');
        await holdPermissions(manager);
        const { requiredPermission } = await manager.refused(
          { method: 'POST', path: '/contacts', body: { email: ADA } },
          403,
          'forbidden',
        );
        expectEqual(requiredPermission, 'contacts.manage', 'the permission that it needs');
      },
    },
    {
      rules: ['ACC-5'],
      title: 'the settings name who may move a workspace up: owners only, or any member',
      needs: ['fresh account', 'workspace'],
      async run(backend) {
        const session = await backend.begin(profileOf('workspace'));
        for (const [purchasers, allowed] of [
          ['owners', false],
          ['members', true],
          ['owners', false],
        ] as const) {
          await setPurchasers(session, purchasers);
          const permissions = await permissionsOf(session.as('member'));
          expectEqual(
            permissions.includes('subscription.upgrade'),
            allowed,
            `whether a member may move it up when ${purchasers} may`,
          );
        }
        const change = await upgradeFor(session);
        const { requiredPermission } = await session
          .as('member')
          .refused({ method: 'POST', path: '/quotes', body: { change } }, 403, 'forbidden');
        expectEqual(requiredPermission, 'subscription.upgrade', 'the permission that it needs');
      },
    },
  ],
};

function upgradeFor(session: Session) {
  return planChange(session, 'higher');
}

function letMembersPurchase(session: Session): Promise<void> {
  return setPurchasers(session, 'members');
}

async function setPurchasers(session: Session, purchasers: 'owners' | 'members'): Promise<void> {
  const { version } = await session.get<{ version: string }>('/settings');
  await session.edit('PATCH', '/settings', version, { purchasers });
}
