import type { Invoice, Line, Money, PlanList, RequestedChange, Subscription, Tax } from '@billfold/contract';
import type { Session } from '../backend.ts';
import { expectEqual, type Chapter, type Check } from '../check.ts';

const ADA = 'ada@example.com';
const BEN = 'ben@example.com';
const CLEO = 'cleo@example.com';
/** Holds a seat from the first day of the period. */
const FULL = 'full-period@example.com';

const units = ({ amount }: Money) => amount;
const amounts = (lines: readonly Line[]) => lines.map(({ amount }) => amount.amount);
const taxes = (tax: readonly Tax[]) => tax.reduce((sum, { amount }) => sum + amount.amount, 0);

/** What is done on a day, and what its lines come to: charges positive, credits negative. */
interface Step {
  on: string;
  add?: readonly string[];
  remove?: string;
  /** To the plan above this one, at the same interval; or to the same one for a year. */
  plan?: 'higher' | 'yearly';
  amounts: readonly number[];
}

interface Example {
  rules: readonly string[];
  title: string;
  overrides?: Record<string, unknown>;
  /** Members beside the owner who are there from the first day. */
  members?: readonly string[];
  steps: readonly Step[];
}

const APRIL = { price: 1200, currency: 'EUR', interval: 'month', periodStart: '2026-04-01', vatRate: '0.21' };
const MARCH = { ...APRIL, price: 999, periodStart: '2026-03-01' };

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
      {
        on: '2026-04-16',
        plan: 'higher',
        amounts: [-600, -600, 1000, 1000],
      },
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
];

function exampleCheck({ rules, title, overrides = APRIL, members = [FULL], steps }: Example): Check {
  return {
    rules,
    title,
    async run(backend) {
      const people = members.map((email) => ({ name: 'Full Period', email }));
      const at = String(overrides.periodStart);
      const session = await backend.begin({ at, overrides: { ...overrides, members: people } });
      for (const step of steps) {
        await session.moveTo(step.on);
        const { quote, change } = await session.make(await requested(session, step));
        expectEqual(amounts(quote.lines), step.amounts, `the lines on ${step.on}`);
        if (!change.invoiceId) continue;
        const invoice = await session.invoice(change.invoiceId);
        expectEqual(amounts(invoice.lines), step.amounts, `the invoice of ${step.on}`);
        expectEqual(invoice.amountPaid.amount, quote.dueNow.amount, `what was charged on ${step.on}`);
      }
    },
  };
}

async function requested(session: Session, { add, remove, plan }: Step): Promise<RequestedChange> {
  if (add) return { type: 'add_members', emails: [...add] };
  if (plan) return planChange(session, plan);
  return { type: 'remove_members', memberIds: [await session.member(remove ?? '')] };
}

/** Which plans there are is the backend's matter; the examples ask for one above the current one at 20.00. */
async function planChange(session: Session, plan: 'higher' | 'yearly'): Promise<RequestedChange> {
  const { planId, interval } = await session.get<Subscription>('/subscription');
  if (plan === 'yearly') return { type: 'change_plan', planId, interval: 'year' };
  const { data } = await session.get<PlanList>('/plans');
  const above = data[data.findIndex(({ id }) => id === planId) + 1];
  return { type: 'change_plan', planId: above?.id ?? 'none', interval };
}

/** An account of the owner and so many others, at the beginning of April 2026. */
function accountOf(others: number, overrides: Record<string, unknown> = {}) {
  const members = Array.from({ length: others }, (_, index) => ({
    name: `Member ${index + 1}`,
    email: index === 0 ? FULL : `member${index + 1}@example.com`,
  }));
  return { at: '2026-04-01', overrides: { ...APRIL, members, ...overrides } };
}

async function firstInvoice(session: Session): Promise<Invoice> {
  const { data } = await session.history();
  return session.invoice(data.at(-1)?.id ?? null);
}

/** What one seat's invoice says of its net and tax. */
function taxCheck(
  title: string,
  overrides: Record<string, unknown>,
  others: number,
  expected: [number, number],
): Check {
  return {
    rules: ['TAX-1', 'TAX-2'],
    title,
    async run(backend) {
      const invoice = await firstInvoice(await backend.begin(accountOf(others, overrides)));
      expectEqual([invoice.net.amount, taxes(invoice.tax)], expected, 'net and tax');
    },
  };
}

