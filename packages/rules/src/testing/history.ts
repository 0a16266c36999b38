import type { Quote, RequestedChange } from '@billfold/contract';
import assert from 'node:assert/strict';
import {
  addDays,
  contactsInOrder,
  dayOf,
  formatInstant,
  nextDue,
  nextRenewalAt,
  Refusal,
  rowAt,
  upcomingInvoice,
  type AccountState,
  type Command,
  type InvoiceState,
} from '../index.ts';
import { amountDue, openInvoices } from '../invoices.ts';
import { seated } from '../members.ts';
import { creditorReference } from '../reference.ts';
import type { Action } from './actions.ts';
import { Laws } from './laws.ts';
import { CARD, Story, type Beginning } from './story.ts';

/** How often each action was drawn, and how often it was refused, over all histories. */
export const drawn = new Map<string, { done: number; refused: number; 'nothing to do': number }>();

/** There is nothing yet that this action could be about. */
class NothingToDo extends Error {}

/** Lives a history, holding every step against the laws. A broken law tells the history as a story. */
export function live({ beginning, actions }: { beginning: Beginning; actions: Action[] }): number {
  const history = new History(beginning);
  try {
    for (const action of actions) history.act(action);
    return history.story.account.invoices.pages.flat().filter(({ reason }) => reason === 'renewal').length;
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
    const count = drawn.get(type) ?? { done: 0, refused: 0, 'nothing to do': 0 };
    drawn.set(type, count);
    const before = this.story.account;
    const charged = this.story.charges.length;
    const day = formatInstant(before.now, before.timeZone);
    this.told.push(`${day}  ${type} ${JSON.stringify(details)}`);
    try {
      this.#perform(action);
      count.done += 1;
      if (before.status === 'closed') this.#nothingHasHappened(before, charged);
    } catch (error) {
      if (error instanceof NothingToDo) count['nothing to do'] += 1;
      else if (error instanceof Refusal) {
        count.refused += 1;
        this.told.push(`    refused: ${error.code}`);
      } else throw error;
    }
    this.#laws.hold();
  }

  /** CLO-2: after closing nothing is ever charged, and no document is made. */
  #nothingHasHappened(before: AccountState, charged: number): void {
    const { account, charges } = this.story;
    assert.deepEqual(
      [account.status, account.invoices, account.creditNotes, account.ledger, account.payments],
      ['closed', before.invoices, before.creditNotes, before.ledger, before.payments],
      'CLO-2: nothing after closing',
    );
    assert.equal(charges.length, charged, 'CLO-2: no card is charged after closing');
  }

  #perform(action: Action): void {
    const { story } = this;
    const { account } = story;
    const by = story.ownerId;
    switch (action.type) {
      case 'invite': {
        this.#change({ type: 'add_members', emails: this.#newEmails(action.count) });
        return;
      }
      case 'remove': {
        const memberIds = action.picks.map((pick) => this.#removable(pick));
        this.#change({ type: 'remove_members', memberIds });
        return;
      }
      case 'accept an invitation': {
        this.#unchanged(() =>
          story.run({ type: 'accept_invitation', by: this.#member(action.pick), name: 'Someone' }),
        );
        return;
      }
      case 'decline an invitation': {
        const invited = seated(account).filter(({ status }) => status === 'invited');
        this.#run({ type: 'decline_invitation', by: among(invited, action.pick).id });
        return;
      }
      case 'send an invitation again': {
        this.#unchanged(() =>
          story.run({ type: 'resend_invitation', by, memberId: this.#member(action.pick) }),
        );
        return;
      }
      case 'change plan': {
        const { planId, interval, pick } = action;
        // Now and then it is somebody else who asks.
        const asks = pick === 0 ? this.#member(pick + 1) : by;
        this.#change({ type: 'change_plan', planId, interval }, asks);
        return;
      }
      case 'undo a change of plan': {
        this.#run({ type: 'cancel_change', by, changeId: this.#waitingChange() });
        return;
      }
      case 'send the link again': {
        this.#run({ type: 'resend_confirmation', by, changeId: given(account.unconfirmedChangeId) });
        return;
      }
      case 'confirm the change': {
        this.#confirmChange();
        return;
      }
      case 'pay an open invoice': {
        const invoiceId = among(openInvoices(account), action.pick).id;
        const methods = Object.keys(account.paymentMethods);
        const paymentMethodId = action.method < 2 ? methods[action.method] : undefined;
        this.#change({ type: 'pay_invoice', invoiceId, ...(paymentMethodId && { paymentMethodId }) });
        return;
      }
      case 'invoice what waits': {
        this.#change({ type: 'invoice_pending_charges' });
        return;
      }
      case 'answer the bank':
        if (account.waitingPaymentIds.length === 0) {
          this.#letTheBankAsk();
          return;
        }
        this.#run({
          type: 'settle_authentication',
          paymentId: given(account.waitingPaymentIds[0]),
          outcome: action.refused ? 'refused' : 'succeeded',
        });
        return;
      case 'give a payment up':
        if (account.waitingPaymentIds.length === 0) {
          this.#letTheBankAsk();
          return;
        }
        this.#run({ type: 'cancel_payment', by, paymentId: given(account.waitingPaymentIds[0]) });
        return;
      case 'send an invoice again': {
        this.#unchanged(() =>
          story.run({
            type: 'send_invoice',
            by,
            invoiceId: given(rowAt(account.invoices, action.pick % (account.invoices.size || 1))?.id),
          }),
        );
        return;
      }
      case 'add a card': {
        this.#run({
          type: 'add_payment_method',
          by,
          method: { type: 'card', card: CARD, requiresAction: action.asks },
        });
        return;
      }
      case 'answer the bank about a card': {
        const waiting = Object.values(account.paymentMethods).find(
          ({ setup }) => setup.status === 'requires_action',
        );
        if (!waiting) {
          this.#run({
            type: 'add_payment_method',
            by,
            method: { type: 'card', card: CARD, requiresAction: true },
          });
          return;
        }
        const outcome = action.refused ? 'refused' : 'succeeded';
        this.#run({ type: 'settle_setup', paymentMethodId: given(waiting.id), outcome });
        return;
      }
      case 'pay by transfer from now on': {
        const known = Object.values(account.paymentMethods).find(({ type }) => type === 'bank_transfer');
        if (!known) this.#run({ type: 'add_payment_method', by, method: { type: 'bank_transfer' } });
        const added = Object.values(this.story.account.paymentMethods).find(
          ({ type }) => type === 'bank_transfer',
        );
        this.#run({ type: 'make_default', by, paymentMethodId: given(added?.id) });
        return;
      }
      case 'make another method the default': {
        this.#run({ type: 'make_default', by, paymentMethodId: this.#method(action.pick).id });
        return;
      }
      case 'a card gets a new expiry': {
        const { id, version } = this.#method(action.pick);
        const mend = () =>
          story.run({
            type: 'update_payment_method',
            by,
            paymentMethodId: id,
            expMonth: 1,
            expYear: 2050,
            version: String(version),
          });
        // What is open is tried again (DUN-2).
        if (account.openInvoiceIds.length > 0) mend();
        else this.#unchanged(mend);
        return;
      }
      case 'remove a method': {
        const { id, version } = this.#method(action.pick);
        this.#run({
          type: 'remove_payment_method',
          by,
          paymentMethodId: id,
          version: String(version),
        });
        return;
      }
      case 'a transfer arrives': {
        this.#transfer(action.percent, action.reference);
        return;
      }
      case 'move': {
        this.#settings({ address: action.to, taxId: null });
        return;
      }
      case 'give a VAT number': {
        this.#settings({ taxId: action.value === null ? null : { value: action.value } });
        return;
      }
      case 'the registry says':
        story.registry = action.outcome;
        return;
      case 'change the mail': {
        this.#settings({ emailFrequency: action.frequency });
        return;
      }
      case 'let members purchase': {
        this.#settings({ purchasers: action.members ? 'members' : 'owners' });
        return;
      }
      case 'add a contact': {
        this.#run({ type: 'add_contact', by, contact: { email: this.#newEmails(1)[0] ?? '' } });
        return;
      }
      case 'change a contact': {
        const { id, version } = among(contactsInOrder(account), action.pick);
        this.#run({
          type: 'update_contact',
          by,
          contactId: id,
          patch: { firstName: 'Ada' },
          version: String(version),
        });
        return;
      }
      case 'remove a contact': {
        const { id, version } = among(contactsInOrder(account), action.pick);
        this.#run({ type: 'remove_contact', by, contactId: id, version: String(version) });
        return;
      }
      case 'pass ownership on': {
        this.#run({ type: 'pass_ownership', by, memberId: this.#member(action.pick) });
        return;
      }
      case 'close the account': {
        this.#run({ type: 'close_account', by, version: story.closure.version });
        return;
      }
      case 'confirm the closing':
        if (account.closingConfirmationId === null) {
          this.#run({ type: 'close_account', by, version: story.closure.version });
          return;
        }
        this.#run({ type: 'confirm', by, token: story.mailedToken('confirm_closing') });
        return;
      case 'withdraw the closing': {
        this.#run({ type: 'withdraw_closure', by });
        return;
      }
      case 'announce a price': {
        this.#run({
          type: 'announce_price',
          planId: account.subscription.planId,
          interval: account.subscription.interval,
          amount: action.amount,
          from: account.now,
        });
        return;
      }
      case 'announce a rate of VAT': {
        const { country, rate, days } = action;
        const from = addDays(dayOf(account.now, account.timeZone), days);
        this.#run({ type: 'announce_tax_rate', country, rate, from });
        return;
      }
      case 'move to another zone': {
        this.#run({ type: 'change_time_zone', timeZone: action.timeZone });
        return;
      }
      case 'the card says':
        story.card =
          action.outcome === 'pays'
            ? { status: 'succeeded' }
            : action.outcome === 'asks'
              ? { status: 'requires_action' }
              : { status: 'failed', declineCode: action.outcome };
        return;
      case 'wait': {
        this.#wait(action.minutes, action.split);
        return;
      }
      case 'wait for what comes next': {
        story.moveTo(given(nextDue(account)));
        return;
      }
      case 'wait for the renewal': {
        this.#renew();
        return;
      }
      case 'accept an old quote': {
        const quote = story.quote({ type: 'add_members', emails: this.#newEmails(1) }, by);
        this.#wait(action.minutes, 50);
        this.#accept(quote, by);
        return;
      }
      case 'accept again': {
        const quote = given(this.#lastQuote);
        this.#unchanged(() => story.run({ type: 'accept_quote', by: this.#asked, quoteId: quote.id }));
        return;
      }
    }
  }

  /** Who accepted last. */
  #asked = '';

  /** Somebody begins to pay, and is asked: the next one may answer. */
  #letTheBankAsk(): void {
    this.story.card = { status: 'requires_action' };
    this.#change({ type: 'add_members', emails: this.#newEmails(1) });
  }

  #run(command: Command): void {
    this.story.run(command);
  }

  #settings(patch: Extract<Command, { type: 'update_settings' }>['patch']): void {
    const { story } = this;
    const version = String(story.account.settings.version);
    this.#run({ type: 'update_settings', by: story.ownerId, patch, version });
  }

  #newEmails(count: number): string[] {
    return Array.from({ length: count }, () => `person${(this.#invited += 1)}@example.com`);
  }

  #member(pick: number): string {
    return among(
      seated(this.story.account).map(({ id }) => id),
      pick,
    );
  }

  #method(pick: number) {
    return among(Object.values(this.story.account.paymentMethods), pick);
  }

  /** Seldom the owner, who cannot be removed. */
  #removable(pick: number): string {
    const { ownerId, account } = this.story;
    const others = seated(account)
      .map(({ id }) => id)
      .filter((id) => id !== ownerId);
    return pick === 20 ? ownerId : among(others, pick);
  }

  #waitingChange(): string {
    const { unconfirmedChangeId, subscription } = this.story.account;
    const paying = openInvoices(this.story.account).find(({ planChange }) => planChange);
    return given(paying?.planChange?.changeId ?? unconfirmedChangeId ?? subscription.scheduled?.changeId);
  }

  #change(change: RequestedChange, by = this.story.ownerId): void {
    this.#accept(this.story.quote(change, by), by);
  }

  /** CONF-1: what was mailed is confirmed for what a fresh quote says. */
  #confirmChange(): void {
    const { story } = this;
    const { account } = story;
    const changeId = given(account.unconfirmedChangeId);
    const change = given(account.changes.pages.flat().find(({ id }) => id === changeId));
    const token = story.mailedToken('confirm_plan_change');
    const quote = story.quote(change.requested, story.ownerId);
    this.#hold(quote, story.ownerId, () => {
      story.run({ type: 'confirm', by: story.ownerId, token, quoteId: quote.id });
    });
  }

  #accept(quote: Quote, by: string): void {
    this.#hold(quote, by, () => {
      this.story.run({ type: 'accept_quote', by, quoteId: quote.id });
    });
  }

  /** QUO-2: what was accepted is what was quoted. */
  #hold(quote: Quote, by: string, accept: () => void): void {
    const { story } = this;
    const before = story.charges.length;
    const paysWell = story.card.status === 'succeeded';
    const invoicesBefore = story.account.invoices.size;
    accept();
    this.#lastQuote = quote;
    this.#asked = by;
    this.told.push(
      `    now ${quote.dueNow.amount}, lines ${quote.lines.map(({ amount }) => amount.amount).join(' ')}`,
    );
    const change = story.account.changes.pages.flat().find(({ id }) => {
      const accepted = story.account.quotes.pages.flat().find((each) => each.id === quote.id);
      return id === accepted?.changeId;
    });
    assert.ok(change);
    const charged = story.charges.slice(before).reduce((sum, amount) => sum + amount, 0);
    const isDone = change.status !== 'awaiting_confirmation' && change.status !== 'scheduled';
    const invoiced = story.account.invoices.pages.flat().slice(invoicesBefore);
    const byTransfer = story.account.paymentMethods[story.account.defaultPaymentMethodId ?? '']?.type;
    if (!isDone) assert.equal(charged, 0, 'PLAN-3: what waits charges nothing');
    // Credit settles what was owed, and nothing is there to pay for the period that begins then (CRED-3, DUN-3).
    else if (story.account.defaultPaymentMethodId === null)
      assert.equal(
        invoiced.reduce((sum, invoice) => sum + amountDue(invoice), charged),
        quote.dueNow.amount,
        'QUO-2: what nothing can pay is owed as it was quoted',
      );
    else if (byTransfer !== 'bank_transfer' && paysWell)
      assert.equal(charged, quote.dueNow.amount, 'QUO-2: what was charged is what was quoted');
    if (!isDone) return;
    assert.deepEqual(
      change.lines.map(({ amount, units }) => [amount, units]),
      quote.lines.slice(0, change.lines.length).map(({ amount, units }) => [amount.amount, units]),
      'QUO-2: the lines are those quoted',
    );
    if (!paysWell) return;
    const further = invoiced.filter(({ id }) => id !== change.invoiceId);
    assert.equal(
      further.reduce((sum, { lines }) => sum + lines.length, change.lines.length),
      quote.lines.length,
      'QUO-1: every line that is invoiced was quoted',
    );
    if (byTransfer === 'bank_transfer' && quote.change.type === 'change_plan') return;
    const after = upcomingInvoice(story.account).estimate;
    assert.deepEqual(
      after && { renewsOn: after.renewsOn, amountDue: after.amountDue },
      quote.nextRenewal.after,
      'QUO-1: the next renewal is the one that the quote announced',
    );
  }

  #transfer(percent: number, reference: 'right' | 'wrong' | 'none'): void {
    const { story } = this;
    const oldest: InvoiceState | undefined = openInvoices(story.account)[0];
    const due = oldest ? amountDue(oldest) : 100;
    const amount = Math.max(1, Math.floor((due * percent) / 100));
    const number = reference === 'right' && oldest ? creditorReference(oldest.number) : 'RF00NOBODY';
    story.receive(amount, reference === 'none' ? null : number);
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
    const { charges } = story;
    const mails = story.mails.length;
    const made = charges.length;
    story.account = before;
    story.moveTo(end);
    assert.deepEqual(story.account, inTwo, 'TIME-1: the clock is path-independent');
    charges.length = made;
    story.mails.length = mails;
  }

  /** INV-4: the renewal is what was estimated, if nothing changes until then. */
  #renew(): void {
    const { story } = this;
    const due = given(nextRenewalAt(story.account));
    // Whatever happens before may change it: a payment that fails, a tax number that becomes valid.
    story.moveTo(due - 1);
    if (nextRenewalAt(story.account) !== due) return;
    const { estimate } = upcomingInvoice(story.account);
    const { revision, members } = story.account;
    const place = story.account.invoices.size;
    story.moveTo(due);
    const events = story.account.revision - revision;
    const invoice = rowAt(story.account.invoices, place);
    // Something else was due at the same instant, and went first.
    if (events > 3 || members.count > story.account.members.count) return;
    assert.deepEqual(
      estimate && [
        estimate.total.amount,
        estimate.balanceApplied.amount,
        estimate.lines.map((line) => line.amount.amount),
      ],
      invoice?.reason === 'renewal'
        ? [invoice.total, invoice.balanceApplied, invoice.lines.map(({ amount }) => amount)]
        : null,
      'INV-4: the renewal equals its estimate',
    );
  }

  /** REQ-1, SEAT-12, PAY-1: no document, no charge and no amount comes of it. */
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

/** One of those that are there. */
function among<Item>(items: readonly Item[], pick: number): Item {
  return given(items[pick % (items.length || 1)]);
}

function given<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new NothingToDo();
  return value;
}
