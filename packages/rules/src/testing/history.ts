import type { Quote } from '@billfold/contract';
import fc from 'fast-check';
import assert from 'node:assert/strict';
import { formatInstant, nextDue, Refusal, rowAt, upcomingInvoice, type AccountState } from '../index.ts';
import { Laws } from './laws.ts';
import { Story, type Beginning } from './story.ts';

/** One thing that somebody does, or that happens. Numbers pick among whoever is there when it comes to it. */
export type Action =
  | { type: 'invite'; count: number }
  | { type: 'remove'; picks: number[] }
  | { type: 'change plan'; planId: string; interval: 'month' | 'year' }
  | { type: 'pay an overdue invoice'; pick: number }
  | { type: 'accept an invitation'; pick: number }
  | { type: 'send an invitation again'; pick: number }
  | { type: 'announce a price'; amount: number }
  | { type: 'the card is declined' }
  | { type: 'the card pays' }
  | { type: 'wait'; minutes: number; split: number }
  | { type: 'wait for the renewal' }
  | { type: 'accept an old quote'; minutes: number }
  | { type: 'accept again' };

const DAY = 24 * 60;

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ type: fc.constant('invite' as const), count: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      type: fc.constant('remove' as const),
      picks: fc.array(fc.nat(20), { minLength: 1, maxLength: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant('change plan' as const),
      planId: fc.constantFrom('pro', 'max', 'free'),
      interval: fc.constantFrom('month' as const, 'year' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('pay an overdue invoice' as const), pick: fc.nat(5) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('accept an invitation' as const), pick: fc.nat(20) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('send an invitation again' as const), pick: fc.nat(20) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('announce a price' as const),
      amount: fc.oneof(fc.constantFrom(0, 1_000_000_000_000), fc.integer({ min: 0, max: 99_999 })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('the card is declined' as const) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('the card pays' as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('wait' as const),
      minutes: fc.oneof(fc.integer({ min: 1, max: DAY }), fc.integer({ min: 1, max: 70 * DAY })),
      split: fc.integer({ min: 0, max: 100 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('wait for the renewal' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('accept an old quote' as const),
      minutes: fc.integer({ min: 0, max: 15 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('accept again' as const) }) },
);

const beginning: fc.Arbitrary<Beginning> = fc.record({
  price: fc.oneof(
    fc.constantFrom(1200, 999, 1, 7, 0, 1_000_000_000_000),
    fc.integer({ min: 1, max: 1_000_000 }),
  ),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD'),
  interval: fc.constantFrom('month' as const, 'month' as const, 'year' as const),
  startsOn: fc.constantFrom('2026-01-31', '2026-04-01', '2028-02-29', '2026-03-01', '2026-08-30'),
  country: fc.constantFrom('FR', 'NL', 'CH'),
  vatRate: fc.constantFrom('0.20', '0.21', '0.255', '0.055'),
  taxId: fc.constantFrom(null, { value: 'FR40303265045', status: 'valid' as const }),
  timeZone: fc.constantFrom('Europe/Paris', 'America/Santiago', 'Pacific/Kiritimati', 'UTC'),
  policy: fc.record({
    seatInvoicing: fc.constantFrom('immediate' as const, 'immediate' as const, 'next_invoice' as const),
    prorationUnit: fc.constantFrom('day' as const, 'day' as const, 'second' as const),
  }),
  members: fc.integer({ min: 0, max: 3 }),
});

/** A history: how an account begins, and what is done to it. */
export const histories = fc.record({ beginning, actions: fc.array(action, { minLength: 8, maxLength: 40 }) });

/** How often each action was drawn, and how often it was refused, over all histories. */
export const drawn = new Map<string, { done: number; refused: number }>();

/** Lives a history, holding every step against the laws. A broken law tells the history as a story. */
export function live({ beginning, actions }: { beginning: Beginning; actions: Action[] }): number {
  const history = new History(beginning);
  try {
    for (const action of actions) history.act(action);
    return history.story.account.subscription.periodIndex;
  } catch (error) {
    throw new Error(`${history.told.join('\n')}\n✗ ${String(error)}`, { cause: error });
  }
}

class History {
  readonly story: Story;
  readonly told: string[] = [];
  readonly #laws: Laws;
  #invited = 0;
  #lastQuote: Quote | undefined;

  constructor(beginning: Beginning) {
    this.story = new Story(beginning);
    this.#laws = new Laws(this.story);
    this.told.push(`An account begins: ${JSON.stringify(beginning)}`);
  }

  act(action: Action): void {
    const { type, ...details } = action;
    const count = drawn.get(type) ?? { done: 0, refused: 0 };
    drawn.set(type, count);
    const before = this.story.account;
    const day = formatInstant(before.now, before.timeZone);
    this.told.push(`${day}  ${type} ${JSON.stringify(details)}`);
    try {
      this.#perform(action);
      count.done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      count.refused += 1;
      this.told.push(`    refused: ${error.code}`);
    }
    this.#laws.hold();
  }

  #perform(action: Action): void {
    const { story } = this;
    switch (action.type) {
      case 'invite':
        this.#change({ type: 'add_members', emails: this.#newEmails(action.count) });
        break;
      case 'remove':
        this.#change({
          type: 'remove_members',
          memberIds: action.picks.map((pick) => this.#removable(pick)),
        });
        break;
      case 'change plan':
        this.#change({ type: 'change_plan', planId: action.planId, interval: action.interval });
        break;
      case 'pay an overdue invoice': {
        const open = story.account.openInvoiceIds;
        this.#change({ type: 'pay_invoice', invoiceId: open[action.pick % open.length] ?? 'none' });
        break;
      }
      case 'accept an invitation':
        this.#unchanged(() =>
          story.run({ type: 'accept_invitation', by: this.#member(action.pick), name: 'Someone' }),
        );
        break;
      case 'send an invitation again':
        this.#unchanged(() =>
          story.run({ type: 'resend_invitation', by: story.owner, memberId: this.#member(action.pick) }),
        );
        break;
      case 'announce a price':
        story.run({
          type: 'announce_price',
          planId: story.account.subscription.planId,
          interval: story.account.subscription.interval,
          amount: action.amount,
          from: story.account.now,
        });
        break;
      case 'the card is declined':
        story.card = { status: 'failed', declineCode: 'card_declined' };
        break;
      case 'the card pays':
        story.card = { status: 'succeeded' };
        break;
      case 'wait':
        this.#wait(action.minutes, action.split);
        break;
      case 'wait for the renewal':
        this.#renew();
        break;
      case 'accept an old quote': {
        const quote = story.quote({ type: 'add_members', emails: this.#newEmails(1) });
        this.#wait(action.minutes, 50);
        this.#accept(quote);
        break;
      }
      case 'accept again': {
        const quote = this.#lastQuote;
        if (quote) this.#unchanged(() => story.accept(quote));
        break;
      }
    }
  }

  #newEmails(count: number): string[] {
    return Array.from({ length: count }, () => `person${(this.#invited += 1)}@example.com`);
  }

  #member(pick: number): string {
    const ids = Object.keys(this.story.account.members);
    return ids[pick % ids.length] ?? 'none';
  }

  /** Seldom the owner, who cannot be removed. */
  #removable(pick: number): string {
    const ids = Object.keys(this.story.account.members).slice(1);
    return pick === 20 ? this.story.owner : (ids[pick % ids.length] ?? 'none');
  }

  #change(change: Quote['change']): void {
    this.#accept(this.story.quote(change));
  }

  /** QUO-2: what was accepted is what was quoted. */
  #accept(quote: Quote): void {
    const { story } = this;
    const paysWell = story.card.status === 'succeeded';
    const { change } = story.accept(quote);
    this.#lastQuote = quote;
    this.told.push(
      `    now ${quote.dueNow.amount}, lines ${quote.lines.map(({ amount }) => amount.amount).join(' ')}`,
    );
    const payment = story.account.payments.pages.flat().find(({ id }) => id === change.paymentId);
    assert.equal(payment?.amount ?? 0, quote.dueNow.amount, 'QUO-2: what was charged is what was quoted');
    assert.deepEqual(
      change.lines.map(({ amount, units }) => [amount, units]),
      quote.lines.map(({ amount, units }) => [amount.amount, units]),
      'QUO-2: the lines are those quoted',
    );
    if (paysWell) {
      const after = upcomingInvoice(story.account).estimate;
      assert.deepEqual(
        after && { renewsOn: after.renewsOn, amountDue: after.amountDue },
        quote.nextRenewal.after,
        'QUO-1: the next renewal is the one that the quote announced',
      );
    }
  }

  /** TIME-1: going there in two steps comes to the same. */
  #wait(minutes: number, split: number): void {
    const { story } = this;
    const start = story.account.now;
    const end = start + minutes * 60_000;
    const halfway = start + Math.round((minutes * split) / 100) * 60_000;
    const before = story.account;
    story.moveTo(halfway).moveTo(end);
    const inTwo = story.account;
    if (split % 4 !== 0) return;
    story.account = before;
    story.moveTo(end);
    assert.deepEqual(story.account, inTwo, 'TIME-1: the clock is path-independent');
  }

  /** INV-4: the renewal is what was estimated. */
  #renew(): void {
    const { story } = this;
    const due = nextDue(story.account);
    if (due === null) return;
    const { estimate } = upcomingInvoice(story.account);
    const place = story.account.invoices.size;
    story.moveTo(due);
    const invoice = rowAt(story.account.invoices, place);
    assert.deepEqual(
      estimate && [
        estimate.total.amount,
        estimate.balanceApplied.amount,
        estimate.lines.map((line) => line.amount.amount),
      ],
      invoice ? [invoice.total, invoice.balanceApplied, invoice.lines.map(({ amount }) => amount)] : null,
      'INV-4: the renewal equals its estimate',
    );
  }

  /** REQ-1 and SEAT-12: no document, no charge and no amount comes of it. */
  #unchanged(act: () => unknown): void {
    const money = ({ invoices, creditNotes, ledger, payments, subscription, revision }: AccountState) => ({
      invoices,
      creditNotes,
      ledger,
      payments,
      subscription,
      revision,
    });
    const before = money(this.story.account);
    act();
    assert.deepEqual(money(this.story.account), before, 'no money moves');
  }
}
