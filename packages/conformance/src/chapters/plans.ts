import type { Change, Plan, RequestedChange } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, NotCovered, present, type Chapter, type Check } from '../check.ts';
import type { Need } from '../needs.ts';
import type { Session } from '../session.ts';
import { accountOf, neighbour, planChange, profileOf, taxes, units, viewerOf } from './accounts.ts';

const NEEDS: readonly Need[] = ['fresh account', 'clock', 'money'];

function changeCheck(
  title: string,
  to: 'higher' | 'yearly',
  expected: [dueNow: number, tax: number],
  period: { start: string; end: string },
): Check<Backend> {
  return {
    rules: to === 'higher' ? ['PLAN-2'] : ['PLAN-2', 'PLAN-4'],
    title: `three seats, ${title}`,
    needs: NEEDS,
    async run(backend) {
      const session = await backend.begin(accountOf(2));
      await session.moveTo('2026-04-16');
      const { quote, change } = await session.make(await planChange(session, to));
      expectEqual([units(quote.dueNow), taxes(quote.tax)], expected, 'due now and tax');
      const invoice = await session.invoice(change.invoiceId);
      expectEqual(
        [units(invoice.total), taxes(invoice.tax), units(invoice.amountPaid)],
        [...expected, expected[0]],
        'the invoice',
      );
      const { start, end } = (await session.subscription()).currentPeriod;
      expectEqual({ start, end }, period, 'the period');
    },
  };
}

/** A team that went up on the 16th, so that there is a plan below. */
async function upTeam(backend: Backend): Promise<{ session: Session; below: string }> {
  const session = await backend.begin(accountOf(1));
  await session.moveTo('2026-04-16');
  const { planId: below } = await session.subscription();
  await session.make(await planChange(session, 'higher'));
  return { session, below };
}

/** A program that is not on its lowest tier. */
async function middleProgram(backend: Backend): Promise<{ session: Session; lower: Plan }> {
  const any = await backend.begin(profileOf('program'));
  const [lower, upper] = (await any.plans()).toSorted((a, b) => a.rank - b.rank);
  const session = await backend.begin(profileOf('program', { plan: present(upper, 'a second tier').id }));
  return { session, lower: present(lower, 'a lowest tier') };
}