const taxChecks: readonly Check[] = [
  taxCheck('12.00 at 21 % is 9.92 and 2.08', {}, 0, [992, 208]),
  taxCheck('9.99 at 25.5 % is 7.96 and 2.03', { price: 999, vatRate: '0.255' }, 0, [796, 203]),
  taxCheck('0.03 at 20 % is 0.02 and 0.01', { price: 3, vatRate: '0.20' }, 0, [2, 1]),
  taxCheck('exempt from 21 %, three seats at 12.00 are 29.76', { taxId: 'FR40303265045' }, 2, [2976, 0]),
  {
    rules: ['TAX-1', 'CRED-1'],
    title: 'of an invoice of 6.00 at 21 % a credit note of 2.80 gives back 2.32 and 0.48',
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      const { quote } = await session.make({ type: 'add_members', emails: [ADA] });
      expectEqual([units(quote.total) - taxes(quote.tax), taxes(quote.tax)], [496, 104], 'the charge');
      await session.moveTo('2026-04-24');
      const { change } = await session.make({
        type: 'remove_members',
        memberIds: [await session.member(ADA)],
      });
      const note = await session.get<Pick<Invoice, 'net' | 'tax'>>(
        `/credit-notes/${change.creditNoteIds[0] ?? ''}`,
      );
      expectEqual([units(note.net), taxes(note.tax)], [232, 48], 'the credit note');
    },
  },
  {
    rules: ['CRED-2', 'INV-4', 'TAX-1'],
    title: 'a renewal of 36.00 at 21 % with a balance of 6.00: tax 6.25, due 30.00, as estimated',
    async run(backend) {
      const session = await backend.begin(accountOf(3));
      await session.moveTo('2026-04-16');
      await session.make({ type: 'remove_members', memberIds: [await session.member(FULL)] });
      const { estimate } = await session.upcoming();
      await session.moveTo('2026-05-01');
      const { data } = await session.history();
      const invoice = await session.invoice(data[0]?.id ?? null);
      const figures = ({
        net,
        tax,
        total,
        balanceApplied,
      }: Pick<Invoice, 'net' | 'tax' | 'total' | 'balanceApplied'>) => [
        units(net),
        taxes(tax),
        units(total),
        units(balanceApplied),
      ];
      expectEqual(figures(invoice), [2975, 625, 3600, 600], 'net, tax, total and balance');
      expectEqual(estimate && figures(estimate), figures(invoice), 'the estimate');
      expectEqual(units(invoice.amountPaid), 3000, 'what was charged');
    },
  },
];

const planChecks: readonly Check[] = [
  planCheck('12.00 → 20.00 a month on the 16th: −18.00 + 30.00, tax 2.08', 'higher', [1200, 208], {
    start: '2026-04-01',
    end: '2026-05-01',
  }),
  planCheck(
    '12.00 a month → 120.00 a year on the 16th: −18.00 + 360.00, tax 59.36',
    'yearly',
    [34_200, 5936],
    {
      start: '2026-04-16',
      end: '2027-04-16',
    },
  ),
];

function planCheck(
  title: string,
  plan: 'higher' | 'yearly',
  expected: [number, number],
  period: { start: string; end: string },
): Check {
  return {
    rules: ['PLAN-2', 'PLAN-4'],
    title: `three seats, ${title}`,
    async run(backend) {
      const session = await backend.begin(accountOf(2));
      await session.moveTo('2026-04-16');
      const { quote } = await session.make(await planChange(session, plan));
      expectEqual([units(quote.dueNow), taxes(quote.tax)], expected, 'due now and tax');
      const { currentPeriod } = await session.get<{ currentPeriod: { start: string; end: string } }>(
        '/subscription',
      );
      expectEqual({ start: currentPeriod.start, end: currentPeriod.end }, period, 'the period');
    },
  };
}

