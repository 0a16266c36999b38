import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { noticesFor } from './views/notices.ts';
import {
  advance,
  parseInstant,
  paymentMethodsInOrder,
  paymentMethodView,
  rowAt,
  type NewPaymentMethod,
  type PaymentMethodState,
} from './index.ts';
import { memberById } from './members.ts';
import { CARD, Story, type Beginning } from './testing/story.ts';

const DECLINED = { status: 'failed', declineCode: 'card_declined' } as const;
const ASKS = { status: 'requires_action' } as const;

const FIRST = 'pm_test_1';
const BOTH_TYPES: Beginning = { policy: { paymentMethodTypes: ['card', 'bank_transfer'] } };

const bankTransfer = (story: Story) =>
  story.run({ type: 'add_payment_method', by: story.owner, method: { type: 'bank_transfer' } });

function addCard(story: Story, more: Partial<typeof CARD> = {}, requiresAction = false): string {
  const method: NewPaymentMethod = {
    type: 'card',
    card: { ...CARD, token: 'other', ...more },
    requiresAction,
  };
  return story.run({ type: 'add_payment_method', by: story.owner, method });
}

function methodOf(story: Story, id: string): PaymentMethodState {
  const method = story.account.paymentMethods[id];
  assert.ok(method);
  return method;
}

const viewOf = (story: Story, id: string) => paymentMethodView(story.account, methodOf(story, id));
const makeDefault = (story: Story, paymentMethodId: string) =>
  story.run({ type: 'make_default', by: story.owner, paymentMethodId });
const remove = (story: Story, paymentMethodId: string) => {
  const version = String(methodOf(story, paymentMethodId).version);
  return story.run({ type: 'remove_payment_method', by: story.owner, paymentMethodId, version });
};
const setExpiry = (story: Story, paymentMethodId: string, expMonth: number, expYear: number, version = '1') =>
  story.run({ type: 'update_payment_method', by: story.owner, paymentMethodId, expMonth, expYear, version });
const defaultOf = (story: Story) => story.account.defaultPaymentMethodId;

/** The renewal of 1 May 2026 has failed. */
function overdue(beginning: Beginning = {}): Story {
  const story = new Story(beginning);
  story.card = DECLINED;
  return story.on('2026-05-02');
}

const REQUIRED = {
  code: 'payment_method_required',
  remedy: { kind: 'add_payment_method', params: {} },
};

