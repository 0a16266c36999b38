import type { Closure, Confirmed, CreditEntry } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, ADA, adding, FULL, planChange, removing, units } from './accounts.ts';
import { mailedToken } from './mail.ts';

const NEEDS: readonly Need[] = ['fresh account', 'clock', 'money'];

async function close(session: Session): Promise<Closure> {
  const { version } = await session.get<Closure>('/closure');
  return session.edit<Closure>('POST', '/closure', version);
}

/** Of money within a text's parameters; `undefined` where it is none. */
function amountOf(param: unknown): number | undefined {
  return (param as { amount?: number } | null | undefined)?.amount;
}

/** On the 16th, with a balance of 6.00. */
async function withBalance(backend: Backend): Promise<Session> {
  const session = await backend.begin(accountOf(1));
  await session.moveTo('2026-04-16');
  await session.make(await removing(session, FULL));
  return session;
}

/** The end of an account. */
export const closing: Chapter<Backend> = {
  name: 'closing',
  title: 'Closing',
  checks: [
    {
      rules: ['CLO-1'],
      title: 'what is given up is named: the balance, and the time that was paid',
      needs: NEEDS,
      async run(backend) {
        const { status, blockers, forfeits } = await (await withBalance(backend)).get<Closure>('/closure');
        expectEqual([status, blockers.length], ['open', 0], 'status and what stands in the way');
        // The owner's seat: 15 of 30 days of 12.00.
        expectEqual(
          [units(forfeits.balance), forfeits.unusedTime?.end, units(forfeits.unusedAmount)],
          [600, '2026-05-01', 600],
          'balance, end of what is paid, and its charge',
        );
      },
    },
    {
      rules: ['CLO-1'],
      title: 'all that stands in the way is listed at once, each with what mends it, and closing is refused',
      needs: [...NEEDS, 'faults'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-28');
        await session.decline('card_declined');
        const { change } = await session.make(adding(ADA));
        await session.moveTo('2026-05-01');
        const { blockers, version } = await session.get<Closure>('/closure');
        const named = blockers.filter(({ kind }) => kind === 'invoice_open');
        expectEqual(
          [named.length, named.every(({ remedy }) => remedy?.kind === 'pay_invoice')],
          [2, true],
          'the open invoices',
        );
        expectThat(
          named.some(({ params }) => params.invoiceId === change.invoiceId),
          'The open invoice must be named',
        );
        await session.refused(
          { method: 'POST', path: '/closure', headers: { 'if-match': `"${version}"` } },
          409,
          'closing_blocked',
        );
        expectEqual((await session.account()).status, 'open', 'the account');
      },
    },
    {
      rules: ['CLO-1', 'SEAT-5'],
      title:
        'fifty yearly seats that wait for the next invoice stand in the way, and their remedy invoices them',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(
          accountOf(0, { interval: 'year', price: 12_000, policy: { seatInvoicing: 'next_invoice' } }),
        );
        await session.moveTo('2026-10-01');
        const emails = Array.from({ length: 50 }, (_, index) => `seat${index}@example.com`);
        await session.make(adding(...emails));
        const { blockers, version } = await session.get<Closure>('/closure');
        // 182 of 365 days of 120.00 are 59.84; fifty of them.
        expectEqual(
          blockers.map(({ kind, remedy }) => [kind, remedy?.kind, amountOf(remedy?.params.amount)]),
          [['pending_charges', 'invoice_pending_charges', 299_200]],
          'what stands in the way, and what mends it',
        );
        await session.refused(
          { method: 'POST', path: '/closure', headers: { 'if-match': `"${version}"` } },
          409,
          'closing_blocked',
        );
        const { quote, change } = await session.make({ type: 'invoice_pending_charges' });
        const { status, total, amountPaid } = await session.invoice(change.invoiceId);
        expectEqual(
          [units(quote.dueNow), status, units(total), units(amountPaid)],
          [299_200, 'paid', 299_200, 299_200],
          'the quote, and its invoice',
        );
        expectEqual((await session.get<Closure>('/closure')).blockers, [], 'what stands in the way then');
        expectEqual((await close(session)).status, 'closed', 'the closure');
      },
    },
    {
      rules: ['CLO-1', 'REQ-2'],
      title: 'closing bears the version of what was shown: without it, and once it is stale, it is refused',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const { version } = await session.get<Closure>('/closure');
        await session.refused({ method: 'POST', path: '/closure' }, 428, 'version_missing');
        await session.make(await removing(session, FULL));
        await session.refused(
          { method: 'POST', path: '/closure', headers: { 'if-match': `"${version}"` } },
          412,
          'version_stale',
        );
        expectEqual((await session.account()).status, 'open', 'the account');
      },
    },
    {
      rules: ['CLO-2'],
      title: 'after closing nothing is charged, the balance has lapsed, and the history stays readable',
      needs: NEEDS,
      async run(backend) {
        const session = await withBalance(backend);
        expectEqual((await close(session)).status, 'closed', 'the closure');
        const before = await session.documents();
        await session.moveTo('2026-08-01');
        expectEqual(
          [(await session.account()).status, await session.documents()],
          ['closed', before],
          'account and documents months later',
        );
        expectEqual((await session.upcoming()).none?.kind, 'closed', 'why nothing is estimated');
        const [newest] = await session.all<CreditEntry>('/credits');
        expectEqual([newest?.kind, newest?.amount.amount], ['lapsed', -600], 'the ledger');
        const { status } = await session.ask({
          method: 'POST',
          path: '/quotes',
          body: { change: adding(ADA) },
        });
        expectThat(status === 409 || status === 403, `Inviting must be refused, and was answered ${status}`);
      },
    },
    {
      rules: ['CLO-2'],
      title: 'a change of plan that waits dies with the account',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(accountOf(0));
        await session.moveTo('2026-04-16');
        await session.make(await planChange(session, 'higher'));
        await session.make(await planChange(session, 'lower'));
        const { planId } = await session.subscription();
        await close(session);
        await session.moveTo('2026-05-02');
        const after = await session.subscription();
        expectEqual([after.pendingChange, after.planId], [null, planId], 'pending change and plan');
      },
    },
    {
      rules: ['CLO-1', 'CONF-1'],
      title:
        'where policy says so, an account is closed by a mailed link: open until then, and withdrawn at will',
      needs: [...NEEDS, 'outbox'],
      async run(backend) {
        const session = await backend.begin(accountOf(1, { policy: { closing: 'confirmation' } }));
        const asked = await close(session);
        expectEqual(
          [asked.status, asked.confirmation === null],
          ['awaiting_confirmation', false],
          'the closure',
        );
        expectEqual((await session.account()).status, 'open', 'the account while it waits');
        const dead = await mailedToken(session);
        expectEqual(
          (await session.must<Closure>({ method: 'DELETE', path: '/closure' })).status,
          'open',
          'the closure once it is withdrawn',
        );
        await session.refused(
          { method: 'POST', path: '/confirmations', body: { token: dead } },
          409,
          'confirmation_void',
        );
        await close(session);
        const confirmed = await session.post<Confirmed>('/confirmations', {
          token: await mailedToken(session),
        });
        expectEqual(
          [confirmed.kind, present(confirmed.closure, 'the closure').status],
          ['close_account', 'closed'],
          'what confirming came to',
        );
        expectEqual((await session.account()).status, 'closed', 'the account');
      },
    },
  ],
};
