import type { Settings } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, NotCovered, type Chapter } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding } from './accounts.ts';
import { mailsSince } from './mail.ts';

const MAIL: readonly Need[] = ['fresh account', 'clock', 'outbox'];

function read(session: Session): Promise<Settings> {
  return session.get<Settings>('/settings');
}

async function save(session: Session, patch: unknown): Promise<Settings> {
  return session.edit<Settings>('PATCH', '/settings', (await read(session)).version, patch);
}

/** @throws NotCovered where mails are the engine's own matter */
async function needFrequency(session: Session): Promise<void> {
  if (!(await read(session)).emailFrequency)
    throw new NotCovered('this backend does not say how often it mails');
}

/** What the account's documents and mails go by. */
export const settings: Chapter<Backend> = {
  name: 'settings',
  title: 'Settings',
  checks: [
    {
      rules: ['SET-1'],
      title: 'each part can be saved alone, and the rest stays as it was',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const before = await read(session);
        await save(session, { legalStatus: 'SAS' });
        await save(session, { address: { line2: 'Bâtiment B' } });
        const after = await read(session);
        const expected = {
          companyName: before.companyName,
          address: { ...before.address, line2: 'Bâtiment B' },
          legalStatus: 'SAS',
          taxId: before.taxId,
          emailFrequency: before.emailFrequency,
        };
        expectEqual(
          {
            companyName: after.companyName,
            address: after.address,
            legalStatus: after.legalStatus,
            taxId: after.taxId,
            emailFrequency: after.emailFrequency,
          },
          expected,
          'the settings',
        );
        await save(session, { legalStatus: null });
        expectEqual((await read(session)).legalStatus, null, 'the legal status, which can be taken away');
      },
    },
    {
      rules: ['SET-1', 'REQ-3'],
      title: 'fields that are wrong are named one by one, and nothing is saved',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const before = await read(session);
        const body = {
          companyName: '',
          address: { postalCode: '12', line1: '' },
          taxId: { value: 'FR00000000000' },
        };
        const { errors = [] } = await session.refused(
          { method: 'PATCH', path: '/settings', body, headers: { 'if-match': `"${before.version}"` } },
          422,
          'invalid_request',
        );
        expectEqual(
          errors.map(({ pointer }) => pointer).toSorted(),
          ['/address/line1', '/address/postalCode', '/companyName', '/taxId/value'],
          'the fields that are named',
        );
        expectEqual({ ...(await read(session)), asOf: '' }, { ...before, asOf: '' }, 'the settings');
      },
    },
    {
      rules: ['SET-3', 'REQ-2'],
      title:
        'of two who save at once the second is told, and loses nothing: with the new version it is saved',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const seen = await read(session);
        await session.edit('PATCH', '/settings', seen.version, { companyName: 'The first' });
        const second = { method: 'PATCH', path: '/settings', body: { legalStatus: 'SARL' } };
        await session.refused(
          { ...second, headers: { 'if-match': `"${seen.version}"` } },
          412,
          'version_stale',
        );
        const now = await read(session);
        expectEqual([now.companyName, now.legalStatus], ['The first', seen.legalStatus], 'what is saved');
        await session.edit('PATCH', '/settings', now.version, { legalStatus: 'SARL' });
        const last = await read(session);
        expectEqual([last.companyName, last.legalStatus], ['The first', 'SARL'], 'what both have saved');
      },
    },
    {
      rules: ['SET-2'],
      title: 'each change is mailed where that is wanted, and never where it is not; charges always are',
      needs: [...MAIL, 'money'],
      async run(backend) {
        for (const [emailFrequency, mailed] of [
          ['each_change', true],
          ['never', false],
        ] as const) {
          const session = await backend.begin(accountOf(0));
          await needFrequency(session);
          await save(session, { emailFrequency });
          const before = (await session.outbox()).length;
          await save(session, { companyName: 'Another Name' });
          expectEqual(
            (await mailsSince(session, before)).length > 0,
            mailed,
            `whether a change is mailed: ${emailFrequency}`,
          );
          const { change } = await session.make(adding(ADA));
          const { number } = await session.invoice(change.invoiceId);
          const mails = await mailsSince(session, before);
          expectThat(
            mails.some(({ subject, text }) => `${subject} ${text}`.includes(number)),
            `The charge of ${number} must be mailed: ${emailFrequency}`,
          );
        }
      },
    },
    {
      rules: ['SET-2'],
      title: 'a daily digest has the day’s changes in one mail, and an empty one is not sent',
      needs: MAIL,
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        await needFrequency(session);
        await save(session, { emailFrequency: 'daily' });
        await session.advance('P2D');
        const before = (await session.outbox()).length;
        await save(session, { companyName: 'One Name' });
        await save(session, { companyName: 'Another Name' });
        expectEqual((await mailsSince(session, before)).length, 0, 'the mails at once');
        await session.advance('P2D');
        expectEqual((await mailsSince(session, before)).length, 1, 'the mails two days later');
        await session.advance('P3D');
        expectEqual(
          (await mailsSince(session, before)).length,
          1,
          'the mails after three days without a change',
        );
      },
    },
  ],
};
