import type { RequestedChange } from '@billfold/contract';
import type { Backend } from '../backend.ts';
import { expectEqual, expectThat, present, type Chapter, type Check } from '../check.ts';
import type { Need } from '../needs.ts';
import type { RuleId } from '../rules.ts';
import type { Session } from '../session.ts';
import {
  accountOf,
  ADA,
  adding,
  amounts,
  APRIL,
  BEN,
  CLEO,
  FULL,
  measured,
  MARCH,
  planChange,
  removing,
  units,
} from './accounts.ts';

const NEEDS: readonly Need[] = ['fresh account', 'clock', 'money'];

/** What is done on a day, and what its lines come to: charges positive, credits negative. */
interface Step {
  on: string;
  add?: readonly string[];
  remove?: string;
  /** To the plan above this one, at 20.00 a month. */
  plan?: 'higher';
  amounts: readonly number[];
}

interface Example {
  rules: readonly RuleId[];
  title: string;
  overrides?: Record<string, unknown>;
  steps: readonly Step[];
}

/** The worked examples of seats and proration. Each figure is reckoned by hand. */
const examples: readonly Example[] = [
  {
    rules: ['SEAT-1'],
    title: 'a member added at half of a period at 12.00 is charged 6.00',
    steps: [{ on: '2026-04-16', add: [ADA], amounts: [600] }],
  },
  {
    rules: ['SEAT-2'],
    title: 'a full-period member removed at half of a period is credited 6.00',
    steps: [{ on: '2026-04-16', remove: FULL, amounts: [-600] }],
  },
  {
    rules: ['SEAT-1', 'SEAT-2'],
    title: 'added on the 16th, removed on the 24th: 6.00, then 2.80 back',
    steps: [
      { on: '2026-04-16', add: [ADA], amounts: [600] },
      { on: '2026-04-24', remove: ADA, amounts: [-280] },
    ],
  },
  {
    rules: ['SEAT-2'],
    title: 'at 9.99 one goes and one comes on the 16th: 4.99 back, 5.00 charged',
    overrides: { ...APRIL, price: 999 },
    steps: [
      { on: '2026-04-16', remove: FULL, amounts: [-499] },
      { on: '2026-04-16', add: [ADA], amounts: [500] },
    ],
  },
  {
    rules: ['SEAT-2', 'SEAT-4', 'PLAN-2'],
    title: '12.00 → 20.00 on the 16th, removed on the 24th: 6.00 back, 10.00, then 4.67 back',
    steps: [
      { on: '2026-04-16', plan: 'higher', amounts: [-600, -600, 1000, 1000] },
      { on: '2026-04-24', remove: FULL, amounts: [-467] },
    ],
  },
  {
    rules: ['SEAT-1', 'SEAT-2'],
    title: 'March at 9.99: added on the 12th 6.45, removed on the 20th 3.87 back',
    overrides: MARCH,
    steps: [
      { on: '2026-03-12', add: [ADA], amounts: [645] },
      { on: '2026-03-20', remove: ADA, amounts: [-387] },
    ],
  },
  {
    rules: ['SEAT-5'],
    title: 'three added at once in March at 9.99: 19.35 on one invoice',
    overrides: MARCH,
    steps: [{ on: '2026-03-12', add: [ADA, BEN, CLEO], amounts: [645, 645, 645] }],
  },
  {
    rules: ['SEAT-1', 'TAX-4'],
    title: 'yen have no decimals: 1500 a month, added on 12 March: 968',
    overrides: { ...MARCH, price: 1500, currency: 'JPY' },
    steps: [{ on: '2026-03-12', add: [ADA], amounts: [968] }],
  },
  {
    rules: ['SEAT-1', 'CAL-2'],
    title: 'February of a leap year at 12.00, added on the 15th: 6.21',
    overrides: { ...APRIL, periodStart: '2028-02-01' },
    steps: [{ on: '2028-02-15', add: [ADA], amounts: [621] }],
  },
  {
    rules: ['SEAT-1'],
    title: 'a year at 120.00, added on 1 September: 59.51',
    overrides: { ...APRIL, price: 12_000, interval: 'year', periodStart: '2026-03-01' },
    steps: [{ on: '2026-09-01', add: [ADA], amounts: [5951] }],
  },
  {
    rules: ['SEAT-2'],
    title: 'added and removed on one day nets to zero',
    steps: [
      { on: '2026-04-16', add: [ADA], amounts: [600] },
      { on: '2026-04-16', remove: ADA, amounts: [-600] },
    ],
  },
];

