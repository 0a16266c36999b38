import type { Change, Confirmation, Confirmed } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { MANAGER, planChange, accountOf } from './accounts.ts';
import { mailedToken } from './mail.ts';

const NEEDS: readonly Need[] = ['fresh account', 'clock', 'money', 'outbox'];

/** The owner's and a manager's seat at 12.00; a higher plan waits for a mailed link. */
function begin(backend: Backend): Promise<Session> {
  const members = [{ name: 'Mia Manager', email: MANAGER, role: 'manager' }];
  return backend.begin(accountOf(0, { members, policy: { higherPlan: 'confirmation' } }));
}

/** Its owner has asked for a higher plan. */
async function asked(backend: Backend): Promise<{ session: Session; change: Change; token: string }> {
  const session = await begin(backend);
  const { quote, change } = await session.make(await planChange(session, 'higher'));
  expectEqual(
    [quote.outcome, change.status],
    ['awaiting_confirmation', 'awaiting_confirmation'],
    'quote and change',
  );
  return { session, change, token: await mailedToken(session) };
}

function look(session: Session, token: string): Promise<Confirmation> {
  return session.must<Confirmation>({
    method: 'GET',
    path: '/confirmations/current',
    headers: { 'billfold-confirmation': token },
  });
}

async function commit(session: Session, token: string): Promise<Confirmed> {
  const { change } = await look(session, token);
  const quote = await session.quote(present(change, 'the change that the link is about'));
  return session.post<Confirmed>('/confirmations', { token, quoteId: quote.id });
}

const confirm = (token: string) => ({ method: 'POST', path: '/confirmations', body: { token } });

/** Links in e-mails. */
export const confirmations: Chapter<Backend> = {
  name: 'confirmations',
  title: 'Confirmations',
  checks: [
    {
      rules: ['CONF-1', 'PLAN-2'],
      title:
        'a higher plan waits for its link; opening the link does nothing, and the button commits a fresh quote',
      needs: NEEDS,
      async run(backend) {
        const { session, change, token } = await asked(backend);
        const { planId } = await session.subscription();
        const documents = await session.documents();
        for (const time of ['once', 'twice'])
          expectEqual((await look(session, token)).changeId, change.id, `the change, looked at ${time}`);
        expectEqual(
          [(await session.subscription()).planId, await session.documents()],
          [planId, documents],
          'plan and documents after looking',
        );
        const { kind, change: confirmed } = await commit(session, token);
        expectEqual([kind, confirmed?.status], ['change_plan', 'applied'], 'what confirming came to');
        const after = await session.subscription();
        expectThat(after.planId !== planId, 'The plan must be the higher one');
        expectEqual(
          [after.pendingChange, await session.documents()],
          [null, documents + 1],
          'pending change and documents',
        );
      },
    },
    {
      rules: ['CONF-1'],
      title: 'a link works once',
      needs: NEEDS,
      async run(backend) {
        const { session, token } = await asked(backend);
        await commit(session, token);
        const documents = await session.documents();
        await session.refused(confirm(token), 409, 'confirmation_used');
        expectEqual(await session.documents(), documents, 'the number of documents');
      },
    },
    {
      rules: ['CONF-1'],
      title: 'a link lapses after seven days, and not before; an unknown one is not found',
      needs: NEEDS,
      async run(backend) {
        const { session, change, token } = await asked(backend);
        await session.advance('PT167H');
        expectEqual((await look(session, token)).changeId, change.id, 'the change an hour before');
        await session.advance('PT2H');
        await session.refused(
          { method: 'GET', path: '/confirmations/current', headers: { 'billfold-confirmation': token } },
          409,
          'confirmation_lapsed',
        );
        await session.refused(confirm(token), 409, 'confirmation_lapsed');
        await session.refused(confirm('unknown'), 404, 'not_found');
      },
    },
    {
      rules: ['CONF-1'],
      title: 'a link can be sent again, and what is sent works',
      needs: NEEDS,
      async run(backend) {
        const { session, change } = await asked(backend);
        const before = (await session.outbox()).length;
        await session.post<Change>(`/changes/${change.id}/resend`);
        expectEqual((await session.outbox()).length, before + 1, 'the mails');
        expectEqual(
          (await commit(session, await mailedToken(session))).change?.status,
          'applied',
          'the change',
        );
      },
    },
    {
      rules: ['CONF-1', 'OWN-1'],
      title: 'a link dies when ownership passes',
      needs: NEEDS,
      async run(backend) {
        const { session, token } = await asked(backend);
        await session.post('/account/owner', { memberId: await session.member(MANAGER) });
        const heir = session.as('manager');
        const { planId } = await heir.subscription();
        const { status, body } = await heir.ask(confirm(token));
        expectThat(
          status === 409 || status === 404,
          `The link must be dead, and was answered ${status} ${JSON.stringify(body)}`,
        );
        expectEqual((await heir.subscription()).planId, planId, 'the plan');
      },
    },
    {
      rules: ['CONF-1', 'PLAN-6'],
      title: 'a link checks everything anew: while an invoice is overdue it is refused',
      needs: [...NEEDS, 'faults'],
      async run(backend) {
        const session = await begin(backend);
        await session.moveTo('2026-04-29');
        const { change } = await session.make(await planChange(session, 'higher'));
        const token = await mailedToken(session);
        await session.decline('card_declined');
        await session.moveTo('2026-05-02');
        expectEqual((await session.subscription()).status, 'past_due', 'the subscription');
        const { change: asks } = await look(session, token);
        const { code } = await session.refusal(present(asks, 'the change that the link is about'));
        expectEqual(code, 'account_overdue', 'the refusal of the fresh quote');
        const { status } = await session.ask(confirm(token));
        expectThat(
          status >= 400 && status < 500,
          `Without a quote the link must do nothing, and was answered ${status}`,
        );
        expectEqual(
          (await session.get<Change>(`/changes/${change.id}`)).status,
          'awaiting_confirmation',
          'the change',
        );
      },
    },
  ],
};
