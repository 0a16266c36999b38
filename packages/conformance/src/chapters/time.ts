import type { Account, HistoryEntry } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, type Chapter } from '../check.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, FULL, removing } from './accounts.ts';

/** What an account has come to, without its ids: those of two accounts differ. */
async function story(session: Session): Promise<unknown> {
  const bare = ({ type, number, reason, issuedOn, total, amountDue, status, overdue }: HistoryEntry) => ({
    type,
    number,
    reason,
    issuedOn,
    total,
    amountDue,
    status,
    overdue,
  });
  const { status, currentPeriod, quantity } = await session.subscription();
  const { balance } = await session.get<{ balance: unknown }>('/credits');
  return { documents: (await session.history()).map(bare), status, currentPeriod, quantity, balance };
}

/** The backend's clock. */
export const time: Chapter<Backend> = {
  name: 'time',
  title: 'Time',
  checks: [
    {
      rules: ['TIME-1'],
      title: 'answers say what time it is, and it is the same time everywhere',
      needs: ['fresh account', 'clock'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-20T08:30:00Z');
        const now = Date.parse('2026-04-20T08:30:00Z');
        for (const path of [
          '/account',
          '/subscription',
          '/plans',
          '/members',
          '/history',
          '/invoices',
          '/invoices/upcoming',
          '/credits',
        ]) {
          const { asOf } = await session.get<{ asOf: string }>(path);
          expectEqual(Date.parse(asOf), now, `the time that ${path} says`);
        }
        const { asOf, effectiveAt } = await session.quote(adding(ADA));
        expectEqual([Date.parse(asOf), Date.parse(effectiveAt)], [now, now], 'the time of a quote');
      },
    },
    {
      rules: ['TIME-1'],
      title: 'lists and reads carry asOf, and it does not go back from one to the next',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        let before = -Infinity;
        for (const path of ['/account', '/history', '/invoices', '/account']) {
          const { asOf } = await session.get<Pick<Account, 'asOf'>>(path);
          expectThat(
            Date.parse(asOf) >= before,
            `${path} says an earlier time than what was asked before it`,
          );
          before = Date.parse(asOf);
        }
      },
    },
    {
      rules: ['TIME-1'],
      title: 'one long step of the clock comes to the same as many short ones',
      needs: ['fresh account', 'clock', 'money', 'faults'],
      async run(backend) {
        const stories = [];
        for (const stops of [
          ['2026-07-20'],
          ['2026-04-30', '2026-05-01', '2026-05-09', '2026-06-01', '2026-06-17', '2026-07-01', '2026-07-20'],
        ]) {
          const session = await backend.begin(accountOf(1));
          await session.moveTo('2026-04-16');
          await session.make(await removing(session, FULL));
          await session.make(adding(ADA));
          await session.decline('card_declined');
          for (const stop of stops) await session.moveTo(stop);
          stories.push(await story(session));
        }
        expectEqual(stories[1], stories[0], 'the account after many steps');
      },
    },
    {
      rules: ['TIME-1'],
      title: 'whatever was due in between bears its own day',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-07-15');
        const days = (await session.history()).map(({ issuedOn }) => issuedOn);
        expectEqual(
          days,
          ['2026-07-01', '2026-06-01', '2026-05-01', '2026-04-01'],
          'the days of the renewals',
        );
      },
    },
    {
      rules: ['TIME-2'],
      title: 'the clock does not go backwards',
      needs: ['fresh account', 'clock'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-20');
        const moved = await session.tryControl('clock', { to: '2026-04-10' });
        await moved.arrayBuffer();
        expectThat(
          moved.status >= 400 && moved.status < 500,
          `Moving it back must be refused, and was answered ${moved.status}`,
        );
        expectEqual((await session.account()).asOf.slice(0, 10), '2026-04-20', 'the day after that');
      },
    },
    {
      rules: ['TIME-2'],
      title: 'a past state can be read, and not changed',
      needs: ['fresh account', 'clock', 'money', 'looking back'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        const before = await session.documents();
        await session.moveTo('2026-04-16');
        await session.make(adding(ADA));
        const past = session.at(`${session.url}/at/2026-04-10`);
        expectEqual(await past.documents(), before, 'the documents of the past');
        expectEqual((await past.subscription()).quantity, 2, 'the seats of the past');
        await past.refused(
          { method: 'POST', path: '/quotes', body: { change: adding('late@example.com') } },
          409,
          'past_is_read_only',
        );
        expectEqual(await session.documents(), before + 1, 'the documents of the present');
      },
    },
  ],
};
