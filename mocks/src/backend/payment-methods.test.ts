import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  Change,
  InvoiceList,
  Payment,
  PaymentMethod,
  PaymentMethodList,
  Problem,
} from '@billfold/contract';
import { TestBackend } from '../testing/backend.ts';

interface Kept {
  token: string;
  brand: string;
  last4: string;
}

const card = (number: string, expMonth = 12, expYear = 2030) => ({ number, expMonth, expYear });

async function add(backend: TestBackend, number: string) {
  const { token } = await backend.tell<Kept>('vault/tokens', card(number));
  return backend.post<PaymentMethod>('/payment-methods', { token });
}

async function invite(backend: TestBackend): Promise<Change> {
  return (await backend.change<Change>({ type: 'add_members', emails: ['new@a.example'] })).body;
}

describe('the vault (PAY-3)', () => {
  it('turns any card number into a token, and keeps the number nowhere', async () => {
    const backend = new TestBackend();
    const kept = await backend.tell<Kept>('vault/tokens', card('4111 1111 1111 1111'));
    assert.deepEqual([kept.brand, kept.last4], ['visa', '1111']);
    await backend.post('/payment-methods', { token: kept.token });
    for (const [number, brand] of [
      ['5555555555554444', 'mastercard'],
      ['378282246310005', 'amex'],
      ['6011111111111117', 'discover'],
    ] as const)
      assert.equal((await backend.tell<Kept>('vault/tokens', card(number))).brand, brand);
    for (const number of ['4111111111111111', '4111 1111', '5555555555554444', '378282246310005'])
      assert.ok(!backend.bytes.includes(number), number);
  });

  it('keeps no number of a test card that a recipe names, either', () => {
    const backend = new TestBackend({ overrides: { card: '4000 0000 0000 9995' } });
    assert.doesNotMatch(backend.bytes, /4000 ?0000 ?0000 ?9995/);
    assert.equal(backend.instance.recipe.overrides.card, '9995');
  });

  it('refuses what is no card number, and cards that have expired', async () => {
    const backend = new TestBackend({ at: '2026-04-30' });
    const before = backend.bytes;
    for (const [typed, status, code] of [
      [card('4242 4242 4242 4241'), 422, 'invalid_number'],
      [card('4242'), 422, 'invalid_number'],
      [card('4242 4242 4242 4242', 3, 2026), 422, 'expired_card'],
      [card('4242 4242 4242 4242', 13, 2030), 422, 'invalid_request'],
    ] as const) {
      const refused = await backend.post<Problem>('/__mock__/vault/tokens', typed);
      assert.deepEqual([refused.status, refused.body.code], [status, code]);
    }
    assert.equal(backend.bytes, before);
    // It works to the end of its month.
    await backend.tell('vault/tokens', card('4242 4242 4242 4242', 4, 2026));
  });

  it("knows no other account's tokens", async () => {
    const [one, other] = [new TestBackend(), new TestBackend()];
    const { token } = await other.tell<Kept>('vault/tokens', card('4242 4242 4242 4242'));
    for (const unknown of [token, 'tok_none', '__proto__']) {
      const refused = await one.post<Problem>('/payment-methods', { token: unknown });
      assert.deepEqual([refused.status, refused.body.code], [409, 'unknown_token']);
    }
  });
});

describe('payment methods', () => {
  it('PAY-1: are added, edited, made the default one and removed', async () => {
    const backend = new TestBackend();
    const added = await add(backend, '5555 5555 5555 4444');
    assert.deepEqual([added.status, added.body.isDefault], [201, false]);
    const path = `/payment-methods/${added.body.id}`;
    const edited = await backend.patch<PaymentMethod>(
      path,
      { expMonth: 1, expYear: 2032 },
      added.body.version,
    );
    assert.deepEqual([edited.status, edited.body.expYear], [200, 2032]);
    assert.equal((await backend.post<PaymentMethod>(`${path}/default`)).body.isDefault, true);
    const { data } = (await backend.get<PaymentMethodList>('/payment-methods')).body;
    assert.deepEqual(
      data.map(({ last4 }) => last4),
      ['4444', '4242'],
    );
    const former = data[1];
    const removed = await backend.delete<PaymentMethod>(`/payment-methods/${former?.id}`, former?.version);
    assert.deepEqual([removed.status, removed.body.last4], [200, '4242']);
  });

  it('PAY-2: the last one of a paying account stays', async () => {
    const backend = new TestBackend();
    const [only] = (await backend.get<PaymentMethodList>('/payment-methods')).body.data;
    const refused = await backend.delete<Problem>(`/payment-methods/${only?.id}`, only?.version);
    assert.deepEqual([refused.status, refused.body.code], [409, 'payment_method_required']);
  });

  it('a card that its bank refuses is not saved, and the refusal says why', async () => {
    const backend = new TestBackend();
    const { token } = await backend.tell<Kept>('vault/tokens', card('4000 0000 0000 0002'));
    const refused = await backend.post<Problem>('/payment-methods', { token });
    assert.deepEqual(
      [refused.status, refused.body.code, refused.body.errors?.map(({ code }) => code)],
      [409, 'card_refused', ['card_declined']],
    );
  });

  it('bank transfer is for products that have it', async () => {
    const refused = await new TestBackend().post<Problem>('/payment-methods', { type: 'bank_transfer' });
    assert.deepEqual([refused.status, refused.body.code], [409, 'payment_method_type_not_offered']);
    const again = await new TestBackend({ scenario: 'program' }).post<Problem>('/payment-methods', {
      type: 'bank_transfer',
    });
    assert.deepEqual([again.status, again.body.code], [409, 'already_added']);
  });
});