describe('PAY-1: ways to pay', () => {
  it('PAY-1: the first one is the default, later ones are not', () => {
    const story = new Story({ paymentMethod: null, planId: 'free' });
    const first = addCard(story);
    const second = addCard(story);
    assert.equal(defaultOf(story), first);
    assert.deepEqual([viewOf(story, first).isDefault, viewOf(story, second).isDefault], [true, false]);
  });

  it('PAY-1: shows brand, last four, expiry, and never the token', () => {
    const view = viewOf(new Story(), FIRST);
    assert.deepEqual(view, {
      id: FIRST,
      type: 'card',
      brand: 'visa',
      last4: '4242',
      expMonth: 12,
      expYear: 2040,
      expiryStatus: 'valid',
      isDefault: true,
      setup: { status: 'succeeded', nextAction: null },
      version: '1',
    });
  });

  it('PAY-1: works to the end of its month; expires soon in that month and the one before', () => {
    const story = new Story();
    setExpiry(story, FIRST, 6, 2026);
    const statuses = ['2026-04-30', '2026-05-01', '2026-06-01', '2026-06-30', '2026-07-01'].map(
      (day) => viewOf(story.on(day), FIRST).expiryStatus,
    );
    assert.deepEqual(statuses, ['valid', 'expiring', 'expiring', 'expiring', 'expired']);
  });

  it('PAY-1: over the turn of the year, by the account’s own day', () => {
    const story = new Story({ startsOn: '2026-11-15', timeZone: 'America/New_York' });
    setExpiry(story, FIRST, 12, 2026);
    const statuses = [
      '2026-11-30T12:00:00-05:00',
      '2026-12-31T23:59:00-05:00',
      '2027-01-01T00:00:00-05:00',
    ].map((instant) => viewOf(story.on(instant), FIRST).expiryStatus);
    assert.deepEqual(statuses, ['expiring', 'expiring', 'expired']);
  });

  it('PAY-1: its expiry can be edited, by its version, and not to a month that is over', () => {
    const story = new Story().on('2026-04-16');
    setExpiry(story, FIRST, 4, 2026);
    assert.equal(viewOf(story, FIRST).expMonth, 4);
    assert.throws(() => setExpiry(story, FIRST, 5, 2026, '1'), { code: 'version_stale' });
    assert.throws(() => setExpiry(story, FIRST, 3, 2026, '2'), { code: 'invalid_request' });
    assert.throws(() => setExpiry(story, FIRST, 12, 2025, '2'), { code: 'invalid_request' });
    assert.equal(viewOf(story, FIRST).expMonth, 4);
  });

  it('PAY-1: bank transfer has no expiry, and there is one at most', () => {
    const story = new Story(BOTH_TYPES);
    const id = bankTransfer(story);
    const { expiryStatus, expMonth, brand } = viewOf(story, id);
    assert.deepEqual([expiryStatus, expMonth, brand], [null, null, null]);
    assert.throws(() => setExpiry(story, id, 1, 2030), { code: 'not_a_card' });
    assert.throws(() => bankTransfer(story), { code: 'already_added' });
  });

  it('PAY-1: only what the product offers', () => {
    assert.throws(() => bankTransfer(new Story()), { code: 'payment_method_type_not_offered' });
  });

  it('PAY-1: the default stands first, the others as they were added', () => {
    const story = new Story();
    const second = addCard(story);
    const third = addCard(story);
    makeDefault(story, third);
    assert.deepEqual(
      paymentMethodsInOrder(story.account).map(({ id }) => id),
      [third, FIRST, second],
    );
  });

  it('PAY-1: all of it works while overdue', () => {
    const story = overdue();
    const second = addCard(story);
    setExpiry(story, FIRST, 1, 2030);
    makeDefault(story, second);
    remove(story, FIRST);
    assert.deepEqual(Object.keys(story.account.paymentMethods), [second]);
  });

  it('PAY-1: another card than the default pays an invoice by hand, and the default stays', () => {
    const story = overdue();
    const paymentMethodId = addCard(story);
    story.cards = { other: { status: 'succeeded' } };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2', paymentMethodId });
    assert.equal(rowAt(story.account.invoices, 1)?.status, 'paid');
    assert.equal(defaultOf(story), FIRST);
  });

  it('PAY-1: what cannot be used pays nothing: expired, unknown, bank transfer', () => {
    const story = overdue(BOTH_TYPES);
    const expired = addCard(story, { expMonth: 4, expYear: 2026 });
    const pay = (paymentMethodId: string) =>
      story.quote({ type: 'pay_invoice', invoiceId: 'in_test_2', paymentMethodId });
    assert.throws(() => pay(expired), { code: 'payment_method_not_usable' });
    assert.throws(() => pay('constructor'), { code: 'not_found' });
    assert.throws(() => pay(bankTransfer(story)), { code: 'payment_method_required' });
  });

  it('PAY-1: the default that has expired is asked all the same: its bank may have renewed it', () => {
    const story = new Story();
    setExpiry(story, FIRST, 4, 2026);
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [2400, 2400]);
  });

  it('PAY-1: the default that has expired is asked in every way: by renewal, retry, hand, name, and when it is chosen again', () => {
    const story = new Story();
    setExpiry(story, FIRST, 4, 2026);
    story.card = { status: 'failed', declineCode: 'expired_card' };
    story.on('2026-05-01');
    assert.deepEqual(story.charges, [2400, 2400], 'the renewal');
    story.on('2026-05-04');
    assert.equal(story.charges.length, 3, 'the first retry');
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2', paymentMethodId: FIRST });
    assert.equal(story.charges.length, 5, 'by hand, and by name');
    makeDefault(story, FIRST);
    assert.equal(story.charges.length, 6, 'chosen again');
    story.card = { status: 'succeeded' };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2', paymentMethodId: FIRST });
    assert.equal(rowAt(story.account.invoices, 1)?.status, 'paid');
  });

  it('PAY-1: a charge says whether the card’s month is over, by the account’s clock and the expiry as it was edited', () => {
    const wanted: boolean[] = [];
    const world = {
      charge({ cardExpired }: { cardExpired: boolean }) {
        wanted.push(cardExpired);
        return { status: 'succeeded' as const };
      },
      checkTaxId: () => 'valid' as const,
      mail: () => undefined,
    };
    const story = new Story();
    setExpiry(story, FIRST, 5, 2026);
    // In Paris, 1 June begins two hours before it does in UTC.
    const june = advance(story.account, parseInstant('2026-06-01T00:00:00+02:00'), world);
    assert.deepEqual(wanted, [false, true]);
    assert.equal(june.subscription.status, 'active');
  });

  it('PAY-1: an expired card cannot become the default, nor one that is unknown', () => {
    const story = new Story().on('2026-04-16');
    const expired = addCard(story, { expMonth: 3, expYear: 2026 });
    assert.throws(() => makeDefault(story, expired), { code: 'payment_method_not_usable' });
    assert.throws(() => makeDefault(story, '__proto__'), { code: 'not_found' });
    assert.equal(defaultOf(story), FIRST);
  });

  it('PAY-1: a first card that has expired does not become the default', () => {
    const story = new Story({ paymentMethod: null, planId: 'free' }).on('2026-04-16');
    addCard(story, { expMonth: 3, expYear: 2026 });
    assert.equal(defaultOf(story), null);
  });

  it('PAY-1: who may not manage ways to pay is refused', () => {
    const story = new Story();
    const by = story.memberNamed('Member 1');
    const method = { type: 'card' as const, card: CARD, requiresAction: false };
    assert.throws(() => story.run({ type: 'add_payment_method', by, method }), {
      code: 'forbidden',
      requiredPermission: 'payment_methods.manage',
    });
  });
});