const behaviour: readonly Check[] = [
  {
    rules: ['SEAT-6', 'SEAT-7', 'INV-2'],
    title: 'a declined invitation stands, blocks the next one, and paying lifts it',
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      await session.decline('card_declined');
      const { change } = await session.make({ type: 'add_members', emails: [ADA] });
      expectEqual([change.status, change.payment?.status], ['applied', 'failed'], 'the change');
      await session.member(ADA);
      const invoice = await session.invoice(change.invoiceId);
      expectEqual(
        [invoice.status, invoice.overdue, units(invoice.amountDue)],
        ['open', true, 600],
        'the invoice',
      );
      const problem = await session.refusal({ type: 'add_members', emails: [BEN] });
      expectEqual(
        [problem.code, problem.remedy?.kind],
        ['invitations_blocked', 'pay_invoice'],
        'the refusal',
      );
      await session.decline(null);
      await session.make({ type: 'pay_invoice', invoiceId: invoice.id });
      await session.make({ type: 'add_members', emails: [BEN] });
    },
  },
  {
    rules: ['SEAT-11', 'REQ-3'],
    title: 'one address, one seat: each bad address is named, and nothing changes',
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
      const before = JSON.stringify(await session.history());
      const { errors = [] } = await session.refusal({ type: 'add_members', emails });
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
      expectEqual(JSON.stringify(await session.history()), before, 'the history');
    },
  },
  {
    rules: ['SEAT-3', 'INV-6'],
    title: 'a renewal charges every active and invited member on one line, and lists them beneath it',
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      await session.make({ type: 'add_members', emails: [ADA] });
      await session.moveTo('2026-05-01');
      const { data } = await session.history();
      const invoice = await session.invoice(data[0]?.id ?? null);
      const [line] = invoice.lines;
      expectEqual([line?.kind, line?.quantity, line?.amount.amount], ['renewal', 3, 3600], 'the line');
      const path = `/invoices/${invoice.id}/lines/${line?.id ?? ''}/members`;
      const members = await session.get<{ data: { email: string }[] }>(path);
      expectEqual(members.data.length, 3, 'the members of the line');
    },
  },
  {
    rules: ['QUO-2'],
    title: 'a quote whose day is over is stale, and the answer carries the new one',
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      const quote = await session.quote({ type: 'add_members', emails: [ADA] });
      await session.moveTo('2026-04-17');
      const { status, body } = await session.ask('POST', `/quotes/${quote.id}/accept`);
      const { code, quote: fresh } = body as { code: string; quote?: { dueNow: Money } };
      expectEqual([status, code, fresh?.dueNow.amount], [409, 'quote_stale', 560], 'the refusal');
    },
  },
  {
    rules: ['QUO-2', 'PAY-5'],
    title: 'a quote that is accepted twice is charged once',
    async run(backend) {
      const session = await backend.begin(accountOf(1));
      await session.moveTo('2026-04-16');
      const quote = await session.quote({ type: 'add_members', emails: [ADA] });
      const [first, second] = [await session.accept(quote), await session.accept(quote)];
      expectEqual(second.id, first.id, 'the change');
      expectEqual((await session.history()).total, 2, 'the documents');
    },
  },
  {
    rules: ['CAL-2', 'TIME-1'],
    title: 'begun on 31 January, periods end on 28 February, 31 March and 30 April',
    async run(backend) {
      const session = await backend.begin({
        at: '2026-01-31',
        overrides: { ...APRIL, periodStart: '2026-01-31' },
      });
      for (const [day, end] of [
        ['2026-02-01', '2026-02-28'],
        ['2026-03-01', '2026-03-31'],
        ['2026-04-01', '2026-04-30'],
      ] as const) {
        await session.moveTo(day);
        const { currentPeriod } = await session.get<{ currentPeriod: { end: string } }>('/subscription');
        expectEqual(currentPeriod.end, end, `the period on ${day}`);
      }
    },
  },
];

/** Seats, proration, credit and tax: what members cost, and what is given back. */
export const seats: Chapter = {
  title: 'Seats and proration',
  checks: [...examples.map(exampleCheck), ...taxChecks, ...planChecks, ...behaviour],
};