/** Plans and their changes. */
export const plans: Chapter<Backend> = {
  name: 'plans',
  title: 'Plans',
  checks: [
    {
      rules: ['PLAN-1'],
      title:
        'plans are listed lowest first, one is the current one, and prices are in the account’s currency',
      needs: [],
      async run(backend) {
        const session = await backend.visit();
        const [list, { planId }, { currency }] = [
          await session.plans(),
          await session.subscription(),
          await session.account(),
        ];
        const ranks = list.map(({ rank }) => rank);
        expectEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
          'the ranks',
        );
        expectEqual(
          list.filter(({ current }) => current).map(({ id }) => id),
          [planId],
          'the current plan',
        );
        const currencies = new Set(
          list.flatMap(({ prices }) =>
            prices.flatMap((price) => [price.currency, price.unitAmount.currency]),
          ),
        );
        expectEqual([...currencies], [currency], 'the currencies');
      },
    },
    changeCheck('12.00 → 20.00 a month on the 16th: −18.00 + 30.00, tax 2.08', 'higher', [1200, 208], {
      start: '2026-04-01',
      end: '2026-05-01',
    }),
    changeCheck(
      '12.00 a month → 120.00 a year on the 16th: −18.00 + 360.00, tax 59.36',
      'yearly',
      [34_200, 5936],
      { start: '2026-04-16', end: '2027-04-16' },
    ),
    {
      rules: ['PLAN-3'],
      title: 'a lower plan waits for the period’s end, is shown as pending, and comes then',
      needs: NEEDS,
      async run(backend) {
        const { session, below } = await upTeam(backend);
        const { quote, change } = await session.make(await planChange(session, 'lower'));
        expectEqual(
          [quote.outcome, units(quote.dueNow), change.status],
          ['scheduled', 0, 'scheduled'],
          'quote and change',
        );
        const { pendingChange, planId: still } = await session.subscription();
        expectThat(still !== below, 'The plan must not change before the period ends');
        expectEqual(
          [pendingChange?.status, pendingChange?.planId, pendingChange?.effectiveAt?.slice(0, 10)],
          ['scheduled', below, '2026-05-01'],
          'the pending change',
        );
        const estimate = present((await session.upcoming()).estimate, 'the estimate');
        expectEqual(units(estimate.total), 2400, 'the estimate, at the lower price');
        await session.moveTo('2026-05-01');
        const after = await session.subscription();
        expectEqual(
          [after.planId, after.pendingChange],
          [below, null],
          'plan and pending change after the period',
        );
        expectEqual(units((await session.latestInvoice()).total), 2400, 'the renewal');
      },
    },
    {
      rules: ['PLAN-3'],
      title: 'a lower plan that waits can be undone: the renewal is at the old price',
      needs: NEEDS,
      async run(backend) {
        const { session, below } = await upTeam(backend);
        const { change } = await session.make(await planChange(session, 'lower'));
        const undone = await session.must<Change>({ method: 'DELETE', path: `/changes/${change.id}` });
        expectEqual(undone.status, 'canceled', 'the change');
        expectEqual((await session.subscription()).pendingChange, null, 'the pending change');
        await session.moveTo('2026-05-01');
        expectThat((await session.subscription()).planId !== below, 'The plan must stay');
        expectEqual(units((await session.latestInvoice()).total), 4000, 'the renewal of two seats at 20.00');
        await session.refused({ method: 'DELETE', path: `/changes/${change.id}` }, 409, 'change_not_pending');
      },
    },
    {
      rules: ['PLAN-3', 'SUP-1'],
      title: 'a program’s lower tier is refused, with the way to support',
      needs: ['fresh account', 'program'],
      async run(backend) {
        const { session, lower } = await middleProgram(backend);
        const { interval } = await session.subscription();
        const { code, remedy } = await session.refusal({ type: 'change_plan', planId: lower.id, interval });
        expectEqual([code, remedy?.kind], ['change_not_available', 'contact_support'], 'the refusal');
        expectEqual(remedy?.params.url, (await session.account()).support.url, 'the way to support');
      },
    },
    {
      rules: ['PLAN-4'],
      title: 'year → month waits for the year’s end; a new change replaces it, and waits with it',
      needs: NEEDS,
      async run(backend) {
        const session = await backend.begin(accountOf(0, { interval: 'year', price: 12_000 }));
        await session.moveTo('2026-04-16');
        const first = await session.make(await planChange(session, 'monthly'));
        expectEqual(
          [first.change.status, first.change.effectiveAt.slice(0, 10)],
          ['scheduled', '2027-04-01'],
          'the first change',
        );
        const higher = present(await neighbour(session, 'higher'), 'a higher plan');
        const both: RequestedChange = { type: 'change_plan', planId: higher.id, interval: 'month' };
        const second = await session.make(both);
        expectEqual(
          [second.change.status, units(second.quote.dueNow)],
          ['scheduled', 0],
          'the second change, of which a part waits',
        );
        expectEqual(
          (await session.get<Change>(`/changes/${first.change.id}`)).status,
          'canceled',
          'the first change once it is replaced',
        );
        const { pendingChange } = await session.subscription();
        expectEqual(
          [pendingChange?.changeId, pendingChange?.planId, pendingChange?.interval],
          [second.change.id, higher.id, 'month'],
          'the pending change',
        );
      },
    },
    {
      rules: ['PLAN-5'],
      title: 'whoever moved the account to a higher plan is recorded',
      needs: ['fresh account', 'money'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.make(await planChange(session, 'higher'));
        expectEqual((await session.subscription()).upgradedBy, await viewerOf(session), 'who moved it up');
      },
    },
    {
      rules: ['PLAN-6'],
      title: 'a change that charges is refused while an invoice is overdue, and paying mends it',
      needs: [...NEEDS, 'faults'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.decline('card_declined');
        await session.moveTo('2026-05-01');
        const change = await planChange(session, 'higher');
        const { code, remedy } = await session.refusal(change);
        expectEqual([code, remedy?.kind], ['account_overdue', 'pay_invoice'], 'the refusal');
        await session.decline(null);
        await session.make({ type: 'pay_invoice', invoiceId: (await session.latestInvoice()).id });
        await session.make(change);
      },
    },
    {
      rules: ['PLAN-6', 'INV-1'],
      title:
        'a declined change of plan leaves a void invoice that keeps its number, the old plan, and nothing owed',
      needs: [...NEEDS, 'faults'],
      async run(backend) {
        const session = await backend.begin(accountOf(1));
        await session.moveTo('2026-04-16');
        const { planId } = await session.subscription();
        const first = await session.latestInvoice();
        await session.decline('card_declined');
        const { change } = await session.make(await planChange(session, 'higher'));
        expectEqual([change.status, change.payment?.status], ['failed', 'failed'], 'the change');
        const { number, status, overdue } = await session.invoice(change.invoiceId);
        expectEqual(
          [Number(/\d+$/.exec(number)?.[0]), status, overdue],
          [Number(/\d+$/.exec(first.number)?.[0]) + 1, 'void', false],
          'the invoice',
        );
        const after = await session.subscription();
        expectEqual([after.planId, after.status], [planId, 'active'], 'plan and status');
      },
    },
    {
      rules: ['PLAN-6', 'PAY-4'],
      title: 'a change of plan whose bank asks takes effect when the payer has answered, and not before',
      needs: [...NEEDS, 'vault', 'authentications'],
      async run(backend) {
        for (const outcome of ['succeeded', 'refused'] as const) {
          const session = await backend.begin(accountOf(1, { card: '4000000000003220' }));
          await session.moveTo('2026-04-16');
          const { planId: old } = await session.subscription();
          const { change } = await session.make(await planChange(session, 'higher'));
          expectEqual(
            [change.status, (await session.subscription()).planId],
            ['requires_action', old],
            'change and plan while the bank asks',
          );
          await session.control('authentications', {
            paymentId: present(change.payment, 'the payment').id,
            outcome,
          });
          const { status } = await session.get<Change>(`/changes/${change.id}`);
          expectEqual(
            status,
            outcome === 'succeeded' ? 'applied' : 'failed',
            `the change once it has ${outcome}`,
          );
          expectEqual(
            (await session.subscription()).planId === old,
            outcome === 'refused',
            `whether the plan is the old one once it has ${outcome}`,
          );
          const invoice = await session.invoice(change.invoiceId);
          expectEqual(invoice.status, outcome === 'succeeded' ? 'paid' : 'void', 'the invoice');
        }
      },
    },
    {
      rules: ['PLAN-1'],
      title: 'a plan that a customer cannot change to alone is marked, and refused',
      needs: ['fresh account', 'workspace'],
      async run(backend) {
        const session = await backend.begin(profileOf('workspace'));
        const closed = (await session.plans()).find(({ selfService, current }) => !selfService && !current);
        if (!closed) throw new NotCovered('a customer can change to every plan here');
        const interval = closed.prices[0]?.interval ?? (await session.subscription()).interval;
        const problem = await session.refusal({ type: 'change_plan', planId: closed.id, interval });
        // A plan without a price is not there to be bought: whichever way that is said.
        if (closed.prices.length === 0) return;
        const said = [problem.code, ...(problem.errors ?? []).map(({ code }) => code)];
        expectThat(
          said.includes('not_self_service') || said.includes('change_not_available'),
          `The refusal must say that it is not for customers alone; it said ${said.join(', ')}`,
        );
      },
    },
  ],
};
