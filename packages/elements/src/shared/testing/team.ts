import type {
  Account,
  BillingAdapter,
  Change,
  Member,
  MemberList,
  Notice,
  Policy,
  Quote,
  RequestedChange,
  WriteOptions,
} from '@billfold/contract';
import { teamPolicy } from '@billfold/contract/testing';
import { added, eur, removed, visa } from './fixtures.ts';

/** A hand-made team: who is in it, what inviting and removing would cost, and a backend that says so. */

const asOf = '2026-04-16T09:00:00+02:00';

export const may: Account['viewer']['permissions'] = [
  'invoices.read',
  'invoices.pay',
  'members.read',
  'members.invite',
  'members.manage',
  'credits.read',
];

export const policy: Policy = teamPolicy;

export function account(more: Partial<Account> = {}): Account {
  return {
    id: 'acc_1',
    name: 'Studio Nord',
    status: 'open',
    policy,
    timeZone: 'Europe/Paris',
    currency: 'EUR',
    country: 'FR',
    locale: 'fr',
    asOf,
    support: { url: 'https://example.org/support', hours: null },
    viewer: { memberId: 'm_owner', name: 'Claire Petit', role: 'owner', permissions: [...may] },
    notices: [],
    ...more,
  };
}

export const paymentFailed: Notice = {
  kind: 'payment_failed',
  params: {
    invoiceId: 'inv_2',
    number: 'INV-10682',
    amountDue: eur(600),
    declineCode: 'insufficient_funds',
  },
  severity: 'critical',
  remedy: {
    kind: 'pay_invoice',
    params: { invoiceId: 'inv_2', number: 'INV-10682', amountDue: eur(600) },
  },
};

export function member(more: Partial<Member> = {}): Member {
  return {
    id: 'm_jonas',
    name: 'Jonas Weber',
    email: 'jonas@example.org',
    role: 'member',
    status: 'active',
    invitedOn: '2026-03-01',
    joinedOn: '2026-03-02',
    lapsesOn: null,
    ...more,
  };
}

export const owner = member({
  id: 'm_owner',
  name: 'Claire Petit',
  email: 'claire@example.org',
  role: 'owner',
});
export const invited = member({
  id: 'm_ines',
  name: null,
  email: 'ines@example.org',
  status: 'invited',
  invitedOn: '2026-04-16',
  joinedOn: null,
  lapsesOn: null,
});
export const team: readonly Member[] = [owner, invited, member()];

export function quote(more: Partial<Quote> = {}): Quote {
  return {
    id: 'quo_1',
    change: { type: 'add_members', emails: ['lea@example.org'] },
    lines: [{ ...added, params: { name: 'lea@example.org', planName: 'Standard' } }],
    tax: [{ category: 'standard', rate: '0.21', taxableAmount: eur(496), amount: eur(104) }],
    total: eur(600),
    creditApplied: eur(0),
    dueNow: eur(600),
    dueAtRenewal: eur(0),
    creditTo: [],
    nextRenewal: {
      before: { renewsOn: '2026-05-01', amountDue: eur(3600) },
      after: { renewsOn: '2026-05-01', amountDue: eur(4800) },
    },
    outcome: 'applied',
    effectiveAt: asOf,
    asOf,
    expiresAt: '2026-04-16T09:10:00+02:00',
    ...more,
  };
}

export const removalQuote = quote({
  change: { type: 'remove_members', memberIds: ['m_jonas'] },
  lines: [removed],
  tax: [{ category: 'standard', rate: '0.21', taxableAmount: eur(-496), amount: eur(-104) }],
  total: eur(-600),
  dueNow: eur(0),
  creditTo: [{ to: 'balance', amount: eur(600), invoiceNumber: null }],
  nextRenewal: {
    before: { renewsOn: '2026-05-01', amountDue: eur(3600) },
    after: { renewsOn: '2026-05-01', amountDue: eur(1800) },
  },
});

export const payQuote = quote({
  change: { type: 'pay_invoice', invoiceId: 'inv_2' },
  lines: [],
  tax: [],
  total: eur(0),
  nextRenewal: {
    before: { renewsOn: '2026-05-01', amountDue: eur(3600) },
    after: { renewsOn: '2026-05-01', amountDue: eur(3600) },
  },
});

export function change(type: Change['type'], more: Partial<Change> = {}): Change {
  return {
    id: 'chg_1',
    type,
    status: 'applied',
    effectiveAt: asOf,
    invoiceId: null,
    creditNoteIds: [],
    memberIds: ['m_1'],
    payment: null,
    confirmation: null,
    ...more,
  };
}

export const payment = (more: Partial<NonNullable<Change['payment']>> = {}): Change['payment'] => ({
  id: 'pay_1',
  status: 'succeeded',
  amount: eur(600),
  declineCode: null,
  invoiceId: 'inv_2',
  method: visa,
  nextAction: null,
  ...more,
});

/** Finds members as a backend would, in pages. */
export function listOf(all: readonly Member[]): NonNullable<BillingAdapter['members']>['list'] {
  return ({ query = '', cursor, limit = 20 } = {}) => {
    const found = all.filter(({ name, email }) =>
      `${name ?? ''} ${email}`.toLowerCase().includes(query.toLowerCase()),
    );
    const start = Number(cursor ?? 0);
    return Promise.resolve<MemberList>({
      data: found.slice(start, start + limit),
      nextCursor: start + limit < found.length ? String(start + limit) : null,
      total: found.length,
      asOf,
    });
  };
}

/** A backend in memory whose answers can be changed as a test goes on, and which keeps what it was asked. */
export class TeamBackend {
  account = account();
  team: readonly Member[] = team;
  /** What was to be quoted. */
  readonly asked: RequestedChange[] = [];
  /** The quotes that were accepted, with their idempotency keys. */
  readonly accepted: { id: string; key: string | undefined }[] = [];
  readonly resent: string[] = [];
  /** Answers to the next quotes and acceptances, in turn; the last one stays. */
  quotes: (() => Promise<Quote>)[] = [];
  changes: (() => Promise<Change>)[] = [];

  get adapter(): Required<Pick<BillingAdapter, 'account' | 'members' | 'quotes'>> {
    return {
      account: { read: () => Promise.resolve(this.account) },
      members: {
        list: (query) => listOf(this.team)(query),
        accept: () => Promise.reject(new Error('Nobody accepts here')),
        decline: () => Promise.reject(new Error('Nobody declines here')),
        resend: (id) => {
          this.resent.push(id);
          return Promise.resolve(invited);
        },
      },
      quotes: {
        create: (requested) => {
          this.asked.push(requested);
          return next(this.quotes);
        },
        accept: (id, options?: WriteOptions) => {
          this.accepted.push({ id, key: options?.idempotencyKey });
          return next(this.changes);
        },
      },
    };
  }
}

function next<T>(answers: (() => Promise<T>)[]): Promise<T> {
  const answer = answers.length > 1 ? answers.shift() : answers[0];
  return answer ? answer() : Promise.reject(new Error('The test expects no such call'));
}
