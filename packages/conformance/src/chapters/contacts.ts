import type { Contact } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, type Chapter } from '../check.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, BEN, FULL } from './accounts.ts';
import { mailsSince, recipients } from './mail.ts';

const BOOKS = 'books@example.com';

function add(session: Session, body: unknown): Promise<Contact> {
  return session.post<Contact>('/contacts', body);
}

/** Who gets the billing mail. */
export const contacts: Chapter<Backend> = {
  name: 'contacts',
  title: 'Contacts',
  checks: [
    {
      rules: ['CON-1'],
      title: 'a contact is a member who is picked, or any address with a name, and takes no seat',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        const { quantity } = await session.subscription();
        const typed = await add(session, { email: BOOKS, firstName: 'Ana', lastName: 'Books' });
        const memberId = await session.member(FULL);
        const picked = await add(session, { memberId });
        expectEqual(
          [typed.email, typed.firstName, typed.lastName, typed.memberId],
          [BOOKS, 'Ana', 'Books', null],
          'the address',
        );
        expectEqual([picked.email, picked.memberId], [FULL, memberId], 'the member');
        const listed = (await session.all<Contact>('/contacts')).map(({ id }) => id);
        expectThat(listed.includes(typed.id) && listed.includes(picked.id), 'Both must be listed');
        expectEqual((await session.subscription()).quantity, quantity, 'the seats');
      },
    },
    {
      rules: ['CON-1'],
      title: 'nobody is a contact twice, whatever the letter case, typed or picked',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await add(session, { email: BOOKS });
        await add(session, { memberId: await session.member(FULL) });
        const before = (await session.all<Contact>('/contacts')).length;
        for (const email of ['Books@Example.com', FULL.toUpperCase()]) {
          const { errors = [] } = await session.refused(
            { method: 'POST', path: '/contacts', body: { email } },
            422,
            'invalid_request',
          );
          expectEqual(
            errors.map(({ pointer, code }) => [pointer, code]),
            [['/email', 'duplicate']],
            `the errors of ${email}`,
          );
        }
        await session.refused(
          { method: 'POST', path: '/contacts', body: { email: 'no address' } },
          422,
          'invalid_request',
        );
        expectEqual((await session.all<Contact>('/contacts')).length, before, 'the number of contacts');
      },
    },
    {
      rules: ['CON-1'],
      title: 'there is no limit on their number: thirty are added and listed, page by page',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const before = (await session.all<Contact>('/contacts')).length;
        for (let index = 0; index < 30; index += 1)
          await add(session, { email: `contact${index}@example.com` });
        expectEqual((await session.all<Contact>('/contacts')).length, before + 30, 'the number of contacts');
      },
    },
    {
      rules: ['CON-1', 'REQ-2'],
      title: 'a contact is changed and removed at the version that was read, and at no other',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        const { id, version } = await add(session, { email: BOOKS, firstName: 'Ana' });
        const path = `/contacts/${id}`;
        await session.refused({ method: 'PATCH', path, body: { firstName: 'Eve' } }, 428, 'version_missing');
        const changed = await session.edit<Contact>('PATCH', path, version, { firstName: 'Eva' });
        expectEqual([changed.firstName, changed.email], ['Eva', BOOKS], 'the contact');
        await session.refused(
          { method: 'DELETE', path, headers: { 'if-match': `"${version}"` } },
          412,
          'version_stale',
        );
        await session.edit('DELETE', path, changed.version);
        expectThat(
          !(await session.all<Contact>('/contacts')).some((contact) => contact.id === id),
          'Whoever was removed must not be listed',
        );
      },
    },
    {
      rules: ['CON-2'],
      title: 'a contact gets the mail about charges, credits and failures; once removed, no more',
      needs: ['fresh account', 'clock', 'money', 'faults', 'outbox'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        const contact = await add(session, { email: BOOKS });
        await session.moveTo('2026-04-16');
        const got = async (what: string, act: () => Promise<unknown>) => {
          const before = (await session.outbox()).length;
          await act();
          const mails = (await mailsSince(session, before)).filter((mail) =>
            recipients(mail).includes(BOOKS),
          );
          return { what, mails: mails.length };
        };
        const removal = async () =>
          session.make({ type: 'remove_members', memberIds: [await session.member(FULL)] });
        const failure = async () => {
          await session.decline('card_declined');
          await session.moveTo('2026-05-01');
        };
        for (const { what, mails } of [
          await got('a charge', () => session.make(adding(ADA))),
          await got('a credit', removal),
          await got('a failed renewal', failure),
        ])
          expectThat(mails > 0, `The contact must get a mail about ${what}`);
        await session.decline(null);
        await session.edit('DELETE', `/contacts/${contact.id}`, contact.version);
        await session.make({ type: 'pay_invoice', invoiceId: (await session.latestInvoice()).id });
        const { mails } = await got('a charge', () => session.make(adding(BEN)));
        expectEqual(mails, 0, 'the mails to whoever was removed');
      },
    },
  ],
};