describe('PAY-2: a paid or owing account keeps one usable method', () => {
  it('PAY-2: paying: the default cannot be removed, alone or beside another', () => {
    const story = new Story();
    assert.throws(() => remove(story, FIRST), REQUIRED);
    addCard(story);
    assert.throws(() => remove(story, FIRST), REQUIRED);
  });

  it('PAY-2: once another usable one has taken over, it goes', () => {
    const story = new Story();
    makeDefault(story, addCard(story));
    remove(story, FIRST);
    assert.equal(story.account.paymentMethods[FIRST], undefined);
  });

  it('PAY-2: another one that is not the default goes at any time', () => {
    const story = new Story();
    remove(story, addCard(story));
    assert.equal(defaultOf(story), FIRST);
  });

  it('PAY-2: owing: overdue, on the way to Free, the default stays until it is paid', () => {
    const story = overdue();
    story.make({ type: 'change_plan', planId: 'free', interval: 'month' });
    assert.throws(() => remove(story, FIRST), REQUIRED);
    story.card = { status: 'succeeded' };
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2' });
    remove(story, FIRST);
    assert.equal(defaultOf(story), null);
  });

  it('PAY-2: owing what waits for the next invoice, on the way to Free', () => {
    const story = new Story({ policy: { seatInvoicing: 'next_invoice' } }).on('2026-04-16');
    story.add('ada@example.com');
    story.make({ type: 'change_plan', planId: 'free', interval: 'month' });
    assert.throws(() => remove(story, FIRST), REQUIRED);
  });

  it('PAY-2: unpaid, the default stays', () => {
    const story = overdue().on('2026-05-20');
    assert.equal(story.account.subscription.status, 'unpaid');
    assert.throws(() => remove(story, FIRST), REQUIRED);
  });

  it('PAY-2: a move to Free ahead lets it go; a move to another plan that costs something does not', () => {
    const story = new Story({ planId: 'max' });
    story.make({ type: 'change_plan', planId: 'pro', interval: 'month' });
    assert.throws(() => remove(story, FIRST), REQUIRED);
    story.make({ type: 'change_plan', planId: 'free', interval: 'month' });
    remove(story, FIRST);
    assert.equal(defaultOf(story), null);
    // What is undone would have to be paid.
    const changeId = story.account.subscription.scheduled?.changeId ?? '';
    assert.throws(() => story.run({ type: 'cancel_change', by: story.owner, changeId }), REQUIRED);
  });

  it('PAY-2: on Free nothing is needed, and the next usable one takes over', () => {
    const story = new Story({ planId: 'free' }).on('2026-04-16');
    addCard(story, { expMonth: 3, expYear: 2026 });
    const usable = addCard(story);
    remove(story, FIRST);
    assert.equal(defaultOf(story), usable);
    remove(story, usable);
    assert.equal(defaultOf(story), null);
  });

  it('PAY-2: bank transfer takes over by itself, paying and owing', () => {
    for (const story of [new Story(BOTH_TYPES), overdue(BOTH_TYPES)]) {
      addCard(story);
      const transfer = bankTransfer(story);
      const charges = story.charges.length;
      remove(story, FIRST);
      assert.equal(defaultOf(story), transfer);
      assert.equal(story.charges.length, charges);
    }
  });

  it('PAY-2: bank transfer itself goes only after a card has taken over', () => {
    const story = new Story({ ...BOTH_TYPES, paymentMethod: { type: 'bank_transfer' } });
    assert.throws(() => remove(story, FIRST), REQUIRED);
    const card = addCard(story);
    assert.throws(() => remove(story, FIRST), REQUIRED);
    makeDefault(story, card);
    remove(story, FIRST);
    assert.equal(defaultOf(story), card);
  });

  it('REQ-2: is removed by its version, once', () => {
    const story = new Story();
    const id = addCard(story);
    const gone = { type: 'remove_payment_method', by: story.owner, paymentMethodId: id } as const;
    assert.throws(() => story.run({ ...gone, version: '2' }), { code: 'version_stale' });
    story.run({ ...gone, version: '1' });
    assert.throws(() => story.run({ ...gone, version: '1' }), { code: 'not_found' });
  });
});