function exampleCheck({ rules, title, overrides = APRIL, steps }: Example): Check<Backend> {
  return {
    rules,
    title,
    needs: NEEDS,
    async run(backend) {
      const session = await backend.begin(accountOf(1, overrides));
      for (const step of steps) {
        await session.moveTo(step.on);
        const { quote, change } = await session.make(await requested(session, step));
        expectEqual(sorted(amounts(quote.lines)), sorted(step.amounts), `the lines on ${step.on}`);
        if (!change.invoiceId) continue;
        const invoice = await session.invoice(change.invoiceId);
        expectEqual(sorted(amounts(invoice.lines)), sorted(step.amounts), `the invoice of ${step.on}`);
        expectEqual(invoice.amountPaid.amount, quote.dueNow.amount, `what was charged on ${step.on}`);
      }
    },
  };
}

/** In which order the lines stand is the backend's matter. */
function sorted(figures: readonly number[]): number[] {
  return figures.toSorted((a, b) => a - b);
}

async function requested(session: Session, { add, remove, plan }: Step): Promise<RequestedChange> {
  if (add) return adding(...add);
  if (plan) return planChange(session, plan);
  return removing(session, remove ?? '');
}

const behaviour: readonly Check<Backend>[] = [
  {
    rules: ['SEAT-6', 'SEAT-7', 'INV-2'],
    title: 'a declined invitation stands, blocks the next one, and paying lifts it',
    needs: [...NEEDS, 'faults'],
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      await session.decline('card_declined');
      const { change } = await session.make(adding(ADA));
      expectEqual([change.status, change.payment?.status], ['applied', 'failed'], 'the change');
      await session.member(ADA);
      const invoice = await session.invoice(change.invoiceId);
      const { status, overdue, amountDue } = invoice;
      expectEqual([status, overdue, units(amountDue)], ['open', true, 600], 'the invoice');
      const { code, remedy } = await session.refusal(adding(BEN));
      expectEqual([code, remedy?.kind], ['invitations_blocked', 'pay_invoice'], 'the refusal');
      await session.decline(null);
      await session.make({ type: 'pay_invoice', invoiceId: invoice.id });
      await session.make(adding(BEN));
    },
  },
  {
    rules: ['SEAT-7'],
    title: 'while an invoice is overdue members can still be removed',
    needs: [...NEEDS, 'faults'],
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      await session.decline('card_declined');
      await session.make(adding(ADA));
      await session.make(await removing(session, FULL));
      const left = (await session.members()).map(({ email }) => email);
      expectThat(!left.includes(FULL), 'Whoever was removed must not hold a seat any more');
    },
  },
  {
    rules: ['SEAT-8'],
    title: 'the invited are told of a payment problem, without amount or reason',
    needs: [...NEEDS, 'faults'],
    async run(backend) {
      const invited = { name: null, email: ADA, status: 'invited' };
      const session = await backend.begin(accountOf(0, { members: [invited] }));
      await session.moveTo('2026-04-16');
      await session.decline('insufficient_funds');
      await session.make(adding(BEN));
      const { notices } = await session.as('invited').account();
      const kinds = notices.map(({ kind }) => kind);
      expectThat(
        kinds.includes('payment_problem'),
        `The invited must be told; they were told ${kinds.join(', ') || 'nothing'}`,
      );
      const told = JSON.stringify(notices);
      expectThat(!/insufficient_funds|amount/.test(told), `They must not be told amount or reason: ${told}`);
      const own = (await session.account()).notices.map(({ kind }) => kind);
      expectThat(own.includes('payment_failed'), 'The owner must be told of the failed payment');
    },
  },
  {
    rules: ['SEAT-9'],
    title: 'a quote says what one more member costs now, and at the renewal',
    needs: NEEDS,
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      const { dueNow, nextRenewal } = await session.quote(adding(ADA));
      const renewal = [nextRenewal.before?.amountDue.amount, nextRenewal.after?.amountDue.amount];
      expectEqual([units(dueNow), ...renewal], [600, 2400, 3600], 'now, and at the renewal before and after');
    },
  },
  {
    rules: ['SEAT-10'],
    title: 'the owner holds a seat and cannot be removed; quantity is active and invited',
    needs: NEEDS,
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.make(adding(ADA));
      expectEqual((await session.subscription()).quantity, 3, 'owner, active and invited');
      const owner = (await session.members()).find(({ role }) => role === 'owner');
      const { errors = [] } = await session.refusal({
        type: 'remove_members',
        memberIds: [present(owner, 'the owner among the members').id],
      });
      expectEqual(
        errors.map(({ pointer, code }) => [pointer, code]),
        [['/change/memberIds/0', 'owner_not_removable']],
        'the errors',
      );
    },
  },
  {
    rules: ['SEAT-11', 'REQ-3'],
    title: 'one address, one seat: each bad address is named, and nothing changes',
    needs: ['fresh account'],
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      const emails = [
        ADA,
        'ADA@example.com',
        FULL.toUpperCase(),
        'no address',
        '<b>x</b>@example.com',
        'x\u202e@example.com',
      ];
      const before = await session.documents();
      const { errors = [] } = await session.refusal(adding(...emails));
      expectEqual(
        errors.map(({ pointer, code }) => [pointer, code]),
        [
          ['/change/emails/1', 'duplicate'],
          ['/change/emails/2', 'already_member'],
          ['/change/emails/3', 'invalid_email'],
          ['/change/emails/4', 'invalid_email'],
          ['/change/emails/5', 'invalid_email'],
        ],
        'the errors',
      );
      expectEqual(await session.documents(), before, 'the number of documents');
    },
  },
  {
    rules: ['SEAT-3', 'INV-6'],
    title: 'a renewal charges every active and invited member on one line, and lists them beneath it',
    needs: NEEDS,
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      await session.make(adding(ADA));
      await session.moveTo('2026-05-01');
      const invoice = await session.latestInvoice();
      const [line] = invoice.lines;
      expectEqual([line?.kind, line?.quantity, line?.amount.amount], ['renewal', 3, 3600], 'the line');
      const members = await session.all<{ id: string; email: string }>(
        `/invoices/${invoice.id}/lines/${line?.id ?? ''}/members`,
      );
      expectEqual(
        members.filter(({ email }) => [ADA, FULL].includes(email)).length,
        2,
        'the members whom the line is about',
      );
      expectEqual(members.length, 3, 'the number of members of the line');
    },
  },
  {
    rules: ['SEAT-12'],
    title: 'accepting an invitation moves no money, and works while an invoice is overdue',
    needs: [...NEEDS, 'faults'],
    async run(backend) {
      const invited = { name: null, email: ADA, status: 'invited' };
      const session = await backend.begin(accountOf(0, { members: [invited] }));
      await session.moveTo('2026-04-16');
      await session.decline('card_declined');
      await session.make(adding(BEN));
      const documents = await session.documents();
      const accepted = await session
        .as('invited')
        .post<{ status: string }>(`/members/${await session.member(ADA)}/accept`);
      expectEqual(accepted.status, 'active', 'the member');
      expectEqual(await session.documents(), documents, 'the number of documents');
    },
  },
  {
    rules: ['SEAT-12'],
    title: 'a declined invitation is a removal that day: 6.00 back on the 16th',
    needs: NEEDS,
    async run(backend) {
      const invited = { name: null, email: ADA, status: 'invited' };
      const session = await backend.begin(accountOf(0, { members: [invited] }));
      await session.moveTo('2026-04-16');
      await session.as('invited').post(`/members/${await session.member(ADA)}/decline`);
      const left = (await session.members()).map(({ email }) => email);
      expectThat(!left.includes(ADA), 'Whoever declined must not hold a seat any more');
      const { balance } = await session.get<{ balance: { amount: number } }>('/credits');
      expectEqual(balance.amount, 600, 'the balance');
    },
  },
  {
    rules: ['SEAT-12'],
    title: 'where invitations lapse, one that nobody accepted is a removal that day: 2.80 back on the 24th',
    needs: NEEDS,
    async run(backend) {
      const session = await backend.begin(accountOf(0, { policy: { invitationDays: 8 } }));
      await session.moveTo('2026-04-16');
      await session.make(adding(ADA));
      await session.moveTo('2026-04-24');
      const left = (await session.members()).map(({ email }) => email);
      expectThat(!left.includes(ADA), 'Whoever did not accept in time must not hold a seat any more');
      const { balance } = await session.get<{ balance: { amount: number } }>('/credits');
      expectEqual(balance.amount, 280, 'the balance');
    },
  },
  {
    rules: ['SEAT-5'],
    title: 'where charges wait for the next invoice, a credit first lowers its own',
    needs: NEEDS,
    async run(backend) {
      const session = await backend.begin(accountOf(1, { policy: { seatInvoicing: 'next_invoice' } }));
      await session.moveTo('2026-04-16');
      const added = await session.make(adding(ADA));
      expectEqual(
        [units(added.quote.dueNow), units(added.quote.dueAtRenewal), added.change.invoiceId],
        [0, 600, null],
        'what is due now and at the renewal',
      );
      await session.moveTo('2026-04-24');
      const removed = await session.make(await removing(session, ADA));
      const [part] = removed.quote.creditTo;
      expectEqual(
        [part?.to, part?.amount.amount, removed.change.creditNoteIds.length],
        ['pending_charge', 280, 0],
        'where the credit goes',
      );
      const estimate = present((await session.upcoming()).estimate, 'the estimate');
      // Two seats at 12.00, and the 3.20 that were used.
      expectEqual(units(estimate.total), 2720, 'the estimate of the renewal');
    },
  },
  {
    rules: ['CAL-2', 'TIME-1'],
    title: 'begun on 31 January, periods end on 28 February, 31 March and 30 April',
    needs: ['fresh account', 'clock'],
    async run(backend) {
      const session = await backend.begin(accountOf(0, { periodStart: '2026-01-31' }));
      for (const [day, end] of [
        ['2026-02-01', '2026-02-28'],
        ['2026-03-01', '2026-03-31'],
        ['2026-04-01', '2026-04-30'],
      ] as const) {
        await session.moveTo(day);
        expectEqual((await session.subscription()).currentPeriod.end, end, `the end of the period on ${day}`);
      }
    },
  },
  {
    rules: ['CAL-2'],
    title: 'begun on 29 February for a year, it ends on 28 February, and in a leap year on the 29th',
    needs: ['fresh account', 'clock'],
    async run(backend) {
      const session = await backend.begin(accountOf(0, { periodStart: '2024-02-29', interval: 'year' }));
      for (const [day, end] of [
        ['2024-03-01', '2025-02-28'],
        ['2027-03-01', '2028-02-29'],
      ] as const) {
        await session.moveTo(day);
        expectEqual((await session.subscription()).currentPeriod.end, end, `the end of the period on ${day}`);
      }
    },
  },
  {
    rules: ['CAL-1'],
    title: 'a period begins with the first instant of its day where the account is',
    needs: ['fresh account', 'clock', 'money'],
    async run(backend) {
      // 1 May begins in Auckland (UTC+12) at noon of 30 April in UTC.
      const session = await backend.begin(accountOf(0, { timeZone: 'Pacific/Auckland' }));
      await session.moveTo('2026-04-30T11:59:59Z');
      expectEqual(
        (await session.subscription()).currentPeriod.start,
        '2026-04-01',
        'the period a second before',
      );
      await session.moveTo('2026-04-30T12:00:00Z');
      expectEqual(
        (await session.subscription()).currentPeriod.start,
        '2026-05-01',
        'the period at its first instant',
      );
    },
  },
  {
    rules: ['CAL-3', 'INV-6'],
    title: 'lines show the unit that policy names: 15 of 30 days, or as many seconds',
    needs: NEEDS,
    async run(backend) {
      for (const unit of ['day', 'second'] as const) {
        const session = await backend.begin(accountOf(1, { policy: { prorationUnit: unit } }));
        const { prorationUnit } = (await session.account()).policy;
        await session.moveTo('2026-04-16');
        const [line] = (await session.quote(adding(ADA))).lines;
        const length = prorationUnit === 'day' ? 1 : 86_400;
        const { unit: said, units: part, unitsInPeriod } = measured(line);
        expectEqual(
          [said, part, unitsInPeriod],
          [prorationUnit, 15 * length, 30 * length],
          'the units of the line',
        );
      }
    },
  },
  {
    rules: ['CAL-3'],
    title: 'at noon of the 16th a seat costs 6.00 by the day, and 5.80 by the second',
    needs: NEEDS,
    async run(backend) {
      for (const unit of ['day', 'second'] as const) {
        const session = await backend.begin(accountOf(1, { policy: { prorationUnit: unit } }));
        const { prorationUnit } = (await session.account()).policy;
        await session.moveTo('2026-04-16T12:00:00Z');
        const { dueNow } = await session.quote(adding(ADA));
        // 15 of 30 days; or 14.5 of them.
        expectEqual(units(dueNow), prorationUnit === 'day' ? 600 : 580, `due now by the ${prorationUnit}`);
      }
    },
  },
];

/** Seats, proration and the calendar: what members cost, and what is given back. */
export const seats: Chapter<Backend> = {
  name: 'seats',
  title: 'Seats and proration',
  checks: [...examples.map(exampleCheck), ...behaviour],
};
