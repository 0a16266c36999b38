import type { Change } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, type Chapter } from '../check.ts';
import { accountOf, ADA, adding, amounts, BEN, FULL, removing, taxes, units } from './accounts.ts';

const LIFE = 10 * 60_000;

/** Quotes: what is shown before is what is charged after. */
export const quotes: Chapter<Backend> = {
  name: 'quotes',
  title: 'Quotes',
  checks: [
    {
      rules: ['QUO-1'],
      title: 'a quote adds up, says when it was made, and lapses after ten minutes; nothing is done yet',
      needs: ['fresh account'],
      async run(backend) {
        const session = await backend.visit();
        const before = [await session.documents(), (await session.subscription()).quantity];
        const quote = await session.quote(adding(ADA));
        const sum = amounts(quote.lines).reduce((total, amount) => total + amount, 0);
        expectEqual(units(quote.total), sum, 'the total of the lines');
        expectEqual(
          units(quote.dueNow) + units(quote.creditApplied) + units(quote.dueAtRenewal),
          sum,
          'due now, credit and due at the renewal',
        );
        expectEqual(Date.parse(quote.expiresAt) - Date.parse(quote.asOf), LIFE, 'its life in milliseconds');
        expectEqual(
          [await session.documents(), (await session.subscription()).quantity],
          before,
          'documents and seats',
        );
      },
    },
    {
      rules: ['QUO-1'],
      title: 'a removal has a quote too: lines, tax, where the credit goes, and the renewals',
      needs: ['fresh account', 'clock'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const quote = await session.quote(await removing(session, FULL));
        // Of 24.00 the tax is 4.17, of the 18.00 that are left 3.12 (TAX-1).
        expectEqual(
          [units(quote.total), taxes(quote.tax), units(quote.dueNow)],
          [-600, -105, 0],
          'total, tax and due now',
        );
        expectEqual(
          quote.creditTo.map(({ to, amount }) => [to, amount.amount]),
          [['balance', 600]],
          'where the credit goes',
        );
        const { before, after } = quote.nextRenewal;
        expectEqual([before?.amountDue.amount, after?.amountDue.amount], [2400, 600], 'the renewals');
      },
    },
    {
      rules: ['QUO-1', 'QUO-2'],
      title: 'within ten minutes a quote holds, and takes effect at its own instant; after that it is stale',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16T09:00:00Z');
        const [first, second] = [await session.quote(adding(ADA)), await session.quote(adding(BEN))];
        await session.advance('PT9M59S');
        const change = await session.accept(first);
        expectEqual(Date.parse(change.effectiveAt), Date.parse(first.asOf), 'when it takes effect');
        await session.advance('PT2S');
        await session.refused({ method: 'POST', path: `/quotes/${second.id}/accept` }, 409, 'quote_stale');
      },
    },
    {
      rules: ['QUO-2'],
      title: 'a quote whose day is over is stale, and the answer carries the new one',
      needs: ['fresh account', 'clock'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const quote = await session.quote(adding(ADA));
        await session.moveTo('2026-04-17');
        const problem = await session.refused(
          { method: 'POST', path: `/quotes/${quote.id}/accept` },
          409,
          'quote_stale',
        );
        expectEqual(problem.quote?.dueNow.amount, 560, 'due now of the new quote');
      },
    },
    {
      rules: ['QUO-2'],
      title: 'a quote is stale within its minutes once midnight lies between',
      needs: ['fresh account', 'clock'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16T23:59:00Z');
        const quote = await session.quote(adding(ADA));
        await session.advance('PT2M');
        await session.refused({ method: 'POST', path: `/quotes/${quote.id}/accept` }, 409, 'quote_stale');
      },
    },
    {
      rules: ['QUO-2'],
      title: 'a quote is stale once something else has changed what it was made from',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const quote = await session.quote(adding(ADA));
        await session.make(await removing(session, FULL));
        const problem = await session.refused(
          { method: 'POST', path: `/quotes/${quote.id}/accept` },
          409,
          'quote_stale',
        );
        // The removal's 6.00 now pay for it.
        expectEqual(
          [problem.quote?.creditApplied.amount, problem.quote?.dueNow.amount],
          [600, 0],
          'the new quote',
        );
        expectEqual(
          (await session.members()).filter(({ email }) => email === ADA).length,
          0,
          'the seats of the one who was not added',
        );
      },
    },
    {
      rules: ['QUO-2', 'PAY-5'],
      title: 'a quote that is accepted twice, at once, is charged once',
      needs: ['fresh account', 'clock', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const quote = await session.quote(adding(ADA));
        const before = await session.documents();
        const answers = await Promise.all(
          [1, 2, 3].map(() => session.ask({ method: 'POST', path: `/quotes/${quote.id}/accept` })),
        );
        const ids = new Set(
          answers.filter(({ status }) => status === 200).map(({ body }) => (body as Change).id),
        );
        expectEqual(ids.size, 1, 'the number of changes');
        expectThat(
          answers.every(({ status }) => status === 200 || status === 409),
          'Whoever accepts once more gets the same change, or a conflict',
        );
        expectEqual(await session.documents(), before + 1, 'the number of documents');
      },
    },
    {
      rules: ['QUO-2', 'ACC-2'],
      title: 'nobody but who asked for it can accept a quote',
      needs: ['fresh account', 'money'],
      async run(backend) {
        const manager = { name: 'Mia Manager', email: 'manager@example.com', role: 'manager' };
        const session = await backend.begin(accountOf(0, { members: [manager] }));
        const quote = await session.quote(adding(ADA));
        const { status } = await session
          .as('manager')
          .ask({ method: 'POST', path: `/quotes/${quote.id}/accept` });
        expectThat(
          status === 403 || status === 404,
          `Somebody else's quote must not be accepted, and was answered ${status}`,
        );
        expectEqual((await session.subscription()).quantity, 2, 'the seats');
      },
    },
  ],
};