describe('PAY-4: the bank is asked before a card is saved', () => {
  function asking(beginning: Beginning = { paymentMethod: null, planId: 'free' }): {
    story: Story;
    id: string;
  } {
    const story = new Story(beginning).on('2026-04-16');
    return { story, id: addCard(story, {}, true) };
  }

  it('PAY-4: it waits, is not the default, and its question can be read again until then', () => {
    const { story, id } = asking();
    assert.equal(defaultOf(story), null);
    assert.deepEqual(viewOf(story, id).setup, {
      status: 'requires_action',
      nextAction: {
        kind: 'authenticate',
        params: { paymentMethodId: id },
        expiresAt: '2026-04-17T09:00:00+02:00',
      },
    });
    assert.throws(() => makeDefault(story, id), { code: 'payment_method_not_usable' });
  });

  it('PAY-4: answered, the first one is the default, and open invoices are tried', () => {
    const story = new Story({ paymentMethod: null }).on('2026-04-02');
    const id = addCard(story, {}, true);
    story.run({ type: 'settle_setup', paymentMethodId: id, outcome: 'succeeded' });
    assert.deepEqual([defaultOf(story), viewOf(story, id).setup.status], [id, 'succeeded']);
    assert.deepEqual(story.charges, [2400]);
  });

  it('PAY-4: refused, it is not saved, and can be taken away', () => {
    const { story, id } = asking();
    story.run({ type: 'settle_setup', paymentMethodId: id, outcome: 'refused' });
    assert.deepEqual(
      [defaultOf(story), viewOf(story, id).setup],
      [null, { status: 'failed', nextAction: null }],
    );
    assert.throws(() => story.run({ type: 'settle_setup', paymentMethodId: id, outcome: 'succeeded' }), {
      code: 'setup_settled',
    });
    remove(story, id);
  });

  it('PAY-4: after 24 hours without an answer it has failed, and an answer comes too late', () => {
    const { story, id } = asking();
    story.on('2026-04-17T08:59:59+02:00');
    assert.equal(viewOf(story, id).setup.status, 'requires_action');
    story.on('2026-04-17T09:00:00+02:00');
    assert.equal(viewOf(story, id).setup.status, 'failed');
    assert.throws(() => story.run({ type: 'settle_setup', paymentMethodId: id, outcome: 'succeeded' }), {
      code: 'setup_settled',
    });
  });

  it('PAY-4: by policy, after other hours; of two, each at its own instant', () => {
    const { story, id } = asking({ paymentMethod: null, planId: 'free', policy: { authenticationHours: 1 } });
    story.on('2026-04-16T09:30:00+02:00');
    const second = addCard(story, {}, true);
    story.on('2026-04-16T10:00:00+02:00');
    assert.deepEqual(
      [viewOf(story, id).setup.status, viewOf(story, second).setup.status],
      ['failed', 'requires_action'],
    );
    story.on('2026-04-16T10:30:00+02:00');
    assert.equal(viewOf(story, second).setup.status, 'failed');
  });

  it('PAY-4: a way to pay that is not there waits for nothing', () => {
    assert.throws(
      () => new Story().run({ type: 'settle_setup', paymentMethodId: 'pm_test_9', outcome: 'succeeded' }),
      { code: 'not_found' },
    );
  });
});