describe('test cards', () => {
  for (const [number, declineCode] of [
    ['4000 0000 0000 9995', 'insufficient_funds'],
    ['4000 0000 0000 9987', 'lost_card'],
    ['4000 0000 0000 0069', 'expired_card'],
    ['4000 0000 0000 0341', 'card_declined'],
  ] as const) {
    it(`${number} is saved, and every charge fails: ${declineCode}`, async () => {
      const backend = new TestBackend();
      const { body } = await add(backend, number);
      await backend.post(`/payment-methods/${body.id}/default`);
      const { payment } = await invite(backend);
      assert.deepEqual([payment?.status, payment?.declineCode], ['failed', declineCode]);
    });
  }

  /** The account renews on 1 May 2026 with a card that worked to the end of April. */
  async function renewedWithExpired(card: string) {
    const backend = new TestBackend({ overrides: { card } });
    const [method] = (await backend.get<PaymentMethodList>('/payment-methods')).body.data;
    assert.ok(method);
    const path = `/payment-methods/${method.id}`;
    await backend.patch(path, { expMonth: 4, expYear: 2026 }, method.version);
    await backend.tell('clock', { to: 'next_renewal' });
    const newest = async () => {
      const invoice = (await backend.get<InvoiceList>('/invoices?limit=1')).body.data[0];
      assert.ok(invoice);
      return invoice;
    };
    const attempts = async () => (await newest()).attempts.map(({ declineCode }) => declineCode);
    return { backend, method, path, newest, attempts };
  }

  for (const card of ['4242', '5555 5555 5555 4444'] as const) {
    it(`${card} is declined once its month is over, in every way alike, until its expiry is mended`, async () => {
      const { backend, method, path, newest, attempts } = await renewedWithExpired(card);
      const { id: invoiceId } = await newest();
      await backend.tell('clock', { advance: 'P3D' });
      assert.deepEqual(await attempts(), ['expired_card', 'expired_card'], 'the renewal and its retry');
      await backend.change({ type: 'pay_invoice', invoiceId });
      await backend.change({ type: 'pay_invoice', invoiceId, paymentMethodId: method.id });
      await backend.post(`${path}/default`);
      assert.deepEqual(
        await attempts(),
        Array.from({ length: 5 }, () => 'expired_card'),
      );
      const [{ version } = method] = (await backend.get<PaymentMethodList>('/payment-methods')).body.data;
      await backend.patch(path, { expMonth: 4, expYear: 2030 }, version);
      assert.deepEqual([(await newest()).status, (await attempts()).length], ['paid', 6]);
    });
  }

  it('4000 0000 0000 8880 is renewed by its bank: it pays after its month is over, by renewal and by hand', async () => {
    const { backend, method, newest, attempts } = await renewedWithExpired('8880');
    assert.deepEqual([(await newest()).status, await attempts()], ['paid', [null]]);
    await backend.tell('faults', { charges: 'insufficient_funds' });
    await backend.tell('clock', { to: 'next_renewal' });
    await backend.tell('faults', { charges: null });
    const { id: invoiceId } = await newest();
    await backend.change({ type: 'pay_invoice', invoiceId, paymentMethodId: method.id });
    assert.deepEqual([(await newest()).status, await attempts()], ['paid', ['insufficient_funds', null]]);
  });

  it('PAY-4: 4000 0000 0000 3220 asks when it is saved, and for each payment', async () => {
    const backend = new TestBackend();
    const { body: asking } = await add(backend, '4000 0000 0000 3220');
    assert.equal(asking.setup.status, 'requires_action');
    assert.ok(asking.setup.nextAction);
    const saved = await backend.tell<PaymentMethod>('authentications', {
      paymentMethodId: asking.id,
      outcome: 'succeeded',
    });
    assert.equal(saved.setup.status, 'succeeded');
    await backend.post(`/payment-methods/${asking.id}/default`);

    const { payment } = await invite(backend);
    assert.equal(payment?.status, 'requires_action');
    const paid = await backend.tell<Payment>('authentications', {
      paymentId: payment.id,
      outcome: 'succeeded',
    });
    assert.equal(paid.status, 'succeeded');
  });

  it('PAY-4: whoever refuses has not paid, and can be asked no more', async () => {
    const backend = new TestBackend({ overrides: { card: '3220' } });
    const { payment } = await invite(backend);
    const answer = { paymentId: payment?.id, outcome: 'refused' };
    assert.equal((await backend.tell<Payment>('authentications', answer)).status, 'failed');
    const again = await backend.post<Problem>('/__mock__/authentications', answer);
    assert.equal(again.status, 409);
    const unknown = { paymentId: 'pay_none', outcome: 'refused' };
    assert.equal((await backend.post<Problem>('/__mock__/authentications', unknown)).status, 404);
  });

  it('PAY-4: whoever walks away can give the payment up', async () => {
    const backend = new TestBackend({ overrides: { card: '3220' } });
    const { payment } = await invite(backend);
    const path = `/payments/${payment?.id}/cancel`;
    assert.equal((await backend.post<Payment>(path)).body.status, 'canceled');
    const again = await backend.post<Problem>(path);
    assert.deepEqual([again.status, again.body.code], [409, 'payment_settled']);
  });
});