describe('PAY-6: the method of a payment in progress', () => {
  it('PAY-6: stays, whether it is the default or not, until the payment is over', () => {
    const story = overdue();
    const paymentMethodId = addCard(story);
    story.card = ASKS;
    story.make({ type: 'pay_invoice', invoiceId: 'in_test_2', paymentMethodId });
    assert.throws(() => remove(story, paymentMethodId), { code: 'payment_in_progress' });
    const [paymentId = ''] = story.account.waitingPaymentIds;
    story.run({ type: 'cancel_payment', by: story.owner, paymentId });
    remove(story, paymentMethodId);
  });
});

describe('PAY-1, SET-2: changes of the ways to pay are mailed', () => {
  it('PAY-1: added, edited, made the default, removed', () => {
    const story = new Story();
    const id = addCard(story);
    setExpiry(story, id, 1, 2030);
    makeDefault(story, id);
    remove(story, FIRST);
    assert.deepEqual(
      story.mails.flatMap(({ changes = [] }) => changes.map(({ kind }) => kind)),
      ['payment_method_added', 'payment_method_updated', 'payment_method_default', 'payment_method_removed'],
    );
  });

  it('PAY-1: the notice of a card that expires goes when its expiry is edited', () => {
    const story = new Story();
    setExpiry(story, FIRST, 5, 2026);
    const owner = () => {
      const member = memberById(story.account, story.owner);
      assert.ok(member);
      return noticesFor(story.account, member).map(({ kind }) => kind);
    };
    assert.deepEqual(owner(), ['card_expiring']);
    setExpiry(story, FIRST, 5, 2030, '2');
    assert.deepEqual(owner(), []);
  });
});

describe('PAY-2: what is left to pay with', () => {
  it('the only usable card stays, while the default one has expired', () => {
    const story = new Story({
      paymentMethod: { type: 'card', card: { ...CARD, expMonth: 4, expYear: 2026 } },
    });
    const other = addCard(story);
    story.on('2026-05-02');
    assert.throws(() => remove(story, other), REQUIRED);
    makeDefault(story, other);
    remove(story, FIRST);
    assert.equal(defaultOf(story), other);
  });
});

describe('PAY-3: a card’s number', () => {
  it('PAY-3: is nowhere in what is shown, nor is the token', () => {
    const story = new Story();
    const id = addCard(story, { token: 'tok_4242424242424242', last4: '4242' });
    const shown = viewOf(story, id);
    assert.equal(shown.last4, '4242');
    assert.doesNotMatch(JSON.stringify(shown), /tok_|\d{5,}/);
  });
});
